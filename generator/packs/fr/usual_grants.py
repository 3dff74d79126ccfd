"""The rights that are usual for each kind of deliverable, where a deal has no table of its own.

`{user}` is who exploits the work: the client, or the client of an agency.
"""

from collections.abc import Iterator

from generator.answers.overrides import Lookup
from generator.answers.walking import value_at
from generator.packs.fr.project import Kind
from generator.packs.fr.rights import Grant, Reason, Right

_SCREENS = "papier, écrans, sites et réseaux sociaux du {user}, sans limite de nombre"
_SHOWN = "sites, réseaux sociaux, affichage et présentations du {user}"
_OWN_BUSINESS = "présenter et promouvoir l’activité du {user}"
_FORMATS = "changement de format, de taille et de couleur, mise à jour des textes et des données"

_Row = tuple[Right, str, str]

_ROWS: dict[Kind, tuple[Reason, tuple[_Row, ...]]] = {
    "brand": (
        "accessory",
        (
            (
                "reproduction",
                "enseigne, papier, textile, emballage, objets et écrans, sans limite de nombre",
                "identifier le {user}, ses produits et ses services",
            ),
            (
                "representation",
                "sites, réseaux sociaux, affichage, télévision et cinéma",
                "identifier le {user}, ses produits et ses services",
            ),
            (
                "adaptation",
                "changement de format et de couleur, déclinaison animée, ajout d’une accroche",
                "identifier le {user}, ses produits et ses services",
            ),
        ),
    ),
    "graphic": (
        "accessory",
        (
            ("reproduction", _SCREENS, _OWN_BUSINESS),
            ("representation", _SHOWN, _OWN_BUSINESS),
            ("adaptation", _FORMATS, _OWN_BUSINESS),
        ),
    ),
    "illustration": (
        "cost",
        (
            ("reproduction", _SCREENS, _OWN_BUSINESS),
            ("representation", _SHOWN, _OWN_BUSINESS),
        ),
    ),
    "website": (
        "cost",
        (
            ("reproduction", "serveurs, sauvegardes et écrans du site désigné au Projet", "publier ce site"),
            ("representation", "communication de ce site au public en ligne", "publier ce site"),
            (
                "adaptation",
                "mise à jour, ajout de pages, nouvelle technique, correction",
                "entretenir et faire évoluer ce site",
            ),
        ),
    ),
    "software": (
        "software",
        (
            (
                "reproduction",
                "code source et code objet, chargement, affichage, exécution, transmission et stockage",
                "exploiter et faire évoluer le logiciel",
            ),
            (
                "adaptation",
                "traduction, adaptation, arrangement et toute autre modification du code",
                "exploiter et faire évoluer le logiciel",
            ),
        ),
    ),
    "text": (
        "accessory",
        (
            ("reproduction", _SCREENS, _OWN_BUSINESS),
            ("representation", _SHOWN, _OWN_BUSINESS),
            ("adaptation", "coupe, correction et mise à jour", _OWN_BUSINESS),
        ),
    ),
    "photo_video": (
        "accessory",
        (
            ("reproduction", _SCREENS, _OWN_BUSINESS),
            ("representation", _SHOWN, _OWN_BUSINESS),
            ("adaptation", "recadrage, changement de format, sous-titrage", _OWN_BUSINESS),
        ),
    ),
    "other": (
        "accessory",
        (
            ("reproduction", "papier et écrans, au sein de l’entreprise du {user}", "l’activité du {user}"),
            ("representation", "présentation au sein de l’entreprise du {user}", "l’activité du {user}"),
        ),
    ),
}
"""For each kind the reason of a lump sum (CPI L. 131-4) and the rights, each with its extent and purpose.

A total transfer covers only the modes that it names (L. 122-7): reproduction and representation both stand.
"""


def usual_grants(at: Lookup) -> Iterator[Grant]:
    """Yield the usual rights for the answers so far, once for all deliverables of a kind.

    A purpose that names the agency would grant nothing for the business of its client (CPI L. 131-3), and a
    licence that shuts the author out, everywhere and for as long as rights last, would be an assignment.
    """
    user = "Client" if at("client.agency") is None else "Client final"
    exclusive = at("rights.kind") != "license"
    numbers: dict[Kind, list[int]] = {}
    for number, item in enumerate(at("project.deliverables") or (), start=1):
        kind = value_at(item, "kind")
        if kind in _ROWS:
            numbers.setdefault(kind, []).append(number)
    for kind, of_kind in numbers.items():
        reason, rows = _ROWS[kind]
        for right, extent, purpose in rows:
            yield Grant.model_construct(
                deliverables=tuple(of_kind),
                right=right,
                extent=extent.format(user=user),
                purpose=purpose.format(user=user),
                exclusive=exclusive,
                reason=reason,
            )
