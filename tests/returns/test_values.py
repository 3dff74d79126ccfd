"""Changed values: an answer that reads differently comes back as a patch to the answers."""

import re
from pathlib import Path
from typing import Any

import pytest

from generator.answers.values import Days
from generator.answers.walking import leaves
from generator.docx.lines import Piece
from generator.docx.package import pack, unpack
from generator.docx.views import View
from generator.docx.xml import DOCUMENT
from generator.errors import InputError
from generator.formatting.formats import filter_for
from generator.packs.reading import answers_from
from generator.packs.us.formats import formats
from generator.returns.comparing import spans_after
from generator.returns.patching import patched
from generator.returns.reading_back import answer_at, read_back
from tests.returns.conftest import Sent
from tests.returns.reading import read


def put(docx: bytes, *changes: tuple[str, str]) -> bytes:
    """Return the document with words replaced, each in its last place before the schedules."""
    parts = unpack(docx)
    text = parts[DOCUMENT].decode()
    for old, new in changes:
        assert old in text, old
        text = text.replace(old, new, 1)
    return pack(parts | {DOCUMENT: text.encode()})


CHANGES: tuple[tuple[str, str, str, Any], ...] = (
    ("$8,000.00", "$9,500.00", "fee.amount", "9500"),
    ("$95.00", "USD 110", "payment.extra_work_rate", "110"),
    (
        ">10\u00a0business days<", ">10 calendar days<",
        "silence.pause_after", {"count": 10, "business": False},
    ),
    (">1% per month<", ">0.5% per month<", "payment.late_charge.rate", {"percent": "0.5", "per": "month"}),
    ("February\u00a026, 2027", "March 5, 2027", "project.end", "2027-03-05"),
    ("a New York limited liability company", "a Delaware corporation", "client.form", None),
    ("212 Atlantic Avenue, Brooklyn", "9 Main Street, Albany", "client.address", None),
    ("bank transfer or check", "card or check", "payment.methods", ["card", "check"]),
    (
        "dana@hearthandrye.example.com", "legal@hearthandrye.example.com",
        "client.email", "legal@hearthandrye.example.com",
    ),
    ("14</w:t>", "thirty</w:t>", "payment.term", None),
)  # fmt: skip


@pytest.mark.parametrize(("old", "new", "path", "value"), CHANGES)
def test_a_changed_value_is_told_with_its_path(
    old: str, new: str, path: str, value: Any, sent: Sent, tmp_path: Path
) -> None:
    docx = put(sent.signing_copy, (old, new)) if old != "14</w:t>" else _term(sent)
    found = {change.path: change for change in read(docx, tmp_path, sent.answers).report.values}
    assert list(found) == [path]
    if value is not None:
        assert found[path].new == value
    elif path == "payment.term":
        assert "thirty" in found[path].why_not
    else:
        assert not found[path].why_not


@pytest.mark.parametrize(("curly", "typed"), [("”", '"'), ("’", "'"), ("-", "\u2011")])
def test_quotes_and_hyphens_as_another_editor_types_them_are_no_other_value(
    curly: str, typed: str, sent: Sent, tmp_path: Path
) -> None:
    parts = unpack(sent.signing_copy)
    texts = re.sub(
        r"(<w:t\b[^>]*>)([^<]*)",
        lambda found: found[1] + found[2].replace(curly, typed),
        parts[DOCUMENT].decode(),
    )
    assert texts != parts[DOCUMENT].decode()
    report = read(pack(parts | {DOCUMENT: texts.encode()}), tmp_path, sent.answers).report
    assert report.values == ()


def test_an_answer_that_went_is_told_without_empty_quotes(sent: Sent, tmp_path: Path) -> None:
    docx = put(sent.signing_copy, ("$95.00", ""))
    (found,) = read(docx, tmp_path, sent.answers).report.values
    assert found.why_not == "nothing stands there any more"


def _term(sent: Sent) -> bytes:
    return put(sent.signing_copy, (">14<", ">thirty<"))


def test_what_could_mean_two_things_is_told_and_never_offered(sent: Sent, tmp_path: Path) -> None:
    docx = put(
        sent.signing_copy,
        ("$8,000.00", "$8.500"),
        (">1% per month<", ">1,5% per month<"),
        ("December\u00a07, 2026", "7/12/2026"),
        (">10\u00a0business days<", ">14,5 days<"),
        ("$95.00", "$97.50 or more"),
        (">14<", ">14.500<"),
    )
    returned = read(docx, tmp_path, sent.answers)
    found = {change.path: change for change in returned.report.values}
    assert set(found) == {
        "fee.amount", "payment.late_charge.rate", "project.start", "silence.pause_after",
        "payment.extra_work_rate", "payment.term",
    }  # fmt: skip
    assert {(change.old, change.new) for change in found.values()} == {(None, None)}
    assert all(change.why_not.startswith("changed, meaning unclear: ") for change in found.values())
    assert returned.sent is not None
    assert patched(returned.sent, returned.report.values) == returned.sent.given


def test_a_value_in_other_signs_is_no_changed_answer(sent: Sent, tmp_path: Path) -> None:
    docx = put(
        sent.signing_copy,
        ("$8,000.00", "$8,000"),
        ("$95.00", "USD 95"),
        ("$800.00", "$800"),
        ("December\u00a07, 2026", "7 December 2026"),
    )
    report = read(docx, tmp_path, sent.answers).report
    assert not report.values
    assert {change.new for change in report.changes()} >= {"$8,000", "USD 95", "$800"}


