"""How a reader is told of a deal in the words of its pack."""

from collections.abc import Callable
from datetime import date
from functools import cache, partial

from generator.caching import kept
from generator.formatting.formats import Formats
from generator.formatting.phrases import Phrases, phrases_in
from generator.packs.pack import Pack, pack_of
from generator.selection.phrasing import Phrasing
from generator.yaml_lines import decoded, parse_yaml, read_file

_NO_CURRENCY = "XXX"
"""What ISO 4217 has where no currency is meant."""


@cache
def phrasing_of(tag: str) -> Phrasing:
    """Return how the readers of a pack's documents are told of a deal; raise InputError for wrong phrases."""
    pack = pack_of(tag)
    return Phrasing(pack.deal, phrases_of(tag), partial(_day, pack.formats))


@cache
def phrases_of(tag: str) -> Phrases:
    """Return the phrases of a pack, read once; raise InputError for what is wrong in them."""
    return _read(pack_of(tag))


def _read(pack: Pack) -> Phrases:
    path = pack.folder / "phrases.yaml"
    raw = read_file(path)
    return kept(
        "phrases",
        lambda: (pack.tag.encode(), raw),
        lambda: phrases_in(parse_yaml(decoded(raw, str(path)), source=str(path)), pack.tag),
    )


def _day(formats: Callable[[str], Formats], day: date) -> str:
    return formats(_NO_CURRENCY).text(day, "date")
