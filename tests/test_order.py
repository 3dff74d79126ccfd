"""The order of a contract: the deal first, then the terms, and the signatures where the answers want them."""

from dataclasses import replace
from itertools import islice, pairwise as neighbors
from pathlib import Path
from random import Random
from typing import Any

import pytest

from generator.assembly.contract import Contract, text_of
from generator.docx.package import unpack
from generator.docx.reading import read_text
from generator.docx.story import read_story
from generator.drafting.pipeline import draft, open_materials
from generator.packs.library import read_outline
from generator.packs.reading import answers_from
from generator.previewing.markdown import preview_markdown
from generator.previewing.text import preview_text
from generator.word.passages import known_places, passages
from tests.building import build, pairwise
from tests.deals import deal, deal_data
from tests.samples import FOLDERS, drafted

FIRST, LAST = (
    ("cover", "closing", "signatures", "terms", "schedule"),
    ("cover", "terms", "closing", "signatures", "schedule"),
)

LENGTH = {"contract.length": "full"}
FULL = deal(LENGTH)


def order_of(contract: Contract) -> tuple[str, ...]:
    return FIRST if contract.signatures_first else LAST


def kinds(found: Any) -> list[str]:
    """Return the kinds of places in order, each once for those that follow each other."""
    told = [kind if kind in FIRST else "terms" for kind in found]
    return [kind for before, kind in neighbors(["", *told]) if kind != before]


def assert_in_order(contract: Contract, docx: bytes) -> None:
    wanted = [kind for kind in order_of(contract) if kind != "schedule" or contract.schedules]
    known = known_places(contract)
    assert kinds(place.kind for place in known) == wanted
    # As a reader of the file finds them, by its bookmarks and styles.
    assert kinds(p.place.kind for p in passages(read_story(unpack(docx)), known)) == wanted


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_the_parts_of_a_sample_stand_in_order_in_the_file(folder: Path) -> None:
    made = drafted(folder)
    assert_in_order(made.contract, made.signing_copy())


def test_the_samples_have_both_orders() -> None:
    assert {drafted(folder).contract.signatures_first for folder in FOLDERS} == {True, False}


@pytest.mark.parametrize("seed", range(6))
def test_the_parts_of_a_random_deal_stand_in_order_in_the_file(seed: int) -> None:
    random = Random(seed)
    answers = answers_from(build(lambda _, options: random.choice(options)))
    made = draft(answers, open_materials(template=random.choice(["classic", "modern"])))
    assert made.contract.signatures_first == (answers.contract.signatures == "first")
    assert_in_order(made.contract, made.signing_copy())


def test_the_words_above_the_signatures_say_what_is_signed() -> None:
    """In every kind of deal, above terms that follow as well as below terms that were read."""
    for data in islice(pairwise(seed=9), 25):
        contract = draft(answers_from(data), open_materials()).contract
        closing = text_of(contract.closing[0].inlines)
        assert ("that follow" in closing) == contract.signatures_first, closing


@pytest.mark.parametrize(("signatures", "before"), [("first", True), ("last", False)])
def test_the_signatures_stand_where_the_answers_want_them(signatures: str, *, before: bool) -> None:
    made = draft(deal({**LENGTH, "contract.signatures": signatures}), open_materials())
    texts = preview_text(made.contract, 100), preview_markdown(made.contract), read_text(made.signing_copy())
    for text in texts:
        deal_first = [text.index(words) for words in ("What is delivered", "When and how much", "Key terms")]
        signed, terms = text.index("Date signed:"), text.index("Whole agreement")
        assert deal_first == sorted(deal_first)
        assert max(deal_first) < min(signed, terms)
        assert (signed < terms) == before


def test_a_file_of_a_former_version_keeps_its_signatures_at_the_end() -> None:
    for version, wanted in ((1, "last"), (2, "last"), (3, "first")):
        assert answers_from(deal_data({"schema_version": version})).contract.signatures == wanted


def test_an_outline_that_says_nothing_has_the_signatures_after_the_terms(tmp_path: Path) -> None:
    says = "signatures_first: contract.signatures == 'first'\n"
    shipped = Path("contract_templates/freelance_services.yaml").read_text(encoding="utf-8")
    assert says in shipped
    (tmp_path / "contract_templates").mkdir()
    own = tmp_path / "contract_templates" / "freelance_services.yaml"
    own.write_text(shipped.replace(says, ""), encoding="utf-8")
    outline, _ = read_outline((tmp_path,), "freelance_services")

    made = draft(FULL, replace(open_materials(), outline=outline))

    assert_in_order(made.contract, made.signing_copy())
    assert not made.contract.signatures_first
