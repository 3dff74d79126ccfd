from threading import Timer
from typing import Any

import pytest
from prompt_toolkit.application import create_app_session
from prompt_toolkit.input import create_pipe_input
from prompt_toolkit.output import DummyOutput

from generator.errors import InputError
from generator.packs.reading import answers_from
from generator.wizard import prompts
from tests.wizard.typing_keys import (
    BACK,
    BACK_LINE,
    BACKSPACE,
    CLEAR,
    END,
    ENTER,
    LEFT,
    UP,
    WRITE,
    Desk,
    lines,
    passed_but,
    pick,
    summary_page,
    whole_answers,
    without,
)


def test_a_whole_interview_gives_answers_that_draft_accepts(finished: Desk) -> None:
    saved = {key: value for key, value in finished.saved[-1].items() if key != "$passed"}

    assert finished.answers == answers_from(saved)
    assert finished.answers.client.address.region == "WA"


def test_every_page_is_announced_with_its_number(finished: Desk) -> None:
    assert "Page 1 of 15 · You, the freelancer" in finished.text
    assert "Page 14 of 15 · The contract itself" in finished.text
    assert "Page 15 of 15 · Signing service" in finished.text


def test_accepted_defaults_stay_out_of_the_answers(finished: Desk) -> None:
    assert "payment" not in finished.answers.model_fields_set
    assert "revision_rounds" not in finished.answers.project.model_fields_set


def test_defaults_follow_earlier_answers(finished: Desk) -> None:
    law = finished.answers.governing_law

    assert (law.state, law.city) == ("US-NY", "Brooklyn")
    assert finished.answers.contract.date.isoformat() == "2026-11-22"


def test_every_answer_is_saved_at_once(desk: Desk) -> None:
    desk.stop(lines("Maya Ortiz") + ENTER)

    assert desk.saved[0]["freelancer"] == {"legal_name": "Maya Ortiz"}
    assert len(desk.saved) == 2


def test_ctrl_c_carries_what_was_answered(desk: Desk) -> None:
    assert desk.stop(lines("Maya Ortiz") + ENTER) == {
        "schema_version": 4,
        "pack": "en-US",
        "freelancer": {"legal_name": "Maya Ortiz", "form": {"kind": "individual"}},
    }


def test_ctrl_c_before_the_first_answer_carries_nothing(desk: Desk) -> None:
    assert desk.stop("") == {}


def test_an_interrupted_interview_goes_on_at_the_next_question(desk: Desk) -> None:
    desk.stop(lines("Maya Ortiz") + ENTER + lines("Ortiz Studio", "41 Mercer Street"))

    partial = desk.stop(lines("Brooklyn"), desk.saved[-1])

    assert partial["freelancer"]["address"] == {"street": "41 Mercer Street", "city": "Brooklyn"}


def test_a_passed_question_is_not_asked_again_after_resuming(desk: Desk) -> None:
    desk.stop(lines("Maya Ortiz") + ENTER + lines(""))

    partial = desk.stop(lines("41 Mercer Street"), desk.saved[-1])

    assert partial["freelancer"]["address"] == {"street": "41 Mercer Street"}


def test_resuming_does_not_call_wrong_what_is_still_to_be_asked(desk: Desk) -> None:
    address = {"street": "41 Mercer Street", "city": "Brooklyn"}

    desk.stop("", {"freelancer": {"legal_name": "Maya Ortiz", "address": address}, "$passed": {}})

    assert "✗" not in desk.text


def test_resuming_shows_what_was_answered(desk: Desk) -> None:
    desk.stop("", {"freelancer": {"legal_name": "Maya Ortiz"}, "$passed": {}})

    assert "1. You, the freelancer Maya Ortiz" in desk.text


def test_resuming_shows_no_page_that_was_not_reached(desk: Desk) -> None:
    desk.stop("", without("project"))

    assert "4. Fee Fixed fee, US dollars (USD), $8,000.00" in desk.text
    assert "3. The project" not in desk.text


