"""The e-mail that brings a contract to the client: friendly, a few sentences, with what it asks for."""

from generator.formatting.phrases import Phrases
from generator.packs.mail import Mail
from generator.packs.us.completing import Deal
from generator.packs.us.formats import formats


def covering_email(deal: Deal, phrases: Phrases) -> Mail:
    """Return the e-mail: it asks for the signature, and for the deposit where there is one."""
    say, printed = phrases.say, formats(deal.fee.currency)
    own, client = deal.freelancer, deal.client
    reader = client.form.signatories[0].name if client.form.kind == "company" else client.legal_name
    start = printed.text(deal.project.start, "date")
    if deal.sums.deposit:
        deposit = printed.text(deal.sums.deposit, "money")
        money = say("email.deposit", sum=deposit, start=start)
    else:
        money = say("email.start", start=start)
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
