"""The cases among the samples: goldens of whole stories with their letters."""

import datetime as dt
from pathlib import Path

import pytest

from generator.case.folder import open_case
from generator.cli.commands import main
from tests.case_samples import CASES, ROOT, made, on_disk, readable


@pytest.mark.parametrize("name", CASES)
def test_a_sample_case_is_as_its_story_makes_it(name: str) -> None:
    new, old = made(name), on_disk(name)
    assert new.keys() == old.keys()
    for path in new:
        assert readable(new[path]) == readable(old[path]), path
        assert new[path] == old[path], path


def test_no_other_case_lies_there() -> None:
    assert {path.name for path in ROOT.iterdir() if path.is_dir()} == set(CASES)


def test_a_sample_case_can_be_asked(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    from shutil import copytree

    folder = copytree(ROOT / "vanished-new-york", tmp_path / "vanished")
    assert main(["next", str(folder), "--as-of", "2027-06-16"]) == 0
    assert "Nothing today, next on June 17, 2027." in capsys.readouterr().out
    assert open_case(folder).state(dt.date(2027, 7, 1)).now[0].act == "thank_you"
