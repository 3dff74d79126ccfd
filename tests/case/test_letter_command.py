"""`clausegen letter`: from a case to files, and into its log."""

import datetime as dt
import json
from email import message_from_bytes
from email.policy import default
from pathlib import Path

import pytest

from generator.case.folder import new_case, open_case
from generator.case.log import kept_path
from generator.cli.commands import main
from generator.docx.reading import read_text
from tests.case.cases import ROOT

SAMPLE = ROOT / "samples" / "new-client-new-york"
NOW = dt.datetime(2020, 12, 2, 12, tzinfo=dt.UTC)


@pytest.fixture
def case(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """Return a case of 2020, whose contract both have signed."""
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "settings"))
    answers = json.loads((SAMPLE / "answers.json").read_text(encoding="utf-8"))
    made = new_case(tmp_path / "hearth", SAMPLE / "contract.docx", answers)
    made.enter({"event": "signed", "on": "2020-12-01"}, now=NOW)
    return str(made.folder)


ASK = ["--set", "matter=feedback", "--set", "items=the menu texts", "--set", "items=the photos"]


def test_a_letter_is_three_files_in_the_case(case: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["letter", "answer-request", case, "--as-of", "2021-01-20", *ASK]) == 0
    told = capsys.readouterr().out
    assert "Answer Request: starts the Answer Period on the day it counts." in told
    assert "Send it by email to dana@hearthandrye.example.com, accounts@hearthandrye.example.com." in told
    assert "--sent" in told
    folder = Path(case) / "letters"
    names = sorted(path.name for path in folder.iterdir())
    assert names == [f"2021-01-20-answer-request{form}" for form in (".docx", ".eml", ".txt")]
    assert "(b) the photos" in read_text((folder / names[0]).read_bytes())
    mail = message_from_bytes((folder / names[1]).read_bytes(), policy=default)
    assert mail["To"].addresses[1].addr_spec == "accounts@hearthandrye.example.com"
    assert not open_case(Path(case)).log.events[1:]  # nothing was logged


def test_sent_logs_the_entry_with_the_word_file(case: str, capsys: pytest.CaptureFixture[str]) -> None:
    written = ["letter", "answer-request", case, "--as-of", "2021-01-20", *ASK]
    assert main(written) == 0
    assert main([*written, "--sent"]) == 0  # the same bytes lie there already
    event = open_case(Path(case)).log.events[-1]
    assert (event.on, event.items) == (dt.date(2021, 1, 20), ("the menu texts", "the photos"))
    (file,) = event.files
    kept = kept_path(Path(case), file.name, file.sha256)
    assert kept.read_bytes() == (Path(case) / "letters" / file.name).read_bytes()
    capsys.readouterr()
    assert main(["letter", "next", case, "--as-of", "2021-01-26", "--json"]) == 0
    data = json.loads(capsys.readouterr().out)
    assert (data["kind"], data["enclosed"], data["lacking"]) == ("reminder", [file.name], [])
    mail = message_from_bytes(Path(data["written"][2]).read_bytes(), policy=default)
    assert [part.get_content() for part in mail.iter_attachments()] == [kept.read_bytes()]
    assert "Enclosed: my request of January 20, 2021" in Path(data["written"][1]).read_text()


