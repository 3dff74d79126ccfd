"""`clausegen template`: a template to start from, and the check of one."""

import json
import zipfile
from io import BytesIO
from pathlib import Path

import pytest

from generator.cli.commands import main
from generator.docx.package import pack, unpack
from generator.docx.xml import DOCUMENT
from generator.errors import InputError
from generator.writing import write_file

ANSWERS = Path(__file__).parents[2] / "samples" / "new-client-new-york" / "answers.json"


@pytest.fixture(autouse=True)
def _in_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def drafted(*options: str) -> dict[str, bytes]:
    out = Path(f"{len(list(Path().iterdir()))}.docx")
    assert main(["draft", str(ANSWERS), "-o", str(out), *options]) == 0
    return unpack(out.read_bytes())


def test_a_new_template_takes_the_place_of_the_shipped_one(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["template", "new"]) == 0
    assert "clausegen draft ANSWERS.json --library library\n" in capsys.readouterr().out
    file = Path("library/contract_templates/classic.docx")
    parts = unpack(file.read_bytes())
    styles = parts["word/styles.xml"]
    file.write_bytes(pack(parts | {"word/styles.xml": styles.replace(b'w:val="1F3044"', b'w:val="7A1F1F"')}))
    assert b'w:val="7A1F1F"' in drafted("--library", "library")["word/styles.xml"]
    assert b'w:val="7A1F1F"' not in drafted()["word/styles.xml"]


@pytest.mark.parametrize("outline", [(), ("--outline",)])
def test_a_named_template_is_asked_for_by_its_name(
    outline: tuple[str, ...], capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["template", "new", "our_firm", "-o", "own", "--template", "modern", *outline]) == 0
    assert "--library own --template our_firm" in capsys.readouterr().out
    mine = drafted("--library", "own", "--template", "our_firm")
    assert mine[DOCUMENT] == drafted("--template", "modern")[DOCUMENT]


def test_the_tags_are_listed_beside_the_template() -> None:
    assert main(["template", "new"]) == 0
    about = Path("library/contract_templates/README.md").read_text(encoding="utf-8")
    assert "{{p terms }}" in about
    assert "build.py" not in about
    assert "seattle_disclosure" not in about
    assert "\n\n| `{% if" not in about


def test_a_second_template_leaves_the_readme_as_it_is(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["template", "new"]) == 0
    about = Path("library/contract_templates/README.md")
    about.write_text("our notes", encoding="utf-8")
    capsys.readouterr()
    assert main(["template", "new", "studio"]) == 0
    assert "README.md\n" not in capsys.readouterr().out.split("Next:")[0]
    assert Path("library/contract_templates/studio.docx").exists()
    assert about.read_text(encoding="utf-8") == "our notes"


def test_what_stands_is_not_written_over(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["template", "new"]) == 0
    Path("library/contract_templates/classic.docx").write_bytes(b"mine")
    assert main(["template", "new"]) == 1
    assert "classic.docx: exists" in capsys.readouterr().err
    assert Path("library/contract_templates/classic.docx").read_bytes() == b"mine"
    assert main(["template", "new", "--overwrite"]) == 0


@pytest.mark.parametrize("options", [(), ("--overwrite",)])
def test_a_file_that_cannot_be_written_leaves_the_others_as_they_were(options: tuple[str, ...]) -> None:
    folder = Path("library/contract_templates")
    (folder / "freelance_services.yaml").mkdir(parents=True)  # the last file to be written
    if options:
        (folder / "classic.docx").write_bytes(b"mine")
        (folder / "classic.docx").chmod(0o600)
    before = {file: (file.stat().st_mode, file.is_dir() or file.read_bytes()) for file in folder.iterdir()}
    assert main(["template", "new", "--outline", *options]) == 1
    after = {file: (file.stat().st_mode, file.is_dir() or file.read_bytes()) for file in folder.iterdir()}
    assert after == before


def test_nothing_is_left_of_a_template_that_could_not_be_written_whole(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def full(path: Path, data: bytes, **named: bool) -> None:
        if path.name == "README.md":
            raise InputError.single("cannot be written: No space left on device", source=str(path))
        write_file(path, data, **named)

    monkeypatch.setattr("generator.writing.write_file", full)
    assert main(["template", "new"]) == 1
    assert "No space left" in capsys.readouterr().err
    assert not list(Path().rglob("*.docx"))


@pytest.mark.parametrize("name", ["CON", "nul", "Com1", "AUX", "lpt9"])
def test_a_name_that_windows_keeps_for_a_device_is_refused(
    name: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["template", "new", name]) == 2
    assert f"'{name}' is a device on Windows" in capsys.readouterr().err
    assert not list(Path().iterdir())


@pytest.mark.parametrize("name", ["../evil", "a b", "x.docx", "-"])
def test_a_name_that_is_no_file_name_is_refused(name: str) -> None:
    assert main(["template", "new", "--", name]) == 2
    assert not list(Path().iterdir())


@pytest.mark.parametrize("look", ["classic", "modern"])
def test_the_shipped_templates_pass_their_own_check(look: str, capsys: pytest.CaptureFixture[str]) -> None:
    file = Path(__file__).parents[2] / "contract_templates" / f"{look}.docx"
    assert main(["template", "check", str(file)]) == 0
    assert "sound" in capsys.readouterr().out


def broken(file: Path, before: bytes, after: bytes) -> Path:
    assert main(["template", "new"]) == 0
    source = Path("library/contract_templates/classic.docx")
    made = BytesIO()
    with zipfile.ZipFile(source) as old, zipfile.ZipFile(made, "w") as new:
        for name in old.namelist():
            data = old.read(name)
            new.writestr(name, data.replace(before, after) if name == DOCUMENT else data)
    file.write_bytes(made.getvalue())
    return file


def test_a_problem_is_a_line_with_its_place(capsys: pytest.CaptureFixture[str]) -> None:
    file = broken(Path("own.docx"), b"{{ row.term }}", b"{{ row.trem }}")
    capsys.readouterr()
    assert main(["template", "check", str(file), "--json"]) == 1
    (error,) = json.loads(capsys.readouterr().out)["errors"]
    assert error["place"] == "word/document.xml, table 1, row 2, cell 1, paragraph 1"
    assert "did you mean row.term?" in error["message"]


def test_a_template_that_loses_text_is_found_by_filling_it(capsys: pytest.CaptureFixture[str]) -> None:
    file = broken(Path("own.docx"), b"{{ row.term }}", b"Term")
    assert main(["template", "check", str(file)]) == 1
    assert "a filled contract lacks this text" in capsys.readouterr().err


def test_check_looks_at_every_template_of_a_folder(capsys: pytest.CaptureFixture[str]) -> None:
    file = broken(Path("library/contract_templates/other.docx"), b"{{p terms }}", b"{{ terms }}")
    assert main(["check", "--library", "library", "--json", "--as-of", "2026-12-01"]) == 1
    out = capsys.readouterr().out
    errors = [f for f in json.loads(out[out.index("{") :])["findings"] if f["severity"] == "error"]
    assert {error["place"] for error in errors} == {str(file)}
