"""Habits of French contracts: what proofreading looks for in them."""

import re
from collections.abc import Iterator
from functools import partial

from generator.library.conditions import parse_condition
from generator.proofreading.grades import kandel_moles
from generator.proofreading.habits import Habits, Reading, RefusedWords, Spelling

_ENDINGS = r"(?:s|x|es)?"
_BETWEEN = r"\s+"


def _singular_and_plural(term: str) -> re.Pattern[str]:
    """Match a term in the singular and the plural: each of its words may have the ending."""
    first, *others = (re.escape(word.removesuffix("s").removesuffix("x")) for word in term.split())
    # What stands before it is looked at last: what begins with letters is searched for five times as fast.
    words = (rf"{first}(?<!\w{first}){_ENDINGS}", *(word + _ENDINGS for word in others))
    return re.compile(rf"{_BETWEEN.join(words)}(?!\w)")


_AMERICAN = {
    "deadline": "date limite",
    "feedback": "retour",
    "freelance": "prestataire",
    "e-mail": "courriel",
    "copyright": "droit d’auteur",
    "royalties": "redevances",
    "kill fee": "dédit",
    "brief": "cahier des charges",
}
# The names of answers are English: they stand behind a dot or in quotes.
_SLIPS = re.compile(rf"(?<![\w.'])(?:{'|'.join(map(re.escape, _AMERICAN))})s?\b", re.IGNORECASE)
_BLANKET = re.compile(
    r"tous (?:les )?supports connus (?:ou|et) inconnus|renonce à son droit moral|œuvres futures|"
    r"irrévocable et perpétuelle|ne (?:constitue|est) (?:pas )?une pénalité|non remboursable",
    re.IGNORECASE,
)


def _english(text: str) -> Iterator[tuple[str, str]]:
    for found in _SLIPS.finditer(text):
        word = found[0].lower()
        yield found[0], _AMERICAN.get(word) or _AMERICAN[word.removesuffix("s")]


_REFUSED_FORMS = (
    "freelancer.form.kind == 'portage'",
    "client.form.kind == 'public'",
    "client.form.kind == 'consumer'",
)

HABITS = Habits(
    term_uses=_singular_and_plural,
    # A capital inside a sentence: after a small letter, a digit, a comma or a closing bracket.
    like_a_term=re.compile(r"(?<=[a-zà-ÿ0-9,;)] )[A-ZÀ-Ý][\w’-]*(?: [A-ZÀ-Ý][\w’-]*)*"),
    typed_reference=re.compile(r"\b(?:[Aa]nnexe [A-Z]\b|article \d+\.\d+)"),
    impossible=tuple(
        parse_condition(text)
        for text in (
            *_REFUSED_FORMS,
            "rights.when == 'full_payment' and fee.kind == 'retainer'",
            "rights.when == 'each_deliverable' and fee.kind == 'hourly'",
            "sums.total is none and fee.kind == 'fixed'",
            "sums.total is not none and fee.kind != 'fixed'",
            "sums.reactivation is none and silence.reactivation is not none",
            "sums.reactivation is not none and silence.reactivation is none",
            "sums.both_companies == true and freelancer.form.kind != 'company'",
            "sums.both_companies == true and client.form.kind != 'company'",
            (
                "sums.both_companies == false and freelancer.form.kind == 'company' and client.form.kind "
                "== 'company'"
            ),
            "sums.taxed == true and freelancer.vat.kind == 'franchise'",
            "sums.taxed == false and freelancer.vat.kind == 'liable'",
            "sums.software_only == true and sums.software == false",
            "sums.software_only == true and sums.brand == true",
            "payment.extra_work_rate is none and fee.kind in ['hourly', 'retainer']",
            "contract.originals != 2 and contract.signing != 'paper'",
        )
    ),
    reading=Reading(grade=partial(kandel_moles, language="fr"), hardest=40, hole="dix", ends=(" ; et",)),
    refused=(
        RefusedWords(
            "words-that-bind-nobody",
            (
                "dit ce que le droit français écarte : cession en bloc, renonciation au droit moral, "
                "acompte perdu"
            ),
            "nommez chaque droit ; dites l’acompte imputé, la peine réductible",
            lambda text: bool(_BLANKET.search(text)),
        ),
    ),
    spelling=Spelling("english-word", "« {word} » n’est pas français", "écrivez « {right} »", _english),
)
