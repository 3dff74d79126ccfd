"""The log of a case: what may be entered, what a kill leaves behind, undoing, attachments."""

import datetime as dt
import hashlib
import json
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest

from generator.case.events import EVENTS, sequence
from generator.case.log import LOG, append, changed_files, kept_path, read_log, undo
from generator.case.order import Scope
from generator.errors import InputError

SCOPE = Scope(signed_form=True, silence=True, deliverables=3)
NOW = dt.datetime(2027, 2, 1, 12, tzinfo=dt.UTC)


def add(folder: Path, event: str, on: str = "2027-01-20", scope: Scope = SCOPE, **fields: Any) -> Any:
    return append(folder, {"event": event, "on": on, **fields}, scope, now=NOW)


def refused(folder: Path, event: str, **fields: Any) -> str:
    before = read_log(folder).events
    with pytest.raises(InputError) as error:
        add(folder, event, **fields)
    assert read_log(folder).events == before
    return str(error.value)


@pytest.fixture
def asked(tmp_path: Path) -> Path:
    add(tmp_path, "signed", on="2027-01-04")
    add(tmp_path, "asked", matter="feedback", items=["the menu texts"])
    return tmp_path


def test_the_vocabulary_is_the_models_and_no_more() -> None:
    assert len(EVENTS) == 31
    assert set(EVENTS) >= {"asked", "paused", "disputed", "learned", "undone"}


def test_an_event_comes_back_as_it_was_entered(asked: Path) -> None:
    log = read_log(asked)
    assert [event.id for event in log.events] == [1, 2]
    assert log.events[1].items == ("the menu texts",)
    assert log.events[1].on == dt.date(2027, 1, 20)
    assert log.events[1].recorded == NOW
    assert not log.torn


def test_a_request_that_only_one_can_mean_is_filled_in(asked: Path) -> None:
    assert add(asked, "reminded", on="2027-01-26", of="answer").ask == 2


def test_of_two_open_requests_one_must_be_named(asked: Path) -> None:
    add(asked, "asked", matter="content", items=["photos"])
    message = refused(asked, "reminded", on="2027-01-26", of="answer")
    assert "ask" in message
    assert "2, 3" in message


@pytest.mark.parametrize(
    ("event", "fields", "told"),
    [
        ("vanished", {}, "is no event"),
        ("remnded", {}, "did you mean reminded"),
        ("asked", {"matter": "money", "items": ["x"]}, "matter: must be one of 'content', 'decision'"),
        ("asked", {"matter": "content", "items": []}, "items: must have at least 1"),
        ("asked", {"matter": "feedback", "items": ["the menu texts"]}, "were asked before"),
        ("asked", {"matter": "content", "items": ["x"], "says_waits": False}, "says_waits: must be true"),
        ("asked", {"matter": "content", "items": ["x"], "whom": "Lena"}, "whom: is not a field here"),
        ("paid", {"sum": "-5", "cleared": "2027-01-20"}, "sum: must be at least 0"),
        ("paid", {"sum": "5", "cleared": "2027-01-20", "of": "7"}, "of: 7 was not logged"),
        ("paid", {"sum": "5", "cleared": "2027-01-19"}, "cleared: lies before"),
        ("delivered", {"deliverables": [4]}, "there is no deliverable 4: they are numbered 1 to 3"),
        ("accepted", {"deliverables": [1]}, "1 was not delivered"),
        ("reminded", {"of": "review", "deliverables": [1], "accept_day": "2027-01-28"}, "was not delivered"),
        ("restarted", {"starts": "2027-02-01"}, "are not paused"),
        ("paused", {"why": "late_payment"}, "needs a warning before"),
        ("warned", {"of": "end"}, "are not paused for silence"),
        ("ended", {"why": "silence"}, "needs a last warning"),
        ("ended", {"why": "breach"}, "needs a demand to cure"),
        ("accounted", {"lines": [{"text": "x", "sum": "1"}], "balance": "1"}, "comes after an early end"),
        ("noticed", {"kind": "resend", "sum": "1", "as_of": "2027-01-20"}, "no invoice is open"),
        ("signed", {}, "both had signed before"),
        ("proposed", {"what": "a logo"}, "is signed already"),
        ("checked_in", {"kind": "check_in"}, "comes after a reminder"),
        ("signed", {"on": "2027-02-02"}, "on: lies in the future"),
        ("undone", {"undoes": 9}, "there is no entry 9"),
        ("learned", {"fact": "lawyer"}, "value: is required"),
        ("complained", {"agency": "Department of Labor"}, "no invoice was sent"),
        ("complained", {"agency": "Department of Labor", "withdrawn": True}, "no complaint to it is open"),
        ("filed", {"court": "Civil Court"}, "no invoice was sent"),
        ("filed", {"court": "Civil Court", "by": "client", "served": "2027-01-19"}, "served: lies before"),
        ("served", {"whom": "agency"}, "no suit is open"),
        ("judged", {"outcome": "won"}, "no suit is open"),
    ],
)
def test_what_does_not_fit_is_told_by_place_and_not_written(
    asked: Path, event: str, fields: dict[str, Any], told: str
) -> None:
    assert told in refused(asked, event, **fields)


def test_nothing_that_needs_the_contract_comes_before_the_signing(tmp_path: Path) -> None:
    assert "log `signed` first" in refused(tmp_path, "asked", matter="content", items=["x"])


def test_a_prospect_has_no_contract_to_sign(tmp_path: Path) -> None:
    add(tmp_path, "proposed", what="a logo", scope=Scope(signed_form=False))
    message = refused(tmp_path, "signed", scope=Scope(signed_form=False))
    assert "the case has none" in message


