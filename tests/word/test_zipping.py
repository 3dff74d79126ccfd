"""The archive of a Word file is one for every program, and equal parts make equal bytes."""

import io
import shutil
import subprocess
import zipfile
from pathlib import Path

import pytest
from hypothesis import given, strategies as st

from generator.docx import zipping
from generator.docx.package import pack
from generator.docx.xml import CONTENT_TYPES
from generator.errors import InputError

NAMES = st.text(st.characters(codec="utf-8", exclude_characters="\0\\"), min_size=1, max_size=20)
PARTS = st.dictionaries(NAMES, st.binary(max_size=400), max_size=6)
TWO = {"word/media/naïve 字.png": b"\x89PNG" * 500, CONTENT_TYPES: b"<Types/>"}


@given(PARTS, st.integers(1, 9))
def test_python_reads_back_what_was_packed(parts: dict[str, bytes], level: int) -> None:
    with zipfile.ZipFile(io.BytesIO(pack(parts, compression=level))) as archive:
        assert archive.testzip() is None
        assert {name: archive.read(name) for name in archive.namelist()} == parts


@pytest.mark.skipif(shutil.which("unzip") is None, reason="unzip is not installed")
@pytest.mark.parametrize("parts", [TWO, {}], ids=["parts", "none"])
def test_unzip_finds_no_fault(parts: dict[str, bytes], tmp_path: Path) -> None:
    file = tmp_path / "a.docx"
    file.write_bytes(pack(parts))
    told = subprocess.run(["unzip", "-t", file], capture_output=True, check=False)
    assert (b"No errors detected" if parts else b"zipfile is empty") in told.stdout + told.stderr


def test_the_types_come_first() -> None:
    with zipfile.ZipFile(io.BytesIO(pack(TWO))) as archive:
        assert archive.namelist() == [CONTENT_TYPES, "word/media/naïve 字.png"]


def test_what_others_share_does_not_change_the_bytes() -> None:
    assert pack(TWO, own={CONTENT_TYPES}) == pack(dict(reversed(TWO.items())))


@pytest.mark.parametrize(("limit", "value"), [("LARGEST", 50), ("MOST", 1)])
def test_what_zip_cannot_hold_is_refused(limit: str, value: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(zipping, limit, value)
    with pytest.raises(InputError, match="too large"):
        pack(TWO)
