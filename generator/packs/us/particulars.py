"""What the engines read of a deal under US law."""

from generator.answers.particulars import Particulars, Side
from generator.answers.parties import Party
from generator.packs.us.deal import Answers

# Countries that print on Letter paper; the rest of the world uses A4 (CLDR paper sizes).
_LETTER = frozenset(["US", "CA", "MX", "PH", "CL", "CO", "VE", "CR", "GT", "SV", "NI", "PA", "PR", "BZ"])


def particulars(answers: Answers) -> Particulars:
    """Return the particulars of answers, completed or not."""
    return Particulars(
        date=answers.contract.date,
        client=answers.client.legal_name,
        title=answers.project.title,
        title_path="project.title",
        currency=answers.fee.currency,
        paper="letter" if answers.freelancer.address.country in _LETTER else "A4",
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


def _side(page: str, party: Party) -> Side:
    name = f"{page}.legal_name"
    if party.form.kind == "individual":
        return Side(name, ((name, ""),))
    people = (f"{page}.form.signatories[{index}]" for index in range(len(party.form.signatories)))
    return Side(name, tuple((f"{person}.name", f"{person}.title") for person in people))
