"""The pages speak the language of the pack: the made-up one goes through them, in its own script."""

import re
from pathlib import Path

import pytest

from generator.case.beginning import begin_case
from generator.case.folder import open_case
from generator.case.telling import state_text
from generator.packs.pack import MODULES
from generator.web.rendering import _direction
from tests.made_up.pack import FOLDER
from tests.made_up.phrases import TAG
from tests.made_up.test_commands import DEAL
from tests.web.visiting import NOW, Page, Visitor, site_at

_OWN = re.compile(r"Clausegen|KWD|JSON|DOCX|EML|TXT|kB|Word|\.json|anna@example\.com|[\w-]+\.\w+")


@pytest.fixture
def visitor(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Visitor:
    monkeypatch.setitem(MODULES, TAG, "tests.made_up.pack")
    monkeypatch.setattr("generator.web.finishing._has_office", lambda: False)
    (tmp_path / "дела").mkdir()
    return Visitor(site_at(tmp_path / "дела", pack=TAG, library=FOLDER))


def latin(page: Page) -> list[str]:
    """Return the words of a page that are in another script than the pack's."""
    (text,) = page.said("//body")
    return re.findall(r"[A-Za-z]+", _OWN.sub("", text))


def test_a_whole_deal_in_another_language(visitor: Visitor, tmp_path: Path) -> None:
    seen = [page := visitor.open("/")]
    page = page.press("Составить договор")
    seen.append(page)
    assert page.root.xpath("string(/html/@lang)") == TAG
    assert page.root.xpath("string(/html/@dir)") == "ltr"
    page = page.press("Дальше")
    assert page.status == 422
    seen.append(page)
    page = page.fill("Полное имя", "Анна Орлова").press("Дальше")
    assert "Как платят?" in page.labels
    page = page.choose("Целиком")
    page.data = [(k, "500,250 ₸" if k == "fee.amount@fee.kind=whole" else v) for k, v in page.data]
    page = page.press("Дальше")
    seen.append(page)
    page = page.fill("Начало", "10.01.2027").fill("Конец", "10.06.2027")
    page = page.fill("Главы", "Первая")
    page = page.press("Дальше")
    seen.append(page)
    page = page.press("Оставить эти условия и дальше")
    seen.append(page)
    assert page.title == "Проверьте ответы", page.errors
    page = page.press("Написать договор")
    assert page.title == "Договор готов"
    assert [words for found in seen for words in [latin(found)] if words] == []
    assert len(list((tmp_path / "дела").glob("*.docx"))) >= 1


@pytest.mark.parametrize(("tag", "direction"), [("en-US", "ltr"), ("ar-EG", "rtl"), ("he-IL", "rtl")])
def test_a_page_runs_in_the_direction_of_its_language(tag: str, direction: str) -> None:
    assert _direction(tag) == direction


def test_a_case_in_another_language(visitor: Visitor, tmp_path: Path) -> None:
    case = begin_case(tmp_path / "дела" / "дом", None, DEAL, now=NOW)
    case.enter({"event": "proposed", "on": "2026-11-20", "what": "перевод"}, now=NOW)
    today = visitor.open("/cases")
    assert "Напомнить о предложении" in today.text
    page = visitor.open("/cases/дом")
    assert page.root.xpath("string(/html/@lang)") == TAG
    seen = [today, page, visitor.open("/cases/дом/log/checked_in"), visitor.open("/cases/дом/log/answered")]
    logged = visitor.post("/cases/дом/log/checked_in", {"entries": "1", "kind": "follow_up_1"})
    assert logged.status_code == 303
    seen.append(visitor.open(logged.headers["location"]))
    assert [page.status for page in seen] == [200] * 5
    assert [words for found in seen for words in [latin(found)] if words] == []
    state = open_case(case.folder).state(NOW.date())
    assert not re.search("[A-Za-z]", "".join(state_text(open_case(case.folder), state)))
    calendar = visitor.get("/cases.ics").text
    summaries = re.findall(r"(?m)^(?:SUMMARY|DESCRIPTION):(.*)$", calendar)
    assert summaries
    assert not re.search("[A-Za-z]", "".join(summaries).replace("\\n", "").replace("\\,", ""))
