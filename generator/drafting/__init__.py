"""Drafting: the whole way from answers to a document, shared by draft, batch and wizard."""

from generator.drafting.forms import ENDINGS, Form, form_of, is_private
from generator.drafting.pipeline import (
    DEFAULT_TEMPLATE,
    Draft,
    Materials,
    draft,
    draft_unfinished,
    open_materials,
    unaccepted,
)

__all__ = [
    "DEFAULT_TEMPLATE",
    "ENDINGS",
    "Draft",
    "Form",
    "Materials",
    "draft",
    "draft_unfinished",
    "form_of",
    "is_private",
    "open_materials",
    "unaccepted",
]
