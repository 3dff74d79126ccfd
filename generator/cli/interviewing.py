"""Holding an interview: shared by `new` and `edit`."""

import gc
import shlex
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial as given
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from generator.cli.calling import called
from generator.cli.finishing import write_somewhere
from generator.earlier.sessions import check_place, questionnaire_of, read_start, to_save
from generator.errors import InputError, Interrupted
from generator.messages import tell

if TYPE_CHECKING:
    from generator.questionnaire.interview import Interview

INTERRUPTED = 130


@dataclass(frozen=True, slots=True)
class Way:
    """How an interview begins: by the short way, with the clients that are kept, with one of them."""

    quick: bool = False
    clients: bool = False
    client: str | None = None


_LONG_WAY = Way()


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

    check_place(partial)
    if partial.exists() and not resume:
        wanted = go_on_or_start_over(str(partial), whole=str(whole or ""))
        if wanted is None:
            ctx.exit(INTERRUPTED)
        resume = wanted
    start = partial if resume else whole
    return {} if start is None else read_start(start)


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

    def save(data: Mapping[str, Any]) -> None:
        write_file(partial, to_save(data), overwrite=True, private=True)

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
            questionnaire_of(start, day, library),
            save=save,
            known=known,
            quick=way.quick,
        )
    except Interrupted as stopped:
        if stopped.partial:
            saved = write_somewhere(partial, to_save(stopped.partial))
            told = (
                tell("Stopped. Your answers are saved in {file}.", file=saved),
                "" if saved == partial else tell("Move that file to {file}.", file=partial),
                tell("Go on with: {command}", command=f"{called()} {shlex.join(go_on)}"),
            )
            click.echo("\n" + " ".join(filter(None, told)), err=True)
        else:
            click.echo("\n" + tell("Stopped before the first answer: nothing was written."), err=True)
        ctx.exit(INTERRUPTED)
