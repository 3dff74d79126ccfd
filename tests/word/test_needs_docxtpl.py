"""Templates that docxtpl itself must fill: found when they are read, and filled as strictly as others."""

import re
import subprocess
import sys
from pathlib import Path
from random import Random
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, given, settings, strategies as st

from generator.answers.walking import Question
from generator.assembly.contract import Contract
from generator.cli.commands import main
from generator.docx.package import CORE, unpack
from generator.docx.reading import read_text
from generator.docx.xml import CONTENT_TYPES, DOCUMENT, Parts
from generator.drafting.pipeline import draft, open_materials
from generator.errors import InputError
from generator.packs.reading import answers_from
from generator.word.frame import Frame, open_frame
from generator.word.markup import Xml
from generator.word.reviewing import write_review
from generator.word.sheet import write_sheet
from generator.word.writing import context_of, write
from tests.building import build
from tests.samples import FOLDERS, drafted
from tests.test_combinations import HOSTILE
from tests.word.conftest import TEMPLATE, review_of
from tests.word.invariants import broken
from tests.word.own import (
    PARTS,
    cover,
    paragraph,
    picture,
    row,
    saved,
    table,
    text_box,
    with_first,
    with_footnote,
    with_picture,
)
from tests.word.test_docxtpl import EMPTY_RUN, LINES, PARAGRAPHS, assert_as_docxtpl, canonical, unnumbered
from tests.word.test_fingerprints import both
from tests.word.trees import contract, sheet
from tests.word.validators import Validate, by_each_validator

HEADER = next(name for name in PARTS if "word/header" in name and b"{{ title }}" in PARTS[name])
NOTES = "word/footnotes.xml"
CELLS_OF_ROW = "{%tc for paragraph in row.paragraphs %}"
LOOK = '<w:shd w:val="clear" w:color="auto" w:fill="EEEEEE"/><w:vAlign w:val="center"/>'
ITS_PARAGRAPHS = "".join(
    paragraph(text) for text in ("{%p for line in row.paragraphs %}", "{{r line }}", "{%p endfor %}")
)

MENDED: dict[str, tuple[Parts, str]] = {
    # what: (the template, why docxtpl itself fills it)
    "a column that comes": (
        with_first(table(row("Final", "{%tc if not draft %}", "by mail", "{%tc endif %}"), columns=4)),
        "{%tc if not draft %} in word/document.xml, table 1, row 1, cell 2, paragraph 1",
    ),
    "a column that goes": (
        with_first(table(row("Kept", "{%tc if draft %}", "Dropped", "{%tc endif %}"), columns=4)),
        "{%tc if draft %} in word/document.xml, table 1, row 1, cell 2, paragraph 1",
    ),
    "cells of a loop": (
        cover(row("{{ row.term }}", CELLS_OF_ROW, "{{r paragraph }}", "{%tc endfor %}"), columns=4),
        f"{CELLS_OF_ROW} in word/document.xml, table 1, row 2, cell 2, paragraph 1",
    ),
    "a cell over rows": (
        cover(row("Key terms{% vm %}", "{{ row.term }}", ITS_PARAGRAPHS, look=LOOK), columns=3),
        "{% vm %} in word/document.xml, table 1, row 2, cell 1, paragraph 1",
    ),
    "a cell over cells": (
        cover(
            row("What", CELLS_OF_ROW, "{{ row.term }}{% hm %}", "{%tc endfor %}", look=LOOK),
            row("Said", CELLS_OF_ROW, "{{r paragraph }}", "{%tc endfor %}"),
            columns=4,
        ),
        "{% hm %} in word/document.xml, table 1, row 2, cell 3, paragraph 1",
    ),
    "a picture in a loop": (
        with_picture(
            cover(row(paragraph("{{ row.term }}", "CoverTerm", picture(5)), ITS_PARAGRAPHS), columns=2),
            DOCUMENT,
        ),
        "a picture in a loop in word/document.xml",
    ),
}
MADE_ONCE: dict[str, Parts] = {
    "a condition in runs": with_first(paragraph("A{%r if not draft %} B{%r endif %} C", "Intro")),
    "a tag in a footnote": with_footnote("{{ title }}{% if number %}, No. {{ number }}{% endif %}"),
    "a tag in a text box": with_first(text_box(paragraph("{{ title }}"))),
    "a picture in a header": with_picture(with_first(paragraph("", "Header", picture(3)), HEADER), HEADER),
    "a picture that a condition may drop": with_picture(
        with_first(
            paragraph("{%p if draft %}") + paragraph("x", "Intro", picture(3)) + paragraph("{%p endif %}")
        ),
        DOCUMENT,
    ),
    "braces that are no tag": with_first(paragraph("{_{ Sign;role=Client }_}", "Intro")),
    "a tag in the title of the file": PARTS
    | {CORE: PARTS[CORE].replace(b"Contract frame", b"{{ title }} of ours")},
}


