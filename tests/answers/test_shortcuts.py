"""Where the common case is checked the short way, it comes out as the long way does."""

import re
import unicodedata

import phonenumbers
import pytest
from email_validator import EmailNotValidError, validate_email
from hypothesis import given, strategies as st
from pydantic import TypeAdapter, ValidationError

from generator.answers.email_phone import Email, phone_number
from generator.answers.values import Line, Paragraphs

UNSEEN = " \t\r\n\xa0\xad\u0301"
_TEXT = st.text("aé—  \t\n\u0301", max_size=24) | st.text("a \r\x07\xa0\xad\u200b", max_size=8)
_LOCAL = st.from_regex(r"[a-zA-Z0-9._+\-\"é@ ]{1,8}", fullmatch=True)
_DOMAIN = st.one_of(
    st.sampled_from(
        [
            "example.com",
            "xn--bcher-kva.example.com",
            "bücher.example.com",
            "mail.test",
            "a",
            "b.c1",
            "a--b.com",
            "-a.org",
            "a.b-c.us",
            "1.net",
        ]
    ),
    st.from_regex(r"[a-zA-Z0-9.\-@]{1,70}(\.com)?", fullmatch=True),
)


@given(_LOCAL, _DOMAIN)
def test_an_address_is_what_the_library_makes_of_it(local: str, domain: str) -> None:
    address = f"{local}@{domain}"
    line = TypeAdapter(Line).validate_python(address)
    try:
        expected = validate_email(line, check_deliverability=False).normalized
    except EmailNotValidError as error:
        with pytest.raises(ValidationError, match=re.escape(str(error))):
            TypeAdapter(Email).validate_python(address)
    else:
        assert TypeAdapter(Email).validate_python(address) == expected


@pytest.mark.parametrize("length", [254, 255])
def test_an_address_may_have_254_characters(length: int) -> None:
    address = "@example.com".rjust(length, "a")
    ask = TypeAdapter(Email).validate_python
    if length == 254:
        assert ask(address) == address
    else:
        with pytest.raises(ValidationError, match="too long"):
            ask(address)


@given(_TEXT)
def test_a_line_is_stripped_composed_and_has_single_blanks(text: str) -> None:
    stripped = text.strip()
    if not text.strip(UNSEEN) or re.search("[\n\r\x07\u200b]", stripped):
        with pytest.raises(ValidationError):
            TypeAdapter(Line).validate_python(text)
        return
    expected = re.sub(r"[ \t]+", " ", unicodedata.normalize("NFC", stripped)).strip()
    assert TypeAdapter(Line).validate_python(text) == expected


@given(_TEXT)
def test_paragraphs_keep_one_blank_line_at_most(text: str) -> None:
    if re.search("[\x07\u200b]", text) or not text.strip(UNSEEN):
        return
    composed = unicodedata.normalize("NFC", re.sub("\r\n?", "\n", text))
    lines = [re.sub(r"[ \t]+", " ", line).strip() for line in composed.split("\n")]
    expected = re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip()
    assert TypeAdapter(Paragraphs).validate_python(text) == expected


_NUMBER = st.tuples(
    st.sampled_from(["+1 ", "+1", "+1.", "+", "1 ", ""]),
    st.sampled_from(["212", "(212)", "(212", "800", "012"]),
    st.sampled_from(["", " ", "-", ".", "  "]),
    st.sampled_from(["555-0100", "5550100", "555 01001", "055.010"]),
).map("".join)


@given(_NUMBER, st.sampled_from(["US", "CA", "DE"]))
def test_a_phone_number_is_printed_as_the_library_prints_it(number: str, region: str) -> None:
    try:
        read = phonenumbers.parse(number, region)
    except phonenumbers.NumberParseException:
        read = None
    if read is None or not phonenumbers.is_possible_number(read):
        with pytest.raises(ValueError, match="must be a phone number"):
            phone_number(number, region)
    else:
        international = phonenumbers.PhoneNumberFormat.INTERNATIONAL
        assert phone_number(number, region) == phonenumbers.format_number(read, international)
