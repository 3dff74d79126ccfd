"""The short form: as sound as the full one, of four pages, and honest about what it gives up."""

from collections.abc import Iterator
from dataclasses import replace
from functools import cache, partial
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, given, settings, strategies as st

from generator.answers.fee import FixedFee, HourlyFee, RetainerFee
from generator.answers.overrides import answers_at
from generator.answers.paths import put
from generator.answers.walking import Question, leaves
from generator.assembly.contract import Contract, Paragraph, text_of
from generator.docx.reading import read_text
from generator.drafting.given_up import given_up
from generator.drafting.pipeline import Draft, draft, open_materials
from generator.errors import InputError
from generator.findings import Finding
from generator.library.clause import Clause, Library
from generator.library.outline import GivenUp, Outline
from generator.packs.reading import answers_from, read_answers
from generator.packs.us.length import full_only, why_usual
from generator.packs.us.places import STATES
from generator.proofreading.forms import form_findings
from generator.proofreading.grades import flesch_kincaid
from generator.yaml_lines import read_yaml
from tests.building import build, longest, pairwise
from tests.deals import deal, deal_data, milestone
from tests.samples import FOLDERS
from tests.test_combinations import (
    HOSTILE,
    SAVINGS,
    SIGN_TAG,
    STATE_MENUS,
    all_inlines,
    assert_whole,
    footer_of,
)
from tests.test_every_answer_counts import NOT_TERMS, without_effect

FULL = open_materials()
SHORT = FULL.in_length("short")
SAMPLES = [folder for folder in FOLDERS if folder.name.startswith("short-")]
MOST_WORDS, HARDEST = 1_600, 8


def short(changes: dict[str, Any] | None = None) -> Draft:
    return draft(deal({**(changes or {}), "contract.length": "short"}), FULL)


@cache
def drafts() -> tuple[Draft, ...]:
    """Return the samples, and a deal for every pair of menu answers."""
    made = [draft(read_answers(folder / "answers.json"), FULL) for folder in SAMPLES]
    pairs = pairwise(skip=STATE_MENUS, length="short")
    return (*made, *(draft(answers_from(data), FULL) for data in pairs))


def paragraphs(contract: Contract) -> Iterator[tuple[str, str]]:
    """Yield the paragraphs of the terms, each with what stands before it."""
    for clause in contract.clauses():
        for number, block in enumerate(clause.blocks):
            assert isinstance(block, Paragraph)
            yield block.label if number else clause.number, text_of(block.inlines)


def words(contract: Contract) -> int:
    return sum(len(f"{label} {text}".split()) for label, text in paragraphs(contract))


@pytest.mark.parametrize("fee", [model.__name__ for model in (FixedFee, HourlyFee, RetainerFee)])
def test_the_longest_terms_are_short(fee: str) -> None:
    """Headings and numbers count as words. Each answer is changed until the terms get no longer."""

    def length(data: dict[str, Any]) -> int:
        try:
            return words(draft(answers_from(data), FULL).contract)
        except InputError:  # answers that contradict each other
            return 0

    found = length(longest(length, {"fee": fee}, partial(build, length="short")))
    assert 1_500 < found <= MOST_WORDS


def test_the_terms_read_easily() -> None:
    """A list item that ends in a semicolon is a sentence."""
    assert len(drafts()) > 50
    for each in drafts():
        sentences = (text.rstrip(" ;,:.") + "." for _, text in paragraphs(each.contract))
        assert flesch_kincaid(" ".join(sentences), "en-US") <= HARDEST


def test_every_pair_of_menu_answers_drafts_a_whole_short_contract() -> None:
    for each in drafts():
        assert each.materials.outline.name == "freelance_short"
        assert_whole(each)


def test_every_tenth_makes_a_document() -> None:
    for each in drafts()[::10]:
        text = SIGN_TAG.sub("", read_text(each.signing_copy()))
        for label, paragraph in paragraphs(each.contract):
            assert "".join(f"{label}{paragraph}".split()) in "".join(text.split())


