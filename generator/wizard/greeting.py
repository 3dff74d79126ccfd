"""What is said and offered around the questions: the welcome, the profile, the way back in."""

from collections.abc import Mapping
from typing import Any

from generator.answers.paths import MISSING, fetch
from generator.formatting.phrases import Phrases
from generator.messages import Message, tell
from generator.questionnaire.interview import Interview
from generator.wizard.prompts import BACK, Option, choose, confirm
from generator.wizard.review import brief
from generator.wizard.screen import Screen

_KEYS = Message(
    "Enter accepts what is shown. Esc or < goes back one question. Ctrl-C stops; every answer is saved."
)


def welcome(count: int, phrases: Phrases, screen: Screen) -> None:
    """Say what is coming, which keys to know and what to have at hand."""
    screen.title(phrases.say("interview.welcome"))
    screen.note(phrases.say("interview.pages", count=count))
    screen.note(tell(_KEYS))
    screen.note(phrases.say("interview.at_hand"))


def welcome_back(interview: Interview, screen: Screen) -> None:
    """Show what was answered before, a line for each page, so that the next question is seen with it."""
    screen.title(interview.phrases.say("interview.welcome_back"))
    for page in interview.pages:
        if any(row.given for row in page.rows) or (page.terms and page.answered):
            screen.row(f"{page.number}. {page.title}", brief(page, interview.phrases))
    screen.note(tell(_KEYS))


def offer_profile(profile: Mapping[str, Any], phrases: Phrases, screen: Screen) -> bool:
    """Offer the saved details of the freelancer; Esc declines."""
    parts = (fetch(profile, path) for path in ("legal_name", "address.city", "email", "phone"))
    known = phrases.join("comma", (str(part) for part in parts if part is not MISSING))
    wanted = confirm(phrases.say("interview.use_details"), explanation=known, default=True) is True
    if wanted:
        screen.answered(phrases.say("interview.details"), known)
    return wanted


def offer_saving(phrases: Phrases, *, update: bool) -> bool:
    """Offer to keep the freelancer's details for the next contract; Esc declines."""
    question = phrases.say("interview.update_details" if update else "interview.save_details")
    return confirm(question, explanation=phrases.say("interview.details_stay"), default=True) is True


def go_on_or_start_over(unfinished: str, *, whole: str) -> bool | None:
    """Ask what to do with an unfinished interview: True to go on; None where the person goes back.

    Starting over begins with the file `whole`, or with nothing.
    """
    if whole:
        anew = tell("From {file} as it is. The unfinished answers go with your first new one.", file=whole)
    else:
        anew = tell("From the first question. The unfinished answers go with your first new one.")
    options = [
        Option(tell("Go on with it"), True),
        Option(tell("Start over"), False, anew),
    ]
    told = tell("It is in {file}.", file=unfinished)
    answer = choose(
        tell("There is an unfinished interview here: go on or start over?"), options, explanation=told
    )
    return None if answer is BACK else bool(answer)
