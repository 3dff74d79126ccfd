"""Inlines as runs: fixed words, answers, defined terms and live references."""

from generator.assembly.contract import Defined, Inline, Inlines, Plain, Reference, Value
from generator.word.markup import field, run
from generator.word.places import anchor_name

__all__ = ["runs"]


def runs(inlines: Inlines, *, marked: bool = False) -> str:
    """Return the runs of inlines; `marked` puts answers in shaded brackets, for a reviewer."""
    return "".join(_runs(inline, marked=marked) for inline in inlines)


def _runs(inline: Inline, *, marked: bool) -> str:
    match inline:
        case Plain(text):
            return run(text)
        case Value(text):
            return run(f"[{text}]", "Variable") if marked else run(text)
        case Defined(text):
            return f"{run('“')}{run(text, 'DefinedTerm')}{run('”')}"
        case Reference():
            return _reference(inline)


def _reference(reference: Reference) -> str:
    r"""Return the words around a REF field: `\w` is the number in full, wherever the reference stands."""
    number = field(rf"REF {anchor_name(reference.target)} \w \h", reference.label)
    return run(reference.lead) + number + run(f" ({reference.words})" * bool(reference.words))
