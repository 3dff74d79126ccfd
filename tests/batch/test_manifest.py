"""The manifest agrees with the files, whatever ended the run before."""

import json
import os
import shutil
from contextlib import suppress
from pathlib import Path

import pytest

from generator.batch.manifest import Manifest
from generator.batch.outcome import Made, Outcome
from generator.batch.settings import Batch, made_with
from generator.errors import InputError
from tests.batch.runs import client, jsonl, lines, run
from tests.deals import deal_data

ROOT = Path(__file__).parents[2]
MANIFEST, PARTIAL, LOCK = "manifest.jsonl", "manifest.jsonl.partial", ".clausegen-batch.lock"

# A deal that needs a sheet beside the contract.
SEATTLE = deal_data(
    {
        "freelancer.address": {
            "street": "9 Pine St", "city": "Seattle", "region": "WA", "postal_code": "98101",
        },
        "governing_law": {"state": "US-WA", "city": "Seattle"},
    }
)  # fmt: skip


def test_resume_goes_by_the_manifest(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    source, out = jsonl(tmp_path / "deals.jsonl", client("Ada")), tmp_path / "out"
    assert run(source, out) == 0
    whole = (out / "manifest.jsonl").read_text(encoding="utf-8")
    jsonl(source, client("Ada"), client("Ben"))
    (out / "manifest.jsonl").write_text(whole + '{"torn', encoding="utf-8")
    assert run(source, out, "--resume") == 0
    assert [entry["status"] for entry in lines(out)] == ["done", "done"]
    assert (
        capsys.readouterr()
        .out.splitlines()[-1]
        .startswith("1 done (with 3 warnings), 1 done before, 0 failed. ")
    )


def test_resume_keeps_the_earlier_outcome_whole(tmp_path: Path) -> None:
    source, out = jsonl(tmp_path / "deals.jsonl", client("Ada"), SEATTLE), tmp_path / "out"
    assert run(source, out) == 0
    before = lines(out)
    assert before[0]["findings"]
    assert before[1]["companions"]
    assert run(source, out, "--resume") == 0
    assert lines(out) == before


@pytest.mark.parametrize("lost", ["output", "companions"])
def test_resume_makes_again_what_is_gone(tmp_path: Path, lost: str) -> None:
    source, out = jsonl(tmp_path / "deals.jsonl", SEATTLE), tmp_path / "out"
    assert run(source, out) == 0
    entry = lines(out)[0]
    gone = out / (entry[lost] if lost == "output" else entry[lost][0])
    gone.unlink()
    assert run(source, out, "--resume") == 0
    assert gone.is_file()


def test_resume_reads_what_a_killed_run_left(tmp_path: Path) -> None:
    source, out = (
        jsonl(tmp_path / "deals.jsonl", client("Ada"), client("Ben"), client("Cleo")),
        tmp_path / "out",
    )
    assert run(source, out) == 0
    first, second, _ = (out / MANIFEST).read_text(encoding="utf-8").splitlines(keepends=True)
    mark(first, "first", out / MANIFEST)
    mark(second, "second", out / PARTIAL)
    assert run(source, out, "--resume") == 0
    found = lines(out)
    assert [entry["status"] for entry in found] == ["done"] * 3
    assert [entry["findings"][0]["id"] for entry in found[:2]] == ["first", "second"]
    assert not (out / PARTIAL).exists()


def mark(line: str, name: str, file: Path) -> None:
    """Write a line of manifest that can be told from one made anew."""
    entry = json.loads(line)
    entry["findings"] = [{"id": name}]
    file.write_text(json.dumps(entry) + "\n", encoding="utf-8")


@pytest.mark.parametrize(
    "line",
    [
        "[]", "7", "{", "null", '{"status": "done"}', '{"status": "done", "output": 3, "sha256": []}',
        '{"status": 1, "output": "a", "sha256": "b"}', "1" * 5000, "[" * 100_000,
        '{"status": "done", "output": "a", "sha256": "b", "findings": 7, "errors": [1], "companions": {}}',
    ],
)  # fmt: skip
def test_a_manifest_of_another_form_is_passed_over(tmp_path: Path, line: str) -> None:
    out = tmp_path / "out"
    out.mkdir()
    (out / MANIFEST).write_text(line + "\n", encoding="utf-8")
    assert run(jsonl(tmp_path / "deals.jsonl", client("Ada")), out, "--resume") == 0
    assert [entry["status"] for entry in lines(out)] == ["done"]


@pytest.mark.parametrize("options", [(), ("--resume",)])
@pytest.mark.parametrize("name", [MANIFEST, PARTIAL])
def test_a_manifest_that_is_a_folder_is_a_message(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], name: str, options: tuple[str, ...]
) -> None:
    out = tmp_path / "out"
    (out / name).mkdir(parents=True)
    assert run(jsonl(tmp_path / "deals.jsonl", client("Ada")), out, *options) == 1
    assert f"{name}: is a folder" in capsys.readouterr().err
    assert not list(out.glob("*.docx"))


