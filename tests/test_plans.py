"""Plans: a deal filled into what like deals share has the bytes that the way through the tree gives."""

from collections import defaultdict
from collections.abc import Iterator
from contextlib import suppress
from random import Random
from typing import Any

import pytest

from generator.answers.walking import Question
from generator.assembly.trace import shape_of
from generator.docx.reading import read_text
from generator.drafting import plans
from generator.drafting.pipeline import Draft, draft, open_materials
from generator.errors import InputError
from generator.packs.reading import answers_from
from tests.building import build
from tests.deals import deal_data

TEXTS = (
    "Smith & Sons <Ltd>", "Łucja O’Neill", "李小龙 Studio", "\"quoted\" 'words'", "a\\b", "Harbor Co.", "x",
    "Two words, really.", "a  b   c", "e\u0301clair", "it's 5 > 3 & 2 < 4", "ends with “quote.”", "a.",
)  # fmt: skip
UNUSUAL = ("שלום עולם", ": colon first", "tab\tinside", "\U000f0001 a sign of ours")
LONG = tuple(
    [f"{one}\n\n{other}" for one in TEXTS for other in TEXTS]
    + [f"{one}\n{other}\n\n{last}" for one in TEXTS[:4] for other in TEXTS[3:7] for last in TEXTS]
)


def planned(drafted: Draft) -> bool:
    """Say whether there is a plan for a deal."""
    return plans.from_plan(drafted, {}, compression=5) is not None


def printed(drafted: Draft) -> bytes:
    """Return its signing copy as a batch prints it; without `of_many` it is as the tree prints it."""
    return drafted.signing_copy(of_many=True)


def of(changes: dict[str, Any], template: str = "classic") -> Draft:
    return draft(answers_from(deal_data(changes)), open_materials(template=template))


def learned(changes: dict[str, Any], template: str = "classic") -> None:
    """Meet a situation twice."""
    for _ in range(2):
        printed(of(changes, template))


@pytest.fixture(autouse=True)
def no_plans() -> Iterator[None]:
    plans.forget()
    yield
    plans.forget()


def test_the_second_deal_of_a_situation_leaves_a_plan() -> None:
    assert not planned(of({}))
    printed(of({}))
    assert not planned(of({}))
    printed(of({"client.legal_name": "Another Tea Company"}))
    assert planned(of({"client.legal_name": "A third one"}))


ALIKE = {
    "markup": {"client.legal_name": "Smith & Sons <Ltd>", "freelancer.legal_name": '"Q" O\'Neill'},
    "a sum and a day": {"fee.amount": "12345.67", "contract.date": "2026-11-30"},
    "a number of the contract": {"contract.number": "A&B \"7\" '<'"},
    "a space too many": {"project.title": "a   b"},
    "accents of their own": {"client.legal_name": "e\u0301"},
}


@pytest.mark.parametrize("template", ["classic", "modern"])
@pytest.mark.parametrize("changes", ALIKE.values(), ids=ALIKE)
def test_another_deal_of_a_situation_is_printed_to_the_byte(changes: dict[str, Any], template: str) -> None:
    learned(dict.fromkeys(changes.keys() & {"contract.number"}, "2026-1"), template)
    drafted = of(changes, template)
    assert planned(drafted)
    assert printed(drafted) == drafted.signing_copy()


OTHERWISE = {
    "another clause": {"confidentiality": None},
    "signatures behind the terms": {"contract.signatures": "last"},
    "one more entry of a list": {"project.deliverables": [{"name": "Logo"}, {"name": "Site"}]},
    "a final period": {"client.legal_name": "Harbor Tea Co."},
    "right to left": {"client.legal_name": UNUSUAL[0]},
    "a sign of ours": {"client.legal_name": UNUSUAL[3]},
    "a second paragraph": {"project.description": "One.\n\nTwo"},
    "an optional answer": {"project.deliverables": [{"name": "Logo", "description": "In three colors"}]},
    "a signing service": {"signing.provider": "docusign"},
}


@pytest.mark.parametrize("changes", OTHERWISE.values(), ids=OTHERWISE)
def test_a_deal_of_another_situation_goes_its_own_way(changes: dict[str, Any]) -> None:
    learned({"project.deliverables": [{"name": "Logo"}], "project.description": "One"})
    base = {"project.deliverables": [{"name": "Site"}], "project.description": "Two"}
    assert planned(of(base))
    drafted = of(base | changes)
    assert not planned(drafted)
    assert printed(drafted) == drafted.signing_copy()


def test_a_table_that_grows_too_long_for_one_page_goes_its_own_way() -> None:
    names = ["Logo", "Site", "Cards"]
    learned({"project.deliverables": [{"name": name, "description": "Short"} for name in names]})
    long = [{"name": name, "description": "many words " * 60} for name in names]
    drafted = of({"project.deliverables": long})
    assert not planned(drafted)
    assert printed(drafted) == drafted.signing_copy()


@pytest.mark.parametrize("count", [1, 2, 6, 7, 40])
def test_lists_of_any_length_have_plans(count: int) -> None:
    def deal(word: str) -> dict[str, Any]:
        return {"project.deliverables": [{"name": f"{word} {number}"} for number in range(count)]}

    learned(deal("Logo"))
    drafted = of(deal("Page & more"))
    assert planned(drafted)
    assert printed(drafted) == drafted.signing_copy()
    assert f"Page & more {count - 1}" in read_text(printed(drafted))


BY_SHAPE: dict[str, list[str]] = defaultdict(list)
for _text in (*TEXTS, *LONG):
    BY_SHAPE[shape_of(_text)].append(_text)


def texts(random: Random, question: Question) -> str:
    return random.choice(LONG if question.unit == "paragraphs" and random.random() < 0.5 else TEXTS)


def built(seed: int, words: int, unusual: float) -> dict[str, Any]:
    """Return a deal whose situation follows from the seed, and its words from both numbers."""
    decide, first, other = Random(seed), Random(seed), Random(words)

    def write(_: str, question: Question) -> str:
        text = texts(first, question)
        if other.random() < unusual:
            return other.choice(UNUSUAL + TEXTS)
        return other.choice(BY_SHAPE[shape_of(text)])

    return build(lambda _, options: decide.choice(options), write, length=decide.choice(("short", "full")))


def printed_alike(seeds: range, unusual: float) -> float:
    """Print deals of many situations both ways; return the share of those for which there was a plan."""
    found = 0
    for seed in seeds:
        drafts = []
        with suppress(InputError):
            drafts = [
                draft(answers_from(built(seed, words, unusual)), open_materials()) for words in range(4)
            ]
        for drafted in drafts[:1] + drafts:
            found += planned(drafted)
            assert printed(drafted) == drafted.signing_copy()
    return found / (len(seeds) * 5)


@pytest.mark.parametrize("unusual", [0, 0.02])
def test_any_words_in_any_situation_are_printed_to_the_byte(unusual: float) -> None:
    assert printed_alike(range(6), unusual) > (0 if unusual else 0.4)


@pytest.mark.outside
def test_any_words_in_any_situation_are_printed_to_the_byte_at_length() -> None:
    assert printed_alike(range(100, 160), 0) > 0.4
