"""The questionnaire: pydantic models that are the questions, and reading them from JSON."""

from typing import TYPE_CHECKING

from generator.on_demand import on_demand

if TYPE_CHECKING:
    from generator.answers.deal import SCHEMA_VERSION, Answers, Position
    from generator.answers.reading import (
        answers_from,
        parse_json,
        problems_of,
        read_answers,
        read_json,
        to_json,
    )
    from generator.answers.schema import json_schema

__all__ = [
    "SCHEMA_VERSION",
    "Answers",
    "Position",
    "answers_from",
    "json_schema",
    "parse_json",
    "problems_of",
    "read_answers",
    "read_json",
    "to_json",
]

__getattr__ = on_demand(
    __name__,
    {
        "SCHEMA_VERSION": "deal",
        "Answers": "deal",
        "Position": "deal",
        "answers_from": "reading",
        "json_schema": "schema",
        "parse_json": "reading",
        "problems_of": "reading",
        "read_answers": "reading",
        "read_json": "reading",
        "to_json": "reading",
    },
)