@pytest.mark.parametrize("case", MENDED)
def test_what_docxtpl_must_mend_is_found_and_filled_whole(case: str, tmp_path: Path) -> None:
    parts, reason = MENDED[case]
    template = saved(tmp_path / "own.docx", parts)
    assert open_frame(template).needs_docxtpl[-1 if "hm" not in reason else 1] == reason
    signing = write(contract(), template)
    assert broken(signing) == []
    for document in (
        signing,
        write_review(contract(), template, review_of()),
        write_sheet(sheet(), template),
    ):
        assert not [n for n, part in unpack(document).items() if re.search(rb"\{\{|\{%", part)]
    printed, shipped = read_text(signing).split("\n"), read_text(write(contract(), TEMPLATE)).split("\n")
    assert printed[-len(shipped) // 2 :] == shipped[-len(shipped) // 2 :]


@pytest.fixture(scope="module")
def documents(tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    """Return a document of each template that docxtpl fills: a signing copy, or a draft to review."""
    folder = tmp_path_factory.mktemp("documents")
    for number, (parts, _) in enumerate(MENDED.values()):
        template = saved(folder / "template", parts)
        made = write_review(contract(), template, review_of()) if number % 2 else write(contract(), template)
        (folder / f"{number}.docx").write_bytes(made)
    return sorted(folder.glob("*.docx"))


@by_each_validator
def test_a_validator_finds_nothing(validate: Validate, documents: list[Path]) -> None:
    assert {path.name: faults for path in documents if (faults := _of_markup(validate(path)))} == {}


def _of_markup(faults: list[str]) -> list[str]:
    """Leave out that rows differ in cells, as a loop over cells was asked for."""
    return [fault for fault in faults if "TBL002" not in fault]


def test_a_column_comes_or_goes_with_its_text(tmp_path: Path) -> None:
    for case, printed in (("a column that comes", "Final | by mail\n"), ("a column that goes", "Kept\n")):
        template = saved(tmp_path / "own.docx", MENDED[case][0])
        assert read_text(write(contract(), template)).startswith(printed)


@pytest.mark.parametrize("case", MADE_ONCE)
def test_what_a_program_can_serve_is_filled_as_docxtpl_fills_it(case: str, tmp_path: Path) -> None:
    template = saved(tmp_path / "own.docx", MADE_ONCE[case])
    frame = open_frame(template)
    assert frame.needs_docxtpl == ()
    assert broken(write(contract(), template)) == []
    if case != "a tag in the title of the file":  # the properties are settled afterwards
        assert_as_docxtpl(template, context_of(drafted(FOLDERS[0]).contract, frame))


def test_the_summary_fills_the_footnotes_too(tmp_path: Path) -> None:
    template = saved(tmp_path / "own.docx", MADE_ONCE["a tag in a footnote"])
    assert b"Summary" in unpack(write_sheet(sheet(), template))[NOTES]


def filled_by_docxtpl(template: Path = TEMPLATE) -> Frame:
    return open_frame(template)._replace(needs_docxtpl=("for the test",))


def assert_both_ways_agree(frame: Frame, made: Contract) -> None:
    context = context_of(made, frame)
    fast, plain = frame.fill(context), frame._replace(needs_docxtpl=("for the test",)).fill(context)
    assert fast.keys() == plain.keys()
    for name in fast.keys() - {CORE, CONTENT_TYPES}:
        assert fast[name] == plain[name] or _said(fast[name]) == _said(plain[name]), name


def _said(part: bytes) -> bytes:
    return EMPTY_RUN.sub(b"", unnumbered(part))


@pytest.mark.parametrize("case", MADE_ONCE)
def test_both_ways_fill_a_template_of_ones_own_alike(case: str, tmp_path: Path) -> None:
    template = saved(tmp_path / "own.docx", MADE_ONCE[case])
    assert_both_ways_agree(open_frame(template), drafted(FOLDERS[0]).contract)


@given(data=st.data(), seed=st.integers(0, 10**6))
@settings(max_examples=12, phases=[Phase.generate], suppress_health_check=list(HealthCheck))
def test_both_ways_make_the_same_document_of_any_deal(data: st.DataObject, seed: int) -> None:
    def write(path: str, question: Question) -> str:
        texts = HOSTILE | LINES | st.just("{_{ x }_} {_% y %_}")
        return data.draw(texts | PARAGRAPHS if question.unit == "paragraphs" else texts, label=path)

    random = Random(seed)
    answers = answers_from(build(lambda _, options: random.choice(options), write))
    assert_both_ways_agree(open_frame(TEMPLATE), draft(answers, open_materials()).contract)


def test_a_footnote_in_another_encoding_is_filled(tmp_path: Path) -> None:
    parts = MADE_ONCE["a tag in a footnote"]
    wide = parts[NOTES].decode().replace("UTF-8", "UTF-16").encode("utf-16")
    assert_both_ways_agree(open_frame(saved(tmp_path / "own.docx", parts | {NOTES: wide})), contract())


def test_an_answer_that_looks_like_written_braces_stays_as_it_is() -> None:
    context = context_of(contract(), open_frame(TEMPLATE)) | {"title": "{_{ & }_} {_% %_} {{ }}"}
    for frame in (open_frame(TEMPLATE), filled_by_docxtpl()):
        text = canonical(frame.fill(context)[DOCUMENT]).decode()
        assert "{_{ &amp; }_} {_% %_} {{ }}" in text


@pytest.mark.parametrize(
    ("changed", "message"),
    [
        ({"terms": Xml("<w:p>")}, "word/document.xml: is damaged by what fills it"),
        ({"terms": Xml("</w:body>")}, "word/document.xml: is damaged by what fills it"),
        ({"title": None}, "word/document.xml: cannot be filled: a tag has no value"),
        ({"labels": {}}, "cannot be filled: 'dict object' has no attribute"),
    ],
)
def test_docxtpl_never_shortens_a_document_that_it_cannot_read(changed: dict[str, Any], message: str) -> None:
    context = context_of(contract(), open_frame(TEMPLATE)) | changed
    with pytest.raises(InputError, match=re.escape(message)):
        filled_by_docxtpl().fill(context)


def test_a_table_without_columns_is_named(tmp_path: Path) -> None:
    parts, _ = MENDED["a column that goes"]
    bare = re.sub(rb"<w:tblGrid>.*?</w:tblGrid>", b"", parts[DOCUMENT], count=1)
    template = saved(tmp_path / "own.docx", parts | {DOCUMENT: bare})
    with pytest.raises(InputError, match="has a table that does not say how wide its columns are"):
        write(contract(), template)


def test_a_part_that_is_named_but_missing_is_told_when_the_template_is_read(tmp_path: Path) -> None:
    parts, _ = MENDED["a picture in a loop"]
    lost = {name: part for name, part in parts.items() if not name.startswith("word/media/")}
    with pytest.raises(InputError, match=r"is not whole: .*media/p.png.*: save it in Word"):
        open_frame(saved(tmp_path / "own.docx", lost))


def test_a_tag_in_the_properties_is_never_run(tmp_path: Path) -> None:
    parts, _ = MENDED["a column that goes"]
    hostile = parts[CORE].replace(b"Contract frame", b"{{ nothing }}{{ 'a' * 10**9 }}")
    template = saved(tmp_path / "own.docx", parts | {CORE: hostile})
    assert b"Freelance Services Agreement</dc:title>" in unpack(write(contract(), template))[CORE]


def test_a_reader_finds_the_fingerprints_of_what_docxtpl_filled(tmp_path: Path) -> None:
    template = saved(tmp_path / "own.docx", MENDED["a cell over rows"][0])
    read, taken = both(drafted(FOLDERS[0]).contract, template)
    assert taken == read


@pytest.mark.parametrize(
    ("parts", "message"),
    [
        (with_first(table(row("{% colspan 2 %}x", "y"), columns=2)), "is done in Word itself: Layout"),
        (with_first(table(row('{% cellbg "EEEEEE" %}x', "y"), columns=2)), "is done in Word itself: Table"),
        (with_first(table(row("{% vm %}x", "y"), columns=2)), "it must stand in a loop over rows"),
        (with_first(table(row("{% hm %}x", "y"), columns=2)), "it must stand in a loop over cells"),
        (
            cover(row("{{ row.term }}{% vm %}", ITS_PARAGRAPHS), columns=2),
            "{{ row.term }} would be lost of the others",
        ),
        (with_first(paragraph("{%tc if draft %}x{%tc endif %}")), "stands for a cell, but this is no table"),
        (
            with_first(table(row("{%tc if draft %} x", "y", "{%tc endif %}", "z"), columns=4)),
            "takes the place of its cell: the text beside it would be lost",
        ),
        (
            with_first(table(row("{%tc if draft %}", "x", "{%tc endif %}"), columns=3)),
            "tags are all that stands in this row",
        ),
        (
            with_first(table(row("{%tc if draft %}", "x", "{%tc endif %}", "y"), columns=4), HEADER),
            "cells change in the text only",
        ),
        (
            cover(
                row("{{ row.term }}", ITS_PARAGRAPHS).replace(
                    "</w:r></w:p>",
                    '</w:r><w:bookmarkStart w:id="9" w:name="_GoBack"/><w:bookmarkEnd w:id="9"/></w:p>',
                    1,
                ),
                columns=2,
            ),
            "holds a bookmark in a loop",
        ),
        (with_footnote("{{ title }}", "endnote"), "stands in an endnote, where it is never filled in"),
        (with_footnote("{{r subtitle }}"), "cannot stand in a header, footer or footnote"),
        (
            PARTS | {"docProps/app.xml": b"<Properties><Company>{{ title }}</Company></Properties>"},
            "stands in a property, where it is never filled in",
        ),
    ],
)  # fmt: skip
def test_what_would_be_damaged_or_lost_is_refused(parts: Parts, message: str, tmp_path: Path) -> None:
    with pytest.raises(InputError, match=re.escape(message)):
        open_frame(saved(tmp_path / "own.docx", parts))


def test_the_check_says_that_docxtpl_fills_a_template(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    template = saved(tmp_path / "own.docx", MENDED["a column that goes"][0])
    assert main(["template", "check", str(template)]) == 0
    said = capsys.readouterr().out
    assert "Filled by docxtpl itself, several times slower, because of:\n  {%tc if draft %} in word" in said
    assert main(["template", "check", str(TEMPLATE)]) == 0
    assert "docxtpl" not in capsys.readouterr().out


def test_most_templates_are_filled_without_docxtpl() -> None:
    program = (
        "import sys; from pathlib import Path; from generator.word.frame import open_frame;"
        "from generator.word.writing import context_of; from tests.word.trees import contract;"
        f"frame = open_frame(Path({str(TEMPLATE)!r})); frame.fill(context_of(contract(), frame));"
        "sys.exit('docxtpl' in sys.modules)"
    )
    for _ in range(2):  # the first may have to compile it
        done = subprocess.run([sys.executable, "-c", program], check=False)
    assert done.returncode == 0