@pytest.mark.parametrize(
    ("page", "before", "refused", "mended", "says"),
    [
        ("fee", ENTER + lines(""), "much", "8000.50", "must be a number"),
        ("fee", ENTER + lines(""), "0", "8000.50", "must be more than 0"),
        ("contract", "", "soon", "2026-12-07", "must be a day, such as dec 21"),
        ("governing_law", "", "Atlantis", "US-NY", "must be one of"),
    ],
)
def test_a_refused_answer_says_what_is_allowed_and_asks_again(
    desk: Desk, page: str, before: str, refused: str, mended: str, says: str
) -> None:
    partial = desk.stop(before + lines(refused) + CLEAR + lines(mended), without(page))

    assert says in desk.text.lower()
    assert mended in partial[page].values()


def test_days_that_are_no_number_are_refused(desk: Desk) -> None:
    after_how_long = summary_page(6) + pick(1)

    partial = desk.stop(after_how_long + lines("a while") + CLEAR + lines("5 business days"), whole_answers())

    assert "Must be a number of days, such as 14 days, or 10 business days" in desk.text
    assert partial["silence"] == {"pause_after": {"count": 5, "business": True}}


def test_a_required_answer_cannot_be_left_empty(desk: Desk) -> None:
    desk.stop(lines(""))

    assert "An answer is needed here, such as Maya Ortiz." in desk.text


def test_a_rule_of_a_page_asks_the_question_it_names_again(desk: Desk) -> None:
    start = without(
        project={key: whole_answers()["project"][key] for key in ("title", "description", "kinds", "start")}
    )
    work = lines("Logo", "", "") + ENTER * 3
    dates = lines("2026-11-01") + CLEAR + lines("2027-02-01")

    partial = desk.stop(work + dates, start)

    assert "“Target date for final delivery” (November 1, 2026) lies before “Start date”" in desk.text
    assert partial["project"]["end"] == "2027-02-01"


def test_an_address_in_the_us_needs_its_state(desk: Desk) -> None:
    partial = desk.stop(
        lines("Maya") + ENTER + lines("", "1 Main St", "Brooklyn", "", "", "new york", "11201"), {}
    )

    assert "An address in the United States needs “State, province or county”" in desk.text
    assert partial["freelancer"]["address"]["region"] == "NY"


def test_going_back_asks_the_question_before_with_its_answer(desk: Desk) -> None:
    partial = desk.stop(lines("Maya") + ENTER + BACK_LINE + BACK + END + lines(" Ortiz"))

    assert partial["freelancer"]["legal_name"] == "Maya Ortiz"


def test_escape_goes_back_as_well() -> None:
    with create_pipe_input() as pipe, create_app_session(input=pipe, output=DummyOutput()):
        pipe.send_text("\x1b")
        Timer(2, pipe.close).start()  # if Esc does nothing, the test fails and does not hang

        assert prompts.line("Legal name") is prompts.BACK


def test_going_back_keeps_the_answers_in_between(desk: Desk) -> None:
    answered = lines("Maya") + ENTER + lines("Ortiz Studio", "41 Mercer Street")

    partial = desk.stop(answered + BACK_LINE * 2 + lines(""))

    assert partial["freelancer"]["form"] == {"kind": "individual", "trade_name": "Ortiz Studio"}
    assert partial["freelancer"]["address"] == {"street": "41 Mercer Street"}


def test_going_back_out_of_a_new_item_takes_it_away(desk: Desk) -> None:
    partial = desk.stop(
        lines("Logo", "", "") + pick(1) + BACK_LINE + ENTER,
        without(project={"title": "Website", "description": "New.", "kinds": ["design"]}),
    )

    assert partial["project"]["deliverables"] == [{"name": "Logo"}]


def test_hostile_text_survives(desk: Desk) -> None:
    name = "<b>&amp; {{ 7*7 }} **bold** [x](#y) 'quotes\" %s \\n"

    assert desk.stop(lines(name))["freelancer"]["legal_name"] == name


