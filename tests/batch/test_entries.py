"""The entries of an archive of any length: what zip calls large is read back by Python's zipfile."""

import zipfile
from pathlib import Path

import pytest

from generator.batch.entries import Entries, Entry

FIVE_GB = 5 << 30


def finished(path: Path, *, first: Entry | None = None, count: int) -> zipfile.ZipFile:
    with path.open("w+b") as file:
        entries = Entries(file, path.parent, 0o644)
        if first is not None:
            file.write(first.head())
            entries.keep(first)  # its data is a hole in the file
        for number in range(count):
            entries.add(f"{number}.docx", b"%d" % number)
        entries.finish()
        entries.close()
    return zipfile.ZipFile(path)


@pytest.mark.parametrize("count", [0, 1, (1 << 16) - 1])
def test_python_reads_archives_of_many_entries(tmp_path: Path, count: int) -> None:
    with finished(tmp_path / "a.zip", count=count) as archive:
        assert archive.namelist() == [f"{number}.docx" for number in range(count)]
        for number in range(0, count, 9999):
            assert archive.read(f"{number}.docx") == b"%d" % number


def test_python_reads_archives_of_many_gigabytes(tmp_path: Path) -> None:
    with finished(tmp_path / "a.zip", first=Entry("large.é", 0, FIVE_GB, 0), count=2) as archive:
        assert [info.file_size for info in archive.infolist()] == [FIVE_GB, 1, 1]
        assert archive.read("1.docx") == b"1"
        with archive.open("large.é") as large:
            assert large.read(3) == bytes(3)


def test_an_entry_is_read_again(tmp_path: Path) -> None:
    with (tmp_path / "a.zip").open("w+b") as file:
        entries = Entries(file, tmp_path, 0o600)
        entries.add("é.docx", b"one")
        entries.add("two.docx", b"two")
        assert entries.read("é.docx") == b"one"
        entries.add("three.docx", b"three")
        assert [entries.read(name) for name in ("two.docx", "three.docx")] == [b"two", b"three"]
        assert "four.docx" not in entries
        entries.close()