def test_without_the_clause_on_silence_nobody_asks(tmp_path: Path) -> None:
    bare = Scope(signed_form=True, deliverables=3)
    add(tmp_path, "signed", scope=bare)
    assert "no clause on silence" in refused(tmp_path, "asked", scope=bare, matter="content", items=["x"])


def test_an_entry_of_an_earlier_day_is_checked_against_what_was_before_it(asked: Path) -> None:
    assert "log `signed` first" in refused(asked, "delivered", on="2027-01-03", deliverables=[1])


def test_undoing_keeps_the_entry_and_takes_its_effect(asked: Path) -> None:
    undo(asked, 2, SCOPE, now=NOW, why="wrong client")
    events = read_log(asked).events
    assert len(events) == 3
    assert [event.id for event in sequence(events)] == [1]
    assert "already" in refused(asked, "undone", undoes=2)


def test_what_later_entries_rest_on_is_not_undone(asked: Path) -> None:
    add(asked, "reminded", on="2027-01-26", of="answer")
    message = refused(asked, "undone", undoes=2)
    assert "later entries rest on it" in message
    assert "entry 3" in message


def test_a_reversal_takes_the_whole_payment_once(asked: Path) -> None:
    add(asked, "paid", sum="500", cleared="2027-01-21")
    assert "the whole payment, 500" in refused(
        asked, "paid", on="2027-01-25", sum="400", cleared="2027-01-25", reverses=3
    )
    add(asked, "paid", on="2027-01-25", sum="500", cleared="2027-01-25", reverses=3)
    assert "was reversed before" in refused(
        asked, "paid", on="2027-01-26", sum="500", cleared="2027-01-26", reverses=3
    )


def test_a_file_cut_at_any_byte_reads_as_the_whole_lines_before_the_cut(asked: Path) -> None:
    whole = (asked / LOG).read_bytes()
    ends = [index + 1 for index, byte in enumerate(whole) if byte == ord("\n")]
    for cut in range(len(whole) + 1):
        (asked / LOG).write_bytes(whole[:cut])
        log = read_log(asked)
        assert len(log.events) == sum(end <= cut for end in ends)
        assert bool(log.torn) == bool(log.remark) == (cut not in (0, *ends))


def test_after_a_torn_line_the_next_entry_is_whole(asked: Path) -> None:
    with (asked / LOG).open("ab") as file:
        file.write(b'{"id":3,"event":"ans')
    assert "cut short" in read_log(asked).remark
    assert add(asked, "answered", gives="all").id == 3
    assert not read_log(asked).torn


def test_a_log_with_an_entry_taken_out_is_refused(asked: Path) -> None:
    lines = (asked / LOG).read_bytes().splitlines(keepends=True)
    (asked / LOG).write_bytes(lines[1])
    with pytest.raises(InputError, match="id: must be 1: entries are numbered"):
        read_log(asked)


_WRITER = """
import datetime as dt, sys
from pathlib import Path
from generator.case.log import append
from generator.case.order import Scope
folder, scope = Path(sys.argv[1]), Scope(signed_form=True, silence=True, deliverables=3)
now = dt.datetime(2027, 2, 1, 12, tzinfo=dt.timezone.utc)
print("ready", flush=True)
while True:
    append(folder, {"event": "called", "on": "2027-01-26"}, scope, now=now, files=(Path(sys.argv[2]),))
"""


def test_a_kill_leaves_whole_entries_and_a_log_that_goes_on(asked: Path, tmp_path: Path) -> None:
    file = tmp_path / "proof.txt"
    file.write_text("proof")
    command = [sys.executable, "-c", _WRITER, str(asked), str(file)]
    with subprocess.Popen(command, stdout=subprocess.PIPE) as process:
        assert process.stdout is not None
        process.stdout.readline()
        while len(read_log(asked).events) < 5:
            time.sleep(0.01)
        process.kill()
    log = read_log(asked)
    assert not log.torn
    assert not changed_files(asked, log.events)
    assert add(asked, "answered", gives="all").id == len(log.events) + 1


def test_a_second_run_is_refused_while_one_writes(asked: Path) -> None:
    (asked / ".log.lock").write_text("1 \n")  # process 1 lives
    assert "another run (process 1)" in refused(asked, "called")


def test_an_attachment_is_copied_with_its_hash_and_a_change_is_found(asked: Path, tmp_path: Path) -> None:
    proof = tmp_path / "slip.txt"
    proof.write_bytes(b"certified mail")
    event = append(asked, {"event": "called"}, SCOPE, now=NOW, files=(proof,))
    digest = hashlib.sha256(b"certified mail").hexdigest()
    assert event.files[0].sha256 == digest
    copy = kept_path(asked, "slip.txt", digest)
    assert copy.read_bytes() == b"certified mail"
    assert not changed_files(asked, (event,))
    copy.write_bytes(b"other")
    assert changed_files(asked, (event,)) == ("slip.txt",)


def test_a_refused_event_leaves_no_copy(asked: Path, tmp_path: Path) -> None:
    proof = tmp_path / "slip.txt"
    proof.write_bytes(b"x")
    with pytest.raises(InputError):
        append(asked, {"event": "restarted", "starts": "2027-02-01"}, SCOPE, now=NOW, files=(proof,))
    assert not (asked / "files").exists()


def test_a_line_holds_what_was_given_and_no_more(asked: Path) -> None:
    line = json.loads((asked / LOG).read_text().splitlines()[1])
    assert set(line) == {"id", "event", "on", "recorded", "matter", "items"}
