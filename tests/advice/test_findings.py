"""What a finding carries: severity, place, slot, figures, sources, and a remedy that works."""

from datetime import date
from typing import Any

import pytest

from generator.answers.walking import resolve
from generator.law.fact import NoRule
from generator.law.history import History
from generator.library.shipped import DEFAULT_TEMPLATE, folders
from generator.packs.library import read_outline
from generator.packs.us.completing import Deal
from generator.packs.us.law.lookup import state_law
from tests.advice.asking import BOOK, DAY, address, advice, company, ids, one
from tests.advice.test_lines import CHICAGO, CONSUMER, LINES
from tests.phrasing import PHRASING

FACTS = {"law-researched-none", "law-not-determined", "unverified-fact"}
ONE_ITEM = {"project.deliverables": [{"name": "Logo"}]}
LONG_IN_ILLINOIS = {"client.address": CHICAGO, "payment.term": 31}


def test_a_plain_deal_gives_notes_and_no_warning() -> None:
    assert {finding.severity for finding in advice()} == {"note"}
    assert len(advice()) <= 5


@pytest.mark.parametrize("rule", BOOK.rules, ids=lambda rule: rule.id)
def test_a_rule_names_a_place_of_the_questionnaire_and_what_it_needs(rule: Any) -> None:
    assert all(resolve(Deal, path) for path in (rule.place, *rule.needs))


def test_rules_name_slots_of_the_outline_or_none() -> None:
    outline, _ = read_outline(folders(None), DEFAULT_TEMPLATE)
    assert {rule.slot for rule in BOOK.rules} <= {"", *(slot for slot, _ in outline.slots)}


def test_every_contract_has_the_clauses_that_the_freelance_laws_want() -> None:
    outline, _ = read_outline(folders(None), DEFAULT_TEMPLATE)
    required = {slot for slot, is_required in outline.slots if is_required}
    assert required >= {"services.scope", "payment.due", "payment.work_list", "general.statutory_rights"}


@pytest.mark.parametrize(
    ("name", "over", "_within"), LINES, ids=lambda value: value if isinstance(value, str) else ""
)
def test_a_remedy_settles_its_finding(name: str, over: dict[str, Any], _within: dict[str, Any]) -> None:
    for finding in advice(over):
        if finding.id == name and finding.remedy is not None:
            path, value = finding.remedy
            kept = {place: answer for place, answer in over.items() if not place.startswith(f"{path}.")}
            assert name not in ids({**kept, path: value})


def test_errors_come_first_and_notes_last() -> None:
    severities = [finding.severity for finding in advice(LONG_IN_ILLINOIS)]
    assert severities == sorted(severities, key=["error", "warning", "note"].index)
    assert severities[0] == "error"


def test_an_illinois_term_names_the_law_its_figures_and_the_day_it_was_checked() -> None:
    finding = one("payment-term-too-long", LONG_IN_ILLINOIS)
    assert finding.severity == "error"
    assert "31 days" in finding.reason
    assert "30 days after the work" in finding.reason
    assert "820 ILCS 193" in finding.reason
    assert (finding.sources[0].checked, finding.sources[0].sure) == (
        "2026-11-21",
        "verified in a stored copy",
    )
    assert finding.remedy == ("payment.term", 30)


@pytest.mark.parametrize(
    ("changes", "doubt"),
    [({"freelancer.form": company()}, "natural persons"), ({"fee.currency": "EUR"}, "EUR")],
)
def test_a_law_that_may_not_apply_makes_a_warning_not_an_error(changes: dict[str, Any], doubt: str) -> None:
    finding = one("payment-term-too-long", {**LONG_IN_ILLINOIS, **changes})
    assert finding.severity == "warning"
    assert doubt in finding.reason


def test_a_small_job_in_illinois_may_have_a_long_term() -> None:
    small = {"fee.amount": "499.99", "project.deliverables": [{"name": "Logo"}]}
    assert "payment-term-too-long" not in ids({**LONG_IN_ILLINOIS, **small})


