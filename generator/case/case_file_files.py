"""A case file as files: the statement as a Word document, the exhibits, and the sums to check them by."""

import io
import shutil
import tempfile
import zipfile
from pathlib import Path

from generator.case.attachments import digest_of
from generator.case.case_file import CaseFile
from generator.errors import InputError
from generator.messages import relayed, tell
from generator.word.case_file import write_case_file
from generator.writing import sync, write_file

SUMS = "SHA256SUMS"
_FIRST_YEAR = 1980


def case_files(made: CaseFile) -> dict[str, bytes]:
    """Return what a folder of a case file holds, by path; `sha256sum -c SHA256SUMS` checks it."""
    files = {f"{made.statement}.docx": write_case_file(made.tree, made.frame)}
    for exhibit in made.exhibits:
        if exhibit.content is not None:
            files[f"{made.folder}/{exhibit.file_name}"] = exhibit.content
    listed = "".join(f"{digest_of(content)}  {path}\n" for path, content in files.items())
    return {**files, SUMS: listed.encode()}


def case_file_zip(made: CaseFile) -> bytes:
    """Return the same as one archive; the same case file is the same to the byte."""
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED) as archive:
        for path, content in case_files(made).items():
            entry = zipfile.ZipInfo(path, (_FIRST_YEAR, 1, 1, 0, 0, 0))
            entry.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(entry, content)
    return data.getvalue()


def write_case_folder(made: CaseFile, folder: Path) -> None:
    """Write the folder of a case file, whole or not at all; raise InputError where that fails."""
    if folder.exists():
        raise InputError.single(tell("exists: name another folder with -o"), source=str(folder))
    folder.parent.mkdir(parents=True, exist_ok=True)
    workshop = Path(tempfile.mkdtemp(prefix=".case-file-", dir=folder.parent))
    try:
        files = case_files(made)
        (workshop / made.folder).mkdir()
        for path, content in files.items():
            write_file(workshop / path, content, private=True)
        sync([workshop / path for path in files], workshop)
        workshop.rename(folder)
    except OSError as error:
        shutil.rmtree(workshop, ignore_errors=True)
        message = tell("cannot be made: {reason}: choose another place", reason=relayed(error.strerror))
        raise InputError.single(message, source=str(folder)) from error
