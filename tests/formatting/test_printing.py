"""Values print in the language of their pack."""

import pytest

from generator.formatting.formats import Formats
from generator.packs.us.formats import formats as american
from tests.made_up.formats import formats as made_up


@pytest.mark.parametrize(
    ("formats", "name"), [(american("USD"), "Germany"), (made_up("KWD"), "Германия")], ids=["en-US", "ru-KZ"]
)
def test_a_country_has_its_name_in_the_language(formats: Formats, name: str) -> None:
    assert formats.text("DE", "country") == name
