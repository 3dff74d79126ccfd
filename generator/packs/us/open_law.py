"""What of the law that bears on a deal nobody determined, or could verify: for the lawyer who reviews it."""

from collections.abc import Iterator
from datetime import date

from generator.law.lookup import Law
from generator.law.reading import topic_title
from generator.packs.us.advice.figures import listed
from generator.packs.us.advice.worded import DOUBTS
from generator.packs.us.completing import Deal
from generator.packs.us.law.lookup import state_law
from generator.packs.us.law.topics import StateFile
from generator.packs.us.localities import places
from generator.packs.us.places import STATES, state_name

_TOPICS = (
    "late_interest",
    "freelance_law",
    "choice_of_law",
    "county_clause",
    "liquidated_sums",
    "work_made_for_hire",
    "small_claims",
)


def open_law(law: Law, deal: Deal, as_of: date) -> Iterator[str]:
    """Yield a sentence for each state whose law bears on the deal and leaves something open."""
    states = dict.fromkeys((deal.governing_law.state, *(place.state for place in places(deal, law))))
    for code in (state for state in states if state in STATES):
        if told := "; ".join(_doubts(state_law(code, law), as_of)):
            yield f"{state_name(code)}: {told}."


def _doubts(law: StateFile, as_of: date) -> Iterator[str]:
    """Yield what nobody determined of a state's law, and what is not certain of the rest."""
    facts = {topic_title(StateFile, topic): getattr(law, topic).on(as_of) for topic in _TOPICS}
    unknown = [words for words, fact in facts.items() if fact is None]
    if unknown:
        yield f"nobody determined what it says on {listed(tuple(unknown))}"
    for words, fact in facts.items():
        if fact is not None and (doubts := fact.doubts(DOUBTS.grades)):
            yield f"on {words}: {', '.join(doubts)}"
