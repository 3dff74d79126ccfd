"""Documents and reports of the made-up pack: no Latin letter stands in them."""

import re
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from generator.assembly.contract import (
    Contract,
    CoverRow,
    Defined,
    Fallback,
    Paragraph,
    PlacedClause,
    Plain,
    Section,
    SignatureBlock,
    Signer,
    Value,
)
from generator.docx.package import unpack
from generator.docx.xml import DOCUMENT, W, parse
from generator.findings import Finding, Source
from generator.redlining.changes import changes
from generator.returns.report import Change, Comment, Formatting, PlaceReport, Report, ValueChange
from generator.returns.report_text import report_text
from generator.returns.verifying import Check, Verification, verification_text
from generator.selection.choice import Choice, Reason
from generator.selection.phrasing import Phrasing
from generator.word.passages import Place
from generator.word.review import AnswerRow, Omission, OpenPoint, Review, StatuteItem, StatuteTable
from generator.word.reviewing import write_for_other_side, write_review
from generator.word.writing import write
from tests.made_up.answers import Translation
from tests.made_up.formats import formats
from tests.made_up.pack import REGIONS
from tests.made_up.phrases import PHRASES
from tests.made_up.shelf import clause

TEMPLATE = Path(__file__).parents[2] / "contract_templates" / "classic.docx"
PHRASING = Phrasing(Translation, PHRASES, lambda day: f"{day:%d.%m.%Y}", REGIONS.__getitem__)
SOURCE = Source("Гражданский кодекс, ст. 683", "", "2026-11-21", "secondary, unverified; в части", old=True)
ANSWER = "Maya"
ROLE = Defined("Переводчик", "«", "»")
TEXTPATH = "{urn:schemas-microsoft-com:vml}textpath"
LATIN = re.compile(r"[A-Za-z]+")


def placed(slot: str, number: str, heading: str, text: str) -> PlacedClause:
    written = clause(slot, text)._replace(
        note="Нужно (terms.revisions is true), с 2026-12-01.",
        negotiation="Уступите.",
        references=(SOURCE,),
    )
    choice = Choice(
        slot,
        written,
        because=(Reason("fee.kind", "whole", "given", "на «Как платят?» дан ответ «Целиком»"),),
        references=(SOURCE,),
    )
    other = Fallback("b", "fallback", "Если против.", (Paragraph((Plain("Иной текст."),)),))
    summary = (Plain("Коротко."),)
    return PlacedClause(slot, number, heading, (Paragraph((Plain(text),)),), choice, summary, (other,))


def contract(text: str = "Переводчик переводит текст.") -> Contract:
    party = (Value(ANSWER, "translator.name"),)
    return Contract(
        title="Договор",
        subtitle=(Plain("Перевод"),),
        language="ru-KZ",
        paper="A4",
        date=date(2026, 12, 1),
        number="",
        intro=(Paragraph((Plain("Стороны согласны."),)),),
        cover=(CoverRow("Переводчик", (party,)),),
        recitals=(placed("background.aim", "1", "", "Заказчику нужен перевод."),),
        sections=(Section("work", "1", "Работа", (placed("work.scope", "1.1", "Предмет", text),)),),
        closing=(Paragraph((Plain("Подписано."),)),),
        signatures=(SignatureBlock(ROLE.text, (ROLE,), (Signer(party, (Plain("Глава"),)),)),),
        schedules=(),
        numerals=formats("KWD").numerals,
        labels={**PHRASES.below("labels"), "quoted": "«{text}»", "labeled": "{label} —"},
    )


def review() -> Review:
    findings = tuple(
        Finding(f"a-{severity}", severity, "fee", "плата мала", "поднимите её", (SOURCE,), "work.scope")
        for severity in ("error", "warning", "note")
    )
    return Review(
        findings=findings,
        answers=(AnswerRow("fee", "Как платят?", "Целиком", "computed", ("work.scope",)),),
        as_of=date(2026, 12, 1),
        phrasing=PHRASING,
        accepted=("a-error",),
        open_points=(OpenPoint("Закон", "неизвестен", "fee", ("work.scope",)),),
        statutes=(
            StatuteTable("Закон", "ст. 1", SOURCE, "", (StatuteItem("срок"), StatuteItem("цена", gap="нет"))),
        ),
        given_up=(Omission("Предмет", "меньше сказано"),),
    )


FORMS: dict[str, Callable[[], bytes]] = {
    "signing": lambda: write(contract(), TEMPLATE),
    "review": lambda: write_review(contract(), TEMPLATE, review()),
    "for the other side": lambda: write_for_other_side(contract(), TEMPLATE, PHRASING),
}


