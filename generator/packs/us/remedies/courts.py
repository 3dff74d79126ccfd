"""The ordinary court and the Copyright Claims Board as doors after a default."""

from collections.abc import Iterator

from generator.packs.remedies import Door, last_safe_day
from generator.packs.us.advice.figures import usd
from generator.packs.us.law.topics import AttorneyFees, BoardDamages, ClaimsBoard, TimelyRegistration
from generator.packs.us.places import state_name
from generator.packs.us.remedies.default import Default
from generator.packs.us.remedies.demand import fee_demands, wins_fees
from generator.packs.us.remedies.words import on, sourced


def court_door(default: Default) -> Door:
    """Return the ordinary court, which the contract names by the city that it serves."""
    deal, owed, governing = default.deal, default.owed, default.governing
    law = deal.governing_law
    consumer = deal.client.kind == "consumer"
    parts = ["the contract names the courts in or serving " + f"{law.city}, {state_name(law.state)}"]
    if consumer:
        parts.append("a private client is best sued where it lives")
    if law.mediation and owed.disputed:
        parts.append("a sum that is disputed goes to the talks and the mediation of the contract first")
    elif owed.disputed:
        parts.append("a sum that is disputed goes to the talks of the contract first")
    fees = [fee for fee in governing.attorney_fees if wins_fees(fee, deal, owed.sum)]
    served = [(route, route.agency) for route in default.routes if route.agency]
    brings = ["the whole sum, interest and costs"]
    brings += [
        f"under the {route.reached.law.name} of {route.reached.place}: {agency.remedies}"
        for route, agency in served
    ]
    brings += [fee.rule[:1].lower() + fee.rule[1:].rstrip(".") for fee in fees]
    return Door(
        id=f"court {governing.code}",
        kind="court",
        name="ordinary court",
        place=governing.code,
        open="yes",
        why="; ".join(parts),
        costs=_costs(fees),
        brings="; ".join(brings),
        how="with a lawyer, as a rule; a company mostly needs one",
        demands=tuple(fee_demands(governing, deal, owed.sum, owed.as_of)),
        sources=(
            *(sourced(fee, governing.code, owed.as_of) for fee in fees),
            *(route.source for route, _ in served),
        ),
    )


def _costs(fees: list[AttorneyFees]) -> str:
    both = any(fee.both_ways for fee in fees)
    turned = "; if the client wins, you may owe its attorney's fees" if both else ""
    return f"court fees, which were not determined, and as a rule your own attorney's fees{turned}"


def board_doors(default: Default) -> Iterator[Door]:
    """Yield the Copyright Claims Board, where the client was seen to use the work."""
    owed, nation = default.owed, default.nation
    board = nation.claims_board
    if owed.used is None or not isinstance(board, ClaimsBoard):
        return
    last = last_safe_day(owed.used, board.years)
    over = owed.as_of > last
    why = (
        f"the time was over on {on(last)}" if over else
        "only if the rights are with you until you are paid, and you did not put the work live yourself"
    )  # fmt: skip
    brings = [f"up to {usd(board.limit_usd)}"]
    facts = [board]
    if isinstance(found := nation.board_damages, BoardDamages):
        brings.append(
            f"without proof of a loss {usd(found.timely_usd)} for a work that was registered in time, "
            f"{usd(found.late_usd)} for another (from memory)"
        )
    sources = [sourced(fact, nation.code, owed.as_of) for fact in facts]
    if isinstance(timely := nation.registration, TimelyRegistration):
        sources.append(sourced(timely, nation.code, owed.as_of))
    yield Door(
        id="board",
        kind="board",
        name="Copyright Claims Board",
        place=nation.code,
        open="no" if over else "ask",
        why=f"{why}. {board.rule}",
        costs=f"{usd(board.filing_fee_usd)} to file and {usd(board.active_fee_usd)} when the case goes on",
        brings="; ".join(brings),
        how=f"the client may opt out within {board.opt_out_days} days; {board.claims_a_year} claims a year",
        limit=board.limit_usd,
        last=last,
        sources=tuple(sources),
    )
