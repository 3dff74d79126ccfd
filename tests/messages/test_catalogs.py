"""The list of messages is what the sources say, and every translation has the places of its message."""

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog

from generator import messages
from generator.cli import forget
from tests.fr.spelling import NEEDS_HUNSPELL, unknown, words
from tests.messages import catalogs
from tests.messages.catalogs import (
    as_template,
    compiled,
    faults,
    help_of,
    languages,
    main,
    read,
    template,
    untranslated,
)

_WHOLE = ("fr",)
"""Languages that the program speaks without a gap."""
_CODE = re.compile(r"`[^`]*`|\{[^{}]*\}|%\(\w+\)s|\[[^\]]*\](?:\.{3})?|--[\w-]+|\S*[./]\w+\S*")
_NOT_FRENCH = re.compile(r"\w'\w|« | »| :(?!\w)| [;?]| !(?!=)|\w[;?!]|\.\.\.|[“”]")
"""An apostrophe of a typewriter, a sign that a line may break before, and quotes of English."""
_FRENCH_NAMES = ("Word", "freelance", "Échap", "d’ENTRÉES", "d’Excel")


@cache
def found() -> Catalog:
    """Return the messages of the sources, read once."""
    return template()


def test_the_list_of_messages_is_what_the_sources_say() -> None:
    file = messages.FOLDER / "clausegen.pot"
    assert file.read_text(encoding="utf-8") == as_template(), "run `make messages`"


@pytest.mark.parametrize(
    "text",
    [
        "{file}: sound; a contract, a review draft and a summary fill it whole",  # said where it stands
        "must have at most {max_length} characters",  # in a table
        ("{count} linked picture", "{count} linked pictures"),
        "Proofread the whole clause library.",  # in the list of commands
        "Delete without asking.",  # an option
        "Copy a shipped template, to restyle in Word.",  # a command below another
        "OUT.docx",
        "[OPTIONS]",
        "Options",  # click's own
    ],
)
def test_messages_are_found_wherever_they_stand(text: str | tuple[str, str]) -> None:
    assert text in found()


def test_help_is_a_message_for_each_paragraph() -> None:
    told = list(help_of(forget.command))
    assert "List what is kept of the client NAME, and delete it once you say so." in told
    assert {"NAME", "FOLDERS", "Delete without asking.", "[OPTIONS]"} <= set(told)
    assert not [text for text in told if "\n" in text]


def test_every_language_is_up_to_date() -> None:
    for file in languages():
        catalog = read(file)
        assert list(faults(catalog)) == []
        assert {message.id for message in catalog} >= {message.id for message in found()}, file
        assert file.with_suffix(".mo").read_bytes() == compiled(catalog), "run `make messages`"


@pytest.mark.parametrize("tag", _WHOLE)
def test_a_whole_language_has_every_message(tag: str) -> None:
    catalog = read(messages.FOLDER / tag / "LC_MESSAGES" / "clausegen.po")
    assert untranslated(catalog) == [], "translate these, then run `make messages`"
    assert {message.id for message in catalog} == {message.id for message in found()}


def test_what_has_no_translation_of_its_own_is_counted() -> None:
    catalog = saying("is translated", "jest")
    catalog.add("is not")
    catalog.add("was another message", "było", flags=["fuzzy"])
    catalog.add(("{count} file", "{count} files"), ("{count} plik", "", "{count} plików"))
    assert untranslated(catalog) == ["is not", "was another message", ("{count} file", "{count} files")]


def french() -> Iterator[tuple[str, str]]:
    """Yield the messages in English and in French, without commands, options and places for values."""
    for message in read(messages.FOLDER / "fr" / "LC_MESSAGES" / "clausegen.po"):
        if message.id:
            forms = (message.id, message.string) if message.pluralizable else ([message.id], [message.string])
            yield from ((text, _CODE.sub(" ", told)) for text, told in zip(*forms, strict=True))


def test_french_has_the_signs_of_french() -> None:
    assert [told for _, told in french() if _NOT_FRENCH.search(told)] == []


@NEEDS_HUNSPELL
def test_french_has_words_of_the_dictionary() -> None:
    """A word that the English has too is a name, such as that of a field."""
    told = {word for text, told in french() for word in words(told) - words(text)}
    assert unknown(told, _FRENCH_NAMES) == set()


