"""American spelling: British words are found wherever a person reads them, and nothing else is."""

from pathlib import Path

import pytest

from generator.findings import Finding
from generator.library.clause import Library
from generator.library.shipped import folders
from generator.packs.library import read_library, read_outline
from generator.packs.us.british_words import british_words
from generator.packs.us.law.lookup import LAW
from generator.proofreading.spelling import spelling_findings
from tests.library.shelf import clause_file, shelf
from tests.proofreading.proofs import PACK


@pytest.mark.parametrize(
    ("text", "american"),
    [
        ("An organisation signs.", "organization"),
        ("Itemised prices", "Itemized"),
        ("It recognises this.", "recognizes"),
        ("a licence", "license"),
        ("in that colour", "color"),
        ("its favourable terms", "favorable"),
        ("it was cancelled", "canceled"),
        ("a traveller", "traveler"),
        ("the next instalment", "installment"),
        ("Whilst it lasts", "while"),
        ("a judgement", "judgment"),
    ],
)
def test_a_british_word_is_found(text: str, american: str) -> None:
    assert [to for _, to in british_words(text)] == [american]


@pytest.mark.parametrize(
    "text",
    [
        "An organization with a license.",
        "The emphasis is on promises, premises and advice.",
        "Cancellation, four hours, your detour, a source.",
        "It is canceled. The analysis is surprising and precise.",
        "See https://example.co.uk/labour/organisation and mail colour@example.com.",
        "A programmer supervises; a franchise is advised.",
    ],
)
def test_an_american_word_is_not(text: str) -> None:
    assert list(british_words(text)) == []


def misspelt(library: Library, *files: Path) -> list[Finding]:
    spelling = PACK.habits().spelling
    assert spelling is not None
    return list(spelling_findings(spelling, library, files, PACK.root))


def places(folder: Path, text: str, **front: str) -> list[str]:
    library, _ = shelf(folder, "a.b", {"a/b.md": clause_file(text, **front)})
    outline = folder / "contract_templates" / "tiny.yaml"
    return [Path(f.place).name for f in misspelt(library, outline)]


@pytest.mark.parametrize(
    ("text", "front", "place"),
    [
        ("The licence ends.", {}, "b.md:6"),
        ("Text.\n\nThe licence ends.", {}, "b.md:8"),
        ("Text.", {"heading": "Licence"}, "b.md:2"),
        ("Text.", {"note": "A licence."}, "b.md"),
        ("Text.", {"summary": "A licence."}, "b.md"),
    ],
)
def test_a_clause_is_read_with_its_notes(
    tmp_path: Path, text: str, front: dict[str, str], place: str
) -> None:
    assert places(tmp_path, text, **front) == [place]


def test_an_outline_is_read(tmp_path: Path) -> None:
    library, _ = shelf(
        tmp_path, "a.b", {"a/b.md": clause_file()}, cover="  - {term: Fee, text: 'A cheque.', defines: false}"
    )
    file = tmp_path / "contract_templates" / "tiny.yaml"

    assert [f.reason for f in misspelt(library, file)] == ["“cheque” is spelled as in Britain"]


def test_the_questions_and_the_law_are_spelled_as_in_america() -> None:
    roots = folders(None)
    law = tuple(path for path, _ in LAW.files())
    _, file = read_outline(roots, "freelance_services")

    assert misspelt(read_library(roots, "en-US"), file, *law) == []