@pytest.mark.parametrize(
    ("now", "value"),
    [
        ("a fee of $9,500.00 in full", "$9,500.00"),
        ("a fee of $9,500.00 thousand full", "$9,500.00 thousand"),
        ("a fee above $9,500.00 in full", "above $9,500.00"),
        ("a fee of - $9,500.00 in full", "- $9,500.00"),
        ("a fee of in full", ""),
        ("a fee of at least $8,000.00 in full", "$8,000.00"),
    ],
)
def test_all_that_replaced_a_value_belongs_to_it(now: str, value: str) -> None:
    old, new = (View((Piece(text),)) for text in ("a fee of $8,000.00 in full", now))
    assert spans_after(old, new, [(3, 4)]) == [value]


def test_a_value_that_no_answer_may_have_is_told_in_plain_words(sent: Sent, tmp_path: Path) -> None:
    docx = put(sent.signing_copy, (">10\u00a0business days<", ">0 business days<"), ("$95.00", "$0"))
    found = {change.path: change.why_not for change in read(docx, tmp_path, sent.answers).report.values}
    assert found == {
        "silence.pause_after": "“0 business days” cannot be read back: it must be at least 1",
        "payment.extra_work_rate": "“$0” cannot be read back: it must be more than 0",
    }


def test_the_values_of_a_review_draft_are_read_without_their_brackets(sent: Sent, tmp_path: Path) -> None:
    docx = put(sent.review_draft, ("[$8,000.00]", "[$9,500.00]"))
    (value,) = read(docx, tmp_path).report.values
    assert (value.path, value.old, value.new) == ("fee.amount", "8000", "9500")


def test_the_patched_answers_hold_the_new_values(sent: Sent, tmp_path: Path) -> None:
    docx = put(sent.signing_copy, ("$95.00", "$110.00"), (">1% per month<", ">0.5% per month<"))
    returned = read(docx, tmp_path, sent.answers)
    assert returned.sent is not None
    before, now = sent.drafted.answers, answers_from(patched(returned.sent, returned.report.values))
    assert now.payment.extra_work_rate == 110
    assert now.payment.late_charge is not None
    assert now.model_copy(update={"payment": before.payment}) == before


def test_answers_that_contradict_each_other_are_not_written(sent: Sent, tmp_path: Path) -> None:
    returned = read(put(sent.signing_copy, ("$8,000.00", "$9,500.00")), tmp_path, sent.answers)
    assert returned.sent is not None
    with pytest.raises(InputError, match="add up to"):
        patched(returned.sent, returned.report.values)


def test_a_computed_sum_is_told_but_not_patched(sent: Sent, tmp_path: Path) -> None:
    docx = put(sent.signing_copy, ("$800.00", "$500.00"))
    (value,) = read(docx, tmp_path, sent.answers).report.values
    assert value.path == "sums.reactivation"
    assert value.title == "Reactivation fee"
    assert "in percent of the fee?” (10%) and “Fixed fee” ($8,000.00): change those" in value.why_not


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("ten days", Days(count=10)),
        ("Ten business days", Days(count=10, business=True)),
        ("10 working days", Days(count=10, business=True)),
        ("three weeks", None),
        ("3 weeks", None),
        ("10 or 12 days", None),
        ("a few days", None),
        ("about 10 days", None),
        ("0 days", None),
    ],
)
def test_a_number_of_days_is_read_only_where_it_is_sure(words: str, value: Days | None, sent: Sent) -> None:
    answer = answer_at(sent.drafted.deal, "silence.pause_after")
    assert answer is not None
    if value is None:
        with pytest.raises(ValueError, match=r"\w"):
            read_back(words, answer, formats("USD"))
    else:
        assert read_back(words, answer, formats("USD")) == value


def test_the_answers_of_a_review_draft_are_written_in_the_order_of_the_questions(
    sent: Sent, tmp_path: Path
) -> None:
    returned = read(put(sent.review_draft, (">[1% per month]<", ">[0.5% per month]<")), tmp_path)
    assert returned.sent is not None
    data = patched(returned.sent, returned.report.values)
    assert list(data) == [name for name in sent.answers if name in data]
    assert answers_from(data).payment.late_charge is not None


def test_every_answer_reads_back_as_it_is_printed(sent: Sent) -> None:
    deal = sent.drafted.deal
    sums = formats(deal.fee.currency)
    pages = ("freelancer.address", "client.form", "silence.pause_after", "payment.late_charge.rate")
    checked = 0
    for path in (*(leaf.path for leaf in leaves(deal)), *pages):
        answer = answer_at(deal, path)
        if answer is None or answer.value in (None, ()) or path.startswith("sums"):
            continue
        name = filter_for(answer.question)
        if (
            name is None
            or answer.question.kind in ("flag", "table")
            or (name == "words" and not _worded(answer))
        ):
            continue
        printed = sums.text(answer.value, name)
        assert read_back(printed, answer, sums) == answer.value, path
        checked += 1
    assert checked > 30


def _worded(answer: Any) -> bool:

    known = formats("USD").menu_words
    question = answer.question.item or answer.question
    return bool(answer.value) and set(question.values) <= known