def test_every_state_drafts_a_whole_short_contract() -> None:
    for state, data in zip(STATES, pairwise(skip=STATE_MENUS, seed=5, length="short"), strict=False):
        data["governing_law"]["state"] = data["project"]["place_of_work"] = state
        assert_whole(draft(answers_from(data), FULL))


def test_no_short_consumer_contract_leaves_open_whether_its_terms_hold() -> None:
    private = [each for each in drafts() if each.answers.client.kind == "consumer"]
    assert len(private) > 10
    for each in private:
        summaries = [text_of(clause.summary) for clause in each.contract.clauses()]
        assert SAVINGS.findall(" ".join((text_of(tuple(all_inlines(each.contract))), *summaries))) == []


def test_rows_on_rights_and_portfolio_name_their_section() -> None:
    """The Deal comes before the Terms: a row that did not would beat the clause it belongs to."""
    for each in drafts():
        rows = {row.term: " ".join(map(text_of, row.paragraphs)) for row in each.contract.rows}
        assert all("Section" in rows[term] for term in ("Ownership", "Portfolio"))


@given(data=st.data())
@settings(max_examples=20, phases=[Phase.generate], suppress_health_check=list(HealthCheck), deadline=None)
def test_hostile_text_comes_out_of_a_short_document_as_it_went_in(data: st.DataObject) -> None:
    def decide(path: str, options: tuple[object, ...]) -> object:
        return data.draw(st.sampled_from(options), label=path)

    def write(path: str, question: Question) -> str:
        return data.draw(HOSTILE, label=path)

    answers = answers_from(build(decide, write, length="short"))
    made = draft(answers, FULL)
    document = made.signing_copy()
    text = read_text(document) + footer_of(document)
    unprinted = {"governing_law.city"} if answers.governing_law.state == "US-DC" else set[str]()
    unprinted |= {found.path for found in full_only(answers_at(made.deal))}
    for leaf in leaves(answers):
        if any(leaf.path.startswith(path) for path in unprinted) or "physical" in leaf.path:
            continue
        if leaf.unit in ("text", "paragraphs") and leaf.value is not None:
            assert all(line in text for line in str(leaf.value).splitlines()), leaf.path


# What it cannot carry


@pytest.mark.parametrize("seed", range(6))
def test_an_answer_without_effect_on_the_short_form_needs_the_full_one(seed: int) -> None:
    """No answer is dropped in silence: each changes the contract, is known not to, or is refused."""
    unheard = set(without_effect(seed, "short"))
    # The kinds of work leave clauses out, and two of them may leave out the same.
    assert unheard <= NOT_TERMS | {"project.kinds"}


SIGNS = {"kind": "license", "scope": "Signs", "media": "Print"}
NEEDS_FULL = {
    "options.personal_data": {"breach_notice_hours": 48},
    "options.insurance": {"cover": "1000000"},
    "options.open_source": {"copyleft": True},
    "governing_law.mediation": True,
    "rights": {**SIGNS, "exclusivity": "exclusive", "territory": "Maine"},
    "fee.currency": "EUR",
    "client.address": {"street": "12 Elm Lane", "city": "Leeds", "country": "GB"},
}  # fmt: skip


@pytest.mark.parametrize("path", NEEDS_FULL)
def test_what_only_the_full_form_carries_is_an_error_with_its_slot(path: str) -> None:
    found = [f for f in short({path: NEEDS_FULL[path]}).findings if f.id == "needs-full-form"]
    assert [f.severity for f in found] == ["error"] * len(found) != []
    assert all(f.slot in dict(FULL.outline.slots) and f.place.startswith(path) for f in found)
    assert all(f.remedy == ("contract.length", "full") for f in found)


@pytest.mark.parametrize("path", NEEDS_FULL)
def test_with_its_remedy_the_error_is_gone(path: str) -> None:
    mended = draft(deal({path: NEEDS_FULL[path], "contract.length": "full"}), FULL)
    assert "needs-full-form" not in {f.id for f in mended.findings}


# What its four pages do not hold

