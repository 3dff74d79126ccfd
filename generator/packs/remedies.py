"""What the law offers to whoever was not paid, in the forms in which a pack tells it to a case.

Texts are whole sentences, or begin small where they stand after a day or a colon, in the language of the
pack. What nobody determined is said as `unknown`, and never guessed.
"""

import datetime as dt
from calendar import monthrange
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from generator.findings import Source


@dataclass(frozen=True, slots=True)
class SalesTax:
    """The tax that is added to each price; `percent` is None where its rate was not determined."""

    percent: Decimal | None
    source: Source | None = None


@dataclass(frozen=True, slots=True)
class RateSpell:
    """Days for which the law has figures for late sums, both ends counted, in percent a year.

    `usual` is the rate of a contract that leaves it to the law, `least` the lowest that a contract may have.
    """

    since: dt.date
    until: dt.date
    usual: Decimal
    least: Decimal
    source: Source


@dataclass(frozen=True, slots=True)
class LateLaw:
    """What the law gives for a sum that is late, as far as it is on file.

    `rates` are in order; a day in none of them has no figure, and none is guessed for it. `fixed` is owed
    once for each late invoice beside the rate.
    """

    rates: tuple[RateSpell, ...] = ()
    fixed: Decimal = Decimal(0)
    fixed_source: Source | None = None


@dataclass(frozen=True, slots=True)
class Taken:
    """A step outside letters that somebody took: a complaint to an agency, or a lawsuit.

    `whom` is the agency or the court as it was logged, `by` who took it. `over`: it was withdrawn. `decided`
    is the day on which the court granted what was asked.
    """

    kind: Literal["complaint", "suit"]
    whom: str
    by: str
    on: dt.date
    over: bool = False
    decided: dt.date | None = None


@dataclass(frozen=True, slots=True)
class Owed:
    """What a case tells its pack: what is overdue on a day, and what was done about it.

    `sum` is what is overdue with its charges, `oldest` the due day of the oldest part. `used` is the day on
    which the client was seen to use the work, `published` the day of its first publication, as far as they
    are known. `disputed`: the client objected to some of it; `employer`: it says that the freelancer is its
    employee.
    """

    as_of: dt.date
    sum: Decimal
    oldest: dt.date
    signed: dt.date
    taken: tuple[Taken, ...] = ()
    used: dt.date | None = None
    published: dt.date | None = None
    disputed: bool = False
    employer: bool = False


@dataclass(frozen=True, slots=True)
class DemandTerm:
    """How long a written demand must give in a place before something is won, and how it must look.

    `place` is the code of the place. The `days` run from `receipt` or else from sending; they are business
    days where `business`. After `most_days` it no longer counts (None: no such number). `certified` wants
    certified mail, `exact` a sum that is right to the cent, `announces` the word that a lawsuit follows.
    `of_clause`: it wins what the contract's own clause on attorney's fees gives, and names that clause.
    `wins` is what it brings, `form` how it must look (empty: nothing is said).
    """

    place: str
    days: int
    wins: str
    source: Source
    receipt: bool = True
    business: bool = False
    most_days: int | None = None
    certified: bool = False
    exact: bool = False
    announces: bool = False
    of_clause: bool = False
    form: str = ""


@dataclass(frozen=True, slots=True)
class Clock:
    """A time that runs out; `last` is its last safe day, one before the last that could be argued."""

    kind: Literal["complaint", "suit", "board", "registration"]
    what: str
    last: dt.date
    source: Source


Open = Literal["yes", "no", "ask", "taken"]


@dataclass(frozen=True, slots=True)
class Door:
    """A way to the money, open or not, and what it takes; doors stand in the order that closes none.

    A `collection` is what an officer of the law does without a judge. `place` is the code of its place. `why`
    says why it is open, closed or doubtful. `limit` is the most that it awards or takes, in the money of its
    place, `demands` what must have waited before, `closes` which doors its use closes, `last` its last safe
    day and `asks` what its form wants, in its order. `taken` is the day on which it was taken, `law` the law
    that it is under, with its citation.
    """

    id: str
    kind: Literal["agency", "conciliation", "collection", "small_claims", "court", "board"]
    name: str
    place: str
    open: Open
    why: str
    costs: str
    brings: str
    how: str = ""
    limit: Decimal | None = None
    demands: tuple[DemandTerm, ...] = ()
    closes: tuple[str, ...] = ()
    last: dt.date | None = None
    asks: tuple[str, ...] = ()
    taken: dt.date | None = None
    law: str = ""
    sources: tuple[Source, ...] = ()


@dataclass(frozen=True, slots=True)
class Told:
    """Something to mind, with where it was read."""

    text: str
    sources: tuple[Source, ...] = ()


@dataclass(frozen=True, slots=True)
class DueStep:
    """What someone has to do after a step was taken, until a day: the freelancer, or else the client.

    `whom` is served with it, where it is a service.
    """

    what: str
    last: dt.date
    source: Source
    own: bool = True
    whom: Literal["agency", "defendant"] = "agency"


@dataclass(frozen=True, slots=True)
class Remedies:
    """What is open to a freelancer after the last letter.

    `clocks` stand earliest first, `doors` in the order that keeps each of them open. `due` follows from steps
    that were taken. `mind` is what else the law asks, `lawyer` says when one is worth asking, `unknown` what
    nobody determined.
    """

    clocks: tuple[Clock, ...]
    doors: tuple[Door, ...]
    due: tuple[DueStep, ...]
    mind: tuple[Told, ...]
    lawyer: tuple[str, ...]
    unknown: tuple[str, ...]


def last_safe_day(since: dt.date, years: int) -> dt.date:
    """Return the day before the last of some years that began on a day."""
    return months_after(since, 12 * years) - dt.timedelta(days=1)


def months_after(day: dt.date, months: int) -> dt.date:
    """Return the day some months after a day, the last of its month where that is shorter."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return dt.date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))
