"""Reading an outline: its shape, its names and its words, each fault with its line."""

from pathlib import Path

import pytest

from generator.errors import InputError
from generator.library.outline import Outline
from generator.library.shipped import folders
from generator.packs.library import read_outline
from tests.library.shelf import outline_file

TABLE = """
schedules:
  - id: scope
    heading: Scope
    blocks:
      - table:
          caption: Work
          each: project.deliverables
          columns:
            - {{heading: A, text: "{cell}", width: 50}}
            - {{heading: B, text: B, width: 50}}
          total: [{total}]
"""


def read(folder: Path, text: str) -> Outline:
    file = folder / "contract_templates" / "tiny.yaml"
    file.parent.mkdir(exist_ok=True)
    file.write_text(text, encoding="utf-8")
    return read_outline((folder, *folders(None)), "tiny")[0]


def refusal(folder: Path, text: str) -> str:
    with pytest.raises(InputError) as caught:
        read(folder, text)
    return str(caught.value)


def with_table(cell: str = "{{ item.name }}", total: str = "A, B") -> str:
    return outline_file("a.b") + TABLE.format(cell=cell, total=total)


def test_a_sound_outline_is_read(tmp_path: Path) -> None:
    assert len(read(tmp_path, with_table()).schedules) == 1


def test_a_side_that_signs_is_one_of_the_two(tmp_path: Path) -> None:
    message = refusal(tmp_path, outline_file("a.b").replace("party: client", "party: agency"))
    assert "tiny.yaml:8: agency does not sign: it is one of freelancer, client" in message


def test_a_total_has_a_cell_for_each_column(tmp_path: Path) -> None:
    assert "total must have a cell for each of the 2 columns" in refusal(tmp_path, with_table(total="A"))


def test_a_table_has_a_row_for_each_entry_of_a_list(tmp_path: Path) -> None:
    text = with_table().replace("project.deliverables", "project.title")
    assert "tiny.yaml:16: project.title is not a list" in refusal(tmp_path, text)


def test_a_menu_value_is_printed_only_where_the_language_has_a_word(tmp_path: Path) -> None:
    cover = "  - {term: Fee, text: '{{ rights.kind | words }}', defines: false}"
    message = refusal(tmp_path, outline_file("a.b", cover))
    assert "us/formats.yaml has no word for assign, license" in message


def test_a_language_without_words_is_refused(tmp_path: Path) -> None:
    message = refusal(tmp_path, outline_file("a.b").replace("en-US", "de-DE"))
    assert "tiny.yaml:2: no such language: there is en-US, fr-FR (given: de-DE)" in message


@pytest.mark.parametrize("when", ["5", "false", "[]"])
def test_a_condition_is_text(tmp_path: Path, when: str) -> None:
    cover = f"  - {{term: Fee, text: A fee., defines: false, when: {when}}}"
    assert "cover.0.when" in refusal(tmp_path, outline_file("a.b", cover))