def test_one_form_alone(case: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for form in (".docx", ".txt", ".eml"):
        out = tmp_path / f"mine{form}"
        assert main(["letter", "answer-request", case, "--as-of", "2021-01-20", *ASK, "-o", str(out)]) == 0
        assert out.is_file()
    assert not (Path(case) / "letters").exists()
    assert main(["letter", "answer-request", case, *ASK, "-o", str(tmp_path / "mine.pdf")]) == 2
    assert "ends in .docx, .txt, .eml" in capsys.readouterr().err


def test_another_letter_there_is_not_overwritten(case: str, capsys: pytest.CaptureFixture[str]) -> None:
    written = ["letter", "answer-request", case, "--as-of", "2021-01-20"]
    assert main([*written, *ASK]) == 0
    assert main([*written, *ASK, "--set", "waits=the website"]) == 1
    assert "exists" in capsys.readouterr().err
    assert main([*written, *ASK, "--set", "waits=the website", "--overwrite"]) == 0


def test_what_is_refused_leaves_no_file(case: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["letter", "pause-notice", case, "--as-of", "2021-01-20"]) == 1
    assert "is not possible on January 20, 2021" in capsys.readouterr().err
    assert main(["letter", "answer-request", case, "--as-of", "2021-01-20", "--set", "items=x"]) == 1
    assert "matter" in capsys.readouterr().err
    assert main(["letter", "love-letter", case]) == 2
    assert "no letter is called love_letter: there is" in capsys.readouterr().err
    assert not (Path(case) / "letters").exists()


def test_an_invoice_says_how_it_is_paid_and_keeps_that(case: str, capsys: pytest.CaptureFixture[str]) -> None:
    deposit = ["letter", "invoice", case, "--as-of", "2020-12-01"]
    assert main(deposit) == 1
    assert "--pay-to" in capsys.readouterr().err
    assert main([*deposit, "--pay-to", "First Bank\n\nAccount 12345"]) == 0
    capsys.readouterr()
    assert main([*deposit, "--sent", "--json"]) == 0
    data = json.loads(capsys.readouterr().out)
    assert data["entry"]["lines"] == [{"kind": "deposit", "sum": "4000.00"}]
    assert data["entry"]["number"] == "1"
    text = Path(data["written"][1]).read_text(encoding="utf-8")
    assert "The Deposit  $4,000.00" in text
    assert "First Bank\n\nAccount 12345" in text
    assert "Late Charge" not in text  # none runs on a deposit


def test_a_prospect_needs_no_contract_but_what_the_letter_prints(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    answers = json.loads((SAMPLE / "answers.json").read_text(encoding="utf-8"))
    del answers["fee"]
    (tmp_path / "prospect.json").write_text(json.dumps(answers), encoding="utf-8")
    folder = str(tmp_path / "prospect")
    assert main(["case", "new", str(tmp_path / "prospect.json"), "-o", folder]) == 0
    offer = ["log", folder, "proposed", "--on", "2021-01-04", "--set", "what=a website"]
    assert main([*offer, "--set", "ends=2021-01-29"]) == 0
    capsys.readouterr()
    assert main(["letter", "follow-up-1", folder, "--as-of", "2021-01-07"]) == 1
    assert "is not possible before January 8, 2021" in capsys.readouterr().err
    assert main(["letter", "follow-up-1", folder, "--as-of", "2021-01-08", "--sent"]) == 0
    assert main(["letter", "next", folder, "--as-of", "2021-01-15"]) == 0
    text = (tmp_path / "prospect" / "letters" / "2021-01-15-follow-up-2.txt").read_text(encoding="utf-8")
    assert "until January 29, 2021" in text
    del answers["project"]["title"]
    (tmp_path / "bare.json").write_text(json.dumps(answers), encoding="utf-8")
    bare = str(tmp_path / "bare")
    assert main(["case", "new", str(tmp_path / "bare.json"), "-o", bare]) == 0
    assert main(["log", bare, "proposed", "--on", "2021-01-04", "--set", "what=a website"]) == 0
    capsys.readouterr()
    assert main(["letter", "follow-up-1", bare, "--as-of", "2021-01-08"]) == 1
    assert "project.title is required for this letter" in capsys.readouterr().err.replace(":", "")


def test_a_named_lawyer_gets_every_letter(case: str, capsys: pytest.CaptureFixture[str]) -> None:
    lawyer = "value=Ann Lee, ann@lee-law.example.com"
    assert main(["log", case, "learned", "--on", "2021-01-04", "--set", "fact=lawyer", "--set", lawyer]) == 0
    capsys.readouterr()
    assert main(["letter", "answer-request", case, "--as-of", "2021-01-20", *ASK, "--json"]) == 0
    data = json.loads(capsys.readouterr().out)
    assert data["to"] == ["ann@lee-law.example.com"]
    assert "Dear Ann Lee" in Path(data["written"][1]).read_text(encoding="utf-8")


def test_no_letter_goes_to_a_bankrupt_client(case: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["log", case, "learned", "--on", "2021-01-04", "--set", "fact=bankrupt"]) == 0
    capsys.readouterr()
    assert main(["letter", "answer-request", case, "--as-of", "2021-01-20", *ASK]) == 1
    assert ": The client is bankrupt since January 4, 2021: send no letter at all" in capsys.readouterr().err


def test_after_a_death_only_courtesy_goes_out(case: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["log", case, "learned", "--on", "2021-01-15", "--set", "fact=death"]) == 0
    capsys.readouterr()
    assert main(["letter", "answer-request", case, "--as-of", "2021-01-20", *ASK]) == 1
    # ten business days after January 15, without January 18, end on February 1
    assert "is not possible before February 2, 2021" in capsys.readouterr().err


def test_words_of_an_own_library_reach_every_command(
    case: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    words = tmp_path / "mine" / "words" / "en-US" / "phrases.yaml"
    words.parent.mkdir(parents=True)
    words.write_text(
        "case:\n  telling:\n    nothing_until: 'Rest until {day}.'\n    listed_today: NOW\n"
        "    next_today: 'AT ONCE: {step}'\n"
        "    you_owe: 'Mine: {what}'\n  question:\n    answer: send what it is asked for\n",
        encoding="utf-8",
    )
    mine = ["--library", str(tmp_path / "mine")]
    assert main(["log", case, "paid", "--on", "2020-12-03", "--amount", "4000"]) == 0
    assert main(["letter", "answer-request", case, "--as-of", "2021-01-20", *ASK, "--sent", *mine]) == 0
    capsys.readouterr()
    for command in (["next"], ["case", "show"]):
        assert main([*command, case, "--as-of", "2021-01-25", *mine]) == 0
        told = capsys.readouterr().out
        assert "Rest until January 26, 2021." in told
        assert "send what it is asked for" in told
    listed = ["next", str(Path(case).parent), "--as-of", "2021-01-26"]
    assert main([*listed, *mine]) == 0
    assert capsys.readouterr().out.startswith("NOW ")
    assert main(listed) == 0  # what was kept was told in other words
    assert capsys.readouterr().out.startswith("today ")
    assert main(["log", case, "called", "--on", "2021-01-26", *mine]) == 0
    assert capsys.readouterr().out.endswith(
        "AT ONCE: Remind the client of your request (letter reminder), question 3: the menu texts\n"
    )
    assert main(["log", case, "ended", "--set", "why=agreed", "--on", "2021-01-27"]) == 0
    calendar = tmp_path / "case.ics"
    assert main(["calendar", case, "-o", str(calendar), "--as-of", "2021-01-28", *mine]) == 0
    assert "SUMMARY:Mine: send the final account" in calendar.read_text(encoding="utf-8")


def test_a_letter_is_written_in_a_word_template_of_ones_own(
    case: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    frames = tmp_path / "mine" / "contract_templates"
    frames.mkdir(parents=True)
    shipped = (ROOT / "contract_templates" / "modern.docx").read_bytes()
    (frames / "studio.docx").write_bytes(shipped)
    (frames / "broken.docx").write_bytes(b"no Word file")
    letter = [
        "letter",
        "answer-request",
        case,
        "--as-of",
        "2021-01-20",
        *ASK,
        "--library",
        str(tmp_path / "mine"),
    ]
    made = {}
    for name in ("studio", "modern", "classic"):
        out = tmp_path / f"{name}.docx"
        assert main([*letter, "--template", name, "-o", str(out)]) == 0
        made[name] = out.read_bytes()
    assert made["studio"] == made["modern"] != made["classic"]
    capsys.readouterr()
    assert main([*letter, "--template", "nobody"]) == 1
    assert "no such Word frame: there are broken, classic, modern, studio" in capsys.readouterr().err
    assert main([*letter, "--template", "broken"]) == 1
    assert "broken.docx" in capsys.readouterr().err
    assert not (Path(case) / "letters").exists()


def test_what_is_enclosed_goes_with_the_email_and_into_the_log(
    case: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    receipt = tmp_path / "receipt.pdf"
    receipt.write_bytes(b"a receipt")
    invoice = [
        "letter",
        "invoice",
        case,
        "--as-of",
        "2021-01-20",
        "--pay-to",
        "Account 1",
        "--line",
        "costs=98",
    ]
    assert main(invoice) == 0
    assert (
        "Enclose it yourself, the log has no file of it: the receipts for the costs."
        in capsys.readouterr().out
    )
    assert main([*invoice, "--enclose", str(receipt), "--sent", "--overwrite", "--json"]) == 0
    data = json.loads(capsys.readouterr().out)
    assert [file["name"] for file in data["entry"]["files"]] == ["2021-01-20-invoice.docx", "receipt.pdf"]
    mail = message_from_bytes(Path(data["written"][2]).read_bytes(), policy=default)
    assert [part.get_filename() for part in mail.iter_attachments()] == ["receipt.pdf"]
    assert main([*invoice, "--enclose", str(tmp_path / "missing.pdf")]) == 1
    assert "missing.pdf" in capsys.readouterr().err


def _paused(case: str, *more: str) -> list[str]:
    """Bring a case to the day of its notice of pause, and return the command that writes it."""
    steps = (
        ("answer-request", "01-20", *ASK),
        ("reminder", "01-26"),
        ("reminder-last", "02-02"),
        ("hours-48", "02-04"),
    )
    assert main(["log", case, "paid", "--on", "2020-12-03", "--amount", "4000"]) == 0
    for kind, day, *given in steps:
        assert main(["letter", kind, case, "--as-of", f"2021-{day}", *given, "--sent"]) == 0
    return ["letter", "pause-notice", case, "--as-of", "2021-02-10", *more]


def test_a_letter_that_was_sent_went_by_the_ways_that_it_should(
    case: str, capsys: pytest.CaptureFixture[str]
) -> None:
    written = _paused(case, "--done", "1=100")
    capsys.readouterr()
    assert main([*written, "--sent"]) == 0
    told = capsys.readouterr().out
    assert "Send it by first-class mail too, with a certificate of mailing." in told
    assert "Entry 7: paused, sent by email, mail." in told
    assert open_case(Path(case)).log.events[-1].via == ("email", "mail")
    assert main(["log", case, "--undo", "7"]) == 0
    assert main([*written, "--via", "email", "--sent"]) == 0
    assert open_case(Path(case)).log.events[-1].via == ("email",)


def test_who_says_nothing_of_the_work_done_is_asked_for_it(
    case: str, capsys: pytest.CaptureFixture[str]
) -> None:
    written = _paused(case)
    capsys.readouterr()
    assert main(["next", case, "--as-of", "2021-02-10"]) == 0
    asked = " ".join(f"--done {number}=PERCENT" for number in (1, 2, 3, 4))
    assert capsys.readouterr().out.endswith(f"letter next {case} --as-of 2021-02-10 {asked}\n")
    assert main(written) == 0
    assert f"Say it in percent: {asked}" in capsys.readouterr().out
    assert main([*written, "--done", "1=50", "--overwrite"]) == 0
    assert "Say it in percent" not in capsys.readouterr().out


def test_the_invoice_of_a_pause_says_how_its_sum_is_made_up(case: str) -> None:
    # half of 3,200.00, all of 1,200.00 and of 3,000.00, less the Deposit of 4,000.00
    written = _paused(case, "--done", "1=50", "--done", "2=100", "--done", "3=100")
    assert main([*written, "--sent"]) == 0
    assert main(["letter", "invoice", case, "--as-of", "2021-02-11", "--pay-to", "Account 1"]) == 0
    text = (Path(case) / "letters" / "2021-02-11-invoice.txt").read_text(encoding="utf-8")
    assert text.endswith(
        "Work done until the pause\n  Logo and visual identity: 50% of $3,200.00  $1,600.00\n"
        "  Brand guide  $1,200.00\n  Website design and build  $3,000.00\n"
        "  Less what was paid or invoiced of the Fee  -$4,000.00\n  Total  $1,800.00\n"
    )


def test_thanks_close_the_case_and_go_by_no_way_of_the_log(
    case: str, capsys: pytest.CaptureFixture[str]
) -> None:
    pay_to = ["--pay-to", "Account 1"]
    assert main(["letter", "invoice", case, "--as-of", "2020-12-01", *pay_to, "--sent"]) == 0
    assert main(["letter", "next", case, "--as-of", "2020-12-03", "--sent"]) == 0
    assert main(["log", case, "paid", "--on", "2020-12-10", "--amount", "4000"]) == 0
    capsys.readouterr()
    assert main(["letter", "thank-you", case, "--as-of", "2020-12-10", "--sent"]) == 0
    assert capsys.readouterr().out.endswith("Entry 5: closed.\n")
