"""Rules about the short form: answers that it cannot carry, and more than its four pages hold."""

from collections.abc import Iterator

from generator.advice.rule import Advice, rule
from generator.answers.overrides import answers_at
from generator.packs.us.advice.case import Case
from generator.packs.us.length import full_only, too_long


@rule(
    "needs-full-form",
    "contract.length",
    needs=(
        "project.kinds",
        "options",
        "governing_law.mediation",
        "rights",
        "fee",
        "freelancer.address",
        "client.address",
    ),
    severity="error",
)
def needs_full_form(case: Case) -> Iterator[Advice]:
    """Refuse the short form for an answer that no clause and no row of it prints."""
    if case.deal.contract.length != "short":
        return
    for found in full_only(answers_at(case.deal)):
        yield Advice(
            f"this answer needs the full form: the short one has nothing on {found.what}",
            "choose the full form, or leave this out",
            place=found.path,
            slot=found.slot,
            remedy=("contract.length", "full"),
        )


@rule(
    "short-form-too-long",
    "contract.length",
    needs=("project", "fee", "rights", "freelancer.form", "client.form"),
    severity="warning",
)
def short_form_too_long(case: Case) -> Iterator[Advice]:
    """Warn where the short form would run past its four pages."""
    if case.deal.contract.length != "short":
        return
    for found in too_long(answers_at(case.deal)):
        yield Advice(
            f"the short form may take more than four pages: {found.what}",
            "choose the full form, or say it in fewer words",
            place=found.path,
            remedy=("contract.length", "full"),
        )
