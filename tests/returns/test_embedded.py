"""The answers inside a review draft are those that it was made of, wherever they are read."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from generator.cli.commands import main
from generator.errors import InputError
from generator.returns.opening import open_document
from generator.returns.returned import read_returned
from generator.returns.verifying import verified
from generator.word.provenance import read_provenance
from tests.returns.conftest import ANSWERS, Sent
from tests.returns.test_poisoned import poisoned

Change = Callable[[dict[str, Any]], dict[str, Any]]


def at(page: str, **values: Any) -> Change:
    return lambda answers: answers | {page: answers[page] | values}


CHANGED: dict[str, Change] = {
    "a sum": at("payment", deposit="10"),
    "a sum of a cent": at("fee", amount="8000.01"),
    "a default written otherwise": at("project", revision_rounds=3),
    "a note to oneself": at("client", history="known"),
    "an answer less": lambda answers: {name: value for name, value in answers.items() if name != "silence"},
    "an answer required": lambda answers: {
        name: value for name, value in answers.items() if name != "rights"
    },
    "an answer too many": at("fee", bonus="1"),
    "a value of another kind": lambda answers: answers | {"fee": 5},
    "a value that no answer may have": at("fee", amount="-1"),
    "another version of the form": lambda answers: answers | {"schema_version": 5},
    "nothing": lambda _: {},
}


def with_answers(docx: bytes, change: Change) -> bytes:
    made_of = read_provenance(docx)
    return poisoned(docx, json.dumps(made_of | {"answers": change(made_of["answers"])}))


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "review.docx"


@pytest.mark.parametrize("name", CHANGED)
def test_changed_answers_are_found_by_each_reader(name: str, sent: Sent, path: Path) -> None:
    path.write_bytes(with_answers(sent.review_draft, CHANGED[name]))
    opened = open_document(path)
    found = verified(opened)
    assert found.other_answers
    assert not found.unchanged
    with pytest.raises(InputError):
        read_returned(opened, own=None)
    assert main(["redline", str(path), str(ANSWERS)]) == 1
    assert main(["verify", str(path)]) == 1


def test_a_hash_that_was_taken_out_is_no_way_around(sent: Sent, path: Path) -> None:
    made_of = read_provenance(sent.review_draft)
    del made_of["answers_sha256"]
    path.write_bytes(poisoned(sent.review_draft, json.dumps(made_of)))
    assert verified(open_document(path)).other_answers
    with pytest.raises(InputError, match="answers inside were changed"):
        read_returned(open_document(path), own=None)


def test_answers_written_in_another_order_are_the_same(sent: Sent, path: Path) -> None:
    path.write_bytes(with_answers(sent.review_draft, lambda answers: dict(reversed(answers.items()))))
    assert verified(open_document(path)).unchanged
    assert not read_returned(open_document(path), own=None).report.changes()


def test_with_the_answers_file_a_draft_with_other_answers_inside_is_compared(sent: Sent, path: Path) -> None:
    path.write_bytes(with_answers(sent.review_draft, CHANGED["a sum"]))
    assert not read_returned(open_document(path), sent.answers, own=None).report.changes()


def test_verify_says_what_was_changed(sent: Sent, path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path.write_bytes(with_answers(sent.review_draft, CHANGED["a sum"]))
    assert main(["verify", str(path), "--json"]) == 1
    assert json.loads(capsys.readouterr().out)["other_answers"] is True
    assert main(["verify", str(path)]) == 1
    assert "CHANGED: the answers inside the file" in capsys.readouterr().out
