"""Papers that close something: what each takes from the log, and what later steps take from them."""

import datetime as dt
import re
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from generator.answers.amending import Change
from generator.answers.reading import read_json
from generator.case.case_file import case_file_of
from generator.case.folder import Case, new_case, open_case
from generator.case.letter_text import letter_text
from generator.case.letters import Letter, letter_of
from generator.case.plan import kept_plans, plan_of
from generator.case.sending import keep_files, log_sent, made_files, usual_files
from generator.case.view import View
from generator.docx.accepting import accepted, rejected
from generator.docx.reading import read_text
from generator.errors import InputError
from generator.redlining.sides import Side
from tests.case.cases import ROOT
from tests.case.oracle.deals import Choices, deal

SAMPLE = ROOT / "samples" / "new-client-new-york"


class Lived:
    """A case on disk, entered as the commands do."""

    def __init__(self, folder: Path, sample: Path = SAMPLE) -> None:
        self.folder = folder / "case"
        new_case(self.folder, sample / "contract.docx", read_json(sample / "answers.json"))
        self.log("2026-12-01", "signed")

    @property
    def case(self) -> Case:
        return open_case(self.folder)

    def log(self, day: str, event: str, **fields: Any) -> Any:
        given = self.case.with_usual({"on": day, "event": event, **fields})
        return self.case.enter(given, now=_night(day))

    def letter(self, day: str, kind: str, **fields: Any) -> Letter:
        made = letter_of(self.case, kind, dt.date.fromisoformat(day), fields, pay_to="First Bank, 1")
        files = made_files(made, usual_files(self.case, made))
        keep_files(files)
        log_sent(self.case, made, files, now=_night(day))
        return made


def _night(day: str) -> dt.datetime:
    return dt.datetime.combine(dt.date.fromisoformat(day), dt.time(23), dt.UTC)


def _text(document: bytes) -> str:
    return read_text(document).replace("\u00a0", " ")


@pytest.fixture
def lived(tmp_path: Path) -> Lived:
    return Lived(tmp_path)


def test_a_change_order_changes_the_deal_once_both_agreed(lived: Lived) -> None:
    lived.log("2026-12-02", "paid", sum="4000")
    prices = [{"number": 3, "price": "3600"}]
    letter = lived.letter("2026-12-10", "change-order", prices=prices, end="2027-03-12", words="Spanish too.")
    before = lived.case.view(dt.date(2026, 12, 10)).deal
    assert (before.fee.amount, before.project.end) == (8000, dt.date(2027, 2, 26))
    agreed = lived.log("2026-12-11", "changed")  # the only open paper says all of it
    assert (agreed.paper, agreed.end, agreed.prices[0].price) == (3, dt.date(2027, 3, 12), 3600)
    after = lived.case.view(dt.date(2026, 12, 11)).deal
    assert (after.fee.amount, after.sums.deposit) == (8600, 4000)
    assert [part.amount for part in after.sums.schedule] == [4000, 4600]
    # the redline: rejected it is the agreement that was signed, accepted the changed one
    redline = next(file for file in letter.enclosed if file.made)
    signed, changed = _text(rejected(redline.made)), _text(accepted(redline.made))
    assert "February 26, 2027" in signed
    assert "$8,600.00" not in signed
    assert "March 12, 2027" in changed
    assert "$8,600.00" in changed
    assert (lived.folder / "letters" / "2026-12-10-change-order-redline.docx").is_file()


def test_the_next_change_builds_on_the_one_before(lived: Lived) -> None:
    lived.letter("2026-12-10", "change-order", prices=[{"number": 1, "price": "3300"}], words="One.")
    lived.log("2026-12-11", "changed")
    second = lived.letter("2026-12-12", "change-order", prices=[{"number": 2, "price": "1000"}], words="Two.")
    assert second.subject.startswith("Change Order 2")
    lived.log("2026-12-13", "changed")
    assert lived.case.view(dt.date(2026, 12, 13)).deal.fee.amount == 8000 + 100 - 200


