"""A case file as one PDF: the statement, then every exhibit with its number and page on each sheet."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from pathlib import PurePath

from generator.assembly.contract import Contract
from generator.case.case_file import CaseFile, case_file_of
from generator.case.exhibits import Exhibit
from generator.case.folder import Case
from generator.case.photographs import SUFFIXES, Noted, NotShown, photograph
from generator.characters import unprintable
from generator.errors import InputError
from generator.messages import tell
from generator.pdf.converting import convert
from generator.pdf.finishing import Unreadable
from generator.pdf.merging import Part, merged, page_count
from generator.scanning.scan import scan
from generator.word.case_file import (
    Picture,
    write_case_file,
    write_sheet_of_pictures,
    write_sheet_of_text,
    write_stamps,
)

_TEXT = (".txt", ".eml", ".md", ".csv", ".json", ".jsonl", ".log")
_LONGEST = 200_000
"""Bytes of text that are printed; what is longer is a file to open."""


@dataclass(frozen=True, slots=True)
class CaseFilePdf:
    """A case file as a PDF; `archival`: it keeps to PDF/A. `not_printed` are exhibits that it only names."""

    data: bytes
    pages: int
    archival: bool
    not_printed: tuple[Exhibit, ...]


def case_file_pdf(case: Case, made: CaseFile) -> CaseFilePdf:
    """Return a case file as one PDF; raise InputError where LibreOffice is missing or fails.

    The statement is written twice: how many pages it has is known only once it is made.
    """
    sheets = {exhibit.number: _sheet(case, made, exhibit) for exhibit in made.exhibits}
    documents = [write_case_file(_paged(case, made, dict.fromkeys(sheets, "000 to 000")), made.frame)]
    documents += [sheet.word for sheet in sheets.values() if sheet.word]
    statement, *converted = convert(documents)
    printed = iter(converted)
    pdfs = {number: sheet.pdf or next(printed) for number, sheet in sheets.items()}
    counts = {number: page_count(pdf) for number, pdf in pdfs.items()}
    before = page_count(statement)
    stamps = _stamps(case, counts, before)
    statement, over = convert([
        write_case_file(_paged(case, made, _ranges(case, counts, before)), made.frame),
        write_stamps(made.tree, stamps, made.frame),
    ])  # fmt: skip
    if page_count(statement) != before:
        raise InputError.single(tell("its pages could not be counted: try again"), source=str(case.folder))
    parts = [Part(made.tree.title, statement)]
    parts += [
        Part(f"{exhibit.number}. {exhibit.what}", pdfs[exhibit.number], own=not sheets[exhibit.number].pdf)
        for exhibit in made.exhibits
    ]
    return CaseFilePdf(
        data=merged(parts, over, stamped_from=before),
        pages=before + sum(counts.values()),
        archival=all(part.own for part in parts),
        not_printed=tuple(e for e in made.exhibits if sheets[e.number].lacking),
    )


@dataclass(frozen=True, slots=True)
class _Sheet:
    """What an exhibit is printed from: a Word file to convert, or a PDF; `lacking` where only a slip is."""

    word: bytes = b""
    pdf: bytes = b""
    lacking: bool = False


def _sheet(case: Case, made: CaseFile, exhibit: Exhibit) -> _Sheet:
    """Return what an exhibit is printed from; of what cannot be printed, a page that says so."""
    if exhibit.content is None:
        return _slip(case, made, exhibit, "gone")
    kind = PurePath(exhibit.name).suffix.lower()
    found, why = _Sheet(), "kind"
    if kind == ".docx":
        found, why = _Sheet(word=exhibit.content if _is_harmless(exhibit) else b""), "refused"
    elif kind == ".pdf":
        found = _Sheet(pdf=exhibit.content if _is_pdf(exhibit.content) else b"")
    elif kind in SUFFIXES:
        found, why = _shown(case, made, exhibit)
    elif kind in _TEXT and (lines := _lines(exhibit.content)):
        found = _Sheet(word=write_sheet_of_text(made.tree, _heading(exhibit), lines, made.frame))
    return found if found.word or found.pdf else _slip(case, made, exhibit, why)


def _shown(case: Case, made: CaseFile, exhibit: Exhibit) -> tuple[_Sheet, str]:
    """Return the pages of a picture, or why there are none."""
    try:
        picture = photograph(exhibit.content or b"")
    except NotShown as error:
        return _Sheet(), error.why
    say, count = case.words.say, len(picture.slices)
    width, height = (case.words.number(Decimal(side)) for side in (picture.width, picture.height))
    named = say(
        "case.file.picture.alt",
        number=exhibit.number,
        what=exhibit.what,
        name=exhibit.name,
        width=width,
        height=height,
    )
    words = [named] if count == 1 else [
        say("case.file.picture.part", picture=named, part=part, count=count) for part in range(1, count + 1)
    ]  # fmt: skip
    lines = [
        say(
            "case.file.picture.shown",
            name=exhibit.file_name,
            sha256=exhibit.sha256,
            width=width,
            height=height,
        )
    ]
    lines += [say("case.file.picture.sliced", count=count)] * (count > 1)
    lines += _noted(case, picture.noted)
    pictures = (
        Picture(each.data, each.suffix, each.width, each.height, told)
        for each, told in zip(picture.slices, words, strict=True)
    )
    word = write_sheet_of_pictures(made.tree, _heading(exhibit), lines, pictures, made.frame)
    return _Sheet(word=word), ""


def _noted(case: Case, noted: Noted) -> Iterator[str]:
    """Yield what the file of a picture notes; where it was taken stays in the file, and that is said."""
    say = case.words.say
    if noted.taken:
        yield say("case.file.picture.taken", day=noted.taken.date(), time=f"{noted.taken:%H:%M}")
    if noted.device:
        yield say("case.file.picture.device", device=noted.device)
    if noted.placed:
        yield say("case.file.picture.placed")
    if noted == Noted():
        yield say("case.file.picture.nothing")


def _is_harmless(exhibit: Exhibit) -> bool:
    """Say whether a Word file may be converted: LibreOffice fetches what a file links to."""
    try:
        scan(exhibit.content or b"", source=exhibit.name)
    except InputError:
        return False
    return True


def _is_pdf(content: bytes) -> bool:
    try:
        page_count(content)
    except Unreadable:
        return False
    return True


def _lines(content: bytes) -> list[str]:
    """Return the lines of a text that can be printed; none of what is no text, or too long."""
    if len(content) > _LONGEST:
        return []
    try:
        lines = content.decode("utf-8-sig").splitlines()
    except UnicodeDecodeError:
        return []
    return [] if any(map(unprintable, lines)) else [line for line in lines if line.strip()]


def _heading(exhibit: Exhibit) -> str:
    return f"{exhibit.number}. {exhibit.what}"


def _slip(case: Case, made: CaseFile, exhibit: Exhibit, why: str) -> _Sheet:
    """Return a page that stands for an exhibit which cannot be printed."""
    say = case.words.say
    told = say(f"case.file.why.{why}")
    line = say("case.file.not_shown", why=told, name=exhibit.file_name, sha256=exhibit.sha256)
    word = write_sheet_of_text(made.tree, _heading(exhibit), [line], made.frame)
    return _Sheet(word=word, lacking=True)


def _paged(case: Case, made: CaseFile, pages: Mapping[int, str]) -> Contract:
    return case_file_of(case, made.as_of, pages, notes=made.notes).tree


def _ranges(case: Case, counts: Mapping[int, int], before: int) -> dict[int, str]:
    """Return the pages of each exhibit in the whole file, in words."""
    found, last = {}, before
    for number, count in counts.items():
        first, last = last + 1, last + count
        span = case.words.say("case.file.pages", first=first, last=last)
        found[number] = span if count > 1 else str(first)
    return found


def _stamps(case: Case, counts: Mapping[int, int], before: int) -> list[str]:
    """Return what stands at the head of each page of an exhibit."""
    pages = [(number, page, count) for number, count in counts.items() for page in range(1, count + 1)]
    return [
        case.words.say("case.file.stamp", number=number, page=page, pages=count, whole=whole)
        for whole, (number, page, count) in enumerate(pages, start=before + 1)
    ]
