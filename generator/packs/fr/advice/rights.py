"""Rules about the table of rights."""

import re
from collections.abc import Iterator
from decimal import Decimal

from generator.advice.rule import Advice, rule
from generator.packs.fr.advice.case import Case
from generator.packs.fr.advice.worded import article, percent

_BLANKET = re.compile(
    r"\btous (?:les )?(?:droits|supports|modes)\b|œuvres? futures?|\bà titre gratuit\b|perpétu|irrévocable|"
    r"connus? (?:ou|et) inconnus?",
    re.IGNORECASE,
)
_ANY_CHANGE = re.compile(r"\btoutes? (?:les )?(?:modifications?|adaptations?)\b", re.IGNORECASE)
_EVERYWHERE = re.compile(r"\bmonde\b|\btous (?:les )?pays\b", re.IGNORECASE)
_LEAST_SHARE = Decimal(5)
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


@rule("rights-price-derisory", "rights.share", slot="rights.price")
def rights_price_derisory(case: Case) -> Iterator[Advice]:
    """Warn of a part of the price so small that rights would be given for nothing."""
    if case.deal.rights.share < _LEAST_SHARE:
        yield Advice(
            f"{percent(case.deal.rights.share)} du prix pour les droits : un juge peut y voir un prix "
            "dérisoire, et la cession tombe",
            "donnez aux droits une part qui correspond à l’usage ; 20 % est usuel",
            (article("C. civ.", "1169", "secondary, unverified"), article("CPI", "L. 131-4")),
            remedy=("rights.share", "20"),
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
    "copyleft-against-exclusive",
    "options.open_source",
    slot="options.open_source",
    needs=(_GRANTS, "project.deliverables"),
)
def copyleft_against_exclusive(case: Case) -> Iterator[Advice]:
    """Warn of code that everyone may pass on beside rights that the client alone shall have."""
    deal, parts = case.deal, case.deal.options.open_source
    if parts is None or not parts.copyleft:
        return
    code = {n for n, item in enumerate(deal.project.deliverables, start=1) if item.kind == "software"}
    if any(
        grant.exclusive and (code & {*grant.deliverables} or (code and not grant.deliverables))
        for grant in deal.rights.grants
    ):
        yield Advice(
            "une licence réciproque laisse chacun transmettre le code, et vous en cédez les droits à titre "
            "exclusif : pour ces parties, vous ne pouvez tenir les deux",
            "n’admettez que des licences sans réciprocité, ou mettez ces parties dans les éléments de tiers",
            (article("CPI", "L. 122-6"),),
            remedy=("options.open_source", {"copyleft": False}),
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
