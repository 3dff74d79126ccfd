"""How French values are printed and read back: the numbers of registers."""

import pytest

from generator.packs.fr.formats import formats

PRINTED = [
    ("552 100 554", "SIREN\u00a0552\u00a0100\u00a0554"),
    ("552 100 554 00013", "SIRET\u00a0552\u00a0100\u00a0554\u00a000013"),
]


@pytest.mark.parametrize(("number", "printed"), PRINTED)
def test_a_number_of_the_register_is_named_and_stays_on_one_line(number: str, printed: str) -> None:
    assert formats("EUR").text(number, "register") == printed


@pytest.mark.parametrize(("number", "printed"), PRINTED)
def test_a_number_of_the_register_is_read_back_without_its_name(number: str, printed: str) -> None:
    assert formats("EUR").own_value(printed, "register", "404 833 048") == number
