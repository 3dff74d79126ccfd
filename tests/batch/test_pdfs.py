"""PDFs of a batch: one run of LibreOffice, told in the manifest, made again where one is missing."""

import os
from pathlib import Path

import pytest

from generator.batch.remote import Bucket
from generator.cli.commands import main
from tests.batch.runs import client, jsonl, lines, run
from tests.pdf.small import write_small_pdf

FAKE = """#!/bin/sh
echo call >> {calls}
for file in *.docx; do {make}; done
"""
MAKE = "cp {small} ${{file%.docx}}.pdf"


@pytest.fixture
def calls(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Put a program in the place of LibreOffice that notes each call and makes a small PDF of each file."""
    return office(tmp_path, monkeypatch, MAKE)


def office(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, make: str) -> Path:
    noted, program = tmp_path / "calls", tmp_path / "soffice"
    program.write_text(FAKE.format(calls=noted, make=make.format(small=write_small_pdf(tmp_path))))
    program.chmod(0o755)
    monkeypatch.setenv("CLAUSEGEN_SOFFICE", str(program))
    return noted


def deals(tmp_path: Path, count: int = 5) -> Path:
    return jsonl(tmp_path / "deals.jsonl", *[client(f"Client {number}") for number in range(count)])


def count(calls: Path) -> int:
    return len(calls.read_text().splitlines()) if calls.exists() else 0


def test_a_batch_is_one_run_of_libreoffice(tmp_path: Path, calls: Path) -> None:
    out = tmp_path / "out"
    assert run(deals(tmp_path), out, "--pdf") == 0
    assert count(calls) == 1
    for line in lines(out):
        assert line["pdfs"] == [line["output"].replace(".docx", ".pdf")]
        assert (out / line["pdfs"][0]).read_bytes().startswith(b"%PDF")


def test_without_the_option_libreoffice_is_not_called(tmp_path: Path, calls: Path) -> None:
    assert run(deals(tmp_path, 1), tmp_path / "out") == 0
    assert count(calls) == 0
    assert lines(tmp_path / "out")[0]["pdfs"] == []


def test_resume_converts_only_what_lacks_its_pdf(tmp_path: Path, calls: Path) -> None:
    source, out = deals(tmp_path), tmp_path / "out"
    run(source, out, "--pdf")
    gone = out / lines(out)[2]["pdfs"][0]
    gone.unlink()
    others = {path: path.stat().st_mtime_ns for path in out.glob("*.pdf")}
    assert run(source, out, "--pdf", "--resume") == 0
    assert gone.exists()
    assert {path: path.stat().st_mtime_ns for path in others} == others
    assert [line["status"] for line in lines(out)] == ["done"] * 5
    assert count(calls) == 2


def test_a_folder_made_without_pdfs_gets_them(tmp_path: Path, calls: Path) -> None:
    source, out = deals(tmp_path, 2), tmp_path / "out"
    run(source, out)
    assert run(source, out, "--pdf", "--resume") == 0
    assert all(len(line["pdfs"]) == 1 for line in lines(out))


def test_the_same_deal_twice_has_one_pdf(tmp_path: Path, calls: Path) -> None:
    source = jsonl(tmp_path / "deals.jsonl", client("Harbor"), client("Harbor"))
    assert run(source, tmp_path / "out", "--pdf") == 0
    assert len(list((tmp_path / "out").glob("*.pdf"))) == 1


def test_an_older_pdf_is_not_replaced_unasked(tmp_path: Path, calls: Path) -> None:
    source, out = deals(tmp_path, 1), tmp_path / "out"
    run(source, out)
    document = out / lines(out)[0]["output"]
    pdf = document.with_suffix(".pdf")
    pdf.write_bytes(b"older")
    os.utime(pdf, ns=(0, 0))
    assert run(source, out, "--pdf") == 1
    assert pdf.read_bytes() == b"older"
    assert "--overwrite" in lines(out)[0]["errors"][0]["message"]
    assert run(source, out, "--pdf", "--overwrite") == 0
    assert pdf.read_bytes().startswith(b"%PDF")


def test_a_document_that_fails_takes_no_other_with_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The program fails for whatever run holds the second client."""
    held = "for one in *.docx; do unzip -p $one word/document.xml; done | grep -q 'Client 1' && exit 1; "
    office(tmp_path, monkeypatch, held + MAKE)
    out = tmp_path / "out"
    assert run(deals(tmp_path, 3), out, "--pdf") == 1
    assert [line["status"] for line in lines(out)] == ["done", "failed", "done"]
    assert len(list(out.glob("*.pdf"))) == 2
    assert len(list(out.glob("*.docx"))) == 3


def test_a_program_that_always_fails_is_not_asked_for_every_document(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    noted = office(tmp_path, monkeypatch, "exit 1")
    out = tmp_path / "out"
    assert run(deals(tmp_path), out, "--pdf") == 1
    assert [line["status"] for line in lines(out)] == ["failed"] * 5
    assert count(noted) == 3


def test_storage_gets_the_pdfs_too_and_keeps_those_that_stand(tmp_path: Path, calls: Path) -> None:
    files = pytest.importorskip("fsspec").filesystem("memory")
    files.store.clear()
    source, store = deals(tmp_path, 3), Bucket("memory://out")
    call = ["batch", str(source), "-o", "memory://out", "--jobs", "1", "--pdf"]
    assert main(call) == 0
    pdfs = sorted(name for name in store.names("") if name.endswith(".pdf"))
    assert len(pdfs) == 3
    store.remove(pdfs[0])
    store.put(pdfs[1], b"%PDF of another day", overwrite=True)
    assert count(calls) == 1
    assert main([*call, "--resume"]) == 0
    assert (store.read(pdfs[0]) or b"").startswith(b"%PDF")
    assert store.read(pdfs[1]) == b"%PDF of another day"
    assert main(call) == 0
    assert store.read(pdfs[1]) == b"%PDF of another day"
    files.store.clear()
