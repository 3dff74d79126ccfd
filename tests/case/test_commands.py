"""`clausegen case`, `log` and `next`: from the files to what a person reads."""

import datetime as dt
import json
from pathlib import Path
from typing import Any

import pytest

from generator.case.folder import new_case, open_case
from generator.cli.commands import main
from tests.case.cases import ROOT
from tests.deals import deal_data

SAMPLE = ROOT / "samples" / "new-client-new-york"
NOW = dt.datetime(2027, 6, 1, 12, tzinfo=dt.UTC)


@pytest.fixture
def case(tmp_path: Path) -> Path:
    """Return a case whose client owes an answer since January 20, 2027."""
    answers = json.loads((SAMPLE / "answers.json").read_text(encoding="utf-8"))
    made = new_case(tmp_path / "hearth", SAMPLE / "contract.docx", answers)
    made.enter({"event": "signed", "on": "2026-12-01"}, now=NOW)
    deposit = {"event": "invoiced", "number": "1", "lines": [{"kind": "deposit", "sum": "4000"}]}
    made.enter(made.with_usual({**deposit, "on": "2026-12-01"}), now=NOW)
    made.enter(made.with_usual({"event": "paid", "sum": "4000", "of": "1", "on": "2026-12-03"}), now=NOW)
    asked = {"event": "asked", "matter": "feedback", "items": ["the menu texts"], "on": "2027-01-20"}
    made.enter(asked, now=NOW)
    return made.folder


