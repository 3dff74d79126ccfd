"""A template as it is kept between two runs: its parts, and what its tags were made into."""

from collections.abc import Mapping
from typing import NamedTuple


class Compiled(NamedTuple):
    """A template as it can be kept: its parts, a program for each that has tags, the width of its text.

    A program is Jinja's code, marshalled; `width` is in twentieths of a point; `needs_docxtpl` says
    why docxtpl itself must fill the text, if it must; `remarks` are what to tell who made the file.
    """

    parts: Mapping[str, bytes]
    programs: Mapping[str, bytes]
    width: int
    needs_docxtpl: tuple[str, ...]
    remarks: tuple[str, ...] = ()
