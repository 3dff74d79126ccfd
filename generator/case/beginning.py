"""The beginning of a case: from a contract and its answers, or from the answers of an offer."""

import datetime as dt
from pathlib import Path
from typing import Any

from generator.case.folder import Case, new_case, open_case
from generator.case.signing import read_signing, signed_files
from generator.packs.reading import read_unfinished


def begin_case(
    folder: Path,
    contract: Path | None,
    answers: Any,
    *,
    now: dt.datetime,
    source: str = "",
    zones: tuple[str, ...] = (),
) -> Case:
    """Make the folder of a case and open it.

    A signing that was recorded beside the contract is its first entry. Without a contract it is a prospect's,
    and its answers may be unfinished. Raises InputError.
    """
    if contract is None:
        read_unfinished(answers, now.date(), source=source)
    signing = None if contract is None else read_signing(contract)
    case = new_case(folder, contract, answers, source=source, zones=zones)
    if contract is None or signing is None:
        return case
    fields = {"event": signing.event, "on": signing.on.isoformat()}
    case.enter(fields, now=now, files=signed_files(contract, signing))
    return open_case(folder)
