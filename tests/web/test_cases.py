"""Cases in the browser: today, one case, its letters, what is logged, undone and begun."""

import io
import re
import shutil
import zipfile
from datetime import UTC, date, datetime
from pathlib import Path
from time import sleep
from typing import Any
from urllib.parse import urlencode

import pytest

from generator.answers.walking import questions
from generator.case.events import EVENTS
from generator.case.folder import open_case, words_of
from generator.case.letters import letter_of
from generator.case.log import kept_path
from generator.case.wording import choice_label, entry_title, field_label
from generator.cli.commands import main
from generator.packs.pack import DEFAULT, pack_of
from tests.case.cases import ROOT
from tests.web.visiting import Visitor, site_at

CASES = ROOT / "samples" / "cases"
VANISHED = "vanished-new-york"


def copied(folder: Path, *names: str, until: str = "9999") -> Path:
    """Put sample cases into a folder, with the entries of their logs up to a day."""
    for name in names:
        shutil.copytree(CASES / name, folder / name, ignore=shutil.ignore_patterns("letters"))
        log = folder / name / "log.jsonl"
        lines = [
            line for line in log.read_text().splitlines() if re.search(r'"on":"([^"]+)"', line)[1] <= until
        ]
        log.write_text("".join(f"{line}\n" for line in lines))
    return folder


def visitor_on(folder: Path, day: str) -> Visitor:
    moment = datetime.fromisoformat(f"{day}T10:42:00").replace(tzinfo=UTC)
    return Visitor(site_at(folder, now=lambda: moment))


def log_of(folder: Path, name: str) -> list[Any]:
    return list(open_case(folder / name).log.events)


def entries(visitor: Visitor, address: str) -> str:
    """Return the number of entries that a form of a page was made with."""
    return re.search(r'name="entries" value="(\d+)"', visitor.get(address).text)[1]


def logs(visitor: Visitor, name: str, event: str, data: dict[str, Any], **more: Any) -> Any:
    address = f"/cases/{name}/log/{event}"
    return visitor.post(address, {"entries": entries(visitor, address)} | data, **more)


# --- today


def test_the_cases_of_all_clients_stand_by_their_next_step(tmp_path: Path) -> None:
    copied(tmp_path, VANISHED, "prospect", "unpaid-illinois", until="2027-01-20")
    shown = visitor_on(tmp_path, "2027-01-26").get("/cases").text
    today, coming = shown.index("Do today"), shown.index("Coming") if "Coming" in shown else len(shown)
    assert today < shown.index("Hearth &amp; Rye Bakery LLC") < coming
    assert "Remind the client of your request" in shown


def test_many_cases_that_nobody_has_opened_are_read_while_the_first_are_shown(tmp_path: Path) -> None:
    for number in range(11):
        shutil.copytree(CASES / "prospect", tmp_path / f"prospect-{number}")
    visitor = visitor_on(tmp_path, "2027-01-26")

    def listed() -> tuple[int, bool]:
        page = visitor.open("/cases")
        return len(page.root.xpath("//h3/a")), "read for the first time" in page.text

    first, told = listed()
    assert 8 <= first <= 11
    assert told == (first < 11)
    for _ in range(200):
        if listed() == (11, False):
            break
        sleep(0.05)
    assert listed() == (11, False)
    shutil.rmtree(tmp_path / "prospect-0")
    assert listed() == (10, False)


def test_the_head_of_every_page_counts_what_is_to_be_done_today(tmp_path: Path) -> None:
    copied(tmp_path, VANISHED, until="2027-01-20")
    visitor = visitor_on(tmp_path, "2027-01-26")
    assert visitor.open("/").said("//nav//a[@href='/cases']") == ["Today 1: Today, 1 thing to do"]
    assert visitor.open("/returned").said("//nav//a[@href='/cases']") == ["Today 1: Today, 1 thing to do"]
    idle = visitor_on(copied(tmp_path / "other", VANISHED, until="2027-01-20"), "2027-01-21")
    assert idle.open("/cases").said("//nav//a[@href='/cases']") == ["Today"]


