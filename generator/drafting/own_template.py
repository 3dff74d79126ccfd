"""The files that a template of one's own starts from: copies of what is shipped."""

import re

from generator.errors import InputError
from generator.library.shipped import DEFAULT_TEMPLATE, folders, pick
from generator.messages import tell
from generator.yaml_lines import read_file

_ABOUT_SHIPPED = re.compile(
    r"^## The shipped frames?\b.*?(?=^## |\Z)|^\| file \| is \|.*?\n\n", re.MULTILINE | re.DOTALL
)
"""What the copy leaves out: files that are not beside it, and how they are made."""


def files_of(name: str, look: str, *, outline: bool) -> dict[str, bytes]:
    """Return the files to write by name: the Word frame, what its tags mean and, if asked, the outline.

    Without a name they bear the names of the shipped ones, and so stand in their place.
    """
    about = _ABOUT_SHIPPED.sub("", _shipped("README.md").decode()).rstrip() + "\n"
    files = {f"{name or look}.docx": _shipped(f"{look}.docx"), "README.md": about.encode()}
    if outline:
        text = _shipped(f"{DEFAULT_TEMPLATE}.yaml").decode()
        files[f"{name or DEFAULT_TEMPLATE}.yaml"] = _named(
            text, name or DEFAULT_TEMPLATE, name or look
        ).encode()
    return files


def _named(outline: str, name: str, frame: str) -> str:
    """Return an outline with another name and Word frame."""
    text = re.sub(r"^name:.*$", f"name: {name}", outline, count=1, flags=re.MULTILINE)
    text = re.sub(r"^frame:.*\n", "", text, count=1, flags=re.MULTILINE)
    return re.sub(r"^(name:.*\n)", rf"\1frame: {frame}\n", text, count=1, flags=re.MULTILINE)


def _shipped(name: str) -> bytes:
    path = pick(folders(None), f"contract_templates/{name}")
    if path is None:
        raise InputError.single(
            tell("contract_templates/{name} is missing: install the program again", name=name)
        )
    return read_file(path)