def test_of_two_open_orders_the_one_agreed_on_must_be_named(lived: Lived) -> None:
    lived.letter("2026-12-10", "change-order", end="2027-03-12", words="One.")
    lived.letter("2026-12-11", "change-order", end="2027-03-19", words="Two.")
    with pytest.raises(InputError, match="words"):
        lived.log("2026-12-12", "changed")
    assert lived.log("2026-12-12", "changed", paper=3).end == dt.date(2027, 3, 19)


def test_the_last_stages_take_what_a_change_adds_or_takes() -> None:
    found = deal(Choices(fee="stages", deposit=50)).terms
    sums = [part.amount for part in found.deal.sums.schedule]
    more = found.pack.amended(found.deal, Change(fee=Decimal("34333.32")))
    assert [part.amount for part in more.sums.schedule] == [*sums[:-1], sums[-1] + 1000]
    less = found.pack.amended(found.deal, Change(fee=found.deal.fee.amount - sums[-1] - 500))
    assert [part.amount for part in less.sums.schedule] == [*sums[:2], sums[2] - 500]


def test_what_belongs_to_another_kind_of_fee_changes_nothing() -> None:
    terms = deal(Choices(fee="hourly")).terms
    assert terms.pack.amended(terms.deal, Change(fee=Decimal(5), monthly=Decimal(5))) == terms.deal
    later = terms.pack.amended(terms.deal, Change(end=dt.date(2027, 6, 1)))
    assert later.project.end == dt.date(2027, 6, 1)


def test_a_redline_of_a_changed_deal_reads_its_own_deal(lived: Lived) -> None:
    from generator.drafting.pipeline import draft, open_materials
    from generator.packs.reading import answers_from

    drafted = draft(answers_from(lived.case.answers), open_materials())
    end = dt.date(2027, 6, 1)
    terms = lived.case.terms
    assert terms is not None
    changed = drafted.with_deal(terms.pack.amended(drafted.deal, Change(end=end)))
    assert "June 1, 2027" in _text(Side(changed).document())
    assert "June 1, 2027" not in _text(Side(drafted).document())


def test_a_receipt_says_what_a_payment_was_taken_for(lived: Lived) -> None:
    lived.log("2026-12-02", "paid", sum="4000")
    lived.log(
        "2026-12-10",
        "invoiced",
        number="7",
        lines=[{"kind": "extra_work", "sum": "365"}],
        covers=["a poster"],
    )
    lived.log("2027-01-04", "paid", sum="100", of="7")  # eleven days overdue: 1.32 (1.3200)
    receipt = lived.letter("2027-01-04", "receipt")
    assert receipt.entry["payment"] == 4
    text = (lived.folder / "letters" / "2027-01-04-receipt.txt").read_text("utf-8")
    assert "Invoice 7: Late Charge  $1.32\n  Invoice 7  $98.68\n  Total  $100.00" in text
    assert "Open today: $266.32." in text
    with pytest.raises(InputError, match="must be the entry of a payment"):
        lived.letter("2027-01-05", "receipt", payment="99")


def test_a_form_is_about_what_was_delivered_and_is_not_accepted(lived: Lived) -> None:
    lived.log("2027-01-04", "delivered", deliverables=[1, 2])
    lived.log("2027-01-05", "accepted", deliverables=[1])
    assert list(lived.letter("2027-01-05", "acceptance-form").entry["deliverables"]) == [2]


@pytest.mark.parametrize(
    ("kind", "why"),
    [
        ("acceptance-form", "nothing that was delivered waits for acceptance"),
        ("rights-certificate", "no rights have passed for sure"),
        ("portfolio-permission", "nothing was delivered"),
        ("receipt", "no payment has cleared that has no receipt yet"),
    ],
)
def test_a_paper_about_nothing_is_refused_with_the_reason(lived: Lived, kind: str, why: str) -> None:
    with pytest.raises(InputError, match=why):
        lived.letter("2026-12-02", kind)


