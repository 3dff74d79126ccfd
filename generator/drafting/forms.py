"""The forms in which a draft is written: to sign, for one's own lawyer, for the other side."""

from collections.abc import Mapping
from typing import Literal

Form = Literal["signing", "review", "other_side"]
"""A copy to sign; a review draft with all private notes; a draft to mark up that holds none."""

ENDINGS: Mapping[Form, str] = {"signing": "", "review": ".review", "other_side": ".draft"}
"""What a file's name has before `.docx`, so that no form takes the place of another."""


def form_of(*, review: bool, for_other_side: bool) -> Form:
    """Return the form that two switches ask for: a draft for the other side is a kind of review draft."""
    return "other_side" if review and for_other_side else "review" if review else "signing"


def is_private(form: Form) -> bool:
    """Say whether a document of this form is for its owner's eyes only."""
    return form == "review"
