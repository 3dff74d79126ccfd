"""What every page is made from: the folder that was chosen, the keys to it, the clock, the words."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

from generator.formatting.phrases import Phrases
from generator.library.shipped import DEFAULT_TEMPLATE
from generator.packs.pack import DEFAULT
from generator.packs.phrasing import phrases_of
from generator.web.keys import Keys


@dataclass(frozen=True, slots=True)
class Site:
    """One run of the pages.

    `folder` holds the answers files and is the only place that is read and written. `now` is the person's
    clock. `library`, `template` and `as_of` mean what they mean on the command line; `pack` is that of new
    deals, and its words are those of pages that belong to no deal.
    """

    folder: Path
    keys: Keys
    now: Callable[[], datetime]
    library: Path | None = None
    template: str = DEFAULT_TEMPLATE
    as_of: date | None = None
    pack: str = DEFAULT

    @property
    def today(self) -> date:
        """Return the person's calendar day."""
        return self.now().date()

    @property
    def phrases(self) -> Phrases:
        """Return the words of pages that belong to no deal."""
        return phrases_of(self.pack, self.library)
