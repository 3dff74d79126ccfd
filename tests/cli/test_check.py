"""`clausegen check`: what stands around the clauses is opened too, and named where it is wrong."""

import json
import zipfile
from io import BytesIO
from pathlib import Path

import pytest

from generator.cli import main

TEMPLATES = Path("contract_templates")
SHIPPED = (TEMPLATES / "classic.docx").read_bytes()


def own(folder: Path, name: str, content: str | bytes) -> Path:
    file = folder / "contract_templates" / name
    file.parent.mkdir(exist_ok=True)
    file.write_bytes(content if isinstance(content, bytes) else content.encode())
    return file


def changed(part: str, before: bytes, after: bytes) -> bytes:
    """Return the shipped template with some bytes of one part changed."""
    made = BytesIO()
    with zipfile.ZipFile(BytesIO(SHIPPED)) as old, zipfile.ZipFile(made, "w") as new:
        for name in old.namelist():
            data = old.read(name)
            assert name != part or before in data
            new.writestr(name, data.replace(before, after) if name == part else data)
    return made.getvalue()


def errors(folder: Path, capsys: pytest.CaptureFixture[str]) -> list[tuple[str, str, str]]:
    assert main(["check", "--library", str(folder), "--json", "--as-of", "2026-12-01"]) == 1
    report = json.loads(capsys.readouterr().out)
    return [(f["id"], f["place"], f["reason"]) for f in report["findings"] if f["severity"] == "error"]


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"no zip", "is not a Word document"),
        (SHIPPED[:900] + bytes([SHIPPED[900] ^ 255]) + SHIPPED[901:], "is damaged"),
        (changed("word/header1.xml", b"<w:hdr", b"<hdr"), "is not well-formed"),
        (changed("word/document.xml", b"w:sectPr", b"w:sect"), "no page size"),
        (changed("word/styles.xml", b'"Heading2"', b'"Heading"'), "lacks the style Heading2"),
        (changed("word/document.xml", b"}}", b""), "a tag is not closed"),
    ],
)  # fmt: skip
def test_a_template_that_word_could_not_fill_is_an_error(
    tmp_path: Path, content: bytes, reason: str, capsys: pytest.CaptureFixture[str]
) -> None:
    file = own(tmp_path, "classic.docx", content)
    found = errors(tmp_path, capsys)
    assert {(name, place) for name, place, _ in found} == {("template-wrong", str(file))}
    assert reason in found[0][2]


def outline_with(companion: str) -> str:
    text = (TEMPLATES / "freelance_services.yaml").read_text(encoding="utf-8")
    shipped = "{ template: seattle_disclosure, finding: disclosure-sheet-needed }"
    assert shipped in text
    return text.replace(shipped, companion)


def test_a_companion_that_no_finding_asks_for_is_an_error(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    companion = "{ template: seattle_disclosure, finding: disclosure-needed }"
    file = own(tmp_path, "freelance_services.yaml", outline_with(companion))
    ((name, place, reason),) = errors(tmp_path, capsys)
    assert (name, place.startswith(f"{file}:")) == ("companion-never-asked-for", True)
    assert "no finding is called disclosure-needed" in reason


def test_a_companion_that_there_is_not_is_an_error(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    companion = "{ template: portland, finding: disclosure-sheet-needed }"
    own(tmp_path, "freelance_services.yaml", outline_with(companion))
    ((name, _, reason),) = errors(tmp_path, capsys)
    assert (name, "no such template" in reason) == ("companion-wrong", True)


def test_a_companion_that_cannot_be_read_is_an_error_with_its_line(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    text = (TEMPLATES / "seattle_disclosure.yaml").read_text(encoding="utf-8")
    file = own(tmp_path, "seattle_disclosure.yaml", text.replace("project.title }}", "project.titel }}"))
    ((name, place, reason),) = errors(tmp_path, capsys)
    assert (name, place.startswith(f"{file}:")) == ("companion-wrong", True)
    assert "did you mean project.title?" in reason


def test_a_companion_without_a_template_is_an_error(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    text = (TEMPLATES / "seattle_disclosure.yaml").read_text(encoding="utf-8")
    own(tmp_path, "seattle_disclosure.yaml", text.replace("frame: classic\n", ""))
    ((name, place, _),) = errors(tmp_path, capsys)
    assert (name, place) == ("template-wrong", "contract_templates/seattle_disclosure.docx")


def test_the_hardest_clause_is_told_and_every_grade_on_request(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", "--as-of", "2026-12-01", "--grades"]) == 0
    *grades, summary = capsys.readouterr().out.splitlines()
    assert [line.split()[1] for line in grades if "late_charge.rate" in line] == ["payment/late_charge.rate"]
    assert f"{len(grades)} clauses" in summary
    assert grades[0].split()[0] in summary.partition("hardest ")[2]
    assert int(summary.partition(" samples")[0].split()[-1]) >= 9


def test_a_library_without_samples_says_so(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    own(tmp_path, "freelance_services.docx", SHIPPED)
    assert main(["check", "--library", str(tmp_path), "--as-of", "2026-12-01"]) == 0
    assert "no samples lie beside these clauses" in capsys.readouterr().out
