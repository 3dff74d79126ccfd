"""The quick interview: few questions, several of them as one, and the same answers as the long one."""

import json
import re
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis.strategies import lists, sampled_from

from generator.answers.paths import MISSING, fetch
from generator.answers.reading import to_json
from generator.packs.phrasing import phrases_of
from generator.packs.us.law.lookup import LAW
from generator.packs.us.questionnaire import contract_questionnaire
from generator.packs.us.usual_terms import usual_terms
from generator.questionnaire.interview import Interview
from tests.questionnaire.quickly import LOGO, begun, held
from tests.questionnaire.replaying import replay
from tests.wizard.typing_keys import TODAY, opened


def test_the_simplest_deal_takes_seventeen_questions() -> None:
    interview, asked = held(LOGO)
    assert len(asked) == 17
    assert asked[-1] == "usual"
    assert interview.answers().fee.amount == 800


def test_both_interviews_with_the_same_answers_give_the_same_file() -> None:
    quick, _ = held(LOGO)
    data = dict(quick.data)
    full = replay(data, opened({}))
    assert full.asked is None
    assert to_json(full.answers()) == to_json(quick.answers())


@pytest.mark.parametrize("path", [path for path in LOGO if path != "project.items"])
def test_it_changes_to_all_questions_and_back_at_every_question(path: str) -> None:
    interview, _ = held(LOGO, until=path)
    if interview.asked is None:
        return
    all_questions = interview.take_way(quick=False)
    assert all_questions.data == interview.data
    assert not all_questions.is_quick
    again = all_questions.take_way(quick=True)
    assert again.asked == interview.asked
    ended, _ = held(LOGO, again)
    assert ended.answers() == held(LOGO)[0].answers()


def test_after_a_change_to_all_questions_each_open_one_is_asked() -> None:
    interview, _ = held(LOGO, until="client.history")
    ended = replay(held(LOGO)[0].data, interview.take_way(quick=False))
    assert ended.answers() == held(LOGO)[0].answers()


@pytest.mark.parametrize("path", [*LOGO, "usual"])
def test_what_is_saved_goes_on_at_every_question(path: str) -> None:
    interview, _ = held(LOGO, until=path)
    resumed = Interview.open(contract_questionnaire(TODAY), json.loads(json.dumps(interview.saved)))
    # Before the first answer nothing is saved.
    if interview.saved:
        assert resumed.asked == interview.asked


@pytest.mark.parametrize("path", [*list(LOGO)[1:], "usual"])
def test_going_back_asks_the_question_before_and_then_this_one(path: str) -> None:
    interview, asked = held(LOGO, until=path)
    if interview.asked is None:
        return
    back = interview.back()
    assert back.asked is not None
    assert back.asked.path == asked[-1]
    assert back.data == interview.data
    forth, walked = held(LOGO, back, until=path)
    assert walked == asked[-1:]
    assert forth.data == interview.data


def test_going_back_to_the_beginning_and_forth_changes_nothing() -> None:
    ended, asked = held(LOGO, until="usual")
    back = ended
    for _ in asked:
        back = back.back()
    assert back.asked is not None
    assert back.asked.path == asked[0]
    forth, walked = held(LOGO, back, until="usual")
    assert walked == asked
    assert forth.data == ended.data


def test_a_usual_term_is_opened_and_the_screen_comes_back() -> None:
    interview, _ = held(LOGO, until="usual")
    for row in interview.asked.rows if interview.asked else ():
        opened_one = interview.jump(row.path)
        assert opened_one.asked is not None
        assert opened_one.asked.path != "usual"
    changed = interview.jump("payment.deposit").answer_text("40%")
    assert changed.asked is not None
    assert changed.asked.path == "usual"
    assert any("40% ($320.00)" in row.title for row in changed.asked.rows)
    assert changed.accept().answers().payment.deposit == 40


@pytest.mark.parametrize(
    ("path", "typed", "said"),
    [
        ("payment.deposit", "40", "40% = $320.00"),
        ("silence.reactivation", "10%", "10% = $80.00"),
        ("ending.kill_fee.percent", "30", "30%"),
    ],
)
def test_a_percentage_of_the_fee_is_said_in_money(path: str, typed: str, said: str) -> None:
    interview, _ = held(LOGO, until="usual")
    opened_one = interview.jump(path)
    assert opened_one.reading(typed) == said
    row = opened_one.answer_text(typed).row(path)
    assert row is not None
    assert row.text == said


def test_the_sentences_say_what_the_contract_prints() -> None:
    interview, _ = held(LOGO, until="usual")
    said = [row.title for row in interview.asked.rows] if interview.asked else []
    assert "Deposit: 50% ($400.00) before work starts." in said
    assert "Length: short, four pages." in said
    assert "Law and courts: New York, courts in or serving Brooklyn." in said


