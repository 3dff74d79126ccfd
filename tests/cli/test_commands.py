"""The commands as a person or a program calls them: files, messages and exit codes."""

import json
import os
import re
import stat
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from generator.answers.walking import resolve
from generator.cli.commands import clausegen, main
from generator.docx.reading import read_text
from generator.earlier.sessions import read_start
from generator.errors import InputError
from generator.library.shipped import folders
from generator.packs.library import read_library
from generator.packs.us.completing import Deal
from generator.word.provenance import FOR_OTHER_SIDE, read_provenance
from tests.advice.asking import BOOK
from tests.deals import deal_data

CLAUSES = tuple(read_library(folders(None), "en-US").clauses())


@pytest.fixture
def answers(tmp_path: Path) -> Path:
    return write(tmp_path, deal_data())


def write(folder: Path, data: Any, name: str = "deal.json") -> Path:
    file = folder / name
    file.write_text(json.dumps(data), encoding="utf-8")
    return file


def test_draft_writes_the_contract_beside_the_answers(
    answers: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["draft", str(answers)]) == 0
    assert answers.with_suffix(".docx").read_bytes().startswith(b"PK")
    assert f"Wrote {answers.with_suffix('.docx')}" in capsys.readouterr().out


@pytest.mark.skipif(os.name == "nt", reason="Windows has no owner-only mode")
def test_draft_review_is_readable_by_its_owner_only(answers: Path) -> None:
    assert main(["draft", str(answers), "--review"]) == 0
    review = answers.with_name("deal.review.docx")
    assert stat.S_IMODE(review.stat().st_mode) == 0o600


def test_draft_summary_adds_a_page_for_the_client(answers: Path) -> None:
    assert main(["draft", str(answers), "--summary"]) == 0
    assert answers.with_name("deal.summary.docx").is_file()


def test_draft_never_writes_over_a_file(answers: Path, capsys: pytest.CaptureFixture[str]) -> None:
    target = answers.with_suffix(".docx")
    target.write_text("mine")
    assert main(["draft", str(answers)]) == 1
    assert target.read_text() == "mine"
    assert "--overwrite" in capsys.readouterr().err


def test_draft_overwrites_when_told(answers: Path) -> None:
    target = answers.with_suffix(".docx")
    target.write_text("mine")
    assert main(["draft", str(answers), "--overwrite"]) == 0
    assert target.read_bytes().startswith(b"PK")


def test_draft_reports_as_json(answers: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["draft", str(answers), "--json"]) == 0
    report = json.loads(capsys.readouterr().out)
    assert report["written"] == [str(answers.with_suffix(".docx"))]
    assert {"id", "severity", "place", "reason"} <= set(report["findings"][0])


def too_late(folder: Path) -> Path:
    in_illinois = {
        "governing_law.state": "US-IL",
        "governing_law.city": "Chicago",
        "project.place_of_work": "US-IL",
    }
    return write(folder, deal_data({"payment.term": 45, **in_illinois}))


