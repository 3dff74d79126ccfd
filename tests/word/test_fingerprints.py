"""The fingerprints taken from the contract are those that a reader of the file finds."""

import re
from itertools import islice
from pathlib import Path
from random import Random

import pytest
from hypothesis import HealthCheck, Phase, given, settings, strategies as st

from generator.answers.walking import Question
from generator.assembly.contract import Contract
from generator.docx.package import STYLES, unpack
from generator.docx.views import views
from generator.docx.xml import DOCUMENT, Parts, parse, serialize
from generator.drafting.pipeline import draft, open_materials
from generator.packs.reading import answers_from
from generator.word.around import Around, fill_around
from generator.word.document_settings import settle
from generator.word.fingerprints import Fingerprint, fingerprints
from generator.word.frame import open_frame
from generator.word.margins import margin_texts, read_margins
from generator.word.provenance import provenance_in
from generator.word.surroundings import outside
from generator.word.writing import context_of
from tests.building import build, pairwise
from tests.samples import FOLDERS, drafted
from tests.test_combinations import HOSTILE

BLANKS = ("By:", "Signature:", "Date signed:")


def made(contract: Contract, frame: Path) -> tuple[Parts, Around]:
    """Return the parts of a document, and the document around what was printed in it."""
    opened = open_frame(frame)
    parts, around = fill_around(opened, context_of(contract, opened))
    settle(parts, contract, contract.title, around.root)
    return parts | {DOCUMENT: around.whole()}, around


def both(contract: Contract, frame: Path) -> tuple[tuple[Fingerprint, ...], tuple[Fingerprint, ...]]:
    """Return the fingerprints as read from the file, and as taken from the contract."""
    parts, around = made(contract, frame)
    return fingerprints(contract, parts, BLANKS), fingerprints(contract, parts, BLANKS, around)


@pytest.mark.parametrize("template", ["classic", "modern"])
@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_samples_have_the_fingerprints_that_a_reader_finds(folder: Path, template: str) -> None:
    read, taken = both(drafted(folder).contract, open_materials(template=template).frame)
    assert taken == read


def test_every_kind_of_deal_has_the_fingerprints_that_a_reader_finds() -> None:
    materials = open_materials()
    for data in islice(pairwise(seed=5), 30):
        read, taken = both(draft(answers_from(data), materials).contract, materials.frame)
        assert taken == read


@given(data=st.data(), seed=st.integers(0, 10**6))
@settings(max_examples=15, phases=[Phase.generate], suppress_health_check=list(HealthCheck))
def test_hostile_texts_have_the_fingerprints_that_a_reader_finds(data: st.DataObject, seed: int) -> None:
    def write(path: str, question: Question) -> str:
        return data.draw(HOSTILE, label=path)

    random = Random(seed)
    answers = answers_from(build(lambda _, options: random.choice(options), write))
    materials = open_materials()
    read, taken = both(draft(answers, materials).contract, materials.frame)
    assert taken == read


@pytest.mark.parametrize("number", range(len(FOLDERS)), ids=lambda number: FOLDERS[number].name)
def test_drafts_have_the_fingerprints_that_a_reader_finds(number: int) -> None:
    template = ("classic", "modern")[number % 2]
    made = draft(drafted(FOLDERS[number]).answers, open_materials(template=template))
    for document, contract in (
        (made.review_draft(), made.explained()),
        (made.for_other_side(), made.contract._replace(signing="none")),
    ):
        parts = unpack(document)
        told = provenance_in(parts)
        texts = [
            {name: value for name, value in text._asdict().items() if value}
            for text in fingerprints(contract, without_watermark(parts), BLANKS)
        ]
        assert told["texts"] == texts


def without_watermark(parts: Parts) -> Parts:
    return {
        name: re.sub(rb"<w:pict>.*?</w:pict>", b"", part, flags=re.DOTALL) if "header" in name else part
        for name, part in parts.items()
    }