def sentences(*without: str, **pages: dict[str, Any]) -> list[str]:
    """Return the usual terms of the simple deal without some answers, or with others on its pages."""
    data = json.loads(to_json(held(LOGO)[0].answers()))
    for path in without:
        page, _, name = path.partition(".")
        del (data[page] if name else data)[name or page]
    for page, answers in pages.items():
        data[page] |= answers
    return [term.text for term in usual_terms(data, TODAY, LAW, phrases_of("en-US"))]


def test_the_sentences_invent_no_price_and_no_day() -> None:
    said = sentences("fee", "project.end")
    assert "Deposit: 50% of the price, which is still open, before work starts." in said
    assert any(sentence.endswith("; the day of delivery is still open.") for sentence in said)
    assert not any("$" in sentence for sentence in said)


@pytest.mark.parametrize(
    ("client", "from_when"),
    [
        ({}, "once it is published, or a year after delivery."),
        (
            {"kind": "consumer", "form": {"kind": "individual"}},
            "once it is delivered, without names, faces and addresses.",
        ),
    ],
)
def test_the_portfolio_is_said_as_the_contract_has_it(client: dict[str, Any], from_when: str) -> None:
    assert f"Portfolio: you may show the work {from_when}" in sentences(client=client)


def test_a_name_proposes_what_a_client_is_and_nothing_is_assumed() -> None:
    interview, _ = held(LOGO, until="client.what")
    assert interview.asked is not None
    first, *others = (choice.label for choice in interview.asked.choices)
    assert first == "Limited liability company (LLC), registered in Washington"
    assert "A private person, not for a business" in others
    assert fetch(interview.data, "client.form") is MISSING


@pytest.mark.parametrize(
    ("name", "first"),
    [
        ("Dana Whitfield", "A person in business, in their own name"),
        ("Loaf Inc.", "Corporation (Inc., Corp.), registered in Washington"),
        ("Kontor GmbH", "Another kind of organization, registered in Washington"),
    ],
)
def test_each_kind_of_name_proposes_its_own(name: str, first: str) -> None:
    interview, _ = held({**LOGO, "client.legal_name": name}, until="client.what")
    assert interview.asked is not None
    assert interview.asked.choices[0].label == first


def test_an_address_that_cannot_be_parted_is_asked_part_by_part() -> None:
    parts = {
        "client.address.street": "5 Rue Cler",
        "client.address.city": "Paris",
        "client.address.country": "FR",
        "client.address.region": "",
        "client.address.postal_code": "75007",
    }
    interview, _ = held(LOGO, until="client.whole_address")
    interview = interview.answer_text("5 Rue Cler 75007 Paris France")
    assert interview.asked is not None
    assert interview.asked.path == "client.address.street"
    assert interview.asked.text == "5 Rue Cler 75007 Paris France"
    after, asked = held({**LOGO, **parts}, interview, until="client.what")
    assert asked == list(parts)
    assert fetch(after.data, "client.address") == {
        "street": "5 Rue Cler", "city": "Paris", "country": "FR", "postal_code": "75007",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("typed", "parts", "asked"),
    [
        ("5 High Street, London", ("5 High Street", "London"), "country"),
        ("Flat 2, 5 High Street, London", ("Flat 2, 5 High Street", "London"), "country"),
        ("5 High Street", ("5 High Street", ""), "street"),
        ("London", ("London", ""), "street"),
    ],
)
def test_of_an_address_that_is_not_whole_the_part_that_is_lacking_is_asked(
    typed: str, parts: tuple[str, str], asked: str
) -> None:
    interview, _ = held(LOGO, until="client.whole_address")
    after = interview.answer_text(typed)
    assert after.asked is not None
    assert after.asked.path == f"client.address.{asked}"
    assert after.asked.problem
    assert after.session.typed["client.address.street"] == parts[0]
    assert after.session.typed.get("client.address.city", "") == parts[1]


PASTED = """Harbor Coffee, LLC
Attn: Dana Whitfield, CEO
9 pine st, suite 200
seattle Wash. 98101
Tel: (206) 555-0100
dana@example.com"""


