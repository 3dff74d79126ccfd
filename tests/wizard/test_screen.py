"""What is printed fits the terminal and breaks between words."""

import pytest

from generator.wizard.screen import Screen
from tests.wizard.typing_keys import Desk


def test_a_long_answer_is_broken_between_words(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("generator.wizard.screen.width", lambda: 40)

    Screen().answered("Describe the project", "Redesign of the website with a new visual identity")

    lines = desk.printed[0].split("\n")
    assert max(map(len, lines)) <= 42
    assert desk.text == "✓ Describe the project Redesign of the website with a new visual identity"
