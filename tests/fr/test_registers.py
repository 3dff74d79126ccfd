import pytest
from hypothesis import given, strategies as st
from pydantic import TypeAdapter, ValidationError

from generator.packs.fr.registers import RegisterNumber, VatNumber, siren_of

NUMBER, VAT = TypeAdapter(RegisterNumber), TypeAdapter(VatNumber)


@pytest.mark.parametrize(
    ("written", "kept"),
    [
        ("404833048", "404 833 048"),
        ("SIREN : 404.833.048", "404 833 048"),
        ("732 829 320 00074", "732 829 320 00074"),
        ("35600000000048", "356 000 000 00048"),
        ("35600000049837", "356 000 000 49837"),  # La Poste: its digits add up to a multiple of five
    ],
)
def test_a_number_is_kept_by_threes(written: str, kept: str) -> None:
    assert NUMBER.validate_python(written) == kept


@pytest.mark.parametrize(
    "written", ["404833049", "40483304", "732 829 320 00075", "35600000049838", "٤٠٤٨٣٣٠٤٨"]
)
def test_a_number_with_a_wrong_key_is_refused(written: str) -> None:
    with pytest.raises(ValidationError):
        NUMBER.validate_python(written)


@given(st.integers(0, 8), st.integers(1, 9))
def test_one_wrong_digit_is_always_seen(at: int, more: int) -> None:
    right = "404833048"
    wrong = right[:at] + str((int(right[at]) + more) % 10) + right[at + 1 :]
    with pytest.raises(ValidationError):
        NUMBER.validate_python(wrong)


@pytest.mark.parametrize("written", ["FR83404833048", "fr 83 404 833 048"])
def test_a_vat_number_holds_its_siren(written: str) -> None:
    number = VAT.validate_python(written)
    assert number == "FR 83 404 833 048"
    assert siren_of(number) == siren_of("404 833 048 00022") == "404833048"


@pytest.mark.parametrize("written", ["FR82404833048", "FR83404833049", "DE123456789", "FR8340483304"])
def test_a_wrong_vat_number_is_refused(written: str) -> None:
    with pytest.raises(ValidationError):
        VAT.validate_python(written)
