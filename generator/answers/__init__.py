"""The questionnaire: pydantic models that are the questions, and reading them from JSON."""

from typing import TYPE_CHECKING

from generator.on_demand import on_demand

if TYPE_CHECKING:
    from generator.answers.deal import SCHEMA_VERSION, Answers, Position
    from generator.answers.missing import Missing, Unfinished
    from generator.answers.reading import (
        answers_from,
        parse_json,
        problems_of,
        read_answers,
        read_json,
        to_json,
    )
    from generator.answers.schema import json_schema
    from generator.answers.unfinished import read_unfinished

__all__ = [
    "SCHEMA_VERSION",
    "Answers",
    "Missing",
    "Position",
    "Unfinished",
    "answers_from",
    "json_schema",
    "parse_json",
    "problems_of",
    "read_answers",
    "read_json",
    "read_unfinished",
    "to_json",
]

__getattr__ = on_demand(
    __name__,
    {
        "SCHEMA_VERSION": "deal",
        "Answers": "deal",
        "Missing": "missing",
        "Position": "deal",
        "Unfinished": "missing",
        "answers_from": "reading",
        "json_schema": "schema",
        "parse_json": "reading",
        "problems_of": "reading",
        "read_answers": "reading",
        "read_json": "reading",
        "read_unfinished": "unfinished",
        "to_json": "reading",
    },
)
