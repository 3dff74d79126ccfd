"""What LibreOffice makes of our documents: tagged PDF/A with its fonts inside."""

import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pikepdf
import pytest

from generator.assembly.contract import Contract, SignatureBlock
from generator.cli.commands import main
from generator.pdf.converting import convert
from generator.word.reviewing import write_review
from generator.word.sheet import write_sheet
from generator.word.writing import write
from tests.pdf.checkers import page_validation
from tests.word.conftest import MODERN, TEMPLATE, review_of
from tests.word.trees import contract, sheet, signers, words

pytestmark = [
    pytest.mark.office,
    pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice (soffice) is missing"),
    pytest.mark.skipif(shutil.which("pdfinfo") is None, reason="poppler (pdfinfo) is missing"),
    pytest.mark.xdist_group("office"),
]

SAMPLE = Path(__file__).parents[2] / "samples" / "new-client-new-york" / "answers.json"


def asked(tool: str, pdf: Path, *options: str) -> str:
    return subprocess.run([tool, *options, pdf], capture_output=True, check=True, text=True).stdout


def signed_by_three_each() -> Contract:
    """Return a contract whose sides sign below each other."""
    three = signers("Maya Ortiz", "Erik Halden", "Ann Rowe")
    sides = (SignatureBlock(role, words(f"{role}, Inc."), three) for role in ("Freelancer", "Client"))
    return contract(signatures=tuple(sides))


@pytest.fixture(scope="module")
def pdfs(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    folder = tmp_path_factory.mktemp("pdf")
    documents = {
        "classic": write(contract(), TEMPLATE),
        "modern": write(contract(), MODERN),
        "summary": write_sheet(sheet(), TEMPLATE),
        "review": write_review(contract(), TEMPLATE, review_of()),
        "three": write(signed_by_three_each(), TEMPLATE),
    }
    paths = {name: folder / f"{name}.pdf" for name in documents}
    for path, data in zip(paths.values(), convert(list(documents.values())), strict=True):
        path.write_bytes(data)
    return paths


def elements(element: Any) -> Iterator[Any]:
    """Yield all that a PDF tags, in order."""
    kids = element.get("/K", [])
    for kid in kids if isinstance(kids, pikepdf.Array) else [kids]:
        if isinstance(kid, pikepdf.Dictionary) and "/S" in kid:
            yield kid
            yield from elements(kid)


def headings(path: Path) -> list[tuple[str, str]]:
    """Return what each header cell of a PDF heads, and the style of what it says."""
    found = []
    with pikepdf.open(path) as pdf:
        for cell in elements(pdf.Root.StructTreeRoot):
            if cell.S == "/TH":
                (scope,) = (str(a["/Scope"]) for a in cell.A.as_list() if "/Scope" in a)
                found.append((scope[1:], str(next(elements(cell)).S)[1:]))
    return found


def test_a_pdf_is_tagged_and_has_its_title(pdfs: dict[str, Path]) -> None:
    for pdf in pdfs.values():
        told = asked("pdfinfo", pdf)
        assert "Tagged:          yes" in told
        assert "JavaScript:      no" in told
        title = "Summary" if pdf.stem == "summary" else "Freelance Services Agreement"
        assert f"Title:           {title}\n" in told


def test_a_pdf_says_that_it_is_pdf_a_and_pdf_ua(pdfs: dict[str, Path]) -> None:
    for pdf in pdfs.values():
        told = asked("pdfinfo", pdf, "-meta")
        assert "<pdfaid:part>2<" in told
        assert "<pdfaid:conformance>B<" in told
        assert "<pdfuaid:part>1<" in told


def test_every_font_is_embedded(pdfs: dict[str, Path]) -> None:
    for pdf in pdfs.values():
        fonts = [line.split() for line in asked("pdffonts", pdf).splitlines()[2:]]
        assert fonts
        assert all(font[-5] == "yes" for font in fonts)


def test_the_pages_are_the_documents(pdfs: dict[str, Path]) -> None:
    assert "Pages:           1\n" in asked("pdfinfo", pdfs["summary"])
    assert "Pages:           3\n" in asked("pdfinfo", pdfs["classic"])


def test_the_terms_of_the_cover_page_and_the_summary_head_rows(pdfs: dict[str, Path]) -> None:
    for name, style in (("classic", "Cover Term"), ("summary", "Summary Heading")):
        of_rows = {found for found in headings(pdfs[name]) if found[0] == "Row"}
        assert of_rows == {("Row", style)}


@pytest.mark.parametrize("name", ["classic", "three"])
def test_the_parties_head_the_columns_of_the_signatures(name: str, pdfs: dict[str, Path]) -> None:
    assert headings(pdfs[name]).count(("Column", "Signature Role")) == 2


def test_a_watermark_is_decoration_and_nothing_is_empty(pdfs: dict[str, Path]) -> None:
    for path in pdfs.values():
        with pikepdf.open(path) as pdf:
            found = list(elements(pdf.Root.StructTreeRoot))
            assert [kid.S for kid in pdf.Root.StructTreeRoot.K.as_list()] == ["/Document"]
            assert "/Figure" not in [each.S for each in found]
            assert not [each.S for each in found if each.S not in ("/TD", "/TR") and not each.get("/K")]


def test_page_validation_finds_nothing(pdfs: dict[str, Path]) -> None:
    assert {name: said for name, pdf in pdfs.items() if (said := page_validation(pdf))} == {}


def test_draft_writes_the_pdf_beside_the_contract(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["draft", str(SAMPLE), "-o", str(tmp_path / "c.docx"), "--review", "--pdf"]) == 0
    assert "c.pdf" in (told := capsys.readouterr()).out
    assert "has no comments" in told.err
    read = subprocess.run(["pdftotext", tmp_path / "c.pdf", "-"], capture_output=True, check=True)
    assert read.stderr == b"", "comments are in it, in boxes that are broken"
    assert (tmp_path / "c.pdf").stat().st_mode & 0o777 == 0o600
    assert main(["draft", str(SAMPLE), "-o", str(tmp_path / "c.docx"), "--pdf"]) == 1
