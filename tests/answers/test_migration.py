"""Files of a former version: a field that has another name now is read under the new one."""

import json
from pathlib import Path
from typing import Any

import pytest

from generator.answers.reading import to_json
from generator.cli.commands import main
from generator.earlier import profile
from generator.earlier.profile import load_profile
from generator.errors import InputError
from generator.packs.pack import pack_of
from generator.packs.reading import answers_from, read_answers, read_unfinished
from tests.deals import deal_data

OLD, NEW = "organised_in", "organized_in"


def written_before(without: tuple[str, ...] = ()) -> dict[str, Any]:
    data = deal_data(without=without)
    form = data["client"]["form"]
    form[OLD] = form.pop(NEW)
    return data


def test_a_file_with_the_old_name_is_read_and_written_with_the_new_one(tmp_path: Path) -> None:
    file = tmp_path / "deal.json"
    file.write_text(json.dumps(written_before()), encoding="utf-8")

    answers = read_answers(file)

    assert answers == answers_from(deal_data())
    assert NEW in to_json(answers)
    assert OLD not in to_json(answers)


def test_unfinished_answers_are_read_too() -> None:
    found = read_unfinished(written_before(without=("governing_law",)))

    assert found.answers.client.form.organized_in == "US-DE"
    assert "client.form.organized_in" not in found.missing


def test_an_acceptance_is_recorded_under_the_new_name(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("deal.json").write_text(json.dumps(written_before()), encoding="utf-8")

    assert main(["draft", "deal.json", "--accept", "payment-term-too-long"]) == 0
    assert json.loads(Path("deal.json").read_text(encoding="utf-8"))["client"]["form"][NEW] == "Delaware"


def test_saved_details_are_read_too(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "profile.json"
    monkeypatch.setattr(profile, "profile_path", lambda _: path)
    details = deal_data()["freelancer"]
    signs = [{"name": "Maya Ortiz", "title": "Manager"}]
    details["form"] = {"kind": "company", OLD: "New York", "signatories": signs}
    path.write_text(json.dumps(details), encoding="utf-8")

    known = load_profile(pack_of("en-US"))

    assert known is not None
    assert known["form"][NEW] == "US-NY"


def test_both_names_at_once_are_refused() -> None:
    data = written_before()
    data["client"]["form"][NEW] = "Ohio"

    with pytest.raises(InputError, match="organised_in"):
        answers_from(data)


def test_the_old_name_elsewhere_is_no_field() -> None:
    with pytest.raises(InputError, match="organised_in"):
        answers_from(deal_data({"project.organised_in": "Ohio"}))