@pytest.mark.parametrize("sign", ["\n", ", "])
def test_a_pasted_block_answers_what_it_holds(sign: str) -> None:
    interview, _ = held(LOGO, until="client.whole_address")
    typed = PASTED.replace("CEO\n", "CEO\n" if sign == "\n" else "").replace(
        ", CEO", ", CEO" if sign == "\n" else ""
    )
    typed = typed.replace("\n", sign)
    assert interview.reading(typed).startswith(
        "9 Pine St, Suite 200, Seattle, WA 98101; dana@example.com; +1 206-555-0100; Dana Whitfield"
    )
    after = interview.answer_text(typed)
    assert after.refused is None
    assert [row.text for row in after.along] == ["dana@example.com", "+1 206-555-0100"]
    later, asked = held(LOGO, after, until="client.signer")
    assert "client.contact" not in asked
    assert later.asked is not None
    assert later.asked.text.startswith("Dana Whitfield")


def test_a_line_that_is_not_understood_is_told_before_it_is_left_out() -> None:
    interview, _ = held(LOGO, until="client.whole_address")
    typed = f"{PASTED}\nFax: 206 555 0101\nwww.harbor.example.com"
    asked = interview.answer_text(typed)
    assert asked.refused is not None
    lead = "Not understood, and left out if you enter it once more:"
    assert asked.refused.message == f"{lead} “Fax: 206 555 0101”, “www.harbor.example.com”."
    assert asked.asked is not None
    assert asked.asked.text == typed
    after = asked.answer_text(typed)
    assert fetch(after.data, "client.address.city") == "Seattle"


@pytest.mark.parametrize(
    ("typed", "why"),
    [
        ("1200 Broadway New York NY 10001", "Put a comma before the city"),
        ("9 Pine St, Seattle, WA", "No ZIP code"),
        ("9 Pine St, Seattle 98101", "No state"),
        ("Seattle, WA 98101", "No street"),
    ],
)
def test_an_address_that_lacks_something_says_what_and_is_no_dead_end(typed: str, why: str) -> None:
    interview, _ = held(LOGO, until="client.whole_address")
    asked = interview.answer_text(typed)
    assert asked.refused is not None
    assert why in asked.refused.message
    parted = asked.answer_text(typed)
    assert parted.asked is not None
    assert parted.asked.path == "client.address.street"
    assert parted.asked.text == typed
    assert "one by one" in parted.asked.problem


BLOCK = (
    "Harbor Coffee, LLC", "Attn: Dana Whitfield", "Ann Lee", "The Pine Building", "9 Pine St, Suite 200",
    "Seattle, WA 98101", "Seattle WA", "Tel: 206 555 0100", "206 555 0199", "dana@example.com",
    "ann@example.com", "Fax: 206 555 0101", "www.harbor.example.com", "Open daily", "c/o Harbor",
)  # fmt: skip


@settings(max_examples=60, deadline=None)
@given(lists(sampled_from(BLOCK), min_size=1, max_size=7, unique=True), sampled_from(["\n", ", "]))
@pytest.mark.parametrize("path", ["client.whole_address", "client.contact"])
def test_of_a_pasted_block_every_word_is_kept_or_told(path: str, lines: list[str], sign: str) -> None:
    interview, _ = held(LOGO, until=path)
    typed = sign.join(lines)
    after = interview.answer_text(typed)
    if after.refused is not None:
        assert after.refused.text == typed
        return
    kept = json.dumps([after.data["client"], dict(after.session.typed)], ensure_ascii=False).casefold()
    for word in re.findall(r"[^\W\d_]{3,}", re.sub(r"Attn|Tel", "", typed)):
        assert word.casefold() in kept, word


def test_another_e_mail_than_the_one_given_is_told_and_the_same_is_not() -> None:
    interview, _ = held(LOGO, until="fee.price")
    changed = interview.jump("client.whole_address")
    street = "9 Pine St, Seattle, WA 98101"
    assert changed.answer_text(f"{street}, DANA@example.com, (206) 555-0100").refused is None
    for other in ("ana@example.com", "206 555 0199"):
        refused = changed.answer_text(f"{street}, {other}").refused
        assert refused is not None
        assert f"“{other}”" in refused.message


def test_an_address_abroad_that_ends_in_a_country_has_its_parts() -> None:
    interview, _ = held(LOGO, until="client.whole_address")
    after = interview.answer_text("Hafenstr. 5, 20457 hamburg, Germany")
    assert fetch(after.data, "client.address") == {
        "street": "Hafenstr. 5", "city": "Hamburg", "country": "DE", "postal_code": "20457",
    }  # fmt: skip
    assert after.asked is not None
    assert after.asked.path == "client.what"