def _delivered_and_paid(lived: Lived) -> None:
    lived.log("2026-12-02", "paid", sum="4000")
    lived.log("2027-02-26", "delivered", deliverables=[1, 2, 3, 4])
    lived.letter("2027-02-26", "invoice", lines=[{"kind": "balance", "sum": "4000"}])
    lived.log("2027-03-05", "paid", sum="4000")


def test_a_permission_to_show_work_gives_up_nothing_that_the_agreement_lets_show(lived: Lived) -> None:
    _delivered_and_paid(lived)
    text = " ".join(letter_text(lived.letter("2027-03-08", "portfolio-permission").tree).split())
    assert "What our agreement lets me show, and from which day, stays as it is." in text
    assert "Freelancer may show that also without this permission, and after its end." in text


@pytest.mark.parametrize("kind", ["rights-certificate", "portfolio-permission"])
def test_a_paper_has_a_place_for_signature_date_and_who_signs(lived: Lived, kind: str) -> None:
    _delivered_and_paid(lived)
    text = letter_text(lived.letter("2027-03-08", kind).tree).replace("\u00a0", " ")
    company = kind == "portfolio-permission"
    assert ("Client: Hearth & Rye Bakery LLC" if company else "Freelancer: Maya Ortiz") in text
    assert re.search(r"Signature: _+  ?Date: _+", text)
    assert ("Name and title: ___" in text) == company


def test_nobody_is_told_to_register_a_copyright_that_was_assigned(lived: Lived) -> None:
    _delivered_and_paid(lived)

    def told(day: dt.date) -> bool:
        return any("registering" in remark for remark in lived.case.state(day).remarks)

    assert told(dt.date(2027, 3, 4))
    assert not told(dt.date(2027, 3, 5))


@pytest.fixture
def missed(lived: Lived) -> Lived:
    """A plan of two parts for invoice 2, of which the second came in no part."""
    lines = [{"kind": "extra_work", "sum": "1000"}]
    lived.log("2026-12-02", "paid", sum="4000")
    lived.letter("2027-01-04", "invoice", lines=lines)  # due January 18
    parts = [{"day": "2027-02-01", "sum": "300"}, {"day": "2027-03-01", "sum": "600"}]
    lived.letter("2027-01-20", "settlement", parts=parts)
    lived.log("2027-01-21", "settled")
    lived.log("2027-02-01", "paid", sum="300")
    return lived


def test_what_came_between_the_paper_and_its_signing_counts_toward_the_plan(lived: Lived) -> None:
    lines = [{"kind": "extra_work", "sum": "1000"}]
    lived.log("2026-12-02", "paid", sum="4000")
    lived.letter("2027-01-04", "invoice", lines=lines)  # due January 18
    parts = [{"day": "2027-02-01", "sum": "400"}, {"day": "2027-03-01", "sum": "600"}]
    lived.letter("2027-01-20", "settlement", parts=parts)
    lived.log("2027-01-22", "paid", sum="400")
    lived.log("2027-01-25", "settled")
    plan = plan_of(view_at(lived, "2027-02-02"))
    assert plan is not None
    assert (plan.missed, plan.paid, plan.number) == (None, Decimal(400), 2)
    lived.log("2027-02-20", "paid", sum="600")
    assert [kept.on for kept in kept_plans(view_at(lived, "2027-03-08"))] == [dt.date(2027, 2, 20)]


def test_a_plan_without_a_paper_counts_from_the_day_on_which_both_agreed(lived: Lived) -> None:
    lines = [{"kind": "extra_work", "sum": "1000"}]
    lived.letter("2027-01-04", "invoice", lines=lines)
    lived.log("2027-01-22", "paid", sum="400")
    lived.log("2027-01-25", "settled", parts=[{"day": "2027-02-01", "sum": "300"}], words="By phone.")
    plan = plan_of(view_at(lived, "2027-02-02"))
    assert plan is not None
    assert (plan.paid, plan.missed is not None) == (Decimal(0), True)


def view_at(lived: Lived, day: str) -> View:
    return lived.case.view(dt.date.fromisoformat(day))


