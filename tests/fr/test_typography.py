"""What a person reads in French has the spaces and apostrophes of French."""

import re
from collections.abc import Iterator
from pathlib import Path

from pydantic import BaseModel

from generator.answers.walking import Question, questions
from generator.packs import fr
from generator.packs.fr.deal import Answers
from tests.fr.phrases import PHRASES

WRONG = re.compile(
    r"(?<=\S) [?!;»%€](?=[\s.,)]|$)"  # a space where a line may break
    r"|(?<=\S) :(?=\s|$)"
    r"|(?<=\w)[?!;](?=\s|$)"  # no space at all
    r"|« |«(?=\w)"
    r"|[a-zà-ÿ]'[a-zà-ÿ]"
)
ENGLISH = re.compile(r"\b(?:the|your|you|of|and|client's|with|must|is not)\b")


def asked(model: type[BaseModel]) -> Iterator[tuple[str, str]]:
    """Yield what a person reads of a page and of all below it, with where it stands."""
    yield model.__name__, str(model.model_config.get("title") or "")
    yield model.__name__, model.__doc__ or ""
    for question in questions(model):
        place = f"{model.__name__}.{question.name}"
        yield place, question.title
        yield place, question.help
        yield from ((place, str(example)) for example in question.info.examples or ())
        yield from below(question, place)
        if question.item is not None:
            yield from below(question.item, place)


def below(question: Question, place: str) -> Iterator[tuple[str, str]]:
    for _, choice in question.menu.choices if question.menu else ():
        yield place, choice.label
        yield place, choice.consequence
    for model in question.models:
        yield from asked(model)


def said() -> Iterator[tuple[str, str]]:
    for name, text in PHRASES.texts.items():
        forms = (text,) if isinstance(text, str) else text.values()
        yield from ((name, re.sub(r"\{\w+\}", "{}", form)) for form in forms)


def faults(texts: Iterator[tuple[str, str]], pattern: re.Pattern[str]) -> list[str]:
    found = ((place, text, pattern.search(text)) for place, text in texts)
    return sorted({f"{place}: {text}" for place, text, fault in found if fault and "clausegen" not in text})


def test_the_questions_have_the_spaces_of_french() -> None:
    assert faults(asked(Answers), WRONG) == []


def test_the_phrases_have_them_too() -> None:
    assert faults(said(), WRONG) == []


def test_no_question_is_in_english() -> None:
    kept = (pair for pair in asked(Answers) if not pair[0].endswith("email"))
    assert faults(kept, ENGLISH) == []


def test_no_phrase_is_in_english() -> None:
    assert faults(said(), ENGLISH) == []


def test_every_part_of_the_pack_is_there() -> None:
    folder = Path(fr.__file__).parent
    assert {"formats.yaml", "phrases.yaml"} <= {file.name for file in folder.iterdir()}
