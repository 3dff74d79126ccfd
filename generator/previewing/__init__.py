"""Previewing: the contract as text for a terminal or as Markdown, from its tree and never through Word."""

from generator.previewing.markdown import preview_markdown
from generator.previewing.spans import Kind
from generator.previewing.text import preview_text

__all__ = ["Kind", "preview_markdown", "preview_text"]
