"""Accepting findings by name: only the id of a rule can be accepted."""

from collections.abc import Sequence

from generator.errors import UsageError
from generator.messages import tell


def known_ids(ids: Sequence[str]) -> tuple[str, ...]:
    """Return the ids without doubles; raise UsageError for one that no rule of a pack has."""
    if not ids:
        return ()
    from difflib import get_close_matches

    from generator.packs.pack import MODULES, pack_of

    known = [rule.id for tag in MODULES for rule in pack_of(tag).rulebook().rules]
    for name in ids:
        if name not in known:
            close = get_close_matches(name, known, n=1)
            if close:
                told = tell(
                    "--accept {name}: no finding has this id; did you mean {id}?", name=name, id=close[0]
                )
            else:
                told = tell(
                    "--accept {name}: no finding has this id; findings show theirs after the severity",
                    name=name,
                )
            raise UsageError(told)
    return tuple(dict.fromkeys(ids))