def test_what_is_overdue_stands_above_the_list(tmp_path: Path) -> None:
    copied(tmp_path, VANISHED, until="2027-02-19")
    shown = visitor_on(tmp_path, "2027-02-25").get("/cases").text
    case = open_case(tmp_path / VANISHED)
    overdue = sum(standing.open for standing in case.state(date(2027, 2, 25)).ledger.overdue)
    assert overdue
    assert f'<dd class="late">{case.words.shown(overdue)}' in shown


def test_a_case_that_cannot_be_read_is_told_without_a_path_and_the_others_stay(tmp_path: Path) -> None:
    copied(tmp_path, VANISHED, "prospect")
    (tmp_path / "prospect" / "log.jsonl").write_text("{broken\n")
    shown = visitor_on(tmp_path, "2027-01-26").get("/cases").text
    assert "Cannot be read" in shown
    assert "Hearth" in shown
    assert str(tmp_path) not in shown


def test_without_a_case_the_page_says_how_one_begins(tmp_path: Path) -> None:
    assert "Nothing to keep track of yet" in visitor_on(tmp_path, "2027-01-26").get("/cases").text


def test_the_first_page_says_what_is_to_be_done_today(tmp_path: Path) -> None:
    copied(tmp_path, VANISHED, until="2027-01-20")
    shown = visitor_on(tmp_path, "2027-01-26").get("/").text
    assert "Today, 1 thing to do" in shown
    assert f'href="/cases/{VANISHED}"' in shown
    assert "Today, 1 thing" not in visitor_on(tmp_path, "2027-01-21").get("/").text


# --- one case


@pytest.mark.parametrize("name", [path.name for path in sorted(CASES.iterdir()) if path.is_dir()])
def test_every_page_that_a_case_leads_to_is_there(tmp_path: Path, name: str) -> None:
    copied(tmp_path, name)
    for day in ("2027-01-04", "2027-02-09"):
        visitor = visitor_on(tmp_path, day)
        shown = visitor.get(f"/cases/{name}").text
        for address in sorted(set(re.findall(r'href="(/cases/[^"#]+)"', shown))):
            assert visitor.get(address.replace("&amp;", "&")).status_code == 200, address


def test_a_case_says_what_the_command_says(tmp_path: Path) -> None:
    copied(tmp_path, VANISHED, until="2027-02-03")
    shown = visitor_on(tmp_path, "2027-02-05").get(f"/cases/{VANISHED}").text
    step = open_case(tmp_path / VANISHED).state(date(2027, 2, 5)).now[0]
    assert "Today: Ask for one word" in shown
    assert step.why in shown


def test_the_letter_of_today_is_the_one_that_the_command_writes(tmp_path: Path) -> None:
    copied(tmp_path, VANISHED, until="2027-02-05")
    visitor = visitor_on(tmp_path, "2027-02-10")
    shown = visitor.get(f"/cases/{VANISHED}").text
    letter = letter_of(open_case(tmp_path / VANISHED), "next", date(2027, 2, 10))
    assert letter.subject in shown.replace("&#39;", "'")
    for form in ("docx", "txt", "eml"):
        out = tmp_path / f"out.{form}"
        call = ["letter", "next", str(tmp_path / VANISHED), "--as-of", "2027-02-10", "-o", str(out)]
        assert main(call) == 0
        got = visitor.get(f"/cases/{VANISHED}/letters/pause_notice.{form}")
        assert got.content == out.read_bytes()
        assert got.headers["content-disposition"].startswith("attachment")


def test_a_letter_that_was_sent_is_logged_with_its_file_and_how_it_went(tmp_path: Path) -> None:
    copied(tmp_path, VANISHED, until="2027-02-05")
    visitor = visitor_on(tmp_path, "2027-02-10")
    address = f"/cases/{VANISHED}"
    answer = visitor.post(
        f"{address}/letters/pause_notice/sent",
        {"entries": entries(visitor, address), "via": ["email", "mail"]},
    )
    assert answer.headers["location"] == f"{address}?logged=12"
    entry = log_of(tmp_path, VANISHED)[-1]
    assert (entry.event, entry.via, entry.files[0].name) == (
        "paused",
        ("email", "mail"),
        "2027-02-10-pause-notice.docx",
    )
    assert (tmp_path / VANISHED / "letters" / "2027-02-10-pause-notice.eml").is_file()
    told = visitor.get(answer.headers["location"]).text
    assert "Written into the log: I gave notice of a pause" in told


