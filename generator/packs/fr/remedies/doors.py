"""The ways to the money under French law, in the order that closes none: those without a judge first."""

from collections.abc import Iterator
from datetime import date

from generator.packs.fr.advice.worded import money, on
from generator.packs.fr.law.topics import Threshold, Way
from generator.packs.fr.places import FRANCE
from generator.packs.fr.remedies.courts import CIVIL, COMMERCIAL, court, court_rules, known, matter
from generator.packs.fr.remedies.default import Default
from generator.packs.remedies import Door, Open, Taken

_CONCILIATION, _COLLECTION, _ORDER, _INTERIM = ("concilia",), ("commissaire",), ("injonction",), ("référé",)


def doors(default: Default) -> tuple[Door, ...]:
    """Return each way that was determined."""
    law = default.law
    found = (
        _conciliation(default, known(law.conciliation)),
        _collection(default, known(law.collection)),
        _order(default, known(law.order)),
        _interim(default, known(law.interim)),
        _trial(default, known(law.trial)),
    )
    return tuple(door for door in found if door is not None)


def _within(default: Default, limit: Threshold | None) -> bool:
    return limit is not None and default.owed.sum <= limit.eur


def _conciliation(default: Default, way: Way | None) -> Door | None:
    if way is None:
        return None
    limit = known(default.law.amicable)
    bound = _within(default, limit) and matter(default) != COMMERCIAL
    if limit is None:
        why = "toujours possible"
    elif bound:
        why = (
            f"jusqu’à {money(limit.eur, default.deal)}, le tribunal judiciaire déclare irrecevable une "
            "demande sans tentative amiable avant elle (CPC art. 750-1) ; sauf urgence, échec de la "
            "procédure simplifiée, pas de conciliateur dans les trois mois, ou requête sans débat, comme "
            "l’injonction de payer (avis de la Cour de cassation, source secondaire)"
        )
    elif _within(default, limit):
        why = "possible, mais pas obligatoire : la règle est celle du tribunal judiciaire"
    else:
        why = f"possible, mais pas obligatoire au-delà de {money(limit.eur, default.deal)}"
    open_, why = _standing(default, "yes", why, _CONCILIATION)
    return Door(
        id="conciliateur",
        kind="conciliation",
        name="Conciliateur de justice",
        place=FRANCE,
        open=open_,
        why=why,
        costs=way.costs,
        brings=way.brings,
        how=way.how,
        taken=_taken_on(default, _CONCILIATION),
        sources=default.sources(way),
    )


def _collection(default: Default, way: Way | None) -> Door | None:
    limit = known(default.law.simple_procedure)
    if way is None or limit is None:
        return None
    most = money(limit.eur, default.deal)
    open_: Open = "yes"
    why = f"pour une somme de {most} au plus, intérêts compris ; inutile si le client se tait"
    if not _within(default, limit):
        open_, why = "no", f"la somme dépasse {most}"
    elif default.both_merchants:
        open_ = "ask"
        why += " ; entre commerçants, la loi du 23 avril 2026 l’a peut-être fermée : demandez"
    open_, why = _standing(default, open_, why, _COLLECTION)
    return Door(
        id="commissaire",
        kind="collection",
        name="Procédure simplifiée de recouvrement, par un commissaire de justice",
        place=FRANCE,
        open=open_,
        why=why,
        costs=way.costs,
        brings=way.brings,
        how=way.how,
        limit=limit.eur,
        taken=_taken_on(default, _COLLECTION),
        sources=default.sources(way),
    )


