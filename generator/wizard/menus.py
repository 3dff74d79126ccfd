"""Menus of answers: a list and its items, a page of usual terms, a page of the summary."""

from dataclasses import dataclass
from typing import Any

from generator.answers.paths import MISSING, fetch
from generator.formatting import Formats
from generator.wizard.defaults import Defaults
from generator.wizard.prompts import BACK, Option, Signal, choose
from generator.wizard.screen import width
from generator.wizard.session import Session
from generator.wizard.steps import Step, kind_of
from generator.wizard.sums import at_the_rate, open_milestones, to_price
from generator.wizard.words import currency_of, shortened, shown

__all__ = [
    "Add",
    "LeaveOut",
    "Pick",
    "Remove",
    "ask_list",
    "ask_page",
    "ask_terms",
    "digest",
    "rows",
    "said",
    "value_of",
]


@dataclass(frozen=True, slots=True)
class Add:
    """Add an item to the list."""


@dataclass(frozen=True, slots=True)
class Remove:
    """Take an item out of the list."""

    index: int


@dataclass(frozen=True, slots=True)
class Pick:
    """Ask this question."""

    path: str


@dataclass(frozen=True, slots=True)
class LeaveOut:
    """Leave the optional page out, or take it in again."""

    wanted: bool


def value_of(step: Step, session: Session, defaults: Defaults) -> Any:
    """Return the answer that holds, as the contract prints it: the one given, else the default."""
    if step.settled:
        return step.default
    given = _answer(step, session, defaults)
    return given if step.settling is None or given is None else step.settling.printed_json(given)


def _answer(step: Step, session: Session, defaults: Defaults) -> Any:
    given = fetch(session.data, step.path)
    # What a file leaves out by saying null is filled in like what it does not name.
    if given is not MISSING and not (given is None and defaults.follows(step)):
        return given
    default = defaults.of(step)
    # The details of a default that is active have rows of their own.
    is_active = step.ask == "kind" and kind_of(step.question, session.data, step.place) is not None
    return fetch(default, "kind") if is_active else default


def rows(session: Session, page: str, *, below: str = "") -> tuple[Step, ...]:
    """Return the questions of a page, or of one item of a list, that a person can change."""
    inside = [s for s in session.steps if s.page == page and s.ask != "terms"]
    if below:
        return tuple(s for s in inside if s.path.startswith(f"{below}."))
    return tuple(s for s in inside if "[" not in s.path)


def said(step: Step, session: Session, defaults: Defaults) -> str:
    """Return what the contract prints for a question, in words, and why where that is not the answer."""
    value, settling = value_of(step, session, defaults), step.settling
    text = at_the_rate(step.path, session.data) or shown(step, value, session.data)
    if settling is None or value in (None, MISSING):
        return text
    if step.settled:
        return f"{text} (so {settling.why})"
    answer = _answer(step, session, defaults)
    asked = shown(step, answer, session.data)
    limited = f" ({settling.why}; {asked} was answered)" if asked != text else ""
    return f"{settling.words.format(text)}{limited}"


def _row(step: Step, session: Session, defaults: Defaults, *, group: str = "") -> Option:
    shown_value = said(step, session, defaults)
    if step.ask == "list":
        shown_value = f"{_count(step, session)} listed" if _count(step, session) else "none"
    row = f"{step.question.title}  {shown_value}"
    if len(row) <= width():
        return Option(row, Pick(step.path), group=group)
    return Option(step.question.title, Pick(step.path), shown_value, group=group)


def _count(step: Step, session: Session) -> int:
    items = fetch(session.data, step.path)
    return len(items) if isinstance(items, list) else 0


def digest(session: Session, path: str, defaults: Defaults) -> str:
    """Return an item of a list in one line."""
    inside = [s for s in session.steps if s.path == path or s.path.startswith(f"{path}.")]
    values = [(s, value_of(s, session, defaults)) for s in inside if s.ask not in ("kind", "list")]
    return shortened(
        ", ".join(shown(s, v, session.data) for s, v in values if v not in (None, MISSING, [])), 72
    )


