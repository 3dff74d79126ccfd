"""What a contract says whatever is answered: the one list of it."""

from collections.abc import Mapping

from generator.answers.overrides import Lookup, Override


def _retainer(at: Lookup) -> bool:
    return bool(at("fee.kind") == "retainer")


def _no_software(at: Lookup) -> bool:
    items = at("project.deliverables") or ()
    kinds = [item.get("kind") if isinstance(item, Mapping) else item.kind for item in items]
    return bool(kinds) and not {"software", "website"} & set(kinds)


_OVERRIDES = (
    # A blanket transfer of future works is void (CPI L. 131-1): each month passes what it pays.
    Override("rights.when", "pour un forfait mensuel", _retainer, fixed="each_deliverable"),
    # The months end a retainer, not a date.
    Override(
        "project.end",
        "pour un forfait mensuel",
        _retainer,
        words="{}, pour votre propre calendrier : le contrat ne l’imprime pas",
    ),
    Override("options.open_source", "sans site ni logiciel", _no_software, fixed=None),
    Override(
        "contract.originals",
        "pour une signature électronique",
        lambda at: at("contract.signing") != "paper",
        fixed=2,
    ),
    Override(
        "payment.deposit_due", "sans acompte", lambda at: at("payment.deposit") in (0, "0"), fixed="signing"
    ),
)


def overrides(at: Lookup) -> Mapping[str, Override]:
    """Return, by the path of the answer, what is settled for the answers that `at` looks up."""
    return {override.path: override for override in _OVERRIDES if override.holds(at)}
