"""How long the contract is: what only the full form can carry, and the length that fits the answers."""

from collections.abc import Iterator
from decimal import Decimal
from typing import Any

from generator.answers.length import FullOnly, TooLong, lines_of, price_of, size_of
from generator.answers.overrides import Lookup
from generator.answers.terms import Length
from generator.answers.walking import value_at
from generator.packs.fr.usual_grants import usual_grants

MOST_FOR_SHORT = Decimal(10_000)
"""Price in euros up to which the short form is the default."""
MOST_DELIVERABLES, MOST_STAGES, MOST_WORDS, MOST_SIGNERS = 6, 4, 120, 4
"""What four pages hold, the form of withdrawal apart: items, stages, words of the description, and persons
who sign. Above it the full form is the default, and nobody is stopped."""
MOST_LINES = {"fixed": 30}
MOST_OTHER_LINES = 25
"""Lines of all texts and of the table of rights, by the kind of price: a rate or a monthly price takes more
rows of its own. Measured in the classic look with the longest terms that a search finds; the modern one
holds as many beside usual terms."""
_EXTENT, _PURPOSE, _PLACE = 22, 17, 19
"""Characters in a line of three columns of the table of rights."""


def full_only(at: Lookup) -> Iterator[FullOnly]:
    """Yield each answer that only the full form can carry."""
    if at("options.personal_data") is not None:
        where = "options.personal_data"
        yield FullOnly(where, where, "l’annexe sur les données personnelles (RGPD art. 28)")


def too_long(at: Lookup) -> Iterator[TooLong]:
    """Yield what is more than four pages hold."""
    for path, most, what in (
        ("project.deliverables", MOST_DELIVERABLES, "livrables"),
        ("fee.milestones", MOST_STAGES, "étapes"),
        ("freelancer.form.signatories", MOST_SIGNERS, "personnes qui signent d’un côté"),
        ("client.form.signatories", MOST_SIGNERS, "personnes qui signent d’un côté"),
    ):
        if size_of(at, path) > most:
            yield TooLong(path, f"il y a plus de {most} {what}")
    if len(str(at("project.description") or "").split()) > MOST_WORDS:
        yield TooLong("project.description", f"la description a plus de {MOST_WORDS} mots")
    lines = dict(_lines(at))
    most = MOST_LINES.get(str(at("fee.kind")), MOST_OTHER_LINES)
    if sum(lines.values()) > most:
        longest = max(lines, key=lambda path: lines[path])
        yield TooLong(longest, f"textes et droits prennent plus de {most} lignes, surtout ici")


def _lines(at: Lookup) -> Iterator[tuple[str, int]]:
    """Yield how many lines the texts take that may be long, or many, by their place."""

    def joined(path: str, *names: str) -> int:
        return sum(lines_of(" ".join(_words(item, name) for name in names)) for item in at(path) or ())

    def listed(path: str) -> int:
        return sum(lines_of(str(item)) for item in at(path) or ())

    yield "project.description", lines_of(str(at("project.description") or ""))
    yield (
        "project.deliverables",
        joined("project.deliverables", "name") + joined("project.deliverables", "description"),
    )
    yield "project.out_of_scope", listed("project.out_of_scope")
    yield "project.third_party", joined("project.third_party", "name", "terms", "cost", "type", "license_by")
    yield "fee.milestones", joined("fee.milestones", "name", "due.event", "deliverables")
    yield "options.helpers", listed("options.helpers")
    yield "rights.accepted_changes", listed("rights.accepted_changes")
    yield "rights.grants", sum(map(_height, at("rights.grants") or usual_grants(at)))


def _words(item: Any, name: str) -> str:
    return str(value_at(item, name) or "")


def _height(grant: Any) -> int:
    """Return the lines of a row: those of its highest cell."""
    widths = {"extent": _EXTENT, "purpose": _PURPOSE, "territory": _PLACE}
    return max(-(-len(_words(grant, name)) // width) for name, width in widths.items())


def usual_length(at: Lookup) -> Length | None:
    """Return the length that fits the answers so far; None until there is a price."""
    price = price_of(at)
    if price is None:
        return None
    return "full" if _against_short(at, price) else "short"


def why_usual(at: Lookup) -> str:
    """Return why a length is the usual one for the answers so far; empty until there is a price."""
    price = price_of(at)
    if price is None:
        return ""
    if reason := _against_short(at, price):
        return f"Le contrat complet est usuel ici : {reason}."
    return "Le contrat court est usuel ici : rien ne demande le complet."


def why_full(at: Lookup) -> str:
    """Return why the full form is the usual one, as a sentence's end; empty where the short one is."""
    price = price_of(at)
    return "" if price is None else _against_short(at, price)


def _against_short(at: Lookup, price: Decimal) -> str:
    """Return what speaks against the short form, as a sentence's end; empty where nothing does."""
    if found := next(full_only(at), None):
        return f"le contrat court n’a pas {found.what}"
    if price > MOST_FOR_SHORT:
        return "le prix dépasse 10 000 €"
    if any(at(f"{side}.address.country") not in (None, "FR") for side in ("freelancer", "client")):
        return "une partie est hors de France"
    long = next(too_long(at), None)
    return long.what if long else ""
