"""The last screen before writing: each page with what it says and the findings, all open to change."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from generator.findings import Finding
from generator.questionnaire.interview import Interview, PageState
from generator.questionnaire.saying import shortened
from generator.wizard.asking import Reply, rows_to_change
from generator.wizard.current_value import told
from generator.wizard.notices import counted
from generator.wizard.prompts import BACK, Option, choose
from generator.wizard.screen import Fragment, row_of, title_of, width, wrapped


@dataclass(frozen=True, slots=True)
class Write:
    """Everything is right: write the contract."""


@dataclass(frozen=True, slots=True)
class Read:
    """Read every answer."""


@dataclass(frozen=True, slots=True)
class Settle:
    """Look at the findings that stand."""


@dataclass(frozen=True, slots=True)
class Open:
    """Open a page to change an answer."""

    page: str


def everything(interview: Interview) -> Iterator[tuple[Fragment, ...]]:
    """Yield every answer, grouped by page, as the contract states it, and what is found about them."""
    for page in interview.pages:
        yield title_of(f"{page.number}. {page.title}")
        if page.terms and page.left_out:
            yield row_of("left out", "")
        for entry in page.rows:
            listed = "".join(f"\n{number}. {text}" for number, text in enumerate(entry.entries, 1))
            yield row_of(entry.title, listed or told(entry))
    if interview.findings:
        yield title_of(counted(interview.findings))
        for finding in interview.findings:
            yield (("", wrapped(f"! {finding.reason}")),)


def brief(page: PageState) -> str:
    """Return what a page says, in as much of a line as is left of the terminal's width."""
    if page.left_out:
        return "left out"
    texts = [row.text for row in page.rows if row.text and (row.given or not page.terms)]
    room = width() - len(f"   {page.number}. {page.title}  ")
    said = ", ".join(texts) or ("usual terms" if page.terms else "")
    return shortened(said, room) if room > _LEAST_ROOM else ""


_LEAST_ROOM = 8


def ask_summary(interview: Interview) -> Any:
    """Ask what to do with the answers: Write, Read, Settle, or Open a page."""
    options = [
        Option("All right: write the contract", Write()),
        Option("Read every answer, page by page", Read()),
    ]
    if found := counted(interview.findings):
        options.append(Option(f"{found}: look at them", Settle()))
    options += [
        Option(
            f"{page.number}. {page.title}",
            Open(page.name),
            group="or change an answer of:",
            aside=brief(page),
        )
        for page in interview.pages
    ]
    told = "Nothing is written until you say so."
    return choose("Is everything right?", options, explanation=told)


def ask_finding(findings: tuple[Finding, ...]) -> Any:
    """Ask which finding to look at: a Finding, or BACK."""
    options = [
        Option(shortened(f"{number}. {finding.reason[:1].upper()}{finding.reason[1:]}", width() - 8), finding)
        for number, finding in enumerate(findings, 1)
    ]
    return choose(counted(findings), [*options, Option("Back to the summary", BACK)])


def ask_page(page: PageState) -> Any:
    """Show the answers of a page of the summary; return a Reply for the one to change, or BACK."""
    options = [Option("Back to the summary", BACK), *rows_to_change(page.rows, "change:")]
    if page.optional:
        words = "Take these terms in" if page.left_out else "Leave this page out"
        wanted = Reply(lambda interview: interview.jump(page.name).answer(page.left_out))
        options.append(Option(words, wanted))
    return choose(page.title, options)
