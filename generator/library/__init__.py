"""The clause library: clauses, outlines and templates as files, parsed and checked by name."""

from generator.library.clause import Clause
from generator.library.outline import Outline
from generator.library.outline_reading import read_outline
from generator.library.reading import Library, read_library
from generator.library.shipped import folders, layered, pick, stock
from generator.library.templates import DEFAULT_TEMPLATE, Template, frame_of, read_template

__all__ = [
    "DEFAULT_TEMPLATE",
    "Clause",
    "Library",
    "Outline",
    "Template",
    "folders",
    "frame_of",
    "layered",
    "pick",
    "read_library",
    "read_outline",
    "read_template",
    "stock",
]
