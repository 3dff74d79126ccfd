"""Asking one question with the prompt that fits it; what the person does is a reply to the interview."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from generator.answers.paths import fetch
from generator.formatting.phrases import Phrases
from generator.messages import tell
from generator.questionnaire.asked import Asked
from generator.questionnaire.current import Row
from generator.questionnaire.interview import Interview
from generator.wizard.current_value import listed
from generator.wizard.prompts import (
    BACK,
    OTHER_WAY,
    InEditor,
    Left,
    Option,
    Reading,
    Signal,
    choose,
    choose_many,
    confirm,
    entries,
    line,
    paragraphs,
)
from generator.wizard.screen import width

_LONGEST_TO_EDIT = 20_000
"""Characters of a text that a terminal still shows and edits quickly."""


@dataclass(frozen=True, slots=True)
class Reply:
    """What to do with the interview, and whether that answers the question, so that the answer is shown.

    `saved` says that something was answered, be it only that an item was added or removed.
    """

    to: Callable[[Interview], Interview]
    shown: bool = True
    saved: bool = True


_GO_BACK = Reply(lambda interview: interview.back(), shown=False, saved=False)
_OTHER_WAY = Reply(lambda interview: interview.take_way(quick=not interview.is_quick), shown=False)
_LEAVE_OPEN = Reply(lambda interview: interview.leave_open())
_ACCEPT = Reply(lambda interview: interview.accept())
_STAY = Reply(lambda interview: interview, shown=False, saved=False)
_ADD = Reply(lambda interview: interview.add(), shown=False)


def _answer(value: Any) -> Reply:
    return Reply(lambda interview: interview.answer(value))


def _jump(path: str) -> Reply:
    return Reply(lambda interview: interview.jump(path), shown=False, saved=False)


def ask(asked: Asked, interview: Interview) -> Reply:
    """Ask a question; return the reply. Raise Stopped, with what was typed, on Ctrl-C in a text."""
    if asked.kind == "list":
        answer: Any = _list(asked, interview)
    elif asked.kind == "terms":
        answer = _terms(asked, interview.phrases)
    elif asked.kind == "usual":
        answer = _all_usual(asked, interview.phrases)
    elif asked.kind in ("line", "paragraphs", "days", "rate", "numbers", "lines"):
        answer = _typed(asked, interview.phrases, interview.reading)
    else:
        answer = _chosen(asked, interview.phrases)
    if answer is OTHER_WAY:
        # Where there is one way only, the question is asked again.
        return _OTHER_WAY if interview.can_be_quick else _STAY
    return _GO_BACK if answer is BACK else answer


def _chosen(asked: Asked, phrases: Phrases) -> Any:
    current = asked.given if asked.answered else asked.default.value if asked.default else None
    if asked.kind == "flag":
        answer: Any = confirm(asked.title, explanation=asked.help, default=bool(current), other_way=True)
    elif asked.kind == "include":
        answer = confirm(
            asked.title, explanation=asked.help, default=isinstance(current, Mapping), other_way=True
        )
    elif asked.kind == "many":
        options = [Option(entry.label, entry.value, entry.consequence) for entry in asked.choices]
        answer = choose_many(asked.title, options, explanation=asked.help, checked=current or ())
    else:
        return _menu(asked, current, phrases)
    return answer if isinstance(answer, Signal) else _answer(answer)


def _menu(asked: Asked, current: Any, phrases: Phrases) -> Any:
    preset = fetch(current, "kind") if isinstance(current, Mapping) and not asked.optional else current
    replies = {entry.value: _answer(entry.value) for entry in asked.choices}
    options = [Option(entry.label, replies[entry.value], entry.consequence) for entry in asked.choices]
    if asked.kind == "kind" and asked.optional:
        told = asked.default.text if asked.default else ""
        usual = phrases.say("interview.the_usual", value=told or phrases.say("interview.as_law_allows"))
        options.insert(0, Option(usual, _ACCEPT, phrases.say("interview.follows")))
    if asked.may_stay_open:
        options.append(Option(phrases.say("interview.dont_know"), _LEAVE_OPEN))
    chosen = replies.get(preset) if isinstance(preset, str | int) else None
    explanation = "\n".join((asked.help, *asked.beside)).strip()
    return choose(asked.title, options, explanation=explanation, default=chosen, other_way=True)


def _typed(asked: Asked, phrases: Phrases, reading: Reading) -> Any:
    answer = _prompted(asked, asked.text, phrases, reading)
    while isinstance(answer, InEditor):
        # A long text does not stand in the prompt, only its length: the editor gets the text itself.
        begun = answer.text or (asked.text if _too_long(asked.text) else "")
        edited, trouble = _edited(begun)
        answer = _prompted(asked, begun, phrases, reading, trouble) if edited is None else edited
    if isinstance(answer, Left):
        after = _GO_BACK if answer.signal is BACK else _OTHER_WAY
        return Reply(lambda interview: after.to(interview.keep_typed(answer.text)), shown=False)
    if isinstance(answer, Signal):
        return answer
    text = asked.text if _too_long(asked.text) and not str(answer).strip() else str(answer)
    return Reply(lambda interview: interview.answer_text(text))


def _prompted(asked: Asked, text: str, phrases: Phrases, reading: Reading, trouble: str = "") -> Any:
    hint = phrases.say("interview.type_it", hint=asked.hint) if asked.hint else ""
    hidden = _too_long(text)
    told = (asked.help, *asked.beside, asked.limit, hint, _usual(asked, phrases), trouble)
    prompt: dict[str, Any] = {
        "explanation": " ".join(filter(None, told)),
        "placeholder": _hidden(text, phrases) if hidden else _placeholder(asked, phrases),
        "text": "" if hidden else text,
    }
    if asked.kind == "paragraphs":
        return paragraphs(asked.title, **prompt)
    if asked.kind == "lines":
        prompt["explanation"] = "\n".join((prompt["explanation"], phrases.say("interview.lines")))
        return entries(asked.title, **prompt, reading=reading)
    return line(asked.title, **prompt, words=asked.words, reading=reading)


def _edited(text: str) -> tuple[str | None, str]:
    """Return what a person saved in their editor, and what went wrong; None where they saved nothing."""
    from click import ClickException, edit

    try:
        edited = edit(text, extension=".txt")
    except ClickException as error:
        return None, tell("{reason}. Set EDITOR to the name of your editor.", reason=error.message)
    return edited and edited.removesuffix("\n"), ""


def _too_long(text: str) -> bool:
    return len(text) > _LONGEST_TO_EDIT


def _hidden(text: str, phrases: Phrases) -> str:
    return phrases.say("interview.too_long", length=f"{len(text):,}")


def _usual(asked: Asked, phrases: Phrases) -> str:
    """Say how to return to the default from an answer of one's own."""
    default = asked.default
    if not asked.answered or default is None or default.value in (None, asked.given):
        return ""
    return phrases.say("interview.clear", value=default.text or phrases.say("answers.none"))