def test_the_law_follows_the_place_of_work_not_the_governing_law() -> None:
    there = {"project.place_of_work": "US-IL", "payment.term": 31}
    assert "payment-term-too-long" in ids(there)
    assert "payment-term-too-long" not in ids({"governing_law.state": "US-IL", "payment.term": 31})


def test_words_of_hire_are_an_error_near_california_only() -> None:
    words = {"project.description": "A work-made-for-hire."}
    assert one("work-made-for-hire-words", words).severity == "warning"
    near = {**words, "client.address": address("CA", "Oakland")}
    assert one("work-made-for-hire-words", near).severity == "error"
    assert one("work-made-for-hire-words", {**near, "freelancer.form": company()}).severity == "warning"
    assert one("work-made-for-hire-words", near).place == "project.description"


def test_a_late_charge_is_mended_to_the_states_cautious_rate() -> None:
    high = {
        "governing_law.state": "US-AR",
        "payment.late_charge": {"kind": "rate", "rate": {"percent": "1.5"}},
    }
    finding = one("late-charge-too-high", high)
    assert "18% a year is above 17%" in finding.reason
    assert finding.remedy == (
        "payment.late_charge",
        {"kind": "rate", "rate": {"percent": "1", "per": "month"}},
    )


@pytest.mark.parametrize(("form", "limit"), [({"kind": "individual"}, "$12,500"), (company(), "$6,250")])
def test_the_small_claims_limit_is_that_of_a_person_or_a_company(form: dict[str, Any], limit: str) -> None:
    finding = one("small-claims-limit", {"governing_law.state": "US-CA", "freelancer.form": form})
    assert f"up to {limit}" in finding.reason


def test_a_city_law_applies_by_zip_code_beside_the_state_law() -> None:
    brooklyn = {"freelancer.address": address("NY", "Brooklyn", "11201")}
    found = [f.reason for f in advice(brooklyn) if f.id == "freelance-law-applies"]
    assert ["New York (" in reason for reason in found] == [True, False]
    assert "New York City (N.Y.C. Admin. Code" in found[1]


def test_work_away_from_home_is_taken_to_be_at_the_client() -> None:
    away = {"client.address": address("WA", "Seattle"), "project.place_of_work": "US-WA"}
    assert "pay basis" in one("disclosure-sheet-needed", away).mend


def test_a_short_job_in_minneapolis_has_a_lower_threshold() -> None:
    job = {
        "freelancer.address": address("MN", "Minneapolis"),
        "project.deliverables": [{"name": "Logo"}],
        "fee.amount": "200",
        "project.end": "2026-12-13",
    }
    assert "freelance-law-applies" in ids(job)
    assert "freelance-law-applies" not in ids({**job, "project.end": "2026-12-14", "fee.amount": "599"})


def test_a_deposit_is_not_mended_where_milestones_must_add_up() -> None:
    stage = {
        "name": "Draft",
        "share": {"kind": "percent", "percent": "60"},
        "due": {"kind": "event", "event": "Approval"},
    }
    stages = {"fee.milestones": [stage], "payment.deposit": "40"}
    assert one("deposit-low", stages).remedy is None


def test_a_consumer_is_told_to_ask_a_lawyer_and_pays_no_share_of_the_rest() -> None:
    assert one("consumer-client", CONSUMER).severity == "warning"
    there = {**CONSUMER, "client.address": address("CA", "Oakland")}
    assert [source.title for source in one("deposit-from-consumer", there).sources] == [
        "Consumer protection statutes of the client’s state"
    ]


def test_a_fact_from_memory_is_a_warning_and_a_secondary_one_a_note() -> None:
    assert one("unverified-fact", {"governing_law.state": "US-ID"}).severity == "warning"
    assert one("unverified-fact", {"governing_law.state": "US-NY"}).severity == "note"


