"""Rules about the table of rights."""

import re
from collections.abc import Iterator

from generator.advice.rule import Advice, rule
from generator.packs.fr.advice.case import Case
from generator.packs.fr.advice.worded import article

_BLANKET = re.compile(
    r"\btous (?:les )?(?:droits|supports|modes)\b|œuvres? futures?|\bà titre gratuit\b|perpétu|irrévocable|"
    r"connus? (?:ou|et) inconnus?",
    re.IGNORECASE,
)
_ANY_CHANGE = re.compile(r"\btoutes? (?:les )?(?:modifications?|adaptations?)\b", re.IGNORECASE)
_EVERYWHERE = re.compile(r"\bmonde\b|\btous (?:les )?pays\b", re.IGNORECASE)
_GRANTS = "rights.grants"


@rule("blanket-grant", _GRANTS, slot="rights.grant", severity="error")
def blanket_grant(case: Case) -> Iterator[Advice]:
    """Refuse words that grant nothing: a right is named, with its extent and purpose."""
    for index, grant in enumerate(case.deal.rights.grants):
        for name in ("extent", "purpose", "territory"):
            if found := _BLANKET.search(getattr(grant, name)):
                yield Advice(
                    f"« {found[0]} » ne cède rien : la loi veut l’étendue, la destination, le lieu et la "
                    f"durée de "
                    f"chaque droit",
                    "nommez les modes et les supports, un par un",
                    (article("CPI", "L. 131-1, L. 131-3"),),
                    place=f"{_GRANTS}[{index}].{name}",
                )


@rule("one-right-of-two", _GRANTS, slot="rights.grant", needs=("project.deliverables",))
def one_right_of_two(case: Case) -> Iterator[Advice]:
    """Warn of a deliverable that may be copied and not shown, or shown and not copied."""
    listed = case.deal.project.deliverables
    for number, item in enumerate(listed, start=1):
        rights = {
            grant.right
            for grant in case.deal.rights.grants
            if not grant.deliverables or number in grant.deliverables
        }
        if item.kind != "software" and len(rights & {"reproduction", "representation"}) == 1:
            lacking = "la représentation" if "reproduction" in rights else "la reproduction"
            yield Advice(
                f"« {item.name} » : il manque {lacking} ; l’une n’emporte pas l’autre",
                "ajoutez une ligne, ou assurez-vous que le client n’en a pas besoin",
                (article("CPI", "L. 122-7"),),
            )


@rule("lump-sum-reason", _GRANTS, slot="rights.price", needs=("project.deliverables",))
def lump_sum_reason(case: Case) -> Iterator[Advice]:
    """Warn of the reason of software for what is none."""
    listed = case.deal.project.deliverables
    for index, grant in enumerate(case.deal.rights.grants):
        numbers = grant.deliverables or range(1, len(listed) + 1)
        kinds = {listed[number - 1].kind for number in numbers if number <= len(listed)}
        if grant.reason == "software" and kinds - {"software", "website"}:
            yield Advice(
                "la raison « logiciel » ne vaut que pour un logiciel",
                "choisissez une autre raison du prix forfaitaire",
                (article("CPI", "L. 131-4"),),
                place=f"{_GRANTS}[{index}].reason",
            )


@rule("licence-like-an-assignment", _GRANTS, slot="rights.grant", needs=("rights.kind",))
def licence_like_an_assignment(case: Case) -> Iterator[Advice]:
    """Warn of a licence that leaves the author nothing."""
    if case.deal.rights.kind != "license":
        return
    for index, grant in enumerate(case.deal.rights.grants):
        if grant.exclusive and grant.duration.kind == "legal" and _EVERYWHERE.search(grant.territory):
            yield Advice(
                "vous gardez vos droits, mais cette licence est exclusive, pour le monde entier et toute "
                "leur durée : vous ne pourriez plus vous en servir vous-même",
                "rendez-la non exclusive, ou bornez ses années ou son lieu",
                (article("CPI", "L. 131-3"),),
                remedy=(f"{_GRANTS}[{index}].exclusive", False),
                place=f"{_GRANTS}[{index}].exclusive",
            )


@rule("any-change-accepted", "rights.accepted_changes", slot="rights.moral", severity="error")
def any_change_accepted(case: Case) -> Iterator[Advice]:
    """Refuse an acceptance of every change: it has no effect."""
    for index, text in enumerate(case.deal.rights.accepted_changes):
        if _ANY_CHANGE.search(text):
            yield Advice(
                "un accord général et préalable à toute modification est sans effet",
                "nommez les adaptations que l’usage prévu rend nécessaires",
                (article("CPI", "L. 121-1"),),
                place=f"rights.accepted_changes[{index}]",
            )


@rule(
    "brand-without-trademark",
    _GRANTS,
    slot="rights.trademark",
    needs=("project.deliverables",),
    severity="note",
)
def brand_without_trademark(case: Case) -> Iterator[Advice]:
    """Tell that a logo cannot be registered as a mark without the author's consent."""
    brand = any(item.kind == "brand" for item in case.deal.project.deliverables)
    if brand and not any(grant.right == "trademark" for grant in case.deal.rights.grants):
        yield Advice(
            "sans autorisation de dépôt, votre droit d’auteur fait obstacle à la marque du client",
            "s’il veut déposer le logo, ajoutez le droit « dépôt comme marque » et son prix",
            (article("CPI", "L. 711-3"),),
        )


@rule(
    "data-without-annex",
    "options.personal_data",
    slot="options.personal_data",
    needs=("project.deliverables",),
    severity="note",
)
def data_without_annex(case: Case) -> Iterator[Advice]:
    """Tell of the contract that the GDPR wants where personal data are handled."""
    kinds = {item.kind for item in case.deal.project.deliverables}
    if case.deal.options.personal_data is None and kinds & {"website", "software"}:
        yield Advice(
            (
                "si vous avez accès à des données personnelles du client, le RGPD veut un contrat écrit "
                "(art. 28)"
            ),
            "ajoutez l’annexe sur les données personnelles",
        )
