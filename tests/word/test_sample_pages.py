"""Every sample on paper, in each look: LibreOffice lays each document out once, whatever is asked of it."""

import re
import shutil
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import product
from pathlib import Path

import pytest

from generator.assembly.contract import CoverHeading, text_of
from generator.drafting.pipeline import Draft, draft, draft_unfinished, open_materials
from generator.packs.reading import read_answers, read_unfinished
from generator.pdf.converting import convert
from tests.pdf.checkers import CHECKERS
from tests.phrasing import BANNER
from tests.samples import FOLDERS
from tests.word.converting import Pages, pages_of, texts

pytestmark = [
    pytest.mark.office,
    pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice (soffice) is missing"),
    pytest.mark.skipif(shutil.which("pdftotext") is None, reason="poppler (pdftotext) is missing"),
]


_FIRST_PAGE = re.compile("this“agreement”between|whodecidesfor")
"""What stands on the first page alone: in the full form, in the short one."""

_LEFT_ALONE = (
    "milestones-washingtonreview_draft:4deliveryandacceptance",
    "retainer-washington-dcreview_draft:4deliveryandacceptance",
)
"""Headings that LibreOffice leaves alone in a review draft, although each is kept with what follows it."""


@dataclass(frozen=True)
class Printed:
    """The samples in one look: what was drafted, each PDF by sample and form, and the text of its pages."""

    look: str
    drafts: dict[str, Draft]
    pdfs: dict[str, Path]
    pages: Pages


def laid_out(look: str, forms: tuple[str, ...], folder: Path, samples: Sequence[Path] = FOLDERS) -> Printed:
    materials = open_materials(template=look)
    drafts = {sample.name: draft(read_answers(sample / "answers.json"), materials) for sample in samples}
    made = {f"{name} {form}": bytes(getattr(drafts[name], form)()) for name, form in product(drafts, forms)}
    if "signing_copy" in forms:
        for name, drafted in drafts.items():
            made |= {f"{name} {sheet}": data for sheet, data in drafted.companions().items()}
    pdfs = {name: folder / f"{name}.pdf" for name in made}
    for path, data in zip(pdfs.values(), convert(list(made.values())), strict=True):
        path.write_bytes(data)
    return Printed(look, drafts, pdfs, texts(pdfs))


