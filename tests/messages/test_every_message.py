"""Whatever the program tells a person goes through `tell`, where translators find it."""

from pathlib import Path

import pytest

from generator.messages import FOLDER
from tests.messages.unsaid import Unsaid, unsaid_in

_ROOT = FOLDER.parent
# Files and folders whose words are no messages, and why.
_EXEMPT = {
    "packs/fr": "a pack speaks the language of its documents",
    "packs/us": "a pack speaks the language of its documents",
    "returns/formatting.py": "a report on a contract is told in the words of its pack",
    "formatting/declared.py": "the names of phrases and of their values",
    "drafting/specimen.py": "a deal that is made up",
    "answers/schema.py": "a form asks in the language of the pack",
    "__init__.py": "names",
    "docx": "marks in texts that are compared, and what Word itself writes",
    "word/passages.py": "names of Word's styles",
    "word/numbers.py": "names of Word's styles",
    "word/surroundings.py": "names of Word's styles",
    "word/references.py": "what Word and LibreOffice write, and names of styles",
    "word/margins.py": "a mark in texts that are compared",
    "pdf/tags.py": "the name of a style",
    "packs/us/categories.py": "names of CUAD",
}
_DOCX_TELLS = ("docx/bounds.py", "docx/zipping.py")
"""What in `docx` says why a file is refused."""
# Texts that are data, and why.
_DATA = {
    "done before": "a status in the manifest",
    "changed since": "a status in the manifest",
    "date of each agreement": "a value in the manifest",
    "of each record": "a value in the manifest",
    "for the other side": "a value in the manifest",
    "draft for the other side": "a value in the provenance",
    "Contract Clause Generator": "the author of tracked changes",
    "Returned without tracking": "the author of tracked changes",
    "last resort": "a value of a clause",
    "verified in a stored copy": "a value of a source",
    "secondary, unverified": "a value of a source",
    "from memory": "a value of a source",
    "us of a": "what people type for a country",
    "united states of america": "what people type for a country",
    "the united states": "what people type for a country",
    "great britain": "what people type for a country",
    "northern ireland": "what people type for a country",
    "Too many open files": "what the system says",
    "failed to map segment": "what the system says",
    "annot allocate memory": "what the system says",
    "can't start new thread": "what the system says",
    "fg:ansicyan bold": "a color",
    "bold fg:ansicyan": "a color",
    "(0) and (0)": "a condition in the language of the library",
    "not (0)": "a condition in the language of the library",
    "other way": "a signal between questions",
    "clausegen letter 0 0": "a command to type",
    "Carlito, Calibri, 'Liberation Sans', Arial, Helvetica, 'DejaVu Sans', sans-serif": "names of fonts",
    "not a file": "caught where it is raised: the cache is passed over",
    "another user may write here": "caught where it is raised: the cache is passed over",
    "longer than the program writes it": "caught by who reads a provenance",
    "nested too deeply": "caught by who reads a provenance",
    "not as the program writes it": "caught by who reads a provenance",
    "0 is no number of ours": "caught by who reads a provenance",
    "a signing copy never holds the answers": "a mistake of the program",
    "a draft for the other side never holds the answers": "a mistake of the program",
    "what was sent is not known": "a mistake of the program",
}


def rooms() -> list[Path]:
    """Return the sources that speak to the person who runs the program."""
    files = {file.relative_to(_ROOT).as_posix(): file for file in sorted(_ROOT.rglob("*.py"))}
    return [
        file
        for name, file in files.items()
        if name in _DOCX_TELLS or not any(name == top or name.startswith(f"{top}/") for top in _EXEMPT)
    ]


def unsaid() -> list[tuple[str, Unsaid]]:
    return [(str(file), found) for file in rooms() for found in unsaid_in(file.read_text(encoding="utf-8"))]


def test_no_message_stands_beside_tell() -> None:
    assert [f"{file}:{found.line}: {found.text}" for file, found in unsaid() if found.text not in _DATA] == []


def test_an_exemption_that_nothing_needs_is_taken_out() -> None:
    assert set(_DATA) - {found.text for _, found in unsaid()} == set()
    assert [name for name in _EXEMPT if not (_ROOT / name).exists()] == []


@pytest.mark.parametrize(
    "source",
    [
        'raise InputError.single("is missing", source=str(path))',
        'raise UsageError(f"{path}: is missing")',
        'click.echo("Done")',
        'click.echo(f"Wrote {path}")',
        'click.echo("Wrote" if path else "No", err=True)',
        'click.echo("Wrote " + path)',
        'yield Problem("twice")',
        'message = f"{count} files are there"',
        'return "it is not there" if gone else ""',
        '_LATER = "is a folder: move it away"',
        'yield Finding("file-gone", "error", place, "it is not there", mend)',
        'raise ValueError(f"must be {kind}")',
        '{"a": "is a Word file"}',
        'Option("Start over", False)',
        'tell("{name}{hint}", name=name, hint=", or leave it out" if optional else "")',
        "f\"{name} {('was made' if x else 'was not made')}\"",
    ],
)
def test_words_beside_tell_are_found(source: str) -> None:
    assert list(unsaid_in(source))


@pytest.mark.parametrize(
    "source",
    [
        '"""A docstring of a few words."""',
        'raise InputError.single(tell("is missing"), source=str(path))',
        '_LATER = Message("is a folder: move it away")',
        'tell_many(n, "{count} file is there", "{count} files are there")',
        'click.option("--yes", help="Delete without asking.")',
        'amount: int = Field(title="How much is it?")',
        'phrases.say("review.findings")',
        'raise TypeError("one of both has it")',
        're.compile("one of both")',
        'status: Literal["done before"]',
        'f"{place}: {message}"',
        'click.echo(f"  {reason}")',
    ],
)
def test_what_is_no_message_is_passed_over(source: str) -> None:
    assert list(unsaid_in(source)) == []