def saying(message: str | tuple[str, str], translation: str | tuple[str, ...]) -> Catalog:
    catalog = Catalog(locale="pl")
    catalog.add(message, translation)
    return catalog


@pytest.mark.parametrize(
    ("message", "translation"),
    [
        ("{path} of {file}", "{file}: {path}"),
        ("is not a folder", ""),  # not translated yet
        ("{{end}} lies before {start}", "{start}… {{end}}"),
        (("{count} file", "{count} files"), ("plik", "{count} pliki", "{count} plików")),
        ("{name!r} is required", "brak {name!r}"),
    ],
)
def test_a_translation_has_the_places_of_its_message(
    message: str | tuple[str, str], translation: str | tuple[str, ...]
) -> None:
    assert list(faults(saying(message, translation))) == []


@pytest.mark.parametrize(
    ("message", "translation"),
    [
        ("{path} of {file}", "{path}"),
        ("is not a folder", "{path} nie"),
        ("{path} is not a folder", "{Path} nie"),
        ("{path} is not a folder", "{path nie"),
        ("{{end}} lies before {start}", "{start}… {end}"),
        ("{{end}} lies before {start}", "{start}… {{koniec}}"),
        (("{count} file of {name}", "{count} files of {name}"), ("{name}", "{count}", "{count} {name}")),
        ("{name!r} is required", "brak {name}"),
    ],
)
def test_other_places_are_told(message: str | tuple[str, str], translation: str | tuple[str, ...]) -> None:
    assert len(list(faults(saying(message, translation)))) == 1


@pytest.fixture
def elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Let catalogs be written to a folder of the test; what there is to translate is one message."""
    monkeypatch.setattr(catalogs, "FOLDER", tmp_path)
    monkeypatch.setattr(catalogs, "_TEMPLATE", tmp_path / "clausegen.pot")
    monkeypatch.setattr(catalogs, "template", lambda: saying("{path} is not a folder", ""))
    monkeypatch.setattr(messages, "FOLDER", tmp_path)
    monkeypatch.setenv("LANGUAGE", "pl")
    return tmp_path


def test_a_language_is_begun_translated_and_compiled(elsewhere: Path) -> None:
    assert main(["pl"]) == 0
    file = elsewhere / "pl" / "LC_MESSAGES" / "clausegen.po"
    begun = file.read_text(encoding="utf-8")
    assert 'msgid "{path} is not a folder"\nmsgstr ""' in begun

    file.write_text(
        begun.replace('folder"\nmsgstr ""', 'folder"\nmsgstr "{path} nie jest folderem"'), "utf-8"
    )
    assert main([]) == 0
    assert messages.tell("{path} is not a folder", path="out") == "out nie jest folderem"
    written = file.read_text(encoding="utf-8")
    assert main([]) == 0
    assert file.read_text(encoding="utf-8") == written


def test_what_is_wrong_in_a_translation_is_not_compiled(
    elsewhere: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["pl"]) == 0
    file = elsewhere / "pl" / "LC_MESSAGES" / "clausegen.po"
    before = file.with_suffix(".mo").read_bytes()
    text = file.read_text(encoding="utf-8")
    file.write_text(text.replace('folder"\nmsgstr ""', 'folder"\nmsgstr "{file} nie"'), encoding="utf-8")
    assert main([]) == 1
    assert "the places for values must be path" in capsys.readouterr().out
    assert file.with_suffix(".mo").read_bytes() == before


@pytest.mark.parametrize("tag", _WHOLE)
def test_what_stands_for_an_argument_has_one_name(tag: str) -> None:
    """DIR in a help text is what the line of usage calls it."""
    (file,) = [file for file in languages() if file.parent.parent.name == tag]
    said = [(texts(message.id), texts(message.string)) for message in read(file) if message.id]
    names = {ids[0]: told[0] for ids, told in said if re.fullmatch("[A-Z]{3,}", ids[0])}
    assert len(names) > 20
    named = ((ids, told, name) for ids, told in said for name in names if names_it(ids[0], name))
    assert [
        (ids[0], name) for ids, told, name in named if not all(names[name] in text for text in told)
    ] == []


def texts(given: str | tuple[str, ...]) -> tuple[str, ...]:
    return given if isinstance(given, tuple) else (given,)


def names_it(text: str, name: str) -> bool:
    return re.search(rf"\b{name}\b(?!\.)", text) is not None
