"""The interview through its public calls: what is asked, what each reply makes of it, what is saved."""

import json
from collections.abc import Mapping
from dataclasses import FrozenInstanceError
from pathlib import Path
from typing import Any

import pytest

from generator.advice.advising import advise_so_far
from generator.answers.paths import fetch
from generator.errors import InputError, UsageError
from generator.findings import Finding
from generator.packs.reading import answers_from
from generator.packs.us.completing import complete
from generator.questionnaire.asked import Asked
from generator.questionnaire.interview import Interview
from tests.advice.asking import BOOK
from tests.questionnaire.replaying import replay
from tests.samples import FOLDERS
from tests.wizard.typing_keys import TODAY, opened, whole_answers

SAMPLES = [folder / "answers.json" for folder in FOLDERS]
UNASKED: dict[str, Any] = {"accepted": [], "positions": {}}


def whole(**pages: Any) -> Interview:
    return opened(whole_answers(**pages))


def asked(interview: Interview) -> Asked:
    assert interview.asked is not None
    return interview.asked


def milestone(amount: str) -> dict[str, Any]:
    share = {"kind": "amount", "amount": amount}
    return {"name": f"For {amount}", "share": share, "due": {"kind": "event", "event": "Approval"}}


def with_project(**answers: Any) -> dict[str, Any]:
    return {**whole_answers()["project"], **answers}


# What is asked


def test_the_first_question_has_its_words() -> None:
    first = asked(opened({}))

    assert (first.path, first.kind) == ("freelancer.legal_name", "line")
    assert (first.title, first.page_title) == ("Legal name", "You, the freelancer")
    assert first.help.startswith("Your full legal name")
    assert (first.example, first.required, first.default) == ("Maya Ortiz", True, None)


def test_a_menu_has_labels_and_consequences() -> None:
    choices = whole().question("client.history").choices

    assert [choice.value for choice in choices] == ["new", "known", "paid_late", "fell_silent"]
    assert choices[1].label == "Known client who pays on time"
    assert choices[1].consequence == "A smaller deposit is usual."


def test_a_menu_of_pages_has_a_choice_for_each_kind() -> None:
    choices = whole().question("fee").choices

    assert [choice.value for choice in choices] == ["fixed", "hourly", "retainer"]
    assert choices[0].label == "Fixed fee"
    assert choices[0].consequence == "One price for the whole project; extra work is quoted apart."


@pytest.mark.parametrize(
    ("path", "unit"),
    [
        ("fee.amount", "money"),
        ("payment.deposit", "percent"),
        ("project.start", "date"),
        ("client.kind", None),
    ],
)
def test_a_value_has_its_unit(path: str, unit: str | None) -> None:
    assert whole().question(path).unit == unit


def test_a_default_of_the_field_is_the_usual_one() -> None:
    default = whole().question("silence.reminders").default

    assert default is not None
    assert (default.value, default.text, default.why, default.because) == (2, "2", "usual", ())


def test_a_default_that_follows_names_the_answers_it_follows_from() -> None:
    default = whole().question("payment.deposit").default

    assert default is not None
    assert (default.value, default.text, default.why) == ("50", "50%", "follows")
    assert [(row.path, row.text) for row in default.because] == [
        ("client.kind", "A business or organization"),
        ("client.history", "New client"),
    ]


def test_where_the_contract_limits_an_answer_the_question_says_so() -> None:
    illinois = {"street": "1 Lake St", "city": "Chicago", "region": "IL", "postal_code": "60601"}
    interview = whole(client={**whole_answers()["client"], "address": illinois})

    assert interview.question("payment.term").limit.endswith("prints at most 30.")


def test_a_page_of_usual_terms_is_asked_as_one_question() -> None:
    file = {key: value for key, value in whole_answers().items() if key != "contract"}
    terms = asked(opened({**file, "$passed": {}}).jump("payment"))

    assert terms.kind == "terms"
    assert ("Days to pay an invoice", "14") in [(row.title, row.text) for row in terms.rows]


