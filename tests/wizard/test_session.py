import json
from pathlib import Path
from typing import Any

import pytest

from generator.answers import answers_from
from generator.answers.paths import fetch
from generator.questionnaire import complete
from generator.wizard.checking import contradictions, faults, objections
from generator.wizard.defaults import Defaults, defaults
from generator.wizard.following import stale
from generator.wizard.session import Session, begin
from generator.wizard.steps import Step
from generator.wizard.turning import turn_back
from tests.wizard.replaying import replay
from tests.wizard.typing_keys import TODAY, whole_answers

SAMPLES = sorted(Path("samples").glob("*/answers.json"))
UNASKED: dict[str, Any] = {"accepted": [], "positions": {}}


def open_file(**pages: Any) -> Session:
    file = whole_answers(**pages)
    return begin(file, defaults(file, TODAY))


def now(session: Session) -> Defaults:
    return defaults(session.data, TODAY)


def step(session: Session, path: str) -> Step:
    found = session.step(path)
    assert found is not None, path
    return found


@pytest.mark.parametrize("file", SAMPLES, ids=lambda file: file.parent.name)
def test_replaying_a_sample_gives_an_equal_deal(file: Path) -> None:
    data = json.loads(file.read_text(encoding="utf-8"))

    session = replay(data)

    # What is settled for a private client is not asked, and stands in the deal all the same.
    assert session.current is None
    asked, wanted = answers_from(dict(session.data)), answers_from({**data, **UNASKED})
    assert complete(asked, TODAY) == complete(wanted, TODAY)


@pytest.mark.parametrize("file", SAMPLES, ids=lambda file: file.parent.name)
def test_a_sample_opens_with_nothing_to_ask(file: Path) -> None:
    data = json.loads(file.read_text(encoding="utf-8"))

    session = begin(data, defaults(data, TODAY))

    assert session.current is None
    assert faults(session) == ((), ())
    assert answers_from(dict(session.data)) == answers_from(data)


@pytest.mark.parametrize("stop", range(0, 60, 5))
def test_an_interview_stopped_anywhere_goes_on_where_it_was(stop: int) -> None:
    partial = json.loads(json.dumps(replay(whole_answers(), turns=stop).partial))

    resumed = begin(partial, defaults(partial, TODAY))

    assert resumed.current == replay(whole_answers(), turns=stop).current
    assert answers_from(dict(replay(whole_answers(), resumed).data)) == answers_from(whole_answers())


def test_another_kind_of_fee_asks_its_questions_and_parks_the_old_answers() -> None:
    fixed = {"kind": "fixed", "amount": "8000", "currency": "EUR"}
    session = open_file(fee=fixed)

    hourly = session.choose(step(session, "fee.kind"), "hourly")

    assert hourly.data["fee"] == {"kind": "hourly", "currency": "EUR"}
    assert hourly.current is not None
    assert hourly.current.path == "fee.rate"


def test_switching_back_restores_the_parked_answers() -> None:
    session = open_file()
    hourly = session.choose(step(session, "fee.kind"), "hourly")

    again = hourly.choose(step(hourly, "fee.kind"), "fixed")

    assert again.data["fee"] == session.data["fee"]
    assert again.current is None


def test_leaving_a_page_out_parks_its_answers() -> None:
    session = open_file(silence={"reminders": 3})

    without = session.include(step(session, "silence"), wanted=False)
    again = without.include(step(without, "silence"), wanted=True)

    assert without.data["silence"] is None
    assert again.data["silence"] == {"reminders": 3}


def test_an_answer_inside_a_default_kind_names_the_kind() -> None:
    session = open_file()

    changed = session.answer(step(session, "ending.kill_fee.percent"), "30")

    assert changed.data["ending"] == {"kill_fee": {"kind": "work_done_plus", "percent": "30"}}


def test_a_default_that_was_accepted_is_stale_when_it_changes() -> None:
    session = replay(whole_answers())

    known = session.answer(step(session, "client.history"), "known")

    assert [s.path for s in stale(known, now(known))] == ["payment"]


def test_a_suggestion_that_was_accepted_is_asked_again_when_it_changes() -> None:
    file = whole_answers()
    del file["governing_law"]
    session = replay(file)
    assert session.data["governing_law"] == {"state": "NY", "city": "Brooklyn"}

    moved = session.answer(step(session, "freelancer.address.city"), "Albany")
    gone = stale(moved, now(moved))

    assert [s.path for s in gone] == ["governing_law.city"]
    assert moved.forget(gone[0]).current == gone[0]


def test_an_answer_of_ones_own_is_kept_when_the_suggestion_changes() -> None:
    session = open_file()

    moved = session.answer(step(session, "freelancer.address.city"), "Albany")

    assert stale(moved, now(moved)) == ()
    assert moved.data["governing_law"]["city"] == "New York"


def test_a_country_changed_upsets_the_phone() -> None:
    session = open_file(client={**whole_answers()["client"], "phone": "12125550100"})
    country = step(session, "client.address.country")

    moved = session.answer(country, "NO")

    assert "client.phone" in [o.step.path for o in objections(moved, country, now(moved))]


