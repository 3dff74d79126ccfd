"""The made-up pack numbers in letters of its own script: in texts, in Word's lists, in references."""

from pathlib import Path
from typing import Any

import pytest

from generator.counting import COUNTED, numeral, sign
from generator.docx.package import unpack
from generator.docx.story import read_story
from generator.errors import InputError
from generator.formatting.formats import Formats
from generator.previewing.text import preview_text
from tests.made_up.formats import formats
from tests.made_up.pack import FOLDER, PACK
from tests.made_up.test_commands import OWN, _there_is_a_second_pack, change, run  # noqa: F401  fixtures
from tests.packs.test_made_up import WHOLE, drafted

RUSSIAN = "абвгдежзиклмнопрстуфхцчшщыэюя"
NUMBERS = ("(А)", "1", "1.1", "а)", "1)", "(А)", "б)", "1.2", "Приложение А")


def plain(text: str) -> str:
    return text.replace("\u00a0", " ").strip().removesuffix(".")


def test_the_text_has_them() -> None:
    text = preview_text(drafted(WHOLE).contract, 100).replace("\u00a0", " ")
    for label in ("(А) ", "а) ", "1) ", "б) ", "Приложение А"):
        assert label in text
    assert "Приложение А (Порядок)" in text


def test_the_lists_of_the_document_count_so() -> None:
    parts = unpack(drafted(WHOLE).document("signing"))
    found = [plain(line.numbers[1]) for line in read_story(parts) if line.numbers[1].strip()]
    assert tuple(found) == NUMBERS


def test_a_reference_that_the_file_counts_is_its_own(run: Any) -> None:  # noqa: F811
    run("draft", "a.json", "-o", "c.docx", *OWN)
    assert "без изменений" in run("verify", "c.docx").casefold()
    change("c.docx", ("Приложение\u00a0А", "Приложение\u00a0Б"))
    assert "изменено" in run("verify", "c.docx", code=1).casefold()


def test_russian_letters_come_round_as_those_of_word_do() -> None:
    assert "".join(sign(number, "russianLower") for number in range(1, 30)) == RUSSIAN
    assert [sign(number, "russianUpper") for number in (1, 29, 30, 59)] == ["А", "Я", "АА", "ААА"]


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("({russianUpper})", "({greekUpper})", "recital Word's lists are not counted so: there is decimal, "),
        ("({russianUpper})", "(А)", "recital must be a text with one way of counting in braces"),
        ('schedule: "{russianUpper}"', 'schedule: "№ {russianUpper}"', "schedule is the number alone"),
        ('"{decimal})", ', "", "must say under items how each of the 3 levels of a list counts"),
        ("numbers:", "figures_of:", "numbers: is required"),
    ],
)
def test_what_word_cannot_count_is_refused(tmp_path: Path, old: str, new: str, told: str) -> None:
    file = tmp_path / "formats.yaml"
    file.write_text((FOLDER / "formats.yaml").read_text(encoding="utf-8").replace(old, new, 1), "utf-8")
    with pytest.raises(InputError) as refused:
        _ = Formats(PACK.tag, "KWD", file).numerals
    assert told in str(refused.value)
    assert "formats.yaml" in str(refused.value)


@pytest.mark.parametrize("kind", COUNTED)
def test_every_way_of_counting_can_be_a_pattern(kind: str) -> None:
    assert numeral(f"§{{{kind}}}.")(3) == f"§{sign(3, kind)}."


def test_the_pack_counts_in_it() -> None:
    assert formats("KWD").numerals.items[0](29) == "я)"
