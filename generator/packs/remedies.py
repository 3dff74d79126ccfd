"""What the law offers to whoever was not paid, in the forms in which a pack tells it to a case."""

from dataclasses import dataclass

from generator.findings import Source


@dataclass(frozen=True, slots=True)
class DemandTerm:
    """How long a written demand must give in a place before something is won, and how it must look.

    `place` is the code of the place. The `days` run from `receipt` or else from sending; they are business
    days where `business`. `certified` wants certified mail, `exact` a sum that is right to the cent. `wins`
    is what it brings, `form` how it must look (empty: nothing is said).
    """

    place: str
    days: int
    wins: str
    source: Source
    receipt: bool = True
    business: bool = False
    certified: bool = False
    exact: bool = False
    form: str = ""