def test_a_letter_before_its_day_says_from_when_it_may_go(tmp_path: Path) -> None:
    copied(tmp_path, VANISHED, until="2027-02-05")
    shown = visitor_on(tmp_path, "2027-02-06").get(f"/cases/{VANISHED}/letters/pause_notice")
    assert "is not possible before February 9, 2027" in shown.text
    assert ".docx" not in shown.text


def test_a_letter_asks_for_what_it_has_to_say(tmp_path: Path) -> None:
    copied(tmp_path, VANISHED, until="2027-01-13")
    visitor = visitor_on(tmp_path, "2027-01-20")
    address = f"/cases/{VANISHED}/letters/answer_request"
    assert 'name="items"' in visitor.get(address).text
    asked = {"matter": "feedback", "items": "the guide draft\nthe menu texts", "waits": "the website"}
    shown = visitor.get(address, params=asked).text
    assert "the guide draft" in shown
    assert "I sent this letter" in shown
    sent = visitor.post(f"{address}/sent", asked | {"entries": "5", "via": "email"})
    assert sent.status_code == 303
    assert log_of(tmp_path, VANISHED)[-1].items == ("the guide draft", "the menu texts")


def test_an_invoice_asks_once_how_it_is_paid(tmp_path: Path) -> None:
    copied(tmp_path, VANISHED, until="2027-02-10")
    visitor = visitor_on(tmp_path, "2027-02-11")
    address = f"/cases/{VANISHED}/letters/invoice"
    assert 'name="pay_to"' in visitor.get(address).text
    visitor.post(f"{address}/paid-to", {"pay_to": "First Bank, 123"})
    shown = visitor.get(address).text
    assert 'name="pay_to"' not in shown
    assert "First Bank, 123" in shown


def test_two_letters_of_one_kind_on_one_day_keep_both_files(tmp_path: Path) -> None:
    copied(tmp_path, VANISHED, until="2027-02-11")
    visitor = visitor_on(tmp_path, "2027-02-12")
    visitor.post(f"/cases/{VANISHED}/letters/invoice/paid-to", {"pay_to": "First Bank, 123"})
    for number in ("7", "8"):
        line = {
            "number": number,
            "lines.0.kind": "costs",
            "lines.0.sum": "$1,250.50",
            "lines.0.text": "A font",
        }
        address = f"/cases/{VANISHED}/letters/invoice"
        count = str(len(log_of(tmp_path, VANISHED)))
        answer = visitor.post(f"{address}/sent", line | {"entries": count, "via": "email"})
        assert answer.status_code == 303, answer.text
    assert [str(entry.lines[0].sum) for entry in log_of(tmp_path, VANISHED)[-2:]] == ["1250.50", "1250.50"]
    kept = sorted(path.name for path in (tmp_path / VANISHED / "letters").glob("2027-02-12-invoice*.docx"))
    assert kept == ["2027-02-12-invoice-2.docx", "2027-02-12-invoice.docx"]


def test_a_calendar_says_nothing_of_where_the_files_lie(tmp_path: Path) -> None:
    copied(tmp_path, VANISHED, until="2027-02-05")
    visitor = visitor_on(tmp_path, "2027-02-06")
    for address in ("/cases.ics", f"/cases/{VANISHED}/calendar.ics"):
        text = visitor.get(address).text.replace("\r\n ", "")
        assert "BEGIN:VEVENT" in text
        assert f"letter pause-notice {VANISHED}" in text
        assert str(tmp_path) not in text


# --- logging


