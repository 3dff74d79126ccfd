"""The summary before writing: every answer, grouped by page, each of them open to change."""

from dataclasses import dataclass
from typing import Any

from generator.answers.paths import MISSING, fetch
from generator.answers.walking import Question
from generator.wizard.defaults import Defaults
from generator.wizard.menus import digest, said, value_of
from generator.wizard.prompts import Option, choose
from generator.wizard.screen import row, title
from generator.wizard.session import Session
from generator.wizard.steps import are_terms, pages

__all__ = ["Open", "Show", "Write", "ask_summary", "page_title", "print_summary"]


@dataclass(frozen=True, slots=True)
class Write:
    """Everything is right: write the contract."""


@dataclass(frozen=True, slots=True)
class Show:
    """Print the summary once more."""


@dataclass(frozen=True, slots=True)
class Open:
    """Open a page to change an answer."""

    page: str


def page_title(page: Question) -> str:
    """Return a short heading for a page."""
    if page.kind == "page":
        return str(page.models[0].model_config.get("title") or page.title)
    return page.name.replace("_", " ").capitalize()


def print_summary(session: Session, defaults: Defaults) -> None:
    """Print every answer, grouped by page, as the contract states it."""
    for number, page in enumerate(pages(), start=1):
        title(f"{number}. {page_title(page)}")
        if are_terms(page) and fetch(session.data, page.name) is None:
            row("left out", "")
        for step in session.stated:
            if step.page != page.name or step.ask == "terms" or step.in_item:
                continue
            row(step.question.title, _answer(session, step, defaults))


def _answer(session: Session, step: Any, defaults: Defaults) -> str:
    value = value_of(step, session, defaults)
    if step.ask != "list" or value in (MISSING, None, []):
        return said(step, session, defaults)
    return "".join(f"\n{n + 1}. {digest(session, f'{step.path}[{n}]', defaults)}" for n in range(len(value)))


def ask_summary() -> Any:
    """Ask what to do with the summary: Write, Show, or Open a page."""
    options = [Option("All right: write the contract", Write()), Option("Show the summary again", Show())]
    options += [
        Option(f"{number}. {page_title(page)}", Open(page.name), group="or change an answer of:")
        for number, page in enumerate(pages(), start=1)
    ]
    return choose("Is everything right?", options, explanation="Nothing is written until you say so.")