def _order(default: Default, way: Way | None) -> Door | None:
    if way is None:
        return None
    service = known(default.law.service)
    open_: Open = "yes"
    parts = [court(default), "seul ce tribunal est compétent, quoi que dise un contrat (CPC art. 1406)"]
    if default.owed.disputed:
        open_ = "ask"
        parts.append("le client conteste une part : il formera sans doute opposition")
    if default.abroad:
        open_, parts = "ask", ["le client est hors de France : non étudié"]
    open_, why = _standing(default, open_, " ; ".join(parts), _ORDER)
    how = way.how
    if service is not None:
        how += (
            f" ; faites signifier l’ordonnance dans les {service.months} mois de sa date, sinon elle ne vaut "
            "plus rien (art. 1411)"
        )
    return Door(
        id="injonction",
        kind="court",
        name="Injonction de payer",
        place=FRANCE,
        open=open_,
        why=why,
        costs=way.costs,
        brings=way.brings,
        how=f"{how} ; au journal, écrivez « injonction » avec le tribunal",
        asks=(
            "nom, forme et siège des deux parties",
            "montant précis de la somme et décompte",
            "fondement de la créance",
            "bordereau des pièces",
        ),
        taken=_taken_on(default, _ORDER),
        sources=default.sources(way, service, *court_rules(default)),
    )


def _interim(default: Default, way: Way | None) -> Door | None:
    if way is None:
        return None
    open_: Open = "ask" if default.owed.disputed or default.abroad else "yes"
    parts = [court(default)]
    if default.owed.disputed:
        parts.append("le client conteste une part : elle ne doit pas être sérieuse")
    parts += _try_first(default)
    open_, why = _standing(default, open_, " ; ".join(parts), _INTERIM)
    return Door(
        id="refere",
        kind="court",
        name="Référé-provision",
        place=FRANCE,
        open=open_,
        why=why,
        costs=f"{way.costs}{_lawyer(default)}",
        brings=way.brings,
        how=way.how,
        taken=_taken_on(default, _INTERIM),
        sources=default.sources(way, known(default.law.lawyer_from)),
    )


def _trial(default: Default, way: Way | None) -> Door | None:
    if way is None:
        return None
    others = (*_ORDER, *_INTERIM)
    suits = [t for t in default.owed.taken if t.kind == "suit" and not t.over]
    mine = [t for t in suits if not any(word in t.whom.casefold() for word in others)]
    parts = [court(default), *_try_first(default)]
    if mine:
        parts = [told_of(mine[0])]
    return Door(
        id="fond",
        kind="court",
        name="Procès au fond",
        place=FRANCE,
        open="taken" if mine else "ask" if default.abroad else "yes",
        why=" ; ".join(parts),
        costs=f"{way.costs}{_lawyer(default)}",
        brings=way.brings,
        how=way.how,
        taken=mine[0].on if mine else None,
        sources=default.sources(way, known(default.law.amicable)),
    )


def _try_first(default: Default) -> Iterator[str]:
    """Yield that a judge of the civil court wants an amicable try first."""
    if matter(default) == COMMERCIAL or not _within(default, known(default.law.amicable)):
        return
    civil = "" if matter(default) == CIVIL else "devant le tribunal judiciaire, "
    done = default.open_steps(*_CONCILIATION, *_COLLECTION)
    if not any(t.kind == "complaint" for t in default.owed.taken) and not done:
        yield f"{civil}après une tentative amiable (CPC art. 750-1) : aucune n’est au journal"


def _lawyer(default: Default) -> str:
    limit = known(default.law.lawyer_from)
    if limit is None:
        return ""
    most = money(limit.eur, default.deal)
    must = "obligatoire au-delà de" if default.owed.sum > limit.eur else "pas obligatoire jusqu’à"
    return f" ; avocat {must} {most}"


def _standing(default: Default, open_: Open, why: str, words: tuple[str, ...]) -> tuple[Open, str]:
    """Return how a way stands: taken where the log says so."""
    found = default.open_steps(*words)
    return ("taken", told_of(found[0])) if found else (open_, why)


def _taken_on(default: Default, words: tuple[str, ...]) -> date | None:
    found = default.open_steps(*words)
    return found[0].on if found else None


def told_of(taken: Taken) -> str:
    """Return a step in words."""
    return f"vous l’avez engagée le {on(taken.on)} ({taken.whom})"
