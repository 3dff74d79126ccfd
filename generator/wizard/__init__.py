"""The wizard: an interview in the terminal, generated from the models of the answers."""

from generator.wizard.greeting import go_on_or_start_over
from generator.wizard.interview import interview
from generator.wizard.profile import load_profile, profile_path, save_profile
from generator.wizard.terminal import require_terminal

__all__ = [
    "go_on_or_start_over",
    "interview",
    "load_profile",
    "profile_path",
    "require_terminal",
    "save_profile",
]
