"""A person's own library folder: what cannot be used is said, never passed over."""

import os
from pathlib import Path

import pytest

from generator.errors import InputError
from generator.library.clause import Library
from generator.library.shipped import folders
from generator.packs.library import read_library, read_outline
from tests.library.shelf import clause_file, outline_file

CLAUSE = "clauses/en-US/general/records.md"


def put(root: Path, name: str, text: str | bytes = "") -> Path:
    file = root / name
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(text if isinstance(text, bytes) else text.encode())
    return file


def read(own: Path) -> Library:
    return read_library(folders(own), "en-US")


def heading(own: Path) -> str:
    return next(clause.heading for clause in read(own).clauses() if clause.id == "general/records")


def refusal(own: Path) -> str:
    with pytest.raises(InputError) as caught:
        read(own)
    return str(caught.value)


@pytest.mark.parametrize(("name", "words"), [("none", "is not a folder"), ("x" * 300, "name is too long")])
def test_an_own_library_is_a_folder(tmp_path: Path, name: str, words: str) -> None:
    with pytest.raises(InputError, match=words):
        folders(tmp_path / name)


@pytest.mark.parametrize("name", ["clause/en-US/a/b.md", "clauses/en-GB/general/records.md", "notes.txt"])
def test_a_folder_that_adds_nothing_is_refused_with_what_was_expected(tmp_path: Path, name: str) -> None:
    put(tmp_path, name, clause_file())
    message = refusal(tmp_path)
    assert "holds no clause, no law and no words of en-US, and no template" in message
    assert "clauses/<pack>/<section>/<slot>.md" in message


def test_a_folder_with_a_template_only_is_enough(tmp_path: Path) -> None:
    put(tmp_path, "contract_templates/tiny.docx")
    assert read(tmp_path).slots


@pytest.mark.parametrize("name", ["clauses/en_US/general/records.md", "clauses/records.md"])
def test_a_clause_in_no_pack_is_refused(tmp_path: Path, name: str) -> None:
    put(tmp_path, CLAUSE, clause_file())
    put(tmp_path, name, clause_file())
    assert f"{tmp_path / name}: lies in no pack" in refusal(tmp_path)


@pytest.mark.parametrize("name", ["records.md", "general/deeper/records.md", "general/RECORDS.MD"])
def test_a_clause_at_a_wrong_place_is_refused(tmp_path: Path, name: str) -> None:
    put(tmp_path, f"clauses/en-US/{name}", clause_file())
    assert "the path must be <section>/<slot>[.<variant>].md" in refusal(tmp_path)


def test_files_that_begin_with_a_dot_are_passed_over(tmp_path: Path) -> None:
    put(tmp_path, CLAUSE, clause_file())
    put(tmp_path, "clauses/en-US/general/._records.md", b"\x00\x05\x16\x07")
    put(tmp_path, "clauses/.git/x.md")
    assert heading(tmp_path) == "Heading"


def test_a_folder_that_cannot_be_read_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    closed = put(tmp_path, CLAUSE, clause_file()).parent
    listed = os.scandir

    def scandir(path: str) -> "os._ScandirIterator[str]":
        if Path(path) == closed:
            raise PermissionError(13, "Permission denied", str(path))
        return listed(path)

    monkeypatch.setattr(os, "scandir", scandir)
    assert f"{closed}: cannot be read: Permission denied" in refusal(tmp_path)


def test_a_file_where_the_folder_should_be_is_refused(tmp_path: Path) -> None:
    put(tmp_path, "contract_templates/tiny.yaml", outline_file("a.b"))
    put(tmp_path, "clauses")
    assert "clauses: cannot be read: Not a directory" in refusal(tmp_path)


def test_a_linked_folder_is_read(tmp_path: Path) -> None:
    put(tmp_path, "shared/records.md", clause_file())
    (tmp_path / "clauses/en-US").mkdir(parents=True)
    (tmp_path / "clauses/en-US/general").symlink_to(tmp_path / "shared")
    assert heading(tmp_path) == "Heading"


