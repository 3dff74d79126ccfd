"""Every sample on paper, in each look: LibreOffice lays each document out once, whatever is asked of it."""

import re
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import product
from pathlib import Path

import pytest

from generator.answers import read_answers
from generator.drafting import Draft, draft, open_materials
from tests.samples import FOLDERS
from tests.word.converting import Pages, pages_of

pytestmark = [
    pytest.mark.office,
    pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice (soffice) is missing"),
    pytest.mark.skipif(shutil.which("pdftotext") is None, reason="poppler (pdftotext) is missing"),
]

RECITALS = {"classic": "Background", "modern": "BACKGROUND"}


@dataclass(frozen=True)
class Printed:
    """The samples in one look: what was drafted, and the pages of each document by sample and form."""

    look: str
    drafts: dict[str, Draft]
    pages: Pages


def laid_out(look: str, forms: tuple[str, ...], folder: Path) -> Printed:
    materials = open_materials(template=look)
    drafts = {sample.name: draft(read_answers(sample / "answers.json"), materials) for sample in FOLDERS}
    made = {f"{name} {form}": bytes(getattr(drafts[name], form)()) for name, form in product(drafts, forms)}
    return Printed(look, drafts, pages_of(made, folder))


@pytest.fixture(scope="module", params=["classic", "modern"])
def printed(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Printed:
    return laid_out(request.param, ("signing_copy", "summary"), tmp_path_factory.mktemp("printed"))


# LibreOffice takes longest over review drafts: in the second look they are for CI.
@pytest.fixture(scope="module", params=["classic", pytest.param("modern", marks=pytest.mark.outside)])
def reviewed(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Printed:
    return laid_out(request.param, ("review_draft",), tmp_path_factory.mktemp("reviewed"))


def test_cover_and_signatures_are_one_page_each_and_so_is_the_summary(printed: Printed) -> None:
    for name in printed.drafts:
        pages = printed.pages[f"{name} signing_copy"]
        # LibreOffice spaces the letters of a heading out.
        assert RECITALS[printed.look] in pages[1].replace(" ", ""), name
        assert any(page.count("Date signed:") > 1 for page in pages), name
        assert len(printed.pages[f"{name} summary"]) == 1, name


def bare(text: str) -> str:
    """Leave out spaces and points: the letters of a heading are spaced out, and numbers vary."""
    return re.sub(r"[\s.]", "", text).casefold()


def stranded(printed: Printed) -> Iterator[str]:
    """Yield each heading that stands alone at the foot of a page."""
    for document, pages in printed.pages.items():
        sections = printed.drafts[document.split()[0]].contract.sections
        headed = [*sections, *(clause for section in sections for clause in section.clauses)]
        headings = "|".join(re.escape(bare(f"{each.number}{each.heading}")) for each in headed)
        for page in pages:
            *_, last, _footer = (line for line in page.splitlines() if line.strip())
            # A number of a line may stand before it.
            if re.fullmatch(rf"\d{{0,2}}({headings})", bare(last)):
                yield f"{document}: {last}"


def test_no_heading_stands_alone_at_the_foot_of_a_page(printed: Printed) -> None:
    assert list(stranded(printed)) == []


def test_no_heading_of_a_review_draft_stands_alone_at_the_foot_of_a_page(reviewed: Printed) -> None:
    assert list(stranded(reviewed)) == []
