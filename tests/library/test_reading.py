"""Reading the clause library: each fault is named with its file and line."""

from pathlib import Path

import pytest

from generator.errors import InputError
from generator.library.shipped import folders
from generator.packs.library import read_library
from tests.library.shelf import clause_file, shelf


def fault(tmp_path: Path, text: str, name: str = "payment/deposit.md") -> str:
    with pytest.raises(InputError) as caught:
        shelf(tmp_path, "payment.deposit", {name: text})
    return str(caught.value)


@pytest.mark.parametrize(
    ("text", "line", "words"),
    [
        ("No front matter.", 1, "must begin with front matter"),
        ("---\nheading: [\n---\nx\n", 3, "is not valid YAML"),
        ("---\nheading: A\nheading: B\nnote: n\nversion: 1\n---\nx\n", 3, "duplicate key"),
        (clause_file(when="payment.typo is not none"), 5, "the answers have no payment.typo"),
        (clause_file(when="payment.depost > 0"), 5, "did you mean payment.deposit?"),
        (clause_file(when="rights.kind == 'licence'"), 5, "rights.kind is never 'licence'"),
        (clause_file(when="payment.term < 'x'"), 5, "payment.term is a number: it is never 'x'"),
        (clause_file(when="payment.term == true"), 5, "payment.term is a number: it is never True"),
        (clause_file(when="fee < 3"), 5, "fee has parts"),
        (clause_file(when="silence == 'yes'"), 5, "write `is none`"),
        (clause_file(when="fee.milestones == 2"), 5, "fee.milestones has parts"),
        (clause_file(when="project.title > 3"), 5, "project.title is not a number"),
        (clause_file(when="project.title == 3"), 5, "project.title is a text: it is never 3"),
        (clause_file(when="project.start < 3"), 5, "project.start is a date"),
        (clause_file(when="governing_law.mediation == 1"), 5, "is never 1: it is one of False, True"),
        (clause_file(when="payment.deposit"), 5, "payment.deposit is neither yes nor no"),
        (clause_file("Rights: {{ rights.kind | words }}."), 6, "has no word for assign, license"),
        (clause_file(law="[US-XX]"), 5, "US-XX is in no state"),
        (clause_file(law="[US-WA/Seattle]"), 5, "must look like US-CA"),
        (clause_file(place="[US-WA/Tacoma]"), 5, "Tacoma has no law file in Washington: there is Seattle"),
        (clause_file(place="[US-MN/St. Paul]"), 5, "St. Paul has no law file in Minnesota"),
        (clause_file(place="[US-NC/Winston-Salem]"), 5, "no city there has one"),
        (clause_file(place="\n  - US-NY/New York City\n  - US-ZZ"), 7, "US-ZZ is in no state"),
        (clause_file(when="open('x')"), 5, "is not allowed here"),
        (clause_file("Pay {{ payment.depost | percent }}."), 6, "did you mean payment.deposit?"),
        (clause_file("Pay {{ payment.deposit }}."), 6, "is printed as {{ payment.deposit | per"),
        (clause_file("Pay {{ payment.deposit | money }}."), 6, "is printed as {{ payment.deposit | per"),
        (clause_file("Ask {{ client }}."), 6, "name one of its fields"),
        (clause_file("One.\n\n# Two"), 8, "a heading is not allowed"),
        (clause_file(surprise="1"), 5, "is not a field here"),
        (clause_file(version="none"), 4, "must be a whole number"),
        (clause_file(law="[California]"), 5, "must look like US-CA"),
        (clause_file(position="fallback"), 5, "needs a negotiation note"),
        (clause_file(summary='"Pay {{ x.y }}"'), 5, "the answers have no x.y"),
        (clause_file(""), 6, "the clause has no text"),
    ],
)  # fmt: skip
def test_a_fault_is_named_with_its_line(tmp_path: Path, text: str, line: int, words: str) -> None:
    message = fault(tmp_path, text)
    assert words in message
    assert f"deposit.md:{line}:" in message


def test_a_path_is_the_id(tmp_path: Path) -> None:
    assert "<section>/<slot>[.<variant>].md" in fault(tmp_path, clause_file(), "Payment/Deposit 2.md")


def test_the_faults_of_all_files_are_shown_together(tmp_path: Path) -> None:
    with pytest.raises(InputError) as caught:
        shelf(tmp_path, "a.b", {"a/b.md": clause_file("{{ x }}"), "a/c.md": clause_file("{{ y }}")})
    assert len(caught.value.problems) == 2


def test_on_and_no_stay_text(tmp_path: Path) -> None:
    library, _ = shelf(tmp_path, "a.b", {"a/b.md": clause_file(heading="NO")})
    assert library.slots["a.b"][0].heading == "NO"


def test_an_own_file_shadows_the_shipped_one(tmp_path: Path) -> None:
    shipped = read_library(folders(None), "en-US")
    clause = next(shipped.clauses())
    own = tmp_path / "clauses" / "en-US" / f"{clause.id}.md"
    own.parent.mkdir(parents=True)
    own.write_text(
        Path(clause.file).read_text(encoding="utf-8").replace("heading:", "heading: Own"), encoding="utf-8"
    )
    mixed = read_library(folders(tmp_path), "en-US")
    assert len(list(mixed.clauses())) == len(list(shipped.clauses()))
    assert next(c for c in mixed.clauses() if c.id == clause.id).heading.startswith("Own")
