"""Letters: each step of the stories has its letter, which makes the entry that the story logs."""

import datetime as dt
import re
from dataclasses import replace
from decimal import Decimal
from email import message_from_bytes
from email.policy import default
from pathlib import Path
from typing import Any

import pytest

from generator.answers.reading import read_json
from generator.case.facts import Cited
from generator.case.folder import Case
from generator.case.letter_files import FORMS, letter_in_form
from generator.case.letter_materials import letter_files
from generator.case.letters import Letter, letter_of
from generator.case.readings import TOPICS
from generator.docx.reading import read_text
from generator.errors import InputError
from tests.case.cases import ROOT, read_from, signed_in
from tests.case.stories import FILES, LADDER, Told, entries, with_entry
from tests.returns.editing import Edited
from tests.word.validators import Validate, by_each_validator

KINDS = tuple(letter_files("en-US"))


def _kind(told: Told) -> str:
    """Return the letter that makes an entry, if the entry is one of a step or of an act without steps."""
    state = told.case.state(told.day)
    for step in (*state.now, *state.choices, *state.later):
        act = LADDER.acts[step.act]
        if act.letter and step.entry and _fits(step.entry, told.entry):
            return act.letter
    free = (act for act in LADDER.acts.values() if act.logs and _fits(act.logs, told.entry))
    return next((act.letter for act in free), "")


def _fits(wanted: Any, entry: dict[str, Any]) -> bool:
    fields = {name: value for name, value in wanted.items() if name not in ("ask", "invoices")}
    return all(entry.get(name) == value for name, value in fields.items())


def _written(letter: Letter) -> str:
    return letter_in_form(letter, ".txt").decode()


@pytest.fixture(scope="module")
def letters(tmp_path_factory: pytest.TempPathFactory) -> list[tuple[Told, Letter]]:
    """Return the letter of every entry that a letter makes, in all stories."""
    found = []
    for file in FILES:
        for told in entries(file, tmp_path_factory.mktemp(file.stem)):
            if kind := _kind(told):
                pay_to = "Account 12345, First Bank"
                found.append((told, letter_of(told.case, kind, told.day, told.entry, pay_to=pay_to)))
    return found


def test_a_letter_makes_the_entry_that_the_story_logs(letters: list[tuple[Told, Letter]]) -> None:
    for told, letter in letters:
        for name, value in told.entry.items():
            assert letter.entry[name] == value, (told.case.title, told.day, name)


def test_what_is_not_given_is_worked_out_as_the_story_has_it(letters: list[tuple[Told, Letter]]) -> None:
    own = ("event", "of", "kind", "why", "ask", "gives")
    figures = ("pause_day", "accept_day", "term", "sum", "as_of", "balance", "deliverables")
    checked = 0
    for told, letter in letters:
        given = {n: v for n, v in told.entry.items() if n not in figures or n in own}
        made = letter_of(told.case, letter.kind, told.day, given, pay_to="Account 1")
        for name in set(figures) & set(told.entry) - {"deliverables"}:
            if letter.entry["event"] == "invoiced":
                continue
            # A story may name a later day than the first possible one.
            assert made.entry[name] == told.entry[name], (told.case.title, told.day, letter.kind, name)
            checked += 1
    assert checked > 25


@pytest.fixture(scope="module")
def possible(tmp_path_factory: pytest.TempPathFactory) -> list[tuple[Told, Letter]]:
    """Return every letter that is possible on some day of a story, before the entries of that day."""
    return [
        (told, letter_of(told.case, kind, told.day, pay_to="Account 12345, First Bank"))
        for file in FILES
        for told in _days(list(entries(file, tmp_path_factory.mktemp(file.stem))))
        for kind in _possible(told)
    ]


_ASK_FOR_MORE = ("", "invoice", "new_dates")
"""Letters of which a person has to say more: lines of an invoice, the new dates."""


def _possible(told: Told) -> list[str]:
    state = told.case.state(told.day)
    acts = [LADDER.acts[step.act] for step in (*state.now, *state.choices) if step.day <= told.day]
    return list(dict.fromkeys(act.letter for act in acts if act.letter not in _ASK_FOR_MORE))


def _days(story: list[Told]) -> list[Told]:
    """Return the days of a story, and the one after its last."""
    last = story[-1]
    after = with_entry(last.case, last.day, last.entry)
    return [*story, Told(after, last.day + dt.timedelta(days=1), {})]


