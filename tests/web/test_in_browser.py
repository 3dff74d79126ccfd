"""The pages in a real browser: by keyboard alone, with the contract following, without JavaScript, narrow."""

import json
import re
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.web.browser import LACKING, ONCE_MORE_FOR_THE_DRIVER, Run, chromium, follow, running, violations

if TYPE_CHECKING:
    from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page

pytestmark = [
    pytest.mark.skipif(bool(LACKING), reason=LACKING),
    ONCE_MORE_FOR_THE_DRIVER,
    # What asyncio and Playwright leave to the end of a process is no mistake of the pages.
    pytest.mark.filterwarnings("ignore::ResourceWarning", "ignore::pytest.PytestUnraisableExceptionWarning"),
]
SAMPLE = "new-client-new-york"
DEAL = f"/deal/{SAMPLE}"


@pytest.fixture(scope="module")
def browser() -> Iterator["Browser"]:
    with chromium() as found:
        yield found


@pytest.fixture(scope="module")
def shared(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Run, Path]]:
    """Return a run over a folder with a deal; the tests that share it leave the deal as it is."""
    folder = tmp_path_factory.mktemp("deals")
    shutil.copy(Path("samples") / SAMPLE / "answers.json", folder / f"{SAMPLE}.json")
    with running(folder, "--as-of", "2026-12-01") as run:
        yield run, folder


@pytest.fixture(scope="module")
def context(browser: "Browser", shared: tuple[Run, Path]) -> Iterator["BrowserContext"]:
    """Return a browser that was let in; axe is put into its pages, past their policy."""
    made = browser.new_context(viewport={"width": 1280, "height": 800}, bypass_csp=True)
    page = made.new_page()
    page.goto(shared[0].opening)
    page.goto(f"{shared[0].base}{DEAL}/read", timeout=90_000)  # the first page reads the library
    page.close()
    yield made
    made.close()


@pytest.fixture
def page(context: "BrowserContext", shared: tuple[Run, Path]) -> Iterator["Page"]:
    made = context.new_page()
    made.set_default_timeout(30_000)
    complaints: list[str] = []
    made.on("console", lambda m: complaints.append(m.text) if _is_complaint(m) else None)
    made.on("pageerror", lambda error: complaints.append(str(error)))
    outside: list[str] = []
    made.on("request", lambda r: outside.append(r.url) if not r.url.startswith(shared[0].base) else None)
    yield made
    made.close()
    assert complaints == []
    assert outside == [], "the page asked for something that is not of this machine"


@contextmanager
def saving(page: "Page") -> Iterator[None]:
    """Wait until what is done here is saved by the script."""
    with page.expect_response(lambda answer: answer.request.method == "POST"):
        yield
    page.locator("#saved", has_text="Saved").wait_for()


def undo_all(page: "Page") -> None:
    undo = page.get_by_role("button", name="Undo")
    while undo.is_visible():
        follow(undo)


def _is_complaint(message: "ConsoleMessage") -> bool:
    # A page that was refused, with what is wrong, is no failure to load.
    return message.type in ("error", "warning") and not message.text.startswith("Failed to load resource")


# By keyboard


def press_tab_to(page: "Page", name: str) -> None:
    """Press Tab until the control of a name has the focus."""
    for _ in range(150):  # the page to check has a link for every answer
        page.keyboard.press("Tab")
        found = page.evaluate(
            "(() => { const e = document.activeElement; const l = e.labels?.[0]?.textContent ?? '';"
            " return (l || e.textContent || '').trim(); })()"
        )
        if found.startswith(name):
            return
    raise AssertionError(f"Tab does not lead to {name!r} on {page.url}")


def type_into(page: "Page", name: str, text: str) -> None:
    press_tab_to(page, name)
    page.keyboard.press("ControlOrMeta+A")
    page.keyboard.type(text)


def choose(page: "Page", name: str) -> None:
    press_tab_to(page, name)
    page.keyboard.press("Space")


def go_on(page: "Page", what_follows: str) -> None:
    """Press Enter in a field, which is Continue."""
    page.keyboard.press("Enter")
    page.locator(f"main :text('{what_follows}')").first.wait_for()


