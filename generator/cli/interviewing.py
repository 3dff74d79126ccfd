"""Holding an interview: shared by `new` and `edit`."""

import gc
import json
import shlex
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from functools import partial as given
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from generator.cli.calling import called
from generator.cli.finishing import write_somewhere
from generator.errors import InputError, Interrupted
from generator.locking import locked
from generator.messages import Message, tell

if TYPE_CHECKING:
    from generator.questionnaire.interview import Interview
    from generator.questionnaire.missing import Unfinished

INTERRUPTED = 130
_IN_USE = Message("another interview (process {process}) is open there: finish or stop it first")


@dataclass(frozen=True, slots=True)
class Way:
    """How an interview begins: by the short way, with the clients that are kept, with one of them."""

    quick: bool = False
    clients: bool = False
    client: str | None = None


_LONG_WAY = Way()


@contextmanager
def alone(partial: Path) -> Iterator[None]:
    """Hold the interview that is saved in `partial`; raise InputError while another process does."""
    with locked(partial.with_name(f".{partial.name}.lock"), _IN_USE):
        yield


def wanted_pdf(pdf: bool | None) -> bool:
    """Say whether PDFs are made: as asked, else where LibreOffice is; raise InputError where it lacks."""
    from generator.pdf.finding import find_office

    if pdf is False:
        return False
    try:
        find_office()
    except InputError:
        if pdf:
            raise
        return False
    return True


def start_of(ctx: click.Context, partial: Path, *, resume: bool, whole: Path | None = None) -> dict[str, Any]:
    """Return the answers that an interview starts from; what is wrong in them is asked again.

    These are those of `partial` with `resume`, or where the person wants to go on with it, else those of
    the file `whole`, without one none. Exit where the person wants neither.
    """
    from generator.wizard.greeting import go_on_or_start_over

    if partial.is_dir():
        raise InputError.single(
            tell("is a folder, and answers are saved there: move it away"), source=str(partial)
        )
    if partial.exists() and not resume:
        wanted = go_on_or_start_over(str(partial), whole=str(whole or ""))
        if wanted is None:
            ctx.exit(INTERRUPTED)
        resume = wanted
    start = partial if resume else whole
    return {} if start is None else read_start(start)


def read_start(path: Path) -> dict[str, Any]:
    """Return the answers in a file; raise InputError where it holds none."""
    from generator.answers.reading import read_kept
    from generator.packs.reading import current_form

    _, data = current_form(read_kept(path), source=str(path))
    return {key: value for key, value in data.items() if key != "$schema"}


def hold(
    ctx: click.Context,
    start: Mapping[str, Any],
    partial: Path,
    *,
    go_on: Sequence[str],
    as_of: date | None,
    library: Path | None,
    way: Way = _LONG_WAY,
) -> "Interview":
    """Ask the questions, saving every answer in `partial`; on Ctrl-C say how to go on and exit."""
    from generator.advice.advising import advise_so_far
    from generator.drafting.given_up import telling
    from generator.earlier.clients import client_named, load_clients
    from generator.earlier.known import Known
    from generator.earlier.profile import load_profile, save_profile
    from generator.packs.pack import pack_in
    from generator.wizard.interview import interview
    from generator.wizard.screen import Screen
    from generator.writing import write_file

    gc.enable()
    pack = pack_in(start, own=library)
    day = as_of or date.today()  # noqa: DTZ011  the person's own calendar day is meant
    rulebook = pack.rulebook()

    def save(data: Mapping[str, Any]) -> None:
        write_file(partial, _to_save(data), overwrite=True, private=True)

    kept = load_clients(pack.tag) if way.clients else ()
    named = client_named(way.client, kept).known() if way.client else None
    known = Known(
        own_page=pack.own_page,
        profile=load_profile(pack, Screen().warning),
        keep_profile=given(save_profile, pack),
        clients=tuple(client.known() for client in kept),
        client=named,
    )
    try:
        return interview(
            start,
            telling(pack.questionnaire(day, lambda data: advise_so_far(rulebook, data, day)), day, library),
            save=save,
            known=known,
            quick=way.quick,
        )
    except Interrupted as stopped:
        if stopped.partial:
            saved = write_somewhere(partial, _to_save(stopped.partial))
            told = (
                tell("Stopped. Your answers are saved in {file}.", file=saved),
                "" if saved == partial else tell("Move that file to {file}.", file=partial),
                tell("Go on with: {command}", command=f"{called()} {shlex.join(go_on)}"),
            )
            click.echo("\n" + " ".join(filter(None, told)), err=True)
        else:
            click.echo("\n" + tell("Stopped before the first answer: nothing was written."), err=True)
        ctx.exit(INTERRUPTED)


def _to_save(data: Mapping[str, Any]) -> bytes:
    text = json.dumps(data, ensure_ascii=False, indent=2, default=str) + "\n"
    # Half a character, as a broken paste leaves it, is no UTF-8; escaped it is JSON.
    return text.encode("utf-8", "backslashreplace")


def read_ended(ended: "Interview", *, as_of: date | None, library: Path | None) -> "Unfinished":
    """Return the answers that an interview ended with; some may be left open."""
    from generator.packs.reading import read_unfinished
    from generator.questionnaire.missing import Unfinished

    if not ended.left_open:
        return Unfinished(ended.answers(), ended.data)
    day = as_of or date.today()  # noqa: DTZ011  the person's own calendar day is meant
    return read_unfinished(dict(ended.data), day, own=library)
