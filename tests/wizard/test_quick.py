"""The quick interview at the terminal: each prompt, its keys, and Ctrl-C at every one."""

import pytest

from generator.packs.us.questionnaire import contract_questionnaire
from generator.questionnaire.interview import Interview
from tests.questionnaire.quickly import LOGO, held
from tests.wizard.typing_keys import (
    BACK,
    BACK_LINE,
    ENTER,
    TODAY,
    UP,
    WRITE,
    Desk,
    lines,
    pick,
    summary_page,
)

OTHER_WAY = "\x14"
REPLIES = (
    lines("Maya Ortiz"),
    lines("41 Mercer Street, Apt 5, Brooklyn, NY 11201"),
    lines("maya@example.com 718 555 0142"),
    ENTER,
    lines("Harbor Coffee LLC"),
    lines("9 Pine St, Seattle, WA 98101"),
    ENTER,
    lines("dana@example.com, 206 555 0100"),
    lines("Dana Whitfield, CEO"),
    ENTER,
    lines("$800"),
    ENTER,
    lines("Logo in vector and bitmap form", ""),
    ENTER,
    lines("end of January"),
    ENTER,
    ENTER,
)
WHOLE = "".join(REPLIES)


def test_it_gives_the_answers_that_were_typed(desk: Desk) -> None:
    answers = desk.sit(WHOLE + WRITE, quick=True)
    assert answers == held(LOGO)[0].answers()
    assert "Page 1 of 15" not in desk.text
    assert "The usual terms taken" in desk.text


@pytest.mark.parametrize("count", range(1, len(REPLIES)))
def test_it_goes_on_after_ctrl_c_at_every_prompt(desk: Desk, count: int) -> None:
    desk.stop("".join(REPLIES[:count]), quick=True)
    answers = desk.sit("".join(REPLIES[count:]) + WRITE, desk.saved[-1])
    assert answers == held(LOGO)[0].answers()


def test_all_questions_are_a_key_away_and_a_text_that_was_begun_is_kept(desk: Desk) -> None:
    begun = REPLIES[0] + "41 Mercer" + OTHER_WAY
    partial = desk.stop(begun + pick(0) + lines("Ortiz Studio"), quick=True)
    assert partial["freelancer"]["form"] == {"kind": "individual", "trade_name": "Ortiz Studio"}
    assert "All questions from here on" in desk.text
    desk.stop(OTHER_WAY, desk.saved[-1])
    assert desk.saved[-1]["$typed"] == {"freelancer.whole_address": "41 Mercer"}
    assert desk.saved[-1]["$quick"]


def test_going_back_from_the_usual_terms_and_from_a_menu(desk: Desk) -> None:
    answers = desk.sit(
        "".join(REPLIES[:-1]) + BACK + ENTER + BACK + BACK + ENTER * 2 + ENTER + WRITE, quick=True
    )
    assert answers == held(LOGO)[0].answers()


def test_going_back_to_a_text_shows_it_to_be_changed(desk: Desk) -> None:
    changed = BACK_LINE + lines("5 Main St, Austin, TX 78701")
    partial = desk.stop("".join(REPLIES[:2]) + changed, quick=True)
    assert partial["freelancer"]["address"]["city"] == "Austin"


def test_a_number_opens_a_term(desk: Desk) -> None:
    deposit = "4" + ENTER + lines("30%")
    answers = desk.sit("".join(REPLIES[:-1]) + deposit + ENTER + ENTER + WRITE, quick=True)
    assert answers.payment.deposit == 30


def test_what_nobody_knows_yet_is_passed_and_a_draft_is_offered(desk: Desk) -> None:
    with pytest.raises(Exception, match="is required"):
        desk.sit("".join(REPLIES[:14]) + lines("?") + ENTER + ENTER + WRITE, quick=True)
    assert desk.saved[-1]["$unknown"] == ["project.end"]
    assert "Target date for final delivery left open for now" in desk.text


def test_a_menu_can_be_left_open(desk: Desk) -> None:
    partial = desk.stop("".join(REPLIES[:15]) + UP + ENTER, quick=True)
    assert "rights" not in partial
    assert desk.saved[-1]["$unknown"] == ["rights.kind"]


def test_a_pasted_list_becomes_items(desk: Desk) -> None:
    pasted = "\x1b[200~- Logo, $500\r\n- Cards, $300\x1b[201~"
    partial = desk.stop("".join(REPLIES[:12]) + pasted + ENTER * 2, quick=True)
    assert partial["project"]["deliverables"] == [
        {"name": "Logo", "value": "500"},
        {"name": "Cards", "value": "300"},
    ]


@pytest.mark.parametrize("name", ["李小龙 咖啡", "مقهى الميناء", "Café ☕ 👩‍🎨"])
def test_a_pasted_address_of_several_lines_and_names_in_any_script(desk: Desk, name: str) -> None:
    pasted = "\x1b[200~41 Mercer Street\r\nBrooklyn, NY 11201\x1b[201~"
    partial = desk.stop(lines(name) + pasted + ENTER, quick=True)
    assert partial["freelancer"]["legal_name"] == name
    assert partial["freelancer"]["address"]["street"] == "41 Mercer Street"


def test_the_back_key_on_a_line_of_a_list_is_no_entry(desk: Desk) -> None:
    partial = desk.stop("".join(REPLIES[:12]) + lines("Logo, $500", "<"), quick=True)
    assert "deliverables" not in partial["project"]
    assert desk.saved[-1]["$typed"] == {"project.priced_items": "Logo, $500"}
    forth = desk.stop(ENTER + lines("Cards, $300", ""), desk.saved[-1])
    assert forth["project"]["deliverables"] == [
        {"name": "Logo", "value": "500"},
        {"name": "Cards", "value": "300"},
    ]


def test_what_is_hardly_an_answer_counts_when_it_is_entered_again(desk: Desk) -> None:
    partial = desk.stop(lines("none") + ENTER + lines("5 Main St, Austin, TX 78701"), quick=True)
    assert partial["freelancer"]["legal_name"] == "none"
    assert "The contract would say “none” here." in desk.text


@pytest.mark.parametrize("count", range(1, len(REPLIES)))
def test_going_back_at_every_prompt_and_forth_gives_the_same_answers(desk: Desk, count: int) -> None:
    typed = "".join(REPLIES[:count])
    desk.stop(typed, quick=True)
    at = Interview.open(contract_questionnaire(TODAY), desk.saved[-1]).asked
    assert at is not None
    back = BACK if at.choices or at.kind in ("flag", "include", "usual") else BACK_LINE
    # Enter keeps what stands there, and of a list an empty line ends it.
    answers = desk.sit(typed + back + ENTER + "".join(REPLIES[count:]) + WRITE, quick=True)
    assert answers == held(LOGO)[0].answers()


@pytest.mark.parametrize("page", range(1, 16))
def test_a_page_of_the_last_screen_opens_and_leads_back(desk: Desk, page: int) -> None:
    answers = desk.sit(WHOLE + summary_page(page) + ENTER + WRITE, quick=True)
    assert answers == held(LOGO)[0].answers()


def test_what_was_asked_part_by_part_stands_there_as_a_whole(desk: Desk) -> None:
    contact = lines("maya@example.com", "718 555 0142")
    desk.stop("".join(REPLIES[:2]) + contact, quick=True)
    assert "Your e-mail and phone maya@example.com, +1 718-555-0142" in desk.screen
    assert "✓ Phone" not in desk.screen
