"""Papers that close something: what each is about where nothing was said, what keeps one from going out."""

import datetime as dt
from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import Any

from generator.answers.amending import OF_FEE, Change
from generator.case.billing import months_invoiced
from generator.case.events import (
    Accepted,
    Changed,
    Changing,
    Delivered,
    Event,
    Issued,
    Paid,
    Settled,
)
from generator.case.figures import add_months, months_begun, price_of_hours
from generator.case.ledger import Standing, ledger_of
from generator.case.plan import kept_plans, paper_day
from generator.case.readings import Grant
from generator.case.review import accepted_numbers
from generator.case.view import View
from generator.errors import Problem
from generator.messages import listed, long_date, tell

CHANGING = tuple(name for name in Changing.model_fields if name not in Event.model_fields)
"""The figures of a deal that a change order can change."""
FIELDS: Mapping[str, tuple[str, ...]] = {
    "change_order": (*CHANGING, "words"),
    "acceptance_form": ("deliverables",),
    "receipt": ("payment",),
    "rights_certificate": ("deliverables",),
    "portfolio_permission": ("deliverables",),
    "settlement": ("parts", "words"),
}
"""What each paper says of itself."""
_AGREES_ON = {"changed": "change_order", "settled": "settlement"}
"""The paper that both agree on with an entry."""
_FIGURES = {"changed": (*CHANGING, "words"), "settled": ("parts", "words")}


def usual_paper(view: View, fields: Mapping[str, Any]) -> dict[str, Any]:
    """Return what a paper is about, or what both agreed on with one, where nothing was said of it."""
    name = fields["event"]
    if name in _AGREES_ON:
        return _agreed(view, fields)
    match fields.get("paper"):
        case "receipt":
            payments = unreceipted(view)
            return {"payment": payments[-1].id} if payments else {}
        case "acceptance_form":
            return {"deliverables": sorted(view.past.delivered() - _accepted(view))}
        case "rights_certificate":
            return {"deliverables": sorted(passed(view))}
        case "portfolio_permission":
            return {"deliverables": sorted(view.past.delivered())}
    return {}


def _accepted(view: View) -> frozenset[int]:
    """Return what was accepted, by silence too, or in words a part of a delivery."""
    days = {n: event.on for event in view.past.of(Delivered) for n in event.deliverables}
    in_words = {n for e in view.past.of(Accepted) for n in e.deliverables if e.on >= days.get(n, e.on)}
    return accepted_numbers(view) | in_words


def unreceipted(view: View) -> tuple[Paid, ...]:
    """Return the payments that had cleared and have no receipt yet."""
    known = {paper.payment for paper in view.past.of(Issued) if paper.paper == "receipt"}
    gone = view.past.reversed_payments()
    payments = (p for p in view.past.of(Paid) if p.reverses is None and p.id not in gone)
    return tuple(p for p in payments if p.id not in known and p.cleared <= view.as_of)


def open_papers(view: View, kind: str) -> tuple[Issued, ...]:
    """Return the papers of a kind that nobody agreed on yet."""
    agreed = {event.paper for event in view.past.of(Changed, Settled)}
    return tuple(p for p in view.past.of(Issued) if p.paper == kind and p.id not in agreed)


def _agreed(view: View, fields: Mapping[str, Any]) -> dict[str, Any]:
    """Return the figures of the paper that an entry names, or of the only one that is open."""
    name = fields["event"]
    papers = open_papers(view, _AGREES_ON[name])
    named = fields.get("paper")
    if named is None and any(field in fields for field in _FIGURES[name]):
        return {}
    chosen = [p for p in papers if str(p.id) == str(named)] if named is not None else list(papers)
    if len(chosen) != 1:
        return {}
    paper = chosen[0]
    data = paper.model_dump(mode="json", exclude_defaults=True)
    found = {field: data[field] for field in _FIGURES[name] if field in data}
    words = view.words.say("case.papers.as_the_paper_says", day=paper.on)
    return {"paper": paper.id, "words": words, **found}


