"""The usual terms of a contract in plain sentences, with their numbers, to be accepted in one go."""

from collections.abc import Iterator
from datetime import date

from generator.answers.overrides import answers_at
from generator.errors import InputError
from generator.formatting.formats import Formats
from generator.formatting.phrases import Phrases
from generator.law.lookup import Law
from generator.packs.us.completing import Deal
from generator.packs.us.deal_so_far import DealSoFar, deal_so_far
from generator.packs.us.formats import formats
from generator.packs.us.length import why_full
from generator.questionnaire.quick import Data, UsualTerm
from generator.questionnaire.stages import STAGES, usual_stages


def usual_terms(data: Data, as_of: date, law: Law, phrases: Phrases) -> tuple[UsualTerm, ...]:
    """Return the sentences for the answers so far, as the contract prints them; none while they are wrong.

    Of what is not answered yet they say that it is open.
    """
    try:
        found = deal_so_far(data, as_of, law)
    except InputError:
        return ()
    printed = formats(found.deal.fee.currency)
    return tuple(UsualTerm(path, text) for path, text in _sentences(found, printed, phrases))


def _sentences(found: DealSoFar, printed: Formats, phrases: Phrases) -> Iterator[tuple[str, str]]:
    say, text, deal = phrases.say, printed.text, found.deal
    project, payment, ending = deal.project, deal.payment, deal.ending
    yield "project.title", say("usual.title", title=project.title)
    start, end = text(project.start, "date"), text(project.end, "date")
    if found.lacks("project.end"):
        yield "project.start", say("usual.dates_open", start=start)
    else:
        yield "project.start", say("usual.dates", start=start, end=end)
    yield "project.revision_rounds", say("usual.revisions", count=project.revision_rounds)
    yield "payment.deposit", _deposit(found, printed, phrases)
    if deal.fee.kind == "fixed" and not found.lacks("fee"):
        yield STAGES, usual_stages(deal, printed, phrases)
    yield "payment.term", say("usual.term", count=payment.term, methods=text(payment.methods, "words"))
    yield "payment.final_files", say(f"usual.files.{payment.final_files}")
    late = payment.late_charge
    rate = text(late.rate, "rate") if late.kind == "rate" else ""
    yield "payment.late_charge", say("usual.late", rate=rate) if rate else say("usual.no_late")
    if (silence := deal.silence) is None:
        yield "silence", say("usual.no_silence")
    else:
        pause, close = text(silence.pause_after, "days"), text(silence.end_after, "days")
        yield "silence", say("usual.silence", pause=pause, end=close)
    if ending.kill_fee.kind == "work_done_plus":
        share = text(ending.kill_fee.percent, "percent")
        yield "ending.kill_fee", say("usual.kill_fee", percent=share)
    else:
        yield "ending.kill_fee", say("usual.work_done")
    review, more = text(deal.acceptance.review, "days"), text(deal.acceptance.reminder, "days")
    yield "acceptance", say("usual.review", review=review, reminder=more)
    yield _portfolio(deal, phrases)
    why = why_full(answers_at(deal)) if deal.contract.length == "full" else ""
    length = say("usual.length.full_because", why=why) if why else say(f"usual.length.{deal.contract.length}")
    yield "contract.length", length
    law, city = text(deal.governing_law.state, "state"), deal.governing_law.city
    if found.lacks("governing_law"):
        yield "governing_law.state", say("usual.law_open")
    else:
        yield "governing_law.state", say("usual.law", state=law, city=city)


def _deposit(found: DealSoFar, printed: Formats, phrases: Phrases) -> str:
    deal = found.deal
    if not deal.sums.deposit:
        return phrases.say("usual.no_deposit")
    percent = printed.text(deal.payment.deposit, "percent")
    if found.lacks("fee"):
        return phrases.say("usual.deposit_open", percent=percent)
    return phrases.say("usual.deposit", percent=percent, sum=printed.text(deal.sums.deposit, "money"))


def _portfolio(deal: Deal, phrases: Phrases) -> tuple[str, str]:
    path = "rights.portfolio" if deal.rights.kind == "assign" else "rights.embargo"
    if deal.rights.kind == "assign" and deal.rights.portfolio.kind == "none":
        return path, phrases.say("usual.no_portfolio")
    private = deal.client.kind == "consumer"
    return path, phrases.say("usual.private_portfolio" if private else "usual.portfolio")
