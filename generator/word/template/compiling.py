"""Compiling a template: scanned and linted, its tags made into programs that fill it.

docxtpl turns the tags that people type in Word into Jinja. Its own rendering reads the file again
for each document, and parses the result with a forgiving parser that drops what it cannot read;
so only its tag language is used here, in a strict sandbox, unless a template needs more (`plain`).
"""

import io
import marshal
import re
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from generator.docx.normalizing import other_type
from generator.docx.package import as_named, unpack
from generator.docx.xml import DOCUMENT, W, parse, serialize
from generator.errors import InputError
from generator.messages import tell
from generator.scanning.scan import scan
from generator.word.compiled import Compiled
from generator.word.sandbox import sandbox
from generator.word.template.language import check_program
from generator.word.template.lint import TEXT_PARTS, lint
from generator.word.template.reasons import reasons_for_docxtpl

if TYPE_CHECKING:
    from lxml import etree

_EMPTY_RUNS = tuple(f"<w:r><w:t{kept}></w:t></w:r>" for kept in ("", ' xml:space="preserve"'))
"""What docxtpl leaves of a run whose tag it moved out."""
_WRITTEN_BRACES = re.compile(r"\{_[{%]|[}%]_\}")


def compile_template(data: bytes, source: str) -> Compiled:
    """Compile a Word file; raise InputError with everything that is wrong with it."""
    scan(data, source=source)
    parts = unpack(data)
    if problems := lint(parts):
        raise InputError(replace(problem, source=source) for problem in problems)
    texts = {name: part for name, part in parts.items() if TEXT_PARTS.fullmatch(name)}
    sources = {name: _in_jinja(data, part) for name, part in texts.items()}
    programs = {name: _program(jinja, source, name) for name, jinja in sources.items()}
    if reasons := tuple(reasons_for_docxtpl(parts, sandbox().parse(sources[DOCUMENT]))):
        from generator.word.template.plain import open_plainly

        open_plainly(parts, source)
    kind = other_type(as_named(data))
    told = tell(
        "Inside it is a {ending} file, whatever its name; what is made with it is a document.", ending=kind
    )
    remarks = (told,) if kind else ()
    return Compiled(parts, programs, _text_width(parse(parts[DOCUMENT])), reasons, remarks)


def _in_jinja(data: bytes, part: bytes) -> str:
    from docxtpl.template import DocxTemplate

    docxtpl: Any = DocxTemplate(io.BytesIO(data))  # untyped; opens nothing until it is told to
    patched: str = docxtpl.patch_xml(serialize(parse(part)).decode())
    for empty in _EMPTY_RUNS:
        patched = patched.replace(empty, "")
    return patched


def _program(jinja: str, source: str, name: str) -> bytes:
    from jinja2 import TemplateSyntaxError

    try:
        if problems := tuple(check_program(sandbox(), jinja, name)):
            raise InputError(replace(problem, source=source) for problem in problems)
        return marshal.dumps(sandbox().compile(_WRITTEN_BRACES.sub(_as_text, jinja)))
    except TemplateSyntaxError as error:
        raise InputError.single(
            tell("has a broken tag: {reason}", reason=error.message), place=name, source=source
        ) from error


def _as_text(braces: re.Match[str]) -> str:
    """Return a tag that prints two signs, as docxtpl means {_{: a service's tag that a template has."""
    return f"{{{{ '{braces[0].replace('_', '')}' }}}}"


def _text_width(document: "etree._Element") -> int:
    section = next(reversed(list(document.iter(f"{W}sectPr"))), None)
    size = None if section is None else section.find(f"{W}pgSz")
    margins = None if section is None else section.find(f"{W}pgMar")
    if size is None or margins is None:
        raise InputError.single(tell("its last section has no page size or no margins"), place=DOCUMENT)
    return int(size.get(f"{W}w", "0")) - sum(
        int(margins.get(f"{W}{side}", "0")) for side in ("left", "right")
    )
