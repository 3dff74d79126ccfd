"""Writing: a file is whole or not there, and one that stands is never replaced unasked."""

import os
import resource
from collections.abc import Iterator
from contextlib import contextmanager
from errno import EPERM
from pathlib import Path
from typing import Any

import pytest

from generator.errors import InputError
from generator.writing import FileStands, write_file

UMASK = 0o027


@pytest.fixture
def _umask() -> Iterator[None]:
    before = os.umask(UMASK)
    yield
    os.umask(before)


def mode(path: Path) -> int:
    return path.stat().st_mode & 0o777


@contextmanager
def small_disk() -> Iterator[None]:
    """Allow files of 100 bytes only, for what is written inside of the block and not for pytest's own."""
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (100, before[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)


def refuse_links(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: Any) -> None:
        raise OSError(EPERM, os.strerror(EPERM))

    monkeypatch.setattr(os, "link", fail)


def after(function: Any, then: Any) -> Any:
    """Return the function, which the first time does something more when it is done."""
    todo = [then]

    def both(*arguments: Any) -> Any:
        result = function(*arguments)
        if todo:
            todo.pop()()
        return result

    return both


@pytest.mark.parametrize("links", [True, False])
def test_a_file_that_comes_while_another_is_written_stays(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, links: bool
) -> None:
    file = tmp_path / "contract.docx"
    if not links:
        refuse_links(monkeypatch)
    monkeypatch.setattr(os, "open", after(os.open, lambda: file.write_bytes(b"mine")))
    with pytest.raises(FileStands, match="--overwrite"):
        write_file(file, b"other")
    assert file.read_bytes() == b"mine"
    assert list(tmp_path.iterdir()) == [file]


def test_a_dangling_link_is_a_file_that_stands(tmp_path: Path) -> None:
    (tmp_path / "link.docx").symlink_to(tmp_path / "nowhere")
    with pytest.raises(FileStands):
        write_file(tmp_path / "link.docx", b"x")


def test_where_links_are_not_supported_a_file_is_written_all_the_same(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    refuse_links(monkeypatch)
    write_file(tmp_path / "new.docx", b"x")
    assert [(path.name, path.read_bytes()) for path in tmp_path.iterdir()] == [("new.docx", b"x")]


@pytest.mark.parametrize("links", [True, False])
def test_a_full_disk_leaves_nothing_behind(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, links: bool
) -> None:
    if not links:
        refuse_links(monkeypatch)
    with small_disk(), pytest.raises(InputError, match="cannot be written: File too large"):
        write_file(tmp_path / "new.docx", b"x" * 101)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("overwrite", [True, False])
@pytest.mark.parametrize(("private", "expected"), [(False, 0o666 & ~UMASK), (True, 0o600)])
@pytest.mark.usefixtures("_umask")
def test_documents_follow_the_umask_and_answers_are_for_their_owner(
    tmp_path: Path, overwrite: bool, private: bool, expected: int
) -> None:
    write_file(tmp_path / "new", b"x", overwrite=overwrite, private=private)
    assert mode(tmp_path / "new") == expected


def test_a_name_as_long_as_the_system_allows_can_be_written(tmp_path: Path) -> None:
    name = "😀" * 62 + ".docx"
    write_file(tmp_path / name, b"x")
    assert (tmp_path / name).read_bytes() == b"x"


def test_a_name_that_is_too_long_is_a_message(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="cannot be written: File name too long"):
        write_file(tmp_path / ("a" * 300), b"x")
