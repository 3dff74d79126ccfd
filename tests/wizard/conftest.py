from functools import cache

import pytest
from prompt_toolkit.application import application

from tests.wizard.typing_keys import WHOLE, WRITE, Desk


@pytest.fixture(autouse=True, scope="session")
def _quick_prompts() -> None:
    # Every prompt builds the same key bindings anew, which is most of its time.
    application.load_key_bindings = cache(application.load_key_bindings)  # type: ignore[assignment]


@pytest.fixture
def desk(monkeypatch: pytest.MonkeyPatch) -> Desk:
    sitting = Desk()
    monkeypatch.setattr("generator.wizard.screen._print", sitting.print)
    monkeypatch.setattr("generator.wizard.screen._erase", sitting.erase)
    return sitting


@pytest.fixture(scope="session")
def finished(_quick_prompts: None) -> Desk:
    """A desk at which a whole interview was held, from nothing to the end."""
    sitting = Desk()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("generator.wizard.screen._print", sitting.print)
        patch.setattr("generator.wizard.screen._erase", sitting.erase)
        sitting.sit(WHOLE + WRITE)
    return sitting
