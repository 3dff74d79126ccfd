"""Batches of the tests wait for their worker processes in short steps."""

import pebble
import pytest


@pytest.fixture(autouse=True)
def _short_steps(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pebble.CONSTS, "sleep_unit", 0.02)
