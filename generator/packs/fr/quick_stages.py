"""Payment in stages, as French people type it: Maquettes, 30 %, à la validation des maquettes."""

import re
from datetime import date
from decimal import Decimal

from generator.answers.installments import number_in
from generator.formatting.phrases import Phrases
from generator.packs.fr.formats import formats
from generator.packs.fr.named_parties import by_name, unnamed_in
from generator.packs.fr.typed import doubtful_entries, items, money
from generator.packs.fr.typed_day import days_named, plain, read_day
from generator.questionnaire.quick import Combined
from generator.questionnaire.stages import StageForms, StageLine, stages

_SHARE = re.compile(
    r"(?P<percent>\d+(?:[.,]\d+)?)\s*(?:%|pour\s?cent\b)"
    r"|(?P<sum>\d[\d\s.]*(?:,\d{1,2})?\s*k?\s*(?:€|euros?\b)(?:\s*HT\b)?)"
    r"|(?P<half>\bla moitié\b)|(?P<quarter>\b(?:un|le) quart\b)|(?P<rest>\b(?:le )?(?:reste|solde)\b)",
    re.IGNORECASE,
)
_AHEAD = re.compile(r"\b(?:acompte|a la (?:signature|commande)|d'avance|avant (?:de commencer|le debut))\b")
"""What is paid before the work: the deposit, which is no stage."""
_LEAD = re.compile(
    r"^(?:(?:est |sera )?(?:dû|due|payée?s?|à payer)\s+)?"
    r"(?:à la\b|à l[’']|au\b|aux\b|à\b|quand\b|lorsque\b|dès\b(?: que\b)?|après\b|une fois\b)\s*",
    re.IGNORECASE,
)
_EDGES = " \t,;:()–—-"
_FEW_LETTERS = 2
"""A text with figures and no more letters than this says nothing that can happen: 25x, 31/31."""


def french_stages(as_of: date, phrases: Phrases) -> Combined:
    """Ask for the stages of a French deal."""
    forms = StageForms(
        entries=items,
        line=lambda entry, _: stage_line(entry, as_of, phrases),
        doubt=lambda entries: doubtful_entries(entries, today=as_of, phrases=phrases),
        event=lambda text: by_name(_LEAD.sub("", text)),
        typed_sum=lambda amount, _: f"{amount.replace('.', ',')} €",
        printed=formats,
        currency="EUR",
    )
    return stages(forms, phrases)


def stage_line(entry: str, as_of: date, phrases: Phrases) -> StageLine:
    """Read a line; raise ValueError, naming the part, for one of which a part is not understood."""
    share = max(_SHARE.finditer(entry), key=lambda found: found["rest"] is None, default=None)
    name, _, after = (
        entry.partition(",") if share is None else (entry[: share.start()], "", entry[share.end() :])
    )
    name = name.strip(_EDGES)
    due = _due(after.strip(_EDGES), entry, as_of, phrases)
    if not name:
        name = _LEAD.sub("", due) if isinstance(due, str) and due else phrases.say("quick.last_stage")
    ahead = bool(_AHEAD.search(plain(f"{name} {after}")))
    percent, amount = _shares(share, phrases)
    return StageLine(name[:1].upper() + name[1:], due, percent, amount, ahead)


def _shares(share: "re.Match[str] | None", phrases: Phrases) -> tuple[Decimal | None, Decimal | None]:
    """Return the share in percent, or as a sum; neither for the rest."""
    if share is None or share["rest"]:
        return None, None
    if share["sum"]:
        return None, number_in(money(share["sum"], phrases))
    if share["percent"]:
        return number_in(share["percent"].replace(",", ".")), None
    return Decimal(50 if share["half"] else 25), None


def _due(text: str, entry: str, as_of: date, phrases: Phrases) -> date | str:
    """Return the day that a text names, else what must happen."""
    if not text:
        return ""
    if days_named(text, as_of):
        return read_day(text, as_of, phrases)
    bare = _LEAD.sub("", text).strip(_EDGES)
    if days_named(bare, as_of):
        return read_day(bare, as_of, phrases)
    letters = sum(sign.isalpha() for sign in bare)
    if any(sign.isdigit() for sign in bare) and letters <= _FEW_LETTERS:
        raise ValueError(phrases.say("quick.stage_unread", part=bare, line=entry))
    if part := unnamed_in(bare):
        raise ValueError(phrases.say("quick.stage_unread", part=part, line=entry))
    return text