def test_drafts_are_never_parsed(monkeypatch: pytest.MonkeyPatch) -> None:
    def read_story(_: Parts) -> None:
        raise AssertionError("the draft was read back")

    monkeypatch.setattr("generator.word.fingerprints.read_story", read_story)
    for folder in FOLDERS:
        drafted(folder).review_draft()
        drafted(folder).for_other_side()


def test_most_documents_are_never_parsed() -> None:
    """Only a story with a text of its own next to what was printed is Unknown; ours have none."""
    materials = open_materials()
    signed = ["closing", "signatures"]
    for folder in FOLDERS:
        contract = drafted(folder).contract
        parts, around = made(contract, materials.frame)
        cover, end, behind = outside(around, parts)
        assert behind == []
        first = contract.signatures_first
        assert (list(cover), list(end)) == (["cover", *signed * first], signed * (not first))


def paragraph(style: str, content: str) -> str:
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/></w:pPr>{content}</w:p>'


def text(words: str, look: str = "") -> str:
    return f'<w:r><w:rPr>{look}</w:rPr><w:t xml:space="preserve">{words}</w:t></w:r>'


FIELD = (
    '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> PAGE </w:instrText></w:r>'
    '<w:r><w:fldChar w:fldCharType="separate"/></w:r>{}<w:r><w:fldChar w:fldCharType="end"/></w:r>'
)
SIGNED = '<w:p><w:pPr><w:pStyle w:val="SignatureRole"/>'
MARK = '<w:rPr><w:del w:id="9" w:author="A" w:date="2026-01-01T00:00:00Z"/></w:rPr>'
CELL = "<w:tc>{}</w:tc>"
OWN = {
    "nothing": "",
    "no text": "<w:p/>" + paragraph("ClauseText", ""),
    "text": paragraph("ClauseText", text("In witness whereof.")),
    "text of a closing": paragraph("Closing", text("In witness whereof.")),
    "signs": paragraph("Closing", text("100 %s &amp; 5 %% &amp;lt; &lt;b&gt; &#39; &quot;")),
    "other signs": paragraph("Closing", text("100 %s &#38; 5 %%") + text("and more")),
    "a sign of ours": paragraph("Closing", text("&#38; \ue000") + text("and more")),
    "signs that stay": paragraph("Closing", "<w:r><w:t>100 %s &amp;lt; &lt;</w:t></w:r>" + text("and &amp;")),
    "hidden, first of all": paragraph("Closing", text("Alpha", "<w:vanish/>")),
    "two in one": paragraph("Closing", text(" 1 ") + text("2 ") + "<w:r><w:tab/></w:r>" + text(" ")),
    "a page number": paragraph("Closing", text("Page ") + FIELD.format(text("7"))),
    "a field in a field": paragraph("Closing", FIELD.format(text("a") + FIELD.format(text("7")) + text("b"))),
    "a simple field": paragraph("Closing", f'<w:fldSimple w:instr="PAGE">{text("7")}</w:fldSimple>'),
    "a field to compute": paragraph("Closing", FIELD.format(text("7")).replace("/>", ' w:dirty="1"/>', 1)),
    "an open field": paragraph("Closing", FIELD.format(text("7")).rpartition("<w:r>")[0] + text("b")),
    "a picture": paragraph("Closing", text("Logo") + "<w:r><w:drawing/></w:r>"),
    "only a picture": paragraph("Closing", "<w:r><w:drawing/></w:r>"),
    "a page that is no number": paragraph("Closing", FIELD.format(text("seven"))),
    "hidden": paragraph("Closing", text("seen") + text("unseen", "<w:vanish/>") + text(" ", "<w:strike/>")),
    "inserted and deleted": paragraph(
        "Closing",
        f'<w:ins w:id="8" w:author="A">{text("in")}</w:ins><w:moveFrom w:id="7">{text("out")}</w:moveFrom>',
    ),
    "runs on": f'<w:p><w:pPr><w:pStyle w:val="Closing"/>{MARK}</w:pPr>{text("One ")}</w:p>',
    "title": paragraph("Title", text("Another title")),
    "heading": paragraph("Heading1", text("Another section")) + paragraph("Heading2", text("and clause")),
    "recitals": paragraph("RecitalsHeading", text("Whereas")),
    "table": "<w:tbl><w:tr>"
    + CELL.format(paragraph("Closing", text("a")) + "<w:p/>")
    + CELL.format(paragraph("Closing", text(" ")))
    + "</w:tr><w:tr>"
    + CELL.format("<w:p/>")
    + "</w:tr></w:tbl>",
    "table in a table": "<w:tbl><w:tr>"
    + CELL.format("<w:tbl><w:tr>" + CELL.format(paragraph("Closing", text("deep"))) + "</w:tr></w:tbl><w:p/>")
    + "</w:tr></w:tbl>",
    "control": f"<w:sdt><w:sdtContent>{paragraph('Closing', text('Held'))}<w:p/></w:sdtContent></w:sdt>",
    "box": paragraph(
        "Closing",
        f"<w:r><w:pict><w:txbxContent>{paragraph('Closing', text('Boxed'))}</w:txbxContent></w:pict></w:r>",
    ),
}