@pytest.mark.parametrize("link", ["clauses", "clauses/en-US", "clauses/en-US/general", CLAUSE])
def test_a_link_out_of_the_folder_is_refused(tmp_path: Path, link: str) -> None:
    put(tmp_path / "elsewhere", CLAUSE, clause_file())
    own = tmp_path / "own"
    put(own, "contract_templates/tiny.yaml", outline_file("a.b"))
    (own / link).parent.mkdir(parents=True, exist_ok=True)
    (own / link).symlink_to(tmp_path / "elsewhere" / link)
    assert f"{own / link}: is a link out of {own}" in refusal(own)


def test_a_template_that_is_a_link_out_of_the_folder_is_refused(tmp_path: Path) -> None:
    outline = put(tmp_path / "elsewhere", "tiny.yaml", outline_file("a.b"))
    file = tmp_path / "own/contract_templates/tiny.yaml"
    file.parent.mkdir(parents=True)
    file.symlink_to(outline)
    with pytest.raises(InputError, match="is a link out of"):
        read_outline(folders(tmp_path / "own"), "tiny")


def test_a_link_back_is_refused(tmp_path: Path) -> None:
    put(tmp_path, CLAUSE, clause_file())
    (tmp_path / "clauses/en-US/general/again").symlink_to(tmp_path / "clauses")
    assert "again: is a link back to a folder that it stands in" in refusal(tmp_path)


def test_a_folder_of_too_many_files_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("generator.library.bounds._MOST_ENTRIES", 3)
    for number in range(4):
        put(tmp_path, f"clauses/en-US/general/n{number}.md", clause_file())
    assert "clauses: holds more than 3 files" in refusal(tmp_path)


def test_a_clause_of_many_pages_is_refused(tmp_path: Path) -> None:
    put(tmp_path, CLAUSE, clause_file("a " * 600_000))
    assert f"{tmp_path / CLAUSE}: is larger than 1 MB" in refusal(tmp_path)


def test_a_pipe_is_refused_and_not_waited_for(tmp_path: Path) -> None:
    (tmp_path / CLAUSE).parent.mkdir(parents=True)
    os.mkfifo(tmp_path / CLAUSE)
    assert "it is a device or a pipe" in refusal(tmp_path)


def test_a_value_that_stands_for_another_is_refused(tmp_path: Path) -> None:
    """Aliases of aliases make a short file into a list that no memory holds."""
    front = "law: &a [US-CA]\nplace: *a"
    file = put(tmp_path, CLAUSE, clause_file().replace("version: 1", f"version: 1\n{front}"))
    assert f"{file}:" in refusal(tmp_path)
    assert "the anchor &a is not allowed" in refusal(tmp_path)


def test_a_clause_that_cannot_be_read_is_named(tmp_path: Path) -> None:
    file = tmp_path / CLAUSE
    file.parent.mkdir(parents=True)
    file.symlink_to(file)
    assert f"{file}: cannot be read: Too many levels of symbolic links" in refusal(tmp_path)


def test_a_clause_in_another_encoding_is_named_with_its_line(tmp_path: Path) -> None:
    file = put(tmp_path, CLAUSE, clause_file("The café pays.").encode("latin-1"))
    assert f"{file}:6: is not UTF-8 text" in refusal(tmp_path)


def test_a_control_character_in_front_matter_is_named_with_its_line(tmp_path: Path) -> None:
    file = put(tmp_path, CLAUSE, clause_file(heading="A\x07"))
    assert f"{file}:2: the character U+0007" in refusal(tmp_path)


@pytest.mark.parametrize(
    ("raw", "place", "words"),
    [
        (b"title: Caf\xe9\n", "tiny.yaml:1", "is not UTF-8 text"),
        (b"name: tiny\ntitle: \x07\n", "tiny.yaml:2", "the character U\\+0007"),
        (b"name: tiny\ntitle: 2026-02-30\n", "tiny.yaml:2", "is not valid YAML"),
    ],
)
def test_an_outline_that_cannot_be_read_is_named(tmp_path: Path, raw: bytes, place: str, words: str) -> None:
    put(tmp_path, "contract_templates/tiny.yaml", raw)
    with pytest.raises(InputError, match=f"{place}: {words}"):
        read_outline(folders(tmp_path), "tiny")


def test_a_template_whose_name_is_too_long_is_a_message() -> None:
    with pytest.raises(InputError, match="the name is too long"):
        read_outline(folders(None), "x" * 300)