def test_the_whole_way_from_a_contract_to_the_next_step(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = str(tmp_path / "hearth")
    contract, answers = str(SAMPLE / "contract.docx"), str(SAMPLE / "answers.json")
    assert main(["case", "new", contract, "--answers", answers, "-o", folder]) == 0
    assert main(["log", folder, "signed", "--on", "2020-12-01"]) == 0
    invoice = ["log", folder, "invoiced", "--on", "2020-12-01", "--set", "number=1", "--line", "deposit=4000"]
    assert main(invoice) == 0
    paid = ["log", folder, "paid", "--on", "Dec 3, 2020", "--amount", "4000", "--set", "of=1"]
    assert main([*paid, "--set", "cleared=December 4, 2020"]) == 0
    assert "--set cleared December 4, 2020: read as December 4, 2020" in capsys.readouterr().err
    asked = ["log", folder, "asked", "--on", "2021-01-20", "--set", "matter=feedback"]
    assert main([*asked, "--set", "items=texts", "--set", "items=photos"]) == 0
    capsys.readouterr()
    assert main(["next", folder, "--as-of", "2021-01-25"]) == 0
    told = capsys.readouterr().out
    assert "Nothing today, next on January 26, 2021." in told
    assert "Remind the client of your request (letter reminder), question 4" in told


def test_today_names_the_step_why_and_the_clause(case: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["next", str(case), "--as-of", "2027-01-26"]) == 0
    told = capsys.readouterr().out
    assert "Today\n  Remind the client of your request (letter reminder), question 4" in told
    assert "no answer to your request of January 20, 2027; reminder 1 of 2" in told
    assert "under Section 3.2 (Reminders)" in told


def test_the_same_as_data(case: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["next", str(case), "--as-of", "2027-01-26", "--json"]) == 0
    data = json.loads(capsys.readouterr().out)
    assert data["now"][0]["act"] == "reminder"
    assert data["now"][0]["clauses"] == ["Section 3.2 (Reminders)"]
    assert data["now"][0]["logs"] == {"event": "reminded", "of": "answer", "ask": 4}
    assert data["open"] == "0.00"


def test_asking_twice_gives_the_same_bytes(case: Path, capsys: pytest.CaptureFixture[str]) -> None:
    main(["next", str(case), "--as-of", "2027-02-03", "--json"])
    first = capsys.readouterr().out
    main(["next", str(case), "--as-of", "2027-02-03", "--json"])
    assert capsys.readouterr().out == first


def test_a_right_before_its_day_is_refused(case: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = open_case(case).log.events
    reminder = ["log", str(case), "reminded", "--set", "of=review", "--on", "2021-01-01"]
    assert main(reminder) == 1
    assert "error deliverables" in capsys.readouterr().err
    assert open_case(case).log.events == before


def test_a_folder_of_cases_is_a_list_with_the_soonest_first(
    case: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    new_case(case.with_name("quiet"), None, deal_data())
    assert main(["next", str(case.parent), "--as-of", "2027-01-25"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines == [
        "2027-01-26  hearth: Remind the client of your request (letter reminder), question 4: the menu texts",
        "-           quiet: nothing to do",
    ]


def test_one_broken_case_does_not_hide_the_others(case: Path, capsys: pytest.CaptureFixture[str]) -> None:
    new_case(case.with_name("broken"), None, deal_data())
    (case.with_name("broken") / "log.jsonl").write_text("{}\n")
    assert main(["next", str(case.parent), "--as-of", "2027-01-25"]) == 1
    told = capsys.readouterr()
    assert "hearth" in told.out
    assert "log.jsonl:1" in told.err


def test_show_lists_what_was_logged_and_what_was_undone(
    case: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["log", str(case), "--undo", "4"]) == 0
    assert main(["case", "show", str(case), "--as-of", "2027-01-26"]) == 0
    told = capsys.readouterr().out
    assert "   4  2027-01-20  asked  matter feedback; items the menu texts  (undone)" in told
    assert "Invoice 1: paid" in told


def test_a_torn_last_line_is_told(case: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with (case / "log.jsonl").open("a") as file:
        file.write('{"id":5')
    assert main(["next", str(case), "--as-of", "2027-01-26"]) == 0
    assert "cut short" in capsys.readouterr().err


def test_another_contract_in_the_folder_is_refused(case: Path, capsys: pytest.CaptureFixture[str]) -> None:
    other = ROOT / "samples" / "hourly-illinois" / "contract.docx"
    (case / "contract.docx").write_bytes(other.read_bytes())
    assert main(["next", str(case)]) == 1
    assert "is not the contract that this case began with" in capsys.readouterr().err


def test_a_case_is_made_whole_or_not_at_all(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["case", "new", str(SAMPLE / "contract.docx"), "-o", str(tmp_path / "x")]) == 1
    assert "give them with --answers" in capsys.readouterr().err
    assert not list(tmp_path.glob("*x*"))
    (tmp_path / "x").mkdir()
    arguments = ["case", "new", str(SAMPLE / "answers.json"), "-o", str(tmp_path / "x")]
    assert main(arguments) == 1
    assert "exists: name another folder" in capsys.readouterr().err


def test_the_files_of_a_case_are_for_their_owner_only(case: Path) -> None:
    for name in ("answers.json", "contract.docx", "case.json", "log.jsonl"):
        assert (case / name).stat().st_mode & 0o077 == 0


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["log", "CASE"], "name the event, or --undo an entry. Events: proposed, checked_in"),
        (["log", "CASE", "called", "--undo", "1"], "name the event"),
        (["log", "CASE", "called", "--set", "x"], "--set wants NAME=VALUE"),
        (["case", "new", "a.json", "--answers", "b.json"], "--answers goes with a contract"),
        (["next"], "Missing argument"),
    ],
)
def test_a_wrong_call(
    arguments: list[str], told: str, case: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main([str(case) if a == "CASE" else a for a in arguments]) == 2
    assert told in capsys.readouterr().err


def test_a_letter_about_money_is_logged_with_the_sum_of_its_day(case: Path) -> None:
    made = open_case(case)
    lines = [{"kind": "extra_work", "sum": "950"}]
    invoice = {"event": "invoiced", "number": "2", "lines": lines, "on": "2027-02-01"}
    made.enter(made.with_usual(invoice), now=NOW)
    made = open_case(case)
    entry = made.enter(made.with_usual({"event": "noticed", "kind": "resend", "on": "2027-02-16"}), now=NOW)
    # due February 15; one day of 12% on 950.00 = 0.3123
    assert (str(vars(entry)["sum"]), vars(entry)["invoices"]) == ("950.31", ("2",))


def test_a_contract_is_read_once_and_anew_when_it_or_the_answers_change(
    case: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = open_case(case)

    def refuse(_: Path) -> None:
        raise AssertionError("the document was read again")

    monkeypatch.setattr("generator.case.folder.open_document", refuse)
    again = open_case(case)
    assert again.terms == first.terms
    assert again.state(dt.date(2027, 2, 3)) == first.state(dt.date(2027, 2, 3))
    answers = json.loads((case / "answers.json").read_text(encoding="utf-8"))
    answers["payment"]["term"] = 21
    (case / "answers.json").write_text(json.dumps(answers), encoding="utf-8")
    with pytest.raises(AssertionError, match="read again"):
        open_case(case)


def test_what_is_kept_of_a_contract_and_cannot_be_read_is_made_anew(case: Path) -> None:
    terms = open_case(case).terms
    (case / ".terms.json").write_text("[]")
    assert open_case(case).terms == terms


def test_a_mended_date_charges_nothing_for_the_days_before(case: Path) -> None:
    made = open_case(case)
    invoice = {"event": "invoiced", "lines": [{"kind": "extra_work", "sum": "365"}]}
    made.enter(made.with_usual({**invoice, "number": "2", "on": "2027-01-04"}), now=NOW)
    made.enter({"event": "undone", "undoes": 5, "on": "2027-06-01"}, now=NOW)
    made.enter(made.with_usual({**invoice, "number": "2b", "on": "2027-02-01"}), now=NOW)
    # due February 15 now, not January 18: one day of 12% on 365.00 on February 16
    assert str(open_case(case).state(dt.date(2027, 2, 16)).ledger.open) == "365.12"


def test_a_list_is_told_from_what_was_kept_until_something_changes(
    case: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    arguments = ["next", str(case.parent), "--as-of"]
    assert main([*arguments, "2027-01-25"]) == 0
    first = capsys.readouterr().out
    reads: list[Path] = []

    def read(folder: Path, own: Path | None = None) -> Any:
        reads.append(folder)
        return open_case(folder, own)

    monkeypatch.setattr("generator.case.folder.open_case", read)
    assert main([*arguments, "2027-01-25"]) == 0
    assert capsys.readouterr().out == first
    assert main([*arguments, "2027-01-26"]) == 0  # the next morning, with the line of that day
    assert capsys.readouterr().out.startswith("today ")
    assert not reads
    assert main(["log", str(case), "--undo", "4"]) == 0
    capsys.readouterr()
    assert main([*arguments, "2027-01-26"]) == 0
    assert "nothing to do" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["asked", "--set", "matter=content"], "items: is required (--set items=VALUE)"),
        (["paid"], "sum: is required (--amount SUM)"),
        (["asked", "--set", "matter=content", "--set", "items=x", "--by", "me"], "or 'other' (--by WHO)"),
        (["asked", "--set", "color=red"], "color: is not a field here: remove it or mend its name (given"),
    ],
)
def test_what_is_missing_is_named_with_its_option(
    case: Path, words: list[str], told: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["log", str(case), *words]) == 1
    assert told in capsys.readouterr().err