SAMPLES = {folder.name: folder for folder in FOLDERS}
PLACES = {
    "new-client-new-york": ("title", "recitals", "closing", "schedules", "end"),
    "milestones-washington": ("title", "recitals", "closing", "signatures", "schedules", "end"),
}
"""Places of a contract that is signed first, and of one that is signed last."""


@pytest.mark.parametrize("own", OWN)
@pytest.mark.parametrize(("sample", "place"), [(name, each) for name in PLACES for each in PLACES[name]])
def test_texts_of_the_templates_own_are_read_as_a_reader_would(sample: str, place: str, own: str) -> None:
    contract = drafted(SAMPLES[sample]).contract
    parts, around = made(contract, open_materials().frame)
    document = serialize(around.root).decode()
    beginnings = {
        "title": document.index("<w:body>") + len("<w:body>"),
        "closing": document.index('<w:p><w:pPr><w:pStyle w:val="Closing"/>'),
        "end": document.rindex("<w:sectPr"),
    }
    if place in beginnings:
        start = beginnings[place]
    else:
        mark = place if place in around.passages else "terms"
        start = document.index(SIGNED if place == "signatures" else f"<?printed {mark}?>")
    around = around._replace(root=parse((document[:start] + OWN[own] + document[start:]).encode()))
    parts[DOCUMENT] = around.whole()
    assert fingerprints(contract, parts, BLANKS, around) == fingerprints(contract, parts, BLANKS)


@pytest.mark.parametrize("own", OWN)
def test_headers_of_the_templates_own_are_read_as_a_reader_would(own: str) -> None:
    contract = drafted(FOLDERS[0]).contract
    parts, _ = made(contract, open_materials().frame)
    for name in ("word/header1.xml", "word/footer2.xml"):
        parts[name] = re.sub(rb"(?=</w:(?:hdr|ftr)>)", OWN[own].encode(), parts[name])
        assert OWN[own].encode() in parts[name]
    read = views(read_margins(parts, "Draft"), after=True)
    assert margin_texts(parts, "Draft") == [view.canonical for view in read]


@pytest.mark.parametrize(
    ("ours", "theirs"),
    [
        ('<w:name w:val="heading 1"/>', '<w:name w:val="Heading of ours"/>'),
        ('<w:name w:val="Recitals Heading"/>', '<w:name w:val="Whereas"/>'),
        ('<w:name w:val="Closing"/>', '<w:name w:val="Ending"/>'),
        ('<w:name w:val="Title"/>', '<w:name w:val="Name"/>'),
        ('<w:name w:val="Signature Role"/>', '<w:name w:val="Who"/>'),
    ],
)
def test_a_style_of_another_name_begins_no_place(ours: str, theirs: str) -> None:
    contract = drafted(FOLDERS[0]).contract
    parts, around = made(contract, open_materials().frame)
    assert ours in parts[STYLES].decode()
    parts[STYLES] = parts[STYLES].decode().replace(ours, theirs).encode()
    assert fingerprints(contract, parts, BLANKS, around) == fingerprints(contract, parts, BLANKS)
