"""Rules about a border in the deal: law, language, taxes and collection are four questions, none guessed."""

from collections.abc import Iterator
from decimal import Decimal

from generator.advice.rule import Advice, rule
from generator.answers.places import EUROPEAN_UNION
from generator.findings import Source
from generator.packs.fr.advice.case import Case
from generator.packs.fr.advice.worded import article, country, percent
from generator.packs.fr.places import FRANCE

_CHECKED = "2026-11-29"
_CHOICE = Source("Règlement Rome I art. 3 (choix de la loi)", "", _CHECKED, "from memory")
_PLACE_OF_TAX = Source(
    "Directive 2006/112/CE art. 44 et 196 (lieu des prestations)", "", _CHECKED, "from memory"
)
_WHOLE = Decimal(100)


@rule("client-abroad", "client.address", slot="disputes.law")
def client_abroad(case: Case) -> Iterator[Advice]:
    """Say that the law of the client's country was not looked at."""
    home = case.deal.client.address.country
    if home != FRANCE:
        yield Advice(
            f"siège du client : {country(home)}. Le contrat choisit le droit français, mais les règles de ce "
            "pays qui s’imposent malgré ce choix, et le tribunal compétent, n’ont pas été étudiés ici",
            "voyez un avocat avant de signer",
            (_CHOICE,),
        )


@rule("freelancer-abroad", "freelancer.address")
def freelancer_abroad(case: Case) -> Iterator[Advice]:
    """Say that a French status at an address abroad was not looked at."""
    home = case.deal.freelancer.address.country
    if home != FRANCE:
        yield Advice(
            f"votre adresse : {country(home)}. Un SIREN, un statut, des cotisations et une TVA de France "
            "avec un siège à l’étranger n’ont pas été étudiés ici",
            "voyez votre comptable ; si votre activité n’est pas inscrite en France, ce contrat n’est pas le "
            "bon",
        )


@rule(
    "language-abroad",
    "contract.translated",
    needs=("client.address",),
    slot="general.language",
    severity="note",
)
def language_abroad(case: Case) -> Iterator[Advice]:
    """Say that the language which the client's country wants was not looked at."""
    home = case.deal.client.address.country
    if home != FRANCE and not case.deal.contract.translated:
        yield Advice(
            f"le contrat n’est qu’en français ; ce que veut le droit du client ({country(home)}) pour la "
            "langue d’un contrat n’a pas été étudié",
            "si le client ne lit pas le français, remettez-lui aussi une traduction : le texte français "
            "l’emporte",
            remedy=("contract.translated", True),
        )


@rule("taxes-abroad", "freelancer.vat", needs=("client.address",), slot="payment.taxes")
def taxes_abroad(case: Case) -> Iterator[Advice]:
    """Say what of the taxes on an invoice to another country is known, and what is not."""
    home = case.deal.client.address.country
    if home == FRANCE:
        return
    if home in EUROPEAN_UNION:
        yield Advice(
            "client d’un autre pays de l’Union européenne : en règle générale, il doit lui-même la TVA ; la "
            "mention de la facture, le numéro de TVA qu’il vous faut, même en franchise, et la déclaration "
            "de ces services n’ont pas été vérifiés",
            "demandez son numéro de TVA au client, et la mention à votre comptable",
            (_PLACE_OF_TAX,),
        )
    else:
        yield Advice(
            f"client hors de l’Union européenne ({country(home)}) : la TVA, la mention de la facture et une "
            "retenue à la source sur le prix des droits n’ont pas été étudiées",
            "demandez à votre comptable ce que dit la convention fiscale avec ce pays",
        )


@rule(
    "client-abroad-unsecured",
    "payment.deposit",
    slot="payment.deposit",
    needs=("client.address",),
    severity="note",
)
def client_abroad_unsecured(case: Case) -> Iterator[Advice]:
    """Say what lowers the sum that would have to be collected in another country."""
    home, deposit = case.deal.client.address.country, case.deal.payment.deposit
    if home != FRANCE and deposit is not None and deposit < _WHOLE:
        yield Advice(
            f"un impayé serait à recouvrer là-bas ({country(home)}), et le client ne paie d’avance que "
            f"{percent(deposit)} : une injonction de payer se demande au tribunal du débiteur",
            "demandez plus d’acompte, ou de petites étapes",
            (article("CPC", "1406"),),
        )
