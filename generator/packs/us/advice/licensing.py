"""Rules about a license, and about what passes when: limits that the work itself would break."""

import re
from collections.abc import Iterator

from generator.advice.rule import Advice, rule
from generator.answers.overrides import answers_at
from generator.answers.places import country_name
from generator.answers.rights import License
from generator.packs.us.advice.case import Case
from generator.packs.us.advice.figures import listed
from generator.packs.us.advice.sources import GERMAN_ROYALTIES, ROYALTIES
from generator.packs.us.completing import Deal
from generator.packs.us.overrides import kinds_of

_SOFTWARE = re.compile(
    r"\b(?:software|web\s?sites?|web\s?shops?|apps?|plug-?ins?|themes?|code)\b", re.IGNORECASE
)
_ONLINE = re.compile(r"\b(?:web|web\s?sites?|internet|online|social|apps?|digital|e-?mail)\b", re.IGNORECASE)
_EVERYWHERE = re.compile(r"\b(?:world|worldwide|global|universe|everywhere)\b", re.IGNORECASE)
_PERPETUAL = ("rights.term", {"kind": "perpetual"})


def _license(deal: Deal) -> License | None:
    return deal.rights if deal.rights.kind == "license" else None


@rule("software-license-limited", "rights", slot="rights.license_term", needs=("project", "options"))
def software_license_limited(case: Case) -> Iterator[Advice]:
    """Warn of a license that ends while software or a live site still needs it."""
    granted = _license(case.deal)
    if granted and granted.term.kind == "years" and _is_software(case.deal):
        yield Advice(
            f"the license ends after {granted.term.years} years, and the work is software or a website: a "
            "site in use would have to go dark, and every renewal is a new talk under pressure",
            "license software and websites without end; limit the use instead",
            remedy=_PERPETUAL,
            place="rights.term",
        )


def _is_software(deal: Deal) -> bool:
    if "software" not in kinds_of(answers_at(deal)):
        return False
    named = any(_SOFTWARE.search(item.name) for item in deal.project.deliverables)
    return named or deal.options.open_source is not None


@rule("license-like-a-sale", "rights", slot="rights.exclusivity")
def license_like_a_sale(case: Case) -> Iterator[Advice]:
    """Warn of a license that leaves the freelancer nothing but the name of the copyright."""
    granted = _license(case.deal)
    if (
        granted
        and granted.exclusivity == "exclusive"
        and granted.term.kind == "perpetual"
        and _EVERYWHERE.search(granted.territory)
    ):
        yield Advice(
            "you keep the copyright, but the license is exclusive, worldwide and without end: for the agreed "
            "purpose you can never use or license the work again, as if it were sold",
            "make the license non-exclusive, or limit its years or its territory; or ask the price of a sale",
            remedy=("rights.exclusivity", "non_exclusive"),
            place="rights.exclusivity",
        )


@rule("copyleft-against-license", "options.open_source", slot="options.open_source", needs=("rights",))
def copyleft_against_license(case: Case) -> Iterator[Advice]:
    """Warn of copyleft parts beside a license that is narrower than theirs."""
    granted, parts = _license(case.deal), case.deal.options.open_source
    if granted is None or parts is None or not parts.copyleft:
        return
    narrow = tuple(_narrow(granted))
    if narrow:
        yield Advice(
            f"copyleft licenses are allowed, and the client's license is {listed(narrow)}: a copyleft "
            "license lets everyone who gets the code use and pass it on without end, so both cannot be "
            "true of it",
            "allow permissive licenses only, or keep copyleft parts apart and say so in the list of "
            "deliverables",
            remedy=("options.open_source", {"copyleft": False}),
        )


def _narrow(granted: License) -> Iterator[str]:
    if granted.exclusivity != "non_exclusive":
        yield granted.exclusivity
    if granted.term.kind == "years":
        yield f"limited to {granted.term.years} years"
    if not _EVERYWHERE.search(granted.territory):
        yield f"limited to {granted.territory}"


@rule("media-beyond-territory", "rights", slot="rights.grant", severity="note")
def media_beyond_territory(case: Case) -> Iterator[Advice]:
    """Say that a use online is seen outside the territory of the license."""
    granted = _license(case.deal)
    if granted and _ONLINE.search(granted.media) and not _EVERYWHERE.search(granted.territory):
        yield Advice(
            f"the client may use the work in “{granted.media}”, but only in “{granted.territory}”: what is "
            "online can be seen everywhere, so the two need a rule to meet",
            "make the territory worldwide, or say to whom a use online must be directed",
            remedy=("rights.territory", "worldwide"),
            place="rights.territory",
        )


@rule(
    "license-fee-abroad",
    "rights",
    slot="payment.taxes",
    needs=("client.address", "client.kind"),
    severity="note",
)
def license_fee_abroad(case: Case) -> Iterator[Advice]:
    """Say that the fee for a license may be a royalty on which the client must hold tax back."""
    deal, country = case.deal, case.deal.client.address.country
    if country == "US" or deal.client.kind != "business" or not (_license(deal) or country == "DE"):
        return
    german = "; a German client must hold tax back even where all rights are bought for one sum"
    yield Advice(
        f"the client is in {country_name(country)}: the fee for rights of use may count there as a royalty "
        f"on which the client must hold tax back{german * (country == 'DE')}, and the client may have to "
        "account for value added tax itself (no source was read for this)",
        "check the tax treaty and get its exemption before the first invoice",
        (GERMAN_ROYALTIES,) if country == "DE" else (ROYALTIES,) if country == "CA" else (),
    )


@rule("milestone-without-deliverables", "rights", slot="rights.grant", needs=("fee", "project"))
def milestone_without_deliverables(case: Case) -> Iterator[Advice]:
    """Warn where rights pass by stages and nothing says which deliverable belongs to which."""
    deal = case.deal
    if deal.rights.kind != "assign" or deal.rights.when != "each_milestone" or deal.fee.kind != "fixed":
        return
    if len(deal.project.deliverables) > 1 and not any(stage.deliverables for stage in deal.fee.milestones):
        yield Advice(
            "the rights pass with each paid milestone, but no milestone names its deliverables: all of them "
            "belong to the last one, and an early stage passes nothing",
            "say which deliverables belong to each milestone: the rights pass with it",
            place="fee.milestones",
        )
