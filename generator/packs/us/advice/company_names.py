"""Rules about a name and a form that disagree: “Loaf Bakery LLC, an individual”."""

from collections.abc import Iterator

from generator.advice.rule import Advice, rule
from generator.answers.parties import Company, Individual, Party
from generator.answers.walking import resolve
from generator.packs.us.advice.case import Case
from generator.packs.us.company_names import suffix_of
from generator.packs.us.completing import Deal

_WHOSE = {"freelancer": "your", "client": "the client's"}


def _as_individual(case: Case, side: str) -> Iterator[Advice]:
    party: Party = getattr(case.deal, side)
    if not isinstance(party.form, Individual):
        return
    for name in (party.legal_name, party.form.trade_name):
        suffix = suffix_of(name) if name else None
        if suffix is None:
            continue
        # A private client is a person: who buys through a company buys for a business.
        private = side == "client" and case.deal.client.kind == "consumer"
        also = ", and that it buys for a business" if private else ""
        yield Advice(
            f"{_WHOSE[side]} name, “{name}”, ends in “{suffix.written}” as that of a company, but the form "
            "is an individual: a contract with a person who is none binds the wrong side, or nobody",
            f"say that it is a company, and who signs for it{also}; or give the person's own name",
            place=f"{side}.form.kind",
            slip=True,
        )
        return


def _of_another_type(case: Case, side: str) -> Iterator[Advice]:
    party: Party = getattr(case.deal, side)
    suffix = suffix_of(party.legal_name)
    if suffix is None or not isinstance(party.form, Company) or party.form.type in suffix.types:
        return
    yield Advice(
        f"{_WHOSE[side]} name, “{party.legal_name}”, ends in “{suffix.written}”, but the kind of company is "
        f"“{_label(party.form.type)}”: one of the two is wrong, and the contract would name no company that "
        "there is",
        "look at the company register, and give the name and the kind that stand there",
        remedy=(f"{side}.form.type", suffix.types[0]),
        place=f"{side}.form.type",
        slip=True,
    )


def _label(kind: str) -> str:
    menu = resolve(Deal, "client.form.type")[0].menu
    return menu[kind].label if menu else kind


@rule("freelancer-name-of-company", "freelancer.form", needs=("freelancer.legal_name",))
def freelancer_name_of_company(case: Case) -> Iterator[Advice]:
    """Warn where the freelancer's name is that of a company, and the form that of a person."""
    yield from _as_individual(case, "freelancer")


@rule("client-name-of-company", "client.form", needs=("client.legal_name",))
def client_name_of_company(case: Case) -> Iterator[Advice]:
    """Warn where the client's name is that of a company, and the form that of a person."""
    yield from _as_individual(case, "client")


@rule("freelancer-company-type", "freelancer.form", needs=("freelancer.legal_name",))
def freelancer_company_type(case: Case) -> Iterator[Advice]:
    """Warn where the freelancer's name ends as that of another kind of company."""
    yield from _of_another_type(case, "freelancer")


@rule("client-company-type", "client.form", needs=("client.legal_name",))
def client_company_type(case: Case) -> Iterator[Advice]:
    """Warn where the client's name ends as that of another kind of company."""
    yield from _of_another_type(case, "client")
