"""The template that a contract is filled into: its tags, its styles, and what is wrong with them."""

from generator.word.template.language import check_program
from generator.word.template.lint import lint

__all__ = ["check_program", "lint"]
