"""The plain way: docxtpl itself fills a template that a program compiled once cannot serve.

It does so in the same sandbox, and what it filled is read strictly before it reads it forgivingly.
"""

import io
import re
from collections.abc import Mapping
from typing import Any

from docxtpl.template import DocxTemplate
from jinja2 import TemplateError
from markupsafe import Markup, escape

from generator.docx.package import CORE, pack, unpack
from generator.docx.xml import DOCUMENT, XML_HEAD, Parts, W, parse, serialize
from generator.errors import InputError
from generator.messages import tell
from generator.word.sandbox import present, sandbox

# Settled after filling, so that a tag in the template's own properties is never run.
_NO_PROPERTIES = (
    f'{XML_HEAD}<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/'
    'core-properties"/>'
).encode()
# What docxtpl adds to merge a cell comes last, and would be damage after these.
_LAST = frozenset(
    f"{W}{name}"
    for name in ("tcBorders", "shd", "noWrap", "tcMar", "textDirection", "tcFitText", "vAlign", "hideMark")
)
_FOOTNOTES = "word/footnotes.xml"
_WRITTEN_BRACE = re.compile(r"(?<=[{}%])_(?=[{}%])")


def fill_plainly(parts: Mapping[str, bytes], context: Mapping[str, Any], source: str) -> Parts:
    """Return the parts of a document that docxtpl filled; raise InputError where it cannot."""
    docxtpl = open_plainly(parts, source)
    docxtpl.render(dict(context), sandbox().overlay(finalize=_as_given), autoescape=True)
    made = io.BytesIO()
    docxtpl.save(made)
    return unpack(made.getvalue())


def open_plainly(parts: Mapping[str, bytes], source: str) -> Any:
    """Return docxtpl's template of the parts; raise InputError where one is missing that another names."""
    # docxtpl takes footnotes for UTF-8, whatever they say.
    notes = {name: serialize(parse(part)) for name, part in parts.items() if name == _FOOTNOTES}
    template = pack({**parts, **notes, CORE: _NO_PROPERTIES}, own=[CORE])
    docxtpl: Any = _StrictTemplate(io.BytesIO(template), source)
    try:
        docxtpl.init_docx()
    except (KeyError, ValueError) as error:
        message = tell("is not whole: {reason}: save it in Word", reason=error.args[0])
        raise InputError.single(message, source=source) from error
    return docxtpl


def _as_given(value: object) -> Markup:
    """Return a value as docxtpl leaves it: where it finds {_{ it would write two braces, in answers too."""
    return Markup(_WRITTEN_BRACE.sub("&#95;", escape(present(value))))  # noqa: S704  just escaped


class _StrictTemplate(DocxTemplate):
    """docxtpl's template, which never makes a shorter document of one that it cannot read."""

    def __init__(self, file: io.BytesIO, source: str) -> None:
        super().__init__(file)
        self._source = source

    def render_xml_part(self, src_xml: str, part: Any, context: Any, jinja_env: Any = None) -> str:
        """Fill a part, and refuse it by its name where it cannot be filled or is then no markup."""
        docxtpl: Any = super()
        place = part.partname.lstrip("/")
        try:
            filled: str = docxtpl.render_xml_part(src_xml, part, context, jinja_env)
            parse(filled.encode())
        except TemplateError as error:
            raise self._refused(place, tell("cannot be filled: {reason}", reason=error.message)) from error
        except SyntaxError as error:
            raise self._refused(
                place, tell("is damaged by what fills it: {reason}", reason=error.msg)
            ) from error
        return filled

    def fix_tables(self, xml: str) -> Any:
        """Mend the columns of the tables, and put what merges a cell where Word looks for it."""
        docxtpl: Any = super()
        try:
            tree = docxtpl.fix_tables(xml)
        except (AttributeError, TypeError, ValueError) as error:  # a width that it took for granted
            message = tell("has a table that does not say how wide its columns are: save it in Word")
            raise self._refused(DOCUMENT, message) from error
        for properties in tree.iter(f"{W}tcPr"):
            properties[:] = sorted(properties, key=lambda element: element.tag in _LAST)
        return tree

    def _refused(self, place: str, message: str) -> InputError:
        return InputError.single(message, place=place, source=self._source)