def test_none_and_not_determined_and_unverified_are_told_apart(monkeypatch: pytest.MonkeyPatch) -> None:
    known = state_law("US-NY")
    source = known.late_interest.on(DAY)
    assert source is not None
    page = ("https://example.com/law",)
    none = NoRule(none=True, checked=DAY, sure="verified in a stored copy", references=page)

    def told(**topics: Any) -> dict[str, str]:
        facts = {topic: History([fact] if fact else []) for topic, fact in topics.items()}
        law = known.model_copy(update=facts)
        monkeypatch.setattr("generator.packs.us.advice.case.state_law", lambda *_: law)
        return {f.id: f.reason for f in advice() if f.id in FACTS}

    researched = told(choice_of_law=none, county_clause=none, late_interest=none)
    assert set(researched) == {"law-researched-none"}
    assert "New York has no statute on choice of law" in researched["law-researched-none"]
    assert "New York lets the contract name the city of the courts" in researched["law-researched-none"]
    assert "looked up on 2026-12-01" in researched["law-researched-none"]
    missing = told(choice_of_law=None, county_clause=none, late_interest=none)
    assert set(missing) == {"law-researched-none", "law-not-determined"}
    assert "a statute on choice of law" in missing["law-not-determined"]
    assert "statute on choice of law" not in missing["law-researched-none"]
    assert "unverified-fact" in told(late_interest=source)


def test_advice_is_the_same_twice() -> None:
    assert advice(LONG_IN_ILLINOIS, DAY) == advice(LONG_IN_ILLINOIS, DAY)


def test_a_deposit_without_milestones_is_mended_to_the_usual_one() -> None:
    assert one("deposit-low", {"payment.deposit": "20"}).remedy == ("payment.deposit", "50")


def test_a_consumer_abroad_is_judged_by_no_state() -> None:
    abroad = {"street": "1 King Street", "city": "Toronto", "region": "CA", "country": "CA"}
    asked = {"ending.kill_fee": {"kind": "work_done_plus", "percent": "50"}}
    changes = {**CONSUMER, **asked, "client.address": abroad}
    assert "1671" not in one("kill-fee-from-consumer", changes).reason
    assert one("forum-against-consumer", changes).remedy is None


@pytest.mark.parametrize(
    ("fee", "meaning"),
    [
        ("3000", "the whole fee can"),
        ("3001", "depends on the court"),
        ("10000", "depends"),
        ("10001", "keep what"),
    ],
)
def test_the_small_claims_limit_says_what_it_means_for_the_fee(fee: str, meaning: str) -> None:
    job = {"fee.amount": fee, "project.deliverables": [{"name": "Logo"}]}
    assert meaning in one("small-claims-limit", job).mend


def test_a_limit_without_any_note_ends_its_sentence_once() -> None:
    illinois = {
        "governing_law": {"state": "US-IL", "city": "Chicago"},
        "client.address": address("IL", "Chicago"),
    }
    assert one("small-claims-limit", illinois).reason.endswith("takes claims of a person up to $10,000.")


def test_a_company_is_told_what_small_claims_court_asks_of_it() -> None:
    there = {"governing_law.state": "US-IL"}
    assert "needs a lawyer there" in one("small-claims-limit", {**there, "freelancer.form": company()}).reason
    assert "needs a lawyer there" not in one("small-claims-limit", there).reason


def test_a_law_tells_its_copy_its_years_and_its_doubts() -> None:
    law = one("freelance-law-applies", {"freelancer.form": company()})
    assert "for 6 years (hiring party)" in law.mend
    assert "covers a company only if the company is one person" in law.reason
    assert "EUR" in one("freelance-law-applies", {"fee.currency": "EUR"}).reason
    assert "EUR" not in law.reason


def test_stale_facts_are_named() -> None:
    reason = one("stale-fact", as_of=DAY.replace(year=2028)).reason
    assert reason.startswith("late charges in New York, small claims in New York, where a small claim is")
    assert "the Freelance Isn’t Free Act" in reason or "the Freelance Isn't Free Act" in reason


