"""Countries and currencies are read by their names in the language of the pack."""

from typing import Any

import pytest

from generator.answers.fee import FixedFee
from generator.answers.places import countries
from generator.answers.walking import questions
from generator.formatting.code_names import code_called
from generator.formatting.formats import Formats
from generator.formatting.parsing import Unread
from generator.packs.us.formats import formats
from generator.packs.us.parties import Address
from generator.returns.reading_back import Answer, read_back
from tests.made_up.formats import formats as made_up


@pytest.mark.parametrize(
    ("name", "unit", "language", "code"),
    [
        ("Germany", "country", "en-US", "DE"),
        ("  united   KINGDOM ", "country", "en-US", "GB"),
        ("Германия", "country", "ru-KZ", "DE"),
        ("Germany", "country", "ru-KZ", None),
        ("Allemagne", "country", "fr-FR", "DE"),
        ("US dollars", "currency", "en-US", "USD"),
        ("euro", "currency", "en-US", "EUR"),
        ("euros", "currency", "fr-FR", "EUR"),
        ("Euro", "currency", "ru-KZ", None),
        ("евро", "currency", "ru-KZ", "EUR"),
        ("японских иен", "currency", "ru-KZ", "JPY"),
        ("dollars", "currency", "en-US", None),
    ],
)
def test_a_name_means_one_code_in_its_language(name: str, unit: Any, language: str, code: str | None) -> None:
    assert code_called(name, unit, language) == code


@pytest.mark.parametrize("language", ["en-US", "ru-KZ", "fr-FR"])
def test_every_country_is_read_by_the_name_that_is_printed(language: str) -> None:
    from babel import Locale

    names = Locale.parse(language, sep="-").territories
    assert {code_called(names[code], "country", language) for code in countries()} == set(countries())


def answer(model: Any, name: str, value: Any) -> Answer:
    return Answer(next(question for question in questions(model) if question.name == name), value)


@pytest.mark.parametrize(
    ("model", "field", "words", "printer", "code"),
    [
        (Address, "country", "Германия", made_up("KWD"), "DE"),
        (Address, "country", "Germany", formats("USD"), "DE"),
        (FixedFee, "currency", "евро", made_up("KWD"), "EUR"),
        (FixedFee, "currency", "euros (EUR)", formats("USD"), "EUR"),
        (FixedFee, "currency", "Canadian dollars", formats("USD"), "CAD"),
    ],
)
def test_what_came_back_is_read_in_the_language_of_the_pack(
    model: Any, field: str, words: str, printer: Formats, code: str
) -> None:
    assert read_back(words, answer(model, field, "US"), printer) == code


def test_a_name_of_another_language_is_no_currency() -> None:
    with pytest.raises(Unread):
        read_back("Canadian dollars", answer(FixedFee, "currency", "USD"), made_up("KWD"))
