"""Asking one question with the prompt that fits it."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from generator.answers.paths import MISSING, fetch
from generator.answers.places import STATES
from generator.wizard.defaults import Defaults
from generator.wizard.prompts import BACK, Option, Signal, choose, choose_many, confirm, line, paragraphs
from generator.wizard.session import Session
from generator.wizard.steps import LONG_MENU, Step
from generator.wizard.taking import apply, refusal
from generator.wizard.typed import HINTS, typed, written
from generator.wizard.words import consequence, label, shown

__all__ = ["Refused", "ask"]


@dataclass(frozen=True, slots=True)
class Refused:
    """An answer that cannot be taken: what is allowed, and what was typed."""

    message: str
    text: str


def ask(step: Step, session: Session, defaults: Defaults, text: str | None = None) -> Any:
    """Ask a question; return the JSON value of the answer, a Signal, or a Refused.

    `text` is what was typed before and refused, to be mended.
    """
    default = defaults.of(step)
    if step.ask == "kind":
        return _kind(step, session, default)
    if step.ask == "include":
        return _include(step, session, default)
    if step.ask == "menu":
        return _menu(step, session, default)
    if step.ask == "many":
        return _many(step, session, default)
    if step.ask == "flag":
        given = fetch(session.data, step.path)
        preset = bool(default if given is MISSING else given) and default is not MISSING
        return _accepted(
            confirm(step.question.title, explanation=step.question.help, default=preset), default
        )
    return _typed(step, session, defaults, text)


def _accepted(answer: Any, default: Any) -> Any:
    return Signal.ACCEPT if answer is not BACK and answer == default else answer


def _typed(step: Step, session: Session, defaults: Defaults, text: str | None) -> Any:
    default = defaults.of(step)
    given = fetch(session.data, step.path) if session.is_given(step) else MISSING
    if step.path in session.passed and given == default:
        given = MISSING
    prompt: dict[str, Any] = {
        "explanation": " ".join(
            filter(
                None,
                (step.question.help, _limit(step), _hint(step), _usual(step, given, session, default)),
            )
        ),
        "placeholder": _placeholder(step, session, defaults),
        "text": written(step, given) if text is None else text,
    }
    if step.ask == "paragraphs":
        answer = paragraphs(step.question.title, **prompt)
    else:
        answer = line(step.question.title, **prompt, words=_words(step))
    return answer if answer is BACK else _read(step, str(answer), default)


def _read(step: Step, text: str, default: Any) -> Any:
    if not text.strip():
        needed = default is MISSING or (default is None and step.required)
        return (
            Refused(f"An answer is needed here{_example(step, ', such as ')}.", "")
            if needed
            else Signal.ACCEPT
        )
    try:
        return typed(step, text, default)
    except ValueError as error:
        return Refused(str(error), text)


def _limit(step: Step) -> str:
    """Say what the contract prints where it is not simply the answer."""
    return step.settling.help if step.settling is not None else ""


def _hint(step: Step) -> str:
    return f"Type it {HINTS[step.ask]}." if step.ask in HINTS else ""


def _usual(step: Step, given: Any, session: Session, default: Any) -> str:
    """Say how to return to the default from an answer of one's own."""
    if given in (MISSING, default) or default in (MISSING, None):
        return ""
    return f"Clear it and press Enter for {shown(step, default, session.data)}."


def _placeholder(step: Step, session: Session, defaults: Defaults) -> str:
    default = defaults.of(step)
    if default is not MISSING and default is not None:
        return f"{shown(step, default, session.data)}   (Enter accepts)"
    optional = "(Enter: none)" if default is None and _may_be_none(step, session, defaults) else ""
    return "   ".join(part for part in (_example(step, "e.g. "), optional) if part)


def _may_be_none(step: Step, session: Session, defaults: Defaults) -> bool:
    """Say whether Enter would be taken: the state of an address may be left out, but not in the US."""
    return not refusal(apply(session, step, Signal.ACCEPT, defaults), step, defaults)


def _example(step: Step, lead: str) -> str:
    examples = step.question.info.examples
    if not examples:
        return ""
    # A day as a person reads it, which may be typed like that too.
    told = shown(step, examples[0], {}) if step.question.unit == "date" else str(examples[0]).rstrip(".")
    return f"{lead}{told}"


def _words(step: Step) -> list[str]:
    if len(step.question.values) < LONG_MENU:
        return []
    return [STATES.get(value, str(value)) for value in step.question.values]


def _kind(step: Step, session: Session, default: Any) -> Any:
    union = step.question
    options = [
        Option(label(union, model), model.model_fields["kind"].default, consequence(model))
        for model in union.models
    ]
    if union.optional:
        usual = shown(step, default, session.data) if default is not None else "as the law allows"
        options.insert(0, Option(f"The usual: {usual}", Signal.ACCEPT, "Follows your other answers."))
    given = fetch(session.data, step.path)
    preset = fetch(default, "kind") if given is MISSING and not union.optional else given
    return choose(union.title, options, explanation=union.help, default=preset)


def _include(step: Step, session: Session, default: Any) -> Any:
    given = fetch(session.data, step.path)
    wanted = default if given is MISSING else given
    explanation = step.question.help or consequence(step.question.models[0])
    answer = confirm(step.question.title, explanation=explanation, default=isinstance(wanted, Mapping))
    if given is MISSING and answer is False and default is None:
        return Signal.ACCEPT
    return answer


def _menu(step: Step, session: Session, default: Any) -> Any:
    field = step.question
    entries = dict(field.menu.choices) if field.menu else {}
    options = [
        Option(entries[v].label, v, entries[v].consequence) if v in entries else Option(str(v), v)
        for v in field.values
    ]
    given = fetch(session.data, step.path)
    answer = choose(
        field.title, options, explanation=field.help, default=default if given is MISSING else given
    )
    return _accepted(answer, default)


def _many(step: Step, session: Session, default: Any) -> Any:
    item = step.question.item
    entries = item.menu.choices if item is not None and item.menu is not None else ()
    options = [Option(entry.label, value, entry.consequence) for value, entry in entries]
    given = fetch(session.data, step.path)
    checked = default if given is MISSING else given
    answer = choose_many(step.question.title, options, explanation=step.question.help, checked=checked or ())
    return _accepted(answer, default)
