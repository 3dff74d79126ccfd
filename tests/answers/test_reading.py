"""Reading an answers file: what is wrong with the file itself is said, never a traceback."""

import json
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from generator.answers.reading import LONGEST, to_json
from generator.errors import InputError
from generator.packs.reading import answers_from, read_answers
from tests.deals import deal, deal_data

if TYPE_CHECKING:
    from generator.packs.us.deal import Answers


def message(path: Path) -> str:
    with pytest.raises(InputError) as caught:
        read_answers(path)
    return str(caught.value)


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "is empty"),
        (b"  \n", "is empty"),
        (b'{"fee": ', "is not valid JSON"),
        (b'{"fee": 1,}', "line 1"),
        ('{"a": "ü"}'.encode("utf-16"), "is not UTF-8"),
        (b'{"fee": NaN}', "NaN is not a number"),
        (b'{"fee": 1e999999999999999999999}', "is not a number that a contract can hold"),
        (b'{"fee": ' + b"9" * 5000 + b"}", "is not a number that a contract can hold"),
        (b'{"fee": 1, "fee": 2}', "fee stands twice"),
        (b"[{}]", "clausegen batch"),
        (b'"text"', "must be a JSON object"),
        (b"[" * 100_000, "nested too deeply"),
        (b'{"a": "' + b"x" * LONGEST + b'"}', "is longer than 16 MB"),
        (b'{"a": [' + b"1," * 30_000 + b"1]}", "holds more than 20,000 values"),
        (b'{"a": ' + b"[[]," * 15_000 + b"[]" + b"]" * 15_000 + b"}", "nested too deeply"),
        (b"{" + b'"a": 1, "b": 2, ' * 50_000 + b'"c": 3}', "a, b stand twice"),
    ],
)  # fmt: skip
def test_a_malformed_file_is_refused(tmp_path: Path, content: bytes, words: str) -> None:
    file = tmp_path / "deal.json"
    file.write_bytes(content)
    text = message(file)
    assert words in text
    assert "deal.json" in text


def test_text_of_any_length_up_to_the_limit_is_read(tmp_path: Path) -> None:
    file = tmp_path / "deal.json"
    whole = json.dumps(deal_data()).encode()
    file.write_bytes(whole + b" " * (LONGEST - len(whole)))
    assert read_answers(file) == deal()
    file.write_bytes(whole + b" " * (LONGEST - len(whole) + 1))
    assert "is longer than 16 MB" in message(file)


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    assert message(tmp_path / "none.json").endswith("none.json: no such file")


def test_a_folder_is_not_a_file(tmp_path: Path) -> None:
    assert "is a folder" in message(tmp_path)


def test_a_byte_order_mark_is_read_over(tmp_path: Path) -> None:
    file = tmp_path / "deal.json"
    file.write_bytes(b"\xef\xbb\xbf" + json.dumps(deal_data()).encode())
    assert read_answers(file) == deal()


def test_a_schema_link_is_no_answer() -> None:
    assert answers_from({"$schema": "schema.json", **deal_data()}) == deal()


def test_answers_survive_writing_and_reading() -> None:
    answers = deal({"fee.amount": "8000.10", "silence": None})
    again = answers_from(json.loads(to_json(answers)))
    assert again == answers
    assert to_json(again) == to_json(answers)


def test_defaults_stay_out_of_the_file() -> None:
    assert "acceptance" not in json.loads(to_json(deal()))


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        ("  Maya \t Ortiz ", "Maya Ortiz"),
        ("Zoe\u0308 Smith", "Zoë Smith"),
        ("Smith & Sons <Ltd>", "Smith & Sons <Ltd>"),
        ("{{ 7*7 }} **bold** [x](#y)", "{{ 7*7 }} **bold** [x](#y)"),
        ("李小龙 Studio", "李小龙 Studio"),
    ],
)
def test_a_line_is_normalised_and_nothing_else(given: str, kept: str) -> None:
    assert deal({"client.legal_name": given}).client.legal_name == kept


def test_paragraphs_keep_their_lines() -> None:
    text = deal({"project.description": " One.\r\n\r\n\r\n\r\nTwo,\r\nstill two. "}).project.description
    assert text == "One.\n\nTwo,\nstill two."


@pytest.mark.parametrize("state", ["NY", "ny", "New York", "US-NY"])
def test_a_state_is_read_by_code_or_name(state: str) -> None:
    assert deal({"governing_law.state": state}).governing_law.state == "US-NY"


def test_a_phone_is_written_internationally() -> None:
    assert deal({"client.phone": "(518) 555-0102"}).client.phone == "+1 518-555-0102"


def test_a_client_abroad_needs_no_state() -> None:
    address = {"street": "Hauptstraße 1", "city": "Berlin", "country": "Germany"}
    client = deal({"client.address": address, "client.phone": "030 901820"}).client
    assert (client.address.country, client.phone) == ("DE", "+49 30 901820")


def test_answers_cannot_be_changed() -> None:
    answers: Answers = deal()
    with pytest.raises(ValueError, match="frozen"):
        answers.payment.term = 3  # type: ignore[misc]