def test_an_item_of_a_list_is_named() -> None:
    question = whole(fee={"kind": "fixed", "amount": "8000", "milestones": [milestone("4000")]}).question(
        "fee.milestones[0].share.amount"
    )

    assert question.item == "Milestone 1, For 4000"


def test_progress_counts_the_questions_of_a_page() -> None:
    first, second, *_ = opened({}).answer("Maya Ortiz").pages

    assert (first.answered, first.done) == (1, False)
    assert first.active > 5
    assert (second.answered, second.number, second.title) == (0, 2, "Your client")
    assert all(page.done for page in whole().pages)


# Replies


def test_an_interview_is_frozen() -> None:
    interview = opened({})
    after = interview.answer("Maya Ortiz")

    with pytest.raises(FrozenInstanceError):
        interview.session = after.session  # type: ignore[misc]
    assert interview.data == {}
    assert after.data == {"freelancer": {"legal_name": "Maya Ortiz"}}


def test_an_answer_that_cannot_be_taken_says_what_is_allowed_and_is_kept_to_be_mended() -> None:
    refused = whole().jump("fee.amount").answer_text("0")

    assert refused.refused is not None
    assert refused.refused.message == "Must be more than 0"
    assert (asked(refused).path, asked(refused).problem, asked(refused).text) == (
        "fee.amount",
        "Must be more than 0",
        "0",
    )
    assert refused.data["fee"]["amount"] == "8000"


def test_nothing_is_not_enough_where_an_answer_is_needed() -> None:
    refused = opened({}).answer_text(" ")

    assert refused.refused is not None
    assert refused.refused.message == ""
    assert refused.saved == {}


def test_a_typed_text_is_read_in_its_unit() -> None:
    after = whole().jump("fee.amount").answer_text("$8,500.50")

    assert after.data["fee"]["amount"] == "8500.50"


def test_choosing_the_default_is_accepting_it() -> None:
    after = whole().jump("client.history").answer("new")

    assert "history" not in after.data["client"]


def test_what_no_text_answers_is_chosen() -> None:
    with pytest.raises(UsageError, match=r"client\.history is not typed"):
        whole().jump("client.history").answer_text("new")


def test_a_list_is_entered_item_by_item() -> None:
    interview = whole().jump("project.out_of_scope")
    with pytest.raises(UsageError, match="is a list"):
        interview.answer(["Hosting"])

    two = interview.add().answer("Hosting").add().answer("Photos")
    assert asked(two).entries == ("Hosting", "Photos")
    assert two.remove(0).accept().data["project"]["out_of_scope"] == ["Photos"]


def test_a_page_is_left_out_and_taken_in_again_with_its_answers() -> None:
    without = whole(silence={"reminders": 3}).jump("silence").answer(False)

    assert without.data["silence"] is None
    assert without.jump("silence").answer(True).data["silence"] == {"reminders": 3}


def test_a_jump_to_what_is_not_asked_is_refused() -> None:
    with pytest.raises(UsageError, match=r"fee\.rate"):
        whole().jump("fee.rate")


def test_after_a_jump_the_interview_goes_on_where_it_was() -> None:
    interview = opened({}).answer("Maya Ortiz")
    before = asked(interview).path

    after = interview.jump("project.title").answer("Website")

    assert asked(after).path == before
    assert after.data["project"] == {"title": "Website"}


def test_nothing_is_asked_of_whole_answers() -> None:
    interview = whole()

    assert interview.asked is None
    assert interview.answers() == answers_from(whole_answers())
    with pytest.raises(UsageError, match="nothing is asked"):
        interview.accept()


def test_answers_that_are_not_finished_are_no_answers() -> None:
    with pytest.raises(InputError, match=r"client: is required"):
        opened({}).answer("Maya Ortiz").answers()


# What an answer changes


def test_a_default_that_was_accepted_is_asked_again_when_it_changes() -> None:
    after = replay(whole_answers()).jump("client.history").answer("known")

    assert [change.path for change in after.changed] == ["payment"]
    rows = {row.path: row.text for row in after.changed[0].rows}
    assert rows["payment.deposit"] == "30%"
    assert asked(after).path == "payment"