def _placeholder(asked: Asked, phrases: Phrases) -> str:
    if asked.default is not None and asked.default.value is not None:
        text = asked.default.text or phrases.say("answers.none")
        return phrases.say("interview.enter_accepts", value=text)
    example = phrases.say("interview.example", example=asked.example) if asked.example else ""
    empty = phrases.say("interview.enter_none") if asked.may_be_empty else ""
    return "   ".join(part for part in (example, empty) if part)


def rows_to_change(rows: tuple[Row, ...], phrases: Phrases, group: str = "") -> list[Option]:
    """Return a line for each question that a person can change, with what holds for it."""
    return [_row(row, phrases, group) for row in rows if not row.fixed]


def _row(row: Row, phrases: Phrases, group: str) -> Option:
    text = listed(row, phrases)
    whole = f"{row.title}  {text}"
    if len(whole) <= width():
        return Option(whole, _jump(row.path), group=group)
    return Option(row.title, _jump(row.path), text, group=group)


def _terms(asked: Asked, phrases: Phrases) -> Any:
    """Show a page of usual terms: keep it, change one of them, leave it out."""
    say = phrases.say
    if asked.left_out:
        options = [
            Option(say("interview.stay_out"), _ACCEPT),
            Option(say("interview.take_in"), _answer(True)),
        ]
    else:
        # A page of clauses that are all left out has no terms to keep.
        none = all(row.kind == "include" and not row.value for row in asked.rows)
        options = [Option(say("interview.none_of_these" if none else "interview.keep_terms"), _ACCEPT)]
        group = say("interview.or_take_in" if none else "interview.or_change")
        options += rows_to_change(asked.rows, phrases, group)
        if asked.optional:
            options.append(Option(say("interview.leave_out"), _answer(False)))
    title = say("interview.terms_of", page=asked.page_title)
    return choose(title, options, explanation=asked.help, other_way=True)


def _all_usual(asked: Asked, phrases: Phrases) -> Any:
    """Show all usual terms in sentences: take them all, or open one."""
    options = [Option(phrases.say("interview.take_all"), _ACCEPT)]
    group = phrases.say("interview.open_one")
    options += [
        Option(f"{number}. {row.title}", _jump(row.path), group=group)
        for number, row in enumerate(asked.rows, 1)
    ]
    return choose(phrases.say("interview.the_usual_terms"), options, other_way=True)


def _list(asked: Asked, interview: Interview) -> Any:
    """Show a list with its items: no more, another, or one to change or remove."""
    say = interview.phrases.say
    options = [
        Option(say("interview.that_is_all" if asked.entries else "interview.no_items"), _ACCEPT),
        Option(say("interview.add_another" if asked.entries else "interview.add_one"), _ADD),
    ]
    group = say("interview.change_or_remove")
    items = [Option(f"{n}. {text}", n, group=group) for n, text in enumerate(asked.entries, 1)]
    lacking = asked.lacking
    preset: int | Reply | None = None
    if lacking is not None and lacking.index is not None:
        preset = lacking.index + 1
    elif lacking is not None and items:
        preset = _ADD
    explanation = f"{asked.help}\n{lacking.text if lacking else ''}".strip()
    answer = choose(asked.title, [*options, *items], explanation=explanation, default=preset, other_way=True)
    return _item(asked, answer - 1, interview) if isinstance(answer, int) else answer


def _item(asked: Asked, index: int, interview: Interview) -> Any:
    """Ask which part of an item is to be changed, or whether it goes; going back shows the list again."""
    path = f"{asked.path}[{index}]"
    parts, say = interview.rows_at(path), interview.phrases.say
    options = (
        [Option(say("interview.change_it"), _jump(path))]
        if parts[:1] and parts[0].path == path
        else rows_to_change(parts, interview.phrases)
    )
    remove = Reply(lambda interview: interview.remove(index), shown=False)
    more = [Option(say("interview.remove_it"), remove), Option(say("interview.nothing"), BACK)]
    answer = choose(say("interview.change_what"), [*options, *more])
    return _jump(asked.path) if answer is BACK else answer
