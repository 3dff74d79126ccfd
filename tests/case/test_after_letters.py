"""The last rungs of a case: when they are told, what must wait, what follows a complaint and a suit."""

import datetime as dt
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from generator.case.after_letters_text import after_letters_text
from generator.case.folder import Case, words_of
from generator.case.letter_files import letter_in_form
from generator.case.letters import letter_of
from generator.case.log import Log
from generator.case.machine import State, state_of
from generator.case.terms import Terms
from generator.errors import InputError
from generator.packs.pack import pack_of
from tests.case.cases import Entry, drafted, events_of, invoice, view
from tests.case.oracle.days import DAY, mail_counts, plus
from tests.case.stories import LADDER
from tests.deals import deal_data

CITY = "Department of Consumer and Worker Protection"
_SENT = ["email", "mail", "certified"]
SIGNED: Entry = ("2026-12-01", "signed", {})
BILL = invoice("1", "2027-01-04", ("extra_work", "1000"))
"""Due on January 18, 2027."""


def final(day: str, term: str, amount: str = "1000", **fields: Any) -> Entry:
    entry = {"kind": "final", "invoices": ["1"], "sum": amount, "as_of": day, "term": term, "via": _SENT}
    return day, "noticed", entry | fields


FINAL = final("2027-02-02", "2027-03-11")


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("contracts")


@cache
def terms_in(
    folder: Path,
    state: str,
    city: str,
    code: str,
    client: str = "business",
    fees: tuple[str, str] = ("own", "full"),
) -> Terms:
    changes: dict[str, Any] = {
        "governing_law": {"state": f"US-{state}", "city": city, "attorney_fees": fees[0]},
        "contract.length": fees[1],
        "payment": {"deposit": "0", "term": 14, "late_charge": {"kind": "none"}},
    }
    if client == "consumer":
        changes |= {"client.kind": "consumer", "client.form": {"kind": "individual"}}
    for party in ("freelancer", "client"):
        changes |= {
            f"{party}.address.{name}": value
            for name, value in (("city", city), ("region", state), ("postal_code", code))
        }
    return drafted(folder, deal_data(changes))


@pytest.fixture
def texas(folder: Path) -> Terms:
    return terms_in(folder, "TX", "Austin", "78701")


@pytest.fixture
def city(folder: Path) -> Terms:
    return terms_in(folder, "NY", "New York", "10001")


def state(terms: Terms, day: str, *entries: Entry) -> State:
    return state_of(view(terms, day, SIGNED, BILL, *entries), LADDER)


def told(terms: Terms, day: str, *entries: Entry) -> str:
    found = state(terms, day, *entries)
    assert found.after is not None
    return "\n".join(after_letters_text(view(terms, day, SIGNED).words, found.after, found.as_of))


def test_nothing_is_told_while_letters_are_the_way_and_all_from_the_final_notice_on(texas: Terms) -> None:
    assert state(texas, "2027-02-01").after is None
    assert state(texas, "2027-02-02", FINAL).after is not None


def test_a_clock_that_ends_soon_is_told_without_a_final_notice(texas: Terms) -> None:
    # Texas: four years from January 18, 2027; the last safe day is January 17, 2031, told 180 days before.
    assert state(texas, "2030-07-20").after is None
    found = state(texas, "2030-07-21")
    assert found.after is not None
    assert found.after.remedies.clocks[0].last == dt.date(2031, 1, 17)
    # The final notice is then no choice any more.
    assert "final" in {step.act for step in (*found.now, *found.later)}
    assert "final" in {step.act for step in state(texas, "2030-07-20").choices}


def test_no_step_is_taken_while_the_term_of_the_notice_runs(city: Terms) -> None:
    notice = final("2027-02-02", "2027-02-17")
    assert "runs until February 17, 2027" in told(city, "2027-02-17", notice)
    steps = [s for s in state(city, "2027-02-10", notice).choices if s.act == "complaint"]
    assert {step.day for step in steps} == {dt.date(2027, 2, 18)}
    assert "runs until" not in told(city, "2027-02-18", notice)


def test_in_texas_a_suit_waits_thirty_days_from_the_day_on_which_the_mail_counts(texas: Terms) -> None:
    found = state(texas, "2027-03-12", FINAL).after
    assert found is not None
    (court,) = (way for way in found.ways if way.door.kind == "court")
    (wait,) = court.waits
    assert wait.first == mail_counts(dt.date(2027, 2, 2)) + 31 * DAY == dt.date(2027, 3, 12)
    assert f"not before {wait.first:%B} {wait.first.day}, 2027" in told(texas, "2027-03-12", FINAL)


