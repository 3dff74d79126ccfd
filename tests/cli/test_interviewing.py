"""What `new` and `edit` write once all is answered."""

from datetime import date
from pathlib import Path
from typing import Any

import click
import pytest

from generator.cli.commands import main
from generator.cli.interviewing import finish, hold, read_start
from generator.drafting.pipeline import open_materials
from generator.errors import Interrupted
from generator.packs.reading import read_answers
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
    answers = read_answers(SAMPLE)
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
