"""Payment in stages, as Americans type it."""

import re
from datetime import date

from generator.formatting.phrases import Phrases
from generator.packs.us.formats import formats
from generator.packs.us.typed_instead import doubtful_entries
from generator.packs.us.typed_parts import items
from generator.packs.us.typed_stage import stage_line
from generator.questionnaire.quick import Combined
from generator.questionnaire.stages import StageForms, stages


def american_stages(as_of: date, phrases: Phrases) -> Combined:
    """Ask for the stages of an American deal."""
    forms = StageForms(
        entries=items,
        line=lambda entry, currency: stage_line(entry, currency, as_of, phrases),
        doubt=lambda entries: doubtful_entries(entries, today=as_of, phrases=phrases),
        event=_by_name,
        typed_sum=lambda amount, currency: f"${amount}" if currency == "USD" else amount,
        printed=formats,
        currency="USD",
    )
    return stages(forms, phrases)


def _by_name(text: str) -> str:
    """Return a text in which the parties bear their names: when you approve it, Client approves it."""
    text = _CLIENT.sub("Client", text)
    text = _SUBJECT.sub(lambda found: f"{_party(found['who'])} {_third_person(found['verb'])}", text)
    return _OWNER.sub(lambda found: f"{_party(found[0])}’s", text)


_SUBJECT = re.compile(r"\b(?P<who>you|they|I|we)\s+(?P<verb>[a-z]+)\b", re.IGNORECASE)
_OWNER = re.compile(r"\b(?:your|their|my|our)\b", re.IGNORECASE)
_CLIENT = re.compile(r"\b(?:the|my) client\b|\bclient\b(?!s)", re.IGNORECASE)
_IRREGULAR = {"have": "has", "are": "is", "do": "does", "will": "will", "can": "can"}


def _party(word: str) -> str:
    return "Client" if word.casefold() in ("you", "they", "your", "their") else "Freelancer"


def _third_person(verb: str) -> str:
    """Return a verb as it stands behind one name: approve, approves."""
    if verb in _IRREGULAR or verb.endswith("ed"):
        return _IRREGULAR.get(verb, verb)
    if re.search(r"[^aeiou]y$", verb):
        return f"{verb[:-1]}ies"
    return f"{verb}es" if re.search(r"(?:s|sh|ch|x|z|o)$", verb) else f"{verb}s"
