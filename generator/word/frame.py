"""The frame: a Word template, read and compiled once, filled for each contract.

docxtpl turns the tags that people type in Word into Jinja. Its own rendering reads the file again
for each document, and parses the result with a forgiving parser that drops what it cannot read;
so only its tag language is used here, in a strict sandbox, and the result is parsed strictly.
"""

import re
import zlib
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import lru_cache
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, Any
from zipfile import BadZipFile

from generator.errors import InputError
from generator.scanning import read_scanned
from generator.word.package import DOCUMENT, Parts, W, parse, serialize, unpack
from generator.word.template import check_program, lint
from generator.word.template.lint import TEXT_PARTS

if TYPE_CHECKING:
    from jinja2 import Environment, Template
    from lxml import etree

__all__ = ["Frame", "open_frame"]

_CLOSE = "1080"  # twentieths of a point above and below a document that shall fit one page
# What zipfile, zlib, lxml and int() raise for files that are damaged, locked, or no Word files.
_BROKEN = (OSError, BadZipFile, zlib.error, EOFError, RuntimeError, KeyError, SyntaxError, ValueError)
_EMPTY_RUN = re.compile(r'<w:r><w:t(?: xml:space="preserve")?>\s*</w:t></w:r>')


@dataclass(frozen=True, slots=True)
class Frame:
    """A template: its parts, those with tags compiled, and the width of its text.

    `width` is in twentieths of a point; `digest` is the SHA-256 of the file.
    """

    name: str
    digest: str
    parts: Mapping[str, bytes]
    compiled: Mapping[str, "Template"]
    width: int

    def fill(self, context: Mapping[str, Any]) -> Parts:
        """Return the parts of a document, every tag filled."""
        filled = {name: self._filled(name, template, context) for name, template in self.compiled.items()}
        return {**self.parts, **filled}

    def fill_around(self, body: str, context: Mapping[str, Any]) -> Parts:
        """Return the parts of a document with another body between the frame's headers and footers."""
        margins = {name: template for name, template in self.compiled.items() if name != DOCUMENT}
        filled = {name: self._filled(name, template, context) for name, template in margins.items()}
        return {**self.parts, **filled, DOCUMENT: _with_body(self.parts[DOCUMENT], body)}

    def _filled(self, name: str, template: "Template", context: Mapping[str, Any]) -> bytes:
        from jinja2 import TemplateError

        try:
            return template.render(context).encode()
        except TemplateError as error:
            raise InputError.single(
                f"cannot be filled: {error.message}", place=name, source=self.name
            ) from error


def _with_body(document: bytes, body: str) -> bytes:
    """Put a body into a document of one section, set like the cover page."""
    root = parse(document)
    old = next(root.iter(f"{W}body"))
    section = next(root.iter(f"{W}sectPr"))
    for margins in section.iterfind(f"{W}pgMar"):
        margins.set(f"{W}top", _CLOSE)
        margins.set(f"{W}bottom", _CLOSE)
    content = parse(f'<w:body xmlns:w="{W[1:-1]}">{body}</w:body>'.encode())
    old[:] = [*content, section]
    return serialize(root)


def open_frame(path: Path) -> Frame:
    """Read a template, or take it from the last reading; raise InputError where it is not one."""
    try:
        stamp = path.stat()
    except OSError as error:
        raise InputError.single("no such Word template", source=str(path)) from error
    return _frame(path, stamp.st_mtime_ns, stamp.st_size)


@lru_cache(maxsize=8)
def _frame(path: Path, _changed: int, _size: int) -> Frame:
    try:
        return _read(path)
    except _BROKEN as error:
        raise InputError.single("is not a Word document", source=str(path)) from error


def _read(path: Path) -> Frame:
    data = read_scanned(path)
    parts = unpack(data)
    if problems := lint(parts):
        raise InputError(replace(problem, source=str(path)) for problem in problems)
    environment = _environment()
    compiled = {
        name: _compiled(path, name, part, environment)
        for name, part in parts.items()
        if TEXT_PARTS.fullmatch(name)
    }
    return Frame(path.name, sha256(data).hexdigest(), parts, compiled, _text_width(parse(parts[DOCUMENT])))


def _environment() -> "Environment":
    from jinja2 import StrictUndefined
    from jinja2.sandbox import SandboxedEnvironment

    return SandboxedEnvironment(autoescape=True, undefined=StrictUndefined, finalize=_present)


def _present(value: object) -> object:
    """Refuse None: a contract never prints it."""
    if value is None:
        from jinja2 import UndefinedError

        raise UndefinedError("a tag has no value")
    return value


def _compiled(path: Path, name: str, part: bytes, environment: "Environment") -> "Template":
    from docxtpl.template import DocxTemplate
    from jinja2 import TemplateSyntaxError

    source = serialize(parse(part)).decode()
    docxtpl: Any = DocxTemplate(path)  # untyped; opens nothing until it is told to
    jinja = _EMPTY_RUN.sub("", docxtpl.patch_xml(source))
    try:
        if problems := tuple(check_program(environment, jinja, name)):
            raise InputError(replace(problem, source=str(path)) for problem in problems)
        return environment.from_string(jinja)
    except TemplateSyntaxError as error:
        raise InputError.single(f"has a broken tag: {error.message}", place=name, source=str(path)) from error


def _text_width(document: "etree._Element") -> int:
    section = next(reversed(list(document.iter(f"{W}sectPr"))), None)
    size = None if section is None else section.find(f"{W}pgSz")
    margins = None if section is None else section.find(f"{W}pgMar")
    if size is None or margins is None:
        raise InputError.single("its last section has no page size or no margins", place=DOCUMENT)
    return int(size.get(f"{W}w", "0")) - sum(
        int(margins.get(f"{W}{side}", "0")) for side in ("left", "right")
    )
