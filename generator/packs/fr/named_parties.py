"""The parties of a typed event by their names: quand vous validez, le Client valide."""

import re

_PARTY = {"vous": "le Client", "je": "le Prestataire", "j": "le Prestataire"}
_SUBJECT = re.compile(
    r"\b(?:(?P<who>vous|je)\s+|(?P<elided>j)[’'])(?P<reader>vous\s+)?(?P<object>les?\s+|la\s+|l[’'])?"
    r"(?P<verb>[a-zà-ÿœ]+)\b",
    re.IGNORECASE,
)
_REGULAR = (
    "valid",
    "approuv",
    "accept",
    "sign",
    "confirm",
    "livr",
    "termin",
    "prononc",
    "publi",
    "commenc",
    "donn",
)
_CLIENT = re.compile(r"\b(le|du|au) client\b", re.IGNORECASE)
_UNNAMED = re.compile(
    r"\b(?:vous|votre|vos|je|moi|mon|ma|mes|nous|notre|nos)\b(?:\s+[\wà-ÿ]+)?|\b[jm][’']\w+", re.IGNORECASE
)
_THIRD_PERSON = {
    "avez": "a",
    "ai": "a",
    "aurez": "aura",
    "aurai": "aura",
    "êtes": "est",
    "suis": "est",
    "recevez": "reçoit",
    "reçois": "reçoit",
    "remettez": "remet",
    "remets": "remet",
    "mettez": "met",
    "choisissez": "choisit",
    "choisis": "choisit",
    "finissez": "finit",
    "finis": "finit",
    "mets": "met",
    "payez": "paie",
    "envoyez": "envoie",
    "rendez": "rend",
    "rends": "rend",
    "répondez": "répond",
    **{f"{stem}ez": f"{stem}e" for stem in _REGULAR},
    **{f"{stem}e": f"{stem}e" for stem in (*_REGULAR, "envoi")},
}
"""The verbs that stages are made of, as they stand behind a name; another one is not guessed."""


def by_name(text: str) -> str:
    """Return a text in which the parties that act bear their names: je livre, le Prestataire livre."""
    return _CLIENT.sub(r"\1 Client", _SUBJECT.sub(_named, text))


def unnamed_in(text: str) -> str:
    """Return the first words of a text, such as votre accord, that name no party; empty for none."""
    found = _UNNAMED.search(by_name(text))
    return found[0] if found else ""


def _named(found: "re.Match[str]") -> str:
    party = _PARTY[(found["who"] or found["elided"]).casefold()]
    verb = _THIRD_PERSON.get(found["verb"].casefold())
    if verb is None:
        return found[0]
    to = " au Client" if found["reader"] and party != "le Client" else ""
    return f"{party} {found['object'] or ''}{verb}{to}"
