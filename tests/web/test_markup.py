"""The HTML of every page is valid, as a validator of its own finds."""

import json
import shutil
import subprocess
from pathlib import Path

import pytest

from tests.web.browser import ROOT
from tests.web.test_asking import SAMPLE, SAMPLES
from tests.web.visiting import Visitor, site_at

_VALIDATOR = ROOT / "node_modules" / "html-validate" / "bin" / "html-validate.mjs"
_RULES = {
    "root": True,
    "extends": ["html-validate:standard", "html-validate:a11y"],
    "rules": {"no-inline-style": "error", "long-title": "off"},
}
LACKING = (
    ""
    if shutil.which("node") and _VALIDATOR.is_file()
    else "a validator is lacking: npm install --no-save html-validate"
)
DEAL = f"/deal/{SAMPLE}"


@pytest.mark.skipif(bool(LACKING), reason=LACKING)
def test_the_html_of_every_page_is_valid(tmp_path: Path) -> None:
    deals = tmp_path / "deals"
    deals.mkdir()
    shutil.copy(SAMPLES / SAMPLE / "answers.json", deals / f"{SAMPLE}.json")
    visitor = Visitor(site_at(deals))
    pages = {
        "start": visitor.open("/"),
        "none": visitor.open("/nowhere"),
        "quick": visitor.open("/").press("Make a contract"),
        "refused": visitor.open("/").press("Make a contract").press(),
        "check": visitor.open(f"{DEAL}/check"),
        "read": visitor.open(f"{DEAL}/read"),
    }
    topics = ("freelancer", "client", "project", "fee", "payment", "silence", "rights", "options", "contract")
    pages |= {topic: visitor.open(f"{DEAL}/ask/{topic}") for topic in topics}
    for name, page in pages.items():
        (tmp_path / f"{name}.html").write_text(page.text, encoding="utf-8")
    (tmp_path / "rules.json").write_text(json.dumps(_RULES))
    command = ["node", str(_VALIDATOR), "--config", str(tmp_path / "rules.json"), "--formatter", "text"]
    files = [str(path) for path in sorted(tmp_path.glob("*.html"))]
    done = subprocess.run([*command, *files], check=False, capture_output=True, text=True, cwd=ROOT)
    assert done.stdout.strip() == ""
    assert done.returncode == 0, done.stderr
