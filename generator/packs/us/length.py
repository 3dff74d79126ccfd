"""How long the contract is: what only the full form can carry, and the length that fits the answers."""

from collections.abc import Iterator
from decimal import Decimal

from generator.answers.length import FullOnly, TooLong, lines_of, price_of, size_of
from generator.answers.overrides import Lookup
from generator.answers.terms import Length
from generator.answers.walking import value_at

MOST_FOR_SHORT = Decimal(10_000)
"""Fee in US dollars, estimate or price of the minimum term, up to which the short form is the default."""
MOST_DELIVERABLES, MOST_STAGES, MOST_WORDS, MOST_SIGNERS = 6, 4, 120, 4
"""What four pages hold, measured in both looks on both papers: items, stages, words of the description
and persons who sign. Above it the full form is the default, and nobody is stopped."""

MOST_LINES = {"fixed": 26}
MOST_OTHER_LINES = 20
"""Lines of all texts by the kind of fee: a rate or a monthly fee takes more rows of its own."""


def full_only(at: Lookup) -> Iterator[FullOnly]:
    """Yield each answer that only the full form can carry."""
    if "physical" in (at("project.kinds") or ()):
        yield FullOnly("project.kinds", "physical.delivery", "physical work")
    if at("options.personal_data") is not None:
        yield FullOnly("options.personal_data", "options.personal_data", "rules for personal data")
    if at("options.insurance") is not None:
        yield FullOnly("options.insurance", "options.insurance", "a duty to be insured")
    if at("options.open_source.copyleft"):
        yield FullOnly("options.open_source", "options.open_source", "copyleft licenses")
    if at("governing_law.mediation"):
        yield FullOnly("governing_law.mediation", "disputes.mediation", "mediation before a lawsuit")
    if _exclusive_in_a_territory(at):
        yield FullOnly("rights.territory", "rights.exclusivity", "exclusive rights in one territory")
    if at("fee.currency") not in (None, "USD"):
        yield FullOnly("fee.currency", "payment.fee", "a fee in another currency than US dollars")
    for party in ("freelancer", "client"):
        if at(f"{party}.address.country") not in (None, "US"):
            yield FullOnly(f"{party}.address.country", "payment.taxes", "a party outside the United States")


def _exclusive_in_a_territory(at: Lookup) -> bool:
    exclusive = at("rights.exclusivity") in ("exclusive", "sole")
    return exclusive and str(at("rights.territory") or "worldwide").casefold() != "worldwide"


def too_long(at: Lookup) -> Iterator[TooLong]:
    """Yield what is more than four pages hold."""
    if size_of(at, "project.deliverables") > MOST_DELIVERABLES:
        yield TooLong("project.deliverables", f"there are more than {MOST_DELIVERABLES} deliverables")
    if size_of(at, "fee.milestones") > MOST_STAGES:
        yield TooLong("fee.milestones", f"there are more than {MOST_STAGES} milestones")
    if len(str(at("project.description") or "").split()) > MOST_WORDS:
        yield TooLong("project.description", f"the description has more than {MOST_WORDS} words")
    lines = {path: sum(map(lines_of, texts)) for path, texts in _texts(at).items()}
    most = MOST_LINES.get(str(at("fee.kind")), MOST_OTHER_LINES)
    if sum(lines.values()) > most:
        longest = max(lines, key=lambda path: lines[path])
        yield TooLong(longest, f"what you wrote takes more than {most} lines, most of them here")
    for party in ("freelancer", "client"):
        if size_of(at, f"{party}.form.signatories") > MOST_SIGNERS:
            yield TooLong(f"{party}.form.signatories", f"more than {MOST_SIGNERS} persons sign for one side")


def _texts(at: Lookup) -> dict[str, tuple[str, ...]]:
    """Return the texts of the Deal by their place: those that may be long, or many."""

    def joined(path: str, *names: str) -> Iterator[str]:
        for item in at(path) or ():
            yield " ".join(str(value_at(item, name) or "") for name in names)

    return {
        "project.description": (str(at("project.description") or ""),),
        "project.deliverables": (
            *joined("project.deliverables", "name"),
            *joined("project.deliverables", "description"),
        ),
        "project.out_of_scope": ("; ".join(map(str, at("project.out_of_scope") or ())),),
        "project.third_party": tuple(
            joined("project.third_party", "name", "terms", "cost", "type", "license_by")
        ),
        "fee.milestones": tuple(joined("fee.milestones", "name", "due.event", "deliverables")),
        "rights": (" ".join(str(at(f"rights.{name}") or "") for name in ("scope", "media", "territory")),),
    }


def usual_length(at: Lookup) -> Length | None:
    """Return the length that fits the answers so far; None until there is a fee."""
    price = price_of(at)
    if price is None:
        return None
    return "full" if _against_short(at, price) else "short"


def why_usual(at: Lookup) -> str:
    """Return why a length is the usual one for the answers so far; empty until there is a fee."""
    price = price_of(at)
    if price is None:
        return ""
    if reason := _against_short(at, price):
        return f"The full form is usual here: {reason}."
    within = f"the price is at most ${MOST_FOR_SHORT:,}"
    return f"The short form is usual here: {within}, and nothing needs the full one."


def why_full(at: Lookup) -> str:
    """Return why the full form is the usual one, as a sentence's end; empty where the short one is."""
    price = price_of(at)
    return "" if price is None else _against_short(at, price)


def _against_short(at: Lookup, price: Decimal) -> str:
    """Return what speaks against the short form, as a sentence's end; empty where nothing does."""
    if found := next(full_only(at), None):
        return f"the short one has nothing on {found.what}"
    if price > MOST_FOR_SHORT:
        return f"the price is above ${MOST_FOR_SHORT:,}"
    long = next(too_long(at), None)
    return long.what if long else ""
