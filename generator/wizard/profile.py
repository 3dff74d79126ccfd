"""The freelancer's own details, kept in the user's configuration folder for the next contract."""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from generator.answers.migration import renewed
from generator.answers.parties import Freelancer
from generator.answers.reading import read_kept
from generator.errors import InputError
from generator.writing import write_file


def profile_path() -> Path:
    """Return where the profile is kept."""
    from platformdirs import user_config_path

    return user_config_path("clausegen") / "profile.json"


def load_profile() -> dict[str, Any] | None:
    """Return the saved details as JSON data, or None; a damaged file is reported and ignored."""
    path = profile_path()
    if not path.exists():
        return None
    try:
        kept = read_kept(path)
        known = renewed(kept, below="freelancer") if isinstance(kept, dict) else kept
        profile = Freelancer.model_validate(known)
    except InputError as error:
        return _ignored(path, error.problems[0].message)
    except ValidationError:
        return _ignored(path, "it does not hold a freelancer's details")
    return profile.model_dump(mode="json", exclude_unset=True)


def _ignored(path: Path, reason: str) -> dict[str, Any] | None:
    from generator.wizard.screen import Screen

    Screen().warning(f"Your saved details in {path} cannot be used and are ignored: {reason}.")
    return None


def save_profile(freelancer: Mapping[str, Any]) -> None:
    """Keep the freelancer's details, readable by their owner only; raise InputError if that fails."""
    text = json.dumps(dict(freelancer), ensure_ascii=False, indent=2) + "\n"
    write_file(profile_path(), text.encode(), overwrite=True, private=True)
