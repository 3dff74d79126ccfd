"""What the engines read of a deal under French law, and where it is."""

from generator.answers.particulars import Particulars, Side, Where
from generator.packs.fr.completing import Deal
from generator.packs.fr.deal import Answers
from generator.packs.fr.parties import Client, Freelancer
from generator.packs.fr.places import FRANCE


def particulars(answers: Answers) -> Particulars:
    """Return the particulars of answers, completed or not."""
    return Particulars(
        date=answers.contract.date,
        client=answers.client.legal_name,
        title=answers.project.title,
        title_path="project.title",
        currency=answers.fee.currency,
        paper="A4",
        sides={
            "freelancer": _side("freelancer", answers.freelancer),
            "client": _side("client", answers.client),
        },
        number=answers.contract.number or "",
        provider=answers.signing.provider,
        positions=answers.positions,
        accepted=answers.accepted,
        length=answers.contract.length,
    )


def _side(page: str, party: Freelancer | Client) -> Side:
    name = f"{page}.legal_name"
    signatories = getattr(party.form, "signatories", ())
    if not signatories:
        return Side(name, ((name, ""),))
    people = (f"{page}.form.signatories[{index}]" for index in range(len(signatories)))
    return Side(name, tuple((f"{person}.name", f"{person}.title") for person in people))


def where(deal: Deal) -> Where:
    """Return where a deal is: the law of France governs it; the parties are in departments, or abroad."""
    homes = (deal.freelancer.address, deal.client.address)
    departments = frozenset(home.department for home in homes if home.department)
    return Where(FRANCE, departments, tuple(home.place for home in homes))