def test_what_happened_is_logged_with_its_day_note_and_file(tmp_path: Path) -> None:
    copied(tmp_path, VANISHED, until="2027-02-03")
    visitor = visitor_on(tmp_path, "2027-02-05")
    answer = logs(
        visitor,
        VANISHED,
        "paid",
        {"on": "2027-02-04", "sum": "$1,200.50", "cleared": "2027-02-04", "note": "by wire"},
        files={"files": ("../bank.pdf", b"%PDF", "application/pdf")},
    )
    assert answer.status_code == 303, answer.text
    entry = log_of(tmp_path, VANISHED)[-1]
    assert (str(entry.on), str(entry.sum), entry.note) == ("2027-02-04", "1200.50", "by wire")
    assert entry.files[0].name == "bank.pdf"
    got = visitor.get(f"/cases/{VANISHED}/files/{entry.id}/0")
    assert (got.content, got.headers["content-type"]) == (b"%PDF", "application/octet-stream")
    assert not list((tmp_path / VANISHED).glob(".upload-*"))


def test_an_entry_that_cannot_be_is_shown_again_with_what_is_wrong(tmp_path: Path) -> None:
    copied(tmp_path, VANISHED, until="2027-02-03")
    before = (tmp_path / VANISHED / "log.jsonl").read_bytes()
    answer = logs(visitor_on(tmp_path, "2027-02-05"), VANISHED, "paid", {"sum": "a lot", "cleared": ""})
    assert answer.status_code == 422
    assert "<title>Error: A payment came" in answer.text
    assert 'href="#f-sum"' in answer.text
    assert 'value="a lot"' in answer.text
    assert (tmp_path / VANISHED / "log.jsonl").read_bytes() == before


def test_a_choice_that_was_not_made_is_asked_for_without_the_words_of_the_log(tmp_path: Path) -> None:
    copied(tmp_path, VANISHED, until="2027-02-03")
    answer = logs(visitor_on(tmp_path, "2027-02-05"), VANISHED, "asked", {"items": "Which logo?"})
    assert answer.status_code == 422
    (told,) = re.findall(r'<a href="#f-waits_for">(.*?)</a>|<a href="#f-matter">(.*?)</a>', answer.text)
    assert "".join(told) == "What the work waits for: An answer is needed here."


def test_what_is_wrong_in_a_row_leads_to_that_row(tmp_path: Path) -> None:
    copied(tmp_path, VANISHED, until="2027-02-03")
    rows = {"number": "9", "lines.1.kind": "costs", "lines.1.sum": "-4"}
    answer = logs(visitor_on(tmp_path, "2027-02-05"), VANISHED, "invoiced", rows)
    assert answer.status_code == 422
    assert 'href="#f-lines-1-sum"' in answer.text
    assert 'id="f-lines-1-sum-error"' in answer.text


def test_only_what_the_log_lets_happen_is_offered(tmp_path: Path) -> None:
    copied(tmp_path, VANISHED, until="2026-11-30")
    visitor = visitor_on(tmp_path, "2026-12-01")
    shown = visitor.get(f"/cases/{VANISHED}").text
    assert f"/cases/{VANISHED}/log/signed" in shown
    assert f"/cases/{VANISHED}/log/delivered" not in shown
    assert visitor.get(f"/cases/{VANISHED}/log/delivered").status_code == 404
    assert visitor.get(f"/cases/{VANISHED}/log/nothing").status_code == 404
    assert visitor.get(f"/cases/{VANISHED}/log/undone").status_code == 404


def test_a_form_asks_for_nothing_that_there_is_not(tmp_path: Path) -> None:
    copied(tmp_path, VANISHED, until="2027-02-03")
    visitor = visitor_on(tmp_path, "2027-02-05")
    answered = visitor.get(f"/cases/{VANISHED}/log/answered").text
    assert re.search(r'name="ask" value="6" checked', answered)
    disputed = visitor.get(f"/cases/{VANISHED}/log/disputed").text
    assert 'name="invoice"' in disputed
    assert 'name="dispute"' not in disputed
    assert 'name="result"' not in disputed
    ended = visitor.get(f"/cases/{VANISHED}/log/ended").text
    assert re.search(r'name="by" value="freelancer" checked', ended)
    assert 'name="by" value=""' not in ended


