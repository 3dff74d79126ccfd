"""A notice: a document of one bold page in two copies, such as the notice of cancellation."""

from pathlib import Path

from generator.assembly.contract import Contract
from generator.docx.package import COMPRESSION, pack
from generator.docx.xml import DOCUMENT, parse, serialize
from generator.word.document_settings import settle
from generator.word.frame import open_frame
from generator.word.inlines import runs
from generator.word.markup import NEW_PAGE, paragraph, run
from generator.word.signatures import signatures
from generator.word.wellformed import refuse_ill_formed


def write_notice(notice: Contract, template: Path, *, compression: int = COMPRESSION) -> bytes:
    """Return a notice: on each of two pages its title, its text and a line to sign.

    The other side can send one copy back and keep one. No signing service puts its tags on it: it is signed
    later, if ever. Raises InputError where the template cannot be used.
    """
    frame = open_frame(template)
    around = {"title": notice.title, "number": notice.number, "labels": notice.labels, "draft": False}
    body = _copy(notice, frame.width) + _copy(notice, frame.width, NEW_PAGE)
    parts = frame.fill_around(body, around)
    document = parse(parts[DOCUMENT])
    settle(parts, notice, notice.title, document)
    parts[DOCUMENT] = serialize(document)
    refuse_ill_formed(parts, frame.name, own=parts)
    return pack(parts, compression=compression)


def _copy(notice: Contract, width: int, before: str = "") -> str:
    texts = (*notice.intro, *notice.closing)
    return "".join(
        (
            paragraph("ConspicuousText", before + run(notice.title), keep_next=True),
            *(
                paragraph("ConspicuousText", runs(text.inlines), keep_next=text is texts[-1])
                for text in texts
            ),
            signatures(notice._replace(signing="none"), width),
        )
    )
