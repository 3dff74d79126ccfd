"""What the root model of every pack has: the version of the file's form, and the pack that it is of."""

from collections.abc import Mapping
from typing import Any, Literal

from pydantic import Field, model_validator

from generator.answers.values import Page

SCHEMA_VERSION: Literal[4] = 4

NOTES = ("$schema", "record_id")
"""What a file says beside its answers: where its schema is, and what a batch calls the record."""


def without_notes(data: Mapping[str, Any]) -> dict[str, Any]:
    """Return the answers of a file alone."""
    return {key: value for key, value in data.items() if key not in NOTES}


class Root(Page):
    """The answers to a questionnaire. Field order is question order; a nested model is a page of the wizard.

    A pack gives `pack` its tag, and adds its pages; the last fields are `positions`, the concessions by slot,
    and `accepted`, the ids of errors that a person accepts. No page asks for these two.
    """

    schema_version: Literal[4] = Field(default=SCHEMA_VERSION, title="Version of this file's form")
    pack: str = Field(title="Language and law")

    @model_validator(mode="before")
    @classmethod
    def _drop_notes(cls, data: Any) -> Any:
        return without_notes(data) if isinstance(data, dict) else data
