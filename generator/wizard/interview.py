"""The wizard from beginning to end: greet, ask what is open, offer the profile, show the summary."""

from collections.abc import Mapping
from typing import Any

from generator.errors import InputError, Interrupted
from generator.messages import tell
from generator.questionnaire.interview import Interview
from generator.questionnaire.parts import Questionnaire
from generator.wizard.greeting import offer_profile, offer_saving, welcome, welcome_back
from generator.wizard.paging import read
from generator.wizard.prompts import BACK
from generator.wizard.review import (
    Open,
    Read,
    Settle,
    Write,
    ask_finding,
    ask_page,
    ask_summary,
    everything,
)
from generator.wizard.screen import About
from generator.wizard.turns import Save, Turns


def interview(
    start: Mapping[str, Any],
    about: Questionnaire,
    *,
    save: Save,
    own_page: str = "",
    profile: Mapping[str, Any] | None = None,
    keep_profile: Save | None = None,
) -> Any:
    """Ask for everything that `start` leaves open, show the summary and return the answers.

    `start` is empty, what was saved of an interrupted interview, or the data of an answers file. `save` gets
    what to save after every answer. `own_page` names the page of the person's own details, `profile` are
    those kept of an earlier contract, and `keep_profile` gets those to keep for the next one.
    Raise Interrupted, with what to save, on Ctrl-C, and InputError for a start with fields that no question
    asks.
    """
    turns = Turns(Interview.open(about, start), save)
    try:
        return _hold(turns, own_page, profile, keep_profile)
    except (KeyboardInterrupt, EOFError):
        raise Interrupted(turns.interview.saved) from None


def _hold(turns: Turns, own_page: str, profile: Mapping[str, Any] | None, keep_profile: Save | None) -> Any:
    """Ask everything; the details kept for the next contract are those that hold at the end."""
    known = _open(turns, own_page, profile)
    kept = profile if profile is not None and _details(turns, own_page) == profile else None
    _ask_all(turns, until_page=own_page)
    if keep_profile is not None and _details(turns, own_page) != known:
        kept = _offer_saving(turns, own_page, keep_profile, update=profile is not None)
    _ask_all(turns)
    answers = _reviewed(turns)
    if keep_profile is not None and kept is not None and _details(turns, own_page) != kept:
        _offer_saving(turns, own_page, keep_profile, update=True)
    return answers


def _open(turns: Turns, own_page: str, profile: Mapping[str, Any] | None) -> Any:
    """Greet, and take over what is known; return the details that need no saving."""
    if turns.interview.data:
        if turns.interview.asked is not None:
            welcome_back(turns.interview, turns.screen)
        return _details(turns, own_page) if _has_details(turns, own_page) else None
    welcome(len(turns.interview.pages), turns.interview.phrases, turns.screen)
    if profile and offer_profile(profile, turns.interview.phrases, turns.screen):
        turns.interview = turns.interview.adopt(own_page, profile)
        turns.save()
    return profile


def _has_details(turns: Turns, own_page: str) -> bool:
    return next(page for page in turns.interview.pages if page.name == own_page).done


def _ask_all(turns: Turns, *, until_page: str = "") -> None:
    """Ask until nothing is open, or until the page named is complete."""
    while (asked := turns.interview.asked) is not None:
        turns.turn(asked)
        if until_page and turns.page == until_page and _has_details(turns, until_page):
            return


def _details(turns: Turns, own_page: str) -> Any:
    return turns.interview.data.get(own_page)


def _offer_saving(turns: Turns, own_page: str, keep_profile: Save, *, update: bool) -> Any:
    """Return the details that were kept, or None."""
    details = _details(turns, own_page)
    if not offer_saving(turns.interview.phrases, update=update):
        return None
    try:
        keep_profile(details)
    except InputError as error:
        turns.screen.problem(
            tell("Your details could not be saved: {reason}", reason=error), About("problem", "saving")
        )
        return None
    return details


def _reviewed(turns: Turns) -> Any:
    """Show what was answered until the person says that everything is right."""
    while True:
        _ask_all(turns)
        match ask_summary(turns.interview):
            case Write():
                return turns.interview.answers()
            case Read():
                read(list(everything(turns.interview)))
            case Settle():
                _settle(turns)
            case Open(page):
                _change(turns, page)


def _settle(turns: Turns) -> None:
    """Let a person look at the findings that stand, and settle them, one after the other."""
    while findings := tuple(turns.interview.findings):
        finding = ask_finding(findings, turns.interview.phrases)
        if finding is BACK:
            return
        turns.settle(finding)
        _ask_all(turns)


def _change(turns: Turns, name: str) -> None:
    """Let a person change the answers of a page, one after the other."""
    while True:
        _ask_all(turns)
        page = next(page for page in turns.interview.pages if page.name == name)
        reply = ask_page(page, turns.interview.phrases)
        if not hasattr(reply, "to"):
            return
        if reply.shown:
            turns.take(reply, turns.interview.question(name))
        else:
            turns.interview = reply.to(turns.interview)
