"""What every worker needs, done once where workers are copied from: imports, the shipped library, a draft."""

from contextlib import suppress

from generator.drafting.pipeline import draft, open_materials
from generator.drafting.specimen import SPECIMEN
from generator.packs.reading import answers_from

# Importing it is all that the server of processes can be asked for; what is wrong is told where it matters.
with suppress(Exception):
    draft(answers_from(SPECIMEN, source="specimen"), open_materials()).signing_copy(of_many=True)
