from typing import Any

from tests.wizard.typing_keys import (
    BACK_LINE,
    CLEAR,
    ENTER,
    UP,
    WRITE,
    Desk,
    everything_of,
    lines,
    passed_but,
    pick,
    summary_page,
    whole_answers,
)

FEE_PAGE = 4
CLOSE_PAGE = ENTER


def milestone(amount: str) -> dict[str, Any]:
    share = {"kind": "amount", "amount": amount}
    return {"name": f"For {amount}", "share": share, "due": {"kind": "event", "event": "Approval"}}


def test_another_kind_of_fee_asks_what_depends_on_it(desk: Desk) -> None:
    to_hourly = pick(1) + pick(1)
    hourly = lines("110") + ENTER + lines("100", "") + ENTER

    answers = desk.sit(
        summary_page(FEE_PAGE) + to_hourly + hourly + ENTER + CLOSE_PAGE + WRITE, whole_answers()
    )

    assert answers.fee.kind == "hourly"
    assert answers.fee.budget.hours == 100
    assert answers.client.legal_name == "Harbor Coffee"


def test_answers_of_the_kind_left_are_not_written(desk: Desk) -> None:
    partial = desk.stop(summary_page(FEE_PAGE) + pick(1) + pick(1) + lines("110"), whole_answers())

    assert partial["fee"] == {"kind": "hourly", "rate": "110"}


def test_switching_back_to_a_kind_restores_its_answers(desk: Desk) -> None:
    to_hourly, back_to_the_kind, to_fixed = pick(1) + pick(1), BACK_LINE * 2, UP + ENTER

    partial = desk.stop(summary_page(FEE_PAGE) + to_hourly + back_to_the_kind + to_fixed, whole_answers())

    assert partial["fee"] == {"kind": "fixed", "amount": "8000"}


def test_defaults_that_were_accepted_are_shown_again_when_they_change(desk: Desk) -> None:
    known_client = summary_page(2) + pick(12) + pick(1)

    desk.stop(known_client, whole_answers())

    assert "This follows from an answer that has changed." in desk.text
    assert "Deposit before work starts, in percent: 30%" in desk.text
    assert "Page 5 of 15 · Payment" in desk.text


def test_a_sum_that_no_longer_agrees_leads_to_the_question(desk: Desk) -> None:
    start = whole_answers(fee={"kind": "fixed", "amount": "8000", "milestones": [milestone("4000")]})
    to_ten_thousand = summary_page(FEE_PAGE) + pick(3) + CLEAR + lines("10000")
    change_the_milestone = pick(1) + pick(1) + pick(2) + CLEAR + lines("") + ENTER

    answers = desk.sit(to_ten_thousand + change_the_milestone + CLOSE_PAGE + WRITE, start)

    assert "$1,000.00 too little" in desk.text
    assert answers.fee.milestones[0].share.amount == 5000


def test_milestones_are_not_done_before_they_add_up(desk: Desk) -> None:
    start = whole_answers(fee={"kind": "fixed", "amount": "8000", "milestones": [milestone("4000")]})
    second = lines("Late extra") + pick(1) + lines("1500") + ENTER + lines("Approval", "")
    add, done, change = pick(1), UP + ENTER, ENTER

    partial = desk.stop(summary_page(FEE_PAGE) + pick(4) + add + second + done + change, start)

    assert "$1,500.00 too much" in desk.text
    assert len(partial["fee"]["milestones"]) == 2


def test_the_deliverables_of_a_milestone_are_typed_on_one_line(desk: Desk) -> None:
    items = [{"name": "Logo"}, {"name": "Site"}, {"name": "Icons"}]
    start = whole_answers(
        project={**whole_answers()["project"], "deliverables": items},
        fee={"kind": "fixed", "amount": "8000", "milestones": [milestone("4000")]},
    )
    its_deliverables = summary_page(FEE_PAGE) + pick(4) + pick(2) + pick(5)
    missing, mended, done = lines("1 and 4"), CLEAR + lines("1, 3"), ENTER

    answers = desk.sit(its_deliverables + missing + mended + done + CLOSE_PAGE + WRITE, start)

    assert "There is no deliverable 4: they are numbered 1 to 3" in desk.text
    assert answers.fee.milestones[0].deliverables == (1, 3)


def test_the_deposit_that_fits_the_milestones_is_offered(desk: Desk) -> None:
    start = whole_answers(fee={"kind": "fixed", "amount": "8000", "milestones": [milestone("6000")]})
    set_the_deposit, done = pick(1), UP + ENTER

    answers = desk.sit(done + set_the_deposit + ENTER + WRITE, start)

    assert answers.payment.deposit == 25


def test_an_item_is_taken_out_of_a_list(desk: Desk) -> None:
    items = [{"name": "Logo"}, {"name": "Site"}, {"name": "Icons"}]
    start = whole_answers(project={**whole_answers()["project"], "deliverables": items})
    the_second, remove = pick(3), pick(3)

    answers = desk.sit(summary_page(3) + pick(4) + the_second + remove + ENTER + CLOSE_PAGE + WRITE, start)

    assert [item.name for item in answers.project.deliverables] == ["Logo", "Icons"]


