"""Compiling a template: scanned and linted, its tags made into programs that fill it.

docxtpl turns the tags that people type in Word into Jinja. Its own rendering reads the file again
for each document, and parses the result with a forgiving parser that drops what it cannot read;
so only its tag language is used here, in a strict sandbox.
"""

import io
import marshal
import re
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from generator.errors import InputError
from generator.scanning import scan
from generator.word.frame import Compiled
from generator.word.package import DOCUMENT, W, parse, serialize, unpack
from generator.word.sandbox import sandbox
from generator.word.template.language import check_program
from generator.word.template.lint import TEXT_PARTS, lint

if TYPE_CHECKING:
    from lxml import etree

__all__ = ["compile_template"]

_EMPTY_RUN = re.compile(r'<w:r><w:t(?: xml:space="preserve")?></w:t></w:r>')


def compile_template(data: bytes, source: str) -> Compiled:
    """Compile a Word file; raise InputError with everything that is wrong with it."""
    scan(data, source=source)
    parts = unpack(data)
    if problems := lint(parts):
        raise InputError(replace(problem, source=source) for problem in problems)
    programs = {
        name: _program(data, source, name, part) for name, part in parts.items() if TEXT_PARTS.fullmatch(name)
    }
    return Compiled(parts, programs, _text_width(parse(parts[DOCUMENT])))


def _program(data: bytes, source: str, name: str, part: bytes) -> bytes:
    from docxtpl.template import DocxTemplate
    from jinja2 import TemplateSyntaxError

    docxtpl: Any = DocxTemplate(io.BytesIO(data))  # untyped; opens nothing until it is told to
    jinja = _EMPTY_RUN.sub("", docxtpl.patch_xml(serialize(parse(part)).decode()))
    try:
        if problems := tuple(check_program(sandbox(), jinja, name)):
            raise InputError(replace(problem, source=source) for problem in problems)
        return marshal.dumps(sandbox().compile(jinja))
    except TemplateSyntaxError as error:
        raise InputError.single(f"has a broken tag: {error.message}", place=name, source=source) from error


def _text_width(document: "etree._Element") -> int:
    section = next(reversed(list(document.iter(f"{W}sectPr"))), None)
    size = None if section is None else section.find(f"{W}pgSz")
    margins = None if section is None else section.find(f"{W}pgMar")
    if size is None or margins is None:
        raise InputError.single("its last section has no page size or no margins", place=DOCUMENT)
    return int(size.get(f"{W}w", "0")) - sum(
        int(margins.get(f"{W}{side}", "0")) for side in ("left", "right")
    )
