"""A message is told in the language of the person; where a catalog is wrong, it is told in English."""

import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog

from generator.messages import Message, any_of, figure, language, listed, long_date, tell, tell_many
from tests.messages.speaking import in_georgian_letters, listen, speak


def polish() -> Catalog:
    catalog = Catalog(locale="pl")
    catalog.add("{path} is not a folder", "{path} nie jest folderem")
    catalog.add("Drafting", "Pisanie")
    catalog.add(("{count} deal", "{count} deals"), ("{count} umowa", "{count} umowy", "{count} umów"))
    catalog.add(", ", "; ")
    catalog.add("{others} or {last}", "{others} lub {last}")
    return catalog


@pytest.fixture
def in_polish(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    speak(monkeypatch, tmp_path, polish(), "pl")
    return tmp_path


def test_english_needs_no_catalog(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    listen(monkeypatch, tmp_path, "pl")
    assert tell("{path} is not a folder", path="a {b}") == "a {b} is not a folder"
    assert tell("write {{ {name} }}", name="x") == "write { x }"
    assert tell_many(1, "{count} deal", "{count} deals") == "1 deal"
    assert tell_many(1200, "{count} deal", "{count} deals") == "1,200 deals"
    assert any_of(["a"]) == "a"
    assert any_of(["a", "b", "c"]) == "a, b or c"
    assert long_date(date(2026, 12, 7)) == "December 7, 2026"
    assert language() == ""


@pytest.mark.usefixtures("in_polish")
def test_a_message_is_told_in_the_language_of_the_person() -> None:
    assert tell("{path} is not a folder", path="out") == "out nie jest folderem"
    assert tell(Message("Drafting")) == "Pisanie"
    assert tell("what no catalog has") == "what no catalog has"
    assert listed("ab") == "a; b"
    assert any_of("abc") == "a; b lub c"
    assert long_date(date(2026, 12, 7)) == "7 grudnia 2026"
    assert language() == "pl"


@pytest.mark.parametrize(
    ("tag", "thousands", "decimals"),
    [
        ("en", "1,200", "6.8"),
        ("fr", "1\u202f200", "6,8"),
        ("tlh", "1,200", "6.8"),  # babel does not know it
    ],
)
def test_a_number_is_written_as_its_language_does(
    tag: str, thousands: str, decimals: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    speak(monkeypatch, tmp_path, Catalog(locale=tag), tag)
    assert figure(1200) == thousands
    assert figure(6.84, 1) == decimals
    assert figure(12) == "12"
    assert tell_many(1200, "{count} deal", "{count} deals") == f"{thousands} deals"


@pytest.mark.usefixtures("in_polish")
@pytest.mark.parametrize(("count", "told"), [(1, "1 umowa"), (2, "2 umowy"), (5, "5 umów"), (22, "22 umowy")])
def test_a_number_has_the_form_of_its_language(count: int, told: str) -> None:
    assert tell_many(count, "{count} deal", "{count} deals") == told


@pytest.mark.parametrize(
    ("variables", "told"),
    [
        ({"LANG": "pl_PL.UTF-8"}, "Pisanie"),
        ({"LC_MESSAGES": "pl", "LANG": "en_US.UTF-8"}, "Pisanie"),
        ({"LC_ALL": "C", "LANG": "pl"}, "Drafting"),
        ({"LANGUAGE": "xx:pl", "LANG": "C"}, "Pisanie"),
        ({"LANGUAGE": "en_GB:en:pl", "LANG": "pl"}, "Drafting"),  # who reads English first reads English
        ({"LANGUAGE": "eng:pl"}, "Pisanie"),
        ({}, "Drafting"),
    ],
)
def test_the_usual_variables_say_which_language(
    variables: dict[str, str], told: str, in_polish: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.delenv(name, raising=False)
    for name, value in variables.items():
        monkeypatch.setenv(name, value)
    assert tell("Drafting") == told


@pytest.mark.parametrize("content", [b"", b"no catalog", b"\xde\x12\x04\x95" + b"\xff" * 24])
def test_a_damaged_catalog_is_english(
    content: bytes, in_polish: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    damaged = tmp_path / "damaged"
    speak(monkeypatch, damaged, polish(), "pl")
    (damaged / "pl" / "LC_MESSAGES" / "clausegen.mo").write_bytes(content)
    assert tell("Drafting") == "Drafting"
    assert tell_many(2, "{count} deal", "{count} deals") == "2 deals"
    assert long_date(date(2026, 12, 7)) == "December 7, 2026"


@pytest.mark.parametrize(
    "translation", ["{file} nie jest folderem", "{path nie", "}", "{0} nie", "{path.x}", "{path[x]}"]
)
def test_a_translation_with_other_places_is_english(
    translation: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    catalog = Catalog(locale="pl")
    catalog.add("{path} is not a folder", translation)
    speak(monkeypatch, tmp_path, catalog, "pl")
    assert tell("{path} is not a folder", path="out") == "out is not a folder"


def test_a_language_that_babel_does_not_know_has_plain_dates(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    speak(monkeypatch, tmp_path, Catalog(locale="tlh"), "tlh")
    assert language() == "tlh"
    assert long_date(date(2026, 12, 7)) == "2026-12-07"


def test_a_library_leaves_what_others_say_alone(in_polish: Path) -> None:
    code = (
        "import gettext, generator\n"
        "from generator.errors import InputError\n"
        "try: generator.read_answers('{')\n"
        "except InputError: pass\n"
        "print(gettext.textdomain())"
    )
    done = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True)
    assert done.stdout.strip() == "messages"


def test_the_made_up_language_keeps_places_and_no_latin_letter() -> None:
    assert in_georgian_letters("{{end}} of {path}: x") == "{{ენდ}} ოფ {path}: ხ"
