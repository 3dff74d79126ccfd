"""The rule about who is an independent contractor: California presumes that nobody is."""

from collections.abc import Iterator

from generator.advice.links import PLACES
from generator.advice.rule import Advice, Case, rule
from generator.advice.sources import sources_of
from generator.answers.places import state_name
from generator.law import Rule as LawRule, jurisdiction

__all__ = ["RULES"]


@rule(
    "contractor-presumed-employee", "project", slot="relationship.contractor", needs=PLACES, severity="note"
)
def contractor_presumed_employee(case: Case) -> Iterator[Advice]:
    """Tell where the law takes whoever works for pay for an employee until the client shows otherwise."""
    for state in sorted(case.states):
        test = jurisdiction(state, case.as_of).contractor_test
        if isinstance(test, LawRule):
            doubts = "".join(f" Not verified: {doubt}." for doubt in test.unverified)
            yield Advice(
                f"the deal touches {state_name(state)}. {test.rule}{doubts}",
                "see that the facts are as the contract says: clients, tools, hours and a name of your own",
                sources_of(test),
            )


RULES = (contractor_presumed_employee,)
