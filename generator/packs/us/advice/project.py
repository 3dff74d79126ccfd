"""Rules about the work: its limits, its dates, and words that change who is an employee."""

from collections.abc import Iterator

from generator.advice.rule import Advice, rule
from generator.answers.plausible import MANY_ROUNDS
from generator.answers.values import UnitName
from generator.answers.walking import leaves
from generator.packs.us.advice.case import Case
from generator.packs.us.advice.links import PLACES
from generator.packs.us.advice.sources import FORMS
from generator.packs.us.advice.worded import on
from generator.packs.us.law.topics import Rule as LawRule
from generator.packs.us.law.wording import says_work_for_hire

_TEXTS: tuple[UnitName, ...] = ("text", "paragraphs")


@rule("scope-without-limits", "project.out_of_scope", slot="services.scope")
def scope_without_limits(case: Case) -> Iterator[Advice]:
    """Ask what is not included."""
    if not case.deal.project.out_of_scope:
        yield Advice(
            "nothing is named as not included: that is where clients expect free work",
            "name what you do not do, such as copywriting, photos, hosting or print runs",
        )


@rule("many-revision-rounds", "project.revision_rounds", slot="services.revisions", needs=("fee",))
def many_revision_rounds(case: Case) -> Iterator[Advice]:
    """Warn of more revision rounds than the trade gives: free ones, or delays where their time is paid."""
    rounds = case.deal.project.revision_rounds
    if rounds > MANY_ROUNDS:
        free = case.deal.fee.kind == "fixed"
        effect = "are included in the price" if free else "are planned, and each holds acceptance back"
        yield Advice(
            f"{rounds} revision rounds {effect}; two are usual and more than {MANY_ROUNDS} are rare",
            "include two rounds and bill more of them as extra work" if free else "plan two rounds",
            (FORMS,),
            ("project.revision_rounds", 2),
        )


@rule("work-before-agreement", "project.start", slot="services.schedule", needs=("contract.date",))
def work_before_agreement(case: Case) -> Iterator[Advice]:
    """Warn of work that starts before the contract is made."""
    start, made = case.deal.project.start, case.deal.contract.date
    if start < made:
        yield Advice(
            f"the work starts on {on(start)}, before the agreement of {on(made)}: what is done until then "
            "has no contract, and the freelance laws ask for one before the work",
            "start on the date of the agreement or later",
            remedy=("project.start", made.isoformat()),
        )


@rule(
    "work-made-for-hire-words",
    "project",
    slot="rights.grant",
    needs=(*PLACES, "rights", "governing_law.state"),
)
def work_made_for_hire_words(case: Case) -> Iterator[Advice]:
    """Find words of hire in the answers: near California they make the client an employer."""
    deal = case.deal
    texts = (
        *leaves(deal.project, "project.", units=_TEXTS),
        *leaves(deal.rights, "rights.", units=_TEXTS),
    )
    found = [leaf.path for leaf in texts if isinstance(leaf.value, str) and says_work_for_hire(leaf.value)]
    if not found:
        return
    rules = {law.name: law.work_made_for_hire for law in case.touched}
    rules[case.governing.name] = case.governing.work_made_for_hire
    known = [(name, found) for name, found in rules.items() if isinstance(found, LawRule)]
    if known and deal.freelancer.form.kind == "individual":
        name, hire = known[0]
        reason = f"the words “work made for hire” stand in the answers and {name} is touched. {hire.rule}"
        yield Advice(reason, "take the words out", severity="error", place=found[0], facts=(hire,))
    else:
        yield Advice(
            "the words “work made for hire” stand in the answers: they contradict the rights clause, under "
            "which you own the work until it is paid",
            "take the words out",
            place=found[0],
        )
