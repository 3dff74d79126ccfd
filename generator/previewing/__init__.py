"""Previewing: the contract as text for a terminal or as Markdown, from its tree and never through Word."""
