"""Rules about silence and an early end."""

from collections.abc import Iterator
from decimal import Decimal

from generator.advice.rule import Advice, rule
from generator.findings import Severity
from generator.packs.fr.advice.case import Case
from generator.packs.fr.advice.worded import article, percent
from generator.packs.fr.terms import Compensation, Dedit

_CAREFUL, _WHOLE = Decimal(50), Decimal(100)
_PENALTY = article("C. civ.", "1231-5")


@rule("no-silence-rules", "silence", slot="silence.contact")
def no_silence_rules(case: Case) -> Iterator[Advice]:
    """Warn of a contract that says nothing of a client who stops answering."""
    if case.deal.silence is None:
        yield Advice(
            "sans obligation de répondre, le silence du client n’est pas un manquement",
            "gardez les règles sur le silence",
            (article("C. civ.", "1217, 1225"),),
        )


@rule("dedit-too-high", "ending.dedit", slot="ending.dedit")
def dedit_too_high(case: Case) -> Iterator[Advice]:
    """Warn of a price of the way out that looks like a penalty."""
    dedit = case.deal.ending.dedit
    if dedit.kind == "percent" and dedit.percent > _CAREFUL:
        yield Advice(
            f"un dédit de {percent(dedit.percent)} du reste ressemble à une peine, qu’un juge peut réduire",
            "restez à 50 % ou moins",
            (_PENALTY,),
            severity=_severity(dedit.percent),
        )


@rule("compensation-too-high", "ending.compensation", slot="ending.compensation")
def compensation_too_high(case: Case) -> Iterator[Advice]:
    """Warn of a sum for breach that a judge will lower."""
    sum_ = case.deal.ending.compensation
    if sum_.kind == "percent" and sum_.percent > _CAREFUL:
        yield Advice(
            f"une indemnité de {percent(sum_.percent)} du reste sera sans doute réduite par le juge",
            "restez à 50 % ou moins",
            (_PENALTY,),
            severity=_severity(sum_.percent),
        )


def _severity(share: Decimal) -> Severity:
    return "error" if share >= _WHOLE else "warning"


@rule("dedit-below-the-law", "ending.dedit", slot="ending.dedit", needs=("fee.kind",), severity="note")
def dedit_below_the_law(case: Case) -> Iterator[Advice]:
    """Tell that the law gives more for a fixed price than a moderate dédit."""
    if case.deal.fee.kind == "fixed" and case.deal.ending.dedit.kind != "article_1794":
        yield Advice(
            "au forfait, la loi donne plus qu’un dédit modéré : les dépenses, le travail et le gain "
            "perdu ; qu’elle "
            "vaille pour un travail immatériel n’est pas tranché",
            "",
            (article("C. civ.", "1794"),),
        )


@rule("exits-differ", "ending.dedit", slot="ending.dedit", needs=("ending.compensation",), severity="note")
def exits_differ(case: Case) -> Iterator[Advice]:
    """Tell that a client takes the cheaper of two ways out."""
    ending = case.deal.ending
    leaving, fault = _of_the_rest(ending.dedit), _of_the_rest(ending.compensation)
    if leaving is None or leaving == fault or (leaving and fault is None):
        return
    if fault is None or leaving < fault:
        yield Advice(
            "arrêter sans motif coûte moins au client que sa faute : mis en demeure, il arrêtera",
            "donnez au dédit et à l’indemnité de résolution la même part du reste",
        )
    else:
        yield Advice(
            "se taire coûte moins au client que d’arrêter : il laissera le contrat finir par sa faute",
            "donnez au dédit et à l’indemnité de résolution la même part du reste",
        )


def _of_the_rest(sum_: Dedit | Compensation) -> Decimal | None:
    """Return the share of the rest that is owed; None where it is to be proven."""
    if sum_.kind == "percent":
        return sum_.percent
    return Decimal(0) if sum_.kind == "work_done" else None


@rule("hardship-accepted", "options.hardship", slot="ending.hardship", needs=("fee.kind",))
def hardship_accepted(case: Case) -> Iterator[Advice]:
    """Warn of a long duty that no longer can be renegotiated."""
    if case.deal.options.hardship == "accepted" and case.deal.fee.kind != "fixed":
        yield Advice(
            "vous acceptez le risque d’un changement imprévisible pour un contrat qui dure",
            "gardez la loi sur l’imprévision, sauf pour un forfait court",
            (article("C. civ.", "1195"),),
        )
