"""What LibreOffice leaves undone for PDF/A-2b and PDF/UA-1, done in the PDF itself.

Each step finds nothing to do where a version of LibreOffice does it by itself. ISO 19005-2 and ISO 14289-1
ask for all of them; the tests prove the result with checkers that know nothing of this program.
"""

from io import BytesIO
from typing import Any

from pikepdf import (
    ContentStreamInlineImage,
    ContentStreamInstruction,
    Dictionary,
    Name,
    Operator,
    Pdf,
    PdfError,
    Stream,
    parse_content_stream,
    unparse_content_stream,
)

from generator.pdf.tags import Decoration, mend_tags

_END = b"</rdf:RDF>"
_UA_NAMESPACE = b'"http://www.aiim.org/pdfua/ns/id/"'
# PDF/A wants every property that it does not know by itself described in the file (ISO 19005-2, 6.6.2.3).
_UA_SCHEMA = b"""\
<rdf:Description rdf:about="" xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"\
 xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#" xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
<pdfaSchema:schema>PDF/UA identification schema</pdfaSchema:schema>
<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
<pdfaProperty:name>part</pdfaProperty:name>
<pdfaProperty:valueType>Integer</pdfaProperty:valueType>
<pdfaProperty:category>internal</pdfaProperty:category>
<pdfaProperty:description>Part of ISO 14289 that the file keeps to</pdfaProperty:description>
</rdf:li></rdf:Seq></pdfaSchema:property>
</rdf:li></rdf:Bag></pdfaExtension:schemas>
</rdf:Description>
"""

_BEGINS = frozenset(("BMC", "BDC"))
_STARTS_A_PATH = frozenset(("m", "re"))
_PAINTS = frozenset(("S", "s", "f", "F", "f*", "B", "B*", "b", "b*"))
_ENDS_A_PATH = _PAINTS | {"n"}
_ARTIFACT = ContentStreamInstruction([Name.Artifact], Operator("BMC"))
_END_OF_CONTENT = ContentStreamInstruction([], Operator("EMC"))

_Instruction = ContentStreamInstruction | ContentStreamInlineImage
_Content = list[_Instruction]


class Unreadable(Exception):  # noqa: N818  named for what it says of the file
    """It is no PDF that can be read."""


def finished(data: bytes) -> bytes:
    """Return a PDF of LibreOffice with what a checker misses in it; raise Unreadable where it is none."""
    if not data.rstrip().endswith(b"%%EOF"):  # a PDF without its end would be repaired
        raise Unreadable
    try:
        with Pdf.open(BytesIO(data)) as pdf:
            _describe_ua(pdf)
            decoration = mend_tags(pdf)
            for page in pdf.pages:
                _finish_page(pdf, page.obj, decoration)
            return _with_plain_ends(_saved(pdf))
    except PdfError as error:
        raise Unreadable(str(error)) from error


def _saved(pdf: Pdf) -> bytes:
    made = BytesIO()
    pdf.save(made, deterministic_id=True)
    return made.getvalue()


def _with_plain_ends(data: bytes) -> bytes:
    """Let no stream end in a carriage return.

    Read with the line feed behind it, it is the end of a line and no content, so that the length would
    seem wrong (ISO 19005-2, 6.1.7.1). What unpacks a stream stops before the line feed added here.
    """
    if b"\r\nendstream" not in data:
        return data
    with Pdf.open(BytesIO(data)) as pdf:
        for stream in pdf.objects:
            if isinstance(stream, Stream) and (raw := stream.read_raw_bytes()).endswith(b"\r"):
                packing: dict[str, Any] = {
                    "filter": stream.get("/Filter"),
                    "decode_parms": stream.get("/DecodeParms"),
                }
                stream.write(raw + b"\n", **packing)
        return _saved(pdf)


def _describe_ua(pdf: Pdf) -> None:
    """Describe the property that says PDF/UA."""
    metadata = pdf.Root.get("/Metadata")
    if not isinstance(metadata, Stream):
        return
    packet = metadata.read_bytes()
    if _UA_NAMESPACE in packet and b"pdfaSchema" not in packet:
        head, end, tail = packet.rpartition(_END)
        metadata.write(head + _UA_SCHEMA + end + tail)


def _finish_page(pdf: Pdf, page: Any, decoration: Decoration) -> None:
    """Let links be reached in the order of the tree; mark as decoration what says nothing."""
    if "/Annots" in page:
        page["/Tabs"] = Name.S  # a name: LibreOffice 7 writes a string
    content = list(parse_content_stream(page))
    mine = {number for owner, number in decoration if owner == page.objgen}
    marked = _rules_marked([_ARTIFACT if _begins(one, mine) else one for one in content])
    if mine or len(marked) > len(content):
        page["/Contents"] = pdf.make_stream(unparse_content_stream(marked))


def _begins(instruction: _Instruction, numbers: set[int]) -> bool:
    """Say whether content begins here that the tree of tags knows by one of these numbers."""
    if str(instruction.operator) != "BDC":
        return False
    properties: Any = instruction.operands[1]
    return isinstance(properties, Dictionary) and properties.get("/MCID") in numbers


def _rules_marked(content: _Content) -> _Content:
    """Mark each line and shade that stands outside all tags: rules of paragraphs and tables say nothing."""
    marked: _Content = []
    depth, start = 0, None
    for instruction in content:
        operator = str(instruction.operator)
        if operator in _BEGINS:
            depth += 1
        elif operator == "EMC":
            depth -= 1
        elif depth == 0 and start is None and operator in _STARTS_A_PATH:
            start = len(marked)
        marked.append(instruction)
        if start is not None and operator in _ENDS_A_PATH:
            if operator in _PAINTS:
                marked.insert(start, _ARTIFACT)
                marked.append(_END_OF_CONTENT)
            start = None
    return marked