def test_an_entry_is_undone_and_nothing_is_erased(tmp_path: Path) -> None:
    copied(tmp_path, VANISHED, until="2027-02-03")
    visitor = visitor_on(tmp_path, "2027-02-05")
    last = log_of(tmp_path, VANISHED)[-1]
    answer = visitor.post(f"/cases/{VANISHED}/undo", {"entry": str(last.id)})
    assert "Undone." in visitor.get(answer.headers["location"]).text
    events = log_of(tmp_path, VANISHED)
    assert (events[-1].undoes, events[-2]) == (last.id, last)


@pytest.mark.parametrize("entry", ["", "x", "0", "999", "1"])
def test_an_undoing_that_cannot_be_is_told(tmp_path: Path, entry: str) -> None:
    copied(tmp_path, VANISHED, until="2027-02-03")
    answer = visitor_on(tmp_path, "2027-02-05").post(f"/cases/{VANISHED}/undo", {"entry": entry})
    assert answer.status_code == 422
    assert str(tmp_path) not in answer.text


def test_a_form_of_before_the_case_changed_writes_nothing(tmp_path: Path) -> None:
    copied(tmp_path, VANISHED, until="2027-02-03")
    visitor = visitor_on(tmp_path, "2027-02-05")
    called = {"entries": entries(visitor, f"/cases/{VANISHED}/log/called"), "on": "2027-02-05"}
    assert visitor.post(f"/cases/{VANISHED}/log/called", called).status_code == 303
    again = visitor.post(f"/cases/{VANISHED}/log/called", called)
    assert again.status_code == 409
    assert "was logged since you opened this page" in again.text
    assert [e.event for e in log_of(tmp_path, VANISHED)].count("called") == 2


def test_a_form_that_gives_too_much_is_bounded(tmp_path: Path) -> None:
    copied(tmp_path, VANISHED, until="2027-02-03")
    rows = {f"lines.{number}.sum": "1" for number in (0, 10**9, 61)}
    answer = logs(visitor_on(tmp_path, "2027-02-05"), VANISHED, "invoiced", rows | {"lines.x.sum": "1"})
    assert answer.status_code == 422


# --- beginning


def deal_in(folder: Path) -> None:
    sample = ROOT / "samples" / "new-client-new-york"
    shutil.copy(sample / "contract.docx", folder / "hearth.docx")
    shutil.copy(sample / "answers.json", folder / "hearth.json")


def test_a_contract_of_the_folder_becomes_a_case_and_asks_for_the_signing(tmp_path: Path) -> None:
    deal_in(tmp_path)
    visitor = visitor_on(tmp_path, "2026-12-02")
    assert 'value="hearth.docx"' in visitor.get("/cases").text
    answer = visitor.post("/cases", {"file": "hearth.docx"})
    assert answer.headers["location"] == "/cases/hearth-case/log/signed"
    assert logs(visitor, "hearth-case", "signed", {"on": "2026-12-01"}).status_code == 303
    assert log_of(tmp_path, "hearth-case")[0].event == "signed"
    assert 'value="hearth.docx"' not in visitor.get("/cases").text


def test_an_offer_without_a_contract_becomes_a_case(tmp_path: Path) -> None:
    deal_in(tmp_path)
    (tmp_path / "hearth.docx").unlink()
    answer = visitor_on(tmp_path, "2026-12-02").post("/cases", {"file": "hearth.json"})
    assert answer.headers["location"] == "/cases/hearth-case/log/proposed"


@pytest.mark.parametrize("file", ["", "../hearth.docx", "/etc/passwd", "hearth.json.docx", "hearth"])
def test_only_a_deal_of_the_folder_becomes_a_case(tmp_path: Path, file: str) -> None:
    deal_in(tmp_path)
    assert visitor_on(tmp_path, "2026-12-02").post("/cases", {"file": file}).status_code == 404


