"""Rules about the two sides: who the client is, how to reach it, where it sits."""

from collections.abc import Iterator

from generator.advice.rule import Advice, rule
from generator.answers.places import country_name
from generator.packs.us.advice.case import Case
from generator.packs.us.advice.figures import percent
from generator.packs.us.advice.sources import CANADIAN_PROVINCES


@rule("consumer-client", "client.kind")
def consumer_client(case: Case) -> Iterator[Advice]:
    """Ask for a lawyer where the client is a consumer."""
    if case.deal.client.kind == "consumer":
        yield Advice(
            "the client buys for private use: consumer law protects it, differs by state, and this "
            "program knows little of it; the contract uses cautious terms",
            "have a lawyer of the client's state read the contract before it is signed",
        )


@rule("party-abroad", "client.address", needs=("freelancer.address",))
def party_abroad(case: Case) -> Iterator[Advice]:
    """Say where a party lies outside the law that this program knows."""
    for side in ("freelancer", "client"):
        country = getattr(case.deal, side).address.country
        if country != "US":
            name = country_name(country)
            yield Advice(
                f"the {side} is in {name}: only law of the United States was checked, and a judgment of a "
                f"court in the United States may be hard to enforce in {name}" + _ENFORCED.get(country, ""),
                "ask a lawyer which court helps",
                (CANADIAN_PROVINCES,) if country in _ENFORCED else (),
                place=f"{side}.address",
            )


@rule("language-abroad", "client.address", severity="note")
def language_abroad(case: Case) -> Iterator[Advice]:
    """Say that nobody looked at the language which the client's country wants."""
    country = case.deal.client.address.country
    if country not in _ENGLISH:
        yield Advice(
            f"the contract is in English only: whether the law of {country_name(country)} asks for another "
            "language was not looked at",
            "give a client who does not read English a translation beside it",
        )


_ENGLISH = frozenset(("US", "GB", "IE", "AU", "NZ"))
"""Countries whose contracts are in English as a matter of course."""


@rule("taxes-abroad", "client.address", slot="payment.taxes", needs=("client.kind",), severity="note")
def taxes_abroad(case: Case) -> Iterator[Advice]:
    """Say that nobody looked at value added tax and at what an invoice to another country has to say."""
    client = case.deal.client
    if client.address.country != "US" and client.kind == "business":
        yield Advice(
            f"the client is in {country_name(client.address.country)}: who owes value added tax there, and "
            "what your invoice has to say for that, was not looked at",
            "ask the client for its VAT number and for the words that its tax office wants on invoices",
        )


_ENFORCED = {"CA": "; ask a lawyer, some provinces enforce the judgments of some states more easily"}


_SHORTER = {"fixed": "shorter stages", "hourly": "more frequent invoices", "retainer": "a shorter term"}


@rule(
    "client-abroad-unsecured",
    "payment.deposit",
    slot="payment.deposit",
    needs=("client.address", "fee"),
    severity="note",
)
def client_abroad_unsecured(case: Case) -> Iterator[Advice]:
    """Say what lowers the sum that would have to be collected in another country."""
    deal = case.deal
    if deal.client.address.country != "US" and deal.payment.deposit < 100:  # noqa: PLR2004  percent
        yield Advice(
            f"the client is in {country_name(deal.client.address.country)} and pays "
            f"{percent(deal.payment.deposit)} before work starts: the rest would have to be collected there",
            f"take a larger deposit or {_SHORTER[deal.fee.kind]}",
        )


@rule("second-contact-missing", "client.second_contact", slot="silence.contact", needs=("client.form",))
def second_contact_missing(case: Case) -> Iterator[Advice]:
    """Ask for a second person at a company that may fall silent."""
    client = case.deal.client
    if client.form.kind == "company" and client.second_contact is None:
        yield Advice(
            "only one person at the client can be reached: if that person leaves or falls ill, reminders "
            "go unread and the project stalls",
            "ask who pays the invoices and name that person as the second contact",
        )


@rule("second-contact-without-phone", "client.second_contact", slot="silence.contact")
def second_contact_without_phone(case: Case) -> Iterator[Advice]:
    """Ask for the phone number of the second contact."""
    contact = case.deal.client.second_contact
    if contact is not None and contact.phone is None:
        yield Advice(
            f"no phone number for {contact.name}: a call is the quickest way to end a silence",
            "add the phone number of the second contact",
            place="client.second_contact.phone",
        )