def test_nevada_wants_ten_business_days_certified_mail_and_the_word_that_a_claim_follows(
    folder: Path,
) -> None:
    terms = terms_in(folder, "NV", "Reno", "89501")
    sent = dt.date(2027, 2, 2)
    (step,) = (s for s in state(terms, "2027-02-02").choices if s.act == "final")
    assert step.facts["term"] == plus(mail_counts(sent), 10)
    letter = _letter(terms, "final_notice", sent, SIGNED, BILL)
    assert "If it is not settled by that day, I intend to bring a civil claim for it." in letter
    by_mail = final("2027-02-02", "2027-02-24", via=["email", "mail"])
    assert "did not go by certified mail" in told(terms, "2027-03-01", by_mail)
    assert "did not go by certified mail" not in told(terms, "2027-03-01", final("2027-02-02", "2027-02-24"))


_WITHOUT_FEES = "10 days from the day on which you receive this letter to pay what is listed here"


@pytest.mark.parametrize("length", ["full", "short"])
def test_georgia_wants_ten_days_without_the_attorneys_fees_that_the_contract_gives(
    folder: Path, length: str
) -> None:
    # O.C.G.A. 13-1-11, as the law file has it: only for a clause of the contract.
    sent = dt.date(2027, 2, 2)
    with_fees = terms_in(folder, "GA", "Macon", "31201", fees=("loser", length))
    letter = _letter(with_fees, "final_notice", sent, SIGNED, BILL)
    assert _WITHOUT_FEES in letter
    assert "“Attorney’s fees” in our agreement" in letter
    without = terms_in(folder, "GA", "Macon", "31201", fees=("own", length))
    assert "ttorney’s fees" not in _letter(without, "final_notice", sent, SIGNED, BILL)


@pytest.mark.parametrize(("state", "city", "code"), [("TX", "Austin", "78701"), ("NV", "Reno", "89501")])
def test_no_other_state_has_words_on_attorneys_fees_in_the_final_notice(
    folder: Path, state: str, city: str, code: str
) -> None:
    terms = terms_in(folder, state, city, code, fees=("loser", "full"))
    assert "ttorney’s fees" not in _letter(terms, "final_notice", dt.date(2027, 2, 2), SIGNED, BILL)


def test_a_private_client_in_georgia_owes_no_attorneys_fees(folder: Path) -> None:
    terms = terms_in(folder, "GA", "Macon", "31201", client="consumer", fees=("loser", "full"))
    ask = pack_of("en-US").demand_terms
    assert not ask(terms.deal, Decimal(1000), dt.date(2027, 6, 1))
    with_fees = terms_in(folder, "GA", "Macon", "31201", fees=("loser", "full"))
    assert [term.of_clause for term in ask(with_fees.deal, Decimal(1000), dt.date(2027, 6, 1))] == [True]


def _letter(terms: Terms, kind: str, day: dt.date, *entries: Entry, **given: Any) -> str:
    words = words_of(pack_of("en-US"), terms)
    case = Case(Path("x"), "x", terms, Log(events_of(*entries)), LADDER, deal_data(), words)
    return letter_in_form(letter_of(case, kind, day, given), ".txt").decode()


def test_the_complaint_shows_the_sum_and_the_day_of_the_final_notice_and_what_came_since(city: Terms) -> None:
    notice, paid = (
        final("2027-02-02", "2027-02-17"),
        ("2027-02-16", "paid", {"sum": "300", "cleared": "2027-02-16"}),
    )
    sheet = _letter(city, "complaint_sheet", dt.date(2027, 2, 18), SIGNED, BILL, notice, paid)
    assert f"I complain to the {CITY}" in sheet
    assert "Overdue on February 2, 2027, as my last letter to the client asked for it" in sheet
    assert "Invoice 1 (extra work), due January 18, 2027  $1,000.00" in sheet
    assert "Payment of February 16, 2027  $300.00" in sheet
    assert "Open today: $700.00." in sheet
    order = [
        "My name",
        "The client and",
        "The work:",
        "The agreement:",
        "Overdue on",
        "What was broken",
        "I wrote",
        "neither the client nor I",
        "These facts are true",
    ]
    assert [sheet.index(words) for words in order] == sorted(sheet.index(words) for words in order)


def test_a_complaint_sheet_is_for_the_agency_that_is_named_and_never_for_the_client(city: Terms) -> None:
    words = words_of(pack_of("en-US"), city)
    log = Log(events_of(SIGNED, BILL, final("2027-02-02", "2027-02-17")))
    case = Case(Path("x"), "x", city, log, LADDER, deal_data(), words)
    letter = letter_of(case, "complaint_sheet", dt.date(2027, 2, 18))
    assert (letter.head.to, letter.to) == ((CITY,), ())
    other = letter_of(
        case, "complaint_sheet", dt.date(2027, 2, 18), {"agency": "Attorney General of New York"}
    )
    assert other.head.to == ("Attorney General of New York",)
    with pytest.raises(InputError, match="not possible before February 18"):
        letter_of(case, "complaint_sheet", dt.date(2027, 2, 17))


