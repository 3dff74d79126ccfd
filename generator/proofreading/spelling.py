"""American spelling: a contract under the law of a US state is not written half in British."""

import re
from collections.abc import Iterator
from pathlib import Path

from pydantic import BaseModel

from generator.answers.walking import Question, questions
from generator.findings import Finding
from generator.law.checking import law_files
from generator.library.clause import Hole, Library, Parts, all_passages
from generator.packs.us.deal import Answers

_LANGUAGE = "en-US"

_IZE = (
    *("amort", "apolog", "author", "capital", "categor", "character", "civil", "critic", "custom", "emphas"),
    *(
        "equal",
        "final",
        "formal",
        "general",
        "harmon",
        "initial",
        "item",
        "jeopard",
        "legal",
        "local",
        "maxim",
    ),
    *(
        "minim",
        "mobil",
        "modern",
        "monet",
        "neutral",
        "normal",
        "optim",
        "organ",
        "penal",
        "personal",
        "priorit",
    ),
    *("public", "real", "recogn", "revital", "scrutin", "special", "stabil", "standard", "subsid", "summar"),
    *("symbol", "synchron", "util", "visual"),
)
_OR = (
    *("arm", "behavi", "cand", "col", "endeav", "fav", "flav", "harb", "hon", "hum", "lab", "neighb", "rum"),
    *("savi", "splend", "val", "vap", "vig"),
)
_ONE_L = ("cancel", "channel", "counsel", "equal", "fuel", "label", "level", "marvel", "model", "signal",
          "total", "travel")  # fmt: skip

_ENDINGS = "|".join(
    (
        rf"(?P<ize>{'|'.join(_IZE)})is(?P<ize_end>e[drs]?|ers|ing|ations?|able)",
        rf"(?P<or>{'|'.join(_OR)})our(?P<or_end>s|ed|ing|able|ably|ite|ites|ful|less|al|ally|er|ers|hood)?",
        rf"(?P<one_l>{'|'.join(_ONE_L)})l(?P<one_l_end>ed|ing|ers?|ors?)",
    )
)
_WORDS = {
    "acknowledgement": "acknowledgment",
    "ageing": "aging",
    "amongst": "among",
    "analyse": "analyze",
    "analysed": "analyzed",
    "analysing": "analyzing",
    "catalogue": "catalog",
    "centre": "center",
    "centres": "centers",
    "cheque": "check",
    "cheques": "checks",
    "defence": "defense",
    "defences": "defenses",
    "enrol": "enroll",
    "fibre": "fiber",
    "fulfil": "fulfill",
    "fulfils": "fulfills",
    "fulfilment": "fulfillment",
    "grey": "gray",
    "instalment": "installment",
    "instalments": "installments",
    "judgement": "judgment",
    "judgements": "judgments",
    "learnt": "learned",
    "licence": "license",
    "licences": "licenses",
    "litre": "liter",
    "metre": "meter",
    "offence": "offense",
    "offences": "offenses",
    "practise": "practice",
    "practised": "practiced",
    "pretence": "pretense",
    "programme": "program",
    "programmes": "programs",
    "skilful": "skillful",
    "storey": "story",
    "theatre": "theater",
    "whilst": "while",
    "wilful": "willful",
    "wilfully": "willfully",
}
_BRITISH = re.compile(rf"\b(?:{_ENDINGS}|(?P<word>{'|'.join(_WORDS)}))\b", re.IGNORECASE)
_ADDRESS = re.compile(r"\S+://\S+|\S+@\S+")


def british_words(text: str) -> Iterator[tuple[str, str]]:
    """Yield each word of a text that is spelled as in Britain, and how Americans spell it."""
    for found in _BRITISH.finditer(_ADDRESS.sub(" ", text)):
        yield found[0], _american(found)


def _american(found: re.Match[str]) -> str:
    if found["ize"]:
        return f"{found['ize']}iz{found['ize_end']}"
    if found["or"]:
        return f"{found['or']}or{found['or_end'] or ''}"
    if found["one_l"]:
        return f"{found['one_l']}{found['one_l_end']}"
    return _WORDS[found["word"].casefold()]


def spelling_findings(library: Library, outline_file: Path) -> Iterator[Finding]:
    """Yield a warning for each British spelling in clauses, outline, law files and questions."""
    if library.pack != _LANGUAGE:
        return
    for place, text in (
        *_clause_texts(library),
        *_lines(outline_file),
        *(line for path in law_files() for line in _lines(path)),
        *_asked(Answers, ""),
    ):
        for word, american in british_words(text):
            yield Finding(
                "british-spelling", "warning", place, f"“{word}” is spelled as in Britain",
                f"write “{american}”",
            )  # fmt: skip


def _clause_texts(library: Library) -> Iterator[tuple[str, str]]:
    for clause in library.clauses():
        yield clause.at(clause.heading_line), clause.heading
        for text in (clause.note, clause.negotiation, _words(clause.summary)):
            yield clause.file, text
        for line, parts in all_passages(clause.body):
            yield clause.at(line), _words(parts)


def _words(parts: Parts) -> str:
    """Return the words of a text; what an answer prints is its own spelling."""
    return " ".join(
        str(getattr(part, "words", getattr(part, "text", ""))) for part in parts if not isinstance(part, Hole)
    )


def _lines(path: Path) -> Iterator[tuple[str, str]]:
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        yield f"{path}:{number}", line


def _asked(model: type[BaseModel], prefix: str) -> Iterator[tuple[str, str]]:
    """Yield what a person reads of each question, by its path."""
    yield prefix or model.__name__, f"{model.model_config.get('title') or ''} {model.__doc__ or ''}"
    for question in questions(model):
        path = f"{prefix}.{question.name}" if prefix else question.name
        yield path, " ".join((question.name.replace("_", " "), question.title, question.help))
        for entry in (question, question.item):
            yield from _choices(entry, path)


def _choices(question: Question | None, path: str) -> Iterator[tuple[str, str]]:
    if question is None:
        return
    for value, choice in question.menu.choices if question.menu else ():
        yield path, f"{value.replace('_', ' ')} {choice.label} {choice.consequence}"
    for model in question.models:
        yield from _asked(model, path)
