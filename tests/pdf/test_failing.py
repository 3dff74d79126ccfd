"""What is said, and what is left, where no PDF can be made; a small program stands in for LibreOffice."""

import os
import time
from pathlib import Path

import pytest

from generator.cli.commands import main
from generator.errors import InputError
from generator.pdf.converting import NotConverted, convert
from generator.pdf.finding import find_office
from generator.pdf.running import without_network
from tests.pdf.small import write_small_pdf

SAMPLE = Path(__file__).parents[2] / "samples" / "new-client-new-york" / "answers.json"


def office_that(path: Path, script: str) -> str:
    """Write a program that stands in for LibreOffice and return its path."""
    path.write_text(f"#!/bin/sh\n{script}\n")
    path.chmod(0o755)
    return str(path)


def test_a_missing_libreoffice_is_told_with_where_to_get_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("PATH", "")
    monkeypatch.setattr("generator.pdf.finding._USUAL", ())
    assert main(["draft", str(SAMPLE), "-o", str(tmp_path / "c.docx"), "--pdf"]) == 1
    told = capsys.readouterr().err
    assert "needs LibreOffice" in told
    assert "https://www.libreoffice.org/download" in told
    assert list(tmp_path.iterdir()) == []


def test_a_program_that_is_named_and_not_there_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CLAUSEGEN_SOFFICE", "/nowhere/soffice")
    with pytest.raises(InputError, match="/nowhere/soffice: CLAUSEGEN_SOFFICE names no file"):
        convert([b"x"])


def test_a_program_is_found_from_the_folder_that_one_is_in(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    office_that(tmp_path / "soffice", f"cp {write_small_pdf(tmp_path)} 0001.pdf")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("CLAUSEGEN_SOFFICE", "./soffice")
    assert convert([b"x"])[0].startswith(b"%PDF-")


@pytest.mark.skipif(os.name == "nt", reason="Windows has no permission to run a file")
def test_a_named_file_that_may_not_be_run_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = tmp_path / "soffice.txt"
    file.write_text("#!/bin/sh\n")
    monkeypatch.setenv("CLAUSEGEN_SOFFICE", str(file))
    with pytest.raises(InputError, match=r"soffice\.txt: CLAUSEGEN_SOFFICE names a file that may not be run"):
        find_office()


@pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="no /proc to look for the process in")
def test_what_is_not_done_in_time_is_stopped_with_all_it_started(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    began = tmp_path / "began"
    slow = office_that(tmp_path / "soffice", f"sleep 60 &\necho $! > {began}\nwait")
    monkeypatch.setenv("CLAUSEGEN_SOFFICE", slow)
    with pytest.raises(NotConverted, match="was not done after 1 seconds and was stopped"):
        convert([b"x"], seconds=1)
    left = Path("/proc") / began.read_text().strip() / "stat"
    # A busy system takes a moment to end what was killed.
    for _ in range(100):
        if not left.exists() or left.read_text().split()[2] == "Z":
            return
        time.sleep(0.1)
    pytest.fail("what LibreOffice started still runs")


@pytest.mark.skipif(
    not without_network(), reason="this system lets nothing be cut off: no unshare, or forbidden"
)
def test_libreoffice_reaches_no_network_where_that_can_be_had(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    devices = tmp_path / "devices"
    script = f"cat /proc/self/net/dev > {devices}; cp {write_small_pdf(tmp_path)} 0001.pdf"
    monkeypatch.setenv("CLAUSEGEN_SOFFICE", office_that(tmp_path / "soffice", script))
    convert([b"x"])
    seen = [line.split(":")[0].strip() for line in devices.read_text().splitlines()[2:]]
    assert seen == ["lo"]


@pytest.mark.parametrize("size", [0, 9, 400, -8])
def test_half_a_pdf_is_none(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, size: int) -> None:
    write = f"head -c {size} {write_small_pdf(tmp_path)} > 0001.pdf; echo out of disk"
    monkeypatch.setenv("CLAUSEGEN_SOFFICE", office_that(tmp_path / "soffice", write))
    target = tmp_path / "out" / "c.docx"
    with pytest.raises(NotConverted, match="made no PDF; it said: out of disk"):
        convert([b"x"])
    assert main(["draft", str(SAMPLE), "-o", str(target), "--pdf"]) == 1
    assert not target.parent.exists()


def test_every_run_has_a_profile_of_its_own_that_is_removed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    calls = tmp_path / "calls"
    script = f'echo "$@" >> {calls}; cp {write_small_pdf(tmp_path)} 0001.pdf'
    monkeypatch.setenv("CLAUSEGEN_SOFFICE", office_that(tmp_path / "soffice", script))
    assert convert([b"x"]) == convert([b"y"])
    begun = [line.split()[0] for line in calls.read_text().splitlines()]
    profiles = {Path(word.removeprefix("-env:UserInstallation=file://")) for word in begun}
    assert len(profiles) == 2
    assert not any(profile.parent.exists() for profile in profiles)
