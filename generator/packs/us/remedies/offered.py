"""All that US law offers after a default, put together for a case."""

from generator.law.lookup import Law
from generator.packs.remedies import Owed, Remedies, Told
from generator.packs.us.completing import Deal
from generator.packs.us.remedies import cautions
from generator.packs.us.remedies.clocks import COUNT_ON_NOTHING, clocks
from generator.packs.us.remedies.default import Default
from generator.packs.us.remedies.doors import doors


def remedies(law: Law, deal: Deal, owed: Owed) -> Remedies:
    """Return what is open to the freelancer of a deal for what is owed, under the law of that day."""
    default = Default(law, deal, owed)
    running, open_ = clocks(default), doors(default)
    return Remedies(
        clocks=running,
        doors=open_,
        due=tuple(cautions.due(default)),
        mind=(Told(COUNT_ON_NOTHING), *cautions.mind(default)),
        lawyer=tuple(cautions.lawyer(default, running, open_)),
        unknown=tuple(cautions.unknown(default)),
    )
