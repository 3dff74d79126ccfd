"""Random walks through the interview: nothing that still applies is ever lost, and what is saved goes on."""

import json
from collections.abc import Mapping
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis.strategies import DataObject, data, integers, sampled_from

from generator.answers.paths import MISSING, fetch, lies_in
from generator.questionnaire.asked import Asked
from generator.questionnaire.interview import Interview
from tests.wizard.typing_keys import opened, whole_answers

ITEMS = [{"name": "Logo"}, {"name": "Site", "value": "5"}]
STAGE = {
    "name": "Sketches",
    "share": {"kind": "amount", "amount": "4000"},
    "due": {"kind": "event", "event": "x"},
}
FEE = {"kind": "fixed", "amount": "8000", "milestones": [STAGE]}
STARTS = (
    {},
    {"freelancer": whole_answers()["freelancer"], "$passed": {}},
    whole_answers(),
    whole_answers(fee=FEE, project={**whole_answers()["project"], "deliverables": ITEMS}),
    whole_answers(client={**whole_answers()["client"], "kind": "consumer"}, silence=None),
)
TEXTS = ("Maya Ortiz", "50", "8000", "2026-12-07", "NY", "DC", "GB", "11201", "maya@example.com",
         "2125550100", "10 business days", "1% per month", "1, 2", "<b>", "")  # fmt: skip

WALK = settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def stepped(interview: Interview, draw: DataObject) -> tuple[str, Interview]:
    """Do one thing that a person can do now; return what was done and the interview after it."""
    asked = interview.asked
    what = draw.draw(sampled_from(("reply", "reply", "jump", "item", "back")))
    items = places(interview, inside=True)
    if asked is None or what == "jump" or (what == "item" and items):
        inside = what == "item" and bool(items)
        return "jump", interview.jump(draw.draw(sampled_from(places(interview, inside=inside))))
    return ("back", interview.back()) if what == "back" else ("reply", reply(interview, asked, draw))


def places(interview: Interview, *, inside: bool) -> list[str]:
    """Return where a person can go: the questions of the pages, or the items of lists."""
    rows = [row for page in interview.pages for row in page.rows if not row.fixed]
    if inside:
        return [f"{row.path}[{index}]" for row in rows for index in range(len(row.entries))]
    return [row.path for row in rows]


def reply(interview: Interview, asked: Asked, draw: DataObject) -> Interview:
    if asked.kind == "list":
        what = draw.draw(sampled_from(("accept", "add", "remove" if asked.entries else "add")))
        if what == "remove":
            return interview.remove(len(asked.entries) - 1)
        return interview.add() if what == "add" else interview.accept()
    if asked.kind == "terms":
        change = asked.optional and draw.draw(integers(0, 3)) == 0
        return interview.answer(asked.left_out) if change else interview.accept()
    if asked.kind in ("flag", "include"):
        return interview.answer(draw.draw(sampled_from([True, False])))
    if asked.kind == "many":
        return interview.answer([draw.draw(sampled_from(asked.choices)).value])
    if asked.choices:
        return interview.answer(draw.draw(sampled_from(asked.choices)).value)
    return interview.answer_text(draw.draw(sampled_from((asked.example, *TEXTS))))


def values(found: Any, path: str = "") -> dict[str, Any]:
    """Return the single answers by path."""
    if isinstance(found, Mapping):
        below = (values(value, f"{path}.{key}" if path else key) for key, value in found.items())
        return {place: value for part in below for place, value in part.items()}
    if isinstance(found, list):
        below = (values(value, f"{path}[{index}]") for index, value in enumerate(found))
        return {place: value for part in below for place, value in part.items()}
    return {path: found}


@given(data())
@WALK
def test_moving_about_changes_no_answer(draw: DataObject) -> None:
    interview = opened(draw.draw(sampled_from(STARTS)))
    for _ in range(draw.draw(integers(1, 8))):
        what, after = stepped(interview, draw)
        # Going back out of a new item takes away what was not entered yet, and nothing else.
        if what != "reply":
            lost = values(interview.data).keys() - values(after.data).keys()
            assert all(values(interview.data)[path] is None for path in lost), lost
            kept = values(after.data).items()
            assert all(values(interview.data).get(path, MISSING) == value for path, value in kept)
        interview = after


@given(data())
@WALK
def test_an_answer_touches_no_other_that_still_applies(draw: DataObject) -> None:
    interview = opened(draw.draw(sampled_from(STARTS)))
    for _ in range(draw.draw(integers(1, 8))):
        before, asked = values(interview.data), interview.asked
        what, after = stepped(interview, draw)
        if what == "reply" and asked is not None and asked.kind != "list":
            around = asked.path.removesuffix(".kind")
            again = {change.path for change in after.changed}
            for path, value in before.items():
                applies = not lies_in(path, around) and path not in again
                if applies and value is not None:
                    # A page is brought into its normal form: what is there stays, however it is written.
                    assert fetch(after.data, path) is not MISSING, path
                    if not lies_in(path, asked.page):
                        assert fetch(after.data, path) == value, path
        interview = after


@given(data())
@WALK
def test_what_is_saved_goes_on_at_the_same_place(draw: DataObject) -> None:
    interview = opened(draw.draw(sampled_from(STARTS)))
    for _ in range(draw.draw(integers(1, 10))):
        _, interview = stepped(interview, draw)
    if draw.draw(sampled_from((True, False))):
        interview = interview.jump(draw.draw(sampled_from(places(interview, inside=False))))
    resumed = opened(json.loads(json.dumps(interview.saved)))

    assert resumed.saved == interview.saved
    if interview.saved and interview.refused is None:
        assert resumed.asked == interview.asked
    assert resumed.pages == interview.pages
