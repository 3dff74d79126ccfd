"""Cases and a file that came back in a real browser: by keyboard, without scripts, narrow, in both themes."""

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from generator.case.folder import open_case
from generator.drafting.pipeline import draft, open_materials
from generator.packs.reading import read_answers
from tests.returns.editing import EDITS, comment, edited
from tests.web.browser import LACKING, ONCE_MORE_FOR_THE_DRIVER, ROOT, Run, chromium, follow, violations
from tests.web.test_cases import VANISHED, copied, deal_in
from tests.web.test_returned import KILL_FEE, SAMPLE, answers_in, changed

if TYPE_CHECKING:
    from playwright.sync_api import Browser, BrowserContext, Page

pytestmark = [
    pytest.mark.skipif(bool(LACKING), reason=LACKING),
    ONCE_MORE_FOR_THE_DRIVER,
    # What asyncio and Playwright leave to the end of a process is no mistake of the pages.
    pytest.mark.filterwarnings("ignore::ResourceWarning", "ignore::pytest.PytestUnraisableExceptionWarning"),
]

CASE = f"/cases/{VANISHED}"
THEMES = ("light", "dark")


@pytest.fixture(scope="module")
def browser() -> "Iterator[Browser]":
    with chromium() as one:
        yield one


@contextmanager
def on(folder: Path, day: str) -> Iterator[Run]:
    """Run the pages of a folder on a day."""
    process = subprocess.Popen(
        [sys.executable, "-m", "tests.web.on_a_day", str(folder), day],
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
        env=os.environ | {"XDG_CONFIG_HOME": str(folder / ".config")},
        cwd=ROOT,
    )
    try:
        assert process.stdout is not None
        yield Run(process, process.stdout.readline().strip())
    finally:
        process.kill()
        process.wait()
        if process.stdout:
            process.stdout.close()


def let_in(context: "BrowserContext", run: Run) -> "Page":
    page = context.new_page()
    page.goto(run.opening)
    return page


def tab_to(page: "Page", name: str) -> None:
    """Go by Tab to the control of a name, as a person without a mouse would."""
    for _ in range(120):
        page.keyboard.press("Tab")
        named = page.evaluate(
            "(document.activeElement.labels?.[0] ?? document.activeElement).innerText ?? ''"
        )
        if named.strip().startswith(name):
            return
    raise AssertionError(f"no Tab leads to {name}")


def test_every_page_is_without_a_violation_in_both_themes(browser: "Browser", tmp_path: Path) -> None:
    copied(tmp_path, VANISHED, "prospect", until="2027-02-05")
    deal_in(tmp_path)
    made = draft(read_answers(SAMPLE), open_materials())
    slots = [c.slot for c in made.contract.clauses() if len(c.blocks) > 1]
    docx, _ = edited(made.signing_copy(), dict(zip(slots, EDITS, strict=False)))
    docx, _ = comment(docx, slots[-1], "Could we have until January?")
    returned = tmp_path / "back.docx"
    returned.write_bytes(changed(docx, ("25%", "10%")))
    logs = ("answered", "paid", "invoiced", "ended", "changed", "settled", "learned")
    letters = ("pause_notice", "answer_request", "invoice")
    found = []
    with on(tmp_path, "2027-02-10") as run:
        for theme in THEMES:
            context = browser.new_context(
                bypass_csp=True, color_scheme=theme, viewport={"width": 1280, "height": 900}
            )
            page = let_in(context, run) if theme == "light" else context.new_page()
            if theme == "light":
                cookies = context.cookies()
            context.add_cookies(cookies)
            page.goto(f"{run.base}/returned")
            page.set_input_files("#returned-file", returned)
            follow(page.get_by_role("button", name="See what changed"))
            back = page.url.removeprefix(run.base)
            addresses = ("/", "/cases", CASE, "/cases/prospect", "/returned", back)
            addresses += tuple(f"{CASE}/log/{event}" for event in logs)
            addresses += tuple(f"{CASE}/letters/{kind}" for kind in letters)
            for address in addresses:
                page.goto(f"{run.base}{address}")
                page.evaluate("document.querySelectorAll('details').forEach((one) => (one.open = true))")
                found += [f"{theme} {address}: {one}" for one in violations(page)]
                page.set_viewport_size({"width": 320, "height": 640})
                if page.evaluate("document.documentElement.scrollWidth") > 320:
                    found.append(f"{address} is wider than 320 px")
                page.set_viewport_size({"width": 1280, "height": 720})
            context.close()
    assert found == []