def passed(view: View) -> frozenset[int]:
    """Return the numbers of what was delivered and for which the grant of rights is in effect for sure."""
    terms = view.terms
    grant = terms.find(Grant) if terms else None
    ledger = ledger_of(view)
    if grant is None or view.past.ended():
        return frozenset()
    if ledger.open or any(standing.held for standing in ledger.standings):
        return frozenset()
    if grant.passes == "whole_fee" and view.deal.fee.kind == "fixed":
        # A settlement says that the rights pass once every part of it came in time.
        paid = ledger.paid >= view.deal.fee.amount or bool(kept_plans(view))
        whole = len(view.past.delivered()) == len(view.deal.project.deliverables)
        return view.past.delivered() if paid and whole else frozenset()
    return _in_parts(view) if grant.passes == "in_parts" else frozenset()


def _in_parts(view: View) -> frozenset[int]:
    """Return what was delivered and asked for by invoices, all of which are paid."""
    delivered, fee = view.past.delivered(), view.deal.fee
    invoices = view.past.invoices().values()
    lines = [line for invoice in invoices for line in invoice.lines]
    if fee.kind != "fixed":
        billed = max((invoice.worked_until or invoice.on for invoice in invoices), default=dt.date.min)
        days = {n: event.on for event in view.past.of(Delivered) for n in event.deliverables}
        return frozenset(n for n, day in days.items() if day <= billed)
    if not fee.milestones:
        return delivered if any(line.kind == "balance" for line in lines) else frozenset()
    asked = {line.text for line in lines if line.kind == "milestone"}
    paid_for = {n for stage in fee.milestones if stage.name in asked for n in stage.deliverables}
    if fee.milestones[-1].name in asked:
        paid_for |= delivered - {n for stage in fee.milestones for n in stage.deliverables}
    return delivered & paid_for


def paper_problem(view: View, event: Event) -> Problem | None:
    """Return why a paper may not go out, or both cannot have agreed on it; None where nothing is wrong.

    `view` is the case on the day of the event, without it.
    """
    if isinstance(event, Changed) or (isinstance(event, Issued) and event.paper == "change_order"):
        return next(_wrong_change(view, event), None)
    if isinstance(event, Settled) or (isinstance(event, Issued) and event.paper == "settlement"):
        return _too_much(view, event)
    if not isinstance(event, Issued):
        return None
    if event.paper == "rights_certificate" and (missing := sorted({*event.deliverables} - passed(view))):
        message = tell(
            "the rights in {numbers} have not passed for sure: what the clause asks for is not all paid",
            numbers=listed(map(str, missing)),
        )
        return Problem(message, place="deliverables", value=listed(map(str, event.deliverables)))
    if event.paper == "acceptance_form" and (known := sorted({*event.deliverables} & _accepted(view))):
        message = tell("{numbers} is accepted already", numbers=listed(map(str, known)))
        return Problem(message, place="deliverables", value=listed(map(str, event.deliverables)))
    return None


def to_settle(view: View) -> tuple[Standing, ...]:
    """Return what a settlement of the view's day is about: what is overdue, what is in dispute with it."""
    standings = (s for s in ledger_of(view).standings if s.debt.invoice and s.debt.due < view.as_of)
    return tuple(s for s in standings if s.open or s.held)


def _too_much(view: View, event: Settled | Issued) -> Problem | None:
    """Return why a plan of payment asks for more than is owed; of one agreed on, on the day of its paper."""
    if isinstance(event, Settled):
        day = paper_day(view, event)
        if day is None:
            return None
        view = view.on_day(day)
    asked = sum((part.sum for part in event.parts), Decimal(0))
    owed = sum((s.open + s.held for s in to_settle(view)), Decimal(0))
    if asked <= owed:
        return None
    message = tell(
        "must come to {sum} at most, what is overdue on {day}", sum=owed, day=long_date(view.as_of)
    )
    return Problem(message, place="parts", value=str(asked))


def _wrong_change(view: View, event: Changed | Issued) -> Iterator[Problem]:
    """Yield why a change of the deal cannot be as it says."""
    if view.terms is None:
        return
    deal, change = view.deal, event.change
    after = view.terms.pack.amended(deal, change)
    if change.end is not None and change.end < deal.project.start:
        yield Problem(tell("lies before the start of the work"), place="end", value=change.end.isoformat())
    elif change.end not in (None, after.project.end):
        yield Problem(tell("the agreement plans no end: say the change in words"), place="end")
    foreign = list(_foreign(deal.fee.kind, change))
    yield from foreign
    if foreign:
        return
    if deal.fee.kind == "fixed":
        yield from _wrong_fixed_fee(view, event, after)
    elif deal.fee.kind == "hourly":
        yield from _wrong_hours(view, event, after)
    else:
        yield from _wrong_months(view, event, after)


