"""The three commands as a person or a program calls them."""

import json
from pathlib import Path

import pytest

from generator.cli.commands import main
from generator.docx.package import pack, unpack
from generator.docx.reading import read_text
from generator.docx.xml import DOCUMENT
from generator.terminal import printable
from tests.returns.conftest import ANSWERS, Sent
from tests.returns.editing import comment, edited
from tests.returns.test_values import put

Captured = pytest.CaptureFixture[str]


@pytest.fixture
def back(sent: Sent, tmp_path: Path) -> Path:
    """Return a contract that came back with a tracked change, a silent one and a new price."""
    docx, _ = edited(
        sent.signing_copy, dict(zip(sent.slots, ("replace_tracked", "insert_untracked"), strict=False))
    )
    path = tmp_path / "back.docx"
    path.write_bytes(put(docx, ("$95.00", "$110.00")))
    return path


def test_returned_tells_every_change_by_clause(back: Path, capsys: Captured) -> None:
    assert main(["returned", str(back), "--answers", str(ANSWERS)]) == 0
    told = capsys.readouterr().out
    assert told.startswith("1 tracked change, 2 changes made without tracking, no comments.")
    assert "became “zebra”  [Jane Roe, December 3, 2026]" in told
    assert "put in: “zebra”  [not tracked]" in told
    assert "Hourly rate for extra work: $95.00 → $110.00 (Cover Page)\n" in told
    assert "payment.extra_work_rate" not in told
    assert "Do not sign back.docx before these changes are settled." in told
    assert f"clausegen edit {ANSWERS}\n" in told


def test_a_copy_as_it_was_sent_asks_for_nothing(sent: Sent, tmp_path: Path, capsys: Captured) -> None:
    path = tmp_path / "smith-2026-11-22.docx"
    path.write_bytes(sent.signing_copy)
    assert main(["returned", str(path)]) == 0
    assert capsys.readouterr().out == "Nothing was changed.\n"
    docx, _ = edited(sent.signing_copy, {sent.slots[0]: "replace_untracked"})
    path.write_bytes(docx)
    assert main(["returned", str(path)]) == 0
    told = capsys.readouterr().out
    assert "such as smith-2026-11-22.json." in told
    assert "smith-2026-11-22.docx --answers ANSWERS.json --redline OUT.docx" in told


def test_returned_as_json(back: Path, capsys: Captured) -> None:
    assert main(["returned", str(back), "--answers", str(ANSWERS), "--json"]) == 0
    data = json.loads(capsys.readouterr().out)
    assert [value["path"] for value in data["values"]] == ["payment.extra_work_rate"]
    assert len(data["places"]) == 3
    assert {change["kind"] for place in data["places"] for change in place["changes"]} == {
        "tracked",
        "untracked",
    }


def test_returned_writes_the_redline_and_the_answers(
    back: Path, sent: Sent, tmp_path: Path, capsys: Captured
) -> None:
    from generator.docx.accepting import accepted, rejected

    redline, answers = tmp_path / "redline.docx", tmp_path / "new.json"
    asked = ["--redline", str(redline), "--write-answers", str(answers)]
    assert main(["returned", str(back), "--answers", str(ANSWERS), *asked]) == 0
    marked = redline.read_bytes()
    assert read_text(rejected(marked)) == read_text(sent.signing_copy)
    assert read_text(accepted(marked)) == read_text(accepted(back.read_bytes()))
    data = json.loads(answers.read_text(encoding="utf-8"))
    assert data["payment"]["extra_work_rate"] == "110"
    assert "Wrote" in capsys.readouterr().out


def test_the_redline_is_written_where_the_changed_answers_contradict(
    sent: Sent, tmp_path: Path, capsys: Captured
) -> None:
    back, redline, answers = (tmp_path / name for name in ("fee.docx", "redline.docx", "new.json"))
    back.write_bytes(put(sent.signing_copy, (">$8,000.00", ">$7,500.00")))
    asked = ["--redline", str(redline), "--write-answers", str(answers)]
    assert main(["returned", str(back), "--answers", str(ANSWERS), *asked]) == 1
    shown = capsys.readouterr()
    assert f"Wrote {redline}" in shown.out
    assert "the prices add up to $8,000.00, but the fee is $7,500.00" in shown.err
    assert redline.exists()
    assert not answers.exists()


