"""The banner of a review draft stands on every page, whatever headers a template has."""

import re
from pathlib import Path

import pytest

from generator.docx.package import SETTINGS, STYLES, pack, unpack
from generator.docx.xml import CONTENT_TYPES, DOCUMENT, Parts, W, parse, serialize
from generator.word.review import Review
from generator.word.reviewing import write_for_other_side, write_review
from tests.phrasing import BANNER, PHRASING
from tests.word.invariants import broken
from tests.word.trees import contract
from tests.word.validators import Validate, by_each_validator

_REFERENCE = re.compile(rb'<w:headerReference w:type="(\w+)" r:id="(\w+)"/>')
_RELATIONS = "word/_rels/document.xml.rels"


def without_headers(template: Path, tmp_path: Path, *kinds: str, even: bool = False) -> Path:
    """Return a template whose pages of some kinds have no header, or whose even pages have one apart."""
    parts = unpack(template.read_bytes())
    for found in list(_REFERENCE.finditer(parts[DOCUMENT])):
        if found[1].decode() in kinds:
            parts[DOCUMENT] = parts[DOCUMENT].replace(found[0], b"")
            _forget(parts, found[2].decode())
    if even:
        parts[SETTINGS] = parts[SETTINGS].replace(b"<w:compat>", b"<w:evenAndOddHeaders/><w:compat>")
        assert b"evenAndOddHeaders" in parts[SETTINGS]
    made = tmp_path / "own.docx"
    made.write_bytes(pack(parts))
    return made


def _forget(parts: Parts, relation: str) -> None:
    """Take a part away, with the relation to it and its type."""
    target = next((r.get("Target") for r in parse(parts[_RELATIONS]) if r.get("Id") == relation), None)
    if target is None:
        return  # another section named the same one
    del parts[f"word/{target}"]
    for name, key, value in (
        (_RELATIONS, "Id", relation),
        (CONTENT_TYPES, "PartName", f"/word/{target}"),
    ):
        root = parse(parts[name])
        for child in list(root):
            if child.get(key) == value:
                root.remove(child)
        parts[name] = serialize(root)


def headers_by_page(docx: bytes) -> list[dict[str, str]]:
    """Return for each section the text of its header for each kind of page, taken over where it has none."""
    parts = unpack(docx)
    targets = {r.get("Id"): r.get("Target") for r in parse(parts[_RELATIONS])}
    found: list[dict[str, str]] = []
    for section in parse(parts[DOCUMENT]).iter(f"{W}sectPr"):
        own = {
            reference.get(f"{W}type", ""): "".join(parse(parts[f"word/{targets[_id(reference)]}"]).itertext())
            for reference in section.iterfind(f"{W}headerReference")
        }
        found.append((found[-1] if found else {}) | own)
    return found


def _id(reference: object) -> str:
    return str(
        reference.get("{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id")  # type: ignore[attr-defined]
    )


@pytest.mark.parametrize(
    ("missing", "even"),
    [((), False), (("first",), False), (("default",), False), (("default", "first"), False), ((), True)],
)
def test_every_kind_of_page_says_whom_the_draft_is_for(
    template: Path, review: Review, tmp_path: Path, missing: tuple[str, ...], even: bool
) -> None:
    own = without_headers(template, tmp_path, *missing, even=even)
    pages = headers_by_page(write_review(contract(), own, review))
    wanted = {"default", "first", *["even"] * even}
    assert {kind for page in pages for kind in page} == wanted
    assert all(BANNER in text for page in pages for text in page.values())
    assert "default" in pages[0]


def test_a_header_that_is_there_is_kept_and_none_is_added(template: Path, review: Review) -> None:
    names = [name for name in unpack(write_review(contract(), template, review)) if "word/header" in name]
    assert names == ["word/header1.xml", "word/header2.xml"]


@by_each_validator
def test_validators_find_nothing_in_a_draft_with_added_headers(
    validate: Validate, template: Path, review: Review, tmp_path: Path
) -> None:
    own = without_headers(template, tmp_path, "default", "first")
    for number, docx in enumerate(
        (write_review(contract(), own, review), write_for_other_side(contract(), own, PHRASING))
    ):
        made = tmp_path / f"{number}.docx"
        made.write_bytes(docx)
        assert validate(made) == []


def test_text_below_the_banner_stays_where_it_was(template: Path, review: Review) -> None:
    """The header starts higher by the height of the banner: nothing else on the page moves."""
    before = parse(unpack(template.read_bytes())[DOCUMENT])
    after = parse(unpack(write_review(contract(), template, review))[DOCUMENT])
    heads = [[m.get(f"{W}header") for m in root.iter(f"{W}pgMar")] for root in (before, after)]
    tops = [{m.get(f"{W}top") for m in root.iter(f"{W}pgMar")} for root in (before, after)]
    assert set(heads[0]) == {"720"}
    assert set(heads[1]) == {"400"}
    assert tops[0] == tops[1]


def _brightness(color: str) -> float:
    """Return the relative luminance of a color (WCAG 2.1)."""
    shares = (int(color[at : at + 2], 16) / 255 for at in (0, 2, 4))
    red, green, blue = (s / 12.92 if s <= 0.03928 else ((s + 0.055) / 1.055) ** 2.4 for s in shares)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def test_text_over_the_watermark_reads_as_on_paper(template: Path, review: Review) -> None:
    """Every color of text keeps 4.5 to 1 over it (WCAG 1.4.3), or nine tenths of what it has on white."""
    parts = unpack(write_review(contract(), template, review))
    mark = re.search(rb'fillcolor="#(\w{6})"', parts["word/header1.xml"])
    assert mark is not None
    paper = _brightness(mark[1].decode())
    colors = {c.get(f"{W}val", "") for c in parse(parts[STYLES]).iter(f"{W}color")} - {"auto", "FFFFFF"}
    for color in colors:
        ink = _brightness(color)
        over, white = (paper + 0.05) / (ink + 0.05), 1.05 / (ink + 0.05)
        assert over >= min(4.5, 0.88 * white), color


def test_the_watermark_lies_behind_the_text(template: Path, review: Review) -> None:
    parts = unpack(write_review(contract(), template, review))
    for name in ("word/header1.xml", "word/header2.xml"):
        layers = re.findall(rb"z-index:(-?\d+)", parts[name])
        assert layers
        assert all(int(layer) < 0 for layer in layers), name


def test_it_breaks_no_invariant_in_a_template_without_headers(
    template: Path, review: Review, tmp_path: Path
) -> None:
    own = without_headers(template, tmp_path, "default", "first")
    faults = broken(write_review(contract(), own, review))
    assert {fault.partition(":")[0] for fault in faults} <= {"a_review_draft_is_marked"}
