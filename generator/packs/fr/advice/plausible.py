"""Rules about days and figures that are most often a slip: stages, hours, rounds of corrections."""

from collections.abc import Iterator
from decimal import Decimal

from generator.advice.rule import Advice, rule
from generator.answers.installments import fee_base
from generator.answers.plausible import HOURS_A_WEEK, MANY_ROUNDS, dated_stages, figure_of, hours_beyond
from generator.packs.fr.advice.case import Case
from generator.packs.fr.advice.worded import money, on


@rule("work-before-agreement", "project.start", slot="services.schedule", needs=("contract.date",))
def work_before_agreement(case: Case) -> Iterator[Advice]:
    """Warn of work that starts before the contract is made."""
    start, made = case.deal.project.start, case.deal.contract.date
    if start < made:
        yield Advice(
            f"le travail commence le {on(start)}, avant le contrat du {on(made)} : ce qui est fait jusque-là "
            "n’a pas de contrat écrit",
            "commencez le jour du contrat ou après",
            remedy=("project.start", made.isoformat()),
        )


@rule("milestone-after-end", "fee", slot="payment.milestones", needs=("project",))
def milestone_after_end(case: Case) -> Iterator[Advice]:
    """Warn of a stage that is due when everything should have been delivered."""
    end = case.deal.project.end
    for place, stage, due in dated_stages(case.deal.fee):
        if due > end:
            yield Advice(
                f"« {stage.name} » est à payer le {on(due)}, après la livraison prévue le {on(end)} : vous "
                "remettez tout le travail avant que cette part soit due",
                f"avancez-la au {on(end)} ou plus tôt, ou reculez la livraison",
                place=place,
            )


@rule("milestone-before-start", "fee", slot="payment.milestones", needs=("project",))
def milestone_before_start(case: Case) -> Iterator[Advice]:
    """Warn of a stage that is due before the work starts: that is a deposit by another name."""
    start = case.deal.project.start
    for place, stage, due in dated_stages(case.deal.fee):
        if due < start:
            yield Advice(
                f"« {stage.name} » est à payer le {on(due)}, avant le début du travail le {on(start)} : "
                "aucune étape ne peut être atteinte ce jour-là",
                "demandez plutôt un acompte plus élevé, ou reculez la date de l’étape",
                place=place,
            )


@rule("hours-implausible", "fee", slot="payment.fee", needs=("project",))
def hours_implausible(case: Case) -> Iterator[Advice]:
    """Warn of more hours than one person can work until the target date."""
    fee, project = case.deal.fee, case.deal.project
    if fee.kind == "hourly" and (found := hours_beyond(fee, project.start, project.end)):
        hours, most = found
        yield Advice(
            f"{hours.quantize(Decimal(1))} heures font {money(fee_base(fee), case.deal)}, mais du "
            f"{on(project.start)} au {on(project.end)} une personne peut en travailler {most}, à "
            f"{HOURS_A_WEEK} par semaine : une somme a peut-être été donnée pour des heures, ou une date est "
            "fausse",
            "donnez les heures que vous prévoyez, un plafond en argent pour une somme, ou une date plus "
            "tardive",
            place=figure_of(fee),
            slip=True,
        )


@rule("many-revision-rounds", "project.revision_rounds", slot="services.revisions", needs=("fee",))
def many_revision_rounds(case: Case) -> Iterator[Advice]:
    """Warn of more rounds of corrections than the trade gives: free ones, or delays where time is paid."""
    rounds = case.deal.project.revision_rounds
    if rounds > MANY_ROUNDS:
        free = case.deal.fee.kind == "fixed"
        effect = "sont comprises dans le prix" if free else "sont prévues, et chacune retarde la recette"
        yield Advice(
            f"{rounds} séries de corrections {effect} ; deux sont usuelles",
            "comprenez-en deux, et facturez les autres en plus" if free else "prévoyez-en deux",
            remedy=("project.revision_rounds", 2),
        )
