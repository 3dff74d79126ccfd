"""What to mind after a default, when a lawyer is worth asking, what follows a step, and what is not known."""

import datetime as dt
from collections.abc import Iterator

from generator.packs.remedies import Clock, Door, DueStep, Told
from generator.packs.us.advice.figures import usd
from generator.packs.us.law.topics import (
    CollectionLaw,
    ContractorTest,
    InterestRules,
    Limitation,
    SmallClaimsPlace,
    Takedown,
    TimelyRegistration,
)
from generator.packs.us.places import state_name
from generator.packs.us.remedies.agencies import agency_of
from generator.packs.us.remedies.default import Default
from generator.packs.us.remedies.law import DebtLaw
from generator.packs.us.remedies.words import on, sourced

_SOON = 180
"""Days before the end of a clock at which a lawyer is worth asking."""
_TESTS = {
    "abc": "nobody is a contractor unless the client shows freedom from its control, work outside its usual "
    "business and an established trade of the same kind (ABC test)",
    "abc_unemployment": "for unemployment insurance nobody is a contractor unless the client shows freedom "
    "from its control, work outside its usual business or place and an established trade (ABC test)",
    "a_and_c": "freedom from control and an established trade decide",
    "a_and_b": "freedom from control and work outside the client's usual business or place decide",
    "factors": "a list of factors in a statute decides",
    "control": "the right to control the work decides",
}


def mind(default: Default) -> Iterator[Told]:
    """Yield what else the law asks of a creditor, and what it says of interest and of who is an employee."""
    nation, owed = default.nation, default.owed
    never = [rule for rule in nation.letter_rules if rule.kind == "never"]
    told = (
        "No letter threatens police, taxes, licenses, reviews or exposure, or couples a report with payment"
    )
    yield Told(told, tuple(dict.fromkeys(sourced(rule, nation.code, owed.as_of) for rule in never[:1])))
    yield from _collection(default)
    yield from _interest(default)
    yield from _prosecutors(default)
    yield from _employer(default)
    if owed.used is not None and isinstance(nation.takedown, Takedown):
        source = sourced(nation.takedown, nation.code, owed.as_of)
        yield Told(f"Takedown notice: {nation.takedown.rule}", (source,))
    if owed.used is not None and isinstance(timely := nation.registration, TimelyRegistration):
        yield Told(f"{timely.rule} {timely.before_suit}", (sourced(timely, nation.code, owed.as_of),))


def _collection(default: Default) -> Iterator[Told]:
    home, deal, owed = default.home, default.deal, default.owed
    if home is None or not isinstance(law := home.collection, CollectionLaw):
        return
    person = deal.client.kind == "business" and deal.client.form.kind == "individual"
    if (deal.client.kind == "consumer" and law.creditor != "no") or (law.business == "partly" and person):
        says = f" Your letter has to say: {law.must_say}." if law.must_say else ""
        told = f"Rules on collecting debts in {home.name}: {law.rule}{says}"
        yield Told(told, (sourced(law, home.code, owed.as_of),))


def _interest(default: Default) -> Iterator[Told]:
    governing, owed = default.governing, default.owed
    if not isinstance(rules := governing.interest_rules, InterestRules):
        return
    source = sourced(rules, governing.code, owed.as_of)
    if default.deal.payment.late_charge.kind.startswith("none") and rules.runs_from:
        yield Told(f"Interest in {governing.name} without a clause runs from: {rules.runs_from}", (source,))
    if rules.payment_order[:1] == ("client",):
        yield Told(f"Part payments in {governing.name}: {rules.payment_note}", (source,))


def _prosecutors(default: Default) -> Iterator[Told]:
    for route in default.routes:
        if route.agency and not route.agency.agency:
            told = f"{route.named}: {route.agency.file}. {route.agency.note}"
            yield Told(told, (route.source,))


def _employer(default: Default) -> Iterator[Told]:
    if not default.owed.employer:
        return
    for state in _once(default.home, default.governing):
        if isinstance(test := state.contractor_test, ContractorTest):
            text = " ".join(part for part in (f"{_TESTS[test.kind]}. {test.company}", test.note) if part)
            told = f"Who is an employee in {state.name}: {text}"
            yield Told(told, (sourced(test, state.code, default.owed.as_of),))


