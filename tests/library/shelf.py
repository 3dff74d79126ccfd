"""Small clause libraries written into a folder, to read, select from and proofread."""

from pathlib import Path

from generator.library.clause import Library
from generator.library.outline import Outline
from generator.library.shipped import folders
from generator.packs.library import read_library, read_outline

_OUTLINE = """\
name: tiny
language: en-US
title: Tiny Agreement
cover:
{cover}
sections:
  - {{id: terms, heading: Terms, slots: [{slots}]}}
signatures: [{{role: Freelancer, party: freelancer}}, {{role: Client, party: client}}]
"""


def clause_file(text: str = "The client pays.", **front: str) -> str:
    """Return a clause file with the least front matter that is allowed."""
    lines = {"heading": "Heading", "note": "A note.", "version": "1", **front}
    return "---\n" + "".join(f"{key}: {value}\n" for key, value in lines.items()) + f"---\n{text}\n"


def outline_file(slots: str, cover: str = "  - {term: Fee, text: 'A fee.', defines: false}") -> str:
    """Return an outline with one section."""
    return _OUTLINE.format(slots=slots, cover=cover)


def shelf(folder: Path, slots: str, clauses: dict[str, str], **outline: str) -> tuple[Library, Outline]:
    """Write a library of its own into a folder and read it, with nothing shipped behind it."""
    for name, text in clauses.items():
        file = folder / "clauses" / "en-US" / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
    templates = folder / "contract_templates"
    templates.mkdir(exist_ok=True)
    (templates / "tiny.yaml").write_text(outline_file(slots, **outline), encoding="utf-8")
    return read_library((folder,), "en-US"), read_outline((folder, *folders(None)), "tiny")[0]
