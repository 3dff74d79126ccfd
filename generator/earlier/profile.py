"""A person's own details, kept in the user's configuration folder for the next contract of a pack."""

import json
from collections.abc import Callable, Mapping
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


def load_profile(pack: Pack, warn: Callable[[str], object] = lambda _: None) -> dict[str, Any] | None:
    """Return the saved details as JSON data, or None; a damaged file is ignored, and `warn` is told why."""
    path = profile_path(pack.tag)
    if not path.exists():
        return None
    try:
        kept = read_kept(path)
        known = pack.migrate({pack.own_page: kept})[pack.own_page] if isinstance(kept, dict) else kept
        profile = page_of(pack.root, pack.own_page).models[0].model_validate(known)
    except (InputError, ValidationError) as error:
        reason = (
            error.problems[0].message
            if isinstance(error, InputError)
            else tell("it does not hold the details of a {page}", page=pack.own_page)
        )
        warn(
            tell(
                "Your saved details in {path} cannot be used and are ignored: {reason}.",
                path=path,
                reason=reason,
            )
        )
        return None
    return profile.model_dump(mode="json", exclude_unset=True)


def save_profile(pack: Pack, details: Mapping[str, Any]) -> None:
    """Keep a person's details, readable by their owner only; raise InputError if that fails."""
    text = json.dumps(dict(details), ensure_ascii=False, indent=2) + "\n"
    write_file(profile_path(pack.tag), text.encode(), overwrite=True, private=True)
