"""Law files of one's own: `law/<pack>` in the folder of --library stands before what is shipped."""

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest

import generator
from generator.cli.commands import main
from generator.drafting.pipeline import Draft, draft, open_materials
from generator.law.checking import check_law
from generator.packs.pack import pack_of
from generator.packs.reading import answers_from
from generator.packs.us.law.lookup import LAW
from generator.packs.us.law.topics import StateFile
from tests.deals import deal_data

DAY = date(2026, 11, 29)


def own(folder: Path, code: str, old: str, new: str, name: str = "") -> Path:
    """Write a shipped law file, changed, into a library of one's own; return the library."""
    path = folder / "law" / "en-US" / (name or f"{code}.yaml")
    path.parent.mkdir(parents=True, exist_ok=True)
    text = (LAW.folder / f"{code}.yaml").read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    return folder


def drafted(library: Path | None) -> Draft:
    return draft(answers_from(deal_data()), open_materials(own=library))


LOWER = ("conservative_b2b_cap_percent: 16", "conservative_b2b_cap_percent: 3")


def test_the_late_charge_and_the_findings_follow_it(tmp_path: Path) -> None:
    library = own(tmp_path, "US-NY", *LOWER)
    shipped, mine = (drafted(folder).deal.payment.late_charge.rate for folder in (None, library))
    assert (shipped.percent, shipped.per) == (1, "month")
    assert (mine.percent * 12, mine.per) == (3, "month")
    high = {"payment": {"late_charge": {"kind": "rate", "rate": {"percent": "1", "per": "month"}}}}
    answers = answers_from(deal_data() | {"payment": deal_data().get("payment", {}) | high["payment"]})
    found = {f.id: f.reason for f in draft(answers, open_materials(own=library)).findings}
    assert "above 3%" in found["late-charge-too-high"]


def test_a_folder_with_law_files_only_is_a_library(tmp_path: Path) -> None:
    assert open_materials(own=own(tmp_path, "US-NY", *LOWER)).own_clauses() == frozenset()


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("sure: secondary", "sure: quite", "must be one of 'verified in a stored copy'"),
        ("code: US-NY", "code: US-NX", "must be one of the 50 states"),
        ("code: US-NY", "code: US-NJ", "must be the name of the file"),
    ],
)
def test_what_is_wrong_in_it_is_found(tmp_path: Path, old: str, new: str, told: str) -> None:
    (found,) = check_law(pack_of("en-US", own(tmp_path, "US-NY", old, new)).law, DAY)
    assert (found.id, found.severity) == ("law-file-wrong", "error")
    assert told in found.reason


def test_check_names_a_mistake_once_though_every_sample_reads_the_file(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    library = own(tmp_path, "US-NY", "company: separate_part", "compny: separate_part")
    own(tmp_path, "US-NY", *LOWER, name="US-NY/towns/Albany.yaml")
    assert main(["check", "--library", str(library), "--as-of", str(DAY), "--json"]) == 1
    found = json.loads(capsys.readouterr().out)["findings"]
    assert [(finding["id"], finding["place"]) for finding in found] == [
        ("law-file-wrong", f"{tmp_path}/law/en-US/US-NY.yaml:7"),
        ("law-file-wrong", f"{tmp_path}/law/en-US/US-NY/towns/Albany.yaml"),
    ]
    assert found[0]["reason"].startswith("small_claims.0.compny: there is no such key: allowed are since, ")


def test_a_topic_that_it_leaves_out_is_as_it_was_shipped(tmp_path: Path) -> None:
    shipped = LAW.file(StateFile, "US-NY")
    path = tmp_path / "law" / "en-US" / "US-NY.yaml"
    path.parent.mkdir(parents=True)
    path.write_text("code: US-NY\nname: New York\nsmall_claims: []\n", encoding="utf-8")
    mine = pack_of("en-US", tmp_path).law.file(StateFile, "US-NY")
    assert mine == shipped.model_copy(update={"small_claims": type(shipped.small_claims)()})
    assert mine != shipped


BALLARD = ("written: [Seattle]", "written: [Seattle, Ballard]")


def at(city: str) -> dict[str, Any]:
    address = {"street": "1 Market Street", "city": city, "region": "WA", "postal_code": "99999"}
    client = {**deal_data()["client"], "address": {**address, "country": "US"}}
    return {**deal_data(), "client": client}


def test_a_city_file_says_which_addresses_lie_in_the_city(tmp_path: Path) -> None:
    library = own(tmp_path, "US-WA/Seattle", *BALLARD)
    deal = answers_from(at("Ballard"))
    touched = [
        pack_of("en-US", folder).where(generator.complete(deal, own=folder)).law for folder in (None, library)
    ]
    assert ["US-WA/Seattle" in codes for codes in touched] == [False, True]


def test_a_clause_can_be_for_a_city_of_an_own_law_file(tmp_path: Path) -> None:
    library = own(
        tmp_path, "US-WA/Seattle", "code: US-WA/Seattle", "code: US-WA/Tacoma", name="US-WA/Tacoma.yaml"
    )
    problem = pack_of("en-US", library).place_problem
    assert problem("US-WA/Tacoma", cities=True) == ""
    assert "there is Seattle, Tacoma" in problem("US-WA/Spokane", cities=True)


def test_a_program_completes_and_advises_under_it(tmp_path: Path) -> None:
    library = own(tmp_path, "US-NY", *LOWER)
    answers = answers_from(deal_data())
    assert generator.complete(answers, own=library).payment.late_charge.rate.percent * 12 == 3
    high = {
        **deal_data().get("payment", {}),
        "late_charge": {"kind": "rate", "rate": {"percent": "1", "per": "month"}},
    }
    risky = answers_from({**deal_data(), "payment": high})
    found = [{f.id for f in generator.advise(risky, own=folder)} for folder in (None, library)]
    assert ["late-charge-too-high" in ids for ids in found] == [False, True]
