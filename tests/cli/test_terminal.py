"""What was written by others can neither drive the terminal nor turn the direction of its text."""

import json
import unicodedata
from pathlib import Path

import pytest

from generator.cli.commands import main
from generator.cli.reporting import print_json, show_findings, show_problems
from generator.docx.package import pack, unpack
from generator.errors import InputError
from generator.findings import Finding
from tests.deals import deal_data
from tests.phrasing import PHRASING

EVIL = "a\x1b]0;b\u009b31mc\u202ed\u2066e\nerror f\U000e0041"


def steers(text: str) -> list[str]:
    """Return what a terminal would obey in a text, but for the ends of its lines."""
    return [c for c in text if c != "\n" and unicodedata.category(c) in ("Cc", "Cf", "Cs", "Co")]


@pytest.fixture(autouse=True)
def _no_color(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_COLOR", "1")


def test_a_problem_is_one_line_that_steers_nothing(capsys: pytest.CaptureFixture[str]) -> None:
    show_problems(InputError.single(EVIL, place=EVIL, source=EVIL, value=EVIL))
    told = capsys.readouterr().err
    assert steers(told) == []
    assert len(told.splitlines()) == 1


def test_a_finding_steers_nothing(capsys: pytest.CaptureFixture[str]) -> None:
    show_findings([Finding("late-term", "error", EVIL, EVIL, EVIL)], PHRASING)
    assert steers(capsys.readouterr().err) == []


def test_json_holds_everything_and_steers_nothing(capsys: pytest.CaptureFixture[str]) -> None:
    print_json({"é": EVIL, "lone": "\udc9b"})
    told = capsys.readouterr().out
    assert json.loads(told) == {"é": EVIL, "lone": "\udc9b"}
    assert steers(told) == []
    assert "é" in told


@pytest.mark.parametrize(
    "command", [["draft", "{}"], ["draft", "{}", "--json"], ["batch", "{}", "-o", "out"]]
)
def test_a_name_in_a_file_steers_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], command: list[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    file = tmp_path / "deal.json"
    file.write_text(json.dumps(deal_data() | {EVIL: 1}), encoding="utf-8")
    assert main([part.format(file) for part in command]) == 1
    told = capsys.readouterr()
    assert "deal.json" in told.err
    assert steers(told.out + told.err) == []


def test_a_slot_that_a_review_draft_names_steers_nothing(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file, review = tmp_path / "deal.json", tmp_path / "deal.review.docx"
    file.write_text(json.dumps(deal_data()), encoding="utf-8")
    assert main(["draft", str(file), "--review"]) == 0
    parts = unpack(review.read_bytes())
    told = json.dumps(EVIL).encode()[1:-1]
    named = {name: data.replace(b'"payment.deposit"', b'"%s"' % told) for name, data in parts.items()}
    assert named != parts
    review.write_bytes(pack(named))
    main(["redline", str(review), str(file)])
    shown = capsys.readouterr().err
    assert "another text by now" in shown
    assert steers(shown) == []


@pytest.mark.parametrize("call", [["draft", "x.json", "-o", EVIL], ["draft", "x.json", f"--{EVIL}"], [EVIL]])
def test_a_wrong_call_steers_nothing(call: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert main(call) == 2
    assert steers(capsys.readouterr().err) == []