def test_removing_an_item_moves_what_was_passed_about_later_items() -> None:
    items = [{"name": "Logo", "value": "1"}, {"name": "Site"}, {"name": "Icons"}]
    session = open_file(project={**whole_answers()["project"], "deliverables": items})

    fewer = session.remove_item(step(session, "project.deliverables"), 0)

    assert fetch(fewer.data, "project.deliverables[0].name") == "Site"
    assert "project.deliverables[0].value" in fewer.passed
    assert "project.deliverables[2].value" not in fewer.passed


def test_removing_an_item_forgets_what_was_passed_about_it() -> None:
    items = [{"name": "Logo"}, {"name": "Site", "value": "5"}]
    session = open_file(project={**whole_answers()["project"], "deliverables": items})

    fewer = session.remove_item(step(session, "project.deliverables"), 0)

    assert "project.deliverables[0].value" not in fewer.passed


def test_the_last_item_of_a_needed_list_is_asked_again_once_removed() -> None:
    session = open_file()

    empty = session.remove_item(step(session, "project.deliverables"), 0)

    assert empty.current is not None
    assert empty.current.path == "project.deliverables[0].name"


def test_what_milestones_leave_open_is_the_next_default() -> None:
    first = {
        "name": "A",
        "share": {"kind": "amount", "amount": "2000"},
        "due": {"kind": "event", "event": "x"},
    }
    second = {"name": "B", "share": {"kind": "amount"}}
    session = open_file(fee={"kind": "fixed", "amount": "8000", "milestones": [first, second]})

    assert now(session).of(step(session, "fee.milestones[1].share.amount")) == "2000"


def test_milestones_that_do_not_add_up_are_found_before_the_later_pages() -> None:
    first = {
        "name": "A",
        "share": {"kind": "amount", "amount": "2000"},
        "due": {"kind": "event", "event": "x"},
    }
    file = whole_answers(fee={"kind": "fixed", "amount": "8000", "milestones": [first]})
    file = {key: file[key] for key in ("freelancer", "client", "project", "fee")}
    session = begin(file, defaults(file, TODAY))
    milestones = step(session, "fee.milestones")

    found = contradictions(session, milestones, now(session))

    assert [o.step.path for o in found] == ["fee.milestones"]
    assert "2000.00 too little" in found[0].message


def test_prices_of_deliverables_suggest_the_fee() -> None:
    items = [{"name": "Logo", "value": "3000"}, {"name": "Site", "value": "5000"}]
    session = open_file(project={**whole_answers()["project"], "deliverables": items})

    assert now(session).of(step(session, "fee.amount")) == "8000"


def test_turning_back_skips_terms_that_were_not_asked_one_by_one() -> None:
    session = replay(whole_answers())
    acceptance = step(session, "acceptance")

    assert turn_back(session, acceptance).current == step(session, "silence")


def test_turning_back_at_the_first_question_stays_there() -> None:
    session = begin({}, defaults({}, TODAY))
    assert session.current is not None

    assert turn_back(session, session.current) == session


def test_what_a_changed_answer_brings_is_asked_on_the_way_forward() -> None:
    session = replay(whole_answers(), turns=6)
    for _ in range(5):
        assert session.current is not None
        session = turn_back(session, session.current)
    assert session.current == step(session, "freelancer.form.kind")

    changed = session.choose(session.current, "company")

    assert changed.current is not None
    assert changed.current.path.startswith("freelancer.form.")


def consumer(**pages: Any) -> dict[str, Any]:
    return whole_answers(client={**whole_answers()["client"], "kind": "consumer"}, **pages)


SETTLED = ("ending.kill_fee.kind", "payment.late_charge.kind", "governing_law.attorney_fees")


@pytest.mark.parametrize("path", SETTLED)
def test_what_is_settled_for_a_private_client_is_not_asked(path: str) -> None:
    file = consumer()

    assert begin(file, defaults(file, TODAY)).step(path) is None
    assert open_file().step(path) is not None


def test_no_detail_of_what_is_settled_is_asked_either() -> None:
    file = consumer(ending={"kill_fee": {"kind": "work_done_plus", "percent": "100"}})
    session = begin(file, defaults(file, TODAY))

    assert session.step("ending.kill_fee.percent") is None


def test_the_district_of_columbia_has_one_city_for_its_courts() -> None:
    session = replay(whole_answers(governing_law={"state": "DC"}))

    assert session.current is None
    assert "city" not in session.data["governing_law"]
    assert complete(answers_from(dict(session.data)), TODAY).governing_law.city == "Washington"


@pytest.mark.parametrize(
    ("before", "after"), [("business", "consumer"), ("consumer", "business")], ids=["private", "business"]
)
def test_another_kind_of_client_shows_the_page_again_that_it_settles(before: str, after: str) -> None:
    client = {**whole_answers()["client"], "kind": before}
    session = replay(whole_answers(client=client))

    changed = session.answer(step(session, "client.kind"), after)

    assert "ending" in {other.path for other in stale(changed, now(changed))}
