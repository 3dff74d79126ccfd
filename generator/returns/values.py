"""Changed values: what stands in a returned contract where an answer was printed."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from generator.docx.views import View, as_typed, views
from generator.formatting.formats import Formats
from generator.formatting.parsing import Unclear, Unread
from generator.formatting.phrases import Phrases
from generator.returns.answer_names import title_of, worked_out_from
from generator.returns.comparing import pairs, spans_after
from generator.returns.printed import PlaceKey, Printed
from generator.returns.reading_back import Answer, answer_at, json_of, read_back
from generator.returns.report import ValueChange, name_of
from generator.returns.sent import Sent
from generator.word.passages import Passage


@dataclass(slots=True)
class _Seen:
    """What was found where one answer was printed."""

    before: str = ""
    now: dict[str, list[str]] = field(default_factory=dict)
    same: list[str] = field(default_factory=list)


def changed_values(sent: Sent, found: tuple[Passage, ...]) -> tuple[ValueChange, ...]:
    """Return the answers that read differently once every tracked change is accepted."""
    phrases = sent.phrasing.phrases
    seen: dict[str, _Seen] = {}
    for passage in found:
        key = (passage.place.kind, passage.place.id)
        for path, before, now in _read(sent, key, views(passage.lines, after=True)):
            entry = seen.setdefault(path, _Seen(before))
            name = name_of(passage.place, phrases)
            if _plain(before) == _plain(now):
                entry.same.append(name)
            else:
                entry.now.setdefault(now, []).append(name)
    formats = sent.drafted.formats
    changes = (_value(sent, path, entry, formats) for path, entry in seen.items() if entry.now)
    return tuple(change for change in changes if change)


def _read(sent: Sent, key: PlaceKey, after: tuple[View, ...]) -> Iterator[tuple[str, str, str]]:
    """Yield path, words before and words now of each answer of a place, paragraphs of one answer as one."""
    long: dict[str, tuple[list[str], list[str]]] = {}
    for pair in pairs(sent.lines.get(key, ()), after):
        if pair.old is None or key not in sent.printed:
            continue
        printed = sent.printed[key][pair.at]
        spans = [(one.start, one.end) for one in printed]
        now = [""] * len(printed) if pair.new is None else spans_after(pair.old, pair.new, spans)
        for one, words in zip(printed, now, strict=True):
            before = _words(pair.old, one)
            if _of_paragraphs(sent, one.path):
                befores, nows = long.setdefault(one.path, ([], []))
                befores.append(_bare(before))
                nows += [_bare(words)] if words else []
            elif pair.new is not None:
                yield one.path, _bare(before), _bare(words)
    for path, (befores, nows) in long.items():
        yield path, "\n\n".join(befores), "\n\n".join(nows)


def _of_paragraphs(sent: Sent, path: str) -> bool:
    answer = answer_at(sent.drafted.deal, path)
    return answer is not None and answer.question.unit == "paragraphs"


def _words(view: View, printed: Printed) -> str:
    return view.text[view.tokens[printed.start].start : view.tokens[printed.end - 1].end]


def _bare(words: str) -> str:
    """Return words without the brackets of a review draft."""
    return words.strip().removeprefix("[").removesuffix("]").strip()


def _plain(words: str) -> str:
    return "\n".join(map(as_typed, words.split("\n")))


def _value(sent: Sent, path: str, seen: _Seen, formats: Formats) -> ValueChange | None:
    """Return what became of an answer; None where it only stands in other signs: $8,000 for $8,000.00."""
    answer = None if path.startswith("sums") else answer_at(sent.drafted.deal, path)
    old = None if answer is None or path in sent.drafted.missing else json_of(answer.value)
    phrases = sent.phrasing.phrases
    read = {words: _reading(words, answer, formats, phrases) for words in seen.now}
    unchanged = (old, "") if answer else _reading(seen.before, None, formats, phrases)
    changed = [words for words in read if read[words] != unchanged]
    if not changed:
        return None
    value, why_not = read[changed[0]]
    if any(read[words] != read[changed[0]] for words in changed):
        readings = phrases.join("comma", map(phrases.quoted, changed))
        why_not = phrases.say("returned.differs_by_place", readings=readings)
    elif answer is None:
        sources = worked_out_from(sent.drafted.deal, path, formats, phrases)
        why_not = phrases.say("returned.worked_out", answers=sources or phrases.say("returned.other_answers"))
    same = [*seen.same, *(name for words in read if words not in changed for name in seen.now[words])]
    return ValueChange(
        path=path,
        title=title_of(sent.drafted.deal, path, phrases),
        printed_before=seen.before,
        printed_now=changed[0],
        old=None if why_not else old,
        new=None if why_not else value,
        why_not=why_not,
        where=tuple(dict.fromkeys(name for words in changed for name in seen.now[words])),
        also=tuple(dict.fromkeys(same)),
    )


def _reading(words: str, answer: Answer | None, formats: Formats, phrases: Phrases) -> tuple[Any, str]:
    """Return the value of words as an answers file has it, or why they have none.

    Without an answer they stand for a sum that was worked out.
    """
    try:
        return json_of(read_back(words, answer, formats) if answer else formats.value(words, "money")), ""
    except Unclear as error:
        return None, phrases.say("returned.unclear", why=error.said(phrases))
    except Unread as error:
        why = error.said(phrases)
        return None, phrases.say("returned.unread", words=words, why=why) if words else why
    except (ValueError, ArithmeticError) as error:
        return None, phrases.say("returned.unread", words=words, why=error)
