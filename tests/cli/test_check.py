"""`clausegen check`: what stands around the clauses is opened too, and named where it is wrong."""

import json
import zipfile
from io import BytesIO
from pathlib import Path

import pytest

from generator.cli.commands import main

TEMPLATES = Path("contract_templates")
SHIPPED = (TEMPLATES / "classic.docx").read_bytes()
ASKED = "finding: disclosure-sheet-needed"
COMPANION = f"{{ template: seattle_disclosure, {ASKED} }}"


def changed(part: str, before: bytes, after: bytes) -> bytes:
    """Return the shipped template with some bytes of one part changed."""
    made = BytesIO()
    with zipfile.ZipFile(BytesIO(SHIPPED)) as old, zipfile.ZipFile(made, "w") as new:
        for name in old.namelist():
            data = old.read(name)
            assert name != part or before in data
            new.writestr(name, data.replace(before, after) if name == part else data)
    return made.getvalue()


def flipped() -> bytes:
    """Return the shipped template with a byte turned over: where the name of an entry ends."""
    at = SHIPPED.index(b"docProps/core.xml") - 1
    return SHIPPED[:at] + bytes([SHIPPED[at] ^ 255]) + SHIPPED[at + 1 :]


# The first takes the place of the shipped template that contracts are made with.
FRAMES = {
    "classic": (changed("word/document.xml", b"}}", b""), "a tag is not closed"),
    "no_zip": (b"no zip", "is not a Word document"),
    "flipped": (flipped(), "is damaged"),
    "unread": (changed("word/header1.xml", b"<w:hdr", b"<hdr"), "is not well-formed"),
    "no_size": (changed("word/document.xml", b"w:sectPr", b"w:sect"), "no page size"),
    "no_style": (changed("word/styles.xml", b'"Heading2"', b'"Heading"'), "lacks the style Heading2"),
}  # fmt: skip
COMPANIONS = (
    "{ template: seattle_disclosure, finding: disclosure-needed }",
    f"{{ template: portland, {ASKED} }}",
    f"{{ template: misspelled, {ASKED} }}",
    f"{{ template: unframed, {ASKED} }}",
)

Found = list[tuple[str, str, str]]
"""Errors, each with its name, place and reason."""


def written(name: str, before: str, after: str) -> str:
    """Return an outline of ours with one place changed; a sheet takes the name of its file."""
    text = (TEMPLATES / f"{name}.yaml").read_text(encoding="utf-8")
    assert before in text
    return text.replace(before, after)


def sheet(name: str, before: str, after: str) -> str:
    return written("seattle_disclosure", before, after).replace("name: seattle_disclosure", f"name: {name}")


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a firm's own templates, with all that can be wrong about them."""
    folder = tmp_path_factory.mktemp("own") / "contract_templates"
    folder.mkdir()
    for name, (content, _) in FRAMES.items():
        (folder / f"{name}.docx").write_bytes(content)
    outlines = {
        "freelance_services": written("freelance_services", COMPANION, "\n  - ".join(COMPANIONS)),
        "misspelled": sheet("misspelled", "project.title }}", "project.titel }}"),
        "unframed": sheet("unframed", "frame: classic\n", ""),
    }
    for name, text in outlines.items():
        (folder / f"{name}.yaml").write_text(text, encoding="utf-8")
    return folder


@pytest.fixture(scope="module")
def errors(folder: Path) -> Found:
    printed: list[str] = []
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("click.echo", printed.append)
        assert main(["check", "--library", str(folder.parent), "--json", "--as-of", "2026-12-01"]) == 1
    found = json.loads(printed[0])["findings"]
    return [(f["id"], f["place"], f["reason"]) for f in found if f["severity"] == "error"]


def test_an_error_is_told_of_each_file_and_of_no_other(folder: Path, errors: Found) -> None:
    wrong = {*(f"{name}.docx" for name in FRAMES), "freelance_services.yaml", "misspelled.yaml"}
    assert {place.split(":")[0] for _, place, _ in errors} == {
        *(str(folder / name) for name in wrong),
        "contract_templates/unframed.docx",
    }


@pytest.mark.parametrize("name", FRAMES)
def test_a_template_that_word_could_not_fill_is_an_error(name: str, folder: Path, errors: Found) -> None:
    found = [(kind, reason) for kind, place, reason in errors if place == str(folder / f"{name}.docx")]
    assert {kind for kind, _ in found} == {"template-wrong"}
    assert FRAMES[name][1] in found[0][1]


def test_a_companion_that_no_finding_asks_for_is_an_error(folder: Path, errors: Found) -> None:
    ((place, reason),) = [found[1:] for found in errors if found[0] == "companion-never-asked-for"]
    assert place.startswith(f"{folder}/freelance_services.yaml:")
    assert "no finding is called disclosure-needed" in reason


def test_a_companion_that_there_is_not_is_an_error(folder: Path, errors: Found) -> None:
    ((name, reason),) = [
        (name, reason)
        for name, place, reason in errors
        if place.startswith(f"{folder}/freelance_services.yaml:") and name != "companion-never-asked-for"
    ]
    assert (name, "no such template" in reason) == ("companion-wrong", True)


def test_a_companion_that_cannot_be_read_is_an_error_with_its_line(folder: Path, errors: Found) -> None:
    ((name, reason),) = [
        (name, reason) for name, place, reason in errors if place.startswith(f"{folder}/misspelled.yaml:")
    ]
    assert name == "companion-wrong"
    assert "did you mean project.title?" in reason


def test_a_companion_without_a_template_is_an_error(errors: Found) -> None:
    found = [(name, place) for name, place, _ in errors if "unframed" in place]
    assert found == [("template-wrong", "contract_templates/unframed.docx")]


def test_the_hardest_clause_is_told_and_every_grade_on_request(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", "--as-of", "2026-12-01", "--grades"]) == 0
    *grades, summary = capsys.readouterr().out.splitlines()
    assert [line.split()[-1] for line in grades if "late_charge.rate" in line] == ["payment/late_charge.rate"]
    assert f"{len(grades)} clauses" in summary
    words = [int(line.split()[0]) for line in grades]
    assert words == sorted(words, reverse=True)
    assert max(float(line.split()[3]) for line in grades) == float(summary.split("hardest ")[1].split()[0])
    assert int(summary.partition(" samples")[0].split()[-1]) >= 9


def test_a_library_without_samples_says_so(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "contract_templates" / "freelance_services.docx"
    file.parent.mkdir()
    file.write_bytes(SHIPPED)
    assert main(["check", "--library", str(tmp_path), "--as-of", "2026-12-01"]) == 0
    assert "no samples lie beside these clauses" in capsys.readouterr().out
