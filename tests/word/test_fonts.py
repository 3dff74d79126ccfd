"""How long a contract is with the fonts that machines have: its own are Microsoft's, and seldom there."""

import shutil
import subprocess
from dataclasses import replace
from pathlib import Path

import pytest

from generator.drafting.pipeline import draft, open_materials
from generator.packs.reading import read_answers
from tests.samples import FOLDERS
from tests.word.converting import convert, texts
from tests.word.fonts import only

pytestmark = [
    pytest.mark.office,
    pytest.mark.outside,
    pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice (soffice) is missing"),
    pytest.mark.skipif(shutil.which("fc-list") is None, reason="fontconfig (fc-list) is missing"),
]

LOOKS = ("classic", "modern")
PAPERS = ("letter", "A4")
MACHINES = {
    "metric twins": ("Caladea", "Carlito"),
    "Liberation": ("Liberation Serif", "Liberation Sans", "Liberation Mono"),
    "DejaVu": ("DejaVu Serif", "DejaVu Sans", "DejaVu Sans Mono"),
}
LIMITS = {"metric twins": 10, "Liberation": 11, "DejaVu": 13}
SHORT_LIMITS = {"metric twins": 4, "Liberation": 4, "DejaVu": 5}
"""Of a contract in the short form, with up to six deliverables and four installments."""

Lengths = dict[str, int]


@pytest.fixture(scope="module")
def documents() -> dict[str, bytes]:
    made = {}
    for look in LOOKS:
        materials = open_materials(template=look)
        for folder in FOLDERS:
            drafted = draft(read_answers(folder / "answers.json"), materials)
            made[f"{look} {folder.name} summary"] = drafted.summary()
            if folder.name == "new-client-new-york":
                made[f"{look} contract"] = drafted.signing_copy()
            for paper in PAPERS if drafted.contract.run_in else ():
                on_paper = replace(drafted, known=replace(drafted.known, paper=paper))
                made[f"{look} {folder.name} {paper}"] = on_paper.signing_copy()
    return made


@pytest.fixture(scope="module", params=MACHINES)
def lengths(
    request: pytest.FixtureRequest, documents: dict[str, bytes], tmp_path_factory: pytest.TempPathFactory
) -> tuple[str, Lengths]:
    """Return what a machine has, and how many pages each document takes there."""
    folder = tmp_path_factory.mktemp("fonts")
    environment = only(MACHINES[request.param], folder)
    pages = texts(convert(documents, "pdf", folder, environment))
    return request.param, {name: len(each) for name, each in pages.items()}


@pytest.mark.parametrize("machine", MACHINES)
def test_a_machine_shows_its_fonts_and_no_others(machine: str, tmp_path: Path) -> None:
    told = subprocess.run(
        ["fc-list", ":", "family"], env=only(MACHINES[machine], tmp_path), capture_output=True, check=True
    )
    shown = {line.split(",")[0] for line in told.stdout.decode().splitlines()}
    assert shown == set(MACHINES[machine])


@pytest.mark.parametrize("look", LOOKS)
def test_the_contract_is_no_longer_than_its_limit(look: str, lengths: tuple[str, Lengths]) -> None:
    machine, found = lengths
    assert found[f"{look} contract"] <= LIMITS[machine]


def test_a_short_contract_is_no_longer_than_its_limit(lengths: tuple[str, Lengths]) -> None:
    machine, found = lengths
    short = {name: count for name, count in found.items() if name.endswith(PAPERS)}
    assert len(short) == len(LOOKS) * len(PAPERS) * sum(
        folder.name.startswith("short-") for folder in FOLDERS
    )
    assert {name: count for name, count in short.items() if count > SHORT_LIMITS[machine]} == {}


def test_the_summary_is_one_page(lengths: tuple[str, Lengths]) -> None:
    _, found = lengths
    assert {name: count for name, count in found.items() if "summary" in name and count > 1} == {}
