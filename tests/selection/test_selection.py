"""Selection: one clause a slot, by condition, place and position; anything else is an error."""

import re
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from generator.errors import InputError
from generator.library.shipped import folders
from generator.packs.library import read_library
from generator.packs.us.completing import complete
from generator.packs.us.formats import formats
from generator.packs.us.localities import where
from generator.questionnaire.origin import origins
from generator.selection.choice import Selection
from generator.selection.choosing import select
from generator.selection.reasons import with_reasons
from generator.selection.wording import Told
from tests.deals import deal
from tests.library.shelf import clause_file, shelf
from tests.phrasing import PHRASING

NEW = "client.history == 'new'"
OLD = "client.history != 'new'"


def chosen(
    folder: Path, clauses: dict[str, str], changes: dict[str, Any] | None = None, slots: str = "a.b"
) -> Selection:
    library, outline = shelf(folder, slots, {f"a/{name}.md": text for name, text in clauses.items()})
    answers = deal(changes)
    day = date(2026, 12, 1)
    completed = complete(answers, day)
    here = where(completed)
    selection = select(completed, library, outline, here, completed.positions)
    told = Told(completed, origins(answers, completed), formats("USD"), PHRASING)
    return with_reasons(selection, library, told, here, day)


def variant(folder: Path, clauses: dict[str, str], changes: dict[str, Any] | None = None) -> str:
    return chosen(folder, clauses, changes).choices["a.b"].clause.variant


def test_the_variant_whose_condition_holds_is_chosen(tmp_path: Path) -> None:
    clauses = {"b.new": clause_file(when=NEW), "b.old": clause_file(when=OLD)}
    assert variant(tmp_path, clauses) == "new"
    assert variant(tmp_path, clauses, {"client.history": "known"}) == "old"


def test_a_clause_is_chosen_from_the_library_at_hand_though_an_equal_one_was_read_before(
    tmp_path: Path,
) -> None:
    for _ in range(2):
        library, outline = shelf(tmp_path, "a.b", {"a/b.md": clause_file()})
        completed = complete(deal(), date(2026, 12, 1))
        choices = select(completed, library, outline, where(completed), {}).choices
        assert choices["a.b"].clause is library.slots["a.b"][0]


def test_a_choice_says_because_of_what(tmp_path: Path) -> None:
    clauses = {"b.new": clause_file(when=NEW), "b.old": clause_file(when=OLD)}
    choice = chosen(tmp_path, clauses).choices["a.b"]
    (reason,) = choice.because
    assert (reason.path, reason.value, reason.origin) == ("client.history", "new", "default")
    asked = "“Have you worked with this client before?” was left at “New client”"
    assert reason.words == asked
    assert [a.why_not for a in choice.alternatives] == [asked]


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
    assert variant(tmp_path, clauses, {"governing_law.state": "US-TX"}) == "tx"


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


def cited(folder: Path, changes: dict[str, Any] | None = None) -> tuple[list[str], list[str]]:
    """Return the titles of the references that bear on a deal, and of the others."""
    sources = (
        "[{title: Restatement}, {title: N.Y. Act, jurisdiction: US-NY}, {title: Cal. Act, "
        "jurisdiction: US-CA}, {title: Seattle Code, jurisdiction: US-WA/Seattle}]"
    )
    choice = chosen(folder, {"b": clause_file(references=sources)}, changes).choices["a.b"]
    return [source.title for source in choice.references], [source.title for source in choice.elsewhere]


def test_a_choice_cites_the_law_of_the_places_of_the_deal(tmp_path: Path) -> None:
    assert cited(tmp_path) == (["Restatement", "N.Y. Act"], ["Cal. Act", "Seattle Code"])


def test_the_law_of_the_governing_state_and_of_the_place_of_work_bears_on_a_deal(tmp_path: Path) -> None:
    assert "Cal. Act" in cited(tmp_path, {"governing_law.state": "US-CA"})[0]
    assert "Cal. Act" in cited(tmp_path, {"project.place_of_work": "US-CA"})[0]


def test_the_law_of_a_city_bears_on_a_deal_that_touches_the_city(tmp_path: Path) -> None:
    near = {"client.address.city": "Spokane", "client.address.region": "WA"}
    assert "Seattle Code" in cited(tmp_path, near)[1]
    assert "Seattle Code" in cited(tmp_path, {**near, "client.address.city": "Seattle"})[0]


def test_a_reference_to_a_place_that_there_is_not_is_an_error_with_its_line(tmp_path: Path) -> None:
    wrong = clause_file(references="[{title: Act, jurisdiction: US-XX}]")
    with pytest.raises(InputError, match=r"b\.md:5: jurisdiction: US-XX is in no state"):
        chosen(tmp_path, {"b": wrong})


_STATUTE = re.compile(
    r"(Ala|Ariz|Ark|Cal|Colo|Conn|Del|Fla|Ga|Haw|Idaho|Ill|Ind|Iowa|Kan|Ky|La|Mass|Md|Me|Mich|Minn|Miss|Mo"
    r"|Mont|N\.C|N\.D|N\.H|N\.J|N\.M|N\.Y|Neb|Nev|Ohio|Okla|Or|Pa|R\.I|S\.C|S\.D|Tenn|Tex|Utah|Va|Vt|Wash"
    r"|Wis|Wyo)\.|\d+ ILCS"
)


def test_the_library_says_of_each_state_statute_which_states_it_is() -> None:
    found: dict[str, set[str]] = {}
    for clause in read_library(folders(None), "en-US").clauses():
        for source in clause.references:
            found.setdefault(source.title, set()).add(source.jurisdiction)
    assert {title for title, places in found.items() if len(places) > 1} == set()
    assert {title for title in found if _STATUTE.match(title)} == {
        title for title, (place,) in found.items() if place and _STATUTE.match(title)
    }
