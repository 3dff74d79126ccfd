"""The JSON Schema of an answers file."""

from typing import Any

from generator.answers.deal import Answers

__all__ = ["json_schema"]


def json_schema() -> dict[str, Any]:
    """Return the schema (draft 2020-12); an editor that reads `$schema` completes and checks."""
    schema = Answers.model_json_schema(mode="validation")
    schema["properties"] = {"$schema": {"type": "string", "title": "Schema"}, **schema["properties"]}
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **schema}
