"""What the other side changed: exactly the edits that were made are told, each by its clause."""

from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, example, given, settings, strategies as st

from generator.docx.package import pack, unpack
from generator.docx.xml import DOCUMENT, W, parse, serialize
from generator.returns.opening import open_document
from generator.returns.report_text import report_text
from generator.returns.returned import read_returned
from generator.returns.verifying import verified
from tests.returns.conftest import Sent
from tests.returns.editing import EDITS, Edited, body_of, comment, edited
from tests.returns.reading import as_expected, changes_of, read


@settings(
    max_examples=6,
    phases=(Phase.explicit, Phase.generate),
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(
    made=st.dictionaries(st.integers(0, 11), st.sampled_from(sorted(EDITS)), max_size=6),
    review=st.booleans(),
)
def test_exactly_the_edits_that_were_made_are_told(
    made: dict[int, str], review: bool, sent: Sent, tmp_path: Path
) -> None:
    wanted = {sent.slots[index]: name for index, name in made.items()}
    docx, expected = edited(sent.review_draft if review else sent.signing_copy, wanted)
    returned = read(docx, tmp_path, None if review else sent.answers)
    found = changes_of(returned)
    assert found == as_expected(found, expected)
    for slot, change in expected.items():
        if change.old == "*":
            told = found[slot][0].old.replace("[", "").replace("]", "")
            assert body_of(sent.signing_copy, slot)[:20] in told


def test_an_untouched_file_has_no_changes(sent: Sent, tmp_path: Path) -> None:
    report = read(sent.signing_copy, tmp_path, sent.answers).report
    assert not report.changes()
    assert not report.comments()
    assert not report.values
    assert not report.notes


def test_the_comments_of_the_review_draft_itself_are_not_told(sent: Sent, tmp_path: Path) -> None:
    assert not read(sent.review_draft, tmp_path).report.comments()


def test_a_comment_is_told_with_its_author_and_words(sent: Sent, tmp_path: Path) -> None:
    slot = sent.slots[2]
    docx, word = comment(sent.signing_copy, slot, "Too strict.")
    (told,) = [place for place in read(docx, tmp_path, sent.answers).report.places if place.comments]
    assert told.place.id == slot
    assert [(c.author, c.text, c.on) for c in told.comments] == [("Jane Roe", "Too strict.", word)]


def test_without_answers_untracked_edits_are_told_by_clause(sent: Sent, tmp_path: Path) -> None:
    first, second, *_ = sent.slots
    docx, expected = edited(sent.signing_copy, {first: "replace_untracked", second: "replace_tracked"})
    returned = read(docx, tmp_path)
    found = changes_of(returned)
    assert set(found) == {first, second}
    assert (found[first][0].old, found[first][0].new) == ("", "")
    assert found[second] == [expected[second]]
    assert "--answers" in returned.report.lacking


def test_a_new_clause_is_told_as_added(sent: Sent, tmp_path: Path) -> None:
    document = Edited(sent.signing_copy)
    heading, body = document.paragraphs(sent.slots[1])[:2]
    copied = [parse(serialize(paragraph)) for paragraph in (heading, body)]
    for paragraph in copied:
        for mark in list(paragraph.iter(f"{W}bookmarkStart", f"{W}bookmarkEnd")):
            mark.getparent().remove(mark)
    copied[0].find(f"{W}r/{W}t").text = "Exclusivity"
    for run in copied[1].findall(f"{W}r")[1:]:
        copied[1].remove(run)
    copied[1].find(f"{W}r/{W}t").text = "Freelancer works for nobody else."
    heading.addprevious(copied[0])
    heading.addprevious(copied[1])
    report = read(document.saved(), tmp_path, sent.answers).report
    (told,) = [place for place in report.places if place.changes]
    assert (told.status, told.place.heading) == ("added", "Exclusivity")
    assert told.changes[0].new == "Exclusivity\nFreelancer works for nobody else."


def test_a_moved_clause_is_told_as_moved(sent: Sent, tmp_path: Path) -> None:
    document = Edited(sent.signing_copy)
    moved, *_, before = sent.slots
    target = document.paragraphs(before)[0]
    for paragraph in document.paragraphs(moved):
        target.addprevious(paragraph)
    report = read(document.saved(), tmp_path, sent.answers).report
    assert [place.place.id for place in report.places if place.moved] == [moved]
    assert not report.changes()


@pytest.mark.parametrize("heading_too", [False, True])
def test_a_clause_that_lost_its_bookmark_is_found_by_its_heading_or_text(
    heading_too: bool, sent: Sent, tmp_path: Path
) -> None:
    slot = sent.slots[3]
    document = Edited(sent.signing_copy)
    heading = document.paragraphs(slot)[0]
    for mark in list(heading.iter(f"{W}bookmarkStart")):
        heading.remove(mark)
    if heading_too:
        heading.getparent().remove(heading)
    report = read(document.saved(), tmp_path, sent.answers).report
    (told,) = [place for place in report.places if place.place.id == slot]
    assert told.found_by == ("text" if heading_too else "heading")
    assert len(told.changes) == int(heading_too)
    assert "lost their bookmark" in report.notes[0]


def test_a_file_without_any_bookmark_is_read_by_its_headings(sent: Sent, tmp_path: Path) -> None:
    slot = sent.slots[4]
    docx, expected = edited(sent.signing_copy, {slot: "replace_untracked"})
    parts = unpack(docx)
    root = parse(parts[DOCUMENT])
    for mark in list(root.iter(f"{W}bookmarkStart", f"{W}bookmarkEnd")):
        mark.getparent().remove(mark)
    returned = read(pack(parts | {DOCUMENT: serialize(root)}), tmp_path, sent.answers)
    assert changes_of(returned) == {slot: [expected[slot]]}


def test_what_is_read_does_not_depend_on_how_runs_are_split(sent: Sent, tmp_path: Path) -> None:
    parts = unpack(sent.signing_copy)
    root = parse(parts[DOCUMENT])
    for run in list(root.iter(f"{W}r")):
        words = run.findall(f"{W}t")
        if len(words) == 1 and len(words[0].text or "") > 3:
            twin = parse(serialize(run))
            text = words[0].text
            words[0].text, twin.find(f"{W}t").text = text[:3], text[3:]
            run.addnext(twin)
    report = read(pack(parts | {DOCUMENT: serialize(root)}), tmp_path, sent.answers).report
    assert not report.changes()


@pytest.mark.parametrize("answers", [False, True])
def test_a_clause_that_was_taken_out_untracked_is_told(answers: bool, sent: Sent, tmp_path: Path) -> None:
    slot = sent.slots[5]
    docx, _ = edited(sent.signing_copy, {slot: "remove_clause_untracked"})
    report = read(docx, tmp_path, sent.answers if answers else None).report
    (told,) = [place for place in report.places if place.changes]
    assert (told.place.id, told.status) == (slot, "removed")
    assert "Nothing was changed" not in next(report_text(report))


def _typed_before_the_title(docx: bytes) -> bytes:
    document = Edited(docx)
    body = document.root.find(f"{W}body")
    body.insert(0, parse(f'<w:p xmlns:w="{W[1:-1]}"><w:r><w:t>Void.</w:t></w:r></w:p>'.encode()))
    return document.saved()


def _blank_before_a_full_stop(docx: bytes) -> bytes:
    parts = unpack(docx)
    head, sign, tail = parts[DOCUMENT].rpartition(b".</w:t>")
    return pack(parts | {DOCUMENT: head + b" " + sign + tail})


OUTSIDE: dict[str, Callable[[bytes], bytes]] = {
    "nothing": lambda docx: docx,
    "before the title": _typed_before_the_title,
    "a blank": _blank_before_a_full_stop,
}


@settings(
    max_examples=8,
    phases=(Phase.explicit, Phase.generate),
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(
    made=st.dictionaries(st.integers(0, 11), st.sampled_from(sorted(EDITS)), max_size=2),
    outside=st.sampled_from(sorted(OUTSIDE)),
    form=st.sampled_from(["signing copy", "with answers", "review draft"]),
)
@example(made={5: "remove_clause_untracked"}, outside="nothing", form="signing copy")
@example(made={}, outside="before the title", form="signing copy")
@example(made={}, outside="a blank", form="with answers")
def test_nothing_was_changed_is_said_where_verify_says_so_too(
    made: dict[int, str], outside: str, form: str, sent: Sent, tmp_path: Path
) -> None:
    docx = sent.review_draft if form == "review draft" else sent.signing_copy
    docx, _ = edited(docx, {sent.slots[index]: name for index, name in made.items()})
    path = tmp_path / "returned.docx"
    path.write_bytes(OUTSIDE[outside](docx))
    opened = open_document(path)
    report = read_returned(opened, sent.answers if form == "with answers" else None, own=None).report
    assert next(report_text(report)).startswith("Nothing was changed") == verified(opened).unchanged
