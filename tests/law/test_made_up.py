"""The law engine knows no state: the files of a made-up country are read, looked up and checked by it."""

from datetime import date
from decimal import Decimal
from pathlib import Path
from shutil import copy

import pytest

from generator.law.checking import check_law, half_registered
from generator.law.fact import NoRule
from generator.law.lookup import Law
from tests.made_up.law.topics import LAW, AdvanceLimit, RegionFile
from tests.made_up.rulebook import rulebook

DAY = date(2026, 12, 1)


@pytest.mark.parametrize(("day", "most"), [(date(2026, 12, 31), "200"), (date(2027, 1, 1), "100.500")])
def test_a_fact_is_that_of_the_day(day: date, most: str) -> None:
    limit = LAW.file(RegionFile, "KZ-01").advance_limit.on(day)
    assert isinstance(limit, AdvanceLimit)
    assert limit.most == Decimal(most)


def test_a_region_without_a_rule_says_so() -> None:
    assert isinstance(LAW.file(RegionFile, "KZ-02").advance_limit.on(DAY), NoRule)


def test_its_files_and_its_topic_are_right() -> None:
    assert LAW.codes(RegionFile) == ("KZ-01", "KZ-02")
    assert check_law(LAW, DAY) == ()
    assert half_registered(LAW, rulebook().topics()) == ()


def own(folder: Path, text: str, name: str = "KZ-02.yaml") -> Law:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return LAW.with_own({name: path})


OWN = (LAW.folder / "KZ-02.yaml").read_text(encoding="utf-8")


def test_a_file_of_ones_own_stands_before_that_of_the_pack(tmp_path: Path) -> None:
    law = own(tmp_path, OWN.replace("Загорье", "Подгорье"))
    assert law.file(RegionFile, "KZ-02").name == "Подгорье"
    assert law.file(RegionFile, "KZ-01").name == "Заречье"
    assert LAW.file(RegionFile, "KZ-02").name == "Загорье"


def test_a_place_of_ones_own_is_looked_up_too(tmp_path: Path) -> None:
    law = own(tmp_path, OWN.replace("KZ-02", "KZ-03"), "KZ-03.yaml")
    assert law.codes(RegionFile) == ("KZ-01", "KZ-02", "KZ-03")
    assert law.file(RegionFile, "KZ-03").name == "Загорье"


def test_what_is_wrong_in_a_file_of_ones_own_has_its_line_and_the_keys_there_are(tmp_path: Path) -> None:
    (found,) = check_law(own(tmp_path, OWN.replace("note:", "nota:")), DAY)
    assert (found.id, found.severity) == ("law-file-wrong", "error")
    assert found.place == f"{tmp_path}/KZ-02.yaml:5"
    assert found.reason == (
        "advance_limit.0.nota: there is no such key: allowed are since, until, checked, dated, sure, "
        "unverified, references, none, note"
    )


def test_a_key_that_no_topic_has_is_told_with_the_topics_there_are(tmp_path: Path) -> None:
    (found,) = check_law(own(tmp_path, OWN.replace("advance_limit", "advances")), DAY)
    assert found.reason == "advances: there is no such key: allowed are code, name, advance_limit"


def test_a_file_in_a_folder_where_none_belongs_is_an_error(tmp_path: Path) -> None:
    copy(LAW.folder / "KZ-02.yaml", tmp_path)
    (found,) = check_law(LAW.with_own({"cities/KZ-02.yaml": tmp_path / "KZ-02.yaml"}), DAY)
    assert (found.id, found.place) == ("law-file-wrong", f"{tmp_path}/KZ-02.yaml")
