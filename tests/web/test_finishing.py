"""Checking the answers, making the contract, handing it over."""

import json
import shutil
from pathlib import Path

import pytest
from lxml import html

from generator.cli.commands import main
from generator.web.guard import FORM_TOKEN
from tests.web.test_asking import SAMPLE, SAMPLES, quick_deal
from tests.web.visiting import Page, Visitor, site_at


@pytest.fixture(autouse=True)
def _without_office(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("generator.web.finishing._has_office", lambda: False)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "deals"
    made.mkdir()
    return made


@pytest.fixture
def visitor(folder: Path) -> Visitor:
    return Visitor(site_at(folder))


def finished(visitor: Visitor) -> Page:
    return quick_deal(visitor).press("Make the contract")


def test_the_contract_made_in_the_page_is_that_of_the_command(visitor: Visitor, folder: Path) -> None:
    page = finished(visitor)
    assert page.title == "Your contract is ready"
    name = page.address.split("/")[2]
    assert main(["draft", str(folder / f"{name}.json"), "-o", str(folder / "by-hand.docx")]) == 0
    assert (folder / f"{name}.docx").read_bytes() == (folder / "by-hand.docx").read_bytes()


@pytest.mark.parametrize("sample", ["new-client-new-york", "mural-california", "short-logo-new-york"])
def test_a_sample_is_made_as_its_contract_stands_there(folder: Path, sample: str) -> None:
    shutil.copy(SAMPLES / sample / "answers.json", folder / f"{sample}.json")
    page = Visitor(site_at(folder)).open(f"/deal/{sample}/check").press("Make the contract")
    assert page.status == 200
    assert (folder / f"{sample}.docx").read_bytes() == (SAMPLES / sample / "contract.docx").read_bytes()


@pytest.mark.parametrize(
    ("sample", "button"),
    [("short-logo-new-york", "Make the contract"), ("fr-logo-concarneau", "Faire le contrat")],
)
def test_a_summary_is_promised_where_one_goes_with_it(folder: Path, sample: str, button: str) -> None:
    shutil.copy(SAMPLES / sample / "answers.json", folder / f"{sample}.json")
    page = Visitor(site_at(folder)).open(f"/deal/{sample}/check").press(button)
    told = page.said('//div[@class="letter"]')[0].casefold()
    assert "contrat" in told or "contract" in told
    there = any(folder.glob("*.summary.docx"))
    assert there == ("summary" in told or "résumé" in told)


def test_answers_of_which_nothing_is_made_yet_lead_to_their_check(folder: Path) -> None:
    shutil.copy(SAMPLES / SAMPLE / "answers.json", folder / "bakery.json")
    page = Visitor(site_at(folder)).open("/deal/bakery/done")
    assert page.address == "/deal/bakery/check"


def test_a_contract_that_is_made_can_be_downloaded(visitor: Visitor, folder: Path) -> None:
    page = finished(visitor)
    addresses = page.root.xpath("//ul[@class='files']//a/@href")
    assert len(addresses) >= 5
    for address in addresses:
        answer = visitor.get(address)
        assert answer.status_code == 200
        assert answer.headers["content-disposition"].startswith("attachment")
        assert answer.content == (folder / address.rsplit("/", 1)[1]).read_bytes()


def test_the_unfinished_interview_is_gone_and_the_client_is_kept(visitor: Visitor, folder: Path) -> None:
    finished(visitor)
    assert not list(folder.glob("*.partial.json"))
    assert not list(folder.glob(".*.lock"))
    page = visitor.open("/")
    assert any("Hearth & Rye" in name for name in page.said("//section[@aria-labelledby='again']//h3"))


def test_a_new_contract_with_a_kept_client_asks_less(visitor: Visitor) -> None:
    finished(visitor)
    page = visitor.open("/").press("New contract")
    assert page.address in ("/deal/contract/ask/fee", "/deal/contract/ask/project")


def test_what_is_open_makes_a_review_draft_with_blanks(visitor: Visitor, folder: Path) -> None:
    page = visitor.open("/").press("Make a contract").fill("Legal name", "Maya Ortiz").press()
    assert page.errors
    visitor.open("/deal/contract/ask/freelancer")
    page = visitor.open("/deal/contract/check")
    assert "Make the contract" not in page.said("//button")
    page = page.press("Make a review draft for a lawyer")
    assert page.title == "Your review draft is ready"
    assert list(folder.glob("*.review.docx"))
    assert list(folder.glob("*.partial.json"))


def test_an_error_stops_the_contract_until_it_is_accepted(folder: Path) -> None:
    data = json.loads((SAMPLES / "hourly-illinois" / "answers.json").read_text())
    data["payment"]["term"] = 60
    (folder / "deal.json").write_text(json.dumps(data))
    visitor = Visitor(site_at(folder))
    page = visitor.open("/deal/deal/check")
    assert any("Must change before signing" in text for text in page.said("//*[@class='what']"))
    page.press("Make the contract")
    assert not (folder / "deal.docx").exists()
    page.press("Leave it as it is")
    page = visitor.open("/deal/deal/check").press("Make the contract")
    assert page.title == "Your contract is ready"
    assert json.loads((folder / "deal.json").read_text())["accepted"]


def test_every_answer_can_be_changed_from_the_page_to_check(folder: Path) -> None:
    shutil.copy(SAMPLES / SAMPLE / "answers.json", folder / f"{SAMPLE}.json")
    visitor = Visitor(site_at(folder))
    page = visitor.open(f"/deal/{SAMPLE}/check")
    links = page.root.xpath("//dl[@class='answers']//a/@href")
    assert len(links) > 60
    for link in dict.fromkeys(link.partition("#")[0] for link in links):
        shown = visitor.open(link)
        assert shown.status == 200
        ids = set(shown.root.xpath("//@id"))
        wanted = {other.partition("#")[2] for other in links if other.partition("#")[0] == link}
        assert wanted <= ids


def test_who_came_to_change_an_answer_goes_back_to_check(folder: Path) -> None:
    shutil.copy(SAMPLES / SAMPLE / "answers.json", folder / f"{SAMPLE}.json")
    visitor = Visitor(site_at(folder))
    page = visitor.open(f"/deal/{SAMPLE}/ask/client?then=check").fill("City", "Queens").press()
    assert page.title == "Check your answers"


def test_signing_begins_a_case(visitor: Visitor, folder: Path) -> None:
    page = finished(visitor)
    name = page.address.split("/")[2]
    form = next(f for f in page.root.xpath("//form") if f.get("action").endswith("/signed"))
    answer = visitor.post(form.get("action"), {"on": "2026-12-01"})
    assert answer.headers["location"] == f"/cases/{name}-case"
    log = (folder / f"{name}-case" / "log.jsonl").read_text()
    assert '"signed"' in log
    assert "2026-12-01" in log


@pytest.mark.parametrize("day", ["gibberish", "2027-13-01", "2099-01-01"])
def test_a_day_that_is_none_signs_nothing(visitor: Visitor, folder: Path, day: str) -> None:
    name = finished(visitor).address.split("/")[2]
    answer = visitor.post(f"/deal/{name}/signed", {"on": day})
    assert answer.status_code == 422
    control = html.fromstring(answer.text).get_element_by_id("signed-on")
    assert (control.get("value"), control.get("aria-invalid")) == (day, "true")
    assert not (folder / f"{name}-case").exists()


# Opening a file


def test_an_answers_file_is_taken_into_the_folder(visitor: Visitor, folder: Path) -> None:
    data = (SAMPLES / SAMPLE / "answers.json").read_bytes()
    answer = visitor.post("/open-file", files={"answers": ("../../My Deal.json", data, "application/json")})
    assert answer.headers["location"] == "/deal/my-deal/check"
    assert visitor.open("/deal/my-deal/check").status == 200
    assert [path.name for path in folder.glob("*.json")] == ["my-deal.json"]


@pytest.mark.parametrize(
    "content",
    [b"", b"{", b"[]", b"null", b'{"x": 1}', b"\xff\xfe", b"PK\x03\x04", b'{"pack": "xx"}', b"[" * 100_000],
)
def test_a_file_that_holds_no_answers_is_refused_and_not_kept(
    visitor: Visitor, folder: Path, content: bytes
) -> None:
    answer = visitor.post("/open-file", files={"answers": ("deal.json", content, "application/json")})
    assert answer.status_code == 422
    assert str(folder) not in answer.text
    assert not list(folder.iterdir())


def test_no_file_at_all_is_told(visitor: Visitor) -> None:
    assert visitor.post("/open-file", files={"other": ("a", b"x")}).status_code == 422
    assert visitor.post("/open-file").status_code == 422


def test_a_deal_of_which_a_review_draft_was_made_is_one_deal(visitor: Visitor, folder: Path) -> None:
    quick_deal(visitor)
    visitor.open("/deal/contract/ask/client").fill("Your client's e-mail and phone", "?").press()
    page = visitor.open("/deal/contract/check").press("Make a review draft for a lawyer")
    assert page.title == "Your review draft is ready"
    name = page.address.split("/")[2]
    assert {file.name for file in folder.glob("*.json")} == {f"{name}.json", f"{name}.partial.json"}

    def rows(section: str) -> int:
        return len(visitor.open("/").said(f"//section[@aria-labelledby='{section}']//li"))

    assert (rows("goon"), rows("made")) == (1, 0)
    assert visitor.open("/cases").said("//section[@aria-labelledby='begin']//li") == []
    # The address that the browser still has leads to the same deal.
    back = visitor.open("/deal/contract/ask/client")
    back.fill("Your client's e-mail and phone", "dana@hearthandrye.example.com 718 555 0177").press()
    page = visitor.open(f"/deal/{name}/check").press("Make the contract")
    assert page.address == f"/deal/{name}/done"
    assert (rows("goon"), rows("made")) == (0, 1)
    assert len(list(folder.glob("*.json"))) == 2
    assert len(visitor.open("/cases").said("//section[@aria-labelledby='begin']//li")) == 1
    # The next one has the first name again, and is another deal.
    assert visitor.open("/").press("Make a contract").address.startswith("/deal/contract/ask/")


def test_answers_without_a_contract_are_not_called_made(folder: Path, visitor: Visitor) -> None:
    shutil.copy(SAMPLES / SAMPLE / "answers.json", folder / "bakery.json")
    page = visitor.open("/")
    assert len(page.said("//section[@aria-labelledby='goon']//li")) == 1
    assert page.said("//section[@aria-labelledby='made']//li") == []


def test_a_day_of_signing_that_may_be_two_has_a_button_for_each(visitor: Visitor) -> None:
    page = finished(visitor)
    page = visitor.send(
        page.address.replace("/done", "/signed"), [(FORM_TOKEN, visitor.site.keys.form), ("on", "5/6/2026")]
    )
    days = [text for text in page.said("//button") if text.startswith("Use ")]
    assert days == ["Use May 6, 2026", "Use June 5, 2026"]
    assert page.press(days[1]).address.startswith("/cases/")


def test_a_new_contract_says_whose_details_it_begins_with_and_can_begin_without(
    visitor: Visitor, folder: Path
) -> None:
    assert "saved details" not in visitor.open("/").text
    finished(visitor)
    page = visitor.open("/")
    assert "It begins with your saved details: Maya Ortiz, maya@ortizstudio.example.com." in page.text
    page = page.press("Begin without them")
    assert page.address == "/deal/contract/ask/freelancer"
    assert page.value("Legal name") == ""


def test_a_deal_hands_out_its_own_files_alone(visitor: Visitor) -> None:
    folder = visitor.site.folder
    (folder / "diary.txt").write_text("mine")
    for name in (SAMPLE, "other"):
        shutil.copy(SAMPLES / SAMPLE / "answers.json", folder / f"{name}.json")
    assert visitor.get(f"/deal/{SAMPLE}/file/{SAMPLE}.json").status_code == 200
    for name in ("diary.txt", "other.json"):
        assert visitor.get(f"/deal/{SAMPLE}/file/{name}").status_code == 404
