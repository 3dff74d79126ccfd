"""The French case file: its parts, sums that add up with their origins, and its three forms."""

import datetime as dt
import io
import re
import zipfile
from decimal import Decimal

import pytest

from generator.case.case_file import CaseFile, case_file_of
from generator.case.case_file_files import case_file_zip, case_files
from generator.case.letter_text import letter_text
from tests.fr.test_case import late_in_2026
from tests.word.invariants import broken

PARTS = [
    "Ce qui est demandé",
    "Bordereau de pièces",
    "Chronologie",
    "Décompte",
    "Articles invoqués",
    "Notes\u00a0: où agir",
    "Notes\u00a0: ce qui n’est pas connu",
]


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> dict[bool, CaseFile]:
    story = late_in_2026(tmp_path_factory.mktemp("dossier"))
    story.send("final_notice", "2026-07-31")
    day = dt.date(2026, 8, 20)
    return {notes: case_file_of(story.case(), day, notes=notes) for notes in (True, False)}


def part(made: CaseFile, heading: str) -> str:
    found = next(schedule for schedule in made.tree.schedules if schedule.heading == heading)
    return letter_text(made.tree._replace(schedules=(found,))).replace("\u202f", " ").replace("\u00a0", " ")


def test_its_parts_are_those_of_a_french_file(made: dict[bool, CaseFile]) -> None:
    assert [schedule.heading for schedule in made[True].tree.schedules] == PARTS
    assert [schedule.heading for schedule in made[False].tree.schedules] == PARTS[:5]


def test_the_account_adds_up_and_each_line_has_its_origin(made: dict[bool, CaseFile]) -> None:
    """1 800,25 and 40,00; 27 days at 12,15 % = 16,18 and 51 at 12,40 % = 31,19: 1 887,62."""
    account = part(made[True], "Décompte")
    shown = re.findall(r"  (-?[\d ]+,\d\d) €$", account, re.MULTILINE)
    *lines, total = [Decimal(each.replace(" ", "").replace(",", ".")) for each in shown]
    assert lines == [Decimal(each) for each in ("1800.25", "40.00", "16.18", "31.19")]
    assert sum(lines) == total == Decimal("1887.62")
    assert "entrée 5" in account
    assert account.count("article 2.8 (Pénalités de retard)") == 4
    assert "demandait 1 875,39 €" in account
    clauses = part(made[True], "Articles invoqués")
    assert "plus 10 points" in clauses
    assert "Délai de paiement (conditions particulières)" in clauses


def test_it_is_a_folder_and_an_archive(made: dict[bool, CaseFile]) -> None:
    files = case_files(made[False])
    assert sorted(files) == ["SHA256SUMS", "dossier.docx", "pieces/01-contract.docx", "pieces/02-log.txt"]
    assert not broken(files["dossier.docx"])
    with zipfile.ZipFile(io.BytesIO(case_file_zip(made[False]))) as archive:
        assert sorted(archive.namelist()) == sorted(files)
