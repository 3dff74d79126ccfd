"""Every sample in every form, and random deals, through every validator: minutes, so in CI only.

`pytest -n auto -m outside` runs them.
"""

from collections.abc import Callable
from pathlib import Path
from random import Random

import pytest

from generator.answers import answers_from
from generator.drafting import Draft, draft, open_materials
from tests.building import build
from tests.samples import FOLDERS, drafted
from tests.word.invariants import broken
from tests.word.validators import BINARY, NO_BINARY, VALIDATORS

pytestmark = [pytest.mark.outside, pytest.mark.skipif(not BINARY.exists(), reason=NO_BINARY)]

RANDOM_DEALS = 20

FORMS: dict[str, Callable[[Draft], list[bytes]]] = {
    "signing copy": lambda drafted: [drafted.signing_copy()],
    "review draft": lambda drafted: [drafted.review_draft()],
    "summary": lambda drafted: [drafted.summary()],
    "companions": lambda drafted: list(drafted.companions().values()),
}


def faults(document: bytes, folder: Path) -> dict[str, list[str]]:
    path = folder / "document.docx"
    path.write_bytes(document)
    found = {name: validate(path) for name, validate in VALIDATORS.items()} | {"ours": broken(document)}
    return {name: said for name, said in found.items() if said}


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_nobody_finds_a_fault_in_any_form_of_a_sample(folder: Path, form: str, tmp_path: Path) -> None:
    for document in FORMS[form](drafted(folder)):
        assert faults(document, tmp_path) == {}


@pytest.mark.parametrize("number", range(RANDOM_DEALS))
def test_nobody_finds_a_fault_in_a_random_deal(number: int, tmp_path: Path) -> None:
    random = Random(number)
    made = draft(answers_from(build(lambda _, options: random.choice(options))), open_materials())
    document = made.review_draft() if number % 2 else made.signing_copy()
    assert faults(document, tmp_path) == {}
