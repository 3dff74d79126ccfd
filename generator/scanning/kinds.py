"""What a file is that is not a .docx: told by its first bytes, with the way to make it one."""

from generator.messages import Message, tell

_OLE = bytes.fromhex("D0CF11E0A1B11AE1")
# Names of streams in the directory of an OLE file, which is written in UTF-16.
_ENCRYPTED, _OLD_WORD = ("EncryptedPackage".encode("utf-16-le"), "WordDocument".encode("utf-16-le"))
_HEADS = {
    b"{\\rtf": Message("is a Rich Text file (.rtf): open it in Word and save it as a Word Document (.docx)"),
    b"%PDF": Message("is a PDF: what is wanted is the Word file that it was made from"),
}
_PACKAGES = {
    b"mimetypeapplication/vnd.oasis.opendocument": Message(
        "is an OpenDocument file (.odt): open it in Word and save it as a Word Document (.docx)"
    ),
    b"xl/workbook.xml": Message("is an Excel file, not a Word document"),
    b"ppt/presentation.xml": Message("is a PowerPoint file, not a Word document"),
}


def other_kind(data: bytes) -> str:
    """Say what a file is and how to mend it; empty where it may be a .docx."""
    if data.startswith(_OLE):
        return _ole_kind(data)
    if not data.strip():
        return tell("is not a Word document: it is empty")
    for head, message in _HEADS.items():
        if data.lstrip().startswith(head):
            return tell(message)
    if not data.startswith(b"PK"):
        return tell("is not a Word document")
    if b"word/" in data:
        return ""
    return next((tell(message) for sign, message in _PACKAGES.items() if sign in data), "")


def _ole_kind(data: bytes) -> str:
    if _ENCRYPTED in data:
        return tell(
            "is protected with a password: open it in Word, take the password away under File > "
            "Info > Protect Document, and save it"
        )
    if _OLD_WORD in data:
        return tell("is an old Word file (.doc): open it in Word and save it as a Word Document (.docx)")
    return tell("is not a Word document")
