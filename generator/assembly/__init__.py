"""Assembly: the chosen clauses, filled and numbered, as a tree that knows nothing of Word."""

from generator.assembly.assembling import assemble
from generator.assembly.blanks import Blanks
from generator.assembly.contract import Contract, text_of

__all__ = ["Blanks", "Contract", "assemble", "text_of"]
