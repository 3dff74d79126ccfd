"""Rules about physical work: rights of its artist, consent of an owner, a deposit for work at a home."""

from collections.abc import Iterator
from decimal import Decimal

from generator.advice.rule import Advice, rule
from generator.answers.installments import share_of_fee
from generator.answers.overrides import answers_at
from generator.law.fact import NoRule
from generator.packs.us.advice.case import Case
from generator.packs.us.advice.links import PLACES, usd_fee
from generator.packs.us.advice.sources import VISUAL_ARTISTS
from generator.packs.us.advice.worded import money
from generator.packs.us.law.topics import HomeDeposit, Rule
from generator.packs.us.overrides import kinds_of

_CHANGES = "physical.changes"
_KINDS = "project.kinds"


def _is_physical(case: Case) -> bool:
    return "physical" in kinds_of(answers_at(case.deal))


@rule("rights-of-visual-artists", _KINDS, slot=_CHANGES, needs=("project.physical",), severity="note")
def rights_of_visual_artists(case: Case) -> Iterator[Advice]:
    """Tell of the rights that federal law gives to the artist of a single work."""
    if _is_physical(case) and case.deal.project.physical.changes == "promise":
        yield Advice(
            "federal law lets the artist of a painting, a sculpture or another single work of fine art stop "
            "its mutilation, and the destruction of a work of recognized stature, for life; an owner who "
            "wants to remove it needs the artist's signed writing, or for a removable work gives 90 days. "
            "Signs, advertising and works made for hire are outside, and merely to hide a mural is no change",
            sources=VISUAL_ARTISTS,
        )


@rule("artists-rights-waived", "project.physical", slot=_CHANGES, needs=(_KINDS, "freelancer.form"))
def artists_rights_waived(case: Case) -> Iterator[Advice]:
    """Warn of a waiver of moral rights, and say who else must sign it to make it good."""
    physical = case.deal.project.physical
    if not _is_physical(case) or physical.changes != "waiver":
        return
    others = []
    if case.deal.freelancer.form.kind == "company":
        others.append("each artist who makes the piece, beside your company")
    if physical.owner == "other":
        others.append("the owner of the building")
    signs = f"; have {' and '.join(others)} sign the waiver too, or it does not hold" if others else ""
    yield Advice(
        "you give up the right to stop it when the piece is repainted, moved or destroyed, for the works "
        "that the contract lists; a waiver holds only in a signed writing that names the works and the uses",
        f"ask a price for it, or promise no more than a notice{signs}",
        VISUAL_ARTISTS,
    )


@rule("art-preservation-act", _KINDS, slot=_CHANGES, needs=PLACES, severity="note")
def art_preservation_act(case: Case) -> Iterator[Advice]:
    """Tell what a state that the deal touches gives to the artist beside federal law."""
    for law in case.touched if _is_physical(case) else ():
        if isinstance(law.art_preservation, Rule):
            yield Advice(f"{law.name}: {law.art_preservation.rule}", facts=(law.art_preservation,))


@rule("owner-of-the-site", "project.physical", slot="physical.site", needs=(_KINDS,))
def owner_of_the_site(case: Case) -> Iterator[Advice]:
    """Warn of work on what belongs to someone else."""
    if _is_physical(case) and case.deal.project.physical.owner == "other":
        yield Advice(
            "the place belongs to someone else: without its owner's consent you may have to stop or undo the "
            "work, and nothing that the client promises about later changes binds the owner",
            "start only when you have the owner's signed consent in your hands",
        )


@rule("deposit-for-work-at-home", "payment.deposit", slot="payment.deposit", needs=(_KINDS, "fee", *PLACES))
def deposit_for_work_at_home(case: Case) -> Iterator[Advice]:
    """Warn of a deposit above what a consumer's state lets anyone ask for work at the home."""
    found = case.consumer_home.home_deposit if case.consumer_home and _is_physical(case) else None
    fee = usd_fee(case.deal)
    if found is None or isinstance(found, NoRule) or fee is None:
        return
    most = _most(found, fee)
    asked = share_of_fee(case.deal.fee, case.deal.payment.deposit)
    if asked > most:
        yield Advice(
            f"a deposit of {money(asked, case.deal)} from a private client for work at the home. "
            f"{found.rule} In doubt: {found.doubt}",
            f"ask for {money(most, case.deal)} at most, and for the rest in stages as the work goes on, or "
            "have a lawyer confirm that the limit does not reach this work",
            facts=(found,),
            remedy=("payment.deposit", "10") if most == fee * found.percent / 100 else None,
        )


def _most(found: HomeDeposit, fee: Decimal) -> Decimal:
    return min(found.most_usd, fee * found.percent / 100)