def test_other_answers_are_refused(back: Path, tmp_path: Path, capsys: Captured) -> None:
    other = json.loads(ANSWERS.read_text(encoding="utf-8"))
    other["payment"]["term"] = 30
    path = tmp_path / "other.json"
    path.write_text(json.dumps(other), encoding="utf-8")
    assert main(["returned", str(back), "--answers", str(path)]) == 1
    assert "are not the answers that" in capsys.readouterr().err


def test_a_document_of_others_is_refused(sent: Sent, tmp_path: Path, capsys: Captured) -> None:
    parts = {name: part for name, part in unpack(sent.signing_copy).items() if "customXml" not in name}
    path = tmp_path / "other.docx"
    path.write_bytes(pack(parts))
    assert main(["returned", str(path)]) == 1
    assert "says nothing of how it was made" in capsys.readouterr().err
    body = parts[DOCUMENT].split(b"<w:body>")[0]
    empty = body + b"<w:body><w:p><w:r><w:t>Hello</w:t></w:r></w:p></w:body></w:document>"
    path.write_bytes(pack(parts | {DOCUMENT: empty}))
    assert main(["returned", str(path), "--answers", str(ANSWERS)]) == 1
    assert "it is another document" in capsys.readouterr().err


def test_a_file_without_provenance_is_compared_by_its_clauses(
    back: Path, sent: Sent, capsys: Captured
) -> None:
    parts = {name: part for name, part in unpack(back.read_bytes()).items() if "customXml" not in name}
    back.write_bytes(pack(parts))
    assert main(["returned", str(back), "--answers", str(ANSWERS)]) == 0
    told = capsys.readouterr().out
    assert "1 tracked change, 2 changes made without tracking" in told
    assert "compared with a draft of today" in told


@pytest.mark.parametrize("command", ["returned", "verify", "clean"])
def test_what_is_no_word_file_is_refused(command: str, tmp_path: Path, capsys: Captured) -> None:
    path = tmp_path / "no.docx"
    path.write_bytes(b"%PDF-1.7 not a Word file")
    extra = ["-o", str(tmp_path / "out.docx")] if command == "clean" else []
    assert main([command, str(path), *extra]) == 1
    assert "no.docx" in capsys.readouterr().err
    assert not (tmp_path / "out.docx").exists()


def test_verify_says_what_was_changed_with_its_exit_code(back: Path, sent: Sent, capsys: Captured) -> None:
    assert main(["verify", str(back)]) == 1
    told = capsys.readouterr().out
    assert told.startswith("CHANGED: 3 of ")
    assert "open tracked changes" in told
    back.write_bytes(sent.signing_copy)
    assert main(["verify", str(back), "--json"]) == 0
    data = json.loads(capsys.readouterr().out)
    assert data["unchanged"] is True
    assert data["made_of"]["clauses"][0]["version"] >= 1


def test_clean_writes_a_copy(sent: Sent, tmp_path: Path, capsys: Captured) -> None:
    path, copy = tmp_path / "made.docx", tmp_path / "clean.docx"
    path.write_bytes(sent.review_draft)
    assert main(["clean", str(path), "-o", str(copy)]) == 0
    assert "this was a review draft" in capsys.readouterr().err
    assert main(["verify", str(copy)]) == 1
    assert main(["clean", str(path), "-o", str(copy), "--accept-changes", "--reject-changes"]) == 2


def test_what_others_wrote_cannot_drive_the_terminal(sent: Sent, tmp_path: Path, capsys: Captured) -> None:
    docx, _ = comment(sent.signing_copy, sent.slots[0], "Look\u009b2J\u202eevil", author="Jane\u0085Roe")
    path = tmp_path / "back.docx"
    path.write_bytes(docx)
    assert main(["returned", str(path), "--answers", str(ANSWERS)]) == 0
    told = capsys.readouterr().out
    assert "Look2Jevil" in told
    assert "JaneRoe" in told
    assert printable("a\x1b[31mb") == "a[31mb"


def test_clean_says_that_what_was_changed_stays_changed(
    back: Path, sent: Sent, tmp_path: Path, capsys: Captured
) -> None:
    copy = str(tmp_path / "copy.docx")
    for resolve, told in (("--accept-changes", "3 parts were"), ("--reject-changes", "2 parts were")):
        assert main(["clean", str(back), "-o", copy, resolve, "--overwrite"]) == 0
        assert f"{told} changed since it was made, and stay changed" in capsys.readouterr().err
    for docx in (sent.signing_copy, sent.review_draft):
        back.write_bytes(docx)
        assert main(["clean", str(back), "-o", copy, "--overwrite"]) == 0
        assert "since it was made" not in capsys.readouterr().err
