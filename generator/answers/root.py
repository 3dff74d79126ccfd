"""What the root model of every pack has: the version of the file's form, and the pack that it is of."""

from typing import Any, Literal

from pydantic import Field, model_validator

from generator.answers.values import Page

SCHEMA_VERSION: Literal[4] = 4


class Root(Page):
    """The answers to a questionnaire. Field order is question order; a nested model is a page of the wizard.

    A pack gives `pack` its tag, and adds its pages; the last fields are `positions`, the concessions by slot,
    and `accepted`, the ids of errors that a person accepts. No page asks for these two.
    """

    schema_version: Literal[4] = Field(default=SCHEMA_VERSION, title="Version of this file's form")
    pack: str = Field(title="Language and law")

    @model_validator(mode="before")
    @classmethod
    def _drop_schema_link(cls, data: Any) -> Any:
        # "$schema" lets an editor complete and check the file; it is no answer.
        if isinstance(data, dict) and "$schema" in data:
            return {key: value for key, value in data.items() if key != "$schema"}
        return data
