"""The clause library: clauses, outlines and templates as files, parsed and checked by name."""

from typing import TYPE_CHECKING

from generator.on_demand import on_demand

if TYPE_CHECKING:
    from generator.library.asking import facts_from
    from generator.library.clause import Clause, Library
    from generator.library.outline import Outline
    from generator.library.outline_reading import read_outline
    from generator.library.reading import read_library
    from generator.library.shipped import DEFAULT_TEMPLATE, folders, layered, pick, stock
    from generator.library.templates import Template, frame_of, read_template

__all__ = [
    "DEFAULT_TEMPLATE",
    "Clause",
    "Library",
    "Outline",
    "Template",
    "facts_from",
    "folders",
    "frame_of",
    "layered",
    "pick",
    "read_library",
    "read_outline",
    "read_template",
    "stock",
]

__getattr__ = on_demand(
    __name__,
    {
        "DEFAULT_TEMPLATE": "shipped",
        "Clause": "clause",
        "Library": "clause",
        "Outline": "outline",
        "Template": "templates",
        "facts_from": "asking",
        "folders": "shipped",
        "frame_of": "templates",
        "layered": "shipped",
        "pick": "shipped",
        "read_library": "reading",
        "read_outline": "outline_reading",
        "read_template": "templates",
        "stock": "shipped",
    },
)
