"""The rule about who is an independent contractor: California presumes that nobody is."""

from collections.abc import Iterator

from generator.advice.rule import Advice, rule
from generator.packs.us.advice.case import Case
from generator.packs.us.advice.links import PLACES
from generator.packs.us.law.topics import Rule as LawRule


@rule(
    "contractor-presumed-employee", "project", slot="relationship.contractor", needs=PLACES, severity="note"
)
def contractor_presumed_employee(case: Case) -> Iterator[Advice]:
    """Tell where the law takes whoever works for pay for an employee until the client shows otherwise."""
    for law in case.touched:
        test = law.contractor_test
        if isinstance(test, LawRule):
            yield Advice(
                f"the deal touches {law.name}. {test.rule}",
                "see that the facts are as the contract says: clients, tools, hours and a name of your own",
                facts=(test,),
            )
