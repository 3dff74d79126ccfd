"""Files that a released version made work on in every later version.

Of 0.1.0 (commit 2b80d48): `answers.json` and `license.json` with their contracts, a review draft, half an
interview and a batch. Of 0.2.0: a short contract with its answers and review draft, and a case.
"""

import json
import shutil
import zipfile
from pathlib import Path

import pytest

from generator.cli.commands import main
from generator.drafting.pipeline import draft, open_materials
from generator.earlier.sessions import read_start
from generator.packs.reading import read_answers
from tests.wizard.typing_keys import opened

MADE = Path(__file__).parent / "0.1.0"
MADE_LATER = Path(__file__).parent / "0.2.0"


@pytest.mark.parametrize(
    "made",
    [
        *(MADE / f"{name}.docx" for name in ("contract", "license", "review", "contract.seattle-disclosure")),
        *(MADE_LATER / f"{name}.docx" for name in ("short", "review", "case/contract")),
    ],
    ids=lambda made: str(made.relative_to(MADE.parent)),
)
def test_a_document_is_verified(made: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["verify", str(made)]) == 0
    version = made.relative_to(MADE.parent).parts[0]
    assert f"Made by clausegen {version}," in capsys.readouterr().out


def test_a_short_contract_that_came_back_is_unchanged(capsys: pytest.CaptureFixture[str]) -> None:
    call = ["returned", str(MADE_LATER / "short.docx"), "--answers", str(MADE_LATER / "short.json"), "--json"]
    assert main(call) == 0
    report = json.loads(capsys.readouterr().out)
    assert [place for place in report["places"] if place["changes"]] == []
    assert report["values"] == []


def test_a_case_goes_on(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    case = tmp_path / "case"
    shutil.copytree(MADE_LATER / "case", case)
    assert main(["next", str(case), "--as-of", "2027-06-30", "--json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert [step["act"] for step in told["now"]] == ["claim"]
    assert told["open"] == "2372.10"


def test_answers_keep_their_meaning() -> None:
    work, license_only = read_answers(MADE / "answers.json"), read_answers(MADE / "license.json")
    assert work.payment.final_files == "on_delivery"
    assert license_only.rights.kind == "license"
    assert license_only.rights.exclusivity == "exclusive"
    chosen = draft(work, open_materials()).selection.choices
    assert chosen["delivery.delivery"].clause.id == "delivery/delivery"


@pytest.mark.parametrize(
    "call",
    [
        ("contract.docx", "--answers", "answers.json"),
        ("license.docx", "--answers", "license.json"),
        ("review.docx",),
    ],
    ids=lambda call: call[0],
)
def test_a_contract_that_came_back_as_it_was_sent_is_unchanged(
    call: tuple[str, ...], capsys: pytest.CaptureFixture[str]
) -> None:
    words = [str(MADE / word) if word.endswith((".docx", ".json")) else word for word in call]
    assert main(["returned", *words, "--json"]) == 0
    report = json.loads(capsys.readouterr().out)
    assert [place for place in report["places"] if place["changes"]] == []
    assert report["values"] == []
    assert any("changed since" in note for note in report["notes"])


def test_a_change_of_the_other_side_is_still_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    came_back = tmp_path / "back.docx"
    with zipfile.ZipFile(MADE / "contract.docx") as old, zipfile.ZipFile(came_back, "w") as new:
        for item in old.infolist():
            data = old.read(item)
            if item.filename == "word/document.xml":
                assert b"six years" in data
                data = data.replace(b"six years", b"two years")
            new.writestr(item, data)
    assert main(["returned", str(came_back), "--answers", str(MADE / "answers.json"), "--json"]) == 0
    report = json.loads(capsys.readouterr().out)
    changed = [place["id"] for place in report["places"] if place["changes"]]
    assert changed == ["general.records"]


def test_other_answers_are_refused(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["returned", str(MADE / "contract.docx"), "--answers", str(MADE / "license.json")]) == 1
    assert "are not the answers" in capsys.readouterr().err


def test_a_redline_is_made_from_a_review_draft(tmp_path: Path) -> None:
    target = tmp_path / "redline.docx"
    assert main(["redline", str(MADE / "review.docx"), str(MADE / "answers.json"), "-o", str(target)]) == 0
    assert target.exists()


def test_half_an_interview_goes_on() -> None:
    asked = opened(read_start(MADE / "interview.json")).asked
    assert asked is not None
    assert asked.path.startswith("client.")


def test_a_batch_is_not_mixed_with_one_of_today(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Its contracts have other clauses: going on would mix them, so the call says what to do."""
    folder = tmp_path / "batch"
    shutil.copytree(MADE / "batch", folder)
    before = {path.name: path.read_bytes() for path in folder.iterdir()}
    assert main(["batch", str(MADE / "deals.jsonl"), "-o", str(folder), "--resume"]) == 1
    assert "--overwrite" in capsys.readouterr().err
    assert {name: (folder / name).read_bytes() for name in before} == before
    assert main(["batch", str(MADE / "deals.jsonl"), "-o", str(folder), "--overwrite"]) == 0