def test_every_kind_of_letter_is_written_in_some_story(
    letters: list[tuple[Told, Letter]], possible: list[tuple[Told, Letter]]
) -> None:
    assert {letter.kind for _, letter in letters} | {letter.kind for _, letter in possible} == set(KINDS)


def test_two_letters_of_a_day_never_show_two_sums(possible: list[tuple[Told, Letter]]) -> None:
    totals: dict[tuple[str, dt.date, int], set[str]] = {}
    for told, letter in possible:
        if letter.kind in ("cure_demand", "last_warning", "ending_notice", "final_account"):
            continue  # of the sums that end the agreement, or of the whole account
        if found := re.search(r"Open on .*?(?:in total |Total  )(\$[\d,.]+\d)", _written(letter), re.DOTALL):
            totals.setdefault((told.case.title, told.day, len(told.case.log.events)), set()).add(found[1])
    assert len(totals) > 20
    assert all(len(sums) == 1 for sums in totals.values())


def test_no_letter_prints_what_is_not_there(letters: list[tuple[Told, Letter]]) -> None:
    for _, letter in letters:
        text = _written(letter)
        assert not re.search(r"\{\{|\}\}|None|\[|\]|\bTrue\b|\bFalse\b|  +\w+ : ", text), text
        assert "\n\n\n" not in text
        assert " ." not in text
        assert not re.search(r"\b(\w+) \1\b", text), text


def test_a_letter_about_money_names_the_sum_that_it_logs(letters: list[tuple[Told, Letter]]) -> None:
    noticed = [(told, letter) for told, letter in letters if letter.entry.get("event") == "noticed"]
    assert len(noticed) > 12
    for _, letter in noticed:
        assert f"${Decimal(letter.entry['sum']):,.2f}" in _written(letter)


def test_word_file_text_and_email_say_the_same(letters: list[tuple[Told, Letter]]) -> None:
    seen = set()
    for _, letter in letters:
        if letter.kind in seen:
            continue
        seen.add(letter.kind)
        word = _bare(read_text(letter_in_form(letter, ".docx")))
        mail = message_from_bytes(letter_in_form(letter, ".eml"), policy=default)
        text = _written(letter).removeprefix(letter.subject).strip()
        assert mail.get_body(("plain",)).get_content().replace("\r\n", "\n").strip() == text
        assert mail["Subject"] == letter.subject
        to = mail["To"].addresses if mail["To"] else ()
        assert [address.addr_spec for address in to] == list(letter.to)
        assert not mail.defects
        for line in filter(None, text.split("\n")):
            for part in line.strip().split("  "):
                assert _bare(part.strip()) in word, (letter.kind, part)


def test_every_letter_has_space_for_a_signature_by_hand(letters: list[tuple[Told, Letter]]) -> None:
    assert all(signed_in(letter) == [letter.sender[0]] for _, letter in letters)


@by_each_validator
def test_a_validator_finds_nothing_in_any_kind_of_letter(
    validate: Validate,
    letters: list[tuple[Told, Letter]],
    possible: list[tuple[Told, Letter]],
    tmp_path: Path,
) -> None:
    for kind, letter in {letter.kind: letter for _, letter in (*letters, *possible)}.items():
        file = tmp_path / f"{kind}.docx"
        file.write_bytes(letter_in_form(letter, ".docx"))
        assert validate(file) == [], kind


def _bare(text: str) -> str:
    return "".join(text.split())


def test_a_letter_asked_for_twice_is_the_same_to_the_byte(letters: list[tuple[Told, Letter]]) -> None:
    told, letter = letters[-1]
    again = letter_of(told.case, letter.kind, told.day, told.entry, pay_to="Account 12345, First Bank")
    assert [letter_in_form(again, form) for form in FORMS] == [letter_in_form(letter, f) for f in FORMS]


def test_the_clauses_that_letters_cite_are_the_topics_of_a_case() -> None:
    assert set(Cited.model_fields) == set(TOPICS)


def test_each_act_names_a_letter_that_there_is() -> None:
    assert {act.letter for act in LADDER.acts.values() if act.letter} == set(KINDS)


def _on(case: Case, kind: str, day: str) -> str:
    with pytest.raises(InputError) as refused:
        letter_of(case, kind, dt.date.fromisoformat(day))
    return str(refused.value)


@pytest.fixture(scope="module")
def new_york(tmp_path_factory: pytest.TempPathFactory) -> list[Told]:
    """Return the story of Hearth & Rye, entry by entry."""
    file = next(file for file in FILES if file.stem == "mid_work_silence_new_york")
    return list(entries(file, tmp_path_factory.mktemp("hearth")))