@pytest.mark.parametrize(
    ("typed", "unread"),
    [
        ("dana@example.com, 206 555 0100, 206 555 0199", "206 555 0199"),
        ("dana@example.com, 206 555 0100, ann@example.com", "ann@example.com"),
        ("dana@example.com, 206 555 0100\n9 Pine St", "9 Pine St"),
        ("dana@example.com, 206 555 0100, Fax: 206 555 0101", "Fax: 206 555 0101"),
    ],
)
def test_what_is_no_contact_is_told(typed: str, unread: str) -> None:
    interview, _ = held(LOGO, until="client.contact")
    asked = interview.answer_text(typed)
    assert asked.refused is not None
    assert f"“{unread}”" in asked.refused.message
    assert fetch(asked.answer_text(typed).data, "client.phone") == "+1 206-555-0100"


def test_the_name_of_a_person_beside_a_phone_is_who_signs() -> None:
    interview, _ = held(LOGO, until="client.contact")
    after = interview.answer_text("Dana Whitfield, dana@example.com, 206 555 0100")
    assert after.asked is not None
    assert (after.asked.path, after.asked.text) == ("client.signer", "Dana Whitfield")


@pytest.mark.parametrize("path", ["client.address.city", "governing_law.city"])
def test_a_city_gets_its_capitals(path: str) -> None:
    interview, _ = held(LOGO)
    for typed, city in (("portland", "Portland"), ("deForest", "deForest")):
        assert fetch(interview.jump(path).answer_text(typed).data, path) == city


def test_a_wrong_part_is_asked_again_by_itself() -> None:
    interview, _ = held(LOGO, until="client.contact")
    after = interview.answer_text("dana@@example, 206 555 0100")
    assert after.asked is not None
    assert after.asked.path == "client.email"
    assert after.asked.problem
    assert fetch(after.data, "client.phone") == "+1 206-555-0100"


def test_a_law_that_wants_prices_asks_for_them_where_there_are_several_items() -> None:
    interview, _ = held({**LOGO, "fee.price": "1.2k"}, until="project.priced_items")
    assert interview.asked is not None
    refused = interview.answer_text("Logo\nCards")
    assert refused.refused is not None
    assert "price of each item" in refused.refused.message
    wrong = interview.answer_text("Logo, $800\nCards, $300")
    assert wrong.refused is not None
    assert "add up to $1,100.00, but the fee is $1,200.00" in wrong.refused.message
    priced = interview.answer_text("Logo, $800\nCards, $400")
    assert fetch(priced.data, "project.deliverables") == [
        {"name": "Logo", "value": "800"}, {"name": "Cards", "value": "400"},
    ]  # fmt: skip


def test_no_law_no_prices() -> None:
    elsewhere = {
        **LOGO,
        "freelancer.whole_address": "1 Peachtree St, Atlanta, GA 30303",
        "client.whole_address": "2 Main St, Houston, TX 77002",
        "project.items": "Logo\nCards",
    }
    interview, asked = held(elsewhere)
    assert "project.items" in asked
    assert [item.value for item in interview.answers().project.deliverables] == [None, None]


@pytest.mark.parametrize(
    ("typed", "kind", "said"),
    [
        ("$1,200", "fixed", "$1,200.00, one price for all of it"),
        ("95/h", "hourly", "$95.00 an hour"),
        ("$2.5k a month", "retainer", "$2,500.00 a month"),
        ("ninety five dollars an hour", "hourly", "$95.00 an hour"),
        ("€1,200", "fixed", "€1,200.00, one price for all of it"),
        ("CAD 95/h", "hourly", "CA$95.00 an hour"),
        ("800 pounds", "fixed", "£800.00, one price for all of it"),
    ],
)
def test_a_price_says_of_what_kind_it_is_and_is_echoed(typed: str, kind: str, said: str) -> None:
    interview, _ = held(LOGO, until="fee.price")
    assert interview.reading(typed) == said
    assert fetch(interview.answer_text(typed).data, "fee.kind") == kind


@pytest.mark.parametrize(
    ("path", "typed", "said"),
    [
        ("freelancer.contact", "718 555 0142 maya@example.com", "maya@example.com, +1 718-555-0142"),
        ("client.whole_address", "9 Pine St\nSeattle, Washington 98101", "9 Pine St, Seattle, WA 98101"),
        ("project.end", "in 6 weeks", "January\u00a03, 2027"),
        ("project.end", "next friday", ""),
        ("project.not_included", "- Copy\n- Photos", "Copy; Photos"),
        ("project.priced_items", "Logo, $1.2k", "Logo, $1,200.00"),
        ("client.legal_name", "Harbor Coffee", ""),
    ],
)
def test_what_is_typed_is_said_in_full_before_it_counts(path: str, typed: str, said: str) -> None:
    interview, _ = held(LOGO, until=path)
    assert interview.reading(typed) == said
    assert fetch(interview.data, path) is MISSING


UNKNOWN = [
    "client.whole_address",
    "client.contact",
    "client.signer",
    "fee.price",
    "project.end",
    "rights.kind",
]


