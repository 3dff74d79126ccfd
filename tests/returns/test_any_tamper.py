"""Tampers at random: of any family, at any place of any sample, up to three at once."""

from collections.abc import Callable
from copy import deepcopy
from pathlib import Path
from random import Random
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, given, settings, strategies as st

from generator.docx.elements import SPACE
from generator.docx.package import NUMBERING
from generator.docx.xml import Element, W, parse, serialize
from generator.returns.verifying import Verification, verified
from tests.redlining.bodies import gone, tracked
from tests.returns.editing import Edited
from tests.returns.foreign import related, xml
from tests.returns.test_tampers import SEEN, UNSEEN, margins, opened
from tests.samples import FOLDERS

SAMPLES = [folder / "contract.docx" for folder in FOLDERS]
_NUMBERS = ("upperRoman", "decimal", "upperLetter")
_SIGNED = "Signature"
"""What is written on a line to sign on is no change."""


class Place(Edited):
    """A contract whose one clause is the paragraph at which a tamper is made."""

    paragraph: Element

    def paragraphs(self, slot: str) -> list[Element]:  # noqa: ARG002  any slot is there
        return [self.paragraph, self.paragraph]


Tamper = Callable[[Place, Random], bool]
"""Changes a contract at a random place; says whether there was one to change."""
Change = Callable[[Edited, str], None]
"""A change of the tables."""


def style_of(paragraph: Element) -> str:
    style = paragraph.find(f"{W}pPr/{W}pStyle")
    return "" if style is None else style.get(f"{W}val", "")


def plain(paragraph: Element) -> list[Element]:
    """Return the runs of a paragraph that hold words alone."""
    within = {f"{W}rPr", f"{W}t"}
    runs = [run for run in paragraph.findall(f"{W}r") if {child.tag for child in run} <= within]
    return [run for run in runs if any((text.text or "").strip() for text in run.iter(f"{W}t"))]


def chosen(document: Place, random: Random, fits: Callable[[Element], bool]) -> bool:
    """Choose the paragraph, among those that begin with words and are none to sign on."""
    found = [
        paragraph
        for paragraph in document.root.iter(f"{W}p")
        if not style_of(paragraph).startswith(_SIGNED)
        and (words := plain(paragraph))
        and words[0] is paragraph.find(f"{W}r")
        and paragraph.find(f".//{W}fldChar") is None
        and fits(paragraph)
    ]
    if found:
        document.paragraph = random.choice(found)
    return bool(found)


def any_paragraph(paragraph: Element) -> bool:
    return True


def anywhere(change: Change, fits: Callable[[Element], bool] = any_paragraph) -> Tamper:
    """Make a change of the tables at a random place."""

    def made(document: Place, random: Random) -> bool:
        there = chosen(document, random, fits)
        if there:
            change(document, "")
        return there

    return made


def everywhere(change: Change) -> Tamper:
    """Make a change that has its own place."""

    def made(document: Place, random: Random) -> bool:
        change(document, "")
        return True

    return made


def in_clause(paragraph: Element) -> bool:
    return next(paragraph.iterancestors(f"{W}tbl"), None) is None


def of(*styles: str) -> Callable[[Element], bool]:
    return lambda paragraph: style_of(paragraph) in styles


def at_words(change: Callable[[Element, Random], None]) -> Tamper:
    """Change a random run of words of a random paragraph."""

    def made(document: Place, random: Random) -> bool:
        there = chosen(document, random, any_paragraph)
        if there:
            change(random.choice(plain(document.paragraph)).find(f"{W}t"), random)
        return there

    return made


def another_word(text: Element, random: Random) -> None:
    words = (text.text or "").split(" ")
    words[random.randrange(len(words))] = "zebra"
    text.text = " ".join(words)


def another_figure(text: Element, random: Random) -> None:
    at = random.randrange(len(text.text or "") + 1)
    text.text = f"{text.text[:at]}7{text.text[at:]}"


