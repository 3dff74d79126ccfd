"""Every rule on both sides of its line."""

from datetime import date
from typing import Any

import pytest

from tests.advice.asking import BOOK, DAY, address, company, ids

BUSINESS_DAYS = {"business": True}
CALENDAR_DAYS = {"business": False}
CONSUMER = {
    "client.kind": "consumer",
    "client.form": {"kind": "individual"},
}
CONTACT = {"name": "Sam Okafor", "email": "sam@harbortea.example.com"}
CHICAGO = address("IL", "Chicago", "60601")
IN_ILLINOIS = {"client.address": CHICAGO}
OREGON = {"state": "US-OR", "city": "Portland"}
LOSER = {"attorney_fees": "loser"}
FROM_ILLINOIS = {"freelancer.address": CHICAGO, "project.place_of_work": "US-NY"}
IN_CALIFORNIA = {"client.address": address("CA", "Oakland", "94601")}
PORTLAND = address("OR", "Portland", "97201")
ESTIMATE = {"kind": "estimate", "hours": "100"}
HOURLY = {"kind": "hourly", "rate": "100", "budget": ESTIMATE}
NO_VALUES = [{"name": "Logo"}, {"name": "Website"}]


def rate(percent: str, per: str = "year") -> dict[str, Any]:
    return {"kind": "rate", "rate": {"percent": percent, "per": per}}


def milestones(*shares: str) -> list[dict[str, Any]]:
    return [
        {
            "name": f"Stage {number}",
            "share": {"kind": "percent", "percent": share},
            "due": {"kind": "event", "event": "Approval"},
        }
        for number, share in enumerate(shares, 1)
    ]


def due_on(day: str) -> list[dict[str, Any]]:
    return [{**milestones("50")[0], "due": {"kind": "date", "date": day}}]


BY_STAGE = {
    "rights": {"kind": "assign", "when": "each_milestone"},
    "fee.milestones": milestones("50"),
    "project.deliverables": NO_VALUES,
}
LICENSE = {"kind": "license", "scope": "Promotion of the shop", "media": "Print, web and social media"}
THREE_YEARS = {**LICENSE, "term": {"kind": "years", "years": 3}}
ANYBODY = {**LICENSE, "exclusivity": "non_exclusive"}
FOR_GOOD = {**LICENSE, "exclusivity": "exclusive"}
SHORT = {"contract.length": "short"}
COVER = {"cover": "1000000"}
IN_TEXAS = {"rights": {**LICENSE, "exclusivity": "sole", "territory": "Texas"}}
COPYLEFT = {"options.open_source": {"copyleft": True}}
ABROAD = {
    "client.address": {"street": "1 King Street", "city": "Toronto", "country": "CA"},
    "client.phone": "+1 416 555 0100",
}
FRENCH = {
    "client.address": {
        "street": "3 place Bellecour",
        "postal_code": "69002",
        "city": "Lyon",
        "country": "FR",
    },
    "client.phone": "+33 4 72 00 01 10",
}
ENGLISH = {
    "client.address": {"street": "1 High Street", "city": "London", "country": "GB"},
    "client.phone": "+44 20 7946 0000",
}
ITEM = {"name": "Harbor Sans", "type": "font", "terms": "One seat", "license_by": "freelancer_repaid"}


def item(**changes: str) -> dict[str, Any]:
    return {"project.third_party": [{**ITEM, **changes}]}


def hours(number: int) -> dict[str, Any]:
    return {"options.personal_data": {"breach_notice_hours": number}}


def retainer(months: int = 3) -> dict[str, Any]:
    fee = {"kind": "retainer", "monthly": "3000", "hours": "30", "extra_rate": "120", "months": months}
    return {"project.deliverables": NO_VALUES, "fee": fee}


def hourly(kind: str, **budget: str) -> dict[str, Any]:
    return {
        "project.deliverables": NO_VALUES,
        "fee": {"kind": "hourly", "rate": "100", "budget": {"kind": kind, **budget}},
    }


def sized(amount: str) -> dict[str, Any]:
    return {"project.deliverables": [{"name": "Site"}], "fee.amount": amount}


ITEMS = item()
A_QUARTER = {"ending.kill_fee": {"kind": "work_done_plus", "percent": "25"}}
ON_DELIVERY = {"payment.final_files": "on_delivery"}

MURAL = {"project.kinds": ["physical"]}
WAIVED = {**MURAL, "project.physical": {"changes": "waiver"}}
SOMEONE_ELSES = {**MURAL, "project.physical": {"owner": "other"}}
AT_HOME = {**CONSUMER, **MURAL, "client.address": address("CA", "Berkeley", "94705")}
AT_A_FAIR = {**CONSUMER, "contract.agreed_at": "elsewhere"}


