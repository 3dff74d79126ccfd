"""What a finished deal is handed over as: its answers, the contract and what goes with it, the e-mail."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from generator.answers.reading import to_json
from generator.answers.root import SCHEMA_VERSION
from generator.writing import free_path, write_file

if TYPE_CHECKING:
    from generator.drafting.pipeline import Draft
    from generator.questionnaire.missing import Unfinished

SUMMARY = "summary"

What = Literal["contract", "summary", "companion", "pdf", "email", "email_draft"]
"""What a document is; `email_draft` has the files attached."""


@dataclass(frozen=True, slots=True)
class Written:
    """A document that was written, and what it is."""

    path: Path
    what: What


def answers_file(read: "Unfinished") -> bytes:
    """Return the answers file of a deal; of one that is not finished, with what is there."""
    if not read.missing:
        return to_json(read.answers).encode()
    form = {"schema_version": SCHEMA_VERSION, "pack": read.answers.pack}
    return (json.dumps(form | dict(read.given), ensure_ascii=False, indent=2) + "\n").encode()


def write_all(drafted: "Draft", file: Path, *, pdf: bool) -> Iterator[Written]:
    """Write the contract, what goes with it and the e-mail beside the answers file; nothing is replaced.

    With `pdf` each document has its PDF beside it. Raises InputError for what cannot be written.
    """
    written = []
    for made in _documents(drafted, file, pdf=pdf):
        written.append(made.path)
        yield made
    yield from _email(drafted, written, file)


def write_review(drafted: "Draft", file: Path) -> Path:
    """Write a draft that explains itself, with a blank for each open answer, beside the answers file."""
    review = free_path(file.with_name(f"{file.stem}.review.docx"))
    write_file(review, drafted.review_draft(), private=True)
    return review


def _documents(drafted: "Draft", file: Path, *, pdf: bool) -> Iterator[Written]:
    contract = free_path(file.with_suffix(".docx"))
    documents: dict[Path, tuple[What, bytes]] = {contract: ("contract", drafted.signing_copy())}
    summaries = [c.template for c in drafted.materials.outline.companions if c.template == SUMMARY]
    by_findings = drafted.companions()
    for name, content in {**by_findings, **drafted.companions(summaries, by_findings=False)}.items():
        sheet = free_path(contract.with_name(f"{contract.stem}.{name}.docx"))
        documents[sheet] = ("summary" if name == SUMMARY else "companion", content)
    for path, (what, content) in documents.items():
        write_file(path, content)
        yield Written(path, what)
    if pdf:
        yield from _pdfs({path: content for path, (_, content) in documents.items()})


def _pdfs(documents: Mapping[Path, bytes]) -> Iterator[Written]:
    from generator.pdf.converting import convert

    for path, data in zip(documents, convert(list(documents.values())), strict=True):
        made = free_path(path.with_suffix(".pdf"))
        write_file(made, data)
        yield Written(made, "pdf")


def _email(drafted: "Draft", written: list[Path], file: Path) -> Iterator[Written]:
    """Write the e-mail to the client as text, and as a draft with the documents; nothing is sent.

    A client that gets PDFs needs the contract as Word too: it may want to change something.
    """
    from generator.mail_draft import Attached, mail_draft

    mail = drafted.materials.pack.covering_email(drafted.deal, drafted.materials.phrasing.phrases)
    pdfs = {path.stem for path in written if path.suffix == ".pdf"}
    contract = written[0]
    sent = [path for path in written if path.suffix == ".pdf" or path.stem not in pdfs or path == contract]
    attached = [Attached(path.name, path.read_bytes()) for path in sent]
    draft = mail_draft(
        sender=mail.sender, to=mail.to, subject=mail.subject, text=mail.text, attached=attached
    )
    text, with_files = (
        free_path(file.with_name(f"{contract.stem}.email{ending}")) for ending in (".txt", ".eml")
    )
    write_file(text, mail.text.encode(), private=True)
    yield Written(text, "email")
    write_file(with_files, draft, private=True)
    yield Written(with_files, "email_draft")
