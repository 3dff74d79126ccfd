"""What runs from the day on which both sides have signed, and the e-mail that asks for it."""

from collections.abc import Iterator
from datetime import date, timedelta

from generator.formatting.phrases import Phrases
from generator.packs.fr.completing import Deal
from generator.packs.fr.formats import formats
from generator.packs.fr.protected import WAIT_DAYS
from generator.packs.mail import Mail


def after_signing(deal: Deal, on: date, phrases: Phrases) -> Iterator[tuple[date, str]]:
    """Yield each day that follows from signing, and what it is for; days that pass by plan among them."""
    say, printed = phrases.say, formats(deal.fee.currency)
    if deal.sums.deposit:
        waits = WAIT_DAYS if deal.payment.deposit_due == "eighth_day" else 0
        yield on + timedelta(days=waits), say("signed.deposit", sum=printed.text(deal.sums.deposit, "money"))
    yield max(deal.project.start, on), say("signed.start")
    for part in deal.sums.schedule:
        if part.due_on is not None and part.amount is not None:
            due = say("signed.due", sum=printed.text(part.amount, "money"))
            yield max(part.due_on, on + timedelta(days=deal.payment.term)), due
    if deal.fee.kind != "retainer":
        yield deal.project.end, say("signed.end")


def covering_email(deal: Deal, phrases: Phrases) -> Mail:
    """Return the e-mail: it asks for the signature, and for the deposit where there is one."""
    say, printed = phrases.say, formats(deal.fee.currency)
    own, client = deal.freelancer, deal.client
    signatories = getattr(client.form, "signatories", ())
    reader = signatories[0].name if signatories else client.legal_name
    start = printed.text(deal.project.start, "date")
    at_once = deal.sums.deposit and deal.payment.deposit_due == "signing"
    money = (
        say("email.deposit", sum=printed.text(deal.sums.deposit, "money"), start=start)
        if at_once
        else say("email.start", start=start)
    )
    paragraphs = (
        say("email.hello", name=reader),
        say("email.here_it_is", title=deal.project.title),
        say("email.please_sign"),
        money,
        say("email.questions", phone=own.phone),
        say("email.bye", name=own.legal_name),
    )
    to = (client.email, *((client.second_contact.email,) if client.second_contact else ()))
    subject = say("email.subject", title=deal.project.title)
    return Mail((own.legal_name, own.email), to, subject, "\n\n".join(paragraphs) + "\n")