def work_for(dollars: str) -> dict[str, Any]:
    return {"fee": {"kind": "fixed", "amount": dollars}, "project.deliverables": [{"name": "Mural"}]}


LINES: list[tuple[str, dict[str, Any], dict[str, Any]]] = [
    ("consumer-client", CONSUMER, {"client.form": {"kind": "individual"}}),
    ("party-abroad", ENGLISH, {}),
    ("language-abroad", FRENCH, ENGLISH),
    ("taxes-abroad", ENGLISH, {}),
    ("taxes-abroad", FRENCH, {**FRENCH, **CONSUMER}),
    ("client-abroad-unsecured", {**ABROAD, "payment.deposit": "99"}, {**ABROAD, "payment.deposit": "100"}),
    ("client-abroad-unsecured", ABROAD, {"payment.deposit": "50"}),
    ("second-contact-missing", {"client.second_contact": None}, {}),
    (
        "second-contact-missing",
        {"client.second_contact": None},
        {"client.second_contact": None, "client.form": {"kind": "individual"}},
    ),
    (
        "second-contact-without-phone",
        {"client.second_contact": CONTACT},
        {"client.second_contact": {**CONTACT, "phone": "+1 716 555 0141"}},
    ),
    ("scope-without-limits", {"project.out_of_scope": []}, {"project.out_of_scope": ["Hosting"]}),
    (
        "many-revision-rounds",
        {**hourly("cap", hours="80"), "project.revision_rounds": 6},
        {**hourly("cap", hours="80"), "project.revision_rounds": 5},
    ),
    ("many-revision-rounds", {"project.revision_rounds": 6}, {"project.revision_rounds": 5}),
    ("work-before-agreement", {"project.start": "2026-11-30"}, {"project.start": "2026-12-01"}),
    (
        "work-made-for-hire-words",
        {"project.description": "All of it is a work made for hire."},
        {"project.description": "The work is made by the person that Harbor hired."},
    ),
    (
        "freelance-law-applies",
        {"fee.amount": "800", "project.deliverables": [{"name": "Logo"}]},
        {"fee.amount": "799.99", "project.deliverables": [{"name": "Logo"}]},
    ),
    ("signed-copy-required", IN_CALIFORNIA, {}),
    (
        "freelance-law-term-missing",
        {"project.deliverables": NO_VALUES},
        {"project.deliverables": NO_VALUES[:1]},
    ),
    (
        "freelance-law-term-missing",
        {"project.deliverables": NO_VALUES},
        {"project.deliverables": NO_VALUES, "fee": HOURLY},
    ),
    (
        "freelance-law-earlier-jobs",
        {"fee.amount": "799", "project.deliverables": [{"name": "Logo"}], "client.history": "known"},
        {"fee.amount": "799", "project.deliverables": [{"name": "Logo"}], "client.history": "new"},
    ),
    (
        "freelance-law-earlier-jobs",
        {"fee.amount": "799", "project.deliverables": [{"name": "Logo"}], "client.history": "known"},
        {"fee.amount": "800", "project.deliverables": [{"name": "Logo"}], "client.history": "known"},
    ),
    (
        "disclosure-sheet-needed",
        {"freelancer.address": address("WA", "Seattle")},
        {"freelancer.address": address("WA", "Spokane")},
    ),
    (
        "disclosure-sheet-needed",
        {"freelancer.address": address("WA", "Seattle")},
        {"client.address": address("WA", "Seattle")},
    ),
    ("payment-term-too-long", {**IN_ILLINOIS, "payment.term": 31}, {**IN_ILLINOIS, "payment.term": 30}),
    ("payment-term-too-long", {**IN_ILLINOIS, "payment.term": 31}, {"payment.term": 31}),
    (
        "billing-period-too-long",
        {
            **IN_ILLINOIS,
            "project.deliverables": NO_VALUES,
            "fee": {**HOURLY, "invoiced": "weekly"},
            "payment.term": 20,
        },
        {
            **IN_ILLINOIS,
            "project.deliverables": NO_VALUES,
            "fee": {**HOURLY, "invoiced": "weekly"},
            "payment.term": 19,
        },
    ),
    ("payment-term-long", {"payment.term": 31}, {"payment.term": 30}),
    ("balance-late", {"project.end": "2027-02-05"}, {"project.end": "2027-02-04"}),
    (
        "balance-late",
        {"project.end": "2027-02-05"},
        {"project.end": "2027-02-05", "fee.milestones": milestones("50")},
    ),
    (
        "milestone-after-end",
        {"fee.milestones": due_on("2027-01-30")},
        {"fee.milestones": due_on("2027-01-29")},
    ),
    ("milestone-after-end", {"fee.milestones": due_on("2027-01-30")}, {"fee.milestones": milestones("50")}),
    (
        "milestone-before-start",
        {"fee.milestones": due_on("2026-12-06")},
        {"fee.milestones": due_on("2026-12-07")},
    ),
    ("deposit-left-out", {"payment.deposit": "0"}, {"payment.deposit": "1"}),
    ("deposit-left-out", {**CONSUMER, "payment.deposit": "0"}, CONSUMER),
    ("deposit-low", {"payment.deposit": "49.99"}, {"payment.deposit": "50"}),
    (
        "deposit-low",
        {"client.history": "known", "payment.deposit": "29"},
        {"client.history": "known", "payment.deposit": "30"},
    ),
    (
        "client-paid-late",
        {"client.history": "paid_late"},
        {"client.history": "paid_late", "payment.deposit": "51"},
    ),
    (
        "client-paid-late",
        {"client.history": "paid_late"},
        {"client.history": "known", "payment.deposit": "50"},
    ),
    (
        "client-paid-late",
        {"client.history": "fell_silent"},
        {"client.history": "fell_silent", "payment.deposit": "51"},
    ),
    ("client-paid-late", {"client.history": "fell_silent"}, {"client.history": "new"}),
    ("deposit-from-consumer", {**CONSUMER, "payment.deposit": "1"}, {**CONSUMER, "payment.deposit": "0"}),
    ("deposit-from-consumer", CONSUMER, {}),
    ("late-charge-too-high", {"payment.late_charge": rate("16.01")}, {"payment.late_charge": rate("16")}),
    (
        "late-charge-too-high",
        {"payment.late_charge": rate("1.34", "month")},
        {"payment.late_charge": rate("1.33", "month")},
    ),
    (
        "late-charge-unproven",
        {"governing_law.state": "US-OR", "payment.late_charge": rate("9.1")},
        {"governing_law.state": "US-OR", "payment.late_charge": rate("9")},
    ),
    ("late-charge-for-consumer", {**CONSUMER, "payment.late_charge": rate("9")}, CONSUMER),
    ("late-charge-left-out", {"payment.late_charge": {"kind": "none"}}, {"payment.late_charge": rate("1")}),
    ("late-charge-left-out", {"payment.late_charge": {"kind": "none"}}, CONSUMER),
    ("silence-left-out", {"silence": None}, {}),
    (
        "silence-pause-short",
        {"silence.pause_after": {"count": 4, **BUSINESS_DAYS}},
        {"silence.pause_after": {"count": 5, **BUSINESS_DAYS}},
    ),
    (
        "silence-pause-short",
        {"silence.pause_after": {"count": 6, **CALENDAR_DAYS}},
        {"silence.pause_after": {"count": 7, **CALENDAR_DAYS}},
    ),
    (
        "silence-pause-long",
        {"silence.pause_after": {"count": 16, **BUSINESS_DAYS}},
        {"silence.pause_after": {"count": 15, **BUSINESS_DAYS}},
    ),
    ("silence-end-short", {"silence.end_after": {"count": 29}}, {"silence.end_after": {"count": 30}}),
    ("silence-end-long", {"silence.end_after": {"count": 91}}, {"silence.end_after": {"count": 90}}),
    ("too-few-reminders", {"silence.reminders": 1}, {"silence.reminders": 2}),
    ("reactivation-fee-high", {"silence.reactivation": "15.01"}, {"silence.reactivation": "15"}),
    (
        "reactivation-fee-from-consumer",
        {**CONSUMER, "silence.reactivation": "10"},
        {"silence.reactivation": "10"},
    ),
    ("reactivation-fee-from-consumer", {**CONSUMER, "silence.reactivation": "10"}, CONSUMER),
    (
        "review-too-short",
        {"acceptance.review": {"count": 2, **BUSINESS_DAYS}},
        {"acceptance.review": {"count": 3, **BUSINESS_DAYS}},
    ),
    ("review-too-long", {"acceptance.review": {"count": 31}}, {"acceptance.review": {"count": 30}}),
    (
        "portfolio-left-out",
        {"rights.portfolio": {"kind": "none"}},
        {"rights.portfolio": {"kind": "licensed"}},
    ),
    ("portfolio-against-secrecy", {"confidentiality": {"years": 4}}, {"confidentiality": {"years": 3}}),
    (
        "portfolio-against-secrecy",
        {"confidentiality": {"years": 4}},
        {"confidentiality": {"years": 4}, "rights.portfolio": {"kind": "none"}},
    ),
    ("milestone-without-deliverables", BY_STAGE, {**BY_STAGE, "project.deliverables": NO_VALUES[:1]}),
    ("milestone-without-deliverables", BY_STAGE, {**BY_STAGE, "rights": {"kind": "assign"}}),
    (
        "milestone-without-deliverables",
        BY_STAGE,
        {**BY_STAGE, "fee.milestones": [{**milestones("50")[0], "deliverables": [1, 2]}]},
    ),
    ("software-license-limited", {"rights": THREE_YEARS}, {"rights": LICENSE}),
    (
        "software-license-limited",
        {"rights": THREE_YEARS},
        {"rights": THREE_YEARS, "project.deliverables": NO_VALUES[:1]},
    ),
    (
        "media-beyond-territory",
        {"rights": {**LICENSE, "territory": "United States"}},
        {"rights": {**LICENSE, "territory": "the whole world"}},
    ),
    (
        "media-beyond-territory",
        {"rights": {**LICENSE, "territory": "United States"}},
        {"rights": {**LICENSE, "territory": "United States", "media": "Print"}},
    ),
    ("license-fee-abroad", {**ABROAD, "rights": LICENSE}, {"rights": LICENSE}),
    ("license-fee-abroad", {**ABROAD, "rights": LICENSE}, ABROAD),
    ("copyleft-against-license", {**COPYLEFT, "rights": FOR_GOOD}, {**COPYLEFT, "rights": ANYBODY}),
    ("license-like-a-sale", {"rights": FOR_GOOD}, {"rights": LICENSE}),
    ("license-like-a-sale", {"rights": FOR_GOOD}, {"rights": {**FOR_GOOD, "exclusivity": "sole"}}),
    ("license-like-a-sale", {"rights": FOR_GOOD}, {"rights": {**FOR_GOOD, "territory": "Ohio"}}),
    (
        "license-like-a-sale",
        {"rights": FOR_GOOD},
        {"rights": {**FOR_GOOD, "term": {"kind": "years", "years": 99}}},
    ),
    (
        "copyleft-against-license",
        {**COPYLEFT, "rights": {**ANYBODY, "territory": "Ohio"}},
        {"options.open_source": {"copyleft": False}, "rights": LICENSE},
    ),
    ("third-party-use-by-client", ITEMS, {**ITEMS, "rights": LICENSE}),
    ("third-party-use-by-client", ITEMS, item(license_by="client")),
    ("third-party-use-by-client", ITEMS, item(terms="SIL Open Font License 1.1")),
    ("third-party-use-by-client", ITEMS, item(type="hosting")),
    ("third-party-cost-unnamed", ITEMS, item(cost="$49 a year")),
    ("third-party-cost-unnamed", ITEMS, item(license_by="freelancer")),
    ("breach-notice-long", hours(73), hours(72)),
    ("personal-data-abroad", {**ABROAD, **hours(72)}, hours(72)),
    ("personal-data-abroad", {**ABROAD, **hours(72)}, ABROAD),
    ("rights-of-visual-artists", MURAL, {"project.kinds": ["design"]}),
    ("rights-of-visual-artists", MURAL, WAIVED),
    ("artists-rights-waived", WAIVED, MURAL),
    ("owner-of-the-site", SOMEONE_ELSES, MURAL),
    ("art-preservation-act", {**MURAL, **IN_CALIFORNIA}, MURAL),
    ("art-preservation-act", {**MURAL, **IN_CALIFORNIA}, IN_CALIFORNIA),
    # 10% of the price is less than $1,000, and then more.
    (
        "deposit-for-work-at-home",
        {**AT_HOME, **work_for("3200"), "payment.deposit": "11"},
        {**AT_HOME, **work_for("3200"), "payment.deposit": "10"},
    ),
    (
        "deposit-for-work-at-home",
        {**AT_HOME, **work_for("20000"), "payment.deposit": "6"},
        {**AT_HOME, **work_for("20000"), "payment.deposit": "5"},
    ),
    ("deposit-for-work-at-home", AT_HOME, {**AT_HOME, "project.kinds": ["design"]}),
    ("deposit-for-work-at-home", AT_HOME, {**CONSUMER, **MURAL}),
    ("cancellation-notice-needed", {**CONSUMER, **MURAL}, CONSUMER),
    (
        "cancellation-notice-needed",
        {**CONSUMER, **MURAL},
        {**CONSUMER, **MURAL, "contract.agreed_at": "apart"},
    ),
    ("cancellation-notice-needed", {**AT_A_FAIR, **work_for("130")}, {**AT_A_FAIR, **work_for("129")}),
    (
        "cancellation-notice-needed",
        {**AT_A_FAIR, **work_for("25"), "contract.agreed_at": "home"},
        {**AT_A_FAIR, **work_for("24"), "contract.agreed_at": "home"},
    ),
    ("cancellation-notice-needed", AT_A_FAIR, {"contract.agreed_at": "elsewhere"}),
    ("physical-work-not-followed", {"project.physical": {"site": "North wall"}}, MURAL),
    (
        "open-source-not-followed",
        {**COPYLEFT, "project.kinds": ["design"]},
        {**COPYLEFT, "project.kinds": ["design", "software"]},
    ),
    ("contractor-presumed-employee", IN_CALIFORNIA, IN_ILLINOIS),
    (
        "reactivation-fee-over-hours",
        {"silence.reactivation": "10", "payment.extra_work_rate": "99.99"},
        {"silence.reactivation": "10", "payment.extra_work_rate": "100"},
    ),
    (
        "reactivation-fee-over-hours",
        {"silence.reactivation": "10", "payment.extra_work_rate": "50"},
        {**CONSUMER, "silence.reactivation": "10", "payment.extra_work_rate": "50"},
    ),
    ("confidentiality-left-out", {"confidentiality": None}, {}),
    (
        "liability-above-fee",
        {"liability.cap": {"kind": "amount", "amount": "8000.01"}},
        {"liability.cap": {"kind": "amount", "amount": "8000"}},
    ),
    (
        "liability-above-fee",
        {"liability.cap": {"kind": "amount", "amount": "100000"}},
        {"liability.cap": {"kind": "amount", "amount": "100000"}, "options.insurance": {"cover": "100000"}},
    ),
    ("warranty-long", {"liability.warranty_days": 91}, {"liability.warranty_days": 90}),
    (
        "kill-fee-too-high",
        {"ending.kill_fee": {"kind": "work_done_plus", "percent": "50.01"}},
        {"ending.kill_fee": {"kind": "work_done_plus", "percent": "50"}},
    ),
    ("kill-fee-over-full-deposit", {"payment.deposit": "100"}, {"payment.deposit": "99"}),
    (
        "kill-fee-over-full-deposit",
        {"payment.deposit": "100"},
        {"payment.deposit": "100", **retainer()},
    ),
    (
        "kill-fee-over-full-deposit",
        {"payment.deposit": "100"},
        {"payment.deposit": "100", "ending.kill_fee": {"kind": "work_done"}},
    ),
    ("kill-fee-from-consumer", {**CONSUMER, **A_QUARTER}, CONSUMER),
    ("kill-fee-from-consumer", {**CONSUMER, **A_QUARTER}, A_QUARTER),
    (
        "kill-fee-from-consumer",
        {**CONSUMER, **A_QUARTER},
        {**CONSUMER, "ending.kill_fee": {"kind": "work_done"}},
    ),
    ("minimum-term-can-be-left", retainer(months=2), retainer(months=1)),
    ("minimum-term-can-be-left", retainer(months=2), {"project.deliverables": NO_VALUES, "fee": HOURLY}),
    ("kill-fee-left-out", {"ending.kill_fee": {"kind": "work_done"}}, {}),
    (
        "kill-fee-left-out",
        {"ending.kill_fee": {"kind": "work_done"}},
        {"ending.kill_fee": {"kind": "work_done"}, "payment.deposit": "100"},
    ),
    (
        "governing-state-without-link",
        {"governing_law.state": "US-NJ"},
        {"governing_law.state": "US-NJ", "project.place_of_work": "US-NJ"},
    ),
    (
        "choice-of-law-below-threshold",
        {"governing_law.state": "US-DE", "fee.amount": "99999", "project.deliverables": [{"name": "Site"}]},
        {"governing_law.state": "US-DE", "fee.amount": "100000", "project.deliverables": [{"name": "Site"}]},
    ),
    (
        "choice-of-law-by-statute",
        {"governing_law.state": "US-DE", "fee.amount": "100000", "project.deliverables": [{"name": "Site"}]},
        {"governing_law.state": "US-DE", "fee.amount": "99999", "project.deliverables": [{"name": "Site"}]},
    ),
    (
        "forum-not-honored",
        {"client.address": address("NC", "Raleigh")},
        {"client.address": address("VA", "Richmond")},
    ),
    (
        "forum-not-honored",
        {"client.address": address("ID", "Boise")},
        {"client.address": address("ID", "Boise"), "governing_law": {"state": "US-ID", "city": "Boise"}},
    ),
    ("forum-against-consumer", {**CONSUMER, "client.address": address("VT", "Barre")}, CONSUMER),
    ("consumer-law-of-home", {**CONSUMER, "client.address": PORTLAND}, {"client.address": PORTLAND}),
    (
        "consumer-law-of-home",
        {**CONSUMER, "client.address": PORTLAND},
        {**CONSUMER, "client.address": PORTLAND, "governing_law": {"state": "US-OR", "city": "Portland"}},
    ),
    ("city-venue-advisory", {"governing_law": {"state": "US-GA", "city": "Atlanta"}}, {}),
    (
        "city-venue-advisory",
        {
            "governing_law": {"state": "US-TX", "city": "Austin"},
            "fee.amount": "999999",
            "project.deliverables": [{"name": "Site"}],
        },
        {
            "governing_law": {"state": "US-TX", "city": "Austin"},
            "fee.amount": "1000000",
            "project.deliverables": [{"name": "Site"}],
        },
    ),
    (
        "courts-city-elsewhere",
        {"governing_law.city": "albany", "governing_law.state": "US-NJ"},
        {"governing_law.city": "Newark", "governing_law.state": "US-NJ"},
    ),
    (
        "courts-city-elsewhere",
        {"client.address": address("OH", "Columbus"), "governing_law.city": "Columbus"},
        {
            "client.address": address("OH", "Columbus"),
            "governing_law": {"state": "US-OH", "city": "Columbus"},
        },
    ),
    (
        "courts-city-elsewhere",
        {"client.address": address("OH", "Albany"), "governing_law": {"state": "US-VA", "city": "Albany"}},
        {"client.address": address("OH", "Albany")},
    ),
    ("small-claims-limit", {}, {"fee.currency": "EUR"}),
    (
        "final-files-wait-for-the-last-stage",
        {"fee.milestones": milestones("25", "25")},
        {"fee.milestones": milestones("50")},
    ),
    (
        "final-files-wait-for-the-last-stage",
        {"fee.milestones": milestones("25", "25")},
        {"fee.milestones": milestones("25", "25"), "rights.when": "each_milestone"},
    ),
    ("small-claims-client-home", {"client.address": address("WA", "Spokane")}, {}),
    (
        "small-claims-client-home",
        {"client.address": address("WA", "Spokane")},
        {"client.address": address("WA", "Spokane"), "governing_law": {"state": "US-WA", "city": "Spokane"}},
    ),
    ("attorney-fees-by-statute", {"governing_law": {"state": "US-TX", "city": "Austin"}}, {}),
    ("attorney-fees-by-statute", {"governing_law": OREGON}, {"governing_law": {**OREGON, **LOSER}}),
    ("attorney-fees-by-statute", {"governing_law": OREGON}, {**CONSUMER, "governing_law": OREGON}),
    (
        "attorney-fees-clause-ends-statute",
        {"governing_law": {**OREGON, **LOSER}, "fee.amount": "10000", "project.deliverables": NO_VALUES},
        {"governing_law": {**OREGON, **LOSER}, "fee.amount": "10001", "project.deliverables": NO_VALUES},
    ),
    (
        "attorney-fees-clause-ends-statute",
        {"governing_law": {**OREGON, **LOSER}},
        {"governing_law": OREGON},
    ),
    (
        "attorney-fees-clause-needs-notice",
        {"governing_law": {"state": "US-GA", "city": "Atlanta", **LOSER}},
        {"governing_law": {"state": "US-GA", "city": "Atlanta"}},
    ),
    (
        "attorney-fees-clause-needs-notice",
        {"governing_law": {"state": "US-GA", "city": "Atlanta", **LOSER}},
        {**CONSUMER, "governing_law": {"state": "US-GA", "city": "Atlanta", **LOSER}},
    ),
    ("unverified-fact", {}, {"governing_law.state": "US-CA"}),
    (
        "law-not-determined",
        {"governing_law": {"state": "US-NJ", "city": "Newark"}},
        {"governing_law": {"state": "US-CA", "city": "Oakland"}},
    ),
    (
        "law-not-determined",
        {**CONSUMER, "governing_law": {"state": "US-OR", "city": "Portland"}},
        {**CONSUMER, "governing_law": {"state": "US-CA", "city": "Oakland"}},
    ),
    ("deposit-low", {"payment.deposit": "49"}, {**CONSUMER, "payment.deposit": "10"}),
    ("deposit-low", {"payment.deposit": "49"}, {"client.history": "paid_late", "payment.deposit": "10"}),
    ("deposit-low", {"payment.deposit": "49"}, {"payment.deposit": "0"}),
    ("unverified-fact", {}, {**CONSUMER, "payment.late_charge": rate("5")}),
    ("unverified-fact", {}, {"payment.late_charge": {"kind": "none"}}),
    (
        "late-charge-unproven",
        {"governing_law.state": "US-OR", "payment.late_charge": rate("10")},
        {**CONSUMER, "governing_law.state": "US-OR", "payment.late_charge": rate("10")},
    ),
    ("signed-copy-required", IN_CALIFORNIA, {**CONSUMER, **IN_CALIFORNIA}),
    (
        "disclosure-sheet-needed",
        {"client.address": address("WA", "Seattle"), "project.place_of_work": "US-WA"},
        {"client.address": address("WA", "Seattle"), "project.place_of_work": "US-OR"},
    ),
    (
        "billing-period-too-long",
        {**IN_ILLINOIS, "project.deliverables": NO_VALUES, "fee": HOURLY, "payment.term": 13},
        {**IN_ILLINOIS, "project.deliverables": NO_VALUES, "fee": HOURLY, "payment.term": 12},
    ),
    (
        "billing-period-too-long",
        {**IN_ILLINOIS, "project.deliverables": NO_VALUES, "fee": {**HOURLY, "invoiced": "monthly"}},
        {**IN_ILLINOIS, "project.deliverables": NO_VALUES, "fee": HOURLY},
    ),
    ("extra-hours-late", {**IN_ILLINOIS, **retainer()}, retainer()),
    ("extra-hours-late", {**IN_ILLINOIS, **retainer()}, IN_ILLINOIS),
    ("client-name-of-company", {"client.form": {"kind": "individual"}}, {}),
    (
        "client-name-of-company",
        {"client.form": {"kind": "individual"}},
        {"client.form": {"kind": "individual"}, "client.legal_name": "Dana Whitfield"},
    ),
    (
        "freelancer-name-of-company",
        {"freelancer.form": {"kind": "individual", "trade_name": "Ortiz Studio, L.L.C."}},
        {"freelancer.form": {"kind": "individual", "trade_name": "Ortiz Studio"}},
    ),
    (
        "freelancer-name-of-company",
        {"freelancer.legal_name": "Ortiz Studio LLC"},
        {"freelancer.legal_name": "Ortiz Studio LLC", "freelancer.form": company()},
    ),
    ("client-company-type", {"client.form.type": "llc"}, {"client.form.type": "nonprofit"}),
    ("client-company-type", {"client.legal_name": "Harbor Tea LLC"}, {"client.legal_name": "Harbor Tea Ltd"}),
    (
        "freelancer-company-type",
        {"freelancer.legal_name": "Ortiz Inc.", "freelancer.form": company()},
        {"freelancer.legal_name": "Ortiz PLLC", "freelancer.form": company()},
    ),
    # 54 days from December 7 to January 29 are 462 hours at 60 a week.
    ("hours-implausible", hourly("cap", hours="463"), hourly("cap", hours="462")),
    ("hours-implausible", hourly("estimate", hours="463"), hourly("estimate", hours="462")),
    ("hours-implausible", hourly("money_cap", amount="46300"), hourly("money_cap", amount="46200")),
    (
        "hours-implausible",
        {**hourly("cap", hours="61"), "project.end": "2026-12-08"},
        {**hourly("cap", hours="60"), "project.end": "2026-12-08"},
    ),
    ("fee-implausible", sized("250000.01"), sized("250000")),
    ("fee-implausible", sized("250000.01"), {**sized("250001"), "fee.currency": "JPY"}),
    ("fee-implausible", hourly("cap", hours="2501"), hourly("cap", hours="2500")),
    ("final-files-before-payment", ON_DELIVERY, {}),
    ("final-files-before-payment", ON_DELIVERY, {**ON_DELIVERY, "client.history": "known"}),
    ("final-files-before-payment", {**ON_DELIVERY, "client.history": "paid_late"}, retainer()),
    ("final-files-before-payment", {**ON_DELIVERY, "client.history": "fell_silent"}, retainer()),
    ("final-files-before-payment", ON_DELIVERY, {**ON_DELIVERY, "payment.deposit": "100"}),
    ("final-files-before-payment", ON_DELIVERY, {"positions": {"rights.grant": "fallback"}}),
    ("use-waits-for-payment", {"payment.term": 15}, {"payment.term": 14}),
    ("use-waits-for-payment", {"payment.term": 15}, {"payment.term": 15, **ON_DELIVERY}),
    (
        "final-files-not-followed",
        {"positions": {"rights.grant": "fallback"}, "payment.final_files": "on_payment"},
        {"positions": {"rights.grant": "fallback"}, **ON_DELIVERY},
    ),
    (
        "final-files-not-followed",
        {"positions": {"rights.grant": "fallback"}, "payment.final_files": "on_payment"},
        {"payment.final_files": "on_payment"},
    ),
    (
        "attorney-fees-not-followed",
        {**CONSUMER, "governing_law.attorney_fees": "loser"},
        {"governing_law.attorney_fees": "loser"},
    ),
    (
        "attorney-fees-not-followed",
        {**CONSUMER, "governing_law.attorney_fees": "loser"},
        {**CONSUMER, "governing_law.attorney_fees": "own"},
    ),
    (
        "courts-city-not-followed",
        {"governing_law": {"state": "US-DC", "city": "Bethesda"}},
        {"governing_law": {"state": "US-DC", "city": "Washington"}},
    ),
    (
        "courts-city-not-followed",
        {"governing_law": {"state": "US-DC", "city": "Bethesda"}},
        {"governing_law": {"state": "US-DC"}},
    ),
    (
        "payment-term-not-followed",
        {**FROM_ILLINOIS, "payment.term": 31},
        {**FROM_ILLINOIS, "payment.term": 30},
    ),
    (
        "payment-term-not-followed",
        {**FROM_ILLINOIS, "payment.term": 31},
        {**IN_ILLINOIS, "payment.term": 31},
    ),
    ("balance-late", {"project.end": "2027-02-05"}, {"project.end": "2027-02-05", "payment.deposit": "100"}),
    ("review-too-short", {"acceptance.review": {"count": 3}}, {"acceptance.review": {"count": 4}}),
    (
        "choice-of-law-below-threshold",
        {"governing_law.state": "US-FL", "fee.amount": "300000", "project.deliverables": [{"name": "Site"}]},
        {"governing_law.state": "US-TX", "fee.amount": "1000000", "project.deliverables": [{"name": "Site"}]},
    ),
    (
        "choice-of-law-below-threshold",
        {**CONSUMER, "governing_law.state": "US-NC"},
        {"governing_law.state": "US-NC"},
    ),
    ("needs-full-form", {**SHORT, **COPYLEFT}, SHORT),
    ("needs-full-form", {**SHORT, "options.insurance": {"cover": "1000000"}}, {"options.insurance": COVER}),
    ("needs-full-form", {**SHORT, **IN_TEXAS}, {**SHORT, **IN_TEXAS, "rights.territory": "Worldwide"}),
    (
        "short-form-too-long",
        {**SHORT, "project.description": "word " * 121},
        {**SHORT, "project.description": "word " * 120},
    ),
]