def test_the_log_among_the_exhibits_can_be_read(missed: Lived) -> None:
    exhibits = case_file_of(missed.case, dt.date(2027, 3, 8)).exhibits
    log = next(each for each in exhibits if each.name == "log.txt")
    text = (log.content or b"").decode().replace("\u00a0", " ")
    assert "1. December 1, 2026: Both signed" in text
    assert "   Sum: $300.00" in text
    assert "{" not in text


def test_a_file_that_was_enclosed_twice_is_named_once(lived: Lived, tmp_path: Path) -> None:
    files = [tmp_path / "invoice.pdf", tmp_path / "time.pdf"]
    for file in files:
        file.write_bytes(file.name.encode())
    lines = [{"kind": "extra_work", "sum": "1000"}]
    given = {"number": "2", "day": "2027-01-04", "lines": lines}
    entered = lived.case.with_usual({"on": "2027-01-04", "event": "invoiced", **given})
    lived.case.enter(entered, now=_night("2027-01-04"), files=tuple(files))
    made = letter_of(lived.case, "late-30", dt.date(2027, 3, 8), {})
    text = " ".join(letter_text(made.tree).split())
    assert "Enclosed: invoice 2" in text
    assert "invoice 2, invoice 2" not in text


PLAN = (
    "We agreed on a plan of payment on January 21, 2027. The part of $600.00 had not all arrived by "
    "March 1, 2027. So the plan has ended, as it says itself, and the whole sum is due, less what you have "
    "paid."
)


@pytest.mark.parametrize("kind", ["late-30", "final-notice", "cure-demand"])
def test_a_letter_after_a_plan_that_was_not_kept_says_so(missed: Lived, kind: str) -> None:
    made = letter_of(missed.case, kind, dt.date(2027, 3, 8), {})
    assert PLAN in " ".join(letter_text(made.tree).replace("\u00a0", " ").split())


def test_no_letter_speaks_of_a_plan_for_other_sums(missed: Lived) -> None:
    missed.log("2027-02-02", "paid", sum="1000")
    lines = [{"kind": "extra_work", "sum": "2000"}]
    missed.letter("2027-02-03", "invoice", lines=lines)
    made = letter_of(missed.case, "invoice-resend", dt.date(2027, 3, 8), {})
    assert "plan of payment" not in letter_text(made.tree)


def test_a_plan_that_only_the_log_has_in_words_is_not_said_to_tell_what_follows(lived: Lived) -> None:
    lines = [{"kind": "extra_work", "sum": "1000"}]
    lived.letter("2027-01-04", "invoice", lines=lines)
    lived.log("2027-01-21", "settled", parts=[{"day": "2027-02-01", "sum": "300"}], words="By phone.")
    text = letter_text(letter_of(lived.case, "late-30", dt.date(2027, 3, 8), {}).tree)
    assert "We agreed on a plan of payment on January 21, 2027." in text.replace("\u00a0", " ")
    assert "as it says itself" not in text


def test_the_next_step_and_the_case_file_tell_of_the_plan_that_was_not_kept(missed: Lived) -> None:
    day = dt.date(2027, 3, 8)
    assert "the plan of payment ended" in missed.case.state(day).now[0].why
    facts = letter_text(case_file_of(missed.case, day).tree)
    assert "A part of the plan of payment had not all arrived by its day: $600.00" in facts


def test_an_agency_is_told_of_the_plan_that_was_not_kept(missed: Lived) -> None:
    missed.letter("2027-03-08", "final-notice")
    agency = "Department of Consumer and Worker Protection"
    made = letter_of(missed.case, "complaint-sheet", dt.date(2027, 4, 20), {"agency": agency})
    text = " ".join(letter_text(made.tree).replace("\u00a0", " ").split())
    assert (
        "the client and I agreed on one on January 21, 2027. The part of $600.00 had not all arrived" in text
    )


