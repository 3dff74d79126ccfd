"""Rules about when the final files go out: before the money, or so late that the work cannot be used."""

from collections.abc import Iterator

from generator.advice.rule import Advice, rule
from generator.answers.overrides import answers_at
from generator.packs.us.advice.case import Case
from generator.packs.us.billing import USUAL_TERM
from generator.packs.us.completing import Deal
from generator.packs.us.overrides import kinds_of

_RISKY = {"new": "is new", "paid_late": "paid late before", "fell_silent": "stopped answering before"}


@rule(
    "final-files-before-payment",
    "payment.final_files",
    slot="delivery.delivery",
    needs=("client.history", "fee", "payment.deposit", "project.kinds"),
)
def final_files_before_payment(case: Case) -> Iterator[Advice]:
    """Warn where a client that nobody knows, or that paid late, gets the final files on an invoice."""
    deal = case.deal
    if deal.payment.final_files != "on_delivery" or deal.client.history not in _RISKY or _paid_ahead(deal):
        return
    if kinds_of(answers_at(deal)) == {"physical"}:  # there are no files to hold back
        return
    yield Advice(
        f"the client {_RISKY[deal.client.history]}, and gets the final files before it has paid for them: "
        "one that vanishes has what it wanted, and you have an invoice",
        "send a proof first and the final files on payment",
        remedy=("payment.final_files", "on_payment"),
    )


def _paid_ahead(deal: Deal) -> bool:
    """Say whether the work is paid before it is done, or the client may use it at once by a concession."""
    whole = deal.fee.kind == "fixed" and deal.payment.deposit == 100  # noqa: PLR2004  percent
    return (
        whole or deal.fee.kind == "retainer" or deal.positions.get("rights.grant", "preferred") != "preferred"
    )


@rule("use-waits-for-payment", "payment.final_files", slot="rights.until_payment", needs=("payment.term",))
def use_waits_for_payment(case: Case) -> Iterator[Advice]:
    """Warn where the client has longer to pay than it can do without the work."""
    payment = case.deal.payment
    if payment.final_files == "on_payment" and payment.term > USUAL_TERM:
        yield Advice(
            f"the final files and the right to use them come with payment, and the client has {payment.term} "
            "days to pay: a client that must publish sooner has to pay sooner, and will ask for the files",
            f"agree on a payment within {USUAL_TERM} days, or hand the final files over with the delivery",
            remedy=("payment.term", USUAL_TERM),
        )


@rule(
    "final-files-wait-for-the-last-stage",
    "rights.when",
    slot="delivery.delivery",
    needs=("rights", "fee", "payment.final_files"),
    severity="note",
)
def final_files_wait_for_the_last_stage(case: Case) -> Iterator[Advice]:
    """Say where a client that pays stage by stage gets no final file before the last stage is paid."""
    deal = case.deal
    staged = deal.fee.kind == "fixed" and len(deal.fee.milestones) > 1
    whole = deal.rights.kind == "assign" and deal.rights.when == "full_payment"
    if staged and whole and deal.payment.final_files == "on_payment":
        yield Advice(
            "the client pays in stages, and gets rights and final files only when the last one is paid: a "
            "client that needs a stage earlier will ask for it",
            "rights that pass with each paid milestone bring the files of that stage with them",
        )