def test_while_a_complaint_is_open_no_other_is_offered_and_the_client_has_to_answer(city: Terms) -> None:
    filed: Entry = ("2027-02-18", "complained", {"agency": CITY})
    found = state(city, "2027-02-18", final("2027-02-02", "2027-02-17"), filed)
    assert not [step for step in found.choices if step.act == "complaint"]
    assert [move.until for move in found.moves if move.what.startswith("answer")] == [dt.date(2027, 3, 10)]


def test_a_suit_in_new_york_is_served_on_the_agency_within_ten_days(city: Terms) -> None:
    notice, suit = final("2027-02-02", "2027-02-17"), ("2027-02-18", "filed", {"court": "Civil Court"})
    found = state(city, "2027-02-18", notice, suit)
    assert {duty.last for duty in found.duties} == {dt.date(2027, 2, 28)}
    # One copy for the law of the city, one for that of the state.
    served: Entry = ("2027-02-19", "served", {"suit": 4, "whom": "agency"})
    assert len(state(city, "2027-02-19", notice, suit, served).duties) == 2
    assert state(city, "2027-02-19", notice, suit, served, served).duties == ()


def test_while_a_suit_is_open_no_other_court_is_offered_and_the_agency_may_have_lost_its_power(
    city: Terms,
) -> None:
    notice, filed = final("2027-02-02", "2027-02-17"), ("2027-02-18", "complained", {"agency": CITY})
    suit: Entry = ("2027-03-15", "filed", {"court": "Civil Court"})
    found = state(city, "2027-03-15", notice, filed, suit).after
    assert found is not None
    doors = {way.door.kind: way.door for way in reversed(found.ways)}
    assert (doors["court"].open, doors["small_claims"].open) == ("taken", "taken")
    assert "may have lost its power: you sued in Civil Court on March 15, 2027" in doors["agency"].why
    decided: Entry = ("2027-05-03", "judged", {"suit": 5, "outcome": "won"})
    assert state(city, "2027-05-03", notice, filed, suit, decided).after is None


def test_a_suit_that_was_withdrawn_holds_nothing_back_and_one_that_was_decided_does(texas: Terms) -> None:
    suit: Entry = ("2027-03-12", "filed", {"court": "Justice Court"})
    ended: Entry = ("2027-05-03", "judged", {"suit": 4, "outcome": "withdrawn"})
    won: Entry = ("2027-05-03", "judged", {"suit": 4, "outcome": "won", "sum": "1000"})
    held = {m.id: m.told for m in state(texas, "2027-05-03", FINAL, suit, won).matters}
    assert "a court decided on May 3, 2027" in held["money"]
    free = {m.id: m.told for m in state(texas, "2027-05-03", FINAL, suit, ended).matters}
    assert "court" not in free["money"]


def test_a_bankrupt_client_and_a_closed_case_have_no_rungs_left(texas: Terms) -> None:
    bankrupt: Entry = ("2027-03-12", "learned", {"fact": "bankrupt"})
    closed: Entry = ("2027-03-12", "closed", {"why": "written_off"})
    assert state(texas, "2027-03-12", FINAL, bankrupt).after is None
    assert state(texas, "2027-03-12", FINAL, closed).after is None


def test_a_delivery_reminds_of_registration_until_three_months_after_publication(texas: Terms) -> None:
    handed: Entry = ("2027-01-11", "delivered", {"deliverables": [1]})
    public: Entry = ("2027-01-20", "accepted", {"deliverables": [1], "how": "published"})

    def reminded(day: str, *entries: Entry) -> bool:
        return any("registering" in remark for remark in state(texas, day, *entries).remarks)

    assert not reminded("2027-01-10")
    assert reminded("2027-01-11", handed)
    assert any(
        "at the latest on April 19, 2027" in r for r in state(texas, "2027-02-01", handed, public).remarks
    )
    assert not reminded("2027-04-20", handed, public)


def test_use_before_payment_is_answered_only_where_the_rights_wait_for_sure(folder: Path) -> None:
    terms = terms_in(folder, "TX", "Austin", "78701")
    entries = (
        SIGNED,
        invoice("1", "2027-01-04", ("balance", "8000")),
        ("2027-02-01", "learned", {"fact": "uses_unpaid_work"}),
    )
    letter = _letter(terms, "use_notice", dt.date(2027, 2, 2), *entries)
    assert "On February 1, 2027 I saw that you use" in letter
    assert f"by February {plus(dt.date(2027, 2, 3), 7).day}, 2027" in letter
    with pytest.raises(InputError, match="the log must say that the client uses unpaid work"):
        _letter(terms, "use_notice", dt.date(2027, 2, 2), SIGNED, BILL)


def test_every_line_of_the_rungs_has_its_words(city: Terms) -> None:
    text = told(city, "2027-02-18", final("2027-02-02", "2027-02-17"))
    assert "Claim the same sum as in your final notice of February 2, 2027: $1,000.00" in text
    assert text.index("1. " + CITY) < text.index("2. Attorney General") < text.index("small claims court")
    assert "{" not in text
    assert Decimal(1000) == state(city, "2027-02-18", final("2027-02-02", "2027-02-17")).ledger.open
