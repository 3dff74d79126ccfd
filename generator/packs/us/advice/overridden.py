"""Rules about answers that the contract does not follow, because the client or a place settles them."""

from collections.abc import Iterator

from generator.advice.rule import Advice, rule
from generator.answers.overrides import answers_at
from generator.answers.walking import value_at
from generator.packs.us.advice.case import Case
from generator.packs.us.advice.payment import payment_term_too_long
from generator.packs.us.advice.worded import answer, question
from generator.packs.us.overrides import overrides

_OWN = ("ending.kill_fee", "payment.late_charge")
"""These have rules of their own, which say more."""


def _not_followed(case: Case, path: str) -> Iterator[Advice]:
    asked = case.deal.asked.get(path)
    if asked is None or path in _OWN:
        return
    why = overrides(answers_at(case.deal))[path].why
    stated = value_at(case.deal, path)
    yield Advice(
        f"{question(path)} was answered {answer(path, asked, case.deal)}, but {why} the contract states "
        f"{answer(path, stated, case.deal)}",
        "take over what the contract states",
        remedy=(path, stated),
    )


@rule(
    "attorney-fees-not-followed",
    "governing_law.attorney_fees",
    slot="disputes.courts",
    needs=("client.kind",),
)
def attorney_fees_not_followed(case: Case) -> Iterator[Advice]:
    """Say that each side bears its own attorney's fees in spite of the answer."""
    yield from _not_followed(case, "governing_law.attorney_fees")


@rule(
    "courts-city-not-followed",
    "governing_law.city",
    slot="disputes.courts",
    needs=("governing_law.state",),
)
def courts_city_not_followed(case: Case) -> Iterator[Advice]:
    """Say that the courts are those of the District of Columbia in spite of the answer."""
    yield from _not_followed(case, "governing_law.city")


def _of_no_kind(case: Case, path: str, kind: str) -> Iterator[Advice]:
    if path not in case.deal.asked:
        return
    known = overrides(answers_at(case.deal))[path]
    named = answer("project.kinds", (kind,), case.deal)
    yield Advice(
        f"{question(path)} was answered, but {known.why} the contract says nothing of it",
        f"name {named} among the kinds of work, or leave the answer out",
        remedy=(path, known.printed_json(None)),
    )


@rule("physical-work-not-followed", "project.physical", needs=("project.kinds",))
def physical_work_not_followed(case: Case) -> Iterator[Advice]:
    """Say that nothing of a physical piece is in a contract for other kinds of work."""
    yield from _of_no_kind(case, "project.physical", "physical")


@rule("open-source-not-followed", "options.open_source", needs=("project.kinds",))
def open_source_not_followed(case: Case) -> Iterator[Advice]:
    """Say that nothing of open-source parts is in a contract without software."""
    yield from _of_no_kind(case, "options.open_source", "software")


@rule(
    "final-files-not-followed",
    "payment.final_files",
    slot="delivery.delivery",
    needs=("positions", "project.kinds"),
)
def final_files_not_followed(case: Case) -> Iterator[Advice]:
    """Say that the work goes out at once: by the concession on rights, or since there are no files."""
    yield from _not_followed(case, "payment.final_files")


@rule("payment-term-not-followed", "payment.term", slot="payment.due", needs=payment_term_too_long.needs)
def payment_term_not_followed(case: Case) -> Iterator[Advice]:
    """Say that the contract gives fewer days to pay, where no law on file says so louder."""
    if not any(True for _ in payment_term_too_long.question(case)):
        yield from _not_followed(case, "payment.term")