def test_a_source_that_nobody_checked_for_a_year_says_so() -> None:
    assert not one("small-claims-limit").sources[0].old
    later = one("small-claims-limit", as_of=DAY.replace(year=2028)).sources[0]
    assert later.old
    assert "read November 21, 2026, more than a year before" in PHRASING.source_in_words(later)


@pytest.mark.parametrize(
    ("day", "limit"), [(date(2025, 6, 30), "$6,000"), (date(2025, 7, 1), "$7,500"), (DAY, "$7,500")]
)
def test_a_small_claims_limit_is_the_one_of_the_day(day: date, limit: str) -> None:
    nebraska = {"governing_law": {"state": "US-NE", "city": "Omaha"}}
    assert f"up to {limit}" in one("small-claims-limit", nebraska, as_of=day).reason


def test_the_client_of_another_state_can_be_sued_at_home() -> None:
    there = {"client.address": address("WA", "Spokane")}
    finding = one("small-claims-client-home", there)
    assert "takes claims of a person up to $10,000" in finding.reason
    assert (
        "a company up to $5,000"
        in one("small-claims-client-home", {**there, "freelancer.form": company()}).reason
    )


def test_a_clause_on_fees_is_weighed_against_the_statute() -> None:
    oregon = {"governing_law": {"state": "US-OR", "city": "Portland", "attorney_fees": "loser"}}
    finding = one("attorney-fees-clause-ends-statute", oregon)
    assert finding.remedy == ("governing_law.attorney_fees", "own")
    assert "ORS 20.082" in finding.sources[0].title
    texas = {"governing_law": {"state": "US-TX", "city": "Austin"}}
    assert "30 days" in one("attorney-fees-by-statute", texas).reason


def test_a_missing_late_charge_names_what_silence_gives() -> None:
    none = {"payment.late_charge": {"kind": "none"}}
    assert "9% a year" in one("late-charge-left-out", none).reason
    assert "not determined" in one("late-charge-left-out", {**none, "governing_law.state": "US-ME"}).reason
    floating = one("late-charge-left-out", {**none, "governing_law.state": "US-OH"}).reason
    assert "floats: the tax commissioner's yearly rate" in floating


def test_a_secondary_figure_with_a_doubt_of_its_own_is_a_warning() -> None:
    assert one("unverified-fact", {"governing_law.state": "US-MI"}).severity == "warning"
    assert one("unverified-fact", {"governing_law.state": "US-TX"}).severity == "warning"


def test_secrecy_points_at_the_answer_about_showing_the_work() -> None:
    license_only = {"kind": "license", "scope": "Packaging", "media": "Print"}
    secret = {"confidentiality": {"years": 4}}
    assert one("portfolio-against-secrecy", secret).place == "rights.portfolio"
    assert one("portfolio-against-secrecy", {**secret, "rights": license_only}).place == "rights"


def test_a_choice_for_contracts_of_any_size_says_so() -> None:
    assert "of any size" in one("choice-of-law-by-statute", {"governing_law.state": "US-NC"}).reason


def test_the_rate_of_a_remedy_is_written_as_a_person_would() -> None:
    high = {
        "governing_law.state": "US-TX",
        "payment.late_charge": {"kind": "rate", "rate": {"percent": "18", "per": "year"}},
    }
    remedy = one("late-charge-too-high", high).remedy
    assert remedy == ("payment.late_charge", {"kind": "rate", "rate": {"percent": "10", "per": "year"}})


AREA = "may not take a claim against a client who has no home"
BROOKLYN, MANHATTAN = address("NY", "Brooklyn", "11201"), {"state": "US-NY", "city": "New York"}


@pytest.mark.parametrize(
    ("changes", "away"),
    [
        ({"client.address": address("NY", "Buffalo", "14202")}, False),
        ({"client.address": address("VT", "Barre")}, True),
        ({"client.address": {"street": "1 King Street", "city": "Toronto", "country": "CA"}}, True),
        ({"client.address": BROOKLYN, "governing_law": MANHATTAN}, False),
        ({"client.address": address("NY", "Buffalo", "14202"), "governing_law": MANHATTAN}, True),
    ],
)
def test_small_claims_court_reaches_a_client_in_its_area_only(changes: dict[str, Any], away: bool) -> None:
    finding = one("small-claims-limit", changes)
    assert (AREA in finding.reason) is away
    assert ("ask the clerk" in finding.mend) is away


