"""Contract trees built by hand, so that a test of word depends on nothing but the tree itself."""

from datetime import date
from typing import Any

from generator.assembly.contract import (
    Contract,
    CoverRow,
    Defined,
    Inlines,
    Paragraph,
    PlacedClause,
    Plain,
    Reference,
    Schedule,
    Section,
    SignatureBlock,
    Signer,
    Table,
    Value,
)
from generator.findings import Source
from generator.library.clause import Clause
from generator.library.conditions import parse_condition
from generator.packs.us.formats import formats
from generator.selection.choice import Alternative, Choice, Reason

LABELS = {
    "by": "By",
    "name": "Name",
    "title": "Title",
    "signature": "Signature",
    "date": "Date",
    "page": "Page",
    "of": "of",
    "draft": "DRAFT",
    "schedule": "Schedule",
    "section": "Section",
    "quoted": "“{text}”",
    "labeled": "{label}:",
    "recital": "Recital",
    "recitals": "Background",
}
LEAD = "Section\u00a0"


def words(text: str) -> Inlines:
    return (Plain(text),)


def body(text: str, level: int = 0, label: str = "") -> Paragraph:
    return Paragraph(words(text), level, label)


CHARGED = "“Late charge” was answered “A late charge”"


def clause_of(slot: str, variant: str = "") -> Clause:
    name = "en-US/" + slot.replace(".", "/") + (f".{variant}" if variant else "")
    return Clause(
        id=name,
        slot=slot,
        variant=variant,
        heading="",
        when=parse_condition("true"),
        law=(),
        place=(),
        position="preferred",
        references=(
            Source(
                "Restatement (Second) of Contracts § 356", "https://example.org/356", "2026-11-21", "read"
            ),
        ),
        note="Liquidated damages must be a fair estimate & no penalty.",
        negotiation="Offer a lower rate before a longer term.",
        summary=(),
        version=3,
        conspicuous=False,
        body=(),
        file=f"clauses/{name}.md",
        digest="0" * 64,
    )


def placed(slot: str, number: str, heading: str, *blocks: Any, summary: str = "") -> PlacedClause:
    clause = clause_of(slot)
    choice = Choice(
        slot=slot,
        clause=clause,
        because=(Reason("payment.late_charge.kind", "rate", "given", CHARGED),),
        alternatives=(Alternative(clause_of(slot, "none"), CHARGED),),
        references=clause.references,
        elsewhere=(Source("Tex. Fin. Code § 302.001", jurisdiction="US-TX"),),
    )
    return PlacedClause(
        slot, number, heading, blocks, choice, words(summary or f"{heading} in one sentence.")
    )


def services() -> Section:
    return Section(
        "services",
        "1",
        "Services",
        (
            placed(
                "services.scope",
                "1.1",
                "Scope",
                Paragraph(
                    (
                        Plain("Freelancer will perform the work described in "),
                        Reference("schedule.scope", "", "Schedule\u00a0A", "Scope and Deliverables"),
                        Plain(" (the "),
                        Defined("Services", "“", "”"),
                        Plain(") and deliver each item in it (a "),
                        Defined("Deliverable", "“", "”"),
                        Plain(
                            ") with the care and skill that Client may expect of an experienced professional."
                        ),
                    )
                ),
            ),
            placed(
                "services.extra",
                "1.2",
                "Extra work",
                body("Work beyond the Services needs a change order that states:"),
                body("the work to be added, left out or changed;", 1, "(a)"),
                body("its price, being either", 1, "(b)"),
                body("a fixed amount, or", 2, "(i)"),
                body("an hourly rate with an estimate, which", 2, "(ii)"),
                body("names the people who do the work; and", 3, "(A)"),
                body("is not exceeded without Client’s consent; and", 3, "(B)"),
                body("the new dates.", 1, "(c)"),
                body(
                    "Until then Freelancer may go on with the Services as agreed. A change order also states:"
                ),
                body("who bears the cost of waiting.", 1, "(d)"),
            ),
        ),
    )


