"""What was sent beside what came back: the paragraphs and rows that differ, with the words that changed."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from generator.docx.aligning import ALIKE, likeness, stretches_of
from generator.docx.views import View
from generator.returns.comparing import pairs


@dataclass(frozen=True, slots=True)
class Words:
    """Words of a line; `changed` are those that the other side does not have."""

    text: str
    changed: bool = False


@dataclass(frozen=True, slots=True)
class Beside:
    """A line as it was sent and as it came back; one of them is empty where it was put in or taken out."""

    sent: tuple[Words, ...] = ()
    came: tuple[Words, ...] = ()


def beside(sent: Sequence[View], came: Sequence[View]) -> tuple[Beside, ...]:
    """Return the lines that differ, in their order."""
    differing = [
        (pair.old, pair.new)
        for pair in pairs(sent, came)
        if pair.old is None or pair.new is None or _shown(pair.old) != _shown(pair.new)
    ]
    return tuple(_beside(old, new) for old, new in _joined(differing))


def _joined(lines: list[tuple[View | None, View | None]]) -> Iterator[tuple[View | None, View | None]]:
    """Yield lines side by side, also one that went and one that came with the same words in other looks."""
    rest = list(lines)
    while rest:
        old, new = rest.pop(0)
        if old is not None and new is None and rest:
            other, after = rest[0]
            if other is None and after is not None and likeness(_words_of(old), _words_of(after)) >= ALIKE:
                new = rest.pop(0)[1]
        yield old, new


def _words_of(line: View) -> tuple[str, ...]:
    """Return the words of a line, whether they can be seen or not."""
    return tuple(token.key.rpartition(" ")[2] for token in line.tokens)


def _shown(line: View) -> tuple[str, tuple[str, ...]]:
    return line.number, line.keys


def _beside(old: View | None, new: View | None) -> Beside:
    if old is None or new is None:
        return Beside(_whole(old), _whole(new))
    stretches = list(stretches_of(old.keys, new.keys))
    gone = [one.old for one in stretches if not one.equal]
    come = [one.new for one in stretches if not one.equal]
    same_number = old.number == new.number
    return Beside(
        _words(old, gone, number_changed=not same_number),
        _words(new, come, number_changed=not same_number),
    )


def _without_edges(words: list[Words]) -> tuple[Words, ...]:
    """Return the words of a row of a table without the signs of its edges."""
    texts = [one.text for one in words]
    texts[:1] = [text.lstrip("| ") for text in texts[:1]]
    texts[-1:] = [text.rstrip("| ") for text in texts[-1:]]
    return tuple(Words(text, one.changed) for text, one in zip(texts, words, strict=True) if text)


def _whole(line: View | None) -> tuple[Words, ...]:
    return () if line is None else _words(line, [slice(0, len(line.tokens))], number_changed=True)


def _words(line: View, changed: list[slice], *, number_changed: bool) -> tuple[Words, ...]:
    """Return the text of a line in turns, from its first word to its last."""
    found = list(_turns(line, changed, number_changed=number_changed))
    return _without_edges(found) if line.table else tuple(found)


def _turns(line: View, changed: list[slice], *, number_changed: bool) -> Iterator[Words]:
    if line.number:
        yield Words(f"{line.number} ", number_changed)
    at = 0
    for part in changed:
        if part.start < part.stop:
            start, end = line.tokens[part.start].start, line.tokens[part.stop - 1].end
            yield from [Words(line.text[at:start])] * (start > at)
            yield Words(line.text[start:end], changed=True)
            at = end
    yield from [Words(line.text[at:])] * (at < len(line.text))
