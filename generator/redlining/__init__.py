"""Redlining: what changed between two versions of a contract, as Word's own tracked changes."""
