"""The kinds of work: a contract speaks of those that were chosen and of no other."""

import re
from collections.abc import Iterator
from functools import cache
from itertools import combinations, islice, product
from typing import Any

import pytest

from generator.answers.kinds import WITHOUT_ANSWER
from generator.assembly.contract import Value, text_of
from generator.drafting.answer_rows import answer_rows
from generator.drafting.pipeline import Draft, draft, open_materials
from generator.errors import InputError
from generator.packs.reading import answers_from
from generator.packs.us.overrides import kinds_of
from tests.building import pairwise
from tests.deals import deal_data
from tests.test_combinations import STATE_MENUS, all_inlines, assert_whole

MATERIALS = open_materials()
KINDS = (*WITHOUT_ANSWER, "physical")
WORDS = {
    "software": r"source code|software|web ?sites?\b|live site|(?:put|is|stays) live|domain|hosting|server",
    "illustration": r"physical original|canvas",
    "photo_video": r"raw files|footage",
    "advice": r"\btraining\b|workshop",
    "physical": r"artwork|\bmural|varnish|scaffold|\bat the site\b|repaint|protective coat|17 U\.S\.C\.",
    "design": r"\blogos?\b|packaging",
    "writing": r"translation|manuscript",
}
"""Words that belong to one kind of work."""
OF_FILES = r"delivers electronically|proof first|comes a proof|final files|low resolution"

CONSUMER = {"client.kind": "consumer", "client.form": {"kind": "individual"}}
CLIENTS: tuple[dict[str, Any], ...] = ({}, CONSUMER)
LICENSE = {"kind": "license", "scope": "Own use", "media": "All", "term": {"kind": "years", "years": 2}}
RIGHTS: tuple[dict[str, Any], ...] = ({"kind": "assign"}, LICENSE)


def drafted(kinds: tuple[str, ...], *, length: str = "full", **changes: Any) -> Draft:
    given = {"project.kinds": list(kinds), "contract.length": length, **changes}
    return draft(answers_from(deal_data(given)), MATERIALS)


@cache
def of_every_pair() -> tuple[Draft, ...]:
    """Return contracts for each kind, each two and all, for both clients, kinds of rights and lengths."""
    chosen = [each for count in (1, 2, len(KINDS)) for each in combinations(KINDS, count)]
    return tuple(
        drafted(kinds, rights=rights, length=length, **client)
        for kinds, client, rights, length in product(chosen, CLIENTS, RIGHTS, ("full", "short"))
        if length == "full" or "physical" not in kinds
    )


@cache
def of_any_answers() -> tuple[Draft, ...]:
    deals = islice(pairwise(skip=STATE_MENUS, seed=3), 40)
    return tuple(draft(answers_from(data), MATERIALS) for data in deals)


def own_words(of: Draft) -> str:
    """Return what the library says in a contract: no answers, but headings and summaries."""
    contract = of.contract
    parts = [text_of((inline,)) for inline in all_inlines(contract) if not isinstance(inline, Value)]
    parts += [clause.heading for clause in contract.clauses()]
    parts += [
        text_of(tuple(inline for inline in clause.summary if not isinstance(inline, Value)))
        for clause in contract.clauses()
    ]
    return " ".join((*parts, *(section.heading for section in contract.sections)))


def strange(of: Draft) -> Iterator[str]:
    """Yield each word in a contract that belongs to a kind of work that is not its own."""
    kinds, words = kinds_of({"project.kinds": of.deal.project.kinds}.get), own_words(of)
    for kind, pattern in WORDS.items():
        if kind not in kinds:
            yield from (f"{kind}: {found[0]}" for found in re.finditer(pattern, words, re.IGNORECASE))
    if kinds == {"physical"}:
        yield from (f"files: {found[0]}" for found in re.finditer(OF_FILES, words, re.IGNORECASE))


def test_kinds_clients_and_rights_make_whole_contracts() -> None:
    for each in of_every_pair():
        assert_whole(each)


def test_nothing_of_another_kind_is_in_a_contract() -> None:
    assert {word for each in of_every_pair() for word in strange(each)} == set()


def test_nothing_of_another_kind_comes_with_other_answers() -> None:
    assert {word for each in of_any_answers() for word in strange(each)} == set()


@pytest.mark.parametrize("kind", ["software", "illustration", "photo_video", "advice", "physical"])
def test_each_kind_has_words_of_its_own(kind: str) -> None:
    assert re.search(WORDS[kind], own_words(drafted((kind,))), re.IGNORECASE)


def test_without_an_answer_a_contract_covers_what_it_covered_before() -> None:
    silent = draft(answers_from(deal_data({"contract.length": "full"})), MATERIALS)

    assert own_words(silent) == own_words(drafted(WITHOUT_ANSWER))
    assert silent.origins["project.kinds[0]"] == "computed"


@pytest.mark.parametrize("version", [1, 2])
def test_an_older_file_is_written_with_the_kinds_that_it_implied(version: int) -> None:
    answers = answers_from({**deal_data(), "schema_version": version})

    assert answers.project.kinds == WITHOUT_ANSWER


@pytest.mark.parametrize(
    ("kinds", "told"),
    [(["design", "design"], "names a kind of work twice"), ([], "at least"), (["dance"], "one of")],
)
def test_kinds_that_cannot_be_are_refused(kinds: list[str], told: str) -> None:
    with pytest.raises(InputError, match=told):
        answers_from(deal_data({"project.kinds": kinds}))


def test_answers_of_another_kind_are_told_and_not_followed() -> None:
    made = drafted(
        ("design",),
        **{"project.physical": {"site": "North wall"}, "options.open_source": {"copyleft": True}},
    )

    assert {"physical-work-not-followed", "open-source-not-followed"} <= {f.id for f in made.findings}
    assert "North wall" not in text_of(tuple(all_inlines(made.contract)))
    assert made.deal.options.open_source is None


def test_physical_work_alone_has_no_files_to_wait_for() -> None:
    made = drafted(("physical",), **{"payment.final_files": "on_payment"})

    assert made.deal.payment.final_files == "on_delivery"
    assert "final-files-not-followed" in {finding.id for finding in made.findings}


def test_physical_work_needs_the_full_form() -> None:
    made = drafted(("physical",), length="short")

    assert "needs-full-form" in {finding.id for finding in made.findings}
    without_length = {"project.kinds": ["physical"], "fee.amount": "800"}
    assert draft(answers_from(deal_data(without_length)), MATERIALS).deal.contract.length == "full"


def answered(made: Draft) -> set[str]:
    """Return the paths that the answers of a review draft name."""
    return {row.path for row in answer_rows(made)}


def test_a_review_draft_lists_no_question_that_the_deal_does_not_ask() -> None:
    beside = {"project.physical.site", "project.physical.owner", "options.open_source"}
    assert beside <= answered(drafted(("design", "software", "physical")))
    assert not beside & answered(drafted(("design",)))


def test_a_review_draft_lists_what_was_answered_all_the_same() -> None:
    made = drafted(("design",), **{"project.physical": {"site": "North wall"}})
    assert "project.physical.site" in answered(made)
