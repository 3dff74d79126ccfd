"""Rules about a consumer's home: which law and which courts it keeps, whatever the contract says."""

from collections.abc import Iterator

from generator.advice.rule import Advice, rule
from generator.packs.us.advice.case import Case
from generator.packs.us.advice.links import usd_fee
from generator.packs.us.law.topics import ConsumerRule
from generator.packs.us.places import state_name

_STATE = "governing_law.state"
_NEEDS = ("client.kind", "client.address")


def _rules(case: Case, kind: str) -> Iterator[ConsumerRule]:
    """Yield what protects the consumer at home, if the client is one and the price is not too high."""
    for found in case.consumer_home.consumer_rules if case.consumer_home else ():
        if found.kind == kind and _reached(found, case):
            yield found


def _reached(found: ConsumerRule, case: Case) -> bool:
    fee = usd_fee(case.deal) if found.up_to_usd is not None else None
    return found.up_to_usd is None or fee is None or fee <= found.up_to_usd


def home_law_of(case: Case) -> ConsumerRule | None:
    """Return the rule by which the law of a consumer's home governs the contract, or None."""
    return next(_rules(case, "home_law"), None)


def _choose_home(case: Case) -> tuple[str, object] | None:
    home = case.home_state
    return ("governing_law", {"state": home, "city": case.deal.client.address.city}) if home else None


@rule("consumer-law-of-home", _STATE, slot="disputes.law", needs=_NEEDS, severity="error")
def consumer_law_of_home(case: Case) -> Iterator[Advice]:
    """Refuse a choice of law that the law of a consumer's home puts aside."""
    found, home, state = home_law_of(case), case.home_state, case.deal.governing_law.state
    if found is not None and home is not None and home != state:
        name = state_name(home)
        yield Advice(
            f"{name} law will apply, not that of {state_name(state)}: the client is a consumer of {name}. "
            f"{found.rule}",
            f"choose the law of {name}",
            remedy=_choose_home(case),
            facts=(found,),
        )


@rule("forum-against-consumer", _STATE, slot="disputes.courts", needs=(*_NEEDS, "fee"))
def forum_against_consumer(case: Case) -> Iterator[Advice]:
    """Warn of a consumer who would have to sue away from home."""
    deal, state = case.deal, case.deal.governing_law.state
    if deal.client.kind == "consumer" and case.home_state != state:
        known = tuple(_rules(case, "revocable_forum"))
        at_home = "".join(f". {found.rule}" for found in known).rstrip(".")
        yield Advice(
            f"the client is a consumer and does not live in {state_name(state)}: many statutes set aside "
            f"another state's law or courts against a consumer{at_home}",
            "choose the client's own state",
            remedy=_choose_home(case),
            facts=known,
        )