@pytest.fixture(scope="module", params=["classic", "modern"])
def printed(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Printed:
    return laid_out(request.param, ("signing_copy", "summary"), tmp_path_factory.mktemp("printed"))


# LibreOffice takes longest over review drafts: each sample in one look, the one with most laws in both.
_MOST = "milestones-washington"
_REVIEWED = {
    look: [folder for number, folder in enumerate(FOLDERS) if number % 2 == odd or folder.name == _MOST]
    for odd, look in enumerate(("classic", "modern"))
}


@pytest.fixture(scope="module", params=["classic", pytest.param("modern", marks=pytest.mark.outside)])
def reviewed(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Printed:
    folder = tmp_path_factory.mktemp("reviewed")
    return laid_out(request.param, ("review_draft",), folder, _REVIEWED[request.param])


# It is a review draft without pages of its own: some are enough.
@pytest.fixture(scope="module")
def sent(tmp_path_factory: pytest.TempPathFactory) -> Printed:
    return laid_out("modern", ("for_other_side",), tmp_path_factory.mktemp("sent"), FOLDERS[::6])


def faults(printed: Printed, checker: str, every: int = 1) -> dict[str, list[str]]:
    some = list(printed.pdfs.items())[::every]
    found = {name: CHECKERS[checker](pdf) for name, pdf in some}
    return {name: said for name, said in found.items() if said}


@pytest.mark.parametrize("checker", CHECKERS)
def test_no_checker_finds_a_fault_in_a_pdf_to_sign_or_a_summary(printed: Printed, checker: str) -> None:
    assert faults(printed, checker) == {}


# What takes seconds for each document is for CI.
slow = pytest.mark.outside


@pytest.mark.parametrize(
    "checker", [name if name == "page-validation" else pytest.param(name, marks=slow) for name in CHECKERS]
)
def test_no_checker_finds_a_fault_in_the_pdf_of_a_review_draft(reviewed: Printed, checker: str) -> None:
    assert faults(reviewed, checker, every=1 if checker == "page-validation" else 3) == {}


@slow
@pytest.mark.parametrize("checker", CHECKERS)
def test_no_checker_finds_a_fault_in_the_pdf_of_a_draft_for_the_other_side(
    sent: Printed, checker: str
) -> None:
    assert faults(sent, checker) == {}


def test_the_signatures_stand_whole_on_a_page_with_what_is_signed(printed: Printed) -> None:
    for name, drafted in printed.drafts.items():
        (page,) = (page for page in printed.pages[f"{name} signing_copy"] if "Date signed:" in page)
        above = page[: page.index("Date signed:")]
        signers = sum(len(block.signers) for block in drafted.contract.signatures)
        assert page.count("Date signed:") == signers, name
        closing = text_of(drafted.contract.closing[-1].inlines)
        assert bare(closing) in bare(above), name


def test_the_summary_is_one_page(printed: Printed) -> None:
    counts = {name: len(printed.pages[f"{name} summary"]) for name in printed.drafts}
    assert set(counts.values()) == {1}, counts


def bare(text: str) -> str:
    """Leave out spaces and points: the letters of a heading are spaced out, and numbers vary."""
    return re.sub(r"[\s.]", "", text).casefold()


def stranded(printed: Printed) -> Iterator[str]:
    """Yield each heading that stands alone at the foot of a page."""
    for document, pages in printed.pages.items():
        sections = printed.drafts[document.split()[0]].contract.sections
        cover = printed.drafts[document.split()[0]].contract.cover
        found = [f"{section.number}{section.heading}" for section in sections]
        found += [f"{each.number}{each.heading}" for section in sections for each in section.clauses]
        found += [item.heading for item in cover if isinstance(item, CoverHeading)]
        headings = "|".join(re.escape(bare(heading)) for heading in found)
        for page in pages:
            *_, last, _footer = (line for line in page.splitlines() if line.strip())
            # A number of a line may stand before it.
            if re.fullmatch(rf"\d{{0,2}}({headings})", bare(last)):
                yield f"{document}: {last}"


def test_no_heading_stands_alone_at_the_foot_of_a_page(printed: Printed) -> None:
    assert list(stranded(printed)) == []


def test_no_heading_of_a_review_draft_stands_alone_at_the_foot_of_a_page(reviewed: Printed) -> None:
    found = [bare(heading) for heading in stranded(reviewed)]
    assert [heading for heading in found if heading not in _LEFT_ALONE] == []


def before_the_contract(pages: list[str]) -> int:
    """Count the pages before the cover page."""
    return next(n for n, page in enumerate(pages) if _FIRST_PAGE.search(bare(page)))


def test_at_most_two_pages_stand_before_the_contract_of_a_review_draft(reviewed: Printed) -> None:
    counts = {document: before_the_contract(pages) for document, pages in reviewed.pages.items()}
    assert set(counts.values()) <= {1, 2}, counts


def test_two_pages_stand_before_it_however_much_is_open(tmp_path: Path, reviewed: Printed) -> None:
    """One draft of which nothing is answered; one with more findings and open points than fit."""
    materials = open_materials(template=reviewed.look)
    nothing = draft_unfinished(read_unfinished({}), materials, as_of=date(2026, 12, 1))
    much = reviewed.drafts["milestones-washington"]
    risky = replace(much, findings=much.findings * 6)
    made = {
        "nothing": nothing.review_draft(),
        "risky": risky.review_draft(),
        "risky and open": replace(risky, missing=nothing.missing).review_draft(),
    }
    pages = pages_of(made, tmp_path)
    assert {name: before_the_contract(pages[name]) for name in made} == dict.fromkeys(made, 2)
    for name in ("risky", "risky and open"):
        assert any("morefindingsandopenpoints" in bare(page) for page in pages[name][3:]), name


def test_a_review_draft_of_a_short_contract_stays_short(reviewed: Printed) -> None:
    """What is said once is not said again: a lawyer reads it within the hour that the deal can pay for."""
    most = {"classic": 14, "modern": 15}[reviewed.look]
    counts = {name: len(pages) for name, pages in reviewed.pages.items() if name.startswith("short-")}
    assert counts
    assert max(counts.values()) <= most, counts


def test_every_page_of_a_review_draft_says_whom_it_is_for(reviewed: Printed) -> None:
    for document, pages in reviewed.pages.items():
        assert all(bare(BANNER) in bare(page) for page in pages), document
