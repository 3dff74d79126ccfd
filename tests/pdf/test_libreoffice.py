"""What LibreOffice makes of our documents: tagged PDF/A with its fonts inside."""

import shutil
import subprocess
from pathlib import Path

import pytest

from generator.cli import main
from generator.pdf import convert
from generator.word import write, write_sheet
from tests.word.conftest import MODERN, TEMPLATE
from tests.word.trees import contract, sheet

pytestmark = [
    pytest.mark.office,
    pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice (soffice) is missing"),
    pytest.mark.skipif(shutil.which("pdfinfo") is None, reason="poppler (pdfinfo) is missing"),
    pytest.mark.xdist_group("office"),
]

SAMPLE = Path(__file__).parents[2] / "samples" / "new-client-new-york" / "answers.json"


def asked(tool: str, pdf: Path, *options: str) -> str:
    return subprocess.run([tool, *options, pdf], capture_output=True, check=True, text=True).stdout


@pytest.fixture(scope="module")
def pdfs(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    folder = tmp_path_factory.mktemp("pdf")
    made = convert([write(contract(), TEMPLATE), write(contract(), MODERN), write_sheet(sheet(), TEMPLATE)])
    paths = {name: folder / f"{name}.pdf" for name in ("classic", "modern", "summary")}
    for path, data in zip(paths.values(), made, strict=True):
        path.write_bytes(data)
    return paths


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
    assert "Pages:           4\n" in asked("pdfinfo", pdfs["classic"])


def test_draft_writes_the_pdf_beside_the_contract(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["draft", str(SAMPLE), "-o", str(tmp_path / "c.docx"), "--review", "--pdf"]) == 0
    assert "c.pdf" in (told := capsys.readouterr()).out
    assert "has no comments" in told.err
    read = subprocess.run(["pdftotext", tmp_path / "c.pdf", "-"], capture_output=True, check=True)
    assert read.stderr == b"", "comments are in it, in boxes that are broken"
    assert (tmp_path / "c.pdf").stat().st_mode & 0o777 == 0o600
    assert main(["draft", str(SAMPLE), "-o", str(tmp_path / "c.docx"), "--pdf"]) == 1
