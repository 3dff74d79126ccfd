"""The texts of French contracts: one article a slot, typography, words, ease of reading, figures, length."""

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from random import Random
from statistics import mean

import pytest

from generator.answers.overrides import Lookup, answers_at
from generator.answers.paths import lies_in, put
from generator.answers.walking import leaves
from generator.assembly.contract import text_of
from generator.case.letter_materials import letter_library
from generator.docx.reading import read_text
from generator.drafting.pipeline import Materials, draft, open_materials
from generator.errors import InputError
from generator.library.clause import Clause, Hole, Link, Parts, all_passages
from generator.library.shipped import folders
from generator.packs.fr.completing import Deal
from generator.packs.fr.deal import Answers
from generator.packs.fr.length import full_only
from generator.packs.fr.overrides import overrides
from generator.packs.fr.proofreading import HABITS
from generator.packs.reading import answers_from
from generator.proofreading.forms import form_findings
from generator.proofreading.grades import grade
from generator.proofreading.places import outline_texts
from generator.proofreading.proof import Proof
from generator.proofreading.proofread import proofread
from generator.proofreading.samples import Samples
from generator.proofreading.slots import stray_findings
from generator.yaml_lines import read_yaml
from tests.fr.contracts import LENGTHS, NAMES, data, drafted, made, materials, random_deal
from tests.fr.spelling import NEEDS_HUNSPELL, unknown
from tests.test_combinations import all_inlines, assert_whole
from tests.test_every_answer_counts import other

ROOT = Path(__file__).parents[2]
COVERAGE = ROOT / "generator/packs/fr/coverage.yaml"
OUTLINES = (
    *(ROOT / f"contract_templates/{name}.yaml" for name in ("prestation", "prestation_courte", "resume")),
    *sorted((ROOT / "contract_templates/letters/fr-FR").glob("*.yaml")),
    ROOT / "generator/packs/fr/case/ladder.yaml",
)
TEXTS = (*sorted((ROOT / "clauses/fr-FR").rglob("*.md")), COVERAGE, *OUTLINES)


_TAGS = re.compile(r"\{\{.*?\}\}|\]\(#[a-z_.]+\)|`[^`]*`")
"""Holes, where references go, and what is typed: no words of the text."""


@cache
def forms() -> tuple[Materials, ...]:
    return tuple(materials().in_length(length) for length in LENGTHS)  # type: ignore[arg-type]


def clauses() -> dict[str, Clause]:
    return {clause.id: clause for form in forms() for clause in form.library.clauses()}


def own_words(parts: Parts) -> str:
    return " ".join(
        part.words if isinstance(part, Link) else part.text for part in parts if not isinstance(part, Hole)
    )


def all_texts() -> Iterator[str]:
    """Yield what the library says itself: clauses with their notes and sources, and outlines."""
    for clause in (*clauses().values(), *letter_library("fr-FR").clauses()):
        yield from (
            clause.heading,
            clause.note,
            clause.negotiation,
            own_words(clause.summary),
            *clause.labels,
        )
        yield from (source.title for source in clause.references)
        yield from (own_words(parts) for _, parts in all_passages(clause.body))
    for file in OUTLINES:
        yield from re.findall(r'"((?:[^"\\]|\\.)*)"', _TAGS.sub("", file.read_text("utf-8")))
    for number, line in enumerate(COVERAGE.read_text("utf-8").splitlines()):
        if number and not re.match(r" +- \{title|\W*when:", line):
            yield from re.findall(r'"((?:[^"\\]|\\.)*)"', line)


# Selection


@pytest.mark.parametrize("length", LENGTHS)
def test_each_slot_has_one_article_whatever_the_answers(length: str) -> None:
    """The proof of `check`: selection, references, terms, holes, wording and ease of reading."""
    form = materials().in_length(length)  # type: ignore[arg-type]
    proof = Proof(form.library, form.outline, form.outline_file, Deal, HABITS)
    assert proofread(proof, Answers, (), Samples(ROOT)).findings == ()


def test_the_short_form_covers_the_full_one_and_no_article_is_in_neither() -> None:
    full, short = forms()
    slots = {slot for form in forms() for slot, _ in form.outline.slots}
    assert not list(stray_findings(full.library, slots))
    assert not list(form_findings(full.outline, short.outline, short.library, read_yaml(short.outline_file)))