@pytest.mark.parametrize("path", UNKNOWN)
def test_what_nobody_knows_yet_stays_open_and_is_not_asked_again(path: str) -> None:
    interview, _ = held(LOGO, until=path)
    left = interview.leave_open()
    assert left.asked is not None
    assert left.asked.path != path
    ended, asked = held(LOGO, left)
    assert path not in asked
    assert ended.left_open
    resumed = Interview.open(contract_questionnaire(TODAY), json.loads(json.dumps(ended.saved)))
    assert resumed.asked is None
    assert resumed.left_open == ended.left_open


def test_an_open_answer_can_be_given_later() -> None:
    interview, _ = held(LOGO, until="project.end")
    ended, _ = held(LOGO, interview.leave_open())
    answered = ended.jump("project.end").answer_text("end of January")
    assert answered.asked is None
    assert not answered.left_open
    assert answered.answers() == held(LOGO)[0].answers()


@pytest.mark.parametrize("text", ["李小龙 咖啡", "مقهى الميناء", "Café ☕️ 👩‍🎨", "Ärzte & <Söhne>"])
def test_any_script_goes_through_every_text(text: str) -> None:
    replies: dict[str, Any] = {
        **LOGO,
        "freelancer.legal_name": text,
        "client.legal_name": text,
        "client.what": 0,
        "project.items": f"{text}\n{text} 2",
        "project.priced_items": f"{text}, $500\n{text} 2, $300",
        "project.not_included": text,
    }
    interview, _ = held(replies)
    answers = interview.answers()
    assert answers.client.legal_name == text
    assert answers.project.out_of_scope == (text,)
    assert [item.name for item in answers.project.deliverables] == [text, f"{text} 2"]


def test_a_pack_without_a_short_way_has_one_way_only() -> None:
    from tests.made_up.answers import TRANSLATION

    interview = Interview.open(TRANSLATION, {}, quick=True)
    assert not interview.is_quick
    assert not interview.can_be_quick
    assert interview.asked is not None
    assert interview.asked.path == "translator.name"


def test_nothing_is_asked_twice_from_nothing() -> None:
    _, asked = held(LOGO, begun())
    assert len(set(asked)) == len(asked)


@pytest.mark.parametrize("typed", ["none", "Nothing", "n/a", "N.A.", "nada", "no", "-", "nope!"])
def test_none_is_no_content_where_nothing_is_needed(typed: str) -> None:
    interview, _ = held(LOGO, until="project.not_included")
    assert interview.reading(typed) == "none"
    ended, _ = held({**LOGO, "project.not_included": typed}, interview)
    assert ended.answers().project.out_of_scope == ()


@pytest.mark.parametrize("typed", ["tbd", "TBD.", "to be determined", "don’t know yet", "not sure", "??"])
@pytest.mark.parametrize("path", ["client.contact", "fee.price", "project.end", "project.priced_items"])
def test_what_is_to_be_decided_is_left_open(path: str, typed: str) -> None:
    interview, _ = held(LOGO, until=path)
    assert interview.reading(typed) == "left open for now"
    left = interview.answer_text(typed)
    assert left.left_open
    row = left.row(path)
    assert row is not None
    assert row.left_open


DOUBTFUL = [
    ("client.legal_name", "none", "would say “none”"),
    ("client.legal_name", "harbor coffee", "Type Harbor Coffee"),
    ("client.legal_name", "$800", "looks like a sum of money"),
    ("client.legal_name", "206 555 0100", "looks like a phone number"),
    ("client.signer", "dana o’neill, CEO", "Type Dana O’Neill"),
    ("client.signer", "n/a", "“n/a” would stand"),
    ("project.priced_items", "in 3 weeks", "looks like a length of time"),
    ("project.priced_items", "Dec 21", "looks like a date"),
    ("project.priced_items", "none", "“none” would stand"),
    ("project.priced_items", "eight hundred dollars", "looks like a sum of money"),
    ("project.not_included", "Copy\n<", "looks like signs without a word"),
    ("project.not_included", "Copy\nnone", "“none” would stand"),
]


@pytest.mark.parametrize(("path", "typed", "why"), DOUBTFUL)
def test_what_is_hardly_an_answer_is_asked_about_and_counts_when_it_is_entered_again(
    path: str, typed: str, why: str
) -> None:
    interview, _ = held(LOGO, until=path)
    asked = interview.answer_text(typed)
    assert asked.refused is not None
    assert why in asked.refused.message
    assert asked.data == interview.data
    assert asked.answer_text(f"{typed} ").refused is None
    assert asked.answer_text("Harbor Coffee Inc.").refused is None
    other = asked.answer_text("none" if typed != "none" else "n/a")
    assert other.refused is not None or path == "project.not_included"