def _foreign(kind: str, change: Change) -> Iterator[Problem]:
    """Yield the figures that a deal with another kind of fee has."""
    for name in _of_other_fees(kind):
        if (value := getattr(change, name)) not in (None, {}):
            fitting = listed([*OF_FEE[kind], "end"])
            message = tell("this agreement has none: it can change {names}", names=fitting)
            yield Problem(message, place=name, value="" if name == "prices" else str(value))


def _of_other_fees(kind: str) -> tuple[str, ...]:
    return tuple(name for other, names in OF_FEE.items() if other != kind for name in names)


def unchangeable(view: View) -> frozenset[str]:
    """Return the figures that belong to another kind of fee than that of the agreement."""
    kind = view.deal.fee.kind if view.terms else ""
    return frozenset((*_of_other_fees(kind), *(("worked",) if kind != "hourly" else ())))


def _wrong_fixed_fee(view: View, event: Changed | Issued, after: Any) -> Iterator[Problem]:
    place = "prices" if event.fee is None else "fee"
    if event.prices and not view.deal.sums.itemized:
        yield Problem(tell("the deliverables have no prices: give the new fee"), place="prices")
    for message in _wrong_fee(view, after):
        yield Problem(message, place=place, value=str(after.fee.amount))


def _wrong_hours(view: View, event: Changed | Issued, after: Any) -> Iterator[Problem]:
    """Yield why the rate or the budget of a deal by the hour cannot become another."""
    worked = view.work.hours
    if isinstance(event, Changed) and event.rate is not None and event.worked is None:
        message = tell("is required: the hours worked until this day keep the old rate (0 if none)")
        yield Problem(message, place="worked")
    elif isinstance(event, Changed) and event.worked is not None:
        if event.worked < worked:
            message = tell("is less than the {hours} hours that were told before", hours=worked)
            yield Problem(message, place="worked", value=str(event.worked))
        worked = max(worked, event.worked)
    least = price_of_hours(view, worked) if after.fee.budget.kind == "money_cap" else worked
    if event.budget is not None and event.budget < least:
        message = tell("is less than the {used} that the work has used already", used=least)
        yield Problem(message, place="budget", value=str(event.budget))
    if after.sums.base < after.sums.deposit:
        place = "rate" if event.budget is None else "budget"
        yield Problem(_less_than_deposit(), place=place, value=str(getattr(event, place)))


def _wrong_months(view: View, event: Changed | Issued, after: Any) -> Iterator[Problem]:
    """Yield why the fee or the least time of a retainer cannot become another."""
    if event.months is not None and (run := months_begun(view)) > event.months:
        message = tell("{count} months have begun: end the agreement instead", count=run)
        yield Problem(message, place="months", value=str(event.months))
    if event.monthly is None:
        return
    invoiced = months_invoiced(view)
    ahead = add_months(view.deal.project.start, invoiced - 1)
    if invoiced and ahead >= event.on:
        message = tell(
            "the month of {day} is invoiced with the fee of before: agree on the change after that day",
            day=long_date(ahead),
        )
        yield Problem(message, place="monthly", value=str(event.monthly))
    elif after.fee.monthly < after.sums.deposit and event.on <= view.deal.project.start:
        yield Problem(_less_than_deposit(), place="monthly", value=str(event.monthly))


def _less_than_deposit() -> str:
    return tell("is less than the Deposit: end the agreement and draw up the account instead")


def _wrong_fee(view: View, after: Any) -> Iterator[str]:
    """Yield why the fee of a deal cannot become that of another."""
    whole, before = after.fee.amount, view.deal.fee.amount
    if after.sums.itemized:
        total = sum((item.value for item in after.project.deliverables), Decimal(0))
        if total != whole:
            yield tell("the prices come to {total}: give the new prices, and leave the fee out", total=total)
    if whole == before:
        return
    if whole < sum((part.amount for part in after.sums.schedule), Decimal(0)):
        yield _less_than_deposit()
    if _last_is_invoiced(view):
        yield tell("the last part of the fee is invoiced already: invoice the difference as extra_work")


def _last_is_invoiced(view: View) -> bool:
    lines = [line for invoice in view.past.invoices().values() for line in invoice.lines]
    if not view.deal.fee.milestones:
        return any(line.kind == "balance" for line in lines)
    last = view.deal.fee.milestones[-1].name
    return any(line.kind == "milestone" and line.text == last for line in lines)
