"""What the versions of a clause give and ask, as a pack's file `case/readings.yaml` says it."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Annotated, Any, ClassVar, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, ValidationError

from generator.answers.paths import MISSING, fetch
from generator.answers.values import Rate
from generator.case.days import Period, period_of
from generator.errors import InputError, Problem
from generator.library.condition_grammar import ConditionError
from generator.library.conditions import ALWAYS, Condition, holds, parse_condition
from generator.messages import listed, tell
from generator.yaml_lines import YamlText, read_yaml

_PATH = re.compile(r"[a-z_]+(\.[a-z_]+)+")

Length = Annotated[Period, BeforeValidator(period_of)]


class Topic(BaseModel):
    """What a clause says about one thing; a contract without it lacks something, if it is `expected`."""

    model_config = ConfigDict(frozen=True, extra="forbid", arbitrary_types_allowed=True, defer_build=True)
    expected: ClassVar[bool] = True


class Notices(Topic):
    """When messages count, in business days; `closed: home` leaves out the parties' state holidays too.

    An email that ends the contract and is not confirmed within `mail_after` is mailed within `mail_within`.
    `registered` says that a demand, a pause and an end also go by registered letter, which gives the day;
    `rolls` that a period which ends on a day without business runs to the next day of business.
    """

    email: int
    mail: int
    abroad: int | None = None
    closed: Literal["federal", "home"]
    mail_after: Length | None = None
    mail_within: Length | None = None
    registered: bool = False
    rolls: bool = False


class Request(Topic):
    """The request for an answer; its period starts again once, on a day named at most so far ahead."""

    answer_period: Length
    promise_within: Length
    every_address: bool = False


class Reminders(Topic):
    """How many reminders, how far apart; `call` says that a call belongs to the last of them.

    A formal demand that gives `demand` follows them, once the Answer Period is over and a call was tried.
    """

    number: int
    gap: Length
    call: bool = False
    demand: Length | None = None

    @property
    def letters(self) -> int:
        """Return how many letters stand before a pause: the reminders, and the demand."""
        return self.number + (self.demand is not None)


class Pause(Topic):
    """What stands before a pause, when it begins, what may then be invoiced."""

    after_reminder: Length | None = None
    calls: int = 0
    begins: Length | None = None
    begins_from: Literal["counts", "sent"] = "counts"
    invoice: Literal["earned", "hours", "extra_hours"]
    invoice_due: Length


class Restart(Topic):
    """What ends a pause; a fee for an answer after `free` is waited for (`first`) or not (`after`)."""

    pause_invoice: Literal["when_overdue", "undisputed"]
    fee: Literal["none", "first", "after"] = "none"
    free: Length | None = None
    most_fees: int = 0
    names_dates: Length | None = None
    starts: Length
    new_price: bool = False


class LongSilence(Topic):
    """The end after a long pause: `all_pauses` adds them up."""

    standstill: Length
    warning: Length
    all_pauses: bool = False
    pause_invoice_ends: bool = False


class Review(Topic):
    """The time to check a delivery."""

    period: Length


class Acceptance(Topic):
    """The time after the reminder that names the day of acceptance."""

    reminder: Length


class Payment(Topic):
    """When invoices are due; `invoice_first`: no charge, pause or end before the term since the invoice."""

    term: Length
    after_work: Length | None = None
    invoice_first: bool = False


class Deposit(Topic):
    """The deposit; one `on_signing` may be asked for `after` that day."""

    kind: Literal["on_signing", "none"]
    withdrawal: bool = False
    after: Length | None = None


def _rate_of(value: Any) -> Any:
    """Return an answer that is a bare percentage as a yearly rate."""
    return Rate(percent=value, per="year") if isinstance(value, Decimal) else value


class LateCharge(Topic):
    """The rate, and the first day after the due date that bears it; without a rate none is agreed.

    `law` says what the law adds: the rate itself (`rate`), or the lowest one (`least`). Then every late
    invoice also bears the fixed sum of the law, and a late deposit the same as any other sum.
    """

    rate: Annotated[Rate | None, BeforeValidator(_rate_of)] = None
    first_day: int = 1
    law: Literal["none", "rate", "least"] = "none"


class LatePause(Topic):
    """The warning before a pause for late payment."""

    warning: Length


class Disputes(Topic):
    """The time to object to an invoice, and how long the disputed part is then not overdue."""

    within: Length
    holds: Length


class Breach(Topic):
    """The time to cure an unpaid sum; the invoice of a pause is no such sum until the answer, or never."""

    payment_cure: Length
    pause_invoices: Literal["until_answer", "never"] = "until_answer"


class Account(Topic):
    """The time for the final account; one that says so counts unless objected to within `objects`."""

    within: Length
    objects: Length | None = None


class KillFee(Topic):
    """The percentage of the Remaining Fee on top of the Earned Fee."""

    percent: Decimal = Decimal(0)
    once_begun: bool = False
    resale: Length | None = None


class Leaving(Topic):
    """The percentage of the Remaining Fee that a client owes who chooses to leave, if it has its own.

    Without a percentage the law gives a sum that has to be proven. Nothing of it is owed where the notice
    counts `free_before` the start of the work, or earlier.
    """

    percent: Decimal | None = None
    free_before: Length | None = None


class Withdrawal(Topic):
    """The right of a client to withdraw without a reason and at no price, from the day of signing on."""

    expected = False

    within: Length


class Earned(Topic):
    """By what the work done is priced."""

    by: Literal["deliverables", "stages", "hours", "months"]


class Repair(Topic):
    """Free repairs after acceptance."""


class Talks(Topic):
    """A talk that either party may ask for in a dispute."""

    within: Length


class Fees(Topic):
    """Whether the loser of a lawsuit pays the winner's attorney's fees."""

    expected = False

    loser_pays: bool


class Delay(Topic):
    """Dates of the work that move when the client is late."""


class BeforePayment(Topic):
    """What the client may do with unpaid work; a notice ends it once a sum is overdue for `ends_after`."""

    ends_after: Length | None = None


class Grant(Topic):
    """When the rights pass; a fallback allows use before, until a notice after `use_ends_after`."""

    passes: Literal["whole_fee", "in_parts", "delivery"]
    use_ends_after: Length | None = None


TOPICS: Mapping[str, type[Topic]] = {
    "notices": Notices, "request": Request, "reminders": Reminders, "pause": Pause, "restart": Restart,
    "long_silence": LongSilence, "review": Review, "acceptance": Acceptance, "payment": Payment,
    "deposit": Deposit, "late_charge": LateCharge, "late_pause": LatePause, "disputes": Disputes,
    "breach": Breach, "account": Account, "kill_fee": KillFee, "leaving": Leaving, "earned": Earned,
    "withdrawal": Withdrawal,
    "repair": Repair, "talks": Talks, "fees": Fees, "delay": Delay, "before_payment": BeforePayment,
    "grant": Grant,
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Alternative:
    """The fields of a topic for the deals of which `when` is true."""

    when: Condition
    fields: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Reading:
    """What one version of a clause says: by topic the alternatives, of which the first true one counts.

    `released` begins the digest of a text that only an older release had; `cover` says that the clause leans
    on words of the Cover Page.
    """

    topics: Mapping[str, tuple[Alternative, ...]]
    released: str = ""
    cover: bool = False

    def fields(self, topic: str, deal: Any) -> Mapping[str, Any] | None:
        """Return the fields of a topic for a deal, None where none of its alternatives fits."""

        def lookup(path: str) -> Any:
            value = fetch(deal, path)
            return None if value is MISSING else value

        return next((each.fields for each in self.topics[topic] if holds(each.when, lookup)), None)


def paths_in(fields: Mapping[str, Any]) -> tuple[str, ...]:
    """Return the answers that fields of a topic are taken from."""
    return tuple(value for value in fields.values() if isinstance(value, str) and _PATH.fullmatch(value))


@cache
def read_readings(folder: Path) -> Mapping[str, Mapping[int, Reading]]:
    """Return the readings of a pack's folder by clause and version; raise InputError with file and line."""
    text = read_yaml(folder / "case" / "readings.yaml")
    return {
        clause: {int(version): _reading(clause, version, data, text) for version, data in versions.items()}
        for clause, versions in text.data.items()
    }