def test_a_pasted_text_keeps_its_paragraphs(desk: Desk) -> None:
    pasted = "\x1b[200~First.\r\n\r\nSecond <one>.\x1b[201~"

    partial = desk.stop(lines(pasted), without(project={"title": "Website"}))

    assert partial["project"]["description"] == "First.\n\nSecond <one>."


def test_money_is_read_as_people_type_it(desk: Desk) -> None:
    assert desk.stop(ENTER + lines("", "$8,000.50"), without("fee"))["fee"]["amount"] == "8000.50"


def test_an_optional_page_is_asked_when_it_is_included(desk: Desk) -> None:
    second_contact = summary_page(2) + pick(13) + "y"

    partial = desk.stop(second_contact + lines("Sam Okafor", "sam@example.com"), whole_answers())

    assert partial["client"]["second_contact"] == {"name": "Sam Okafor", "email": "sam@example.com"}


def test_a_page_of_usual_terms_offers_each_of_its_terms(desk: Desk) -> None:
    fourteen_to_thirty = pick(2) + lines("30")

    partial = desk.stop(fourteen_to_thirty + ENTER, whole_answers() | passed_but("payment"))

    assert partial["payment"] == {"term": 30}


def test_an_optional_page_of_terms_can_be_left_out(desk: Desk) -> None:
    partial = desk.stop(UP + ENTER, whole_answers() | passed_but("silence"))

    assert partial["silence"] is None


def test_a_field_that_no_question_asks_is_an_input_error(desk: Desk) -> None:
    with pytest.raises(InputError, match="color"):
        desk.sit("", whole_answers(color="red"))


def test_a_wrong_value_in_a_file_is_asked_again(desk: Desk) -> None:
    answers = desk.sit(CLEAR + lines("5000") + WRITE, whole_answers(fee={"kind": "fixed", "amount": "-5"}))

    assert "Must be at least 0" in desk.text
    assert answers.fee.amount == 5000


def test_edit_opens_at_the_summary(desk: Desk) -> None:
    answers = desk.sit(WRITE, whole_answers())

    assert answers == answers_from(whole_answers())
    assert "Page 1" not in desk.text


def test_edit_keeps_what_the_wizard_does_not_ask(desk: Desk) -> None:
    start = whole_answers(positions={"payment.deposit": "fallback"})

    assert desk.sit(WRITE, start).positions == {"payment.deposit": "fallback"}


def test_an_answer_is_changed_in_the_summary(desk: Desk) -> None:
    title = summary_page(3) + pick(1) + CLEAR + lines("Shop") + ENTER

    answers = desk.sit(title + WRITE, whole_answers())

    assert (answers.project.title, answers.project.description) == ("Shop", "A new website.")


def test_after_going_back_each_question_in_between_is_walked_again(desk: Desk) -> None:
    answered = lines("Maya") + ENTER + lines("Ortiz Studio", "41 Mercer Street", "Brooklyn")
    keep_street, change_city = ENTER, CLEAR + lines("Albany")

    partial = desk.stop(answered + BACK_LINE * 3 + END + lines(" Two") + keep_street + change_city)

    assert partial["freelancer"]["form"] == {"kind": "individual", "trade_name": "Ortiz Studio Two"}
    assert partial["freelancer"]["address"] == {"street": "41 Mercer Street", "city": "Albany"}


def test_the_same_error_stands_on_the_screen_once(desk: Desk) -> None:
    desk.stop(lines("", "", ""))

    assert desk.text.count("✗") == 1


def test_a_required_state_left_empty_again_and_again_gives_one_error(desk: Desk) -> None:
    desk.stop(lines("Maya") + ENTER + lines("", "1 Main St", "Brooklyn", "", "", "", ""))

    assert desk.text.count("✗") == 1


def test_typing_replaces_a_refused_text(desk: Desk) -> None:
    partial = desk.stop(ENTER + lines("", "much", "8000.50"), without("fee"))

    assert partial["fee"]["amount"] == "8000.50"