def test_lines_are_added_to_a_list_and_removed_again(desk: Desk) -> None:
    out_of_scope = pick(5)
    add_two = pick(1) + lines("Hosting") + pick(1) + lines("Photos")
    remove_first = pick(2) + pick(1)

    partial = desk.stop(summary_page(3) + out_of_scope + add_two + remove_first + ENTER, whole_answers())

    assert partial["project"]["out_of_scope"] == ["Photos"]


def test_a_third_party_item_is_added_changed_and_removed(desk: Desk) -> None:
    third_party = pick(6)
    add_font = pick(1) + lines("Work Sans") + ENTER + lines("SIL Open Font License 1.1") + ENTER + lines("")
    add_image = pick(1) + lines("Bread photo") + pick(1) + lines("Stock terms") + pick(1) + lines("$12")
    the_second, cost = pick(3), pick(4)
    change_cost = the_second + cost + lines(CLEAR + "$15")
    remove_first = pick(2) + pick(5)
    keys = third_party + add_font + add_image + change_cost + remove_first + ENTER + CLOSE_PAGE + WRITE

    answers = desk.sit(summary_page(3) + keys, whole_answers())

    (item,) = answers.project.third_party
    assert (item.name, item.type, item.license_by, item.cost) == (
        "Bread photo", "image", "freelancer_repaid", "$15"
    )  # fmt: skip


def test_a_page_of_terms_is_left_out_in_the_summary_and_taken_in_again(desk: Desk) -> None:
    confidentiality = summary_page(9)
    leave_out = take_in = UP + ENTER

    partial = desk.stop(confidentiality + leave_out, whole_answers(confidentiality={"years": 5}))
    again = desk.stop(
        confidentiality + leave_out + take_in + ENTER, whole_answers(confidentiality={"years": 5})
    )

    assert partial["confidentiality"] is None
    assert again["confidentiality"] == {"years": 5}


def test_a_choice_among_usual_terms_asks_what_it_brings_with_it(desk: Desk) -> None:
    late_charge, a_charge = pick(5), pick(1)

    partial = desk.stop(
        late_charge + a_charge + lines("2% per month"), whole_answers() | passed_but("payment")
    )

    assert partial["payment"]["late_charge"] == {"kind": "rate", "rate": {"percent": "2", "per": "month"}}


def test_several_ways_to_pay_are_picked_at_once(desk: Desk) -> None:
    ways_to_pay, also_by_card = pick(3), "\x1b[B" + " " + ENTER

    partial = desk.stop(ways_to_pay + also_by_card, whole_answers() | passed_but("payment"))

    assert partial["payment"]["methods"] == ["bank_transfer", "card"]


def test_the_summary_shows_hostile_text_as_it_is() -> None:
    start = whole_answers(project={**whole_answers()["project"], "title": "<b>{{ 7*7 }}</b> & **x**"})

    assert "Project title <b>{{ 7*7 }}</b> & **x**" in everything_of(start)


def test_a_confirmed_share_stays_when_another_milestone_is_added(desk: Desk) -> None:
    add = pick(1)
    first = lines("Sketches") + ENTER + lines("") + ENTER + lines("Sketches approved", "")
    second = lines("Final art") + ENTER + lines("30") + ENTER + lines("Approval", "")

    partial = desk.stop(summary_page(FEE_PAGE) + pick(4) + add + first + add + second, whole_answers())

    shares = [item["share"]["percent"] for item in partial["fee"]["milestones"]]
    assert shares == ["50", "30"]
    assert "This follows" not in desk.text


def test_a_question_asked_again_names_the_item_it_is_about(desk: Desk) -> None:
    start = whole_answers(fee={"kind": "fixed", "amount": "8000", "milestones": [milestone("4000")]})
    to_its_share = pick(4) + pick(2) + pick(2)

    desk.stop(summary_page(FEE_PAGE) + to_its_share, start)

    assert "Milestone 1, For 4000" in desk.text


def test_enter_picks_the_line_pointed_at_if_none_was_picked(desk: Desk) -> None:
    ways_to_pay, by_card = pick(3), pick(1)

    partial = desk.stop(ways_to_pay + by_card, whole_answers() | passed_but("payment"))

    assert "card" in partial["payment"]["methods"]


def test_enter_keeps_what_was_picked_before(desk: Desk) -> None:
    ways_to_pay = pick(3)
    start = whole_answers(payment={"methods": ["card"]}) | passed_but("payment")

    assert desk.stop(ways_to_pay + ENTER, start)["payment"]["methods"] == ["card"]


def test_the_list_points_at_the_deliverable_without_a_price(desk: Desk) -> None:
    items = [{"name": "Logo", "value": "5000"}, {"name": "Site"}]
    start = whole_answers(project={**whole_answers()["project"], "deliverables": items})
    the_lacking_one, price = ENTER, pick(2)

    answers = desk.sit(the_lacking_one + price + lines("3000") + ENTER + WRITE, start)

    assert "Deliverable 2 has no price" in desk.text
    assert [str(item.value) for item in answers.project.deliverables] == ["5000", "3000"]


def test_clauses_that_are_all_left_out_are_not_called_kept(desk: Desk, monkeypatch: Any) -> None:
    seen: list[str] = []

    def chosen(_: str, options: Any, **__: Any) -> Any:
        seen.append(options[0].label)
        return options[0].value

    monkeypatch.setattr("generator.wizard.asking.choose", chosen)
    desk.stop("", whole_answers() | passed_but("options"))

    assert seen == ["None of these, go on"]