SIGNERS = [{"name": f"Signer {n}", "title": "Director"} for n in range(5)]
ITEMS = [{"name": f"Item {n}"} for n in range(7)]
TOO_LONG: list[tuple[str, Any, Any]] = [
    ("project.description", "word " * 120, "word " * 121),
    ("project.description", "\n".join(["line"] * 24), "\n".join(["line"] * 27)),
    ("project.out_of_scope", ["x" * 200] * 9, ["x" * 200] * 11),
    ("client.form.signatories", SIGNERS[:4], SIGNERS),
    ("project.deliverables", ITEMS[:6], ITEMS),
]  # fmt: skip


@pytest.mark.parametrize(("path", "within", "beyond"), TOO_LONG)
def test_what_four_pages_do_not_hold_is_a_warning_with_its_remedy(
    path: str, within: Any, beyond: Any
) -> None:
    assert "short-form-too-long" not in {f.id for f in short({path: within}).findings}
    found = next(f for f in short({path: beyond}).findings if f.id == "short-form-too-long")
    assert (found.severity, found.place, found.remedy) == ("warning", path, ("contract.length", "full"))
    mended = draft(deal({path: beyond, "contract.length": "full"}), FULL)
    assert "short-form-too-long" not in {f.id for f in mended.findings}


def test_the_reason_for_the_full_form_is_told() -> None:
    """The reason stands beside the question; what was asked by hand keeps its length."""
    for path, _, beyond in TOO_LONG:
        assert short({path: beyond}).deal.contract.length == "short"
        why = why_usual(answers_at(deal_data({path: beyond})))
        assert why.startswith("The full form is usual here: ")
        assert "price" not in why


# The default

RETAINER = {"kind": "retainer", "monthly": "2500", "hours": "9", "extra_rate": "99"}
HOURLY = {"kind": "hourly", "rate": "100"}


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({"fee.amount": "10000"}, "short"),
        ({"fee.amount": "10000.01"}, "full"),
        ({"fee": {**RETAINER, "months": 4}}, "short"),
        ({"fee": {**RETAINER, "months": 5}}, "full"),
        ({"fee": {**HOURLY, "budget": {"kind": "cap", "hours": "100"}}}, "short"),
        ({"fee": {**HOURLY, "budget": {"kind": "estimate", "hours": "101"}}}, "full"),
        ({"fee": {**HOURLY, "budget": {"kind": "money_cap", "amount": "10001"}}}, "full"),
        ({"fee.milestones": [milestone(f"Stage {n}", "10") for n in range(5)]}, "full"),
        *(({path: value}, "full") for path, value in NEEDS_FULL.items()),
        *(({path: within}, "short") for path, within, _ in TOO_LONG),
        *(({path: beyond}, "full") for path, _, beyond in TOO_LONG),
    ],
)  # fmt: skip
def test_the_default_is_short_for_a_small_deal_that_nothing_makes_long(
    changes: dict[str, Any], expected: str
) -> None:
    data = deal_data({"payment.deposit": "50", **changes}, without=("contract.length",))
    assert draft(answers_from(data), FULL).deal.contract.length == expected


@pytest.mark.parametrize("version", [1, 2])
def test_answers_of_a_former_version_say_full(version: int) -> None:
    data = deal_data(without=("contract.length", "client.form.organized_in")) | {"schema_version": version}
    data["client"]["form"]["organised_in" if version == 1 else "organized_in"] = "Delaware"
    assert answers_from(data).contract.length == "full"


def test_every_sample_states_its_length() -> None:
    for folder in FOLDERS:
        assert read_answers(folder / "answers.json").contract.length is not None, folder.name


# Concessions