def test_a_final_notice_opens_no_lapsed_right_to_dispute(letters: list[tuple[Told, Letter]]) -> None:
    texts = [_written(letter) for _, letter in letters if letter.kind == "final_notice"]
    assert any("has passed. If you believe that I have miscounted" in text for text in texts)
    assert all("gives no new time to dispute" in text for text in texts)


def test_an_invoice_that_the_deposit_pays_asks_for_nothing(letters: list[tuple[Told, Letter]]) -> None:
    paid = [t for told, letter in letters if "Nothing is due" in (t := _written(letter))]
    assert paid
    assert not any("Please pay" in text or "Late Charge" in text for text in paid)


def _before(story: list[Told], day: str, event: str) -> Case:
    return next(t.case for t in story if t.day.isoformat() == day and t.entry["event"] == event)


def test_a_letter_before_its_day_is_refused_with_the_day(new_york: list[Told]) -> None:
    case = _before(new_york, "2027-02-05", "checked_in")
    assert "is not possible before February 9, 2027" in _on(case, "pause-notice", "2027-02-08")
    assert letter_of(case, "pause-notice", dt.date(2027, 2, 9)).kind == "pause_notice"


def test_next_means_the_letter_of_the_first_step_of_the_day(new_york: list[Told]) -> None:
    case = _before(new_york, "2027-02-03", "reminded")
    assert letter_of(case, "next", dt.date(2027, 2, 3)).kind == "reminder_last"
    assert "no letter to send on January 25, 2027: the next step is on January 26, 2027" in _on(
        _before(new_york, "2027-01-26", "reminded"), "next", "2027-01-25"
    )


def test_a_kind_that_there_is_not_is_named_with_those_there_are(new_york: list[Told]) -> None:
    with pytest.raises(Exception, match=r"no letter is called pause_notes: there is .*pause-notice"):
        letter_of(new_york[-1].case, "pause_notes", dt.date(2027, 6, 1))


def _changed(slot: str, case: Case, folder: Path) -> Case:
    """Return a case whose signed contract has other words in a clause."""
    sample = ROOT / "samples" / "new-client-new-york"
    document = Edited((sample / "contract.docx").read_bytes())
    body = document.paragraphs(slot)[1]
    words = next(t for t in body.iter() if t.tag.endswith("}t") and (t.text or "").strip())
    words.text = f"Perhaps {words.text}"
    file = folder / "changed.docx"
    file.write_bytes(document.saved())
    return replace(case, terms=read_from(file, read_json(sample / "answers.json")))


@pytest.mark.parametrize(
    ("slot", "day", "kind"),
    [
        ("silence.pause", "2027-02-10", "pause-notice"),
        ("silence.reminders", "2027-01-26", "reminder"),
        ("general.notices", "2027-01-26", "reminder"),
        ("silence.ending", "2027-04-13", "last-warning"),
        ("payment.due", "2027-02-19", "invoice-resend"),
    ],
)
def test_from_a_changed_clause_no_letter_claims(
    slot: str, day: str, kind: str, new_york: list[Told], tmp_path: Path
) -> None:
    case = next(told.case for told in new_york if told.day.isoformat() == day)
    letter_of(case, kind, dt.date.fromisoformat(day))  # with the words as they were made
    assert "is not possible on" in _on(_changed(slot, case, tmp_path), kind, day)


def test_a_changed_late_charge_is_asked_in_no_letter(new_york: list[Told], tmp_path: Path) -> None:
    case = _before(new_york, "2027-02-26", "noticed")
    changed = _changed("payment.late_charge", case, tmp_path)
    text = _written(letter_of(changed, "invoice-resend", dt.date(2027, 2, 26)))
    assert "Late Charge" not in text
    assert "Total  $1,098.00" in text
    assert "Each further day" not in text


def test_a_changed_clause_on_use_before_payment_is_claimed_in_no_letter(
    new_york: list[Told], tmp_path: Path
) -> None:
    case = _before(new_york, "2027-04-29", "ended")
    text = _written(letter_of(case, "late-60", dt.date(2027, 4, 19)))
    assert "the rights in the work have not passed to you" in text
    assert "Until then you may test the work" in text
    for slot in ("rights.until_payment", "rights.grant"):
        changed = _changed(slot, case, tmp_path)
        text = _written(letter_of(changed, "late-60", dt.date(2027, 4, 19)))
        assert "permission" not in text
        assert "rights" not in text
