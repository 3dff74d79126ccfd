"""Every sample on paper, in each look: LibreOffice lays each document out once, whatever is asked of it."""

import re
import shutil
from dataclasses import dataclass
from itertools import product

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

FORMS = ("signing_copy", "review_draft", "summary")
RECITALS = {"classic": "Background", "modern": "BACKGROUND"}


@dataclass(frozen=True)
class Printed:
    """The samples in one look: what was drafted, and the pages of each document by sample and form."""

    look: str
    drafts: dict[str, Draft]
    pages: Pages


@pytest.fixture(scope="module", params=sorted(RECITALS))
def printed(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Printed:
    materials = open_materials(template=request.param)
    drafts = {folder.name: draft(read_answers(folder / "answers.json"), materials) for folder in FOLDERS}
    made = {f"{name} {form}": bytes(getattr(drafts[name], form)()) for name, form in product(drafts, FORMS)}
    return Printed(request.param, drafts, pages_of(made, tmp_path_factory.mktemp("samples")))


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


@pytest.mark.parametrize("form", ["signing_copy", "review_draft"])
def test_no_heading_stands_alone_at_the_foot_of_a_page(form: str, printed: Printed) -> None:
    for name, drafted in printed.drafts.items():
        sections = drafted.contract.sections
        headed = [*sections, *(clause for section in sections for clause in section.clauses)]
        headings = "|".join(re.escape(bare(f"{each.number}{each.heading}")) for each in headed)
        for page in printed.pages[f"{name} {form}"]:
            *_, last, _footer = (line for line in page.splitlines() if line.strip())
            # A number of a line may stand before it.
            assert not re.fullmatch(rf"\d{{0,2}}({headings})", bare(last)), name