def _reading(clause: str, version: str, data: Mapping[str, Any], text: YamlText) -> Reading:
    topics = {}
    for name, given in data.items():
        if name in ("released", "cover"):
            continue
        place = text.place_of((clause, version, name))
        if name not in TOPICS:
            raise InputError.single(
                tell("no such topic: known are {known}", known=listed(TOPICS)), source=place
            )
        entries = given if isinstance(given, list) else [given]
        topics[name] = tuple(_alternative(name, entry, place) for entry in entries)
    return Reading(topics, data.get("released", ""), data.get("cover", False))


def _alternative(name: str, entry: Mapping[str, Any], place: str) -> Alternative:
    fields = {key: value for key, value in entry.items() if key != "when"}
    stand_ins = {key: _STAND_IN.get(key, 7) if paths_in({key: v}) else v for key, v in fields.items()}
    try:
        TOPICS[name].model_validate(stand_ins)
        return Alternative(parse_condition(entry["when"]) if "when" in entry else ALWAYS, fields)
    except ConditionError as error:
        raise InputError.single(tell("when: {reason}", reason=error), place=name, source=place) from error
    except ValidationError as error:
        items = error.errors(include_url=False)
        raise InputError(Problem(item["msg"], place=name, source=place) for item in items) from error


_STAND_IN: Mapping[str, Any] = {"rate": Rate.model_validate({"percent": 1, "per": "month"})}
"""For the check of a file without a deal: what an answer could be, where it is no number."""