def wrapped(mark: Callable[[str], str]) -> Callable[[Element, Random], None]:
    """Put words beside some others."""
    return lambda text, _: text.getparent().addnext(xml(mark("unless"))[0])


def level(change: Callable[[Element, Random], None]) -> Tamper:
    """Change a random level of a list that a paragraph of the contract has."""

    def made(document: Place, random: Random) -> bool:
        used = {style_of(p) for p in document.root.iter(f"{W}p") if plain(p)}
        root = parse(document.parts[NUMBERING])
        levels = [
            found
            for found in root.iter(f"{W}lvl")
            if (named := found.find(f"{W}pStyle")) is not None and named.get(f"{W}val") in used
        ]
        change(random.choice(levels), random)
        document.parts[NUMBERING] = serialize(root)
        return True

    return made


def value(level: Element, name: str, change: Callable[[str], str]) -> None:
    found = level.find(f"{W}{name}")
    found.set(f"{W}val", change(found.get(f"{W}val", "")))


def another_kind(level: Element, random: Random) -> None:
    value(level, "numFmt", lambda old: random.choice([kind for kind in _NUMBERS if kind != old]))


def footnote(document: Place, random: Random) -> bool:
    note = '<w:footnote w:id="5"><w:p><w:r><w:t>Only if paid.</w:t></w:r></w:p></w:footnote>'
    related(document.parts, "footnotes.xml", f"<w:footnotes>{note}</w:footnotes>", "footnotes", "rIdNotes")
    return at_words(wrapped(lambda _: '<w:r><w:footnoteReference w:id="5"/></w:r>'))(document, random)


def paragraph_removed(document: Place, random: Random) -> bool:
    there = chosen(document, random, in_clause)
    if there:
        document.paragraph.getparent().remove(document.paragraph)
    return there


def row_removed(document: Place, random: Random) -> bool:
    row = random.choice([row for row in document.root.iter(f"{W}tr") if plain(next(row.iter(f"{W}p")))])
    row.getparent().remove(row)
    return True


def words_of_header(root: Element) -> None:
    root.append(xml("<w:p><w:r><w:t>Not binding</w:t></w:r></w:p>")[0])


_AT_WORDS = (
    "a field that counts", "a field in one element", "a property", "a tied control", "forced backwards",
    "white", "nearly white", "the color of the page", "black on black", "one point", "signs",
    "as a signing tag", "hidden", "a menu", "a watermark", "a fallback", "a text box",
)  # fmt: skip
_ON_PAGES = (
    "no footer", "no header on first pages", "no header on even pages", "a picture in a header",
    "a draft's watermark on a copy to sign",
)  # fmt: skip
_NUMBERED = of("Heading1", "Heading2", "ClauseRunIn", "ClauseLevel3", "RunInLevel2", "Recital")
TOLD: dict[str, Tamper] = {
    **{name: anywhere(SEEN[name]) for name in _AT_WORDS},
    **{name: anywhere(SEEN[name], in_clause) for name in SEEN if name.startswith("letters as dark")},
    "heading made plain": anywhere(SEEN["heading made plain"], of("Heading1", "Heading2")),
    "heading outdented": anywhere(SEEN["heading outdented"], of("Heading2", "ClauseRunIn")),
    "no number": anywhere(SEEN["no number"], _NUMBERED),
    **{name: everywhere(SEEN[name]) for name in _ON_PAGES},
    "words in a header": everywhere(margins(words_of_header)),
    "another word": at_words(another_word),
    "another figure": at_words(another_figure),
    "words in a label": level(lambda at, _: value(at, "lvlText", lambda old: f"{old} void")),
    "another start": level(lambda at, random: value(at, "start", lambda _: str(random.randint(2, 9)))),
    "another kind of number": level(another_kind),
    "struck words": at_words(
        wrapped(lambda word: f"<w:r><w:rPr><w:strike/></w:rPr><w:t>{word}</w:t></w:r>")
    ),
    "inserted words": at_words(wrapped(lambda word: tracked("ins", f"<w:r><w:t>{word}</w:t></w:r>"))),
    "deleted words": at_words(wrapped(gone)),
    "a footnote": footnote,
    "a paragraph removed": paragraph_removed,
    "a row removed": row_removed,
}  # fmt: skip


