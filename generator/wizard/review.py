"""The summary before writing: every answer, grouped by page, each of them open to change."""

from dataclasses import dataclass
from typing import Any

from generator.questionnaire.interview import Interview, PageState
from generator.wizard.asking import Reply, rows_to_change
from generator.wizard.prompts import BACK, Option, choose
from generator.wizard.screen import row, title
from generator.wizard.telling import told

__all__ = ["Open", "Show", "Write", "ask_page", "ask_summary", "print_summary"]


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


def print_summary(interview: Interview) -> None:
    """Print every answer, grouped by page, as the contract states it."""
    for page in interview.pages:
        title(f"{page.number}. {page.title}")
        if page.terms and page.left_out:
            row("left out", "")
        for entry in page.rows:
            listed = "".join(f"\n{number}. {text}" for number, text in enumerate(entry.entries, 1))
            row(entry.title, listed or told(entry))


def ask_summary(pages: tuple[PageState, ...]) -> Any:
    """Ask what to do with the summary: Write, Show, or Open a page."""
    options = [Option("All right: write the contract", Write()), Option("Show the summary again", Show())]
    options += [
        Option(f"{page.number}. {page.title}", Open(page.name), group="or change an answer of:")
        for page in pages
    ]
    return choose("Is everything right?", options, explanation="Nothing is written until you say so.")


def ask_page(page: PageState) -> Any:
    """Show the answers of a page of the summary; return a Reply for the one to change, or BACK."""
    options = [Option("Back to the summary", BACK), *rows_to_change(page.rows, "change:")]
    if page.optional:
        words = "Take these terms in" if page.left_out else "Leave this page out"
        wanted = Reply(lambda interview: interview.jump(page.name).answer(page.left_out))
        options.append(Option(words, wanted))
    return choose(page.title, options)