def test_a_person_is_not_told_what_small_claims_court_asks_of_a_company() -> None:
    there = {"governing_law.state": "US-RI"}
    assert "corporations" not in one("small-claims-limit", there).reason
    assert "Larger corporations" in one("small-claims-limit", {**there, "freelancer.form": company()}).reason


IN_OREGON = {**CONSUMER, "client.address": address("OR", "Portland", "97201")}


def test_a_consumer_of_oregon_keeps_its_law_and_may_revoke_the_courts_of_another_state() -> None:
    law = one("consumer-law-of-home", IN_OREGON)
    assert (law.severity, law.remedy) == ("error", ("governing_law", {"state": "US-OR", "city": "Portland"}))
    assert "ORS 15.320" in law.sources[0].title
    assert "$15,000" in one("forum-against-consumer", IN_OREGON).reason


@pytest.mark.parametrize(("fee", "revocable"), [("15000", True), ("15000.01", False)])
def test_the_courts_are_revocable_in_oregon_up_to_a_price(fee: str, revocable: bool) -> None:
    job = {"fee.amount": fee, "project.deliverables": [{"name": "Logo"}]}
    assert ("$15,000" in one("forum-against-consumer", {**IN_OREGON, **job}).reason) is revocable


def test_the_choice_of_law_is_settled_for_a_consumer_whose_home_law_governs() -> None:
    at_home = {**IN_OREGON, "governing_law": {"state": "US-OR", "city": "Portland"}}
    assert "choice of law in Oregon" not in one("law-not-determined", at_home).reason
    business = {"governing_law": {"state": "US-OR", "city": "Portland"}}
    assert "choice of law in Oregon" in one("law-not-determined", business).reason


def test_a_written_choice_of_venue_binds_in_new_york() -> None:
    assert "CPLR 501" in one("law-researched-none").reason


IN_GERMANY = {
    "client.address": {"street": "1 Ring", "city": "Bonn", "country": "DE"},
    "options.personal_data": {"breach_notice_hours": 24},
}


def test_a_client_in_the_european_union_asks_for_a_data_agreement() -> None:
    finding = one("personal-data-abroad", IN_GERMANY)
    assert "GDPR Art. 28" in finding.reason
    assert [source.sure for source in finding.sources] == ["secondary, unverified", "from memory"]
    toronto = {"street": "1 King Street", "city": "Toronto", "country": "CA"}
    assert "GDPR" not in one("personal-data-abroad", {**IN_GERMANY, "client.address": toronto}).reason


def test_germany_holds_tax_back_even_where_all_rights_are_bought() -> None:
    assert "even where all rights" in one("license-fee-abroad", IN_GERMANY).reason


def test_a_judgment_may_be_registered_in_some_provinces_of_canada() -> None:
    toronto = {"street": "1 King Street", "city": "Toronto", "country": "CA"}
    assert "some provinces" in one("party-abroad", {"client.address": toronto}).reason
    assert "some provinces" not in one("party-abroad", IN_GERMANY).reason


RETAINER = {"kind": "retainer", "monthly": "3000", "hours": "30", "extra_rate": "120"}


def test_a_client_abroad_is_given_no_stages_in_a_retainer() -> None:
    fee = {"fee": RETAINER, "project.deliverables": [{"name": "Care of the website"}]}
    assert "a shorter term" in one("client-abroad-unsecured", {**IN_GERMANY, **fee}).mend
    assert "shorter stages" in one("client-abroad-unsecured", IN_GERMANY).mend