def test_a_letter_is_read_and_logged_by_keyboard_alone(browser: "Browser", tmp_path: Path) -> None:
    copied(tmp_path, VANISHED, until="2027-02-05")
    with on(tmp_path, "2027-02-10") as run:
        page = let_in(browser.new_context(), run)
        page.goto(f"{run.base}/cases")
        tab_to(page, "Open the letter")
        page.keyboard.press("Enter")
        page.wait_for_url(f"**{CASE}")
        tab_to(page, "I sent this letter")
        page.keyboard.press("Enter")
        page.wait_for_url("**logged=12")
        assert "I gave notice of a pause" in page.get_by_role("status").inner_text()
        tab_to(page, "Undo")
        page.keyboard.press("Enter")
        page.wait_for_url("**logged=13")
    assert [e.id for e in open_case(tmp_path / VANISHED).log.events][-1] == 13


def test_enter_in_a_field_writes_the_entry(browser: "Browser", tmp_path: Path) -> None:
    copied(tmp_path, VANISHED, until="2027-02-05")
    with on(tmp_path, "2027-02-10") as run:
        page = let_in(browser.new_context(), run)
        page.goto(f"{run.base}{CASE}/log/paid")
        page.get_by_label("Sum", exact=True).fill("$500")
        page.keyboard.press("Enter")
        page.wait_for_url("**logged=12")


def test_what_is_wrong_has_the_focus_and_leads_to_its_field(browser: "Browser", tmp_path: Path) -> None:
    copied(tmp_path, VANISHED, until="2027-02-05")
    with on(tmp_path, "2027-02-10") as run:
        page = let_in(browser.new_context(), run)
        page.goto(f"{run.base}{CASE}/log/paid")
        page.get_by_label("Sum", exact=True).fill("a lot")
        page.keyboard.press("Enter")
        page.wait_for_selector(".summary")
        assert page.evaluate("document.activeElement.className") == "summary"
        page.keyboard.press("Tab")
        page.keyboard.press("Enter")
        assert page.evaluate("document.activeElement.id || location.hash") in ("f-sum", "#f-sum")


def test_a_case_begins_and_goes_on_without_scripts(browser: "Browser", tmp_path: Path) -> None:
    deal_in(tmp_path)
    with on(tmp_path, "2026-12-03") as run:
        page = let_in(browser.new_context(java_script_enabled=False), run)
        page.goto(f"{run.base}/cases")
        follow(page.get_by_role("button", name=re.compile("Both signed")))
        page.get_by_label("Day on which it happened").fill("2026-12-01")
        follow(page.get_by_role("button", name="Write it into the log").last)
        page.get_by_role("textbox", name="How you are paid").fill("First Bank, 123")
        follow(page.get_by_role("button", name="Keep it"))
        follow(page.get_by_role("button", name="I sent this letter").last)
        follow(page.get_by_role("link", name="A payment came"))
        page.get_by_label("Sum", exact=True).fill("$4,000")
        follow(page.get_by_role("button", name="Write it into the log").last)
        assert "Nothing is open" in page.locator("main").inner_text()
    events = open_case(tmp_path / "hearth-case").log.events
    assert [event.event for event in events] == ["signed", "invoiced", "paid"]


def test_a_value_of_a_returned_file_is_taken_without_scripts(browser: "Browser", tmp_path: Path) -> None:
    shutil.copy(SAMPLE, tmp_path / "hearth.json")
    made = draft(read_answers(SAMPLE), open_materials()).signing_copy()
    returned = tmp_path / "back.docx"
    returned.write_bytes(changed(made, ("25%", "10%")))
    with on(tmp_path, "2026-12-03") as run:
        page = let_in(browser.new_context(java_script_enabled=False), run)
        page.goto(f"{run.base}/returned")
        page.set_input_files("#returned-file", returned)
        follow(page.get_by_role("button", name="See what changed"))
        follow(page.get_by_role("button", name="Take 10%"))
        assert "Taken: 10%." in page.locator("main").inner_text()
        assert answers_in(tmp_path)["ending"]["kill_fee"]["percent"] == "10"
        page.reload()
        follow(page.get_by_role("button", name="Undo"))
        page.get_by_role("button", name="Take 10%").wait_for()
        with page.expect_download() as download:
            page.get_by_role("link", name=re.compile("Word Redline|Word of Redline|Redline")).first.click()
        assert download.value.suggested_filename == "back.redline.docx"
    assert KILL_FEE.rpartition(".")[2] not in str(answers_in(tmp_path).get("ending", {}))
