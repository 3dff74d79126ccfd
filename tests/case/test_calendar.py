"""Calendars of cases, read back by two libraries that did not write them."""

import datetime as dt
import json
from pathlib import Path

import ics
import pytest
import vobject

from generator.case.calendar import calendar_of
from generator.case.folder import Case
from generator.cli.commands import main
from tests.case.stories import FILES, Told, entries, with_entry


@pytest.fixture(scope="module")
def story(tmp_path_factory: pytest.TempPathFactory) -> list[Told]:
    """Return the story of Hearth & Rye, entry by entry."""
    file = next(file for file in FILES if file.stem == "mid_work_silence_new_york")
    return list(entries(file, tmp_path_factory.mktemp("hearth")))


def _on(case: Case, day: str) -> bytes:
    return calendar_of([(case, case.state(dt.date.fromisoformat(day)))])


def _before(story: list[Told], day: str, event: str) -> Case:
    return next(t.case for t in story if t.day.isoformat() == day and t.entry["event"] == event)


def _read(data: bytes) -> dict[str, dt.date]:
    """Return the days of a calendar by their titles, as two libraries read them alike."""
    one = {event.name: event.begin.date() for event in ics.Calendar(data.decode()).events}
    other = {}
    for component in vobject.readOne(data.decode()).components():
        assert component.valarm.action.value == "DISPLAY"
        assert component.valarm.trigger.value == dt.timedelta(hours=9)
        assert component.dtend.value - component.dtstart.value == dt.timedelta(days=1)
        other[component.summary.value] = component.dtstart.value
    assert one == other
    return one


def test_each_step_is_an_event_on_its_day_with_an_alarm(story: list[Told]) -> None:
    read = _read(_on(_before(story, "2027-02-05", "checked_in"), "2027-02-04"))
    assert read == {
        "Ask for one word: mid_work_silence_new_york": dt.date(2027, 2, 5),
        "Give notice of the pause: mid_work_silence_new_york": dt.date(2027, 2, 10),
    }


def test_a_duty_is_an_event_one_business_day_before_its_last(story: list[Told]) -> None:
    last = next(t for t in story if t.entry["event"] == "ended")
    read = _read(_on(with_entry(last.case, last.day, last.entry), "2027-04-29"))
    owed = "You owe: send the final account, and with it any refund: mid_work_silence_new_york"
    assert read[owed] == dt.date(2027, 5, 13)


def test_a_step_keeps_its_id_when_its_day_moves_and_the_second_has_another(story: list[Told]) -> None:
    first, second = (_before(story, day, "reminded") for day in ("2027-01-26", "2027-02-03"))
    ids = [_ids(_on(case, day)) for case, day in ((first, "2027-01-20"), (first, "2027-01-28"))]
    reminder = "Remind the client of your request: mid_work_silence_new_york"
    assert ids[0][reminder] == ids[1][reminder]
    later = _ids(_on(second, "2027-01-28"))
    assert not set(later.values()) & {ids[0][reminder]}


def _ids(data: bytes) -> dict[str, str]:
    return {event.name: event.uid for event in ics.Calendar(data.decode()).events}


def test_all_ids_of_a_calendar_differ_and_its_lines_are_short(story: list[Told]) -> None:
    for told in story:
        data = calendar_of([(told.case, told.case.state(told.day))])
        ids = [line for line in data.split(b"\r\n") if line.startswith(b"UID:")]
        assert len(ids) == len(set(ids))
        assert max(map(len, data.split(b"\r\n"))) <= 75
        assert b"\n" not in data.replace(b"\r\n", b"")


def test_the_sequence_grows_with_the_log(story: list[Told]) -> None:
    numbers = [
        int(component.sequence.value)
        for told in story[8:12]
        for component in vobject.readOne(_on(told.case, told.day.isoformat()).decode()).components()
    ]
    assert numbers == sorted(numbers)
    assert numbers[-1] > numbers[0]


def test_made_twice_a_calendar_is_the_same_to_the_byte(story: list[Told]) -> None:
    told = story[10]
    assert _on(told.case, "2027-01-26") == _on(told.case, "2027-01-26")


SAMPLE = Path(__file__).parents[2] / "samples" / "new-client-new-york"


def test_the_command_replaces_its_own_calendar_and_nothing_else(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder, out = str(tmp_path / "cases" / "hearth"), tmp_path / "cases.ics"
    contract = [str(SAMPLE / "contract.docx"), "--answers", str(SAMPLE / "answers.json")]
    assert main(["case", "new", *contract, "-o", folder]) == 0
    assert main(["log", folder, "signed", "--on", "2020-12-01"]) == 0
    made = ["calendar", str(tmp_path / "cases"), "-o", str(out), "--as-of", "2020-12-01"]
    capsys.readouterr()
    assert main([*made, "--json"]) == 0
    assert json.loads(capsys.readouterr().out) == {"written": str(out), "cases": 1, "events": 1}
    assert list(_read(out.read_bytes()).values()) == [dt.date(2020, 12, 1)]
    assert main(made) == 0
    assert ": 1 event of the cases" in capsys.readouterr().out
    out.write_text("BEGIN:VCALENDAR\r\nPRODID:-//another//EN\r\nEND:VCALENDAR\r\n")
    assert main(made) == 1
    assert "exists" in capsys.readouterr().err
    assert main([*made, "--overwrite"]) == 0
    assert main(["calendar", folder, "-o", str(tmp_path / "cases.txt")]) == 2


def test_a_case_that_cannot_be_read_is_told_and_left_out(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["calendar", str(tmp_path), "-o", str(tmp_path / "a.ics")]) == 1
    assert "holds no case" in capsys.readouterr().err
