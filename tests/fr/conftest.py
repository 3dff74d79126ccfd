"""The tests of the French pack have it among the packs, registered or not."""

from collections.abc import Iterator

import pytest

from generator.packs import pack as packs
from generator.packs.phrasing import phrases_of, phrasing_of


@pytest.fixture(autouse=True)
def _there_is_the_french_pack(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setitem(packs.MODULES, "fr-FR", "generator.packs.fr.parts")
    for kept in (packs.pack_of, phrases_of, phrasing_of):
        kept.cache_clear()
    yield
    for kept in (packs.pack_of, phrases_of, phrasing_of):
        kept.cache_clear()
