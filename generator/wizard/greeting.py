"""What is said and offered around the questions: the welcome, the profile, the way back in."""

from collections.abc import Mapping
from typing import Any

from generator.answers.paths import MISSING, fetch
from generator.earlier.known import KnownClient
from generator.formatting.phrases import Phrases
from generator.messages import Message, tell
from generator.questionnaire.interview import Interview
from generator.wizard.prompts import BACK, Option, choose, confirm
from generator.wizard.review import brief
from generator.wizard.screen import Screen

_KEYS = Message(
    "Enter accepts what is shown. Esc or < goes back one question. Ctrl-C stops; every answer is saved."
)


def welcome(interview: Interview, screen: Screen) -> None:
    """Say what is coming, which keys to know and what to have at hand."""
    say = interview.phrases.say
    screen.title(say("interview.welcome"))
    if interview.is_quick:
        screen.note(say("interview.quick_welcome"))
    else:
        screen.note(say("interview.pages", count=len(interview.pages)))
    screen.note(_keys(interview))
    screen.note(say("interview.at_hand"))


def _keys(interview: Interview) -> str:
    ways = interview.phrases.say("interview.quick_keys") if interview.is_quick else ""
    return f"{tell(_KEYS)} {ways}".strip()


def welcome_back(interview: Interview, screen: Screen) -> None:
    """Show what was answered before, a line for each page, so that the next question is seen with it."""
    screen.title(interview.phrases.say("interview.welcome_back"))
    for page in interview.pages:
        if any(row.given for row in page.rows) or (page.terms and page.answered):
            screen.row(f"{page.number}. {page.title}", brief(page, interview.phrases))
    screen.note(_keys(interview))


def offer_profile(profile: Mapping[str, Any], phrases: Phrases, screen: Screen) -> bool:
    """Offer the saved details of the freelancer; Esc declines."""
    parts = (fetch(profile, path) for path in ("legal_name", "address.city", "email", "phone"))
    known = phrases.join("comma", (str(part) for part in parts if part is not MISSING))
    wanted = confirm(phrases.say("interview.use_details"), explanation=known, default=True) is True
    if wanted:
        screen.answered(phrases.say("interview.details"), known)
    return wanted


def offer_client(clients: tuple[KnownClient, ...], phrases: Phrases) -> KnownClient | None:
    """Offer the clients of earlier contracts by name after a new one; None for that, and with Esc."""
    if not clients:
        return None
    options = [Option(phrases.say("interview.new_client"), None), *(Option(c.name, c) for c in clients)]
    chosen = choose(phrases.say("interview.which_client"), options)
    return chosen if isinstance(chosen, KnownClient) else None


def offer_saving(phrases: Phrases) -> bool:
    """Offer to keep other details of the freelancer for the next contract; Esc declines."""
    question = phrases.say("interview.update_details")
    return confirm(question, explanation=phrases.say("interview.details_stay"), default=True) is True


def go_on_or_start_over(unfinished: str, *, whole: str) -> bool | None:
    """Ask what to do with an unfinished interview: True to go on; None where the person goes back.

    Starting over begins with the file `whole`, or with nothing.
    """
    if whole:
        anew = tell("From {file} as it is. Your first new answer replaces the unfinished ones.", file=whole)
    else:
        anew = tell("From the first question. Your first new answer replaces the unfinished ones.")
    options = [
        Option(tell("Go on with it"), True),
        Option(tell("Start over"), False, anew),
    ]
    told = tell("It is in {file}.", file=unfinished)
    answer = choose(
        tell("There is an unfinished interview here: go on or start over?"), options, explanation=told
    )
    return None if answer is BACK else bool(answer)