def answer_by_keyboard(page: "Page") -> None:
    """Answer the quick interview without a mouse."""
    press_tab_to(page, "Make a contract")
    go_on(page, "You, the freelancer")
    type_into(page, "Legal name", "Maya Ortiz")
    type_into(page, "Your address", "41 Mercer Street, Apt 5, Brooklyn, NY 11201")
    type_into(page, "Your e-mail and phone", "maya@ortizstudio.example.com, 718 555 0142")
    go_on(page, "What are you?")
    choose(page, "A person in business")
    go_on(page, "Your client")
    type_into(page, "Legal name", "Hearth & Rye Bakery LLC")
    type_into(page, "Your client's address", "212 Atlantic Avenue, Brooklyn, NY 11217")
    go_on(page, "What is your client?")
    choose(page, "Limited liability company (LLC), registered in New York")
    type_into(page, "Your client's e-mail and phone", "dana@hearthandrye.example.com 718 555 0177")
    choose(page, "New client")
    go_on(page, "Who signs for the company?")
    type_into(page, "Who signs for the company?", "Dana Whitfield, Managing Member")
    go_on(page, "The price")
    type_into(page, "The price", "$8,000")
    go_on(page, "What do you hand over?")
    choose(page, "Brand and graphic design")
    type_into(page, "What do you hand over?", "Logo, $5,000")
    page.keyboard.press("Enter")  # in a list it begins a line
    page.keyboard.type("Brand guide, $3,000")
    type_into(page, "What is not included?", "Photography")
    type_into(page, "Target date", "end of February")
    go_on(page, "Who owns the finished work?")
    choose(page, "Assign the rights")
    go_on(page, "The usual terms")


def test_a_whole_deal_by_keyboard_alone(browser: "Browser", tmp_path: Path) -> None:
    with running(tmp_path, "--as-of", "2026-12-01") as run:
        page = browser.new_context().new_page()
        page.set_default_timeout(60_000)
        page.goto(run.opening)
        answer_by_keyboard(page)
        press_tab_to(page, "Continue with these terms")
        go_on(page, "Check your answers")
        press_tab_to(page, "Make the contract")
        page.keyboard.press("Enter")
        page.locator("h1", has_text="Your contract is ready").wait_for(timeout=90_000)
        (contract,) = [path for path in tmp_path.glob("*.docx") if path.name.count(".") == 1]
        assert contract.read_bytes()[:2] == b"PK"


# The contract beside the questions


def test_the_contract_follows_and_the_focus_stays(page: "Page", shared: tuple[Run, Path]) -> None:
    page.goto(shared[0].base + f"{DEAL}/ask/client")
    name = page.locator("#q-client-legal-name")
    name.focus()
    assert page.locator(".paper .lit").count() >= 2
    assert "decides:" in page.locator(".feeds").inner_text()
    with saving(page):
        name.fill("Harbor Coffee Inc.")
    page.locator("#paper", has_text="Harbor Coffee Inc.").wait_for()
    assert page.evaluate("document.activeElement.id") == "q-client-legal-name"
    assert page.locator(".paper mark.now").first.inner_text() == "Harbor Coffee Inc."
    saved = json.loads((shared[1] / f"{SAMPLE}.partial.json").read_text())
    assert saved["client"]["legal_name"] == "Harbor Coffee Inc."
    page.reload()
    assert page.locator("#q-client-legal-name").input_value() == "Harbor Coffee Inc."
    follow(page.get_by_role("button", name="Undo"))
    assert page.locator("#q-client-legal-name").input_value() != "Harbor Coffee Inc."
    undo_all(page)
    assert page.locator("#q-client-legal-name").input_value() == "Hearth & Rye Bakery LLC"


def test_a_finding_comes_and_goes_beside_its_field(page: "Page", shared: tuple[Run, Path]) -> None:
    page.goto(shared[0].base + f"{DEAL}/ask/payment")
    page.get_by_text("Days to pay an invoice").first.click()
    with saving(page):
        page.locator("#q-payment-term").fill("90")
    remedy = page.locator("#s-payment-term button", has_text="Use")
    remedy.wait_for()
    assert "[" not in page.locator("#sums").inner_text()
    follow(remedy.first)
    assert page.locator("#q-payment-term").input_value() in ("14", "30")
    undo_all(page)


def test_what_a_choice_brings_shows_with_it(page: "Page", shared: tuple[Run, Path]) -> None:
    page.goto(shared[0].base + f"{DEAL}/ask/rights")
    scope = page.locator("[name^='rights.scope']")
    scope.first.wait_for(state="hidden")
    license_ = page.locator(".choice", has_text="Keep the copyright and license the client")
    license_.locator(".effect", has_text="In the contract").wait_for()
    with saving(page):
        page.get_by_text("Keep the copyright and license the client", exact=True).click()
    scope.first.wait_for()
    # What it would change is told of the others from now on.
    license_.locator(".effect").wait_for(state="hidden")
    with saving(page):
        page.get_by_text("Assign the rights to the client", exact=True).click()
    scope.first.wait_for(state="hidden")
    undo_all(page)


