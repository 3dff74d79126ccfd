"""A real browser on a real run of the program: Debian's Chromium, driven by Playwright."""

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Locator, Page

ROOT = Path(__file__).resolve().parents[2]
CHROMIUM = shutil.which("chromium")
_AXE = ROOT / "node_modules" / "axe-core" / "axe.min.js"
LACKING = (
    ""
    if CHROMIUM and _AXE.is_file()
    else "a browser is lacking: apt-get install chromium, and npm install --no-save axe-core html-validate"
)
# On a loaded machine the driver loses a page, or waits too long, now and then: that is tried once more.
# An assertion that does not hold is not.
ONCE_MORE_FOR_THE_DRIVER = pytest.mark.flaky(reruns=1, only_rerun=["^(Error|TimeoutError): "])
_RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
_ADDRESS = re.compile(r"http://\S+")


@dataclass
class Run:
    """A run of the program: its process, and the address that lets a browser in."""

    process: "subprocess.Popen[str]"
    opening: str

    @property
    def base(self) -> str:
        return self.opening.partition("/open/")[0]

    def kill(self) -> None:
        """End it as a power cut would."""
        self.process.kill()
        self.process.wait()


@contextmanager
def running(folder: Path, *options: str) -> Iterator[Run]:
    """Run the program over a folder."""
    environment = os.environ | {"XDG_CONFIG_HOME": str(folder / ".config"), "PYTHONPATH": str(ROOT)}
    command = [sys.executable, "-m", "generator", "web", str(folder), "--no-open", *options]
    process = subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True, env=environment, cwd=ROOT
    )
    try:
        assert process.stdout is not None
        found = _ADDRESS.search(process.stdout.readline())
        assert found is not None
        yield Run(process, found[0])
    finally:
        process.kill()
        process.wait()
        process.stdout.close() if process.stdout else None


@contextmanager
def chromium() -> Iterator["Browser"]:
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=CHROMIUM, args=["--no-sandbox", "--disable-dev-shm-usage"]
        )
        try:
            yield browser
        finally:
            browser.close()


def follow(control: "Locator") -> None:
    """Press what leads to another page, and wait for that page: a click alone does not."""
    with control.page.expect_navigation():
        control.click()


@cache
def _axe() -> str:
    return _AXE.read_text(encoding="utf-8")


def violations(page: "Page", *, but: str = "") -> list[str]:
    """Return what axe-core finds wrong on a page as it is now, but for what is below an element."""
    page.evaluate(_axe())
    without = f", exclude: [[{but!r}]]" if but else ""
    context = f"{{include: [['html']]{without}}}"
    found: dict[str, Any] = page.evaluate(f"axe.run({context}, {{runOnly: {_RULES}}})")
    return [f"{v['id']}: {v['nodes'][0]['html'][:200]}" for v in found["violations"]]