def test_answers_of_another_contract_are_told(tmp_path: Path) -> None:
    deal_in(tmp_path)
    text = (tmp_path / "hearth.json").read_text().replace("Maya", "Mara")
    (tmp_path / "hearth.json").write_text(text)
    answer = visitor_on(tmp_path, "2026-12-02").post("/cases", {"file": "hearth.docx"})
    assert answer.status_code == 422
    assert "are not the answers" in answer.text
    assert str(tmp_path) not in answer.text
    assert not (tmp_path / "hearth-case").exists()


# --- nothing outside


@pytest.mark.parametrize("name", ["..", "%2e%2e", "..%2f..", ".", "", "prospect%00", "nothing"])
def test_no_name_of_a_case_leads_out_of_the_folder(tmp_path: Path, name: str) -> None:
    inside = tmp_path / "inside"
    inside.mkdir()
    copied(tmp_path, "prospect")
    visitor = visitor_on(inside, "2027-01-26")
    assert visitor.get(f"/cases/{name}/picture.svg").status_code == 404
    assert visitor.get(f"/cases/{name}/../prospect").status_code == 404


def test_a_case_that_lies_elsewhere_is_not_opened(tmp_path: Path) -> None:
    inside = tmp_path / "inside"
    inside.mkdir()
    copied(tmp_path, "prospect")
    (inside / "linked").symlink_to(tmp_path / "prospect")
    visitor = visitor_on(inside, "2027-01-26")
    assert "Quiet Pines" not in visitor.get("/cases").text
    assert visitor.get("/cases/linked").status_code == 404


# --- words


@pytest.mark.parametrize("event", EVENTS)
def test_every_field_and_choice_of_an_event_has_its_words(event: str) -> None:
    words = words_of(pack_of(DEFAULT), None)
    assert entry_title(words, event)
    for field in questions(EVENTS[event]):
        if field.name in ("id", "event", "recorded"):
            continue
        assert field_label(words, event, field.name)
        inner = [q for model in field.models for q in questions(model)] if field.name != "files" else []
        inside = "work" if field.name == "work" else event
        for question in (field, *inner):
            if question is not field and inside != "work":
                assert field_label(words, inside, question.name)
            for value in (question.item or question).values:
                if (question.item or question).kind == "menu":
                    assert choice_label(words, event, question.name, value)


# --- the case file


def test_the_case_file_of_today_is_one_archive(tmp_path: Path) -> None:
    copied(tmp_path, VANISHED, "prospect", until="2027-06-01")
    visitor = visitor_on(tmp_path, "2027-06-10")
    assert f"/cases/{VANISHED}/case-file.zip" in visitor.get(f"/cases/{VANISHED}").text
    given = visitor.get(f"/cases/{VANISHED}/case-file.zip")
    assert given.headers["content-type"] == "application/zip"
    with zipfile.ZipFile(io.BytesIO(given.content)) as archive:
        assert "statement.docx" in archive.namelist()
        assert "exhibits/01-contract.docx" in archive.namelist()
    assert "case-file.zip" not in visitor.get("/cases/prospect").text
    assert visitor.get("/cases/prospect/case-file.zip").status_code == 404


# --- files that a person encloses


def test_a_file_can_be_enclosed_with_a_letter(tmp_path: Path) -> None:
    copied(tmp_path, VANISHED, until="2027-01-20")
    visitor = visitor_on(tmp_path, "2027-01-26")
    address = f"/cases/{VANISHED}/letters/"
    kind = re.search(rf"{address}([a-z_]+)\.eml", visitor.get(f"/cases/{VANISHED}").text)[1]
    answer = visitor.post(f"{address}{kind}/enclose", files={"files": ("proof of work.pdf", b"%PDF-1.4 x")})
    assert answer.status_code == 303
    page = visitor.open(answer.headers["location"])
    assert "proof of work.pdf" in " ".join(page.said("//div[@class='letter']//dd"))
    (mail,) = (link for link in page.root.xpath("//a/@href") if ".eml" in link)
    assert b"proof of work.pdf" in visitor.get(mail).content
    page = page.press("I sent this letter")
    assert page.status == 200
    assert any("proof" in file.name for file in log_of(tmp_path, VANISHED)[-1].files)


