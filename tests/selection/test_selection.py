"""Selection: one clause a slot, by condition, place and position; anything else is an error."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from generator.completion import complete, origins
from generator.errors import InputError
from generator.selection import Selection, select, with_reasons
from tests.deals import deal
from tests.library.shelf import clause_file, shelf

NEW = "client.history == 'new'"
OLD = "client.history != 'new'"


def chosen(
    folder: Path, clauses: dict[str, str], changes: dict[str, Any] | None = None, slots: str = "a.b"
) -> Selection:
    library, outline = shelf(folder, slots, {f"a/{name}.md": text for name, text in clauses.items()})
    answers = deal(changes)
    completed = complete(answers, date(2026, 12, 1))
    return with_reasons(select(completed, library, outline), completed, library, origins(answers, completed))


def variant(folder: Path, clauses: dict[str, str], changes: dict[str, Any] | None = None) -> str:
    return chosen(folder, clauses, changes).choices["a.b"].clause.variant


def test_the_variant_whose_condition_holds_is_chosen(tmp_path: Path) -> None:
    clauses = {"b.new": clause_file(when=NEW), "b.old": clause_file(when=OLD)}
    assert variant(tmp_path, clauses) == "new"
    assert variant(tmp_path, clauses, {"client.history": "known"}) == "old"


def test_a_choice_says_because_of_what(tmp_path: Path) -> None:
    clauses = {"b.new": clause_file(when=NEW), "b.old": clause_file(when=OLD)}
    choice = chosen(tmp_path, clauses).choices["a.b"]
    (reason,) = choice.because
    assert (reason.path, reason.value, reason.origin) == ("client.history", "new", "default")
    assert [a.why_not for a in choice.alternatives] == [f"its condition is not met: {OLD}"]


def test_an_optional_slot_may_stay_empty(tmp_path: Path) -> None:
    assert not chosen(tmp_path, {"b": clause_file(when=OLD)}, slots="a.b?").choices


def test_a_required_slot_without_a_clause_is_an_error_naming_its_files(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"b\.md: no clause fits the required slot a\.b"):
        chosen(tmp_path, {"b": clause_file(when=OLD)})


def test_two_fitting_clauses_are_an_error_naming_both(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"b\.one\.md, .*b\.two\.md: two clauses fit the slot"):
        chosen(tmp_path, {"b.one": clause_file(when=NEW), "b.two": clause_file()})


def test_a_clause_for_the_governing_state_shadows_the_general_one(tmp_path: Path) -> None:
    clauses = {"b": clause_file(), "b.tx": clause_file(law="[US-TX]")}
    assert variant(tmp_path, clauses) == ""
    assert variant(tmp_path, clauses, {"governing_law.state": "TX"}) == "tx"


def test_a_city_shadows_its_state(tmp_path: Path) -> None:
    clauses = {
        "b": clause_file(),
        "b.ny": clause_file(place="[US-NY]"),
        "b.city": clause_file(place="[US-NY/New York City]"),
    }
    assert variant(tmp_path, clauses) == "city"
    away = {"freelancer.address.city": "Troy", "freelancer.address.postal_code": "12180"}
    assert variant(tmp_path, clauses, away) == "ny"


def test_a_position_is_picked_by_an_answer(tmp_path: Path) -> None:
    fallback = clause_file(position="fallback", negotiation="Offer this.")
    clauses = {"b": clause_file(), "b.fallback": fallback}
    assert variant(tmp_path, clauses) == ""
    assert variant(tmp_path, clauses, {"positions": {"a.b": "fallback"}}) == "fallback"


def test_a_position_that_no_clause_takes_is_refused(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"positions\.a\.b: no fallback clause fits"):
        chosen(tmp_path, {"b": clause_file()}, {"positions": {"a.b": "fallback"}})


def test_a_position_for_an_unknown_slot_is_refused(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"positions\.x\.y: the outline has no such slot"):
        chosen(tmp_path, {"b": clause_file()}, {"positions": {"x.y": "fallback"}})