def test_a_separator_of_lines_in_a_text_breaks_no_line(tmp_path: Path) -> None:
    out = tmp_path / "out"
    source = jsonl(tmp_path / "deals.jsonl", client("Ada"))
    assert run(source, out) == 0
    entry = lines(out)[0] | {"findings": [{"id": "x", "reason": "one\u2028two\x85three"}]}
    (out / MANIFEST).write_text(json.dumps(entry, ensure_ascii=False) + "\n", encoding="utf-8")
    assert run(source, out, "--resume") == 0
    assert lines(out) == [entry]


def test_a_folder_that_is_a_file_is_a_message(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "out").write_text("mine", encoding="utf-8")
    assert run(jsonl(tmp_path / "deals.jsonl", client("Ada")), tmp_path / "out") == 1
    assert "cannot be written" in capsys.readouterr().err


def test_the_manifest_is_for_its_owner(tmp_path: Path) -> None:
    assert run(jsonl(tmp_path / "deals.jsonl", client("Ada")), tmp_path / "out") == 0
    assert (tmp_path / "out" / MANIFEST).stat().st_mode & 0o777 == 0o600


def test_an_interrupted_resume_forgets_nothing(tmp_path: Path) -> None:
    source, out = jsonl(tmp_path / "deals.jsonl", client("Ada"), client("Ben")), tmp_path / "out"
    assert run(source, out) == 0
    before = lines(out)
    with suppress(KeyboardInterrupt), Manifest(out, settled(out), resume=True) as manifest:
        manifest.add(Made(Outcome("deals.jsonl:9", "failed", errors=({"message": "x"},))))
        raise KeyboardInterrupt
    assert lines(out)[1:] == before
    assert lines(out)[0]["status"] == "failed"


def settled(out: Path) -> Batch:
    return Batch(out, made_with=made_with(Batch(out)))


def test_a_resume_that_is_killed_too_forgets_nothing(tmp_path: Path) -> None:
    source, out = jsonl(tmp_path / "deals.jsonl", client("Ada"), client("Ben")), tmp_path / "out"
    assert run(source, out) == 0
    before = lines(out)
    (out / MANIFEST).rename(out / PARTIAL)
    manifest = Manifest(out, settled(out), resume=True)
    manifest.__enter__()  # and never left, as when the process is killed
    assert run(source, out, "--resume") == 0
    assert lines(out) == before
    with suppress(InputError):  # its partial manifest is gone
        manifest.__exit__(None, None, None)


@pytest.mark.parametrize(
    ("option", "said"),
    [
        (("--as-of", "2026-01-01"), "--as-of"),
        (("--template", "modern"), "--template"),
        (("--review",), "--review"),
        (("--review", "--for-other-side"), "--review"),
        (("--compression", "1"), "--compression"),
        (("--shards", "16"), "--shards"),
        (("--library", "LIBRARY"), "--library"),
    ],
)
def test_resume_refuses_other_options(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], option: tuple[str, ...], said: str
) -> None:
    source, out = jsonl(tmp_path / "deals.jsonl", client("Ada")), tmp_path / "out"
    library = tmp_path / "own"
    shutil.copytree(ROOT / "clauses/en-US/payment", library / "clauses/en-US/payment")
    assert run(source, out) == 0
    before = lines(out)
    given = tuple(str(library) if each == "LIBRARY" else each for each in option)
    if said == "--library":
        file = next(library.rglob("*.md"))
        file.write_text(file.read_text(encoding="utf-8") + "\n", encoding="utf-8")
    assert run(source, out, "--resume", *given) == 1
    assert "was made with" in (message := capsys.readouterr().err)
    assert said in message
    assert lines(out) == before
    if said != "--shards":
        assert run(source, out, "--resume", "--overwrite", *given) == 0


@pytest.mark.parametrize("content", ["4194305", str(os.getpid())], ids=["gone", "our own number"])
def test_the_lock_of_a_run_that_is_gone_is_taken_over(tmp_path: Path, content: str) -> None:
    source, out = jsonl(tmp_path / "deals.jsonl", client("Ada")), tmp_path / "out"
    out.mkdir()
    (out / LOCK).write_text(content, encoding="utf-8")
    assert run(source, out) == 0
    assert sorted(file.name for file in out.iterdir() if file.suffix != ".docx") == [MANIFEST]


def test_the_lock_of_a_run_that_lives_is_left(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    source, out = jsonl(tmp_path / "deals.jsonl", client("Ada")), tmp_path / "out"
    out.mkdir()
    (out / LOCK).write_text(str(os.getppid()), encoding="utf-8")
    assert run(source, out) == 1
    assert str(os.getppid()) in capsys.readouterr().err
    assert (out / LOCK).read_text(encoding="utf-8") == str(os.getppid())


def test_resume_tells_the_two_kinds_of_review_draft_apart(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    source, out = jsonl(tmp_path / "deals.jsonl", client("Ada")), tmp_path / "out"
    assert run(source, out, "--review") == 0
    assert run(source, out, "--review", "--for-other-side", "--resume") == 1
    assert "was made with --review True, this run has for the other side" in capsys.readouterr().err
