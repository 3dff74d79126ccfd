"""The fingerprints taken from the contract are those that a reader of the file finds."""

from itertools import islice
from pathlib import Path
from random import Random

import pytest
from hypothesis import HealthCheck, Phase, given, settings, strategies as st

from generator.answers import answers_from
from generator.answers.walking import Question
from generator.assembly import Contract
from generator.drafting import draft, open_materials
from generator.word.fingerprints import fingerprints
from generator.word.frame import open_frame
from generator.word.package import DOCUMENT, Parts
from generator.word.settling import settle
from generator.word.writing import context_of
from tests.building import build, pairwise
from tests.samples import FOLDERS, drafted
from tests.test_combinations import HOSTILE

BLANKS = ("By:", "Signature:", "Date signed:")


def both(contract: Contract, frame: Path) -> tuple[list[dict[str, str]], list[dict[str, str]], Parts]:
    """Return the fingerprints as read from the file, and as taken from the contract."""
    opened = open_frame(frame)
    printed = context_of(contract, opened)
    parts = opened.fill(printed)
    settle(parts, contract, contract.title)
    return fingerprints(contract, parts, BLANKS), fingerprints(contract, parts, BLANKS, printed), parts


@pytest.mark.parametrize("template", ["classic", "modern"])
@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_samples_have_the_fingerprints_that_a_reader_finds(folder: Path, template: str) -> None:
    read, taken, _ = both(drafted(folder).contract, open_materials(template=template).frame)
    assert taken == read


def test_every_kind_of_deal_has_the_fingerprints_that_a_reader_finds() -> None:
    materials = open_materials()
    for data in islice(pairwise(seed=5), 30):
        read, taken, _ = both(draft(answers_from(data), materials).contract, materials.frame)
        assert taken == read


@given(data=st.data(), seed=st.integers(0, 10**6))
@settings(max_examples=15, phases=[Phase.generate], suppress_health_check=list(HealthCheck))
def test_hostile_texts_have_the_fingerprints_that_a_reader_finds(data: st.DataObject, seed: int) -> None:
    def write(path: str, question: Question) -> str:
        return data.draw(HOSTILE, label=path)

    random = Random(seed)
    answers = answers_from(build(lambda _, options: random.choice(options), write))
    materials = open_materials()
    read, taken, _ = both(draft(answers, materials).contract, materials.frame)
    assert taken == read


def test_a_text_of_the_templates_own_beside_a_passage_is_read_as_a_reader_would(tmp_path: Path) -> None:
    contract, frame = drafted(FOLDERS[0]).contract, open_frame(open_materials().frame)
    printed = context_of(contract, frame)
    parts = frame.fill(printed)
    own = '<w:p><w:pPr><w:pStyle w:val="ClauseText"/></w:pPr><w:r><w:t>In witness whereof.</w:t></w:r></w:p>'
    terms = str(printed["terms"])
    parts[DOCUMENT] = parts[DOCUMENT].decode().replace(terms, terms + own, 1).encode()
    assert fingerprints(contract, parts, BLANKS, printed) == fingerprints(contract, parts, BLANKS)
