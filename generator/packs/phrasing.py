"""How a reader is told of a deal in the words of its pack."""

from datetime import date
from functools import cache, partial
from pathlib import Path

from generator.caching import kept
from generator.formatting.formats import Formats
from generator.formatting.phrases import Phrases, phrases_in
from generator.library.shipped import pick
from generator.packs.pack import pack_of
from generator.selection.phrasing import Phrasing
from generator.yaml_lines import decoded, parse_yaml, read_file

_FILE = "phrases.yaml"
_NO_CURRENCY = "XXX"
"""What ISO 4217 has where no currency is meant."""


@cache
def phrasing_of(tag: str, own: Path | None = None) -> Phrasing:
    """Return how the readers of a pack's documents are told of a deal; raise InputError for wrong phrases.

    A person's `own` library may have other words for some, in `words/<tag>/phrases.yaml` there.
    """
    pack, phrases = pack_of(tag), phrases_of(tag, own)
    place = partial(pack.place_name, phrases=phrases)
    return Phrasing(pack.deal, phrases, partial(_day, formats_of(tag)), place)


def formats_of(tag: str) -> Formats:
    """Return the forms of a pack where no sum of money is printed."""
    return pack_of(tag).formats(_NO_CURRENCY)


@cache
def phrases_of(tag: str, own: Path | None = None) -> Phrases:
    """Return the phrases of a pack, read once; raise InputError for what is wrong in them."""
    shipped = _read(pack_of(tag).folder / _FILE, tag)
    reworded = reworded_phrases(tag, own)
    return _read(reworded, tag, shipped) if reworded else shipped


def reworded_phrases(tag: str, own: Path | None) -> Path | None:
    """Return the file of a person's own words for some phrases, None where there is none."""
    return pick((own,), f"words/{tag}/{_FILE}") if own else None


def _read(path: Path, tag: str, before: Phrases | None = None) -> Phrases:
    raw = read_file(path)
    if before is not None:
        return phrases_in(parse_yaml(decoded(raw, str(path)), source=str(path)), tag, before)
    return kept(
        "phrases",
        lambda: (tag.encode(), raw),
        lambda: phrases_in(parse_yaml(decoded(raw, str(path)), source=str(path)), tag),
    )


def _day(formats: Formats, day: date) -> str:
    return formats.text(day, "date")
