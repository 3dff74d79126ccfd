"""What `new` and `edit` write once all is answered."""

import json
from datetime import date
from email import message_from_bytes
from email.policy import default
from pathlib import Path
from typing import Any

import click
import pytest

from generator.cli.commands import main
from generator.cli.finishing import finish
from generator.cli.interviewing import hold, read_start
from generator.docx.reading import read_text
from generator.drafting.pipeline import open_materials
from generator.errors import Interrupted
from generator.packs.reading import read_answers, read_unfinished
from generator.questionnaire.missing import Unfinished
from tests.pdf.small import write_small_pdf

SAMPLE = Path(__file__).parents[2] / "samples" / "new-client-new-york" / "answers.json"


@pytest.fixture
def office(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Put a program in the place of LibreOffice."""
    program = tmp_path / "soffice"
    program.write_text(
        f"#!/bin/sh\nfor file in *.docx; do cp {write_small_pdf(tmp_path)} ${{file%.docx}}.pdf; done\n"
    )
    program.chmod(0o755)
    monkeypatch.setenv("CLAUSEGEN_SOFFICE", str(program))


@pytest.mark.parametrize("pdf", [False, True])
def test_each_document_has_its_pdf_where_asked_for(
    pdf: bool, office: None, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "out"
    answers = Unfinished(read_answers(SAMPLE), {})
    finish(answers, out / "deal.json", out / "p.json", open_materials(), as_of=date(2026, 12, 1), pdf=pdf)
    assert {path.name for path in out.glob("*.docx")} == {"deal.docx", "deal.summary.docx"}
    assert {path.name for path in out.glob("*.pdf")} == ({"deal.pdf", "deal.summary.pdf"} if pdf else set())
    told = capsys.readouterr().out
    assert (f"As a PDF: {out / 'deal.pdf'}" in told) == pdf


@pytest.mark.parametrize("text", ["half \ud83d", "\udcff", "whole 😀", "x" * 3_000_000])
def test_a_session_is_saved_whatever_was_typed(
    text: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    partial = tmp_path / "contract.partial.json"

    def stopped(*_: object, **given: Any) -> None:
        given["save"]({"project": {"title": text}})
        raise Interrupted({"project": {"title": text}})

    monkeypatch.setattr("generator.wizard.interview.interview", stopped)
    with click.Context(click.Command("new")) as ctx, pytest.raises(click.exceptions.Exit):
        hold(ctx, {}, partial, go_on=["new", "--resume"], as_of=None, library=None)
    assert read_start(partial) == {"project": {"title": text}}


@pytest.mark.parametrize("command", [["new"], ["edit", str(SAMPLE)]])
def test_a_missing_libreoffice_is_told_before_the_first_question(
    command: list[str], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("CLAUSEGEN_SOFFICE", "/nowhere/soffice")
    assert main([*command, "--pdf"]) == 1
    assert "names no file" in capsys.readouterr().err


def test_an_email_goes_with_the_contract_as_text_and_as_a_draft_with_the_files(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    finish(
        Unfinished(read_answers(SAMPLE), {}), tmp_path / "deal.json", tmp_path / "p.json", open_materials(),
        as_of=None, pdf=False,
    )  # fmt: skip
    text = (tmp_path / "deal.email.txt").read_text(encoding="utf-8")
    assert text.startswith("Hello Dana Whitfield,")
    assert "The deposit of $4,000.00 is due on signing." in text
    draft = message_from_bytes((tmp_path / "deal.email.eml").read_bytes(), policy=default)
    assert draft["To"] == "dana@hearthandrye.example.com, accounts@hearthandrye.example.com"
    assert draft["X-Unsent"] == "1"
    assert [part.get_filename() for part in draft.iter_attachments()] == ["deal.docx", "deal.summary.docx"]
    assert draft.get_body().get_content().replace("\r\n", "\n") == text  # type: ignore[union-attr]
    told = capsys.readouterr().out
    assert "What now:" in told
    assert "signed" in told


def test_open_answers_make_a_review_draft_with_blanks(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    data = json.loads(SAMPLE.read_text(encoding="utf-8"))
    del data["client"]["phone"]
    finish(
        read_unfinished(data, date(2026, 12, 1)), tmp_path / "deal.json", tmp_path / "p.json",
        open_materials(), as_of=None, pdf=False,
    )  # fmt: skip
    assert {path.name for path in tmp_path.iterdir()} == {"deal.json", "deal.review.docx"}
    assert "[client phone]" in read_text((tmp_path / "deal.review.docx").read_bytes())
    assert "Open: Phone" in capsys.readouterr().out
    assert "phone" not in json.loads((tmp_path / "deal.json").read_text(encoding="utf-8"))["client"]
