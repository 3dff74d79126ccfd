"""Every letter of French cases, for each kind of deal among the samples, whatever the client does."""

import re
from pathlib import Path
from typing import Any

import pytest
from ruamel.yaml import YAML

from generator.answers.reading import read_json
from generator.answers.walking import leaves
from generator.case.letter_files import letter_in_form
from generator.case.letter_materials import letter_files
from generator.case.letters import Letter
from generator.docx.reading import read_text
from generator.packs.reading import answers_from
from tests.case.cases import signed_in
from tests.fr.cases import TAG, Story
from tests.fr.deals import LOGO, changed
from tests.fr.played import PAY_TO, Letters, letters_of
from tests.fr.spelling import NEEDS_HUNSPELL, unknown
from tests.samples import FRENCH
from tests.word.validators import Validate, by_each_validator

TABLE: dict[str, Any] = YAML(typ="safe").load(
    Path(__file__).with_name("permissions.yaml").read_text(encoding="utf-8")
)
NOT_IN = {
    "restart_fee": lambda deal: not (deal.get("silence") or {}).get("reactivation"),
    "use_notice": lambda deal: (
        deal["fee"]["kind"] != "fixed" or deal["rights"].get("when") == "each_deliverable"
    ),
}
"""Letters that a deal never has: without a price of a new start; where rights may have passed in part."""
_BROKEN = re.compile(
    r"[{}\[\]]|\b(?:None|True|False)\b|9999|\b0\sjour|l’article\s(?!\d)|\b(?!vous|nous)(\w+) \1\b"
)
_GENDERED = re.compile(r"\b(?:suis|être|serez|êtes) (?:heureux|prêt|sûr|ravi|désolé|certain|content)\b")
"""Of the freelancer and of the client the letters know no gender."""


@pytest.fixture(scope="module", params=FRENCH, ids=lambda folder: folder.name)
def deal(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> tuple[Any, Letters]:
    sample: Path = request.param
    return read_json(sample / "answers.json"), letters_of(sample, tmp_path_factory.mktemp(sample.name))


def text_of(letter: Letter) -> str:
    return letter_in_form(letter, ".txt").decode()


def test_every_letter_is_written_in_every_deal_that_can_have_it(deal: tuple[Any, Letters]) -> None:
    answers, letters = deal
    never = {kind for kind, lacks in NOT_IN.items() if lacks(answers)}
    assert letters.keys() == set(letter_files(TAG)) - never


def test_what_letters_say_is_permitted(deal: tuple[Any, Letters]) -> None:
    for kind, letter in deal[1].items():
        text = text_of(letter).replace("\u202f", " ")
        for words, kinds in TABLE["claims"].items():
            assert words not in text or kind in kinds, (kind, words)
        for words in TABLE["must"].get(kind, ()):
            assert words in text, (kind, words)
        assert not re.search("|".join(map(re.escape, TABLE["never"])), text, re.IGNORECASE), kind
        assert ("lettre recommandée avec" in text) == ("certified" in letter.ways), kind


def test_each_letter_has_its_line_in_the_table() -> None:
    claiming = {kind for kinds in TABLE["claims"].values() for kind in kinds}
    assert not claiming & set(TABLE["claims_nothing"])
    assert claiming | set(TABLE["claims_nothing"]) == set(letter_files(TAG))


def test_no_letter_is_broken(deal: tuple[Any, Letters]) -> None:
    for kind, letter in deal[1].items():
        text = text_of(letter)
        found = _BROKEN.search(text)
        assert not found, (kind, found, text)


def test_an_account_that_gives_money_back_asks_for_no_penalties(deal: tuple[Any, Letters]) -> None:
    text = text_of(deal[1]["final_account"])
    assert ("je vous rends" in text) <= ("pénalités" not in text.partition("Décompte final\n")[0])


def test_a_letter_calls_nobody_a_man_or_a_woman(deal: tuple[Any, Letters]) -> None:
    assert not [kind for kind, letter in deal[1].items() if _GENDERED.search(text_of(letter))]


@NEEDS_HUNSPELL
def test_every_word_of_a_letter_is_french_or_an_answer(deal: tuple[Any, Letters]) -> None:
    answers, letters = deal
    given = [str(leaf.value) for leaf in leaves(answers_from(answers)) if leaf.value is not None]
    assert unknown(map(text_of, letters.values()), [*given, PAY_TO, "SEPA"]) == set()


@pytest.fixture(scope="module")
def registered(tmp_path_factory: pytest.TempPathFactory) -> Letter:
    """Return a registered letter with a sheet of sums."""
    sample = next(folder for folder in FRENCH if folder.name == "fr-logo-concarneau")
    return letters_of(sample, tmp_path_factory.mktemp("registered"))["last_warning"]


def test_a_letter_on_paper_is_set_as_french_letters_are(registered: Letter) -> None:
    lines = read_text(letter_in_form(registered, ".docx")).split("\n")
    head = [line.replace("\u00a0", " ") for line in lines[:12]]
    assert head.index("Quimper, le 4 mai 2027") > head.index("29900 Concarneau")
    assert any(line.startswith("Lettre recommandée avec avis de réception n° __") for line in head)
    assert any(line.startswith("Objet : Mise en demeure") for line in head)
    assert any("EI" in line and "Basile Kerguelen" in line for line in head)  # C. com. R. 526-27
    assert "SIREN 753 102 482" in head


def test_every_letter_has_space_for_a_signature_by_hand(deal: tuple[Any, Letters]) -> None:
    for kind, letter in deal[1].items():
        assert signed_in(letter) == [letter.sender[0]], kind


@by_each_validator
def test_a_validator_finds_nothing_in_it(validate: Validate, registered: Letter, tmp_path: Path) -> None:
    assert registered.tree.schedules
    file = tmp_path / "letter.docx"
    file.write_bytes(letter_in_form(registered, ".docx"))
    assert validate(file) == []


def test_a_letter_abroad_has_the_lines_of_its_country(tmp_path: Path) -> None:
    oakland = {"street": "12 Grand Avenue", "postal_code": "94612", "city": "Oakland, CA", "country": "US"}
    story = Story(
        changed(LOGO, client__address=oakland, client__siren=None, client__phone="+1 510 555 0142"), tmp_path
    )
    story.log("2027-01-18", event="signed")
    head = story.letter("answer_request", "2027-01-20", {"matter": "content", "items": ["les textes"]}).head
    assert head.to[-3:] == ("12 Grand Avenue", "Oakland, CA 94612", "ÉTATS-UNIS")
