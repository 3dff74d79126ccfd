"""The questionnaire: pydantic models that are the questions, and reading them from JSON."""

from generator.answers.deal import SCHEMA_VERSION, Answers, Position
from generator.answers.reading import answers_from, parse_json, problems_of, read_answers, read_json, to_json

__all__ = [
    "SCHEMA_VERSION",
    "Answers",
    "Position",
    "answers_from",
    "parse_json",
    "problems_of",
    "read_answers",
    "read_json",
    "to_json",
]
