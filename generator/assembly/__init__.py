"""Assembly: the chosen clauses, filled and numbered, as a tree that knows nothing of Word."""

from typing import TYPE_CHECKING

from generator.on_demand import on_demand

if TYPE_CHECKING:
    from generator.assembly.assembling import assemble
    from generator.assembly.blanks import Blanks
    from generator.assembly.contract import Contract, text_of

__all__ = ["Blanks", "Contract", "assemble", "text_of"]

__getattr__ = on_demand(
    __name__,
    {
        "Blanks": "blanks",
        "Contract": "contract",
        "assemble": "assembling",
        "text_of": "contract",
    },
)
