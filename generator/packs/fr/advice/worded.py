"""Sources, sums and days as a finding tells them."""

from datetime import date
from decimal import Decimal

from generator.advice.rule import DoubtWords
from generator.answers.values import Days
from generator.answers.walking import value_at
from generator.findings import Source
from generator.law.fact import Sure
from generator.packs.fr.completing import Deal
from generator.packs.fr.formats import formats

DOUBTS = DoubtWords(
    {"secondary, unverified": "lu dans une source secondaire", "from memory": "de mémoire"},
    "Non vérifié : {doubts}.",
)
"""How a finding says that a fact is not verified."""

_CODES = {
    "C. civ.": "LEGITEXT000006070721",
    "CPI": "LEGITEXT000006069414",
    "CPC": "LEGITEXT000006070716",
    "C. conso.": "LEGITEXT000006069565",
    "C. com.": "LEGITEXT000005634379",
    "C. trav.": "LEGITEXT000006072050",
}
_CHECKED = "2026-11-29"


def article(code: str, number: str, sure: Sure = "verified in a stored copy") -> Source:
    """Return an article of a code as a source: `article("C. civ.", "1225")`."""
    address = f"https://www.legifrance.gouv.fr/codes/texte_lc/{_CODES[code]}"
    return Source(f"{code} art. {number} (legifrance.gouv.fr)", address, _CHECKED, sure)


def money(amount: Decimal, deal: Deal) -> str:
    """Write a sum in the currency of the price, euros while it is not known."""
    return formats(value_at(deal, "fee.currency") or "EUR").text(amount, "money")


def percent(share: Decimal) -> str:
    """Write a share."""
    return formats("EUR").text(share, "percent")


def days(period: Days) -> str:
    """Write a number of days with its kind."""
    return formats("EUR").text(period, "days")


def country(code: str) -> str:
    """Write the name of a country."""
    return formats("EUR").text(code, "country")


def on(day: date) -> str:
    """Write a day."""
    return formats("EUR").text(day, "date")