def test_pasting_replaces_a_refused_text(desk: Desk) -> None:
    partial = desk.stop(ENTER + lines("", "much") + lines("\x1b[200~8000.50\x1b[201~"), without("fee"))

    assert partial["fee"]["amount"] == "8000.50"


def test_a_refused_text_can_still_be_mended(desk: Desk) -> None:
    partial = desk.stop(ENTER + lines("", "8000.500x") + "\x1b[D\x1b[C\x7f\x7f" + ENTER, without("fee"))

    assert partial["fee"]["amount"] == "8000.50"


PICK_FEE = summary_page(4) + pick(3)
PICK_DESCRIPTION = summary_page(3) + pick(2)


def test_typing_replaces_an_answer_one_came_back_to(desk: Desk) -> None:
    partial = desk.stop(lines("Maya") + ENTER + BACK_LINE + BACK + lines("Maya Ortiz"))

    assert partial["freelancer"]["legal_name"] == "Maya Ortiz"


@pytest.mark.parametrize(
    ("typed", "amount"),
    [
        ("4500", "4500"),
        ("\x1b[200~4500\x1b[201~", "4500"),
        (END + "5", "80005"),
        (LEFT + "5", "80050"),
        (BACKSPACE + "5", "8005"),
        ("", "8000"),
    ],
    ids=["typed", "pasted", "end", "arrow", "backspace", "enter"],
)
def test_an_answer_picked_in_the_summary_is_replaced_or_edited(desk: Desk, typed: str, amount: str) -> None:
    assert desk.stop(PICK_FEE + lines(typed), whole_answers())["fee"]["amount"] == amount


@pytest.mark.parametrize(
    ("typed", "text"),
    [
        ("A shop.", "A shop."),
        ("\x1b[200~A shop.\r\nTwo tills.\x1b[201~", "A shop.\nTwo tills."),
        (END + " Fast.", "A new website. Fast."),
        ("", "A new website."),
    ],
    ids=["typed", "pasted", "end", "enter"],
)
def test_a_longer_text_is_replaced_or_edited_the_same_way(desk: Desk, typed: str, text: str) -> None:
    partial = desk.stop(PICK_DESCRIPTION + lines(typed), whole_answers())

    assert partial["project"]["description"] == text


def test_a_price_of_an_item_is_typed_over(desk: Desk) -> None:
    start = without("fee", project={**whole_answers()["project"], "deliverables": [{"name": "Logo"}]})
    deliverable = summary_page(3) + pick(4) + pick(2) + ENTER

    partial = desk.stop(deliverable + lines("Shop"), {**start, "fee": whole_answers()["fee"]})

    assert partial["project"]["deliverables"] == [{"name": "Shop"}]


def placeholders(monkeypatch: pytest.MonkeyPatch, desk: Desk, country: str, region: str) -> dict[str, str]:
    """Return what stands in the empty line of each question up to the freelancer's address."""
    seen: dict[str, str] = {}

    def asked(title: str, *, placeholder: str, **options: Any) -> Any:
        seen[title] = placeholder
        return prompts.line(title, placeholder=placeholder, **options)

    monkeypatch.setattr("generator.wizard.asking.line", asked)
    desk.stop(lines("Maya Ortiz", "", "", "41 Mercer Street", "Brooklyn", country, region))
    return seen


def test_none_is_offered_only_where_none_would_do(monkeypatch: pytest.MonkeyPatch, desk: Desk) -> None:
    seen = placeholders(monkeypatch, desk, "", "NY")
    assert seen["State, province or county"] == "e.g. NY"
    assert seen["ZIP or postal code"] == "e.g. 11201"
    assert seen["Trade name"] == "e.g. Ortiz Studio   (Enter: none)"


def test_none_is_offered_for_the_county_of_an_address_abroad(
    monkeypatch: pytest.MonkeyPatch, desk: Desk
) -> None:
    seen = placeholders(monkeypatch, desk, "GB", "")
    assert seen["State, province or county"] == "e.g. NY   (Enter: none)"
    assert seen["ZIP or postal code"] == "e.g. 11201   (Enter: none)"
