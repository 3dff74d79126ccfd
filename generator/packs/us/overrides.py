"""What a contract says whatever is answered: the client's kind or a place settles it.

The one list of it. A completed deal holds what is printed, the wizard does not ask what is settled and
shows what is printed, and findings tell of an answer that the contract does not follow. The clauses
and the cover page have variants for the same cases; a test holds the two against each other.
"""

from collections.abc import Mapping

from generator.answers.fee import NoCharge
from generator.answers.kinds import WITHOUT_ANSWER, PhysicalWork
from generator.answers.overrides import Lookup, Override
from generator.answers.terms import WorkDone
from generator.packs.us.governing_law import CAPITAL, DISTRICT
from generator.packs.us.places import find_state, state_of_address

ILLINOIS = "US-IL"

ILLINOIS_DAYS = 30
"""The latest day of payment after the work that a contract for work in Illinois can name.

820 ILCS 193/10, checked 2026-11-21 in a stored copy; `generator/packs/us/law/US-IL.yaml` has the same figure.
"""


def _for_consumer(at: Lookup) -> bool:
    return bool(at("client.kind") == "consumer")


def _in_the_capital(at: Lookup) -> bool:
    return find_state(at("governing_law.state")) == DISTRICT


def _touches_illinois(at: Lookup) -> bool:
    home, away = _home(at, "freelancer"), _home(at, "client")
    return ILLINOIS in (home, away, find_state(at("project.place_of_work")))


def _home(at: Lookup, party: str) -> str | None:
    return state_of_address(at(f"{party}.address.country"), at(f"{party}.address.region"))


def _usable_before_payment(at: Lookup) -> bool:
    return bool((at("positions") or {}).get("rights.grant", "preferred") != "preferred")


def kinds_of(at: Lookup) -> frozenset[str]:
    """Return the kinds of work that a contract is for, answered or not."""
    return frozenset(at("project.kinds") or WITHOUT_ANSWER)


def _physical_alone(at: Lookup) -> bool:
    return kinds_of(at) == {"physical"}


_CLIENT = "for a private client"

_OVERRIDES = (
    # Clause ending/kill_fee.consumer: a share of work that was not done may be void as a penalty.
    Override("ending.kill_fee", _CLIENT, _for_consumer, fixed=WorkDone()),
    # The rates on file are for debts of businesses: clause payment/late_charge.consumer.
    Override("payment.late_charge", _CLIENT, _for_consumer, fixed=NoCharge()),
    # Clause disputes/courts.consumer: each party bears its own fees.
    Override("governing_law.attorney_fees", _CLIENT, _for_consumer, fixed="own"),
    # Clause silence/restart.consumer: the price of the time, with the sum as its limit.
    Override(
        "silence.reactivation",
        _CLIENT,
        _for_consumer,
        words="the time for a new start, at most {}",
        help="A private client pays for the time that a new start takes, and at most this share.",
    ),
    # Clause payment/due.illinois, for a party or work in Illinois.
    Override(
        "payment.term",
        "where a party or the work is in Illinois",
        _touches_illinois,
        most=ILLINOIS_DAYS,
        help=f"A party or the work is in Illinois: the contract prints at most {ILLINOIS_DAYS}.",
    ),
    # Clauses rights/grant.*_fallback let the client use the files that it has: it must have them.
    Override(
        "payment.final_files",
        "where the concession on rights lets the client use the work before it has paid",
        _usable_before_payment,
        fixed="on_delivery",
    ),
    # Clause delivery/delivery.physical: there are no files.
    Override("payment.final_files", "where all work is physical", _physical_alone, fixed="on_delivery"),
    # The clauses of section physical are for physical work alone.
    Override(
        "project.physical",
        "without physical work",
        lambda at: "physical" not in kinds_of(at),
        fixed=PhysicalWork.model_construct(),
    ),
    # Only pictures, films and services are made on a day of the client's.
    Override(
        "project.event",
        "without photos, films, advice or other services",
        lambda at: not kinds_of(at) & {"photo_video", "advice"},
        fixed=None,
    ),
    # Clauses options/open_source.* are for software alone.
    Override(
        "options.open_source",
        "without a website or software",
        lambda at: "software" not in kinds_of(at),
        fixed=None,
    ),
    # The right to cancel (generator/packs/us/law/cooling_off.py) is one of private buyers.
    Override(
        "contract.agreed_at",
        "for a business client",
        lambda at: not _for_consumer(at),
        fixed="apart",
    ),
    # The months end a retainer, not a date: the cover page of one has no target date.
    Override(
        "project.end",
        "for a retainer",
        lambda at: bool(at("fee.kind") == "retainer"),
        words="{}, as your own plan: the contract does not print it",
    ),
    # The District is one city: the cover page names its courts without it.
    Override("governing_law.city", "in the District of Columbia", _in_the_capital, fixed=CAPITAL),
)


def overrides(at: Lookup) -> Mapping[str, Override]:
    """Return, by the path of the answer, what is settled for the answers that `at` looks up."""
    return {override.path: override for override in _OVERRIDES if override.holds(at)}


def override_of(path: str, at: Lookup) -> Override | None:
    """Return what is settled for one answer, None where nothing is."""
    return next((override for override in _OVERRIDES if override.path == path and override.holds(at)), None)
