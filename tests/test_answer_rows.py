"""The answers of a review draft: the clauses that each feeds, also by way of the cover page."""

from generator.drafting.answer_rows import answer_rows
from generator.drafting.pipeline import draft, open_materials
from generator.packs.reading import read_answers
from tests.samples import FOLDERS


def clauses_of(sample: str, path: str) -> tuple[str, ...]:
    folder = next(folder for folder in FOLDERS if folder.name == sample)
    made = draft(read_answers(folder / "answers.json"), open_materials())
    rows = answer_rows(made)
    return next(row.clauses for row in rows if row.path == path)


def test_what_a_row_of_the_cover_page_names_feeds_the_clause_that_speaks_of_it() -> None:
    assert "services.revisions" in clauses_of("hourly-illinois", "project.revision_rounds")


def test_a_row_that_refers_to_a_clause_feeds_it() -> None:
    assert "rights.portfolio" in clauses_of("illustrator-texas", "rights.embargo")


def test_a_term_of_the_cover_page_feeds_the_clauses_that_use_it() -> None:
    assert "payment.due" in clauses_of("hourly-illinois", "payment.term")


def test_a_term_of_the_whole_contract_feeds_no_clause_by_its_name() -> None:
    assert clauses_of("illustrator-texas", "project.title") == ("Cover Page",)