def shown(value: Any) -> str:
    return value if isinstance(value, str) else ""


@pytest.mark.parametrize(("name", "over", "_within"), LINES, ids=shown)
def test_a_rule_speaks_beyond_its_line(name: str, over: dict[str, Any], _within: dict[str, Any]) -> None:
    assert name in ids(over)


@pytest.mark.parametrize(("name", "_over", "within"), LINES, ids=shown)
def test_a_rule_is_silent_within_its_line(name: str, _over: dict[str, Any], within: dict[str, Any]) -> None:
    assert name not in ids(within)


@pytest.mark.parametrize(
    ("as_of", "stale"), [(date(2027, 11, 21), False), (date(2027, 11, 22), True), (DAY, False)]
)
def test_a_fact_is_stale_a_year_after_it_was_checked(as_of: date, stale: bool) -> None:
    assert ("stale-fact" in ids(as_of=as_of)) is stale


def test_every_rule_has_its_lines() -> None:
    assert {rule.id for rule in BOOK.rules} == {name for name, _, _ in LINES} | {
        "stale-fact",
        "law-researched-none",
    }


def test_ids_are_unique_words_with_hyphens() -> None:
    names = [rule.id for rule in BOOK.rules]
    assert len(set(names)) == len(names)
    assert all(name.replace("-", "").isalpha() and name.islower() for name in names)


def test_a_company_of_one_is_a_company() -> None:
    assert "freelance-law-applies" in ids({"freelancer.form": company()})