def texts(docx: bytes) -> list[str]:
    """Return what a reader sees of a file: the paragraphs of every part, and the watermark."""
    found = []
    for name, part in unpack(docx).items():
        if re.fullmatch(r"word/(document|comments|header\d*|footer\d*)\.xml", name):
            root = parse(part)
            found += [
                "".join(text.text or "" for text in paragraph.iter(f"{W}t"))
                for paragraph in root.iter(f"{W}p")
            ]
            found += [drawn.get("string", "") for drawn in root.iter(TEXTPATH)]
    return found


@pytest.mark.parametrize("form", FORMS)
def test_a_document_has_no_latin_letter_but_those_of_answers(form: str) -> None:
    said = [text for text in texts(FORMS[form]()) if text]

    assert "Договор" in said
    assert {word for text in said for word in LATIN.findall(text)} == {ANSWER}


def test_a_review_draft_says_all_that_it_knows() -> None:
    said = "\n".join(texts(FORMS["review"]()))

    for phrase in ("review.banner", "review.only_told", "review.given_up", "comments.why", "laws.nowhere"):
        assert PHRASES.say(phrase) in said
    assert "Нужно («Правки включены?»: «да»), с 01.12.2026." in said
    assert "прочитано 21.11.2026, более чем за год до договора, из вторых рук, с сомнением" in said
    assert "ЧЕРНОВИК" in said


def test_a_redline_report_is_in_the_words_of_the_pack() -> None:
    old, new = (write(contract(text), TEMPLATE) for text in ("Одно.", "Другое, и больше."))
    told = changes(old, write(contract()._replace(title="Сделка"), TEMPLATE), PHRASES)

    assert [change.name for change in changes(old, new, PHRASES)] == ["Предмет"]
    assert told[0].name == "Заглавие и лист сделки"
    assert not [change.name for change in told if LATIN.search(change.name)]


def whole_report() -> Report:
    place = Place("clause", "work.scope", "1.1", "Предмет")
    edits = [
        Change("tracked", "одно", "другое", "одно и другое", author="Анна", date="2026-12-01T00:00:00Z"),
        Change("untracked", "", "новое"),
        Change("untracked", "старое", "", whole=True),
        Change("tracked", "", "¶"),
        Change("tracked", "¶", ""),
        Change("untracked", "", ""),
        Change("untracked", "", "", whole=True),
        Change("tracked", "", "сюда", whole=True, moved=True),
    ]
    remarks = (
        Comment("", "", "Почему?", "другое"),
        Comment("Анна", "2026-12-01", "Так.", "", reply_to="Борис", resolved=True),
    )
    kinds = ("review", "cover", "recitals", "closing", "signatures", "margins", "section")
    return Report(
        places=(
            PlaceReport(place, "changed", tuple(edits), remarks, moved=True),
            *(PlaceReport(Place(kind, kind, "1", "Работа"), "signed") for kind in kinds),  # type: ignore[arg-type]
        ),
        phrasing=PHRASING,
        values=(
            ValueChange("fee.amount", "Сумма", "100,000 ₸", "90,000 ₸", old="100", new="90", where=("1.1",)),
            ValueChange("fee.kind", "Как платят?", "Целиком", "", why_not="неясно", also=("Лист сделки",)),
        ),
        notes=("Файл старый.",),
        formatting=(Formatting("Анна", "2026-12-01T00:00:00Z", "жирный", "слово"),) * 21,
    )


def test_the_report_of_a_returned_contract_is_in_the_words_of_the_pack() -> None:
    lines = list(report_text(whole_report()))

    assert lines[0].startswith("4 отмеченные правки, 4 неотмеченные правки, 2 примечания, 21 правка")
    assert "  ответ для Борис  [Анна, 01.12.2026, решено]" in lines
    assert [line for line in lines if LATIN.search(line)] == []


def test_what_verify_says_is_in_the_words_of_the_pack() -> None:
    checks = tuple(
        Check(Place("clause", f"a.{state}", "1.1", "Предмет"), state)  # type: ignore[arg-type]
        for state in ("changed", "tracked", "added", "removed", "signed")
    )
    made_of = {"generator": "1", "as_of": "2026-12-01", "answers_sha256": "0" * 64, "template": {"name": "1"}}
    found = Verification({**made_of, "pack": "1"}, checks, 3, PHRASING, ("За сторону — Анна",), True)

    assert [line for line in verification_text(found) if LATIN.search(line)] == []


def test_a_document_of_the_pack_is_sound() -> None:
    document = parse(unpack(FORMS["review"]())[DOCUMENT])
    assert sum(1 for _ in document.iter(f"{W}commentRangeStart")) == 2
