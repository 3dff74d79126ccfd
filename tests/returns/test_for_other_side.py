"""A draft for the other side comes back: like a signing copy it needs the answers, and says so."""

import json
import re
from pathlib import Path

import pytest

from generator.cli.commands import main
from generator.docx.package import SETTINGS, pack, unpack
from generator.docx.xml import DOCUMENT
from tests.deals import deal_data
from tests.returns.conftest import ANSWERS

Captured = pytest.CaptureFixture[str]


@pytest.fixture
def answers(tmp_path: Path) -> Path:
    made = tmp_path / "deal.json"
    made.write_bytes(ANSWERS.read_bytes())
    return made


def sent(answers: Path) -> Path:
    assert main(["draft", str(answers), "--review", "--for-other-side"]) == 0
    return answers.with_name(f"{answers.stem}.draft.docx")


def changed(file: Path, old: str, new: str) -> Path:
    parts = unpack(file.read_bytes())
    text = parts[DOCUMENT].decode()
    assert old in text
    file.write_bytes(pack(parts | {DOCUMENT: text.replace(old, new).encode()}))
    return file


def test_one_that_nobody_touched_has_no_changes(answers: Path, capsys: Captured) -> None:
    file = sent(answers)
    for given in ([], ["--answers", str(answers)]):
        capsys.readouterr()
        assert main(["returned", str(file), *given]) == 0
        assert capsys.readouterr().out.startswith("Nothing was changed")


def test_without_the_answers_it_asks_for_them(answers: Path, capsys: Captured) -> None:
    file = changed(sent(answers), "$95.00", "$110.00")
    capsys.readouterr()
    assert main(["returned", str(file)]) == 0
    told = capsys.readouterr().out
    assert "The file carries no answers" in told
    assert "give the answers with --answers" in told
    assert "such as deal.json." in told


def test_what_it_writes_needs_the_answers(answers: Path, tmp_path: Path, capsys: Captured) -> None:
    file = sent(answers)
    assert main(["returned", str(file), "--redline", str(tmp_path / "out.docx")]) == 2
    assert "need --answers: the file does not hold its answers" in capsys.readouterr().err


def test_with_the_answers_changed_values_are_read_back(
    answers: Path, tmp_path: Path, capsys: Captured
) -> None:
    file = changed(sent(answers), "$95.00", "$110.00")
    new, redline = tmp_path / "new.json", tmp_path / "out.docx"
    options = ["--answers", str(answers), "--write-answers", str(new), "--redline", str(redline)]
    capsys.readouterr()
    assert main(["returned", str(file), *options]) == 0
    assert "Hourly rate for extra work: $95.00 → $110.00" in capsys.readouterr().out
    assert json.loads(new.read_text(encoding="utf-8"))["payment"]["extra_work_rate"] == "110"
    assert redline.exists()


def test_a_blank_that_was_filled_in_is_an_answer(tmp_path: Path, capsys: Captured) -> None:
    unfinished = tmp_path / "open.json"
    unfinished.write_text(json.dumps(deal_data(without=("client.phone",))), encoding="utf-8")
    file = changed(sent(unfinished), "[client phone]", "+1 518 555 0199")
    capsys.readouterr()
    assert main(["returned", str(file), "--answers", str(unfinished)]) == 0
    assert re.search(r"Phone: not answered → \+1 518[ -]555[ -]0199", capsys.readouterr().out)


def test_other_answers_are_refused(answers: Path, tmp_path: Path, capsys: Captured) -> None:
    other = tmp_path / "other.json"
    other.write_text(json.dumps(deal_data()), encoding="utf-8")
    assert main(["returned", str(sent(answers)), "--answers", str(other)]) == 1
    assert "are not the answers that" in capsys.readouterr().err


def test_tracking_that_was_switched_off_is_told(answers: Path, capsys: Captured) -> None:
    file = sent(answers)
    parts = unpack(file.read_bytes())
    settings = parts[SETTINGS].replace(b"<w:trackRevisions/>", b"")
    assert settings != parts[SETTINGS]
    file.write_bytes(pack(parts | {SETTINGS: settings}))
    assert main(["returned", str(file), "--answers", str(answers)]) == 0
    assert "have been switched off since" in capsys.readouterr().out


def test_verify_finds_it_unchanged_and_a_redline_names_what_it_is(
    answers: Path, tmp_path: Path, capsys: Captured
) -> None:
    file = sent(answers)
    assert main(["verify", str(file)]) == 0
    said = capsys.readouterr().out
    assert "with the law of December 1, 2026." in said
    assert main(["redline", str(file), str(answers), "-o", str(tmp_path / "out.docx")]) == 1
    assert "is a draft for the other side, which never holds the answers" in capsys.readouterr().err


def test_clean_says_that_it_is_still_a_draft(answers: Path, tmp_path: Path, capsys: Captured) -> None:
    assert main(["clean", str(sent(answers)), "-o", str(tmp_path / "clean.docx")]) == 0
    assert "this was a draft for the other side" in capsys.readouterr().err


def test_a_clause_that_the_library_changed_since_is_named_as_in_the_contract(
    answers: Path, tmp_path: Path, capsys: Captured
) -> None:
    own = tmp_path / "own" / "clauses/en-US/general"
    own.mkdir(parents=True)
    shipped = Path(__file__).parents[2] / "clauses/en-US/general/notices.md"
    text = shipped.read_text(encoding="utf-8")
    (own / "notices.md").write_text(text.replace("in writing", "in  writing", 1), encoding="utf-8")
    file = sent(answers)
    capsys.readouterr()
    options = ["--answers", str(answers), "--library", str(tmp_path / "own")]
    assert main(["returned", str(file), *options]) == 0
    told = capsys.readouterr().out
    assert re.search(r"Clauses of the library that changed since: \d+\.\d+ Notices;", told)
    assert "general.notices" not in told