@pytest.mark.parametrize(
    "typed", ["李小龙 Studio", "Łucja O’Neill", "Smith & Sons <Ltd>", "adidas AG", "3M", "A24 Films"]
)
def test_odd_names_are_no_doubt(typed: str) -> None:
    interview, _ = held(LOGO, until="client.legal_name")
    assert interview.answer_text(typed).refused is None


@pytest.mark.parametrize("typed", ["none", "no deposit", "No deposit.", "without a deposit", "0"])
def test_no_deposit_is_nothing_in_percent(typed: str) -> None:
    interview, _ = held(LOGO, until="usual")
    assert fetch(interview.jump("payment.deposit").answer_text(typed).data, "payment.deposit") == "0"


def test_no_something_else_is_no_deposit() -> None:
    interview, _ = held(LOGO, until="usual")
    assert interview.jump("payment.deposit").answer_text("no idea what").refused is not None


def staged(typed: str) -> Interview:
    interview, _ = held(LOGO, until="usual")
    opened_one = interview.jump("fee.stages")
    assert opened_one.asked is not None
    assert opened_one.asked.kind == "lines"
    return opened_one.answer_text(typed)


def share(interview: Interview, index: int) -> Any:
    found = fetch(interview.data, f"fee.milestones[{index}].share")
    return found.get("percent", f"${found.get('amount')}")


@pytest.mark.parametrize(
    ("typed", "shares", "deposit"),
    [
        ("Sketches, 25%, when you approve them\nFinal files, 25%", ["25", "25"], None),
        ("Sketches 25 percent\nthe rest on delivery", ["25", "25"], None),
        ("Deposit, 30%\nSketches, 30%\nDelivery, the rest", ["30", "40"], "30"),
        ("50% up front\nhalf on delivery", ["50"], "50"),
        ("Deposit $200\nSketches $300 on Dec 21\nDelivery", ["$300", "$300"], "25"),
        ("- Sketches ($400)", ["$400"], None),
        ("Deposit 100%", [], "100"),
        ("none", [], None),
        ("", [], None),
    ],
)
def test_the_rest_can_be_paid_in_stages(typed: str, shares: list[str], deposit: str | None) -> None:
    after = staged(typed)
    assert after.refused is None, after.refused
    assert after.asked is not None
    assert after.asked.path == "usual"
    stages = fetch(after.data, "fee.milestones")
    assert [share(after, index) for index in range(0 if stages is MISSING else len(stages))] == shares
    given = fetch(after.data, "payment.deposit")
    assert given == (MISSING if deposit is None else deposit)
    assert after.accept().answers().fee.amount == 800


def test_a_stage_is_due_on_a_day_or_when_something_happens() -> None:
    after = staged("Sketches, 20%, on Dec 21\nDrafts, 20%, when you approve the drafts\nFiles, the rest")
    assert [fetch(after.data, f"fee.milestones[{index}].due") for index in range(3)] == [
        {"kind": "date", "date": "2026-12-21"},
        {"kind": "event", "event": "Client approves the drafts"},
        {"kind": "event", "event": "Approval of “Files”"},
    ]
    row = after.row("fee.stages")
    assert row is not None
    assert row.text.startswith("Sketches, 20%, December\u00a021, 2026; Drafts, 20%")


@pytest.mark.parametrize(
    ("due", "event"),
    [
        ("when the client approves them", "Client approves them"),
        ("when I deliver the drafts", "Freelancer delivers the drafts"),
        ("once they reply", "Once Client replies"),
        ("after your approval", "Client’s approval"),
        ("on approval", "Approval"),
    ],
)
def test_the_parties_bear_their_names_in_what_must_happen(due: str, event: str) -> None:
    assert fetch(staged(f"Drafts, 50%, {due}").data, "fee.milestones[0].due.event") == event


@pytest.mark.parametrize(
    ("typed", "why"),
    [
        ("Sketches, 25%\nFiles, 30%", "The deposit (50% = $400.00)"),
        ("Sketches\nFiles", "No share of the price was found in “Sketches” and “Files”"),
        ("Sketches, 50%\nFiles, the rest", "the deposit (50%) and the other stages make the whole price"),
        ("Deposit 30%\nUp front 20%", "there is one deposit"),
        ("Sketches, 50%, 3/4/2027", "may be March 4, 2027 or April 3, 2027"),
    ],
)
def test_stages_that_do_not_make_the_price_name_the_deposit(typed: str, why: str) -> None:
    refused = staged(typed)
    assert refused.refused is not None
    assert why in refused.refused.message
    assert refused.asked is not None
    assert (refused.asked.path, refused.asked.text) == ("fee.stages", typed)


