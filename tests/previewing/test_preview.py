"""The preview: all that the document says, wrapped to the terminal, and nothing that steers it."""

import re
from collections import Counter
from pathlib import Path

import pytest
from hypothesis import given, settings, strategies as st
from markdown_it import MarkdownIt
from wcwidth import wcswidth

from generator.assembly.contract import Contract, Paragraph, Plain, Schedule, Table, Value
from generator.docx.reading import read_text
from generator.previewing.markdown import preview_markdown
from generator.previewing.spans import Kind
from generator.previewing.text import preview_text
from generator.word.writing import write
from tests.samples import FOLDERS, drafted
from tests.word.conftest import TEMPLATE
from tests.word.trees import contract

# Lines to sign on and rules are drawn; cells and their paragraphs are parted by signs.
DRAWN = re.compile(r"[|/_─\s]")


def signs(text: str) -> Counter[str]:
    return Counter(DRAWN.sub("", text))


def words(text: str) -> Counter[str]:
    return Counter(word for word in re.split(r"[|/_─\s]+", text) if word)


def tree(text: str) -> Contract:
    """Return a contract in which a text stands everywhere that an answer can stand."""
    value = (Value(text, "project.title"),)
    table = Table("Items", ("No.", "Item"), (((value,), (value, value)),), (20, 80), (0,))
    made = contract()
    return made._replace(
        subtitle=value,
        cover=(made.cover[0]._replace(paragraphs=(value,)),),
        schedules=(Schedule("scope", "Schedule A", "Scope", (Paragraph(value), table)),),
    )


def of_markdown(text: str) -> str:
    """Return the text that a Markdown reader shows."""
    shown = []
    for token in MarkdownIt("commonmark").enable("table").parse(text):
        for child in token.children or ():
            parted = child.type in ("softbreak", "hardbreak", "html_inline")
            shown += [" " if parted else child.content]
        shown += ["\n"]
    return "".join(shown)


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_a_preview_says_what_the_word_file_says(folder: Path) -> None:
    made = drafted(folder).contract
    expected = (folder / "contract.txt").read_text(encoding="utf-8")
    bare = made._replace(number="")  # it stands in the footer, which is no part of the text
    assert words(preview_text(bare, 2000)) == words(expected)
    assert signs(preview_text(bare, 80)) == signs(expected)
    assert words(of_markdown(preview_markdown(bare))) == words(expected)


def test_a_tree_with_everything_is_previewed_as_it_is_written() -> None:
    made = contract()._replace(number="")
    expected = read_text(write(made, TEMPLATE))
    assert words(preview_text(made, 2000)) == words(expected)
    assert words(of_markdown(preview_markdown(made))) == words(expected)


@pytest.mark.parametrize("width", [40, 60, 80, 120])
@pytest.mark.parametrize("folder", FOLDERS[:3], ids=lambda folder: folder.name)
def test_no_line_is_wider_than_the_terminal(folder: Path, width: int) -> None:
    for line in preview_text(drafted(folder).contract, width).splitlines():
        assert wcswidth(line) <= width, line


ANSWER = st.text(
    st.characters(codec="utf-8", exclude_categories=("C", "Zl", "Zp", "Zs"), include_characters=" "),
    min_size=1,
    max_size=60,
)


@settings(max_examples=60)
@given(text=ANSWER.filter(str.strip), width=st.integers(40, 120))
def test_whatever_is_answered_is_shown_whole(text: str, width: int) -> None:
    made = tree(text)
    shown = preview_text(made, width)
    assert signs(shown) == signs(preview_text(made, 3000))
    assert DRAWN.sub("", text) in DRAWN.sub("", preview_text(made, 3000))
    assert not [line for line in shown.splitlines() if wcswidth(line) > width]


@settings(max_examples=60)
@given(text=ANSWER.filter(str.strip))
def test_markdown_shows_an_answer_as_it_is(text: str) -> None:
    assert " ".join(text.split()) in " ".join(of_markdown(preview_markdown(tree(text))).split())


@pytest.mark.parametrize(
    "text", ["# a", "- a", "1. a", "1) a", "+ a", "=== a", "> a", "<b>a</b>", "&amp;", "*a* _b_"]
)
def test_markdown_takes_no_answer_for_mark_up(text: str) -> None:
    shown = of_markdown(preview_markdown(tree(text)))
    assert shown.count(text) == 6


def test_wide_characters_keep_columns_aligned() -> None:
    rows = tuple(((((Plain(name),)),), ((Plain("1,000.00"),),)) for name in ("李小龙 Studio", "Maya Ortiz"))
    table = Table("", ("Name", "Sum"), rows, (50, 50), (1,))
    made = contract()._replace(schedules=(Schedule("x", "Schedule A", "Sums", (table,)),))
    ends = [wcswidth(line) for line in preview_text(made, 80).splitlines() if line.endswith("1,000.00")]
    assert len(ends) == 2
    assert len(set(ends)) == 1


def test_nothing_in_a_contract_steers_the_terminal() -> None:
    made = contract()._replace(title="Services\x1b[2J\x9b31m\x07 \u202eAgreement")
    shown = preview_text(made, 80)
    assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202e]", shown)
    assert "Services\ufffd[2J" in shown


def test_answers_terms_and_headings_are_told_apart() -> None:
    kinds: dict[str, set[Kind]] = {}

    def note(text: str, kind: Kind) -> str:
        kinds.setdefault(text, set()).add(kind)
        return text

    preview_text(contract(), 100, note)
    assert kinds["Ortiz Studio LLC"] >= {"value"}
    assert kinds["“Services”"] == {"term"}
    assert kinds["Freelance Services Agreement"] == {"title"}
    assert kinds["1.1 Scope"] == {"heading"}
