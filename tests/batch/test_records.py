"""Records: what counts as a deal, and that one bad entry never takes the others."""

import errno
import json
import os
from pathlib import Path
from typing import Any

import pytest

from tests.batch.runs import client, jsonl, lines, run


def listed(file: Path, *entries: Any, end: str = "]") -> Path:
    """Write a JSON list of entries, or of texts as they are, and return the file."""
    texts = [entry if isinstance(entry, str) else json.dumps(entry) for entry in entries]
    file.write_text("[\n" + ",\n".join(texts) + end, encoding="utf-8")
    return file


def message(entry: dict[str, Any]) -> str:
    return str(entry["errors"][0]["message"])


def test_a_json_array_is_many_records(tmp_path: Path) -> None:
    source = tmp_path / "deals.json"
    source.write_text(json.dumps([client("Ada"), client("Ben")]), encoding="utf-8")
    assert run(source, tmp_path / "out") == 0
    assert [entry["input"] for entry in lines(tmp_path / "out")] == [f"{source}[0]", f"{source}[1]"]


def test_a_folder_is_read_whole_by_file_name(tmp_path: Path) -> None:
    folder = tmp_path / "deals"
    (folder / "below").mkdir(parents=True)
    (folder / "b.json").write_text(json.dumps(client("Ben")))
    (folder / "below" / "c.json").write_text(json.dumps(client("Cleo")))
    (folder / "a.json").write_text(json.dumps(client("Ada")))
    (folder / "x.partial.json").write_text("{}")
    assert run(folder, tmp_path / "out") == 0
    assert [entry["output"][:3] for entry in lines(tmp_path / "out")] == ["ada", "ben", "cle"]


@pytest.mark.parametrize("content", ["", "[]", "\n\n"])
def test_an_input_without_records_is_a_failure(tmp_path: Path, content: str) -> None:
    source = tmp_path / "deals.json"
    source.write_text(content)
    assert run(source, tmp_path / "out") == 1


def test_a_missing_input_is_a_failure(tmp_path: Path) -> None:
    assert run(tmp_path / "none.jsonl", tmp_path / "out") == 1
    assert lines(tmp_path / "out")[0]["errors"] == [{"message": "no such file"}]


@pytest.mark.parametrize(
    ("bad", "said"),
    [
        ('{"fee": NaN}', "NaN is not a number"),
        ('{"fee": 1, "fee": 2}', "stands twice"),
        ('{"fee": ' + "1" * 5000 + "}", "not a number"),
        ('{"fee": "a\tb"}', "Invalid control character"),
        ("7", "must be a JSON object"),
        ('{"fee": "\udcff"}', "is not UTF-8 text"),
    ],
)
def test_a_bad_entry_never_takes_the_list(tmp_path: Path, bad: str, said: str) -> None:
    source = tmp_path / "deals.json"
    text = json.dumps([client("Ada"), "here", client("Ben")]).replace('"here"', bad)
    source.write_bytes(text.encode("utf-8", "surrogateescape"))
    assert run(source, tmp_path / "out") == 1
    found = lines(tmp_path / "out")
    assert [entry["status"] for entry in found] == ["done", "failed", "done"]
    assert found[1]["input"] == f"{source}[1]"
    assert said in message(found[1])


def test_an_entry_is_read_exactly_like_a_file(tmp_path: Path) -> None:
    odd = client("Ada")
    odd["client"]["legal_name"] = 1.5
    (tmp_path / "deal.json").write_text(json.dumps(odd), encoding="utf-8")
    assert run(tmp_path / "deal.json", tmp_path / "file") == 1
    assert run(listed(tmp_path / "deals.json", odd), tmp_path / "list") == 1
    assert lines(tmp_path / "file")[0]["errors"] == lines(tmp_path / "list")[0]["errors"]


@pytest.mark.parametrize(
    ("entries", "end", "place"),
    [
        (["{]"], "]", "line 3, column 2"),
        (["{}x"], "]", "line 3, column 3"),
        ([], ",]", "line 2,"),
        ([], "", "line 2,"),
        ([], "] []", "line 2,"),
    ],
)
def test_a_syntax_error_ends_the_list_and_keeps_what_came_before(
    tmp_path: Path, entries: list[str], end: str, place: str
) -> None:
    source = listed(tmp_path / "deals.json", client("Ada"), *entries, end=end)
    assert run(source, tmp_path / "out") == 1
    first, *others, last = lines(tmp_path / "out")
    assert first["status"] == "done"
    assert all("place" in other["errors"][0] for other in others)
    assert "is not valid JSON" in message(last)
    assert place in message(last)
    assert "read no further" in message(last)


