"""Rules of the freelance laws: which apply, what they want stated, copied and kept."""

from collections.abc import Callable, Iterator

from generator.advice.rule import Advice, rule
from generator.packs.us.advice.case import Case, Reached
from generator.packs.us.advice.figures import listed, usd
from generator.packs.us.advice.links import PLACES, reaches_threshold, usd_fee
from generator.packs.us.completing import Deal
from generator.packs.us.law.topics import Link, TermKind

_LINKS: dict[Link, str] = {
    "work": "the place of work",
    "freelancer": "your address",
    "client": "the client's address",
}
NEEDS = (*PLACES, "fee")
"""The answers without which nobody can say which freelance laws apply."""


def applying(case: Case) -> Iterator[Reached]:
    """Yield the laws whose threshold the fee reaches, or cannot be compared with."""
    for reached in case.reached_laws:
        if reaches_threshold(reached.law, case.deal) is not False:
            yield reached


def _name(reached: Reached) -> str:
    return f"{reached.law.name} of {reached.place} ({reached.law.citation})"


@rule("freelance-law-applies", "project", slot="general.records", needs=NEEDS, severity="note")
def freelance_law_applies(case: Case) -> Iterator[Advice]:
    """Tell of each freelance law: why it applies, what copy it wants, how long to keep it."""
    for reached in applying(case):
        law = reached.law
        by = listed(tuple(_LINKS[link] for link in reached.links))
        parts = [f"the {_name(reached)} may apply by {by} from {usd(law.threshold_usd)} ({law.counts})"]
        if case.deal.fee.currency != "USD":
            parts.append(f"the fee is in {case.deal.fee.currency} and was not compared with that sum")
        parts += [text for text in (reached.doubt.capitalize(), f"Covered: {law.covers}") if text]
        yield Advice(". ".join(part.rstrip(".") for part in parts), _copies(reached), facts=(law,))


def _copies(reached: Reached) -> str:
    law = reached.law
    texts = [law.copy_rule]
    if law.retention_years is not None:
        keeper = f" ({law.retention_by})" if law.retention_by else ""
        texts.append(f"Contract to be kept for {law.retention_years} years{keeper}.")
    texts += [law.retention_note, "Keep your own copy for six years: that satisfies every law on file."]
    return " ".join(text for text in texts if text)


@rule("signed-copy-required", "contract.signing", slot="general.signatures", needs=NEEDS, severity="note")
def signed_copy_required(case: Case) -> Iterator[Advice]:
    """Tell where the client must hand over a signed copy."""
    for reached in applying(case):
        if reached.law.signed_copy:
            doubt = f". {reached.doubt.capitalize()}" if reached.doubt else ""
            wants = "may want" if reached.doubt else "wants"
            yield Advice(
                f"the {_name(reached)} {wants} a signed copy: {reached.law.copy_rule.rstrip('.')}{doubt}",
                "have both sides sign before the work starts, and ask the client for the signed copy",
                facts=(reached.law,),
            )


@rule("freelance-law-term-missing", "project.deliverables", slot="services.scope", needs=NEEDS)
def freelance_law_term_missing(case: Case) -> Iterator[Advice]:
    """Check that everything a freelance law wants stated is in the answers."""
    for reached in applying(case):
        missing = [
            f"{text} ({lack})"
            for kind, text in reached.law.required_terms.items()
            if (lack := lacking(kind, case.deal))
        ]
        if missing:
            yield Advice(
                f"the {_name(reached)} wants the contract to state: {listed(tuple(missing))}",
                "give every deliverable its price",
                facts=(reached.law,),
            )


def lacking(kind: TermKind, deal: Deal) -> str:
    """Say what the answers lack of a term that a freelance law wants stated; empty where it is all there."""
    return _LACKING[kind](deal)


def _value_lacking(deal: Deal) -> str:
    items = deal.project.deliverables
    if deal.fee.kind != "fixed" or len(items) == 1 or all(item.value is not None for item in items):
        return ""
    return f"only one price for {len(items)} deliverables is given"


def _never(_: Deal) -> str:
    """Return nothing: the questionnaire asks for it or every contract has the clause."""
    return ""


_LACKING: dict[TermKind, Callable[[Deal], str]] = {
    "parties": _never,
    "parties_with_phone": _never,
    "services": _never,
    "value": _value_lacking,
    "pay": _never,
    "pay_date": _never,
    "work_list_date": _never,
    "total_method": _never,
}


@rule("freelance-law-earlier-jobs", "fee", needs=(*PLACES, "client.history"), severity="note")
def freelance_law_earlier_jobs(case: Case) -> Iterator[Advice]:
    """Ask to add up earlier jobs where the fee alone stays under a law's threshold."""
    if case.deal.client.history == "new":
        return
    for reached in case.reached_laws:
        fee = usd_fee(case.deal)
        if fee is not None and reaches_threshold(reached.law, case.deal) is False:
            yield Advice(
                f"the fee of {usd(fee)} alone does not reach the {usd(reached.law.threshold_usd)} of the "
                f"{_name(reached)}, but earlier jobs for the same client count: {reached.law.counts}",
                "add up what you did for this client in that time",
                facts=(reached.law,),
            )


@rule("disclosure-sheet-needed", "project", needs=NEEDS)
def disclosure_sheet_needed(case: Case) -> Iterator[Advice]:
    """Tell where a sheet of its own must be handed over before the work."""
    for reached in applying(case):
        if reached.law.disclosure_sheet:
            yield _disclosure(reached)


def _disclosure(reached: Reached) -> Advice:
    law = reached.law
    only = f" ({law.disclosure_if})" if law.disclosure_if else ""
    items = "; ".join(law.disclosure_sheet)
    apart = f". Not made here: {law.disclosure_apart}" if law.disclosure_apart else ""
    return Advice(
        f"the {_name(reached)} may want{only} a disclosure before the work starts, apart from the contract: "
        f"{law.copy_rule}",
        "sign the sheet that comes beside this contract, which is ready to sign, before the work starts; it "
        f"states: {items}{apart}",
        facts=(law,),
    )