def test_a_suggestion_that_was_accepted_is_asked_again_when_it_changes() -> None:
    interview = replay({key: v for key, v in whole_answers().items() if key != "governing_law"})
    assert interview.data["governing_law"] == {"state": "US-NY", "city": "Brooklyn"}

    moved = interview.jump("freelancer.address.city").answer("Albany")

    assert [(change.path, change.rows[0].text) for change in moved.changed] == [
        ("governing_law.city", "Albany")
    ]
    assert asked(moved).path == "governing_law.city"


def test_an_answer_of_ones_own_is_kept_when_the_suggestion_changes() -> None:
    moved = whole().jump("freelancer.address.city").answer("Albany")

    assert (moved.changed, moved.asked) == ((), None)
    assert moved.data["governing_law"]["city"] == "New York"


def test_another_kind_asks_its_questions_and_parks_the_old_answers() -> None:
    fixed = {"kind": "fixed", "amount": "8000", "currency": "EUR"}
    hourly = whole(fee=fixed).jump("fee").answer("hourly")

    assert hourly.data["fee"] == {"kind": "hourly", "currency": "EUR"}
    assert asked(hourly).path == "fee.rate"
    again = hourly.jump("fee").answer("fixed")
    assert (again.data["fee"], again.asked) == (fixed, None)


def test_an_answer_inside_a_default_kind_names_the_kind() -> None:
    changed = whole().jump("ending.kill_fee.percent").answer("30")

    assert changed.data["ending"] == {"kill_fee": {"kind": "work_done_plus", "percent": "30"}}


def test_a_country_changed_asks_for_the_phone_again() -> None:
    interview = whole(client={**whole_answers()["client"], "phone": "12125550100"})

    moved = interview.jump("client.address.country").answer("NO")

    assert asked(moved).path == "client.phone"
    assert asked(moved).problem


@pytest.mark.parametrize(("before", "after"), [("business", "consumer"), ("consumer", "business")])
def test_another_kind_of_client_asks_for_the_page_again_that_it_settles(before: str, after: str) -> None:
    interview = replay(whole_answers(client={**whole_answers()["client"], "kind": before}))

    changed = interview.jump("client.kind").answer(after)

    assert "ending" in [change.path for change in changed.changed]


SETTLED = ("ending.kill_fee", "payment.late_charge", "governing_law.attorney_fees")


@pytest.mark.parametrize("path", SETTLED)
def test_what_is_settled_is_not_asked_but_stated(path: str) -> None:
    interview = whole(client={**whole_answers()["client"], "kind": "consumer"})

    assert whole().question(path)
    with pytest.raises(UsageError):
        interview.question(path)
    row = interview.row(path)
    assert row is not None
    assert (row.fixed, row.why) == (True, "for a private client")


def test_the_district_of_columbia_has_one_city_for_its_courts() -> None:
    interview = replay(whole_answers(governing_law={"state": "US-DC"}))

    assert interview.asked is None
    assert "city" not in interview.data["governing_law"]
    assert complete(answers_from(interview.data), TODAY).governing_law.city == "Washington"


def test_a_rule_of_a_page_asks_for_the_field_that_it_names() -> None:
    after = whole().jump("project.start").answer("2027-03-01")

    assert asked(after).path == "project.end"
    assert asked(after).problem.startswith("“Target date for final delivery” (February 26, 2027) lies before")


def test_a_private_client_is_no_company() -> None:
    company = {"kind": "company", "organized_in": "Delaware", "signatories": [{"name": "D", "title": "O"}]}
    interview = whole(client={**whole_answers()["client"], "form": company})

    after = interview.jump("client.kind").answer("consumer")

    assert asked(after).path == "client.form.kind"
    assert "set “Individual or company” to “An individual or sole proprietor”" in asked(after).problem


def test_answers_of_two_pages_that_contradict_each_other_are_a_conflict() -> None:
    interview = whole(fee={"kind": "fixed", "amount": "8000", "milestones": [milestone("4000")]})

    after = interview.jump("fee.amount").answer("10000")

    assert after.conflict is not None
    assert "$1,000.00 too little" in after.conflict.message
    assert (after.conflict.answered.path, after.conflict.other.path) == ("fee.amount", "fee.milestones")
    assert asked(after).path == "fee.amount"
    assert asked(after.mend("fee.milestones")).path == "fee.milestones"