def _once(*states: DebtLaw | None) -> Iterator[DebtLaw]:
    yield from {state.code: state for state in states if state is not None}.values()


def due(default: Default) -> Iterator[DueStep]:
    """Yield what has to follow a lawsuit or a complaint, until a day."""
    for route in default.routes:
        agency = route.agency
        if agency is None:
            continue
        for taken in default.owed.taken:
            if taken.over:
                continue
            mine = taken.by == "freelancer"
            if taken.kind == "suit" and mine and agency.serve_days is not None:
                last = taken.on + dt.timedelta(days=agency.serve_days)
                yield DueStep(agency.serve.rstrip("."), last, route.source)
            if mine and agency_of(default, taken) is agency and agency.answer_days is not None:
                last = taken.on + dt.timedelta(days=agency.answer_days)
                told = f"answer the {agency.agency} {agency.answer}; the days run from its notice"
                yield DueStep(told, last, route.source, own=False)


def lawyer(default: Default, clocks: tuple[Clock, ...], doors: tuple[Door, ...]) -> Iterator[str]:
    """Yield the reasons to ask a lawyer before the next step."""
    deal, owed = default.deal, default.owed
    if clocks and (first := clocks[0]).last < owed.as_of + dt.timedelta(days=_SOON):
        yield f"a clock {'was over' if first.last < owed.as_of else 'runs out'} on {on(first.last)}"
    if not any(door.open in ("yes", "ask", "taken") for door in doors if door.kind == "small_claims"):
        summed = f" for {usd(owed.sum)}" if deal.fee.currency == "USD" else ""
        yield f"no small claims court is open{summed}"
    sued = any(taken.kind == "suit" and taken.by == "client" for taken in owed.taken)
    reasons = {
        "the client is outside the United States, or its state is not known": default.home is None,
        "the client is a private person, whom rules of its home protect": deal.client.kind == "consumer",
        "the client disputes a part of it": owed.disputed,
        "the client has sued": sued,
        "the client says that you are its employee": owed.employer,
        "the work is used without payment": owed.used is not None,
    }
    yield from (reason for reason, holds in reasons.items() if holds)
    if default.routes:
        names = " and ".join(f"the {route.named}" for route in default.routes)
        yield f"{names} may give more than the unpaid sum"
    if fees := [term for door in doors if door.kind == "court" for term in door.demands]:
        yield f"a demand that has waited may win in {state_name(fees[0].place)}: {fees[0].wins}"


def unknown(default: Default) -> Iterator[str]:
    """Yield what nobody determined and bears on the next step."""
    for state in _once(default.governing, default.home):
        if not isinstance(state.limitation, Limitation):
            yield f"how long a lawsuit may wait in {state.name}"
    anew = "whether a payment or a written acknowledgment by the client begins the time to sue anew in"
    yield f"{anew} {' or '.join(state.name for state in _once(default.governing, default.home))}"
    for court in default.courts:
        if not isinstance(court.small_claims_place, SmallClaimsPlace):
            yield f"where a small claim is filed in {court.name}"
    for state in _once(default.home, default.governing):
        if not state.demands and not state.attorney_fees:
            yield f"whether {state.name} asks for a demand before a lawsuit, or gives attorney's fees by law"
    yield from _unknown_of_collecting(default)
    yield from _unknown_of_freelance_laws(default)
    if default.routes:
        yield (
            "whether a judgment for the unpaid sum alone, of a small claims court too, leaves a later "
            "lawsuit for more than that open: ask before you file for it"
        )
    yield "what courts and agencies ask for filing"


def _unknown_of_collecting(default: Default) -> Iterator[str]:
    home = default.home
    if default.deal.client.kind != "consumer" or home is None:
        return
    law = home.collection
    if law is None or (isinstance(law, CollectionLaw) and law.creditor is None):
        yield f"whether rules on collecting debts bind you in {home.name}: write as if they did"


def _unknown_of_freelance_laws(default: Default) -> Iterator[str]:
    for route in default.routes:
        if route.agency is None:
            yield f"which agency takes complaints under the {route.named}"
        elif route.agency.suit_years is None:
            yield f"how long a lawsuit under the {route.named} may wait"
    if unseen := [law.name for law in default.case.touched if law.freelance_law is None]:
        yield f"whether {' or '.join(unseen)} has a freelance law: none was seen"
