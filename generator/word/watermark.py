"""The watermark of a review draft: a text path behind every page, as Word itself draws one.

Word finds it by the name of its shape, so that Design > Watermark > Remove takes it away.
"""

from generator.docx.xml import Parts, W, parse, serialize
from generator.word.headers import headers_of
from generator.word.markup import quoted

WATERMARK_NAME = "PowerPlusWaterMarkObject"

_FIRST_NUMBER = 357476642
# Pale enough that small grey text over it reads as on white paper.
_COLOUR = "#f1f2f4"
_VML, _OFFICE, _WORD = (
    "urn:schemas-microsoft-com:vml",
    "urn:schemas-microsoft-com:office:office",
    "urn:schemas-microsoft-com:office:word",
)
# The outline of text on a straight path, as Word writes it for every watermark.
_SHAPE_TYPE = (
    '<v:shapetype id="_x0000_t136" coordsize="21600,21600" o:spt="136" adj="10800"'
    ' path="m@7,l@8,m@5,21600l@6,21600e"><v:formulas><v:f eqn="sum #0 0 10800"/>'
    '<v:f eqn="prod #0 2 1"/><v:f eqn="sum 21600 0 @1"/><v:f eqn="sum 0 0 @2"/>'
    '<v:f eqn="sum 21600 0 @3"/><v:f eqn="if @0 @3 0"/><v:f eqn="if @0 21600 @1"/>'
    '<v:f eqn="if @0 0 @2"/><v:f eqn="if @0 @4 21600"/><v:f eqn="mid @5 @6"/><v:f eqn="mid @8 @5"/>'
    '<v:f eqn="mid @7 @8"/><v:f eqn="mid @6 @7"/><v:f eqn="sum @6 0 @5"/></v:formulas>'
    '<v:path textpathok="t" o:connecttype="custom" o:connectlocs="@9,0;@10,10800;@11,21600;@12,10800"'
    ' o:connectangles="270,180,90,0"/><v:textpath on="t" fitshape="t"/><v:handles>'
    '<v:h position="#0,bottomRight" xrange="6629,14971"/></v:handles>'
    '<o:lock v:ext="edit" text="t" shapetype="t"/></v:shapetype>'
)


def add_watermark(parts: Parts, word: str) -> None:
    """Draw a word in capitals across every page, in place: once in each header part."""
    for number, name in enumerate(headers_of(parts)):
        header = parse(parts[name])
        paragraph = list(header.iter(f"{W}p"))[-1]
        paragraph.append(parse(_shape(word.upper(), number).encode()))
        parts[name] = serialize(header)


def _shape(word: str, number: int) -> str:
    place = (
        "position:absolute;margin-left:0;margin-top:0;width:420pt;height:168pt;rotation:315;"
        "z-index:-251658752;mso-position-horizontal:center;mso-position-horizontal-relative:page;"
        "mso-position-vertical:center;mso-position-vertical-relative:page"
    )
    names = f'xmlns:w="{W[1:-1]}" xmlns:v="{_VML}" xmlns:o="{_OFFICE}" xmlns:w10="{_WORD}"'
    return (
        f"<w:r {names}><w:pict>{_SHAPE_TYPE}"
        f'<v:shape id="{WATERMARK_NAME}{_FIRST_NUMBER + number}" o:spid="_x0000_s{2049 + number}"'
        f' type="#_x0000_t136" alt={quoted(word)} style="{place}" o:allowincell="f"'
        f' fillcolor="{_COLOUR}" stroked="f"><v:textpath style="font-family:&quot;Arial&quot;;font-size:1pt;'
        f'font-weight:bold" string={quoted(word)}/><w10:wrap anchorx="page" anchory="page"/></v:shape>'
        "</w:pict></w:r>"
    )
