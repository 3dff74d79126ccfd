"""The last screen before writing: each page with what it says and the findings, all open to change."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from generator.findings import Finding
from generator.formatting.phrases import Phrases
from generator.questionnaire.current import told
from generator.questionnaire.interview import Interview, PageState
from generator.questionnaire.saying import shortened
from generator.wizard.asking import Reply, rows_to_change
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
    phrases = interview.phrases
    for page in interview.pages:
        yield title_of(f"{page.number}. {page.title}")
        if page.terms and page.left_out:
            yield row_of(phrases.say("answers.left_out"), "")
        for entry in page.rows:
            listed = "".join(f"\n{number}. {text}" for number, text in enumerate(entry.entries, 1))
            yield row_of(entry.title, listed or told(entry, phrases))
    if interview.findings:
        yield title_of(counted(interview.findings, phrases))
        for finding in interview.findings:
            yield (("", wrapped(f"! {finding.reason}")),)


def brief(page: PageState, phrases: Phrases) -> str:
    """Return what a page says, in as much of a line as is left of the terminal's width."""
    if page.left_out:
        return phrases.say("answers.left_out")
    texts = [row.text for row in page.rows if row.text and (row.given or not page.terms)]
    room = width() - len(f"   {page.number}. {page.title}  ")
    said = phrases.join("comma", texts) or (phrases.say("interview.usual_terms") if page.terms else "")
    return shortened(said, room) if room > _LEAST_ROOM else ""


_LEAST_ROOM = 8


def ask_summary(interview: Interview) -> Any:
    """Ask what to do with the answers: Write, Read, Settle, or Open a page."""
    phrases, say = interview.phrases, interview.phrases.say
    still = len(interview.left_open)
    write = say("interview.write_draft", count=still) if still else say("interview.write_it")
    options = [
        Option(write, Write(), say("interview.nothing_to_sign") if still else ""),
        Option(say("interview.read_all"), Read()),
    ]
    if found := counted(interview.findings, phrases):
        options.append(Option(say("interview.look_at", counted=found), Settle()))
    options += [
        Option(
            f"{page.number}. {page.title}",
            Open(page.name),
            group=say("interview.or_change_on"),
            aside=brief(page, phrases),
        )
        for page in interview.pages
    ]
    return choose(say("interview.all_right"), options, explanation=say("interview.nothing_written"))


def ask_finding(findings: tuple[Finding, ...], phrases: Phrases) -> Any:
    """Ask which finding to look at: a Finding, or BACK."""
    options = [
        Option(shortened(f"{number}. {finding.reason[:1].upper()}{finding.reason[1:]}", width() - 8), finding)
        for number, finding in enumerate(findings, 1)
    ]
    back = Option(phrases.say("interview.back_to_summary"), BACK)
    return choose(counted(findings, phrases), [*options, back])


def ask_page(page: PageState, phrases: Phrases) -> Any:
    """Show the answers of a page of the summary; return a Reply for the one to change, or BACK."""
    back = Option(phrases.say("interview.back_to_summary"), BACK)
    options = [back, *rows_to_change(page.rows, phrases, phrases.say("interview.change_one"))]
    if page.optional:
        words = phrases.say("interview.take_in" if page.left_out else "interview.leave_page_out")
        wanted = Reply(lambda interview: interview.jump(page.name).answer(page.left_out))
        options.append(Option(words, wanted))
    return choose(page.title, options)
