"""The interview: greet, ask what is open, offer the profile, show the summary."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from generator.answers import Answers
from generator.errors import Interrupted
from generator.wizard import notices
from generator.wizard.defaults import defaults
from generator.wizard.greeting import offer_profile, offer_saving, welcome, welcome_back
from generator.wizard.menus import LeaveOut, Pick, ask_page
from generator.wizard.review import Open, Show, Write, ask_summary, page_title, print_summary
from generator.wizard.session import begin
from generator.wizard.steps import pages
from generator.wizard.talk import Judge, Save, Talk

__all__ = ["interview"]

_PROFILE_PAGE = "freelancer"


def interview(
    start: Mapping[str, Any],
    *,
    as_of: date,
    save: Save,
    findings: Judge | None = None,
    profile: Mapping[str, Any] | None = None,
    keep_profile: Save | None = None,
) -> Answers:
    """Ask for everything that `start` leaves open, show the summary and return the answers.

    `start` is empty, the partial answers of an interrupted interview, or the data of an answers
    file. `save` gets the partial answers after every answer; `keep_profile` gets the freelancer's
    details when they are to be kept for the next contract. Raise Interrupted, with the partial
    answers, on Ctrl-C, and InputError for a start with fields that no question asks.
    """
    talk = Talk(begin(start, defaults(start, as_of)), as_of, save, findings or _no_findings)
    try:
        return _hold(talk, profile, keep_profile)
    except (KeyboardInterrupt, EOFError):
        raise Interrupted(talk.session.partial) from None


def _hold(talk: Talk, profile: Mapping[str, Any] | None, keep_profile: Save | None) -> Answers:
    """Ask everything; the details kept for the next contract are those that hold at the end."""
    known = _open(talk, profile)
    kept = profile if profile is not None and _details(talk) == profile else None
    _ask_all(talk, until_page=_PROFILE_PAGE)
    if keep_profile is not None and _details(talk) != known:
        kept = _offer_saving(talk, keep_profile, update=profile is not None)
    _ask_all(talk)
    answers = _reviewed(talk)
    if keep_profile is not None and kept is not None and _details(talk) != kept:
        _offer_saving(talk, keep_profile, update=True)
    return answers


def _no_findings(_: Mapping[str, Any]) -> tuple[()]:
    return ()


def _open(talk: Talk, profile: Mapping[str, Any] | None) -> Any:
    """Greet, and take over what is known; return the details that need no saving."""
    if talk.session.data:
        talk.mend()
        talk.seen = notices.keys(talk.findings)
        if talk.session.current is not None:
            welcome_back(talk.session, talk.defaults)
        return _details(talk) if _has_details(talk) else None
    welcome(len(pages()))
    if profile and offer_profile(profile):
        talk.session = talk.session.adopt(_PROFILE_PAGE, profile, talk.defaults)
        talk.save(talk.session.partial)
    return profile


def _has_details(talk: Talk) -> bool:
    return all(talk.session.has(s) or s.in_terms for s in talk.session.steps if s.page == _PROFILE_PAGE)


def _ask_all(talk: Talk, *, until_page: str = "") -> None:
    """Ask until nothing is open, or until the page named is complete."""
    while (step := talk.session.current) is not None:
        talk.turn(step)
        if until_page and talk.page == until_page and _has_details(talk):
            return


def _details(talk: Talk) -> Any:
    return talk.session.data.get(_PROFILE_PAGE)


def _offer_saving(talk: Talk, keep_profile: Save, *, update: bool) -> Any:
    """Return the details that were kept, or None."""
    details = _details(talk)
    if not offer_saving(update=update):
        return None
    keep_profile(details)
    return details


def _reviewed(talk: Talk) -> Answers:
    """Show the summary until the person says that everything is right."""
    _print(talk)
    while True:
        _ask_all(talk)
        if not talk.mend():
            continue
        match ask_summary():
            case Write():
                talk.accepted()
                return Answers.model_validate(talk.session.data)
            case Show():
                _print(talk)
            case Open(page):
                _change(talk, page)


def _print(talk: Talk) -> None:
    print_summary(talk.session, talk.defaults)
    for finding in talk.findings:
        notices.show(finding)


def _change(talk: Talk, name: str) -> None:
    """Let a person change the answers of a page, one after the other."""
    page = next(page for page in pages() if page.name == name)
    while True:
        _ask_all(talk)
        reply = ask_page(name, page_title(page), talk.session, talk.defaults)
        match reply:
            case Pick(path):
                talk.session = talk.session.ask_again(path, "picked")
            case LeaveOut():
                talk.take_page(name, reply)
            case _:
                return
