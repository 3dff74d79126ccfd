"""What the versions of a clause give and ask, as a pack's file `case/readings.yaml` says it."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Annotated, Any, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, ValidationError

from generator.answers.values import Rate
from generator.case.days import Period, period_of
from generator.errors import InputError, Problem
from generator.yaml_lines import YamlText, read_yaml

_PATH = re.compile(r"[a-z_]+(\.[a-z_]+)+")

Length = Annotated[Period, BeforeValidator(period_of)]


class Topic(BaseModel):
    """What a clause says about one thing."""

    model_config = ConfigDict(frozen=True, extra="forbid", arbitrary_types_allowed=True)


class Notices(Topic):
    """When messages count, in business days; `closed: home` leaves out the parties' state holidays too.

    An email that ends the contract and is not confirmed within `mail_after` is mailed within `mail_within`.
    """

    email: int
    mail: int
    abroad: int | None = None
    closed: Literal["federal", "home"]
    mail_after: Length
    mail_within: Length | None = None


class Request(Topic):
    """The request for an answer; its period starts again once, on a day named at most so far ahead."""

    answer_period: Length
    promise_within: Length
    every_address: bool = False


class Reminders(Topic):
    """How many reminders, how far apart; `call` says that a call belongs to the reminder."""

    number: int
    gap: Length
    call: bool = False


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
    names_dates: Length
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
    """The deposit."""

    kind: Literal["on_signing", "none"]
    withdrawal: bool = False


class LateCharge(Topic):
    """The rate, and the first day after the due date that bears it; without a rate none is agreed."""

    rate: Rate | None = None
    first_day: int = 1


class LatePause(Topic):
    """The warning before a pause for late payment."""

    warning: Length


class Disputes(Topic):
    """The time to object to an invoice, and how long the disputed part is then not overdue."""

    within: Length
    holds: Length


class Breach(Topic):
    """The time to cure an unpaid sum, whether the invoice of a pause counts, and when a pause shields it."""

    payment_cure: Length


class Account(Topic):
    """The time for the final account."""

    within: Length


class KillFee(Topic):
    """The percentage of the Remaining Fee on top of the Earned Fee."""

    percent: Decimal = Decimal(0)
    once_begun: bool = False
    resale: Length | None = None


class Earned(Topic):
    """By what the work done is priced."""

    by: Literal["deliverables", "stages", "hours", "months"]


TOPICS: Mapping[str, type[Topic]] = {
    "notices": Notices, "request": Request, "reminders": Reminders, "pause": Pause, "restart": Restart,
    "long_silence": LongSilence, "review": Review, "acceptance": Acceptance, "payment": Payment,
    "deposit": Deposit, "late_charge": LateCharge, "late_pause": LatePause, "disputes": Disputes,
    "breach": Breach, "account": Account, "kill_fee": KillFee, "earned": Earned,
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Reading:
    """What one version of a clause says: fields by topic; `released` begins the digest of an older text."""

    topics: Mapping[str, Mapping[str, Any]]
    released: str = ""


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
    topics = {name: fields for name, fields in data.items() if name != "released"}
    for name, fields in topics.items():
        if name not in TOPICS:
            message = f"no such topic: known are {', '.join(TOPICS)}"
            raise InputError.single(message, source=text.place_of((clause, version, name)))
        stand_ins = {key: _STAND_IN.get(key, 7) if paths_in({key: v}) else v for key, v in fields.items()}
        try:
            TOPICS[name].model_validate(stand_ins)
        except ValidationError as error:
            raise InputError(
                Problem(item["msg"], place=name, source=text.place_of((clause, version, name)))
                for item in error.errors(include_url=False)
            ) from error
    return Reading(topics, data.get("released", ""))


_STAND_IN: Mapping[str, Any] = {"rate": Rate.model_validate({"percent": 1, "per": "month"})}
"""For the check of a file without a deal: what an answer could be, where it is no number."""
