"""Merging: several PDFs become one, with its own bookmarks, a stamp on pages, and the tags of every part.

The first part gives the file its name, language and claims. Parts of LibreOffice keep their tags, so that the
whole is PDF/A-2b and PDF/UA-1 as each of them is; where one part is another's PDF, nothing is claimed of the
whole.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from io import BytesIO
from typing import Any

from pikepdf import (
    Array,
    ContentStreamInstruction,
    Dictionary,
    Name,
    Object,
    Operator,
    OutlineItem,
    Page,
    Pdf,
    PdfError,
    Stream,
    parse_content_stream,
    unparse_content_stream,
)

from generator.pdf.finishing import Unreadable

_CLAIMS = (
    re.compile(rb"<pdfaid:(\w+)>[^<]*</pdfaid:\1>"),
    re.compile(rb"<pdfuaid:(\w+)>[^<]*</pdfuaid:\1>"),
)
_HEADER = Dictionary(Type=Name.Pagination, Subtype=Name.Header)
_FROM_TOP = 22.0
"""Points from the edge of a page to the line of its stamp: above what programs print there."""


@dataclass(frozen=True, slots=True)
class Part:
    """A PDF that becomes part of another: its bookmark, and whether this program made it."""

    title: str
    data: bytes
    own: bool = True


def page_count(data: bytes) -> int:
    """Return how many pages a PDF has; raise Unreadable where it is none."""
    try:
        with Pdf.open(BytesIO(data)) as pdf:
            return len(pdf.pages)
    except PdfError as error:
        raise Unreadable(str(error)) from error


def merged(parts: Sequence[Part], stamps: bytes = b"", *, stamped_from: int = 0) -> bytes:
    """Return the PDFs as one; each page of `stamps` is laid over a page, from page `stamped_from` on.

    Pages count from 0. Raises Unreadable for what is no PDF.
    """
    try:
        return _merged(parts, stamps, stamped_from)
    except PdfError as error:
        raise Unreadable(str(error)) from error


def _merged(parts: Sequence[Part], stamps: bytes, stamped_from: int) -> bytes:
    with Pdf.open(BytesIO(parts[0].data)) as whole:
        starts = [0]
        for part in parts[1:]:
            starts.append(len(whole.pages))
            with Pdf.open(BytesIO(part.data)) as pdf:
                _append(whole, pdf, own=part.own)
        if stamps:
            with Pdf.open(BytesIO(stamps)) as sheet:
                for number, page in enumerate(sheet.pages):
                    _stamp(whole, whole.pages[stamped_from + number], page)
        with whole.open_outline() as outline:
            outline.root[:] = [
                OutlineItem(part.title, start) for part, start in zip(parts, starts, strict=True)
            ]
        if not all(part.own for part in parts):
            _claim_nothing(whole)
        made = BytesIO()
        whole.save(made, deterministic_id=True)
        return made.getvalue()


def _append(whole: Pdf, pdf: Pdf, *, own: bool) -> None:
    """Append the pages of a PDF; of another's, without what acts by itself and without its tags."""
    first, before = len(whole.pages), _next_key(whole)
    whole.pages.extend(pdf.pages)
    for page in list(whole.pages)[first:]:
        if not own:
            for key in ("/AA", "/Annots", "/StructParents"):
                if key in page.obj:
                    del page.obj[key]
            continue
        _shift(page.obj, "/StructParents", before)
        for annotation in page.obj.get("/Annots", ()):
            _shift(annotation, "/StructParent", before)
    if own and "/StructTreeRoot" in pdf.Root and "/StructTreeRoot" in whole.Root:
        _append_tags(whole, whole.copy_foreign(pdf.Root.StructTreeRoot), before)


def _shift(holder: Any, key: str, by: int) -> None:
    if key in holder:
        holder[key] = int(holder[key]) + by


def _next_key(whole: Pdf) -> int:
    root = whole.Root.get("/StructTreeRoot")
    return 0 if root is None else int(root.get("/ParentTreeNextKey", 0) or _highest(root) + 1)


def _highest(root: Object) -> int:
    return max((int(key) for key, _ in _numbers(root.ParentTree)), default=-1)


def _numbers(tree: Any) -> list[tuple[Any, Any]]:
    """Return the pairs of a number tree."""
    nums = tree.get("/Nums", ())
    found = [(nums[at], nums[at + 1]) for at in range(0, len(nums), 2)]
    return found + [pair for kid in tree.get("/Kids", ()) for pair in _numbers(kid)]


def _append_tags(whole: Pdf, tags: Any, by: int) -> None:
    """Hang the tags of a part under the root of the whole, their numbers behind those there are."""
    root: Any = whole.Root.StructTreeRoot
    pairs = _numbers(root.ParentTree)
    pairs += [(int(key) + by, value) for key, value in _numbers(tags.ParentTree)]
    root.ParentTree = whole.make_indirect(Dictionary(Nums=Array([each for pair in pairs for each in pair])))
    root.ParentTreeNextKey = max((int(key) for key, _ in pairs), default=-1) + 1
    for key in ("/RoleMap", "/ClassMap"):
        if key in tags:
            known = root.get(key, Dictionary())
            for name, value in tags[key].items():
                if name not in known:
                    known[name] = value
            root[key] = known
    kids = _list(root.get("/K"))
    for kid in _list(tags.get("/K")):
        kid.P = root
        kids.append(kid)
    root.K = Array(kids)


def _list(value: Any) -> list[Any]:
    if value is None:
        return []
    return list(value) if isinstance(value, Array) else [value]


def _stamp(whole: Pdf, page: Page, stamp: Page) -> None:
    """Lay the text of a page over the upper margin of another: as its header, that is no part of its text."""
    words, height = _text_of(stamp)
    left, _, _, top = (float(edge) for edge in page.cropbox)
    copied = whole.copy_foreign(stamp.as_form_xobject())
    copied.write(unparse_content_stream(words))
    for key in ("/StructParents", "/Group"):
        if key in copied:
            del copied[key]
    name = page.add_resource(copied, Name.XObject)
    placed = [1, 0, 0, 1, left, top - _FROM_TOP - height]
    drawn: tuple[tuple[list[Any], str], ...] = (
        ([], "Q"),
        ([Name.Artifact, _HEADER], "BDC"),
        ([], "q"),
        (placed, "cm"),
        ([name], "Do"),
        ([], "Q"),
        ([], "EMC"),
    )
    after = [ContentStreamInstruction(operands, Operator(operator)) for operands, operator in drawn]
    contents = _list(page.obj.get("/Contents"))
    page.obj.Contents = Array(
        [whole.make_stream(b"q"), *contents, whole.make_stream(unparse_content_stream(after))]
    )


def _text_of(page: Page) -> tuple[list[Any], float]:
    """Return what draws the text of a page, without header and footer, and the height of its first line."""
    found: list[Any] = []
    height, inside = 0.0, False
    for one in parse_content_stream(page):
        operator = str(one.operator)
        if operator == "BDC":
            inside = isinstance(one.operands[1], Dictionary) and "/MCID" in one.operands[1]
        elif operator == "EMC":
            inside = False
        elif inside:
            if operator in ("Td", "Tm") and not height:
                height = float(one.operands[-1])
            found.append(one)
    return found, height


def _claim_nothing(whole: Pdf) -> None:
    """Take out of the metadata that the file keeps to a standard."""
    metadata = whole.Root.get("/Metadata")
    if not isinstance(metadata, Stream):
        return
    packet = metadata.read_bytes()
    for claim in _CLAIMS:
        packet = claim.sub(b"", packet)
    metadata.write(packet)
