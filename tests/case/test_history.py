"""How a case ended: kept with the client, and likely in the next interview."""

import datetime as dt
from pathlib import Path

import pytest

from generator.answers.reading import read_json
from generator.case.history import Outcome, outcome_of
from generator.case.log import read_log
from generator.cli.commands import main
from generator.earlier.clients import keep_history, load_clients, save_client
from generator.packs.pack import pack_of
from generator.packs.reading import answers_from
from tests.case.cases import ROOT, Entry, events_of, invoice, payment, terms_of, view, view_on

PACK = pack_of("en-US")
TERMS = terms_of("hourly-illinois")
SIGNED: Entry = ("2026-12-01", "signed", {})
# Due on January 18, 2027: fourteen days after its day.
BILL = invoice("1", "2027-01-04", ("extra_work", "100"))
DEPOSIT = invoice("1", "2026-12-01", ("deposit", "2640"))
CLOSED: Entry = ("2027-03-01", "closed", {"why": "paid"})


@pytest.mark.parametrize(
    ("entries", "outcome"),
    [
        ((BILL, payment("2027-01-18", "100")), Outcome("known", 0)),
        ((BILL, payment("2027-01-20", "100.05")), Outcome("paid_late", 2)),
        ((BILL, payment("2027-01-10", "40"), payment("2027-02-02", "90")), Outcome("paid_late", 15)),
        ((BILL,), Outcome("paid_late", 42)),
        (
            (invoice("1", "2026-12-01", ("deposit", "2640")), payment("2026-12-30", "2640")),
            Outcome("known", 0),
        ),
        ((), Outcome("known", 0)),
    ],
    ids=["in time", "two days late", "in parts", "never", "a deposit", "nothing asked"],
)
def test_how_a_case_ended(entries: tuple[Entry, ...], outcome: Outcome) -> None:
    assert outcome_of(view(TERMS, "2027-03-01", SIGNED, *entries, CLOSED)) == outcome


def test_a_case_that_is_open_has_not_ended() -> None:
    assert outcome_of(view(TERMS, "2027-03-01", SIGNED, BILL)) is None


SAMPLE = ROOT / "samples" / "hourly-illinois"


@pytest.fixture
def case(tmp_path: Path) -> str:
    """Return a case whose client paid on February 2, 2021 what was due on January 18."""
    folder = str(tmp_path / "prairie")
    contract, answers = str(SAMPLE / "contract.docx"), str(SAMPLE / "answers.json")
    assert main(["case", "new", contract, "--answers", answers, "-o", folder]) == 0
    assert main(["log", folder, "signed", "--on", "2020-12-01"]) == 0
    deposit = ["--set", "number=0", "--line", "deposit=2640"]
    assert main(["log", folder, "invoiced", "--on", "2020-12-01", *deposit]) == 0
    assert main(["log", folder, "paid", "--on", "2020-12-03", "--amount", "2640"]) == 0
    line = ["--set", "number=1", "--line", "extra_work=100"]
    assert main(["log", folder, "invoiced", "--on", "2021-01-04", *line]) == 0
    assert main(["log", folder, "noticed", "--on", "2021-01-25", "--set", "kind=resend"]) == 0
    assert main(["log", folder, "paid", "--on", "2021-02-02", "--amount", "110"]) == 0
    return folder


def _keep() -> None:
    save_client(PACK, answers_from(read_json(SAMPLE / "answers.json")))


def test_closing_a_case_keeps_how_the_client_was_and_undoing_it_takes_that_back(
    case: str, capsys: pytest.CaptureFixture[str]
) -> None:
    _keep()
    assert load_clients()[0].history == ()
    capsys.readouterr()
    assert main(["log", case, "closed", "--on", "2021-02-03", "--set", "why=paid"]) == 0
    told = capsys.readouterr().out
    assert "Kept with the client for the next contract: paid late by 15 days." in told
    (client,) = load_clients()
    assert [(past.how, past.days_late) for past in client.history] == [("paid_late", 15)]
    assert client.known().pages["client"]["history"] == "paid_late"
    assert client.known().ask == ("client.history",)
    main(["clients"])
    assert "paid late by 15 days" in capsys.readouterr().out
    assert main(["log", case, "--undo", "7"]) == 0
    assert load_clients()[0].history == ()


def test_the_letter_that_closes_a_case_keeps_it_too(case: str, capsys: pytest.CaptureFixture[str]) -> None:
    _keep()
    assert main(["letter", "thank-you", case, "--as-of", "2021-02-03", "--sent"]) == 0
    assert "Kept with the client" in capsys.readouterr().out
    assert load_clients()[0].history[0].how == "paid_late"


def test_a_client_that_is_not_kept_stays_so(case: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["log", case, "closed", "--on", "2021-02-03", "--set", "why=paid"]) == 0
    assert "Kept with the client" not in capsys.readouterr().out
    assert load_clients() == ()


def test_who_ended_in_silence_is_told_so() -> None:
    answers = read_json(ROOT / "samples" / "cases" / "vanished-new-york" / "answers.json")
    terms = terms_of("new-client-new-york")
    log = [*read_log(ROOT / "samples" / "cases" / "vanished-new-york").events]
    closed = events_of(("2027-07-01", "closed", {"why": "paid"}))[0].model_copy(update={"id": len(log) + 1})
    # The sum of the pause, due on February 18, was paid in full on July 1.
    late = (dt.date(2027, 7, 1) - dt.date(2027, 2, 18)).days
    assert answers["client"]["legal_name"] == terms.deal.client.legal_name
    found = outcome_of(view_on(terms, (*log, closed), dt.date(2027, 7, 1)))
    assert found == Outcome("fell_silent", late)


def test_a_later_contract_keeps_what_happened_before_and_the_worst_is_likely() -> None:
    answers = read_json(ROOT / "samples" / "cases" / "vanished-new-york" / "answers.json")
    save_client(PACK, answers_from(answers))
    assert keep_history(PACK, answers_from(answers), "paid_late", 3) is not None
    later = answers | {"contract": answers["contract"] | {"date": "2028-01-04"}}
    later["project"] = answers["project"] | {"start": "2028-01-10", "end": "2028-06-30"}
    save_client(PACK, answers_from(later))
    keep_history(PACK, answers_from(later), "known")
    (client,) = load_clients()
    assert [(past.contract, past.how) for past in client.history] == [
        ("2026-12-01", "paid_late"),
        ("2028-01-04", "known"),
    ]
    assert client.known().pages["client"]["history"] == "paid_late"
