"""The questionnaire: pydantic models that are the questions, and reading them from JSON."""

from generator.answers.deal import SCHEMA_VERSION, Answers, Position
from generator.answers.reading import answers_from, parse_json, problems_of, read_answers, read_json, to_json
from generator.answers.schema import json_schema
from generator.answers.standing_in import Missing
from generator.answers.unfinished import Unfinished, read_unfinished

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