@pytest.mark.parametrize(
    ("line", "share_", "due"),
    [
        ("Build, $400, January 31", "$400", "2027-01-31"),
        ("Build, $400, January 31, 2027", "$400", "2027-01-31"),
        ("Build 400", "$400", None),
        ("Build: 400", "$400", None),
        ("Build, 400, 2027-01-31", "$400", "2027-01-31"),
        ("Build 400 on January 31", "$400", "2027-01-31"),
        ("Build by Jan 31, 50%", "50", "2027-01-31"),
        ("Build 50% Jan 31", "50", "2027-01-31"),
        ("Build 400 2027-01-31", "$400", "2027-01-31"),
        ("Build, 400 dollars, 31 January", "$400", "2027-01-31"),
    ],
)
def test_a_stage_is_read_however_its_sum_and_its_day_are_written(
    line: str, share_: str, due: str | None
) -> None:
    after = staged(line)
    assert after.refused is None, after.refused
    assert fetch(after.data, "fee.milestones[0].name") == "Build"
    assert share(after, 0) == share_
    assert fetch(after.data, "fee.milestones[0].due").get("date") == due


def test_the_rest_without_a_name_is_the_final_delivery() -> None:
    after = staged("Sketches, 25%\nthe rest")
    assert fetch(after.data, "fee.milestones[1].name") == "Final delivery"


def test_a_number_that_counts_a_stage_is_no_sum() -> None:
    after = staged("Phase 1, 25%\nPhase 2")
    assert [share(after, index) for index in range(2)] == ["25", "25"]


@pytest.mark.parametrize(
    ("line", "part"),
    [
        ("Build, $400, Januray 31", "“Januray 31”"),
        ("Build, 25x, Jan 3", "“25x”"),
        ("Build, $400, 31.31.", "“31.31.”"),
        ("Build, $400, Jan 31, when you approve it", "“Jan 31”"),
        ("Build, €400", "priced in EUR"),
    ],
)
def test_the_part_of_a_stage_that_was_not_understood_is_named(line: str, part: str) -> None:
    refused = staged(line).refused
    assert refused is not None
    assert part in refused.message


@pytest.mark.parametrize(
    "name", ["Rest", "The balance", "Half of the pages", "10% more", "Launch for $5", "Page 200"]
)
@pytest.mark.parametrize("share_", ["25%", "$200"])
@pytest.mark.parametrize("due", ["Jan 31", "approval of the rest", "approval"])
def test_a_stage_is_read_by_its_name_share_and_day_whatever_the_name_says(
    name: str, share_: str, due: str
) -> None:
    after = staged(f"{name}, {share_}, {due}\nFiles, the rest")
    assert after.refused is None, after.refused
    assert fetch(after.data, "fee.milestones[0].name") == name
    assert share(after, 0) == share_.removesuffix("%")
    again = after.jump("fee.stages")
    assert again.asked is not None
    assert again.answer_text(again.asked.text).data == after.data


@pytest.mark.parametrize("currency", ["USD", "EUR"])
def test_what_is_written_of_a_stage_is_read_as_the_same(currency: str) -> None:
    price = "$800" if currency == "USD" else "€800"
    interview, _ = held({**LOGO, "fee.price": price}, until="usual")
    after = interview.jump("fee.stages").answer_text("Sketches, 200, Jan 31\nFiles, the rest")
    assert after.refused is None
    again = after.jump("fee.stages")
    assert again.asked is not None
    assert again.answer_text(again.asked.text).data == after.data


def test_stages_are_written_to_be_changed_and_can_be_taken_out() -> None:
    after = staged("Deposit, 30%\nSketches, 30%, on Dec 21\nDelivery, the rest").jump("fee.stages")
    assert after.asked is not None
    assert after.asked.text == "Sketches, 30%, 2026-12-21\nDelivery, 40%, Approval of “Delivery”"
    again = after.answer_text(after.asked.text)
    assert again.data == after.data
    gone = after.answer_text("")
    assert fetch(gone.data, "fee.milestones") is MISSING


def test_going_back_from_the_stages_leads_to_the_usual_terms() -> None:
    interview, _ = held(LOGO, until="usual")
    back = interview.jump("fee.stages").back()
    assert back.asked == interview.asked


