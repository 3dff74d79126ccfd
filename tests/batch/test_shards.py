"""Sub-folders by the hash in the name: the same in every run, however many records there are."""

from pathlib import Path

import pytest

from generator.batch.settings import shards_for
from tests.batch.runs import client, jsonl, lines, run


@pytest.mark.parametrize(("shards", "digits"), [("16", 1), ("256", 2), ("4096", 3)])
def test_documents_lie_by_the_digits_of_their_hash(tmp_path: Path, shards: str, digits: int) -> None:
    source, out = jsonl(tmp_path / "deals.jsonl", client("Ada"), client("Ben")), tmp_path / "out"
    assert run(source, out, "--shards", shards) == 0
    for entry in lines(out):
        folder, name = entry["output"].split("/")
        assert folder == entry["answers_sha256"][:digits]
        assert name.rsplit("-", 1)[1].startswith(folder)
        assert (out / entry["output"]).is_file()


def test_resume_keeps_to_the_folders_that_are_there(tmp_path: Path) -> None:
    source, out = jsonl(tmp_path / "deals.jsonl", client("Ada")), tmp_path / "out"
    assert run(source, out, "--shards", "16") == 0
    jsonl(source, client("Ada"), client("Ben"))
    assert run(source, out, "--resume") == 0
    assert [entry["output"].count("/") for entry in lines(out)] == [1, 1]


def test_the_size_of_the_input_decides(tmp_path: Path) -> None:
    small, large, huge = tmp_path / "small.jsonl", tmp_path / "large.jsonl", tmp_path / "huge.jsonl"
    for file, size in ((small, 10), (large, 30_000_000), (huge, 2_000_000_000)):
        with file.open("wb") as sparse:
            sparse.truncate(size)
    assert [shards_for([file]) for file in (small, large, huge)] == [0, 256, 4096]
    assert shards_for([tmp_path]) == 4096
