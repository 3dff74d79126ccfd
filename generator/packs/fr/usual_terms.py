"""The usual terms of a French contract in plain sentences, with their numbers, to be accepted in one go."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any, NamedTuple

from generator.answers.overrides import answers_at
from generator.errors import InputError
from generator.formatting.formats import Formats
from generator.formatting.phrases import Phrases
from generator.packs.fr.blanks import blank_name
from generator.packs.fr.completing import Deal, complete
from generator.packs.fr.deal import Answers
from generator.packs.fr.formats import formats
from generator.packs.fr.length import why_full
from generator.packs.fr.suggesting import suggest
from generator.questionnaire.missing import BlankWords
from generator.questionnaire.quick import Data, UsualTerm
from generator.questionnaire.stages import STAGES, usual_stages
from generator.questionnaire.unfinished import read_unfinished


class _SoFar(NamedTuple):
    """A deal, and the paths of the answers that it has an example for: what it says of them is not theirs."""

    deal: Deal
    missing: frozenset[str]

    def lacks(self, path: str) -> bool:
        """Say whether an answer, or any below it, is missing."""
        return any(f"{missing}.".startswith(f"{path}.") for missing in self.missing)


def usual_terms(data: Data, as_of: date, phrases: Phrases) -> tuple[UsualTerm, ...]:
    """Return the sentences for the answers so far, as the contract prints them; none while they are wrong.

    Of what is not answered yet they say that it is open.
    """
    try:
        found = _so_far(data, as_of, phrases)
    except InputError:
        return ()
    printed = formats(found.deal.fee.currency)
    return tuple(UsualTerm(path, text) for path, text in _sentences(found, printed, phrases))


def _so_far(data: Mapping[str, Any], as_of: date, phrases: Phrases) -> _SoFar:
    words = BlankWords(phrases, blank_name)
    unfinished = read_unfinished(data, Answers, suggest(data, as_of), words)
    return _SoFar(complete(unfinished.answers, as_of), frozenset(unfinished.missing))


def _sentences(found: _SoFar, printed: Formats, phrases: Phrases) -> Iterator[tuple[str, str]]:
    say, text, deal = phrases.say, printed.text, found.deal
    project, payment, ending = deal.project, deal.payment, deal.ending
    yield "project.title", say("usual.title", title=project.title)
    start = text(project.start, "date")
    if found.lacks("project.end"):
        yield "project.start", say("usual.dates_open", start=start)
    else:
        yield "project.start", say("usual.dates", start=start, end=text(project.end, "date"))
    yield "project.revision_rounds", say("usual.revisions", count=project.revision_rounds)
    yield "payment.deposit", _deposit(found, printed, phrases)
    if deal.fee.kind == "fixed" and not found.lacks("fee"):
        yield STAGES, usual_stages(deal, printed, phrases)
    yield "payment.term", say("usual.term", count=payment.term, methods=text(payment.methods, "words"))
    yield "payment.final_files", say(f"usual.files.{payment.final_files}")
    late = payment.late_charge
    if late.kind == "yearly":
        rate = f"{text(late.percent, 'percent')} par an"
        yield "payment.late_charge", say("usual.late", rate=rate)
    else:
        yield "payment.late_charge", say("usual.no_late")
    if (silence := deal.silence) is None:
        yield "silence", say("usual.no_silence")
    else:
        pause, close = text(silence.pause_after, "days"), text(silence.end_after, "days")
        yield "silence", say("usual.silence", pause=pause, end=close)
    if ending.dedit.kind == "percent":
        share = text(ending.dedit.percent, "percent")
        yield "ending.dedit", say("usual.kill_fee", percent=share)
    elif ending.dedit.kind == "work_done":
        yield "ending.dedit", say("usual.work_done")
    review, more = text(deal.acceptance.review, "days"), text(deal.acceptance.reminder, "days")
    yield "acceptance", say("usual.review", review=review, reminder=more)
    hidden = deal.rights.portfolio.kind == "none"
    yield "rights.portfolio", say("usual.no_portfolio" if hidden else "usual.portfolio")
    why = why_full(answers_at(deal)) if deal.contract.length == "full" else ""
    length = say("usual.length.full_because", why=why) if why else say(f"usual.length.{deal.contract.length}")
    yield "contract.length", length


def _deposit(found: _SoFar, printed: Formats, phrases: Phrases) -> str:
    deal = found.deal
    if not deal.sums.deposit:
        return phrases.say("usual.no_deposit")
    percent = printed.text(deal.payment.deposit, "percent")
    if found.lacks("fee"):
        return phrases.say("usual.deposit_open", percent=percent)
    return phrases.say("usual.deposit", percent=percent, sum=printed.text(deal.sums.deposit, "money"))
