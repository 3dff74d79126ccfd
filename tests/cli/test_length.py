"""`--length`, and what the commands make of a contract in the short form."""

import json
from pathlib import Path

import pytest

from generator.cli.commands import main
from generator.docx.package import NUMBERING, STYLES, pack, unpack
from generator.docx.reading import read_text
from generator.library.shipped import folders
from generator.word.provenance import read_provenance
from tests.batch.runs import run
from tests.deals import deal_data


@pytest.fixture
def answers(tmp_path: Path) -> Path:
    file = tmp_path / "deal.json"
    file.write_text(json.dumps(deal_data()), encoding="utf-8")
    return file


@pytest.fixture
def made(answers: Path) -> Path:
    """Return a short contract made of answers that ask for the full form."""
    assert main(["draft", str(answers), "--length", "short", "--template", "modern"]) == 0
    return answers.with_suffix(".docx")


def test_draft_takes_the_length_asked_for_and_leaves_the_answers_as_they_are(
    answers: Path, made: Path
) -> None:
    told = read_provenance(made.read_bytes())
    assert (told["outline"], told["template"]["name"]) == ("freelance_short", "modern.docx")
    assert json.loads(answers.read_text())["contract"]["length"] == "full"


def test_a_batch_takes_the_length_asked_for(tmp_path: Path) -> None:
    source = tmp_path / "deals.jsonl"
    source.write_text(json.dumps(deal_data()))
    for length, outline in (("short", "freelance_short"), ("full", "freelance_services")):
        assert run(source, tmp_path / length, "--length", length) == 0
        (document,) = (tmp_path / length).glob("*.docx")
        assert read_provenance(document.read_bytes())["outline"] == outline


def test_an_untouched_short_contract_verifies_and_comes_back_unchanged(
    answers: Path, made: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["verify", str(made)]) == 0
    capsys.readouterr()
    assert main(["returned", str(made), "--answers", str(answers), "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["places"] == []


def test_a_changed_word_of_a_short_clause_is_told_under_its_number_and_heading(
    answers: Path, made: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    parts = unpack(made.read_bytes())
    document = parts["word/document.xml"].replace(
        b"at most what the law allows", b"at most what the bank allows"
    )
    assert document != parts["word/document.xml"]
    made.write_bytes(pack(parts | {"word/document.xml": document}))
    assert main(["verify", str(made)]) == 1
    assert "7 Late charge" in capsys.readouterr().out
    assert main(["returned", str(made), "--answers", str(answers)]) == 0
    assert "7 Late charge" in capsys.readouterr().out


def test_a_redline_tells_a_short_clause_by_its_heading(
    answers: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    files = []
    for name, position in (("old", "preferred"), ("new", "fallback")):
        data = deal_data({"contract.length": "short", "positions": {"payment.late_charge": position}})
        files.append(tmp_path / f"{name}.json")
        files[-1].write_text(json.dumps(data))
    assert main(["redline", *map(str, files), "-o", str(tmp_path / "out.docx"), "--json"]) == 0
    changes = json.loads(capsys.readouterr().out)["changes"]
    assert [(c["kind"], c["number"], c["name"], c["slot"]) for c in changes] == [
        ("changed", "7", "Late charge", "short.late")
    ]


def test_explain_says_what_the_short_form_gives_up(answers: Path, capsys: pytest.CaptureFixture[str]) -> None:
    answers.write_text(json.dumps(deal_data({"contract.length": "short"})))
    assert main(["explain", str(answers)]) == 0
    assert "Talks: Nobody has to talk before a lawsuit." in capsys.readouterr().out
    answers.write_text(json.dumps(deal_data()))
    assert main(["explain", str(answers)]) == 0
    assert "gives up" not in capsys.readouterr().out


def test_the_preview_prints_headings_in_the_text(answers: Path, capsys: pytest.CaptureFixture[str]) -> None:
    answers.write_text(json.dumps(deal_data({"contract.length": "short"})))
    assert main(["preview", str(answers), "--markdown"]) == 0
    text = capsys.readouterr().out
    assert "7 **Late charge.** Overdue sums" in text
    assert "**Remind.** The reminders" in text


def test_a_template_without_the_styles_of_the_short_form_says_so(
    answers: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (shipped,) = folders(None)
    parts = unpack((shipped / "contract_templates" / "classic.docx").read_bytes())
    for name in (STYLES, NUMBERING):
        parts[name] = parts[name].replace(b'"ClauseRunIn"', b'"Another"')
    own = tmp_path / "own" / "contract_templates"
    own.mkdir(parents=True)
    (own / "ours.docx").write_bytes(pack(parts))
    call = ["draft", str(answers), "--library", str(own.parent), "--template", "ours", "--length"]
    assert main([*call, "short"]) == 1
    assert "lacks the styles of the short form" in capsys.readouterr().err
    assert main([*call, "full"]) == 0
    assert "Freelance Services Agreement" in read_text(answers.with_suffix(".docx").read_bytes())