def test_back_and_two_tabs(context: "BrowserContext", page: "Page", shared: tuple[Run, Path]) -> None:
    base, other = shared[0].base, context.new_page()
    page.goto(base + f"{DEAL}/ask/client")
    other.goto(base + f"{DEAL}/ask/client")
    with saving(page):
        page.locator("#q-client-phone").fill("+1 718 555 0199")
    other.locator("#q-client-phone").fill("+1 718 555 0100")
    other.locator("#q-client-phone").blur()
    other.wait_for_selector("text=Nothing was overwritten")
    other.close()
    follow(page.get_by_role("button", name="Continue").last)
    page.go_back()
    assert page.locator("#q-client-phone").input_value().endswith("0199")
    page.goto(base + f"{DEAL}/ask/client")
    undo_all(page)


def test_killed_and_started_again_on_the_same_page(browser: "Browser", tmp_path: Path) -> None:
    page = browser.new_context().new_page()
    with running(tmp_path) as run:
        page.goto(run.opening)
        follow(page.get_by_role("button", name="Make a contract"))
        with saving(page):
            page.get_by_label("Legal name").fill("Maya Ortiz")
        here, port = page.url, re.search(r":(\d+)/", page.url)
        assert port is not None
        run.kill()
    with running(tmp_path, "--port", port[1]) as run:
        page.goto(run.opening)
        page.goto(here)
        assert page.get_by_label("Legal name").input_value() == "Maya Ortiz"


def test_without_javascript(browser: "Browser", tmp_path: Path) -> None:
    shutil.copy(Path("samples") / SAMPLE / "answers.json", tmp_path / f"{SAMPLE}.json")
    with running(tmp_path, "--as-of", "2026-12-01") as run:
        page = browser.new_context(java_script_enabled=False).new_page()
        page.goto(run.opening)
        page.goto(run.base + f"{DEAL}/ask/client")
        page.get_by_label("Legal name", exact=True).fill("Harbor Coffee Inc.")
        follow(page.get_by_role("button", name="Continue").last)
        page.goto(run.base + f"{DEAL}/read")
        assert "Harbor Coffee Inc." in page.locator(".paper").inner_text()
        page.goto(run.base + f"{DEAL}/ask/fee")
        page.locator(".choice", has_text="Hourly rate").click()
        follow(page.get_by_role("button", name="Continue").last)
        assert page.title().startswith("Error: ")
        assert page.locator("#errors a").count() >= 1


# Every page, in both themes, wide and narrow

PAGES = (
    "/", f"{DEAL}/ask/client", f"{DEAL}/ask/payment", f"{DEAL}/ask/project", f"{DEAL}/ask/contract",
    f"{DEAL}/check", f"{DEAL}/read", "/nowhere",
)  # fmt: skip


@pytest.mark.parametrize(("scheme", "width"), [("light", 1280), ("dark", 320)])
def test_every_page_is_accessible(
    context: "BrowserContext", shared: tuple[Run, Path], scheme: str, width: int
) -> None:
    page = context.new_page()
    page.emulate_media(color_scheme=scheme, reduced_motion="reduce")  # type: ignore[arg-type]
    page.set_viewport_size({"width": width, "height": 800})
    found = []
    for address in PAGES:
        page.goto(shared[0].base + address)
        page.evaluate("document.querySelectorAll('details').forEach((one) => { one.open = true; })")
        # The contract is long: it is looked at where it stands alone.
        found += [f"{address}: {what}" for what in violations(page, but="#paper")]
        wide = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
        found += [f"{address}: {wide} px too wide"] * (wide > 0)
    page.close()
    assert found == []


def test_a_refused_page_is_accessible_and_begins_with_what_is_wrong(
    page: "Page", shared: tuple[Run, Path]
) -> None:
    page.goto(shared[0].base + "/")
    follow(page.get_by_role("button", name="Make a contract"))
    with page.expect_response(lambda answer: answer.status == 422):
        page.get_by_role("button", name="Continue").last.click()
    page.wait_for_selector("#errors")
    assert page.evaluate("document.activeElement.id") == "errors"
    assert violations(page) == []
    page.locator("#errors a").first.click()
    assert page.evaluate("document.activeElement.tagName") == "INPUT"


def test_on_a_narrow_screen_contract_and_findings_are_tabs(page: "Page", shared: tuple[Run, Path]) -> None:
    page.set_viewport_size({"width": 320, "height": 640})
    page.goto(shared[0].base + f"{DEAL}/ask/client")
    page.locator("#paper").wait_for(state="hidden")
    follow(page.locator(".views a", has_text="Contract"))
    page.locator("#paper").wait_for()
    page.locator("#q-client-legal-name").wait_for(state="hidden")
    assert violations(page) == []
    page.go_back()
    page.locator("#q-client-legal-name").wait_for()


def test_only_the_contract_is_printed(page: "Page", shared: tuple[Run, Path]) -> None:
    page.goto(shared[0].base + f"{DEAL}/ask/client")
    page.emulate_media(media="print")
    page.locator("#paper").wait_for()
    for hidden in ("#answers", ".top", ".foot", ".sums", ".rail"):
        assert not page.locator(hidden).first.is_visible()
