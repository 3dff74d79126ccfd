"""Inlines as runs: fixed words, answers, defined terms and live references."""

from functools import cache, lru_cache

from generator.assembly.contract import Defined, Inline, Inlines, Plain, Reference, RunIn, Value
from generator.word.markup import field, run
from generator.word.places import anchor_name


def runs(inlines: Inlines, *, marked: bool = False) -> str:
    """Return the runs of inlines; `marked` puts answers in shaded brackets, for a reviewer."""
    return "".join([_runs(inline, marked=marked) for inline in inlines])


def _runs(inline: Inline, *, marked: bool) -> str:
    if isinstance(inline, Plain):
        return run(inline.text)
    if isinstance(inline, Value):
        return _value(inline, marked=marked)
    if isinstance(inline, Defined):
        return _defined(inline)
    if isinstance(inline, RunIn):
        return run(inline.text, "RunIn")
    return _reference(inline)


def value_text(value: Value, *, marked: bool) -> str:
    """Return the words of an answer or a blank; that has brackets of its own."""
    return f"[{value.text}]" if marked and not value.blank else value.text


def _value(value: Value, *, marked: bool) -> str:
    style = "Blank" if value.blank else "Variable" * marked
    return run(value_text(value, marked=marked), style)


@cache
def _defined(term: Defined) -> str:
    return f"{run(term.before)}{run(term.text, 'DefinedTerm')}{run(term.after)}"


@lru_cache(maxsize=2048)
def _reference(reference: Reference) -> str:
    r"""Return the words around a REF field: `\w` is the number in full, wherever the reference stands."""
    number = field(rf"REF {anchor_name(reference.target)} \w \h", reference.label)
    return run(reference.lead) + number + run(f" ({reference.words})" * bool(reference.words))