@pytest.mark.parametrize(
    ("price", "deposit", "said"),
    [
        ("$800", "50", "The rest: $400.00 after delivery, in one sum; change this to be paid in stages."),
        ("$800", "0", "The rest: $800.00 after delivery, in one sum; change this to be paid in stages."),
        ("$800", "100", "The rest: nothing, all of it is paid before work starts."),
        ("$95/h", "50", None),
    ],
)
def test_the_usual_terms_say_when_the_rest_is_paid(price: str, deposit: str, said: str | None) -> None:
    interview, _ = held(
        {
            **LOGO,
            "fee.price": price,
            "fee.budget.kind": "estimate",
            "fee.budget.hours": "10",
            "fee.budget.overrun": "",
        },
        until="usual",
    )
    asked = interview.jump("payment.deposit").answer_text(deposit).asked
    found = [row.title for row in asked.rows if row.path == "fee.stages"] if asked else []
    assert found == ([said] if said else [])


def test_a_list_that_is_emptied_is_empty() -> None:
    interview, _ = held({**LOGO, "project.not_included": "Copy"}, until="project.end")
    emptied = interview.jump("project.out_of_scope").session
    assert emptied.data["project"]["out_of_scope"] == ["Copy"]
    back = interview.back()
    assert back.asked is not None
    assert back.asked.text == "Copy"
    assert fetch(back.answer_text("").data, "project.out_of_scope") is MISSING


JUMPS = ("freelancer.legal_name", "freelancer.contact", "client.whole_address", "fee.price", "project.end")


@pytest.mark.parametrize("path", [*list(LOGO)[1:], "usual"])
def test_jumping_to_any_question_before_leads_back_to_the_same_place(path: str) -> None:
    interview, asked = held(LOGO, until=path)
    if interview.asked is None:
        return
    for place in (place for place in JUMPS if place in asked):
        jumped = interview.jump(place)
        assert jumped.asked is not None
        assert jumped.asked.path == place
        assert jumped.asked.text or place == "project.end"
        back = jumped.answer_text(str(LOGO[place]))
        assert back.refused is None
        assert back.asked == interview.asked
        assert back.data == interview.data
        assert jumped.back().asked == interview.asked


def test_with_a_profile_alone_it_takes_thirteen_questions() -> None:
    whole = held(LOGO)[0].data
    own = begun().adopt("freelancer", whole["freelancer"])
    ended, asked = held(dict(LOGO), own)
    # The wizard asks before it whether to use the profile.
    assert len(asked) + 1 <= 14
    assert ended.answers() == held(LOGO)[0].answers()
    known = own.adopt("client", whole["client"])
    assert len(held(dict(LOGO), known)[1]) + 2 <= 12


def test_everything_in_one_block_takes_fewer_questions() -> None:
    block = f"{LOGO['client.whole_address']}\n{LOGO['client.contact']}\nAttn: {LOGO['client.signer']}"
    pasted = {**LOGO, "client.whole_address": block}
    ended, asked = held(pasted)
    assert "client.contact" not in asked
    assert ended.answers() == held(LOGO)[0].answers()


def test_a_price_in_another_currency_is_written_to_be_changed_as_it_was() -> None:
    interview, _ = held(LOGO, until="fee.price")
    after = interview.answer_text("€1.2k a month")
    assert fetch(after.data, "fee.currency") == "EUR"
    again = after.jump("fee.price")
    assert again.asked is not None
    assert again.answer_text(again.asked.text).data == after.data


def test_prices_of_items_are_in_the_currency_of_the_price() -> None:
    interview, _ = held({**LOGO, "fee.price": "€1,200"}, until="project.priced_items")
    priced = interview.answer_text("Logo, €800\nCards (400 EUR)")
    assert [item["value"] for item in fetch(priced.data, "project.deliverables")] == ["800", "400"]
    refused = interview.answer_text("Logo, £800\nCards, £400").refused
    assert refused is not None
    assert "“Logo” is priced in GBP, and the contract in EUR" in refused.message


@pytest.mark.parametrize(
    ("items_", "title"),
    [
        ("Logo", "Logo for Harbor Coffee LLC"),
        ("Logo\nBrand guide", "Logo and Brand guide for Harbor Coffee LLC"),
        ("Logo\nGuide\nCards", "Logo, Guide and Cards for Harbor Coffee LLC"),
        (
            "\n".join(f"Illustration number {n}" for n in range(5)),
            "Illustration number 0 and more for Harbor Coffee LLC",
        ),
    ],
)
def test_a_title_names_what_is_handed_over(items_: str, title: str) -> None:
    price = f"${100 * len(items_.splitlines())}"
    replies = {**LOGO, "project.items": items_, "fee.price": price}
    priced = "\n".join(f"{item}, $100" for item in items_.splitlines())
    interview, _ = held({**replies, "project.priced_items": priced}, until="project.end")
    assert interview.session.suggested["project.title"].value == title
