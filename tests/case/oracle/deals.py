"""Deals to ask the program and the oracle about: both lengths, each fee, either client, groups of states."""

from fractions import Fraction
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, NamedTuple

from hypothesis import strategies as st

from generator.case.terms import Terms
from tests.case.cases import drafted
from tests.case.oracle.agreed import Agreed, agreed
from tests.case.oracle.debts import cents
from tests.deals import deal_data, milestone

PLACES = {
    "NY": ("New York", "10001"), "IL": ("Chicago", "60601"), "CA": ("Oakland", "94607"),
    "TX": ("Austin", "78701"), "MI": ("Detroit", "48201"), "LA": ("New Orleans", "70112"),
    "MS": ("Jackson", "39201"), "OR": ("Portland", "97201"), "GA": ("Atlanta", "30303"),
    "MA": ("Boston", "02108"),
}  # fmt: skip
"""A state for each group of rules: freelance acts, low ceilings, none known, long demands, consumer words."""
FIXED = ("prices", "whole", "stages")
_STAGES = "33333.32"
_FEES: dict[str, dict[str, Any]] = {
    "prices": {
        "fee": {"kind": "fixed", "amount": "9333.33"},
        "project.deliverables": [
            {"name": "Logo", "value": "3000"},
            {"name": "Guide", "value": "1400"},
            {"name": "Website", "value": "4933.33"},
        ],
    },
    "whole": {
        "fee": {"kind": "fixed", "amount": "7777.77"},
        "project.deliverables": [{"name": "Logo"}, {"name": "Website"}],
    },
    "stages": {"fee": {"kind": "fixed", "amount": _STAGES}, "project.deliverables": [{"name": "Portal"}]},
    "hourly": {
        "fee": {"kind": "hourly", "rate": "97.50", "budget": {"kind": "estimate", "hours": "80"}},
        "project.deliverables": [{"name": "Logo"}, {"name": "Website"}],
    },
    "retainer": {
        "fee": {
            "kind": "retainer",
            "monthly": "2150.50",
            "hours": "20",
            "extra_rate": "110",
            "months": 12,
        },
        "project.deliverables": [{"name": "Pictures"}],
    },
}
_PRIVATE = {
    "client.kind": "consumer",
    "client.form": {"kind": "individual"},
    "client.legal_name": "Rosa Diaz",
}


class Choices(NamedTuple):
    """What a deal is made from."""

    length: str = "full"
    fee: str = "prices"
    client: str = "business"
    place: str = "NY"
    percent: str | None = "1.5"
    per: str = "month"
    term: int = 14
    deposit: int = 0
    answer: tuple[int, bool] = (10, True)
    reminders: int = 2
    standstill: int = 60
    kill: int | None = 25
    soft: tuple[str, ...] = ()
    mediation: bool = False
    files: str = "on_payment"


_LATE, _PAUSE = ("payment.late_charge",), ("silence.pause",)
EIGHT = (
    Choices(),
    Choices("short", "stages", place="TX", term=10, deposit=50, answer=(5, True), reminders=3, soft=_LATE),
    Choices("full", "hourly", place="IL", percent="0.75", term=7, deposit=25, answer=(14, False), kill=20),
    Choices("short", "prices", "consumer", "MA", deposit=25, answer=(3, True), reminders=1, standstill=30),
    Choices("full", "retainer", place="GA", percent=None, term=30, reminders=3, soft=_PAUSE, mediation=True),
    Choices("short", "whole", place="OR", percent="1", term=21, kill=50, files="on_delivery"),
    Choices("full", "stages", "consumer", "LA", per="year", term=10, standstill=90, deposit=25, soft=_PAUSE),
    Choices("short", "hourly", place="MS", percent="1", term=7, answer=(7, False), reminders=1, kill=None),
)  # fmt: skip
"""Deals that have every choice at least once."""
SOME = st.sampled_from(EIGHT)
ANY = st.builds(
    Choices,
    length=st.sampled_from(["full", "short"]),
    fee=st.sampled_from(list(_FEES)),
    client=st.sampled_from(["business", "business", "consumer"]),
    place=st.sampled_from(list(PLACES)),
    percent=st.sampled_from(["1.5", "0.75", "1", None]),
    per=st.sampled_from(["month", "year"]),
    term=st.sampled_from([7, 10, 14, 21, 30]),
    deposit=st.sampled_from([0, 0, 25, 50]),
    answer=st.sampled_from([(3, True), (5, True), (10, True), (7, False), (14, False)]),
    reminders=st.integers(1, 3),
    standstill=st.sampled_from([30, 45, 60, 90]),
    kill=st.sampled_from([None, 20, 25, 50]),
    soft=st.sampled_from([(), (), _LATE, _PAUSE]),
    mediation=st.booleans(),
    files=st.sampled_from(["on_payment", "on_delivery"]),
)


