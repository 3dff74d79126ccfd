"""Rules about rights and the portfolio."""

from collections.abc import Iterator

from generator.advice.rule import Advice, rule
from generator.packs.us.advice.case import Case

STRICT_SECRECY = 3
"""Years: two are usual; a client that wants longer is one that will object to a portfolio."""


@rule("portfolio-left-out", "rights", slot="rights.portfolio")
def portfolio_left_out(case: Case) -> Iterator[Advice]:
    """Warn where the freelancer may never show the work."""
    rights = case.deal.rights
    if rights.kind == "assign" and rights.portfolio.kind == "none":
        yield Advice(
            "you may not show the work: finished work is how the next client finds you",
            "keep a portfolio license, with a waiting time after launch if the client asks for one",
            remedy=("rights.portfolio", {"kind": "licensed"}),
            place="rights.portfolio",
        )


@rule("portfolio-against-secrecy", "rights", slot="rights.portfolio", needs=("confidentiality",))
def portfolio_against_secrecy(case: Case) -> Iterator[Advice]:
    """Warn of a portfolio beside a secrecy longer than usual."""
    rights, secrecy = case.deal.rights, case.deal.confidentiality
    shown = rights.kind == "license" or rights.portfolio.kind == "licensed"
    if shown and secrecy is not None and secrecy.years > STRICT_SECRECY:
        place = "rights" if rights.kind == "license" else "rights.portfolio"
        yield Advice(
            f"you may show the work, yet secrecy lasts {secrecy.years} years after the end: a client that "
            "wants so long will hardly expect to see its project in your portfolio",
            "agree now what may be shown and from when, or shorten the secrecy to two years",
            place=place,
        )
