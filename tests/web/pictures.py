"""`python -m tests.web.pictures`: the pictures of the pages in the README, from the program as it is."""

import shutil
import tempfile
from pathlib import Path

from tests.web.browser import ROOT, chromium, running

_IMAGES = ROOT / "docs" / "images"
_SAMPLE = "new-client-new-york"


def main() -> None:
    """Make the pictures anew."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        shutil.copy(ROOT / "samples" / _SAMPLE / "answers.json", folder / f"{_SAMPLE}.json")
        with running(folder, "--as-of", "2026-12-01") as run, chromium() as browser:
            page = browser.new_page(viewport={"width": 1280, "height": 800}, color_scheme="light")
            page.goto(run.opening)
            page.goto(f"{run.base}/deal/{_SAMPLE}/ask/payment")
            page.get_by_text("Days to pay an invoice").first.click()
            page.locator("#q-payment-term").fill("45")
            page.locator("#s-payment-term .finding").wait_for()
            page.locator("#q-payment-term").focus()
            page.wait_for_timeout(800)
            page.screenshot(path=_IMAGES / "web.png")
            page.emulate_media(color_scheme="dark")
            page.set_viewport_size({"width": 390, "height": 800})
            page.goto(f"{run.base}/deal/{_SAMPLE}/ask/client")
            page.screenshot(path=_IMAGES / "web-phone.png")


if __name__ == "__main__":
    main()
