"""A frame that was compiled once is filled as docxtpl itself fills it, part by part."""

import io
import re
from pathlib import Path
from random import Random
from typing import Any

import pytest
from docxtpl import DocxTemplate
from hypothesis import HealthCheck, Phase, given, settings, strategies as st
from lxml import etree

from generator.answers.walking import Question
from generator.assembly.contract import Contract
from generator.cli.commands import main
from generator.docx.package import CORE, unpack
from generator.docx.xml import CONTENT_TYPES, DOCUMENT, Parts, parse
from generator.drafting.pipeline import draft, open_materials
from generator.packs.reading import answers_from
from generator.word.frame import Frame, open_frame
from generator.word.sandbox import sandbox
from generator.word.writing import context_of
from tests.building import build
from tests.samples import FOLDERS, drafted
from tests.test_combinations import HOSTILE
from tests.word.conftest import TEMPLATE

SHIPPED = sorted(TEMPLATE.parent.glob("*.docx"))
# What the other strategy draws seldom or never; blanks and lines are cleaned when answers are read.
LINES = st.sampled_from(
    ["A\tB & Co", "Zoë 🎨 👩‍🚀", "שלום (abc) 123", "{{r terms }}{%p if draft %}{#", "{", "%}"]
)
PARAGRAPHS = st.sampled_from(["one & two\nthree <four>\n\n'five'", "\t{{\n}}\t", "مرحبا\nשלום 🎨"])
EMPTY_RUN = re.compile(rb'<w:r><w:t(?: xml:space="preserve")?></w:t></w:r>')


def of_docxtpl(template: Path, context: dict[str, Any]) -> Parts:
    """Return what docxtpl, as its documentation shows it, makes of a template."""
    docxtpl: Any = DocxTemplate(template)
    docxtpl.render(context, sandbox(), autoescape=True)
    made = io.BytesIO()
    docxtpl.save(made)
    return unpack(made.getvalue())


def canonical(part: bytes) -> bytes:
    """Return a part so that only what it says counts, not how it is written."""
    return etree.tostring(parse(part), method="c14n")


def unnumbered(part: bytes) -> bytes:
    return re.sub(rb'<wp:docPr id="\d+"', b"<wp:docPr", canonical(part))


def entries(part: bytes) -> list[tuple[str, ...]]:
    return sorted(tuple(sorted(entry.attrib.values())) for entry in parse(part))


def properties(part: bytes) -> dict[str, str]:
    return {property_.tag: property_.text for property_ in parse(part) if property_.text}


def assert_as_docxtpl(template: Path, context: dict[str, Any]) -> None:
    """Hold each part against docxtpl's: the same bytes, or the same markup written in another way.

    Three parts differ by what no reader sees: docxtpl leaves an empty run on either side of
    `{{r … }}` in the text and numbers its pictures anew, sorts the content types, and adds
    properties that are empty.
    """
    ours, theirs = open_frame(template).fill(context), of_docxtpl(template, context)
    assert ours.keys() == theirs.keys()
    for name in ours.keys() - {DOCUMENT, CONTENT_TYPES, CORE}:
        assert ours[name] == theirs[name] or canonical(ours[name]) == canonical(theirs[name]), name
    assert unnumbered(ours[DOCUMENT]) == EMPTY_RUN.sub(b"", unnumbered(theirs[DOCUMENT]))
    assert entries(ours[CONTENT_TYPES]) == entries(theirs[CONTENT_TYPES])
    assert properties(ours[CORE]) == properties(theirs[CORE])


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
@pytest.mark.parametrize("template", SHIPPED, ids=lambda path: path.stem)
def test_a_sample_is_filled_as_docxtpl_fills_it(folder: Path, template: Path) -> None:
    assert_as_docxtpl(template, context_of(drafted(folder).contract, open_frame(template)))


@pytest.mark.parametrize("look", ["classic", "modern"])
def test_a_new_template_is_filled_as_docxtpl_fills_it(
    look: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert main(["template", "new", "ours", "--template", look]) == 0
    template = Path("library/contract_templates/ours.docx").absolute()
    assert_as_docxtpl(template, context_of(drafted(FOLDERS[0]).contract, open_frame(template)))


@given(data=st.data(), seed=st.integers(0, 10**6))
@settings(max_examples=12, phases=[Phase.generate], suppress_health_check=list(HealthCheck))
@pytest.mark.parametrize("template", SHIPPED, ids=lambda path: path.stem)
def test_any_deal_with_any_text_is_filled_as_docxtpl_fills_it(
    template: Path, data: st.DataObject, seed: int
) -> None:
    def write(path: str, question: Question) -> str:
        texts = HOSTILE | LINES | PARAGRAPHS if question.unit == "paragraphs" else HOSTILE | LINES
        return data.draw(texts, label=path)

    random = Random(seed)
    answers = answers_from(build(lambda _, options: random.choice(options), write))
    contract = draft(answers, open_materials()).contract
    frame = open_frame(template)
    assert_as_docxtpl(template, context_of(contract, frame))
    assert_as_docxtpl(template, in_review(contract, frame))


def in_review(contract: Contract, frame: Frame) -> dict[str, Any]:
    """Return the context of a draft to review: answers marked, and every condition the other way."""
    from generator.word.review_pages import review_pages
    from generator.word.writing import Form
    from tests.word.conftest import review_of

    before = review_pages(contract, review_of(), frame.width)
    return context_of(contract, frame, Form(draft=True, marked=True, comments="reasons", before=before))


@given(text=HOSTILE | LINES)
@settings(max_examples=12, phases=[Phase.generate])
@pytest.mark.parametrize("template", SHIPPED, ids=lambda path: path.stem)
def test_plain_values_are_escaped_as_docxtpl_escapes_them(template: Path, text: str) -> None:
    text = " ".join(text.split())  # as answers are cleaned: what has lines is printed as runs
    context = context_of(drafted(FOLDERS[0]).contract, open_frame(template))
    labels = dict.fromkeys(context["labels"], text)
    cover = [row | {"term": text} for row in context["cover"]]
    assert_as_docxtpl(template, context | {"title": text, "number": text, "labels": labels, "cover": cover})
