"""A letter as files: a Word document to print, its text, and a draft of the email with what is enclosed."""

from generator.case.letter_text import letter_text
from generator.case.letters import Letter
from generator.errors import InputError
from generator.mail_draft import Attached, mail_draft
from generator.messages import tell
from generator.word.letter import write_letter

FORMS = (".docx", ".txt", ".eml")
"""The forms of a letter, by the ending of its file."""


def file_name(letter: Letter) -> str:
    """Return the name of a letter's files without their ending: 2027-02-10-pause-notice."""
    return f"{letter.day.isoformat()}-{letter.kind.replace('_', '-')}"


def letter_in_form(letter: Letter, form: str) -> bytes:
    """Return a letter in one of FORMS; the same letter is the same to the byte.

    Raises InputError where a file that it encloses is gone.
    """
    if form == ".docx":
        return write_letter(letter.tree, letter.head, letter.frame)
    text = letter_text(letter.tree)
    if letter.head.copy:
        text = f"{letter.head.copy}\n\n{text}"
    if form == ".txt":
        return f"{letter.subject}\n\n{text}".encode()
    own = [Attached(f"{letter.title}.docx", letter_in_form(letter, ".docx"))] if letter.tree.schedules else []
    return mail_draft(
        sender=letter.sender,
        to=letter.to,
        subject=letter.subject,
        text=text,
        attached=(*own, *_enclosed(letter)),
    )


def _enclosed(letter: Letter) -> list[Attached]:
    try:
        return [Attached(file.name, file.made or file.path.read_bytes()) for file in letter.enclosed]
    except OSError as error:
        message = tell("is to be enclosed and cannot be read: {reason}", reason=error.strerror)
        raise InputError.single(message, source=str(error.filename)) from error
