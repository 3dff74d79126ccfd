"""Assembly: the chosen clauses, filled and numbered, as a tree that knows nothing of Word."""

from generator.assembly.assembling import assemble
from generator.assembly.contract import Contract, text_of

__all__ = ["Contract", "assemble", "text_of"]