def test_only_what_was_put_into_the_case_is_enclosed(tmp_path: Path) -> None:
    copied(tmp_path, VANISHED, until="2027-01-20")
    (tmp_path / "secret.txt").write_text("x")
    visitor = visitor_on(tmp_path, "2027-01-26")
    address = f"/cases/{VANISHED}/letters/"
    kind = re.search(rf"{address}([a-z_]+)\.eml", visitor.get(f"/cases/{VANISHED}").text)[1]
    visitor.post(f"{address}{kind}/enclose", files={"files": ("proof.pdf", b"%PDF-1.4 x")})
    for name in ("../../secret.txt", "secret.txt", "..", "log.jsonl"):
        shown = visitor.get(f"{address}{kind}.eml", params={"enclose": name})
        assert shown.status_code == 200
        assert b"secret" not in shown.content


def test_a_paper_asks_only_for_what_it_is_about(tmp_path: Path) -> None:
    copied(tmp_path, VANISHED, until="2027-01-20")
    visitor = visitor_on(tmp_path, "2027-01-21")
    address = f"/cases/{VANISHED}/letters"
    names = {
        kind: set(re.findall(r'name="([a-z]+)[".]', visitor.get(f"{address}/{kind}").text))
        for kind in ("change_order", "receipt", "settlement")
    }
    own = {"fee", "prices", "end", "words", "parts", "payment", "deliverables"}
    assert {kind: found & own for kind, found in names.items()} == {
        "change_order": {"fee", "prices", "end", "words"},
        "receipt": {"payment"},
        "settlement": {"parts", "words"},
    }
    asked = {"prices.0.number": "2", "prices.0.price": "1500", "words": "More pages."}
    assert "$8,300.00" in visitor.get(f"{address}/change_order?{urlencode(asked)}").text


def test_the_last_rungs_stand_on_the_page_with_their_clocks_and_ways(tmp_path: Path) -> None:
    folder = copied(tmp_path, "vanished-new-york", until="2027-06-16")
    page = visitor_on(folder, "2027-06-17").get("/cases/vanished-new-york").text
    assert "After the last letter" in page
    assert "1. Department of Consumer and Worker Protection: open" in page
    assert '<time datetime="2029-02-17">' in page
    assert (
        "After the last letter" not in visitor_on(folder, "2027-05-31").get("/cases/vanished-new-york").text
    )


@pytest.mark.parametrize("kind", ["use_notice", "final_account", "pause_notice"])
def test_a_letter_that_cannot_go_out_says_why(tmp_path: Path, kind: str) -> None:
    visitor = visitor_on(copied(tmp_path, VANISHED), "2027-06-28")
    (block,) = visitor.open(f"/cases/{VANISHED}/letters/{kind}").said(
        '//section[h2="This letter cannot go out today"]'
    )
    assert len(block.split()) > 15
    assert "is not none" not in block


@pytest.mark.parametrize("name", ["../../.bashrc", "..\\..\\.bashrc", "...bashrc"])
def test_a_file_is_kept_in_sight_under_its_own_name(tmp_path: Path, name: str) -> None:
    visitor = visitor_on(copied(tmp_path, VANISHED, until="2027-01-13"), "2027-02-06")
    answer = logs(visitor, VANISHED, "called", {"by": "me"}, files={"files": (name, b"notes")})
    assert answer.status_code == 303, answer.text
    assert [file.name for file in log_of(tmp_path, VANISHED)[-1].files] == ["bashrc"]


def test_a_kept_file_that_leads_elsewhere_is_not_shown(tmp_path: Path) -> None:
    visitor = visitor_on(copied(tmp_path, VANISHED, until="2027-02-11"), "2027-02-12")
    entry = next(event for event in log_of(tmp_path, VANISHED) if event.files)
    kept = kept_path(tmp_path / VANISHED, entry.files[0].name, entry.files[0].sha256)
    address = f"/cases/{VANISHED}/files/{entry.id}/0"
    assert visitor.get(address).status_code == 200
    shutil.move(kept, tmp_path / "elsewhere")
    kept.symlink_to(tmp_path / "elsewhere")
    assert visitor.get(address).status_code == 404
