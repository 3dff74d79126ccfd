"""The rule about who is an independent contractor: some states presume that nobody is."""

from collections.abc import Iterator

from generator.advice.rule import Advice, rule
from generator.packs.us.advice.case import Case
from generator.packs.us.advice.links import PLACES
from generator.packs.us.law.topics import ContractorTest

_PRESUMED = (
    "Whoever works for pay is an employee unless the client shows that the freelancer is free from its "
    "control, does work outside its usual business, and has an established trade of the same nature "
    "(ABC test)."
)


@rule(
    "contractor-presumed-employee", "project", slot="relationship.contractor", needs=PLACES, severity="note"
)
def contractor_presumed_employee(case: Case) -> Iterator[Advice]:
    """Tell where the law takes whoever works for pay for an employee until the client shows otherwise."""
    for law in case.touched:
        test = law.contractor_test
        if isinstance(test, ContractorTest) and test.kind == "abc":
            yield Advice(
                f"the deal touches {law.name}. {_PRESUMED}",
                "see that the facts are as the contract says: clients, tools, hours and a name of your own",
                facts=(test,),
            )
