"""Which answers a question depends on, by path, for programs that show a form of their own.

The wizard finds out by asking the rules (`settled`, `questionnaire`, the checks of `deal`); a form has no
rules, only the JSON Schema. A test changes every answer of many deals and holds this table against what
the rules then say.
"""

from collections.abc import Mapping

_FREELANCER = ("freelancer.address.country", "freelancer.address.region")
_CLIENT = ("client.address.country", "client.address.region")
_DEPOSIT = ("client.kind", "client.history")

DEPENDS_ON: Mapping[str, tuple[str, ...]] = {
    "freelancer.phone": ("freelancer.address.country",),
    "client.phone": ("client.address.country",),
    "client.form": ("client.kind",),
    "client.second_contact": ("client.address.country",),
    "project.title": ("client.legal_name", "project.deliverables"),
    "project.description": ("client.legal_name", "project.deliverables"),
    "project.physical": ("project.kinds",),
    "project.event": ("project.kinds",),
    "project.deliverables": ("fee.kind", "fee.amount"),
    "project.start": ("project.end",),
    "project.end": ("project.start", "fee.kind"),
    "project.place_of_work": _FREELANCER,
    "fee.amount": ("project.deliverables",),
    "fee.milestones": (
        "fee.amount",
        "payment.deposit",
        *_DEPOSIT,
        "project.deliverables",
        "contract.date",
    ),
    "payment.deposit": _DEPOSIT,
    "payment.term": ("fee.kind", "fee.invoiced", *_FREELANCER, *_CLIENT, "project.place_of_work"),
    "payment.final_files": ("client.history", "fee.kind", "positions", "project.kinds"),
    "payment.late_charge": ("client.kind", "governing_law.state"),
    "payment.extra_work_rate": ("fee.kind", "fee.rate", "fee.extra_rate"),
    "silence.reactivation": ("client.kind",),
    "rights.when": ("fee.kind", "fee.milestones"),
    "ending.kill_fee": ("client.kind",),
    "governing_law.state": (*_FREELANCER, *_CLIENT),
    "governing_law.city": (
        "governing_law.state",
        *_FREELANCER,
        "freelancer.address.city",
        *_CLIENT,
        "client.address.city",
    ),
    "governing_law.attorney_fees": ("client.kind",),
    "contract.length": (
        "freelancer.address.country",
        "client.address.country",
        "freelancer.form",
        "client.form",
        "project.kinds",
        "project.description",
        "project.deliverables",
        "project.out_of_scope",
        "project.third_party",
        "fee",
        "rights",
        "governing_law.mediation",
        "options",
    ),
    "contract.agreed_at": ("client.kind", "project.kinds"),
    "options.open_source": ("project.kinds",),
    "signing.provider": ("contract.signing",),
}
"""For each question, the answers that decide whether it is asked, what its usual answer is, or which
answers are taken. A sum depends on `fee.currency` besides: it has no more decimals than that has."""
