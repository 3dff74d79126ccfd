"""Rules about the short form: answers that it cannot carry, and more than its four pages hold."""

from collections.abc import Iterator

from generator.advice.rule import Advice, rule
from generator.answers.overrides import answers_at
from generator.packs.fr.advice.case import Case
from generator.packs.fr.length import full_only, too_long


@rule("needs-full-form", "contract.length", needs=("options",), severity="error")
def needs_full_form(case: Case) -> Iterator[Advice]:
    """Refuse the short form for an answer that no article and no row of it prints."""
    if case.deal.contract.length != "short":
        return
    for found in full_only(answers_at(case.deal)):
        yield Advice(
            f"cette réponse demande le contrat complet : le court n’a pas {found.what}",
            "choisissez le contrat complet, ou enlevez cette réponse",
            place=found.path,
            slot=found.slot,
            remedy=("contract.length", "full"),
        )


@rule(
    "short-form-too-long",
    "contract.length",
    needs=("project", "fee", "rights", "options", "freelancer.form", "client.form"),
)
def short_form_too_long(case: Case) -> Iterator[Advice]:
    """Warn where the short form would run past its four pages."""
    if case.deal.contract.length != "short":
        return
    for found in too_long(answers_at(case.deal)):
        yield Advice(
            f"le contrat court peut dépasser quatre pages : {found.what}",
            "choisissez le contrat complet, ou dites-le en moins de mots",
            place=found.path,
            remedy=("contract.length", "full"),
        )