def test_a_retainer_has_no_first_stage_to_make_short() -> None:
    fee = {
        "fee": RETAINER,
        "project.deliverables": [{"name": "Care of the website"}],
        "payment.deposit": "30",
    }
    assert "stage" not in one("deposit-low", fee).mend
    assert "first stage" in one("deposit-low", {"payment.deposit": "30"}).mend


def test_a_billing_period_names_the_terms_that_keep_to_the_law() -> None:
    monthly = {
        "kind": "hourly",
        "rate": "100",
        "budget": {"kind": "cap", "hours": "90"},
        "invoiced": "monthly",
    }
    job = {"client.address": CHICAGO, "project.deliverables": [{"name": "Logo"}], "fee": monthly}
    mend = one("billing-period-too-long", {**job, "payment.term": 5}).mend
    assert mend == (
        "invoice every week with a term of at most 19 days, or every two weeks with a term of at most 12 days"
    )


def test_nothing_is_due_before_delivery_where_there_is_no_deposit() -> None:
    long = {"project.end": "2027-04-02", "payment.deposit": "0"}
    assert "nothing is due before delivery, 116 days after the start" in one("balance-late", long).reason
    assert "between the deposit and" in one("balance-late", {**long, "payment.deposit": "30"}).reason


def test_a_signed_copy_for_a_company_carries_the_doubt_of_its_law() -> None:
    near = {"client.address": address("CA", "Oakland", "94601")}
    assert "only if the company" not in one("signed-copy-required", near).reason
    two = {**company(), "signatories": [{"name": name, "title": "Member"} for name in ("Ada", "Bo")]}
    reason = one("signed-copy-required", {**near, "freelancer.form": two}).reason
    assert "may want a signed copy" in reason
    assert "2 people sign for yours" in reason


def test_the_disclosure_sheet_says_what_is_ready_and_what_is_not() -> None:
    finding = one("disclosure-sheet-needed", {"freelancer.address": address("WA", "Seattle")})
    assert "may want (only if you work without employees)" in finding.reason
    assert "ready to sign" in finding.mend
    assert "the notice of rights" in finding.mend


MONTHLY = {"project.deliverables": [{"name": "Care of the website"}], "fee": RETAINER}


def test_a_retainer_that_is_left_early_names_the_sum() -> None:
    found = one("minimum-term-can-be-left", MONTHLY)

    assert "3 months ($9,000.00)" in found.reason
    assert "never more than $2,250.00" in found.reason
    assert found.severity == "note"


def test_a_minimum_term_that_holds_nobody_is_a_warning_with_its_remedy() -> None:
    found = one("minimum-term-can-be-left", {**MONTHLY, "ending.kill_fee": {"kind": "work_done"}})

    assert found.severity == "warning"
    assert found.remedy == ("ending.kill_fee", {"kind": "work_done_plus", "percent": "25"})


@pytest.mark.parametrize(
    ("invoiced", "term", "remedy"),
    [
        ("monthly", 12, ("fee.invoiced", "every_two_weeks")),
        ("monthly", 19, ("fee.invoiced", "weekly")),
        ("every_two_weeks", 13, ("fee.invoiced", "weekly")),
        ("every_two_weeks", 20, ("payment.term", 12)),
        ("weekly", 20, ("payment.term", 19)),
        ("monthly", 30, ("fee.invoiced", "weekly")),
    ],
)
def test_hours_in_illinois_are_mended_by_one_answer(
    invoiced: str, term: int, remedy: tuple[str, object]
) -> None:
    estimate = {"kind": "estimate", "hours": "100"}
    fee = {"kind": "hourly", "rate": "100", "budget": estimate, "invoiced": invoiced}
    changes = {
        "client.address": address("IL", "Chicago", "60601"),
        "project.deliverables": [{"name": "Website"}],
        "fee": fee,
        "payment.term": term,
    }

    assert one("billing-period-too-long", changes).remedy == remedy


def test_dates_are_written_as_people_read_them() -> None:
    found = one("work-before-agreement", {"project.start": "2026-11-30"})

    assert "November\u00a030, 2026" in found.reason
    assert "2026-11-30" not in found.reason
