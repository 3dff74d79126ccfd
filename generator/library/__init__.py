"""The clause library: clauses, outlines and templates as files, parsed and checked by name."""

from generator.library.clause import Clause
from generator.library.outline import Outline
from generator.library.outline_reading import read_outline
from generator.library.reading import Library, read_library
from generator.library.shipped import folders, pick

__all__ = ["Clause", "Library", "Outline", "folders", "pick", "read_library", "read_outline"]
