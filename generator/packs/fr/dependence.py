"""Which answers a question depends on, by path, for programs that show a form of their own."""

from collections.abc import Mapping

DEPENDS_ON: Mapping[str, tuple[str, ...]] = {
    "freelancer.phone": ("freelancer.address.country",),
    "freelancer.vat": ("freelancer.siren",),
    "client.phone": ("client.address.country",),
    "client.siren": ("client.address.country", "client.form"),
    "client.second_contact": ("client.address.country",),
    "project.title": ("client.legal_name", "project.deliverables"),
    "project.description": ("client.legal_name", "project.deliverables"),
    "project.deliverables": ("fee.kind", "fee.amount"),
    "project.start": ("project.end",),
    "project.end": ("project.start", "fee.kind"),
    "fee.amount": ("project.deliverables",),
    "fee.milestones": (
        "fee.amount",
        "payment.deposit",
        "client.history",
        "project.deliverables",
        "contract.date",
    ),
    "payment.deposit": ("client.history",),
    "payment.deposit_due": ("client.size", "payment.deposit"),
    "payment.final_files": ("client.history", "fee.kind"),
    "payment.extra_work_rate": ("fee.kind", "fee.rate", "fee.extra_rate"),
    "rights.when": ("fee.kind", "fee.milestones", "project.deliverables"),
    "rights.share": ("fee", "rights.grants"),
    "rights.grants": ("project.deliverables", "client.agency", "rights.kind", "fee", "rights.share"),
    "rights.credit": ("freelancer.legal_name", "freelancer.form"),
    "contract.length": (
        "freelancer.address.country",
        "client.address.country",
        "project.deliverables",
        "fee",
        "options",
    ),
    "contract.place": ("freelancer.address.city",),
    "contract.originals": ("contract.signing",),
    "options.open_source": ("project.deliverables",),
    "signing.provider": ("contract.signing",),
}
"""For each question, the answers that decide whether it is asked, what its usual answer is, or which
answers are taken. A sum depends on `fee.currency` besides: it has no more decimals than that has."""
