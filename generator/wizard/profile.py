"""A person's own details, kept in the user's configuration folder for the next contract of a pack."""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from generator.answers.reading import read_kept
from generator.errors import InputError
from generator.messages import tell
from generator.packs.pack import DEFAULT, Pack
from generator.questionnaire.steps import page_of
from generator.writing import write_file


def profile_path(tag: str = DEFAULT) -> Path:
    """Return where the details for contracts of a pack are kept."""
    from platformdirs import user_config_path

    name = "profile.json" if tag == DEFAULT else f"profile.{tag}.json"
    return user_config_path("clausegen") / name


def load_profile(pack: Pack) -> dict[str, Any] | None:
    """Return the saved details as JSON data, or None; a damaged file is reported and ignored."""
    path = profile_path(pack.tag)
    if not path.exists():
        return None
    try:
        kept = read_kept(path)
        known = pack.migrate({pack.own_page: kept})[pack.own_page] if isinstance(kept, dict) else kept
        profile = page_of(pack.root, pack.own_page).models[0].model_validate(known)
    except InputError as error:
        return _ignored(path, error.problems[0].message)
    except ValidationError:
        return _ignored(path, tell("it does not hold the details of a {page}", page=pack.own_page))
    return profile.model_dump(mode="json", exclude_unset=True)


def _ignored(path: Path, reason: str) -> dict[str, Any] | None:
    from generator.wizard.screen import Screen

    Screen().warning(
        tell(
            "Your saved details in {path} cannot be used and are ignored: {reason}.", path=path, reason=reason
        )
    )
    return None


def save_profile(pack: Pack, details: Mapping[str, Any]) -> None:
    """Keep a person's details, readable by their owner only; raise InputError if that fails."""
    text = json.dumps(dict(details), ensure_ascii=False, indent=2) + "\n"
    write_file(profile_path(pack.tag), text.encode(), overwrite=True, private=True)
