"""The template of docxtpl in the tag languages of the other peers: the same file but for its tags."""

import io
import re
import zipfile
from collections.abc import Callable

_RUN = re.compile(r'<w:r><w:t xml:space="preserve">\{\{ (\w+) \}\}</w:t></w:r>')
_TEXT_PART = re.compile(r"word/(document|header\d*|footer\d*)\.xml")


def _text(tag: str) -> Callable[[re.Match[str]], str]:
    return lambda run: f'<w:r><w:t xml:space="preserve">{tag.replace("name", run[1])}</w:t></w:r>'


def _merge_field(run: re.Match[str]) -> str:
    result = f"<w:r><w:t>«{run[1]}»</w:t></w:r>"
    return f'<w:fldSimple w:instr=" MERGEFIELD {run[1]} ">{result}</w:fldSimple>'


LANGUAGES: dict[str, Callable[[re.Match[str]], str]] = {
    "docxtpl": _text("{{ name }}"),
    "braces": _text("{name}"),  # docxtemplater and easy-template-x
    "carbone": _text("{d.name}"),
    "mailmerge": _merge_field,
}


def translated(template: bytes, language: str) -> bytes:
    """Return a docxtpl template with its tags written in another language."""
    done = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(template)) as old,
        zipfile.ZipFile(done, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        for info in old.infolist():
            part = old.read(info)
            if _TEXT_PART.fullmatch(info.filename):
                part = _RUN.sub(LANGUAGES[language], part.decode()).encode()
            new.writestr(info, part)
    return done.getvalue()