def split(text: Element, random: Random) -> None:
    """Part a run in two, as editors do where somebody typed."""
    words = text.text or ""
    at = random.randrange(len(words) + 1)
    rest = deepcopy(text.getparent())
    for where, part in ((text, words[:at]), (rest.find(f"{W}t"), words[at:])):
        where.text = part
        where.set(SPACE, "preserve")
    text.getparent().addnext(rest)


def beside(markup: str) -> Tamper:
    return at_words(lambda text, _: text.getparent().addprevious(xml(markup)[0]))


def revision_ids(document: Place, random: Random) -> bool:
    for element in document.root.iter(f"{W}p", f"{W}r", f"{W}tr"):
        element.set(f"{W}rsidR", f"{random.randrange(1 << 32):08X}")
    return True


UNTOLD: dict[str, Tamper] = {
    **{name: anywhere(change, in_clause) for name, change in UNSEEN.items()},
    "split runs": at_words(split),
    "checked spelling": beside('<w:proofErr w:type="spellStart"/>'),
    "a page that ended": at_words(
        lambda text, _: text.addprevious(xml("<w:lastRenderedPageBreak/>")[0])
    ),
    "a bookmark": beside('<w:bookmarkStart w:id="9001" w:name="_GoBack"/>'),
    "ids of sittings": revision_ids,
}  # fmt: skip


def tampered(path: Path, names: list[str], seed: int, folder: Path) -> tuple[list[str], Verification]:
    """Make the named tampers; return those that found a place, and how the contract is verified."""
    document, random = Place(path.read_bytes()), Random(seed)
    made = [name for name in names if (TOLD | UNTOLD)[name](document, random)]
    return made, verified(opened(document.saved(), folder))


def drawn(kinds: dict[str, Tamper], fewest: int = 1) -> Any:
    return st.lists(st.sampled_from(sorted(kinds)), min_size=fewest, max_size=3, unique=True)


FEW = settings(max_examples=15, phases=[Phase.generate], suppress_health_check=list(HealthCheck))
MANY = settings(FEW, max_examples=80, deadline=None)
ANY_SAMPLE = st.sampled_from(SAMPLES)
SEEDS = st.integers(0, 1 << 32)


def assert_told(path: Path, names: list[str], seed: int, folder: Path) -> None:
    made, found = tampered(path, names, seed, folder)
    assert found.unchanged is not bool(TOLD.keys() & made)


def assert_untold(path: Path, names: list[str], seed: int, folder: Path) -> None:
    _, found = tampered(path, names, seed, folder)
    assert found.unchanged


@FEW
@given(path=ANY_SAMPLE, told=drawn(TOLD), more=drawn(UNTOLD, 0), seed=SEEDS)
def test_any_tampers_are_told(
    path: Path, told: list[str], more: list[str], seed: int, tmp_path: Path
) -> None:
    assert_told(path, [*told, *more], seed, tmp_path)


@FEW
@given(path=ANY_SAMPLE, names=drawn(UNTOLD), seed=SEEDS)
def test_no_mix_of_what_nobody_sees_is_told(path: Path, names: list[str], seed: int, tmp_path: Path) -> None:
    assert_untold(path, names, seed, tmp_path)


@pytest.mark.outside
@MANY
@given(path=ANY_SAMPLE, told=drawn(TOLD), more=drawn(UNTOLD, 0), seed=SEEDS)
def test_any_tampers_are_told_at_length(
    path: Path, told: list[str], more: list[str], seed: int, tmp_path: Path
) -> None:
    assert_told(path, [*told, *more], seed, tmp_path)


@pytest.mark.outside
@MANY
@given(path=ANY_SAMPLE, names=drawn(UNTOLD), seed=SEEDS)
def test_no_mix_is_told_at_length(path: Path, names: list[str], seed: int, tmp_path: Path) -> None:
    assert_untold(path, names, seed, tmp_path)
