"""What letters may say and when, for each kind of fee, client and place: against a table made by hand."""

import datetime as dt
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from ruamel.yaml import YAML

from generator.case.folder import Case, words_of
from generator.case.letter_files import letter_in_form
from generator.case.letters import letter_of
from generator.case.log import Log
from generator.errors import InputError
from generator.packs.pack import pack_of
from tests.case.cases import drafted
from tests.case.stories import LADDER, plain, with_entry
from tests.deals import deal_data, milestone

TABLE = YAML(typ="safe").load(Path(__file__).with_name("permissions.yaml").read_text(encoding="utf-8"))

_FEES: dict[str, dict[str, Any]] = {
    "fixed": {},
    "milestones": {
        "fee.milestones": [milestone("Design", "25"), milestone("Build", "25")],
        "payment.deposit": "50",
    },
    "hourly": {
        "fee": {"kind": "hourly", "rate": "100", "budget": {"kind": "estimate", "hours": "80"}},
        "rights.when": None,
    },
    "retainer": {
        "fee": {"kind": "retainer", "monthly": "2000", "hours": "20", "extra_rate": "110", "months": 12},
        "rights.when": None,
    },
}
_PLACES = {
    "NY": ("New York", "10001"),
    "IL": ("Chicago", "60601"),
    "CA": ("Oakland", "94607"),
    "TX": ("Austin", "78701"),
}
_PRIVATE = {
    "client.kind": "consumer",
    "client.form": {"kind": "individual"},
    "client.legal_name": "Rosa Diaz",
}
_EACH = ["fixed", "milestones", "hourly", "retainer"]


class Deal(NamedTuple):
    fee: str
    client: str
    place: str
    length: str = "full"


DEALS = tuple(
    dict.fromkeys((
        *(Deal(fee, "business", "NY", "short") for fee in _EACH),
        Deal("fixed", "consumer", "NY", "short"),
        *(Deal(fee, client, "NY") for fee in _EACH for client in ("business", "consumer")),
        *(Deal("fixed", client, place) for place in _PLACES for client in ("business", "consumer")),
    ))
)  # fmt: skip


def _answers(deal: Deal) -> dict[str, Any]:
    city, code = _PLACES[deal.place]
    changes = {
        "project.deliverables": [{"name": "Logo"}, {"name": "Website"}],
        "payment.late_charge": {"kind": "rate", "rate": {"percent": "1.5"}},
        "payment.term": 14,
        "silence.reactivation": "10",
        "contract.length": deal.length,
        "governing_law": {"state": deal.place, "city": city},
        **_FEES[deal.fee],
        **(_PRIVATE if deal.client == "consumer" else {}),
    }
    for party in ("freelancer", "client"):
        changes |= {
            f"{party}.address.city": city,
            f"{party}.address.region": deal.place,
            f"{party}.address.postal_code": code,
        }
    without = tuple(path for path, value in changes.items() if value is None)
    return deal_data({path: v for path, v in changes.items() if v is not None}, without=without and ())


class Written(NamedTuple):
    kind: str
    day: dt.date
    text: str


class _Telling:
    """A case to which letters are written one after another."""

    def __init__(self, case: Case) -> None:
        self.case = case

    def happens(self, day: str, **entry: Any) -> None:
        self.case = with_entry(self.case, dt.date.fromisoformat(day), plain(entry))

    def writes(self, kind: str, day: str, **given: Any) -> Written:
        on = dt.date.fromisoformat(day)
        letter = letter_of(self.case, kind, on, plain(given), pay_to="First Bank, account 12345")
        if letter.entry:
            self.case = with_entry(self.case, on, plain(dict(letter.entry)))
        return Written(kind, on, letter_in_form(letter, ".txt").decode())


@cache
def _case(deal: Deal, folder: Path) -> Case:
    data = _answers(deal)
    folder.mkdir()
    terms = drafted(folder, data)
    return Case(folder, str(deal), terms, Log(), LADDER, data, words_of(pack_of("en-US"), terms))