def test_an_error_finding_stops_a_signing_copy(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = too_late(tmp_path)
    assert main(["draft", str(file)]) == 1
    assert not file.with_suffix(".docx").exists()
    assert "--accept payment-term-too-long" in capsys.readouterr().err


def test_an_error_finding_does_not_stop_a_review_draft(tmp_path: Path) -> None:
    assert main(["draft", str(too_late(tmp_path)), "--review"]) == 0


def test_accepting_by_name_lets_it_pass_and_is_recorded(tmp_path: Path) -> None:
    file = too_late(tmp_path)
    assert main(["draft", str(file), "--accept", "payment-term-too-long"]) == 0
    assert json.loads(file.read_text())["accepted"] == ["payment-term-too-long"]


@pytest.mark.parametrize("content", ["", "{", "[]", "null", '{"fee": 1}'])
def test_bad_input_is_a_message_and_writes_nothing(
    tmp_path: Path, content: str, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "deal.json"
    file.write_text(content)
    assert main(["draft", str(file)]) == 1
    assert "error" in capsys.readouterr().err
    assert [path.name for path in tmp_path.iterdir()] == ["deal.json"]


def test_every_problem_of_a_file_is_printed(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = write(tmp_path, deal_data({"payment.deposit": 120, "governing_law.state": "XX"}))
    assert main(["draft", str(file)]) == 1
    message = capsys.readouterr().err
    assert "deal.json: payment.deposit: must be at most 100 (given: 120)" in message
    assert "deal.json: governing_law.state: must be one of the 50 states" in message


@pytest.mark.skipif(
    os.name == "nt", reason="a file stands where a folder is wanted on any system, but not so"
)
def test_an_unwritable_output_is_a_message(answers: Path, capsys: pytest.CaptureFixture[str]) -> None:
    target = answers / "below" / "a-file.docx"
    assert main(["draft", str(answers), "-o", str(target)]) == 1
    assert "cannot be written" in capsys.readouterr().err


def test_a_wrong_call_is_exit_code_2(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["draft"]) == 2
    assert main(["draught"]) == 2
    assert main(["draft", "x.json", "--as-of", "soon"]) == 2
    assert "must be a date such as 2026-12-01, or in words" in capsys.readouterr().err


def test_the_wizard_without_a_terminal_names_draft(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["new", "-o", str(tmp_path)]) == 2
    assert "clausegen draft ANSWERS.json" in capsys.readouterr().err


def test_explain_says_because_of_what(answers: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["explain", str(answers)]) == 0
    out = capsys.readouterr().out
    assert "because “How is the work priced?” was answered “Fixed fee”" in out


def test_explain_names_what_was_not_chosen_only_if_asked(
    answers: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["explain", str(answers)]) == 0
    short = capsys.readouterr().out
    assert main(["explain", str(answers), "--all"]) == 0
    whole = capsys.readouterr().out
    assert "another wording was not chosen" not in short
    assert "another wording was not chosen: “How is the contract signed?” was left at" in whole


def test_explain_tells_what_is_risky_before_the_clauses(
    answers: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[str] = []
    monkeypatch.setattr("click.echo", lambda text="", **_: told.append(text))
    assert main(["explain", str(answers)]) == 0
    warned = [number for number, text in enumerate(told) if "What is not included?" in text]
    assert warned
    assert max(warned) < min(number for number, text in enumerate(told) if "       because" in text)


def test_explain_speaks_to_people(answers: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """No ids, no paths of answers, no days in figures, no mend where nothing is to be mended."""
    assert main(["explain", str(answers), "--all"]) == 0
    shown = capsys.readouterr()
    told = shown.out + shown.err
    assert re.findall(r"\b20\d\d-\d\d-\d\d\b", told) == []
    paths = {found for found in re.findall(r"\b[a-z_]+(?:\.[a-z_]+)+\b", told) if resolve(Deal, found)}
    assert paths == set()
    assert not any(rule.id in told for rule in BOOK.rules)
    assert not any(clause.id in told for clause in CLAUSES)
    assert "(read November 21, 2026, verified in a stored copy)" in told
    before, notes = shown.err.split("note  ", 1)
    assert "→" in before
    assert "→" not in notes


def test_explain_as_json_keeps_ids_and_paths(answers: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["explain", str(answers), "--json"]) == 0
    data = json.loads(capsys.readouterr().out)
    assert {"id": "payment/due", "slot": "payment.due"}.items() <= next(
        clause for clause in data["clauses"] if clause["slot"] == "payment.due"
    ).items()
    assert all(finding["id"] and finding["place"] for finding in data["findings"])


def test_draft_names_the_id_to_accept_and_the_place_in_the_file(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["draft", str(too_late(tmp_path))]) == 1
    told = capsys.readouterr().err
    assert re.search(r"^error payment-term-too-long  payment\.term$", told, re.MULTILINE)


@pytest.mark.skipif(os.name == "nt", reason="Windows has no owner-only mode")
def test_a_draft_for_the_other_side_stands_beside_the_others_and_may_be_read(answers: Path) -> None:
    assert main(["draft", str(answers)]) == 0
    assert main(["draft", str(answers), "--review"]) == 0
    assert main(["draft", str(answers), "--review", "--for-other-side"]) == 0
    made = answers.with_name("deal.draft.docx")
    assert read_provenance(made.read_bytes())["form"] == FOR_OTHER_SIDE
    assert stat.S_IMODE(made.stat().st_mode) == stat.S_IMODE(answers.with_name("deal.docx").stat().st_mode)


def test_a_draft_for_the_other_side_may_have_blanks(tmp_path: Path) -> None:
    file = write(tmp_path, deal_data(without=("client.phone",)))
    assert main(["draft", str(file), "--review", "--for-other-side"]) == 0
    assert "[client phone]" in read_text(file.with_name("deal.draft.docx").read_bytes())


@pytest.mark.parametrize("command", [["draft"], ["batch", "-o", "out"]])
def test_for_other_side_without_review_is_a_wrong_call(
    answers: Path, capsys: pytest.CaptureFixture[str], command: list[str]
) -> None:
    assert main([*command, str(answers), "--for-other-side"]) == 2
    said = capsys.readouterr().err
    assert "give --review too" in said
    assert not answers.with_suffix(".docx").exists()


@pytest.mark.parametrize("command", ["draft", "batch"])
def test_the_help_says_what_a_draft_for_the_other_side_lacks(
    command: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main([command, "--help"]) == 0
    said = " ".join(capsys.readouterr().out.split())
    assert "--for-other-side With --review: a draft that the other side may read and mark up" in said


def test_explain_as_json_names_every_clause(answers: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["explain", str(answers), "--json"]) == 0
    data = json.loads(capsys.readouterr().out)
    assert {"number", "slot", "id", "because", "alternatives"} <= set(data["clauses"][0])


def test_check_proofreads_the_shipped_library(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check"]) == 0
    assert "sound" in capsys.readouterr().out


def test_schema_describes_the_answers(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["schema"]) == 0
    schema = json.loads(capsys.readouterr().out)
    assert schema["$defs"]["Freelancer"]["title"] == "You, the freelancer"
    assert schema["additionalProperties"] is False


def test_every_command_has_help(capsys: pytest.CaptureFixture[str]) -> None:
    context = clausegen.make_context("clausegen", [], resilient_parsing=True)
    for name in clausegen.list_commands(context):
        assert main([name, "--help"]) == 0
        assert len(capsys.readouterr().out.splitlines()) > 4


def test_an_own_library_comes_first(
    answers: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    own = tmp_path / "own" / "clauses" / "en-US" / "general"
    own.mkdir(parents=True)
    shipped = Path("clauses/en-US/general/records.md").read_text(encoding="utf-8")
    (own / "records.md").write_text(
        re.sub("heading: .*", "heading: House records", shipped), encoding="utf-8"
    )
    assert main(["explain", str(answers), "--library", str(tmp_path / "own")]) == 0
    assert "House records" in capsys.readouterr().out


def test_a_broken_own_library_is_a_message(
    answers: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    own = tmp_path / "own" / "clauses" / "en-US" / "general"
    own.mkdir(parents=True)
    (own / "records.md").write_text("no front matter")
    assert main(["draft", str(answers), "--library", str(tmp_path / "own")]) == 1
    assert "records.md:1: must begin with front matter" in capsys.readouterr().err


def test_the_same_answers_give_the_same_bytes_in_any_process(answers: Path, tmp_path: Path) -> None:
    made = []
    for seed in ("1", "2"):
        target = tmp_path / f"{seed}.docx"
        command = [sys.executable, "-m", "generator", "draft", str(answers), "-o", str(target)]
        subprocess.run(command, check=True, env={**os.environ, "PYTHONHASHSEED": seed}, capture_output=True)
        made.append(target.read_bytes())
    assert made[0] == made[1]


def test_a_review_draft_shows_what_was_accepted_and_conceded(tmp_path: Path) -> None:
    data = json.loads(too_late(tmp_path).read_text())
    data |= {"accepted": ["payment-term-too-long"], "positions": {"payment.deposit": "fallback"}}
    file = write(tmp_path, data)
    assert main(["draft", str(file), "--review"]) == 0
    text = read_text(file.with_name("deal.review.docx").read_bytes())
    assert "accepted by name" in text
    assert "Position taken: Deposit | fallback | 2.2" in text


def test_the_answers_file_is_never_the_output(answers: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = answers.read_bytes()
    assert main(["draft", str(answers), "-o", str(answers), "--overwrite"]) == 2
    assert answers.read_bytes() == before
    assert "must end in .docx" in capsys.readouterr().err


def test_only_the_id_of_a_finding_can_be_accepted(answers: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = answers.read_bytes()
    assert main(["draft", str(answers), "--accept", "payment-term-to-long"]) == 2
    assert answers.read_bytes() == before
    assert "did you mean payment-term-too-long?" in capsys.readouterr().err


@pytest.mark.parametrize("accepted", [5, None, [{}]])
def test_a_wrong_accepted_is_a_message(tmp_path: Path, accepted: object) -> None:
    file = write(tmp_path, deal_data() | {"accepted": accepted})
    assert main(["draft", str(file), "--accept", "payment-term-too-long"]) == 1


def test_a_name_that_is_too_long_is_a_message(answers: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["draft", str(answers), "-o", "x" * 300 + ".docx"]) == 1
    assert "too long" in capsys.readouterr().err


def test_errors_are_json_for_a_program_too(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = write(tmp_path, deal_data({"payment.deposit": 120}))
    assert main(["draft", str(file), "--json"]) == 1
    (problem,) = json.loads(capsys.readouterr().out)["errors"]
    assert problem["place"] == "payment.deposit"


def test_json_is_plain_ascii_where_the_output_is_narrow(answers: Path) -> None:
    command = [sys.executable, "-m", "generator", "schema"]
    environment = {**os.environ, "PYTHONIOENCODING": "cp1252"}
    done = subprocess.run(command, check=True, env=environment, capture_output=True)
    assert json.loads(done.stdout.decode("ascii"))


def test_edit_refuses_the_file_of_a_newer_program(tmp_path: Path) -> None:
    file = write(tmp_path, deal_data() | {"schema_version": 9})
    with pytest.raises(InputError, match="newer clausegen"):
        read_start(file)
