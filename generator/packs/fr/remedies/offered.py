"""All that French law offers after a default, put together for a case."""

import datetime as dt
from collections.abc import Iterator

from generator.law.lookup import Law
from generator.packs.fr.advice.worded import on
from generator.packs.fr.completing import Deal
from generator.packs.fr.law.topics import Limitation
from generator.packs.fr.remedies.courts import known
from generator.packs.fr.remedies.default import Default
from generator.packs.fr.remedies.doors import doors
from generator.packs.remedies import Clock, DueStep, Owed, Remedies, Told, last_safe_day, months_after

_SOON = 180
"""Days before the end of a clock at which a lawyer is worth asking."""


def remedies(law: Law, deal: Deal, owed: Owed) -> Remedies:
    """Return what is open to the freelancer of a deal for what is owed, under the law of that day."""
    default = Default(law, deal, owed)
    running = tuple(_clocks(default))
    return Remedies(
        clocks=running,
        doors=doors(default),
        due=tuple(_due(default)),
        mind=tuple(_mind(default)),
        lawyer=tuple(_lawyer(default, running)),
        unknown=tuple(_unknown(default)),
    )


def _limitation(default: Default) -> Limitation | None:
    law = default.law
    return known(law.merchants_limitation if default.both_merchants else law.limitation)


def _clocks(default: Default) -> Iterator[Clock]:
    found = _limitation(default)
    if found is not None:
        since = default.owed.oldest
        what = f"agir en justice : {found.years} ans depuis l’échéance du {on(since)}"
        (source,) = default.sources(found)
        yield Clock("suit", what, last_safe_day(since, found.years), source)


def _due(default: Default) -> Iterator[DueStep]:
    """Yield the service of an order for payment, in the months that its day gives."""
    for order in default.owed.taken:
        if order.decided is None or "injonction" not in order.whom.casefold():
            continue
        service = known(default.law.service)
        if service is not None:
            last = months_after(order.decided, service.months) - dt.timedelta(days=1)
            what = f"faire signifier l’ordonnance du {on(order.decided)} par un commissaire de justice"
            (source,) = default.sources(service)
            yield DueStep(what, last, source, whom="defendant")


def _mind(default: Default) -> Iterator[Told]:
    law = default.law
    if limitation := known(law.limitation):
        yield Told(limitation.rule, default.sources(limitation))
    if insolvency := known(law.insolvency):
        told = f"Avant chaque étape, regardez le BODACC et le registre : {insolvency.rule}"
        yield Told(told, default.sources(insolvency))
    if (seats := known(law.economic_courts)) and default.client_company:
        yield Told(seats.rule[:1].upper() + seats.rule[1:], default.sources(seats))
    if default.both_merchants and (way := known(law.merchants_collection)):
        yield Told(f"À venir : {way.how}", default.sources(way))
    if default.owed.used is not None and (rights := known(law.rights_court)):
        told = "Exploitation d’œuvres impayées : " + rights.rule
        yield Told(told, default.sources(rights))
    agency = default.deal.client.agency
    if agency is not None and agency.accepted and (direct := known(law.direct_action)):
        yield Told(f"{agency.end_client} : {direct.rule}", default.sources(direct))
    told = "Une lettre ne menace ni d’une plainte, ni de publicité, ni des impôts"
    yield Told(told)


def _lawyer(default: Default, clocks: tuple[Clock, ...]) -> Iterator[str]:
    owed = default.owed
    if clocks and (first := clocks[0]).last < owed.as_of + dt.timedelta(days=_SOON):
        yield f"la prescription {'est passée' if first.last < owed.as_of else 'finit'} le {on(first.last)}"
    limit = known(default.law.lawyer_from)
    if limit is not None and owed.sum > limit.eur:
        yield "il est obligatoire pour cette somme, sauf pour l’injonction devant le tribunal de commerce"
    reasons = {
        "le client est hors de France": default.abroad,
        "le client conteste une part": owed.disputed,
        "le client a saisi un tribunal": any(t.kind == "suit" and t.by == "client" for t in owed.taken),
        "le client dit que vous êtes son salarié": owed.employer,
        "vos œuvres sont exploitées sans paiement": owed.used is not None,
    }
    yield from (reason for reason, holds in reasons.items() if holds)


def _unknown(default: Default) -> Iterator[str]:
    yield "quel tribunal sert la commune du client : la carte judiciaire le dit"
    if default.deal.client.form.kind == "company" and not default.own_company:
        yield "si votre activité est commerciale : alors seul le tribunal de commerce est compétent"
    if default.both_merchants:
        yield "si la procédure simplifiée reste ouverte entre commerçants"
    yield "les frais exacts des greffes et des commissaires de justice"
    if default.abroad:
        yield "les voies contre un client hors de France, et la force d’un jugement français là-bas"
    if _limitation(default) is None:
        yield "en combien de temps une demande est prescrite"