def test_use_of_what_waits_for_acceptance_is_told_to_be_looked_at_as_acceptance(lived: Lived) -> None:
    def told(day: str) -> bool:
        remarks = lived.case.state(dt.date.fromisoformat(day)).remarks
        return any("(Acceptance) takes such use as acceptance" in remark for remark in remarks)

    lived.log("2027-01-08", "delivered", deliverables=[1])
    assert not told("2027-01-08")
    lived.log("2027-01-20", "learned", fact="uses_unpaid_work")
    assert told("2027-01-20")
    lived.log("2027-01-21", "accepted", deliverables=[1], how="used")
    assert not told("2027-01-21")


def test_a_kept_plan_for_less_gives_a_license_its_effect_too(tmp_path: Path) -> None:
    lived = Lived(tmp_path, ROOT / "samples" / "consumer-oregon")
    lived.letter("2026-12-10", "invoice")
    parts = [{"day": "2027-02-01", "sum": "200"}]
    text = " ".join(letter_text(lived.letter("2027-01-04", "settlement", parts=parts).tree).split())
    assert (
        "those under a license too, take effect on the day on which the last part has arrived in time" in text
    )


def test_a_complaint_about_hours_tells_their_rate_and_not_the_estimate_alone() -> None:
    case = open_case(ROOT / "samples" / "cases" / "unpaid-illinois")
    sheet = letter_text(letter_of(case, "complaint-sheet", dt.date(2027, 7, 1), {}).tree)
    assert "at $110.00 an hour; as planned, $13,200.00 in all." in sheet.replace("\u00a0", " ")


@pytest.fixture
def used(lived: Lived) -> Lived:
    """A client who uses what was delivered and has not paid the balance."""
    lived.log("2026-12-02", "paid", sum="4000")
    lived.log("2027-02-26", "delivered", deliverables=[1, 2, 3, 4])
    lived.letter("2027-02-26", "invoice", lines=[{"kind": "balance", "sum": "4000"}])  # due March 12
    lived.log("2027-03-15", "learned", fact="uses_unpaid_work")
    return lived


def test_a_notice_of_use_says_what_each_day_adds_before_the_rights_pass(used: Lived) -> None:
    text = " ".join(letter_text(used.letter("2027-03-16", "use-notice").tree).replace("\u00a0", " ").split())
    assert "Each further day adds $1.3151." in text
    assert "once all that is open on the day of your payment is paid, the rights pass" in text


def test_an_agency_is_told_of_a_notice_of_use_and_not_of_an_offer_to_settle(used: Lived) -> None:
    used.letter("2027-03-16", "use-notice")
    used.letter("2027-03-18", "settlement", parts=[{"day": "2027-04-01", "sum": "3000"}])
    used.letter("2027-04-12", "final-notice")
    agency = "Department of Consumer and Worker Protection"
    sheet = letter_text(
        letter_of(used.case, "complaint-sheet", dt.date(2027, 5, 20), {"agency": agency}).tree
    )
    assert "March 16, 2027: a notice of unpaid use" in sheet.replace("\u00a0", " ")
    assert "plan of payment" not in sheet


def test_whoever_gets_the_agreement_gets_what_changed_it_too(lived: Lived) -> None:
    lived.log("2026-12-02", "paid", sum="4000")
    lived.letter("2026-12-10", "change-order", prices=[{"number": 3, "price": "3600"}], words="Spanish too.")
    lived.log("2026-12-11", "changed")
    lived.log("2027-02-26", "delivered", deliverables=[1, 2, 3, 4])
    lived.letter("2027-02-26", "invoice", lines=[{"kind": "balance", "sum": "4600"}])
    final = lived.letter("2027-04-12", "final-notice")
    assert "our agreement; our change of December 11, 2026" in letter_text(final.tree).replace("\u00a0", " ")
    agency = "Department of Consumer and Worker Protection"
    made = letter_of(lived.case, "complaint-sheet", dt.date(2027, 5, 20), {"agency": agency})
    sheet = letter_text(made.tree).replace("\u00a0", " ")
    assert "for $8,600.00. A copy is enclosed." in sheet
    assert "Both changed it in writing on December 11, 2026." in sheet
    assert "2026-12-10-change-order.docx" in {each.name for each in made.enclosed}