@pytest.mark.parametrize("length", LENGTHS)
def test_random_deals_make_whole_contracts(length: str) -> None:
    random, seen, whole = Random(20), set[str](), 0
    while whole < 60:
        answers = random_deal(random, length)
        if answers is None:
            continue
        whole += 1
        each = drafted(answers)
        assert each.materials.outline.name == {"full": "prestation", "short": "prestation_courte"}[length]
        assert_whole(each)
        seen |= {choice.clause.id for choice in each.selection.choices.values()}
    preferred = {clause.id for clause in clauses().values() if clause.position == "preferred"}
    reached = {id_ for id_ in preferred if id_.startswith("short/") == (length == "short")}
    # Rights are the usual ones here, and stages have no deliverables: see the deals by hand.
    assert reached - seen <= {"rights/trademark", "rights/grant.assign_each", "payment/deposit.wait",
                              "general/withdrawal", "short/withdrawal", "short/deposit.wait"}  # fmt: skip


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("length", LENGTHS)
def test_a_deal_makes_a_whole_contract(name: str, length: str) -> None:
    assert_whole(made(name, length))


NOT_TERMS = {
    "schema_version", "pack", "client.history", "contract.negotiated", "contract.length",
    # They decide defaults and findings, and some of them only beside other answers.
    "client.size.kind", "client.size.main_activity", "client.size.signed", "client.form.business",
    "project.deliverables.kind", "freelancer.form.kind", "project.on_site", "project.end",
}  # fmt: skip


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("length", LENGTHS)
def test_an_answer_without_effect_is_known(name: str, length: str) -> None:
    """No answer is dropped in silence: each changes the contract, or is known not to."""
    assert unheard(data(name, length)) <= NOT_TERMS | SOFTWARE.get(name, set())


def unheard(before: dict[str, object]) -> set[str]:
    """Return the answers that can change while the contract stays the same, and no finding tells of it."""
    answers = answers_from(before)
    said = wording(before)
    found = set()
    for leaf in leaves(answers):
        value = other(leaf)
        if value is None:
            continue
        after = put(before, leaf.path, value)
        try:
            changed = answers_from(after)
        except InputError:  # the other answers contradict this one
            continue
        known = {path for each in (answers, changed) for path in _told(answers_at(each))}
        if not any(lies_in(leaf.path, path) for path in known) and wording(after) == said:
            found.add(re.sub(r"\[\d+\]", "", leaf.path))
    return found


def _told(at: Lookup) -> Iterator[str]:
    """Yield the answers that the contract does not follow, and a finding tells of."""
    yield from overrides(at)
    if at("contract.length") == "short":
        yield from (found.path for found in full_only(at))


SOFTWARE = {"fr-regie-toulouse": {"rights.accepted_changes"}}
"""An author of software does not oppose harmless changes, whatever is listed (CPI L. 121-7)."""


def wording(answers: dict[str, object]) -> tuple[object, ...]:
    contract = drafted(answers).contract
    signers = [
        text_of((*signer.name, *signer.title)) for block in contract.signatures for signer in block.signers
    ]
    return (text_of(tuple(all_inlines(contract))), signers, contract.number, contract.signing)


# Typography

WRONG = {
    "a sign of two parts stands behind a no-break space": re.compile(r"(?<=[\w)»}] )[;:!?](?=[\s\"*]|$)"),
    "a sign of two parts stands behind a space": re.compile(r"(?<=[a-zà-ÿ»)])[;!?](?=\s|$)"),
    "guillemets hold no-break spaces": re.compile(r"«[^\u00a0]|[^\u00a0]»"),
    "an apostrophe is curved": re.compile(r"(?<=[a-zà-ÿ])'(?=[a-zà-ÿ])"),
    "a sign of a unit stands behind a no-break space": re.compile(r"(?<=\d) (?=[€%])|\d[€%]"),
    "an article keeps its number": re.compile(r"\b(?:articles?|art\.|L\.|R\.|D\.) (?=\d)"),
    "three points are one sign": re.compile(r"\.\.\."),
    "quotes are guillemets": re.compile("[“”]"),
}


def french_lines(file: Path) -> Iterator[tuple[int, str]]:
    """Yield the lines of a file with their numbers, each as what is French there."""
    fields = re.compile(r"\W*(?:when|covers|labels|version|position|references):")
    for number, line in enumerate(file.read_text("utf-8").splitlines(), 1):
        if source := re.match(r' +- \{title: "([^"]*)"', line):
            said = source[1]
        elif file.suffix == ".yaml":
            said = "" if line.lstrip().startswith("#") else " ".join(re.findall(r'"((?:[^"\\]|\\.)*)"', line))
        else:
            said = (
                "" if fields.match(line) else re.sub(r'^(?:heading|note|negotiation|summary): |"', "", line)
            )
        yield number, _TAGS.sub("", said)