def payment() -> Section:
    late = Paragraph(
        (
            Plain("An overdue invoice bears a "),
            Defined("Late Charge", "“", "”"),
            Plain(" of "),
            Value("1% per month", "payment.late_charge.rate"),
            Plain(" on the unpaid sum from the day after its due date until it is paid."),
        )
    )
    pause = Paragraph(
        (
            Plain("While an invoice is overdue, Freelancer may pause the Services under "),
            Reference("services.extra", LEAD, "1.2", "Extra work"),
            Plain("."),
        ),
        1,
        "(a)",
    )
    return Section(
        "payment",
        "2",
        "Payment",
        (
            placed("payment.deposit", "2.1", "Deposit", body("Client pays the Deposit before work starts.")),
            placed("payment.late_charge", "2.2", "Late charge", late, pause),
        ),
    )


def milestones(count: int) -> Table:
    rows = tuple(
        (
            (words(str(number)),),
            (
                (Value(f"Milestone {number}", f"milestones[{number - 1}].name"),),
                words("On acceptance of the draft"),
            ),
            ((Value("$1,000.00", f"milestones[{number - 1}].amount"),),),
        )
        for number in range(1, count + 1)
    )
    total = ((), (words("Total"),), (words(f"${count},000.00"),))
    return Table(
        "Payment schedule",
        ("No.", "Milestone", "Amount"),
        (*rows, total),
        (10, 62, 28),
        numeric=(2,),
        total=True,
    )


def signers(*names: str, title: str = "Managing Member") -> tuple[Signer, ...]:
    return tuple(Signer((Value(name, "signatory"),), words(title) if title else ()) for name in names)


def contract(**changes: Any) -> Contract:
    """Return a small contract with everything a contract can hold."""
    scope = (body("A booking website with an editorial system."), body("It is delivered in two rounds."))
    made = Contract(
        title="Freelance Services Agreement",
        subtitle=(Value("Website relaunch", "project.title"),),
        language="en-US",
        paper="letter",
        date=date(2026, 12, 1),
        number="2026-014",
        intro=(body("This Agreement is made on December 1, 2026 between the parties named below."),),
        cover=(
            CoverRow(
                "Freelancer", ((Value("Ortiz Studio LLC", "freelancer.legal_name"),), words("a New York LLC"))
            ),
            CoverRow("Client", ((Value("Halden & Rowe, Inc.", "client.legal_name"),),)),
            CoverRow("Fee", ((Value("$4,000.00", "fee.amount"),),)),
        ),
        recitals=(
            placed("background.purpose", "(A)", "Purpose", body("Client wishes to relaunch its website.")),
            placed("background.skill", "(B)", "Skill", body("Freelancer is a designer.")),
        ),
        sections=(services(), payment()),
        closing=(body("Signed by the parties on the dates below."),),
        signatures=(
            SignatureBlock("Freelancer", words("Ortiz Studio LLC"), signers("Maya Ortiz")),
            SignatureBlock(
                "Client", words("Halden & Rowe, Inc."), signers("Erik Halden", "Ann Rowe", title="Director")
            ),
        ),
        schedules=(
            Schedule("scope", "Schedule\u00a0A", "Scope and Deliverables", scope),
            Schedule(
                "payment",
                "Schedule\u00a0B",
                "Payment Schedule",
                (milestones(3), body("Sums are in US dollars.")),
            ),
        ),
        labels=LABELS,
        numerals=formats("USD").numerals,
    )
    return made._replace(**changes)


def sheet(**changes: Any) -> Contract:
    """Return a sheet as the client's summary is one: opening lines, rows, and a closing line."""
    made: dict[str, Any] = {
        "title": "Summary",
        "intro": (body("Freelancer: Ortiz Studio LLC · Client: Halden & Rowe, Inc."),),
        "cover": (
            CoverRow("1. Services", (words("Scope in one sentence. Extra work in one sentence."),)),
            CoverRow("2. Payment", (words("Deposit first."), words("Late charge second."))),
        ),
        "recitals": (),
        "sections": (),
        "closing": (body("This summary is not part of the contract."),),
        "signatures": (),
        "schedules": (),
    }
    return contract(**{**made, **changes})
