"""Deals from many situations: which clauses they have, how long their lists are, what they leave out."""

import json
from collections.abc import Iterator
from itertools import count, cycle, islice
from random import Random
from typing import Any

from generator.drafting.pipeline import draft, open_materials
from generator.errors import InputError
from generator.packs.reading import answers_from
from tests.building import build


def mixed_lines(situations: int) -> Iterator[bytes]:
    """Yield deals without end as lines of JSONL: so many situations in turn, and no two deals alike."""
    several = list(islice(_valid(), situations))
    return (_line(deal, number) for number, deal in enumerate(cycle(several)))


def _valid() -> Iterator[dict[str, Any]]:
    """Yield random deals that can be signed."""
    materials = open_materials()
    for seed in count():
        random = Random(seed)
        deal = build(lambda _, options, choose=random.choice: choose(options))
        try:
            drafted = draft(answers_from(deal), materials)
        except InputError:
            continue
        deal["accepted"] = [finding.id for finding in drafted.unaccepted]
        yield deal


def _line(deal: dict[str, Any], number: int) -> bytes:
    deal["client"]["legal_name"] = f"Client {number} & Sons"
    deal["contract"]["number"] = f"2026-{number:06}"
    return json.dumps(deal, ensure_ascii=False).encode() + b"\n"
