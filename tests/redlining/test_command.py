"""`clausegen redline` as a person calls it."""

import json
import re
from pathlib import Path
from typing import Any

import pytest

from generator.cli.commands import main
from generator.docx.accepting import accepted, rejected
from generator.docx.reading import read_text
from tests.deals import deal_data
from tests.redlining.versions import changed, part, plain
from tests.word.conftest import TEMPLATE

_CHANGES: dict[str, Any] = {
    "payment.term": 45,
    "confidentiality": None,
    "positions": {"risk.cap": "fallback"},
}


@pytest.fixture
def old(tmp_path: Path) -> Path:
    return _written(tmp_path / "old.json", {})


@pytest.fixture
def new(tmp_path: Path) -> Path:
    return _written(tmp_path / "new.json", _CHANGES)


def _written(file: Path, changes: dict[str, Any]) -> Path:
    file.write_text(json.dumps(deal_data(changes)), encoding="utf-8")
    return file


def test_two_answers_files_give_a_redline_beside_the_new_one(
    old: Path, new: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["redline", str(old), str(new)]) == 0
    both = new.with_name("new.redline.docx").read_bytes()
    assert read_text(accepted(both)) == read_text(changed(_CHANGES))
    assert read_text(rejected(both)) == read_text(plain())
    said = capsys.readouterr().out
    assert "removed    6.1  Confidential Information" in said
    assert "Liability" in said


def test_a_review_draft_is_as_good_as_its_answers(old: Path, new: Path) -> None:
    assert main(["draft", str(old), "--review"]) == 0
    review, first, second = (old.with_name(name) for name in ("old.review.docx", "1.docx", "2.docx"))
    assert main(["redline", str(review), str(new), "-o", str(first)]) == 0
    assert main(["redline", str(old), str(new), "-o", str(second)]) == 0
    assert first.read_bytes() == second.read_bytes()


def test_the_standard_differs_by_concessions_alone(new: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["redline", "--standard", str(new), "--json"]) == 0
    report = json.loads(capsys.readouterr().out)
    assert [(c["kind"], c["slot"]) for c in report["changes"]] == [("changed", "risk.cap")]
    without = {key: value for key, value in _CHANGES.items() if key != "positions"}
    assert read_text(rejected(Path(report["written"][0]).read_bytes())) == read_text(changed(without))


def test_two_equal_versions_are_said_to_be_the_same(old: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["redline", str(old), str(old)]) == 0
    assert "the two versions are the same" in capsys.readouterr().out


def test_author_and_day_are_the_ones_asked_for(old: Path, new: Path) -> None:
    assert main(["redline", str(old), str(new), "--author", "Maya Ortiz", "--as-of", "2026-12-24"]) == 0
    change = next(part(new.with_name("new.redline.docx").read_bytes()).iter("{*}ins"))
    values = list(change.attrib.values())
    assert "Maya Ortiz" in values
    assert "2026-12-24T00:00:00Z" in values


def test_a_redline_carries_no_tags_of_a_signing_service(old: Path, tmp_path: Path) -> None:
    new = _written(tmp_path / "signed.json", {"payment.term": 45, "signing": {"provider": "docusign"}})
    assert main(["redline", str(old), str(new)]) == 0
    assert "/sig1/" not in read_text(accepted(new.with_name("signed.redline.docx").read_bytes()))


def test_a_redline_is_never_written_over_a_file(old: Path, new: Path) -> None:
    target = new.with_name("new.redline.docx")
    target.write_text("mine")
    assert main(["redline", str(old), str(new)]) == 1
    assert target.read_text() == "mine"
    assert main(["redline", str(old), str(new), "--overwrite"]) == 0


def test_a_signing_copy_has_no_answers_to_compare(
    old: Path, new: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["draft", str(old)]) == 0
    assert main(["redline", str(old.with_suffix(".docx")), str(new)]) == 1
    assert "name the answers file (.json)" in capsys.readouterr().err


def test_a_foreign_file_is_sent_to_the_right_command(new: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["redline", str(TEMPLATE), str(new)]) == 1
    assert "clausegen returned" in capsys.readouterr().err


def test_clauses_that_the_library_has_changed_since_are_named(
    old: Path, new: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    own = tmp_path / "own"
    shipped = Path(__file__).parents[2] / "clauses/en-US/general/notices.md"
    (own / "clauses/en-US/general").mkdir(parents=True)
    text = shipped.read_text(encoding="utf-8").replace("in writing", "in  writing", 1)
    (own / "clauses/en-US/general/notices.md").write_text(text, encoding="utf-8")
    assert main(["draft", str(old), "--review", "--library", str(own)]) == 0
    assert main(["redline", str(old.with_name("old.review.docx")), str(new)]) == 0
    said = capsys.readouterr().err
    assert re.search(r"another text by now for \d+\.\d+ Notices;", said)
    assert "general.notices" not in said


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["{new}"], "two files"),
        (["--standard", "{old}", "{new}"], "one file"),
        (["{old}", "{new}", "-o", "{old}"], ".docx"),
        (["{old}", "{new}", "--author", "a\nb"], "--author"),
    ],
)
def test_a_wrong_call_says_what_is_right(
    arguments: list[str], said: str, old: Path, new: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["redline", *(a.format(old=old, new=new) for a in arguments)]) == 2
    assert said in capsys.readouterr().err