def test_every_text_has_french_typography() -> None:
    found = []
    for file in TEXTS:
        for number, said in french_lines(file):
            found += [f"{file.name}:{number}: {rule}" for rule, wrong in WRONG.items() if wrong.search(said)]
    assert found == []


@pytest.mark.parametrize(
    "wrong",
    [
        "Il doit : payer",
        "Il paie; il signe",
        "« payé »",
        "l'auteur",
        "40 €",
        "5%",
        "l’article 12",
        "Fin...",
        "“oui”",
    ],
)
def test_a_slip_of_typography_is_found(wrong: str) -> None:
    assert any(rule.search(wrong) for rule in WRONG.values())


def test_figures_and_dates_are_written_as_in_french() -> None:
    text = read_text(made("fr-site-lyon", "full").signing_copy())
    assert "10\u202f500,50\u00a0€" in text
    assert "7\u00a0décembre\u00a02026" in text
    assert "«\u00a0Contrat\u00a0»" in text


# Words


@NEEDS_HUNSPELL
def test_every_word_of_the_texts_is_in_the_dictionary() -> None:
    paths = re.compile(r"\([a-z_]+(?:\.[a-z_]+)*(?: is [a-z_]+)?(?:, [a-z_]+(?:\.[a-z_]+)*)*\)")
    assert unknown(paths.sub("", text) for text in all_texts()) == set()


# The words of a document that are in no answer: what its maker names, and abbreviations.
NAMED = ("SEPA",)


@NEEDS_HUNSPELL
@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("length", LENGTHS)
def test_every_word_of_a_document_is_french_or_an_answer(name: str, length: str) -> None:
    """No American word slips in, from the texts or from the program."""
    each = made(name, length)
    answers = [str(leaf.value) for leaf in leaves(each.answers) if leaf.value is not None]
    said = [read_text(each.signing_copy()), *(read_text(sheet) for sheet in each.companions().values())]
    assert unknown(said, [*answers, *NAMED]) == set()


@NEEDS_HUNSPELL
def test_an_american_word_is_found() -> None:
    assert unknown(["Le prestataire signe l’Agreement, puis la Kill Fee."]) == {"l'Agreement", "Kill", "Fee"}


# Ease of reading (Kandel and Moles, turned round: 0 is very easy, 50 standard, 70 difficult)

HARDEST, MEAN = 36, 15


def test_every_article_reads_easily_and_most_very() -> None:
    grades = {id_: grade(clause, HABITS.reading) for id_, clause in clauses().items()}
    assert {id_: found for id_, found in grades.items() if found > HARDEST} == {}
    assert mean(grades.values()) <= MEAN


# Figures


def test_the_texts_print_no_figure_of_the_law_but_the_indemnity() -> None:
    """A rate would be stale in half a year: the formula is printed. 40 € stand in C. com. D. 441-5."""
    texts = [own_words(parts) for clause in clauses().values() for _, parts in all_passages(clause.body)]
    for form in forms():
        for text in outline_texts(form.outline, read_yaml(form.outline_file)):
            texts += [own_words(parts) for parts in text.lines]
    found = set(re.findall(r"\d[\d,.]*\s?(?:€|%|points)", "\n".join(texts)))
    assert {re.sub(r"\s", " ", figure) for figure in found} == {"40 €", "10 points"}


def test_the_summary_is_short() -> None:
    for name in NAMES:
        sheet = made(name, "full").companion("resume", {"greeting": "Merci de votre confiance !"})
        text = read_text(sheet)
        assert "Merci de votre confiance" in text
        assert len(text.split()) <= 360, name


def test_straight_quotes_in_an_article_of_ones_own_become_french(tmp_path: Path) -> None:
    shipped = folders(None)[0] / "clauses/fr-FR/general/notices.md"
    own = tmp_path / shipped.relative_to(folders(None)[0])
    own.parent.mkdir(parents=True)
    own.write_text(f'{shipped.read_text().rstrip()} Le mot "accord" a son sens usuel.\n')
    text = draft(answers_from(data(NAMES[0], "full")), open_materials(own=tmp_path, pack="fr-FR"))
    assert "Le mot «\u00a0accord\u00a0» a son sens usuel." in read_text(text.signing_copy())
