"""The last look at a document before it is written: Word opens no part that is not well-formed."""

from collections.abc import Collection, Mapping
from contextlib import suppress
from functools import lru_cache
from xml.parsers import expat

from generator.errors import InputError
from generator.messages import tell
from generator.terminal import printable

_LONGEST_SHOWN = 60


def refuse_ill_formed(parts: Mapping[str, bytes], source: str, own: Collection[str] = ()) -> None:
    """Raise InputError for a part that is not well-formed XML, with the words before the fault.

    Clauses, outlines and answers are checked when they are read; what gets past that is stopped here. `own`
    names the parts that no other document has: the others are looked at once.
    """
    for name, part in parts.items():
        if name.endswith((".xml", ".rels")):
            fault = _fault(part) if name in own else _fault_once(part)
            if fault:
                raise InputError.single(
                    tell("cannot be written: {reason}", reason=fault), place=name, source=source
                )


def _fault(part: bytes) -> str:
    """Say what is wrong with a part; empty where nothing is."""
    try:
        expat.ParserCreate(namespace_separator=" ").Parse(part, True)
    except expat.ExpatError as error:
        return f"{expat.errors.messages[error.code]} after “{_words_before_fault(part)}”"
    return ""


def _words_before_fault(part: bytes) -> str:
    texts: list[str] = []
    parser = expat.ParserCreate()
    parser.CharacterDataHandler = texts.append
    parser.EndElementHandler = lambda _: texts.append(" ")
    with suppress(expat.ExpatError):
        parser.Parse(part, True)
    return printable(" ".join("".join(texts).split()))[-_LONGEST_SHOWN:]


_fault_once = lru_cache(maxsize=256)(_fault)
