"""Drafts of emails, read by Python's own parser."""

from email import message_from_bytes
from email.policy import default

import pytest
from hypothesis import given, strategies as st

from generator.mail_draft import Attached, mail_draft

ME = ("Maya Ortiz", "maya@ortizstudio.example.com")


def _read(data: bytes):  # noqa: ANN202  a message of the parser's own kind
    return message_from_bytes(data, policy=default)


def test_a_draft_has_sender_receivers_subject_and_text() -> None:
    text = "Dear Dana,\n\nthe café’s menu is due – $1,098.36.\n" + "a long line " * 40 + "\n.\nFrom me\n"
    subject = "Invoice 2 was due on February 25, 2027: Märkte & Cafés, a subject that is longer than a line"
    made = mail_draft(sender=ME, to=["dana@h.example.com", "sam@h.example.com"], subject=subject, text=text)
    read = _read(made)
    assert read["From"].addresses[0].display_name == "Maya Ortiz"
    assert [a.addr_spec for a in read["To"].addresses] == ["dana@h.example.com", "sam@h.example.com"]
    assert (read["Subject"], read["X-Unsent"]) == (subject, "1")
    assert read.get_body().get_content().replace("\r\n", "\n") == text
    assert max(map(len, made.split(b"\r\n"))) < 1000
    assert b"\n" not in made.replace(b"\r\n", b"")
    assert not read.defects
    assert read["Date"] is read["Message-ID"] is None


def test_files_go_with_it_and_come_out_as_they_were() -> None:
    files = [Attached("invoice 2.docx", bytes(range(256)) * 9), Attached("Menü.pdf", b"%PDF-1.7\n")]
    made = mail_draft(sender=ME, to=["d@h.example.com"], subject="Files", text="Here.\n", attached=files)
    found = list(_read(made).iter_attachments())
    assert [(part.get_filename(), part.get_content()) for part in found] == [tuple(file) for file in files]
    assert found[0].get_content_type().endswith("wordprocessingml.document")
    assert found[1].get_content_type() == "application/pdf"


def test_the_same_draft_is_the_same_to_the_byte() -> None:
    files = [Attached("a.docx", b"1")]
    made = [mail_draft(sender=ME, to=[], subject="S", text="T\n", attached=files) for _ in range(2)]
    assert made[0] == made[1]


@pytest.mark.parametrize("subject", ["one\r\nBcc: other@example.com", "one\nX-A: b"])
def test_a_line_break_in_a_subject_adds_no_header(subject: str) -> None:
    with pytest.raises(ValueError, match="linefeed"):
        mail_draft(sender=ME, to=[], subject=subject, text="")


@pytest.mark.parametrize("length", range(40, 120))
def test_a_subject_of_any_length_reads_back(length: int) -> None:
    subject = ("I need your feedback to go on: Brand identity and website for a bakery, " * 3)[
        :length
    ].strip()
    assert _read(mail_draft(sender=ME, to=[], subject=subject, text="T\n"))["Subject"] == subject


_TEXT = st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=300)


@given(_TEXT, st.lists(_TEXT, min_size=1, max_size=5))
def test_any_text_reads_back(subject: str, lines: list[str]) -> None:
    text = "".join(f"{line}\n" for line in lines)
    read = _read(mail_draft(sender=ME, to=[], subject=" ".join(subject.split()), text=text))
    assert read["Subject"] == " ".join(subject.split())
    assert read.get_content().replace("\r\n", "\n") == text