@pytest.mark.parametrize(
    ("full", "here"),
    [
        ("payment.deposit", "short.deposit"),
        ("payment.late_charge", "short.late"),
        ("services.revisions", "short.revisions"),
        ("silence.pause", "short.silence"),
        ("rights.grant", "short.rights"),
        ("rights.portfolio", "short.portfolio"),
        ("risk.cap", "short.liability"),
        ("ending.kill_fee", "short.kill_fee"),
    ],
)
def test_a_concession_reads_the_same_in_both_lengths(full: str, here: str) -> None:
    made = short({"positions": {full: "fallback"}})
    assert made.selection.choices[here].clause.position == "fallback"
    others = {slot for slot, choice in made.selection.choices.items() if choice.clause.position == "fallback"}
    assert others == {here}
    reasons = {c.slot: [r.path for r in c.choice.because] for c in made.explained().clauses()}
    assert f"positions.{full}" in reasons[here]


def test_a_concession_on_no_slot_is_refused_by_name() -> None:
    with pytest.raises(InputError, match=r"positions\.payment\.nothing"):
        short({"positions": {"payment.nothing": "fallback"}})


def test_a_slot_without_another_position_says_under_which_name_it_was_asked() -> None:
    with pytest.raises(InputError, match=r"positions\.general\.notices: no fallback"):
        short({"positions": {"general.notices": "fallback"}})


# What it gives up


def test_each_slot_is_told_once_and_only_where_the_full_contract_has_it() -> None:
    for each in drafts()[::5]:
        full = draft(answers_from(put(each.answers.model_dump(mode="json"), "contract.length", "full")), FULL)
        lost = each.given_up
        assert lost
        assert {entry.slot for entry in lost} <= set(full.selection.choices)
        assert full.given_up == ()
        assert len({entry.text for entry in lost}) == len(lost)


@pytest.mark.parametrize(
    ("slot", "within", "without"),
    [
        ("options.insurance", {"options.insurance": {"cover": "1000000"}}, {}),
        ("confidentiality.duty", {}, {"confidentiality": None}),
        ("silence.restart", {}, {"silence": None}),
    ],
)
def test_what_is_given_up_follows_the_deal(
    slot: str, within: dict[str, Any], without: dict[str, Any]
) -> None:
    assert slot in {lost.slot for lost in short(within).given_up}
    assert slot not in {lost.slot for lost in short(without).given_up}


def test_the_review_draft_tells_it() -> None:
    made = short()
    text = read_text(made.review_draft())
    assert all(lost.text in text for lost in made.given_up)
    assert "What the short form gives up" not in read_text(draft(deal(), FULL).review_draft())


def test_an_outline_without_another_form_gives_nothing_up() -> None:
    alone = replace(FULL, outline=FULL.outline.model_copy(update={"short_form": ""}))
    assert given_up(short().deal, alone) == ()


# Covering


def forms(short_outline: Outline = SHORT.outline, library: Library = SHORT.library) -> list[Finding]:
    return list(form_findings(FULL.outline, short_outline, library, read_yaml(SHORT.outline_file)))


def changed(slot: str, **values: Any) -> Library:
    clauses: dict[str, tuple[Clause, ...]] = {
        name: tuple(clause._replace(**values) if name == slot else clause for clause in variants)
        for name, variants in SHORT.library.slots.items()
    }
    return Library(SHORT.library.pack, clauses)


def test_every_slot_of_the_full_form_is_covered_or_given_up() -> None:
    assert forms() == []


def test_a_forgotten_slot_is_an_error() -> None:
    found = forms(library=changed("short.contractor", covers=("payment.due",)))
    assert [(f.id, "relationship.contractor" in f.reason) for f in found] == [("slot-forgotten", True)]


def test_a_clause_covers_known_slots_and_at_least_one() -> None:
    assert {f.id for f in forms(library=changed("short.late", covers=("payment.nothing",)))} == {
        "covers-unknown", "slot-forgotten",
    }  # fmt: skip
    assert {f.id for f in forms(library=changed("short.late", covers=()))} == {
        "covers-nothing", "slot-forgotten",
    }  # fmt: skip


def test_what_is_given_up_is_a_slot_of_the_full_form() -> None:
    more = (*SHORT.outline.gives_up, GivenUp(slot="payment.nothing", text="Nothing."))
    found = forms(SHORT.outline.model_copy(update={"gives_up": more}))
    assert [f.id for f in found] == ["given-up-unknown"]
