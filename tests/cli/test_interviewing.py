"""What `new` and `edit` write once all is answered."""

import json
import re
from datetime import date
from email import message_from_bytes
from email.policy import default
from pathlib import Path
from typing import Any

import click
import pytest

from generator.cli.commands import main
from generator.cli.finishing import finish
from generator.cli.interviewing import hold
from generator.docx.reading import read_text
from generator.drafting.pipeline import open_materials
from generator.earlier.sessions import read_start
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


def write_narrow(monkeypatch: pytest.MonkeyPatch) -> None:
    """Write to a terminal of 60 columns from now on."""
    monkeypatch.setattr("sys.stdout.isatty", lambda: True)
    monkeypatch.setattr("sys.stderr.isatty", lambda: True)
    monkeypatch.setenv("COLUMNS", "60")
    monkeypatch.setenv("DISPLAY", "")
    monkeypatch.setenv("WAYLAND_DISPLAY", "")
    monkeypatch.setattr("sys.platform", "linux")


def test_what_is_not_settled_is_told_in_words_and_commands_are_whole(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    write_narrow(monkeypatch)
    data = json.loads(SAMPLE.read_text(encoding="utf-8"))
    data["client"].pop("second_contact", None)
    name = "smith-sons-2026-12-01.json"
    read = read_unfinished(data, date(2026, 12, 1))
    finish(read, Path(name), tmp_path / "p.json", open_materials(), as_of=None, pdf=False)
    told = capsys.readouterr()
    assert "second-contact-missing" not in told.err
    assert "client.second_contact" not in told.err
    plain = re.sub(r"\x1b\[\d*m", "", told.err)
    assert "warning Your client: Include a second contact at the client?" in " ".join(plain.split())
    lines = told.out.splitlines()
    for command in (f"preview {name}", f"draft {name} --review", f"signed {name.replace('.json', '.docx')}"):
        assert f"     clausegen {command}" in lines
    assert all(len(line) < 60 for line in (*lines, *plain.splitlines()))


def test_a_name_too_long_for_a_line_stays_whole(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    write_narrow(monkeypatch)
    folder = Path("My contracts of the year 2026 with Smith & Sons and with others")
    folder.mkdir()
    finish(
        Unfinished(read_answers(SAMPLE), {}), folder / "deal.json", tmp_path / "p.json", open_materials(),
        as_of=None, pdf=False,
    )  # fmt: skip
    lines = capsys.readouterr().out.splitlines()
    assert str(folder / "deal.docx") in lines
    assert f"     clausegen signed '{folder / 'deal.docx'}'" in lines


def test_an_error_says_how_to_accept_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    illinois = SAMPLE.parents[1] / "hourly-illinois" / "answers.json"
    data = json.loads(illinois.read_text(encoding="utf-8"))
    data["payment"] = {**data.get("payment", {}), "term": 60}
    read = read_unfinished(data, date(2026, 12, 1))
    finish(read, Path("deal.json"), tmp_path / "p.json", open_materials(), as_of=None, pdf=False)
    told = capsys.readouterr().out
    assert "No contract yet." in told
    assert "     clausegen edit deal.json" in told.splitlines()
    assert "     clausegen draft deal.json --accept " in told


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
    told = capsys.readouterr().out
    assert "Still open:\n  Your client: Phone\n" in told
    assert f"\n     clausegen edit {tmp_path / 'deal.json'}\n" in told
    assert "phone" not in json.loads((tmp_path / "deal.json").read_text(encoding="utf-8"))["client"]


@pytest.mark.parametrize(("without", "times"), [((), 1), (("client",), 0)])
def test_what_the_next_contract_begins_with_is_kept_of_whole_answers(
    tmp_path: Path, without: tuple[str, ...], times: int
) -> None:
    data = json.loads(SAMPLE.read_text(encoding="utf-8"))
    for page in without:
        del data[page]["phone"]
    kept: list[int] = []
    finish(
        read_unfinished(data, date(2026, 12, 1)), tmp_path / "deal.json", tmp_path / "p.json",
        open_materials(), as_of=None, pdf=False, keep=lambda: kept.append(1),
    )  # fmt: skip
    assert len(kept) == times