def _silence(case: Case) -> Iterator[Written]:
    told = _Telling(case)
    told.happens("2026-12-01", event="signed")
    yield told.writes("answer_request", "2027-01-20", matter="feedback", items=["the draft"])
    yield told.writes("reminder", "2027-01-26")
    yield told.writes("reminder_last", "2027-02-01")
    yield told.writes("pause_notice", "2027-02-10", work={"done": [{"number": 1, "percent": 40}]})
    yield told.writes("last_warning", "2027-04-13")


_LINE = {"kind": "extra_work", "sum": "600", "text": "a poster"}


def _owing(case: Case) -> _Telling:
    told = _Telling(case)
    told.happens("2026-12-01", event="signed")
    told.happens("2027-03-01", event="delivered", deliverables=[1])
    return told


def _money(case: Case) -> Iterator[Written]:
    told = _owing(case)
    yield told.writes("invoice", "2027-03-01", number="2", lines=[_LINE])
    yield told.writes("review_reminder", "2027-03-17")
    yield told.writes("late_pause_warning", "2027-03-18")
    yield told.writes("cure_demand", "2027-03-19")
    yield told.writes("invoice_resend", "2027-03-22")
    yield told.writes("late_30", "2027-04-14")
    yield told.writes("late_60", "2027-05-14")
    yield told.writes("late_90", "2027-06-14")
    yield told.writes("final_notice", "2027-06-28")


@pytest.fixture(scope="module", params=DEALS, ids="-".join)
def written(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> tuple[Deal, Case, tuple[Written, ...]]:
    deal = request.param
    case = _case(deal, tmp_path_factory.mktemp("deals") / "case")
    return deal, case, (*_silence(case), *_money(case))


Letters = tuple[Deal, Case, tuple[Written, ...]]


def test_each_claim_stands_in_the_letters_that_may_make_it_and_in_no_other(written: Letters) -> None:
    deal, _, letters = written
    for claim, rule in TABLE["claims"].items():
        may = all(getattr(deal, name) in allowed for name, allowed in rule["when"].items())
        wanted = {kind for kind in rule["letters"] if may}
        found = {each.kind for each in letters if claim in each.text}
        assert found == wanted & {each.kind for each in letters}, claim


def test_no_letter_prints_more_than_the_ceiling(written: Letters) -> None:
    deal, _, letters = written
    for each in letters:
        rates = set(re.findall(r"([\d.]+%) a year", each.text))
        assert rates <= ({TABLE["rates"][deal.place]} if deal.client == "business" else set()), each.kind


@pytest.mark.parametrize("kind", sorted(TABLE["first_days"]))
def test_a_letter_goes_from_its_day_and_not_before(kind: str, written: Letters) -> None:
    deal, case, _ = written
    told = _owing(case)
    told.writes("invoice", "2027-03-01", number="2", lines=[_LINE])
    first = TABLE["first_days"][kind][deal.place]
    told.writes(kind, first.isoformat())
    told = _owing(case)
    told.writes("invoice", "2027-03-01", number="2", lines=[_LINE])
    with pytest.raises(InputError, match="is not possible"):
        told.writes(kind, (first - dt.timedelta(days=1)).isoformat())


def test_a_private_client_is_not_pressed_before_it_could_object(written: Letters) -> None:
    deal, case, _ = written
    table = TABLE["pressing"]
    first = table["final_notice"][deal.client]
    told = _owing(case)
    told.writes("invoice", "2027-03-01", number="2", lines=[_LINE])
    told.writes("invoice_resend", table["first_letter"].isoformat())
    with pytest.raises(InputError, match="is not possible before"):
        told.writes("final_notice", (first - dt.timedelta(days=1)).isoformat())
    told.writes("final_notice", first.isoformat())


def test_the_table_tells_something_of_every_fee_and_client() -> None:
    named = {
        value for rule in TABLE["claims"].values() for values in rule["when"].values() for value in values
    }
    assert {"business", "consumer", "fixed", "hourly", "retainer"} <= named
