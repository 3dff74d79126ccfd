"""The French short form: its longest articles, what it cannot carry, and what its four pages hold."""

from functools import partial
from random import Random
from typing import Any

import pytest

from generator.answers.overrides import answers_at
from generator.assembly.contract import Contract, Paragraph, text_of
from generator.errors import InputError
from generator.findings import Finding
from generator.packs.fr.length import MOST_LINES, MOST_OTHER_LINES, why_usual
from tests.building import longest
from tests.fr.contracts import deal_of, drafted, random_deal
from tests.fr.deals import LOGO, changed
from tests.fr.test_texts import NOT_TERMS, unheard

MOST_WORDS = 1_700


def words(contract: Contract) -> int:
    """Count as Word does: headings and numbers too, and what no-break spaces join is one."""
    blocks = [
        f"{block.label if number else clause.number} {text_of(block.inlines)}"
        for clause in contract.clauses()
        for number, block in enumerate(clause.blocks)
        if isinstance(block, Paragraph)
    ]
    return len(" ".join(blocks).split(" "))


def test_the_longest_articles_are_short() -> None:
    """Each answer is changed until they get no longer; a protected client has an article of its own."""

    def length(data: dict[str, Any]) -> int:
        data["client"]["size"] = {"kind": "small", "main_activity": False, "signed": "off_premises"}
        data["payment"]["deposit_due"] = None
        try:
            return words(drafted(data).contract)
        except InputError:  # answers that contradict each other
            return 0

    found = length(longest(length, {"fee": "FixedFee"}, partial(deal_of, length="short")))
    assert 1_650 < found <= MOST_WORDS


# What it cannot carry

DATA = {"purpose": "hébergement d’essai", "data": "noms", "people": "clients", "duration": "six mois"}


def found(data: dict[str, Any], name: str) -> list[Finding]:
    return [finding for finding in drafted(data).findings if finding.id == name]


def short(**answers: Any) -> dict[str, Any]:
    return changed(LOGO, **answers, contract__length="short")


def test_no_answer_is_dropped_in_silence() -> None:
    """Each changes the short contract, is known not to, or is refused."""
    random, made = Random(8), 0
    while made < 3:
        answers = random_deal(random, "short")
        if answers is not None:
            made += 1
            assert unheard(answers) <= NOT_TERMS


def test_what_only_the_full_form_carries_is_an_error_with_its_slot() -> None:
    (told,) = found(short(options__personal_data=DATA), "needs-full-form")
    assert (told.severity, told.place, told.slot) == ("error", *["options.personal_data"] * 2)
    assert told.remedy == ("contract.length", "full")
    assert not found(changed(short(options__personal_data=DATA), contract__length="full"), "needs-full-form")


# What its four pages do not hold

LINE = "x" * 80
SIGNERS = [{"name": f"Signataire {n}", "title": "gérante"} for n in range(5)]
FORM = LOGO["client"]["form"]
HOURLY = {"kind": "hourly", "rate": "60", "budget": {"kind": "cap", "hours": "40"}}
ITEMS = [{"name": f"Affiche {n}", "kind": "other"} for n in range(7)]
USUAL = 6
"""Lines of the usual rights in what is of the kind `other`."""


def stages(count: int) -> list[dict[str, Any]]:
    share = {"kind": "percent", "percent": str(60 // count)}
    return [{"name": f"Étape {n}", "share": share, "due": {"kind": "event", "event": "maquette"}}
            for n in range(count)]  # fmt: skip


def other(**answers: Any) -> dict[str, Any]:
    return short(project__deliverables=ITEMS[:1], project__description="Une affiche.", **answers)


def lines(most: int) -> list[str]:
    return [LINE] * (most - USUAL - 2)


TOO_LONG: list[tuple[str, dict[str, Any], dict[str, Any]]] = [
    ("project.description", {"project__description": "mot " * 120}, {"project__description": "mot " * 121}),
    ("project.deliverables", {"project__deliverables": ITEMS[:6]}, {"project__deliverables": ITEMS}),
    (
        "client.form.signatories",
        {"client__form": FORM | {"signatories": SIGNERS[:4]}},
        {"client__form": FORM | {"signatories": SIGNERS}},
    ),
    (
        "fee.milestones",
        {"fee__milestones": stages(4), "payment__deposit": "40"},
        {"fee__milestones": stages(5), "payment__deposit": "40"},
    ),
    (
        "project.out_of_scope",
        {"project__out_of_scope": lines(MOST_LINES["fixed"])},
        {"project__out_of_scope": [*lines(MOST_LINES["fixed"]), LINE]},
    ),
    (
        "project.out_of_scope",
        {"fee": HOURLY, "project__out_of_scope": lines(MOST_OTHER_LINES)},
        {"fee": HOURLY, "project__out_of_scope": [*lines(MOST_OTHER_LINES), LINE]},
    ),
]


@pytest.mark.parametrize(("path", "within", "beyond"), TOO_LONG)
def test_what_four_pages_do_not_hold_is_a_warning_with_its_remedy(
    path: str, within: dict[str, Any], beyond: dict[str, Any]
) -> None:
    assert not found(changed(other(), **within), "short-form-too-long")
    (told,) = found(changed(other(), **beyond), "short-form-too-long")
    assert (told.severity, told.place, told.remedy) == ("warning", path, ("contract.length", "full"))
    assert not found(changed(other(), **beyond, contract__length="full"), "short-form-too-long")


# Concessions


@pytest.mark.parametrize(
    ("full", "here"),
    [
        ("payment.deposit", "short.deposit"),
        ("delivery.deemed", "short.acceptance"),
        ("rights.portfolio", "short.portfolio"),
        ("ending.dedit", "short.ending"),
    ],
)
@pytest.mark.parametrize("length", ["full", "short"])
def test_a_concession_reads_the_same_in_both_lengths(full: str, here: str, length: str) -> None:
    dedit = {"dedit": {"kind": "percent", "percent": "30"}}
    answers = changed(LOGO, ending=dedit, positions={full: "fallback"}, contract__length=length)
    choices = drafted(answers).selection.choices
    conceded = {slot for slot, choice in choices.items() if choice.clause.position == "fallback"}
    assert conceded == {here if length == "short" else full}


# The default

STUTTGART = {"street": "Königstraße 4", "postal_code": "70173", "city": "Stuttgart", "country": "DE"}


@pytest.mark.parametrize(
    ("answers", "expected"),
    [
        ({"fee__amount": "10000"}, "short"),
        ({"fee__amount": "10000.01"}, "full"),
        ({"fee": HOURLY}, "short"),
        ({"fee": HOURLY | {"budget": {"kind": "estimate", "hours": "167"}}}, "full"),
        ({"options__personal_data": DATA}, "full"),
        ({"client__address": STUTTGART, "client__siren": None, "client__phone": "+49 711 123456"}, "full"),
        *((within, "short") for _, within, _ in TOO_LONG),
        *((beyond, "full") for _, _, beyond in TOO_LONG),
    ],
)
def test_the_default_is_short_for_a_small_deal_that_nothing_makes_long(
    answers: dict[str, Any], expected: str
) -> None:
    data = changed(other(), **answers, contract__length=None)
    assert drafted(data).deal.contract.length == expected
    usual = {"short": "Le contrat court est usuel ici", "full": "Le contrat complet est usuel ici"}
    assert why_usual(answers_at(data)).startswith(usual[expected])