def test_a_list_that_does_not_add_up_is_refused_with_a_way_out() -> None:
    interview = whole(fee={"kind": "fixed", "amount": "8000", "milestones": [milestone("6000")]})
    assert asked(interview).path == "fee.milestones"

    refused = interview.accept()

    assert refused.refused is not None
    assert refused.offer is not None
    assert (refused.offer.path, refused.offer.text) == ("payment.deposit", "25%")
    assert refused.take_offer().accept().asked is None


def test_what_milestones_leave_open_is_the_next_default() -> None:
    stages = [milestone("2000"), {"name": "B", "share": {"kind": "amount"}}]
    interview = whole(fee={"kind": "fixed", "amount": "8000", "milestones": stages})

    default = interview.question("fee.milestones[1].share.amount").default

    assert default is not None
    assert default.value == "2000"


def test_prices_of_deliverables_suggest_the_fee() -> None:
    items = [{"name": "Logo", "value": "3000"}, {"name": "Site", "value": "5000"}]
    file = whole_answers(project=with_project(deliverables=items), fee={"kind": "fixed"})

    default = opened(file).question("fee.amount").default

    assert default is not None
    assert (default.value, default.because[0].path) == ("8000", "project.deliverables")


# Lists


def test_removing_an_item_moves_what_was_passed_about_later_items() -> None:
    items = [{"name": "Logo", "value": "1"}, {"name": "Site"}, {"name": "Icons"}]
    interview = whole(project=with_project(deliverables=items), fee={"kind": "fixed", "amount": "1"})

    fewer = interview.jump("project.deliverables").remove(0)

    assert fetch(fewer.data, "project.deliverables[0].name") == "Site"
    assert "project.deliverables[0].value" in fewer.saved["$passed"]
    assert "project.deliverables[2].value" not in fewer.saved["$passed"]


def test_the_last_item_of_a_needed_list_is_asked_again_once_removed() -> None:
    assert asked(whole().jump("project.deliverables").remove(0)).path == "project.deliverables[0].name"


# Going back


def test_going_back_asks_the_question_before_and_keeps_every_answer() -> None:
    interview = replay(whole_answers(), turns=6)

    back = interview.back()

    assert back.data == interview.data
    assert asked(back).path != asked(interview).path
    assert asked(back.accept() if asked(back).default else back.answer(asked(back).given)) == asked(interview)


def test_going_back_skips_terms_that_were_not_asked_one_by_one() -> None:
    interview = replay(whole_answers(), until="acceptance")

    assert asked(interview.back()).path == "silence"


def test_a_question_that_was_picked_goes_back_to_where_it_was_picked() -> None:
    interview = replay(whole_answers(), until="acceptance")

    assert interview.jump("client.history").back().asked == interview.asked


def test_going_back_at_the_first_question_stays_there() -> None:
    interview = opened({})

    assert interview.back() == interview


def test_what_a_changed_answer_brings_is_asked_on_the_way_forward() -> None:
    interview = replay(whole_answers(), turns=6)
    for _ in range(5):
        interview = interview.back()
    assert asked(interview).path == "freelancer.form.kind"

    assert asked(interview.answer("company")).path.startswith("freelancer.form.")


# Findings


def too_long(data: Mapping[str, Any]) -> list[Finding]:
    term = fetch(data, "payment.term")
    if not isinstance(term, int | str) or int(term) <= 30:
        return []
    reason = f"{term} days are more than the law allows"
    return [Finding("term", "error", "payment.term", reason, "give 30", remedy=("payment.term", 30))]


@pytest.fixture
def late() -> Interview:
    return opened(whole_answers(), too_long).jump("payment.term").answer("45")


def test_a_finding_is_fresh_after_the_answer_that_causes_it(late: Interview) -> None:
    (finding,) = late.fresh

    assert finding.id == "term"
    assert [(row.title, row.text) for row in late.remedied(finding)] == [("Days to pay an invoice", "30")]


