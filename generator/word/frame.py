"""The frame: a Word template, read and compiled once, filled for each contract."""

import marshal
import zlib
from collections.abc import Mapping
from functools import lru_cache
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple
from zipfile import BadZipFile

from generator.caching import kept
from generator.docx.package import STYLES
from generator.docx.xml import DOCUMENT, Parts, W, parse, serialize
from generator.errors import InputError
from generator.messages import language, tell
from generator.scanning.foreign import read_foreign
from generator.word.compiled import Compiled
from generator.word.sandbox import sandbox
from generator.word.wellformed import refuse_ill_formed

if TYPE_CHECKING:
    from jinja2 import Template

_CLOSE = "1080"  # twentieths of a point above and below a document that shall fit one page
# What zipfile, zlib, lxml and int() raise for files that are damaged, locked, or no Word files.
_BROKEN = (OSError, BadZipFile, zlib.error, EOFError, RuntimeError, KeyError, SyntaxError, ValueError)


class Frame(NamedTuple):
    """A template: its parts, those with tags compiled, and the width of its text.

    `width` is in twentieths of a point; `digest` is the SHA-256 of the file; `needs_docxtpl`
    says why docxtpl itself fills it, which takes longer: for most templates there is nothing. `remarks` are
    what to tell who made the file.
    """

    name: str
    digest: str
    parts: Mapping[str, bytes]
    compiled: Mapping[str, "Template"]
    width: int
    needs_docxtpl: tuple[str, ...]
    remarks: tuple[str, ...] = ()

    def style(self, wanted: str, otherwise: str) -> str:
        """Return the id of a style that not every template has, or of the one to take in its place."""
        return wanted if f'w:styleId="{wanted}"'.encode() in self.parts[STYLES] else otherwise

    def fill(self, context: Mapping[str, Any]) -> Parts:
        """Return the parts of a document, every tag filled."""
        if self.needs_docxtpl:
            from generator.word.template.plain import fill_plainly

            return fill_plainly(self.parts, context, self.name)
        filled = {name: self._filled(name, template, context) for name, template in self.compiled.items()}
        return {**self.parts, **filled}

    def fill_around(self, body: str, context: Mapping[str, Any]) -> Parts:
        """Return the parts of a document with another body between the frame's headers and footers."""
        margins = {name: template for name, template in self.compiled.items() if name != DOCUMENT}
        filled = {name: self._filled(name, template, context) for name, template in margins.items()}
        content = f'<w:body xmlns:w="{W[1:-1]}">{body}</w:body>'.encode(errors="surrogatepass")
        refuse_ill_formed({DOCUMENT: content}, self.name, own=[DOCUMENT])
        return {**self.parts, **filled, DOCUMENT: _with_body(self.parts[DOCUMENT], content)}

    def _filled(self, name: str, template: "Template", context: Mapping[str, Any]) -> bytes:
        from jinja2 import TemplateError

        try:
            part = template.render(context).encode(errors="surrogatepass")
        except TemplateError as error:
            raise InputError.single(
                tell("cannot be filled: {reason}", reason=error.message), place=name, source=self.name
            ) from error
        refuse_ill_formed({name: part}, self.name, own=[name])
        return part


def _with_body(document: bytes, body: bytes) -> bytes:
    """Put a body into a document of one section, set like the cover page."""
    root = parse(document)
    old = next(root.iter(f"{W}body"))
    section = next(root.iter(f"{W}sectPr"))
    for margins in section.iterfind(f"{W}pgMar"):
        margins.set(f"{W}top", _CLOSE)
        margins.set(f"{W}bottom", _CLOSE)
    old[:] = [*parse(body), section]
    return serialize(root)


def open_frame(path: Path) -> Frame:
    """Read a template, or take it from an earlier reading; raise InputError where it is not one."""
    try:
        stamp = path.stat()
    except OSError as error:
        raise InputError.single(tell("no such Word template"), source=str(path)) from error
    return _frame(path, stamp.st_mtime_ns, stamp.st_size)


@lru_cache(maxsize=8)
def _frame(path: Path, _changed: int, _size: int) -> Frame:
    from jinja2 import Template

    data = read_foreign(path)
    compiled = kept(
        "frame",
        lambda: (str(path).encode(), language().encode(), data),  # its remarks are messages
        lambda: _compile(data, str(path)),
    )
    environment = sandbox()
    programs = {
        name: Template.from_code(environment, marshal.loads(code), environment.make_globals(None))  # noqa: S302
        for name, code in compiled.programs.items()
    }
    digest, needs = sha256(data).hexdigest(), compiled.needs_docxtpl
    return Frame(path.name, digest, compiled.parts, programs, compiled.width, needs, compiled.remarks)


def _compile(data: bytes, source: str) -> Compiled:
    from generator.word.template.compiling import compile_template

    try:
        return compile_template(data, source)
    except _BROKEN as error:
        raise InputError.single(tell("is not a Word document"), source=source) from error