def ask_terms(step: Step, session: Session, defaults: Defaults) -> Any:
    """Show a page of usual terms; return ACCEPT, BACK, a Pick or a LeaveOut."""
    included = fetch(session.data, step.path) is not None
    inside = rows(session, step.page) if included else ()
    # A page of clauses that are all left out has no terms to keep.
    none = all(s.ask == "include" and not value_of(s, session, defaults) for s in inside)
    words = "None of these, go on" if none else "Keep these terms and go on"
    options = [Option(words, Signal.ACCEPT)] if included else []
    group = "or take one in:" if none else "or change one:"
    options += [_row(s, session, defaults, group=group) for s in inside]
    if step.question.optional:
        words = "Leave this page out of the contract" if included else "Take these terms in"
        options.append(Option(words, LeaveOut(not included)))
        if not included:
            options.insert(0, Option("Leave it out and go on", Signal.ACCEPT))
    return choose(_terms_title(step), options, explanation=_about(step))


def _terms_title(step: Step) -> str:
    model = step.question.models[0]
    return f"Usual terms: {model.model_config.get('title') or step.question.title}"


def _about(step: Step) -> str:
    line = (step.question.models[0].__doc__ or "").strip().split("\n")[0]
    return " ".join(part for part in (line, step.question.help) if part)


def ask_page(page: str, title: str, session: Session, defaults: Defaults) -> Any:
    """Show the answers of a page of the summary; return BACK or a Pick."""
    options = [Option("Back to the summary", BACK)]
    options += [_row(s, session, defaults, group="change:") for s in rows(session, page)]
    terms = next((s for s in session.steps if s.path == page and s.question.optional), None)
    if terms is not None:
        wanted = fetch(session.data, page) is None
        options.append(Option("Take these terms in" if wanted else "Leave this page out", LeaveOut(wanted)))
    return choose(title, options)


def ask_list(step: Step, session: Session, defaults: Defaults) -> Any:
    """Show a list with its items; return ACCEPT (no more), BACK, Add, Remove or a Pick."""
    items = [f"{step.path}[{index}]" for index in range(_count(step, session))]
    add = Add()
    options = [
        Option("That is all" if items else "None", Signal.ACCEPT),
        Option("Add another" if items else "Add one", add),
    ]
    for index, path in enumerate(items):
        line = f"{index + 1}. {digest(session, path, defaults)}"
        options.append(Option(line, Pick(path), group="change or remove:"))
    rest = _sum_left(step, session, defaults)
    lacking = to_price(session.data) if step.path == "project.deliverables" else None
    answer = choose(
        step.question.title,
        options,
        explanation=f"{step.question.help}\n{rest}".strip(),
        default=add if rest and items else Pick(items[lacking]) if lacking is not None else None,
    )
    return _part(answer, session, step, defaults) if isinstance(answer, Pick) else answer


def _part(item: Pick, session: Session, owner: Step, defaults: Defaults) -> Any:
    """Ask which part of an item is to be changed, or whether it goes; BACK shows the list again."""
    parts = [
        part for part in rows(session, owner.page, below=item.path) if _count_of(part) == _count_of(item)
    ]
    options = [_row(part, session, defaults) for part in parts] or [Option("Change it", item)]
    index = int(item.path.rpartition("[")[2].removesuffix("]"))
    answer = choose("Change what?", [*options, Option("Remove it", Remove(index)), Option("Nothing", BACK)])
    return Pick(owner.path) if answer is BACK else answer


def _count_of(place: Step | Pick) -> int:
    return place.path.count("[")


def _sum_left(step: Step, session: Session, defaults: Defaults) -> str:
    """Say how much of the fee no milestone covers yet."""
    if step.path != "fee.milestones":
        return ""
    rest = open_milestones(session.data, defaults.suggested.get("payment.deposit"))
    if rest is None or not rest.left or rest.deposit == 100:  # noqa: PLR2004  percent
        return ""
    formats = Formats("en-US", currency_of(session.data))
    fee, left = formats.text(rest.fee, "money"), formats.text(abs(rest.left), "money")
    open_sum = f"{left} left of {fee}" if rest.left > 0 else f"{left} more than the fee of {fee}"
    return f"{open_sum}, with a deposit of {rest.deposit.normalize():f}%."
