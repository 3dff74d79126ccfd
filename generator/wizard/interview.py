"""The wizard from beginning to end: greet, ask what is open, offer the profile, show the summary."""

from collections.abc import Mapping
from typing import Any

from generator.earlier.known import Known
from generator.errors import InputError, Interrupted
from generator.messages import tell
from generator.questionnaire.interview import Interview
from generator.questionnaire.parts import Questionnaire
from generator.wizard.greeting import offer_client, offer_profile, offer_saving, welcome, welcome_back
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
    known: Known,
    quick: bool = False,
) -> Interview:
    """Ask for everything that `start` leaves open, show the summary and return the interview as it ended.

    With `quick` one that begins takes the short way.

    `start` is empty, what was saved of an interrupted interview, or the data of an answers file. `save` gets
    what to save after every answer.
    Raise Interrupted, with what to save, on Ctrl-C, and InputError for a start with fields that no question
    asks.
    """
    turns = Turns(Interview.open(about, start, quick=quick), save)
    try:
        return _hold(turns, known)
    except (KeyboardInterrupt, EOFError):
        raise Interrupted(turns.interview.saved) from None


def _hold(turns: Turns, known: Known) -> Interview:
    """Ask everything; the details kept for the next contract are those that hold at the end."""
    own_page, profile, keep_profile = known.own_page, known.profile, known.keep_profile
    before = _open(turns, known)
    kept = profile if profile is not None and _details(turns, own_page) == profile else None
    _ask_all(turns, until_page=own_page)
    if keep_profile is not None and _is_whole(turns, own_page) and _details(turns, own_page) != before:
        kept = _offer_saving(turns, own_page, keep_profile, update=profile is not None)
    ended = _reviewed(turns)
    if keep_profile is not None and kept is not None and _details(turns, own_page) != kept:
        _offer_saving(turns, own_page, keep_profile, update=True)
    return ended


def _open(turns: Turns, known: Known) -> Any:
    """Greet, and take over what is known; return the details that need no saving."""
    own_page, profile = known.own_page, known.profile
    if turns.interview.data:
        if turns.interview.asked is not None:
            welcome_back(turns.interview, turns.screen)
        return _details(turns, own_page) if _has_details(turns, own_page) else None
    welcome(turns.interview, turns.screen)
    if profile and offer_profile(profile, turns.interview.phrases, turns.screen):
        turns.interview = turns.interview.adopt(own_page, profile)
        turns.save()
    phrases = turns.interview.phrases
    client = known.client or offer_client(known.clients, phrases)
    if client is not None:
        turns.screen.answered(phrases.say("interview.which_client"), client.name)
        for page, values in client.pages.items():
            turns.interview = turns.interview.adopt(page, values)
        for path in client.ask:
            turns.interview = turns.interview.jump(path)
        turns.save()
    return profile


def _has_details(turns: Turns, own_page: str) -> bool:
    """Say whether a page is answered, as far as the way that is taken asks it."""
    session = turns.interview.session
    return not any(step.page == own_page and session.is_open(step) for step in session.steps)


def _ask_all(turns: Turns, *, until_page: str = "") -> None:
    """Ask until nothing is open, or until the page named is complete."""
    while (asked := turns.interview.asked) is not None:
        if until_page and turns.page == until_page and _has_details(turns, until_page):
            return
        turns.turn(asked)


def _is_whole(turns: Turns, own_page: str) -> bool:
    return not any(row.path.startswith(f"{own_page}.") for row in turns.interview.left_open)


def _details(turns: Turns, own_page: str) -> Any:
    return turns.interview.data.get(own_page)


def _offer_saving(turns: Turns, own_page: str, keep_profile: Save, *, update: bool) -> Any:
    """Return the details that were kept, or None."""
    details, phrases = _details(turns, own_page), turns.interview.phrases
    # The first details are kept, and that is told; others of a person are only replaced when they say so.
    if update and not offer_saving(phrases):
        return None
    try:
        keep_profile(details)
    except InputError as error:
        turns.screen.problem(
            tell("Your details could not be saved: {reason}", reason=error), About("problem", "saving")
        )
        return None
    if not update:
        turns.screen.note(phrases.say("interview.kept_details"))
    return details


def _reviewed(turns: Turns) -> Interview:
    """Show what was answered until the person says that everything is right."""
    while True:
        _ask_all(turns)
        match ask_summary(turns.interview):
            case Write():
                return turns.interview
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
