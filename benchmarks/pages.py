"""The pages in a browser: from a changed field that is sent to the answer with the new contract."""

import http.client
import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from time import perf_counter
from urllib.parse import urlencode

import lxml.html

from benchmarks.deals import ROOT

_SAMPLES = ROOT / "samples"
_FIELDS = {"client": "client.legal_name", "payment": "payment.term", "project": "project.title"}
_TEXTS = {
    "payment": ("21", "30"),
    "client": ("Harbor Coffee Inc.", "Hearth & Rye Inc."),
    "project": ("A", "B"),
}


def largest() -> Path:
    """Return the sample with the longest contract."""
    return max(_SAMPLES.glob("*/contract.txt"), key=lambda path: path.stat().st_size).parent


def changed_field_seconds(scratch: Path, rounds: int) -> dict[str, list[float]]:
    """Return the seconds of each change by topic: sent to a server of its own, over the loopback."""
    folder = scratch / "pages"
    folder.mkdir(parents=True)
    shutil.copy(largest() / "answers.json", folder / "deal.json")
    command = [sys.executable, "-m", "generator", "web", str(folder), "--no-open"]
    environment = os.environ | {"XDG_CONFIG_HOME": str(scratch / "config")}
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, cwd=ROOT, env=environment) as process:
        try:
            assert process.stdout is not None
            found = re.search(r"http://([\d.:]+)(/open/\S+)", process.stdout.readline())
            assert found is not None
            return {topic: _changes(found[1], found[2], topic, rounds) for topic in _FIELDS}
        finally:
            process.kill()


def _changes(host: str, opening: str, topic: str, rounds: int) -> list[float]:
    connection = http.client.HTTPConnection(host)
    cookie = _cookie(connection, opening)
    address, spent = f"/deal/deal/ask/{topic}", []
    fields = _form(connection, address, cookie)
    headers = {
        "cookie": cookie,
        "origin": f"http://{host}",
        "hx-request": "true",
        "content-type": "application/x-www-form-urlencoded",
    }
    for number in range(rounds + 1):
        fields[_FIELDS[topic]] = _TEXTS[topic][number % 2]
        body = urlencode(fields, doseq=True)
        started = perf_counter()
        connection.request("POST", address, body, headers)
        answer = connection.getresponse()
        text = answer.read().decode()
        seconds = perf_counter() - started
        assert answer.status == 200, text
        root = lxml.html.fromstring(text)
        fields["page-before"] = root.get_element_by_id("page-before").get("value")
        if number:  # the first one reads what is kept for the others
            spent.append(seconds)
    connection.close()
    return spent


_KEPT: dict[str, str] = {}


def _cookie(connection: http.client.HTTPConnection, opening: str) -> str:
    """Return the cookie that the opening address is exchanged for, once."""
    if opening not in _KEPT:
        connection.request("GET", opening)
        answer = connection.getresponse()
        answer.read()
        _KEPT[opening] = str(answer.headers["set-cookie"]).partition(";")[0]
    return _KEPT[opening]


def _form(connection: http.client.HTTPConnection, address: str, cookie: str) -> dict[str, object]:
    connection.request("GET", address, headers={"cookie": cookie})
    root = lxml.html.fromstring(connection.getresponse().read().decode())
    before = root.get_element_by_id("page-before").get("value")
    shown = {name: values for name, (_, *values) in json.loads(before).items()}
    several = root.xpath('//input[@name="several"]/@value')
    hidden = {name: root.xpath(f'string(//form[@id="answers"]//input[@name="{name}"]/@value)')
              for name in ("form-token", "sheet")}  # fmt: skip
    return {**hidden, **shown, "several": several, "page-before": before}
