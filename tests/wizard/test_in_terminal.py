"""The simplest honest deal in a real terminal: how many questions wait, and how many keys it takes."""

import json
import os
import shutil
from pathlib import Path

import pytest

from tests.tmux import Terminal, terminal

NOTHING_MAY_SKIP = os.environ.get("CLAUSEGEN_NOTHING_MAY_SKIP") == "1"
pytestmark = [
    pytest.mark.outside,
    pytest.mark.skipif(not (shutil.which("tmux") or NOTHING_MAY_SKIP), reason="tmux is not installed"),
]

ME = {
    "Legal name": ("Maya Ortiz", "Harbor Coffee LLC"),
    "Your address": ("41 Mercer Street, Apt 5, Brooklyn, NY 11201",),
    "Your e-mail and phone": ("maya@example.com 718 555 0142",),
}
CLIENT = {
    "Your client's address": ("9 Pine St, Seattle, WA 98101",),
    "Your client's e-mail and phone": ("dana@example.com 206 555 0100",),
    "Who signs for the company?": ("Dana Whitfield, CEO",),
}
WORK = {
    "The price": ("$800",),
    "What do you hand over?": ("Logo in vector and bitmap form\n",),
    "What is not included?": ("Copywriting\n",),
    "Target date for final delivery": ("end of January",),
}
DONE = "What now:"
CALL = ("new", "--as-of", "2026-11-29", "--no-pdf")


def held(
    folder: Path, replies: dict[str, tuple[str, ...]], *more: str, columns: int = 80, rows: int = 24
) -> Terminal:
    """Hold an interview to the end."""
    with terminal(folder, *CALL, *more, columns=columns, rows=rows) as shown:
        shown.answer(replies, until=DONE)
        return shown


def answers(folder: Path) -> list[dict[str, object]]:
    return [
        json.loads(path.read_text())
        for path in sorted(folder.glob("harbor*.json"), key=lambda path: (len(path.name), path.name))
    ]


def test_from_nothing_it_takes_twenty_questions_with_a_profile_sixteen_with_a_client_twelve(
    tmp_path: Path,
) -> None:
    first = held(tmp_path, {**ME, **CLIENT, **WORK})
    assert len(first.prompts) <= 20, first.prompts
    assert first.keys <= 350
    (kept,) = (tmp_path / "config" / "clausegen" / "clients").glob("*.json")
    client = json.loads(kept.read_text())
    kept.write_text(json.dumps({**client, "client": {**client["client"], "history": "known"}}))
    second = held(tmp_path, {**WORK, "Who is the client?": ("harb",)})
    assert len(second.prompts) <= 12, second.prompts
    assert second.keys <= 135
    named = held(tmp_path, WORK, "--client", "harbor")
    assert len(named.prompts) == len(second.prompts) - 1
    kept.unlink()
    alone = held(tmp_path, {**CLIENT, "Legal name": ("Harbor Coffee LLC",), **WORK})
    assert len(alone.prompts) <= 16, alone.prompts
    before, *after = answers(tmp_path)
    for file in after[:2]:
        assert file["client"] == {**before["client"], "history": "known"}  # type: ignore[dict-item]
        assert {**file, "client": before["client"]} == before
    assert after[2] == before


@pytest.mark.parametrize(("columns", "rows"), [(60, 20), (100, 40)])
@pytest.mark.parametrize("name", ["李小龙 咖啡 LLC", "مقهى الميناء LLC", "Café ☕ 👩‍🎨 LLC"])
def test_it_holds_in_a_small_terminal_and_in_any_script(
    tmp_path: Path, name: str, columns: int, rows: int
) -> None:
    replies = {**ME, "Legal name": ("Maya Ortiz", name), **CLIENT, **WORK}
    shown = held(tmp_path, replies, columns=columns, rows=rows)
    assert len(shown.prompts) <= 20
    (file,) = (path for path in tmp_path.glob("*.json") if "partial" not in path.name)
    assert json.loads(file.read_text())["client"]["legal_name"] == name