class Deal(NamedTuple):
    """One deal: the answers, what they agree, and the terms that the program reads from its contract."""

    choices: Choices
    data: dict[str, Any]
    agreed: Agreed
    terms: Terms


@cache
def deal(choices: Choices) -> Deal:
    """Draft the contract of a deal once, and read its terms back."""
    data = answers(choices)
    with TemporaryDirectory() as folder:
        terms = drafted(Path(folder), data)
    return Deal(choices, data, agreed(data), terms)


def answers(choices: Choices) -> dict[str, Any]:
    """Return the answers of a deal; nothing that a sum or a day rests on is left to a default."""
    city, code = PLACES[choices.place]
    deposit = 0 if choices.fee == "retainer" else choices.deposit
    count, business = choices.answer
    changes: dict[str, Any] = {
        "contract.length": choices.length,
        "payment": {
            "deposit": str(deposit),
            "term": choices.term,
            "late_charge": _charge(choices),
            "final_files": choices.files,
        },
        "silence": {
            "pause_after": {"count": count, "business": business},
            "reminders": choices.reminders,
            "end_after": {"count": choices.standstill, "business": False},
            "reactivation": "10",
        },
        "acceptance": {"review": {"count": 10, "business": True}, "reminder": {"count": 5, "business": True}},
        "ending": {
            "notice": {"count": 14},
            "cure": {"count": 14},
            "payment_cure": {"count": 7},
            "kill_fee": _kill_fee(choices),
        },
        "governing_law": {"state": f"US-{choices.place}", "city": city, "mediation": choices.mediation},
        "positions": dict.fromkeys(choices.soft, "fallback"),
        **_FEES[choices.fee],
        **(_PRIVATE if choices.client == "consumer" else {}),
    }
    if choices.fee == "stages":
        changes["fee"] = changes["fee"] | {"milestones": _stages(deposit)}
    for party in ("freelancer", "client"):
        changes |= {
            f"{party}.address.city": city,
            f"{party}.address.region": choices.place,
            f"{party}.address.postal_code": code,
        }
    return deal_data(changes)


def _charge(choices: Choices) -> dict[str, Any]:
    if choices.percent is None:
        return {"kind": "none"}
    return {"kind": "rate", "rate": {"percent": choices.percent, "per": choices.per}}


def _kill_fee(choices: Choices) -> dict[str, Any]:
    if choices.kill is None:
        return {"kind": "work_done"}
    return {"kind": "work_done_plus", "percent": str(choices.kill)}


def _stages(deposit: int) -> list[dict[str, Any]]:
    """Divide what the Deposit leaves of the Fee among three stages, to the cent."""
    rest = Fraction(_STAGES) * (100 - deposit) / 100
    first = Fraction(cents(rest / 4))
    sums = (first, first + 100, rest - 2 * first - 100)
    return [milestone(f"Stage {n}", amount=str(cents(each))) for n, each in enumerate(sums, start=1)]