def test_an_entry_nested_too_deeply_is_a_message(tmp_path: Path) -> None:
    source = listed(tmp_path / "deals.json", client("Ada"), "[" * 100_000)
    assert run(source, tmp_path / "out") == 1
    assert [entry["status"] for entry in lines(tmp_path / "out")] == ["done", "failed"]
    assert "nested too deeply" in message(lines(tmp_path / "out")[1])


def test_a_list_may_begin_with_a_byte_order_mark(tmp_path: Path) -> None:
    source = tmp_path / "deals.json"
    source.write_text(f" {json.dumps([client('Ada')])} \n", encoding="utf-8-sig")
    assert run(source, tmp_path / "out") == 0


def test_endings_in_capitals_are_recognised(tmp_path: Path) -> None:
    folder = tmp_path / "deals"
    folder.mkdir()
    jsonl(folder / "A.JSONL", client("Ada"), client("Ben"))
    (folder / "B.JSON").write_text(json.dumps(client("Cleo")), encoding="utf-8")
    (folder / "C.PARTIAL.JSON").write_text("{}", encoding="utf-8")
    assert run(folder, tmp_path / "out") == 0
    assert [entry["output"][:3] for entry in lines(tmp_path / "out")] == ["ada", "ben", "cle"]


def test_hidden_files_and_folders_are_skipped(tmp_path: Path) -> None:
    folder = tmp_path / "deals"
    (folder / ".git").mkdir(parents=True)
    (folder / ".git" / "a.json").write_text("{}", encoding="utf-8")
    (folder / "._a.json").write_bytes(b"\x00\x05\x16\x07")
    jsonl(folder / "b.jsonl", client("Ben"))
    assert run(folder, tmp_path / "out") == 0
    assert len(lines(tmp_path / "out")) == 1


@pytest.mark.parametrize("jobs", [1, 2])
def test_a_file_name_that_is_not_utf_8_never_stops_a_batch(tmp_path: Path, jobs: int) -> None:
    folder = tmp_path / "deals"
    folder.mkdir()
    odd = os.fsdecode(os.fsencode(folder) + b"/a\xff.json")
    Path(odd).write_text("{}", encoding="utf-8")
    jsonl(folder / "b.jsonl", client("Ben"))
    assert run(folder, tmp_path / "out", jobs=jobs) == 1
    assert [entry["status"] for entry in lines(tmp_path / "out")] == ["failed", "done"]
    assert lines(tmp_path / "out")[0]["input"] == f"{folder}/a\\xff.json"


def test_a_folder_whose_name_is_not_utf_8_can_take_the_contracts(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = Path(os.fsdecode(os.fsencode(tmp_path) + b"/out\xff"))
    assert run(jsonl(tmp_path / "deals.jsonl", client("Ada")), out) == 0
    assert run(tmp_path / "deals.jsonl", out, "--json") == 0
    assert "out\\xff" in capsys.readouterr().out


def test_a_key_that_is_not_text_never_stops_a_batch(tmp_path: Path) -> None:
    source = jsonl(tmp_path / "deals.jsonl", '{"\\ud800": 1}', client("Ada"))
    assert run(source, tmp_path / "out") == 1
    assert [entry["status"] for entry in lines(tmp_path / "out")] == ["failed", "done"]


def test_a_name_that_is_too_long_is_a_message(tmp_path: Path) -> None:
    assert run(tmp_path / ("a" * 300), tmp_path / "out") == 1
    assert "File name too long" in message(lines(tmp_path / "out")[0])


def test_a_folder_that_cannot_be_read_is_a_failure(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = tmp_path / "deals"
    (folder / "locked").mkdir(parents=True)
    jsonl(folder / "b.jsonl", client("Ben"))
    monkeypatch.setattr(os, "scandir", refusing(os.scandir, "locked"))
    assert run(folder, tmp_path / "out") == 1
    first, second = lines(tmp_path / "out")
    assert second["status"] == "done"
    assert first["input"] == str(folder / "locked")
    assert "cannot be read: Permission denied" in message(first)


def test_a_file_that_cannot_be_read_is_a_failure(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = tmp_path / "deals"
    folder.mkdir()
    (folder / "a.json").write_text("{}", encoding="utf-8")
    jsonl(folder / "b.jsonl", client("Ben"))
    monkeypatch.setattr(Path, "open", refusing(Path.open, "a.json"))
    assert run(folder, tmp_path / "out") == 1
    assert [entry["status"] for entry in lines(tmp_path / "out")] == ["failed", "done"]
    assert "cannot be read: Permission denied" in message(lines(tmp_path / "out")[0])


def refusing(function: Any, name: str) -> Any:
    """Return the function, which may not touch one name."""

    def guarded(path: Any = ".", *options: Any, **named: Any) -> Any:
        if not isinstance(path, int) and Path(path).name == name:
            raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), str(path))
        return function(path, *options, **named)

    return guarded