def test_a_finding_is_settled_by_its_remedy(late: Interview) -> None:
    after = late.take_remedy(late.fresh[0])

    assert (after.data["payment"], after.findings, after.fresh) == ({"term": 30}, [], ())


def test_an_error_that_is_kept_is_recorded_and_not_fresh_any_more(late: Interview) -> None:
    after = late.keep(late.fresh[0])

    assert (after.data["accepted"], after.fresh) == (["term"], ())
    assert len(after.findings) == 1


def test_what_a_finding_is_about_can_be_changed(late: Interview) -> None:
    assert asked(late.change(late.fresh[0])).path == "payment.term"


def test_an_acceptance_is_taken_back_with_the_error(late: Interview) -> None:
    after = late.keep(late.fresh[0]).jump("payment.term").answer("20")

    assert answers_from(after.answers().model_dump(mode="json", exclude_unset=True)).accepted == ()


def test_findings_that_are_there_from_the_start_are_not_fresh() -> None:
    interview = opened(whole_answers(payment={"term": 45}), too_long)

    assert len(interview.findings) == 1
    assert interview.fresh == ()


# What is saved


@pytest.mark.parametrize("file", SAMPLES, ids=lambda file: file.parent.name)
def test_replaying_a_sample_gives_an_equal_deal(file: Path) -> None:
    data = json.loads(file.read_text(encoding="utf-8"))

    interview = replay(data)

    # What is settled for a private client is not asked, and stands in the deal all the same.
    assert interview.asked is None
    given, wanted = answers_from(dict(interview.data)), answers_from({**data, **UNASKED})
    assert complete(given, TODAY) == complete(wanted, TODAY)


@pytest.mark.parametrize("file", SAMPLES, ids=lambda file: file.parent.name)
def test_a_sample_opens_with_nothing_to_ask(file: Path) -> None:
    data = json.loads(file.read_text(encoding="utf-8"))

    interview = opened(data, lambda answers: advise_so_far(BOOK, answers, TODAY))

    assert interview.asked is None
    assert answers_from(dict(interview.data)) == answers_from(data)


def test_a_wrong_value_in_a_file_is_asked_again() -> None:
    question = asked(whole(fee={"kind": "fixed", "amount": "-5"}))

    assert (question.path, question.given) == ("fee.amount", "-5")
    assert question.problem == "Must be at least 0"


def test_a_field_that_no_question_asks_is_an_input_error() -> None:
    with pytest.raises(InputError, match="color"):
        whole(color="red")


@pytest.mark.parametrize("stop", range(0, 60, 5))
def test_an_interview_stopped_anywhere_goes_on_where_it_was(stop: int) -> None:
    interview = replay(whole_answers(), turns=stop)

    resumed = opened(json.loads(json.dumps(interview.saved)))

    assert resumed.asked == interview.asked
    assert answers_from(dict(replay(whole_answers(), resumed).data)) == answers_from(whole_answers())


def paths_after_the_kinds(*kinds: str) -> list[str]:
    """Return the questions that follow the kinds of work until the first deliverable."""
    begun = {key: value for key, value in whole_answers().items() if key != "project"}
    interview = opened(begun).answer_text("Wall").answer_text("A wall.").answer(list(kinds))
    found = []
    while (asked := interview.asked) is not None and not asked.path.startswith("project.deliverables"):
        found.append(asked.path)
        interview = (
            interview.answer_text("") if asked.kind == "line" else interview.answer(asked.default.value)
        )
    return found


def test_a_physical_piece_is_asked_about_where_there_is_one() -> None:
    assert paths_after_the_kinds("design", "software") == []
    assert paths_after_the_kinds("design", "physical") == [
        f"project.physical.{name}" for name in ("site", "owner", "equipment", "ownership", "coat", "changes")
    ]


def test_open_source_is_asked_about_where_there_is_software() -> None:
    def paths(*kinds: str) -> set[str]:
        project = {**whole_answers()["project"], "kinds": list(kinds)}
        return {
            row.path
            for page in opened(whole_answers(project=project)).pages
            for row in page.rows
            if not row.fixed
        }

    assert "options.open_source" in paths("design", "software")
    assert "options.open_source" not in paths("design", "writing")
