"""--zip: one archive, its manifest inside, gone on with after its last whole entry."""

import json
import random
import zipfile
from pathlib import Path
from typing import Any

import pytest

from generator.cli.commands import main
from tests.batch.runs import client, jsonl, lines, run


def zipped(source: Path, archive: Path, *options: str) -> int:
    return main(["batch", str(source), "--zip", str(archive), "--jobs", "1", *options])


def inside(archive: Path) -> list[dict[str, Any]]:
    with zipfile.ZipFile(archive) as found:
        assert found.testzip() is None
        return [json.loads(line) for line in found.read("manifest.jsonl").splitlines()]


def deals(tmp_path: Path, count: int = 6) -> Path:
    return jsonl(tmp_path / "deals.jsonl", *[client(f"Client {number}") for number in range(count)])


def test_an_archive_holds_what_a_folder_would(tmp_path: Path) -> None:
    source = jsonl(tmp_path / "deals.jsonl", client("Ada"), "garbage", client("Ben"), client("Ada"))
    assert run(source, tmp_path / "out") == 1
    assert zipped(source, tmp_path / "out.zip") == 1
    assert inside(tmp_path / "out.zip") == lines(tmp_path / "out")
    with zipfile.ZipFile(tmp_path / "out.zip") as archive:
        assert archive.namelist()[-1] == "manifest.jsonl"
        assert {entry.compress_type for entry in archive.infolist()} == {zipfile.ZIP_STORED}
        for name in archive.namelist()[:-1]:
            assert archive.read(name) == (tmp_path / "out" / name).read_bytes()
    assert sorted(path.name for path in tmp_path.glob("*out.zip*")) == ["out.zip"]


def test_a_half_archive_is_gone_on_with_to_the_same_bytes(tmp_path: Path) -> None:
    source, archive, partial = deals(tmp_path), tmp_path / "out.zip", tmp_path / "out.zip.partial"
    assert zipped(source, archive) == 0
    whole, manifest = archive.read_bytes(), inside(archive)
    archive.unlink()
    for cut in random.Random(3).sample(range(len(whole)), 4):
        partial.write_bytes(whole[:cut])
        told = manifest[: random.Random(cut).randrange(7)]
        jsonl(tmp_path / "out.zip.manifest.partial", *told, '{"torn')
        assert zipped(source, archive, "--resume") == 0
        assert archive.read_bytes() == whole
        archive.unlink()


def test_a_finished_archive_takes_more_records(tmp_path: Path) -> None:
    archive = tmp_path / "out.zip"
    assert zipped(deals(tmp_path, 2), archive) == 0
    assert zipped(deals(tmp_path, 4), archive, "--resume") == 0
    resumed = archive.read_bytes()
    assert zipped(deals(tmp_path, 4), archive, "--overwrite") == 0
    assert archive.read_bytes() == resumed


@pytest.mark.parametrize("stands", ["out.zip", "out.zip.partial"])
def test_an_archive_is_never_replaced_unasked(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], stands: str
) -> None:
    (tmp_path / stands).write_bytes(b"mine")
    assert zipped(deals(tmp_path, 1), tmp_path / "out.zip") == 1
    assert "--resume" in capsys.readouterr().err
    assert (tmp_path / stands).read_bytes() == b"mine"


def test_what_is_no_archive_is_not_gone_on_with(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "out.zip").write_bytes(b"mine")
    assert zipped(deals(tmp_path, 1), tmp_path / "out.zip", "--resume") == 1
    assert "is no archive of a batch" in capsys.readouterr().err
    assert (tmp_path / "out.zip").read_bytes() == b"mine"


@pytest.mark.parametrize("options", [(), ("-o", "out", "--zip", "out.zip")])
def test_a_batch_goes_to_one_place(tmp_path: Path, options: tuple[str, ...]) -> None:
    assert main(["batch", str(deals(tmp_path, 1)), *options]) == 2
