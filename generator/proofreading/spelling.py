"""Spelling: words that a language near that of the pack has, and it does not."""

from collections.abc import Iterator
from pathlib import Path

from pydantic import BaseModel

from generator.answers.walking import Question, questions
from generator.findings import Finding
from generator.library.clause import Hole, Library, Parts, all_passages
from generator.proofreading.habits import Spelling


def spelling_findings(
    spelling: Spelling, library: Library, files: tuple[Path, ...], root: type[BaseModel]
) -> Iterator[Finding]:
    """Yield a warning for each wrong spelling in clauses, other text files and the questions of a model."""
    for place, text in (
        *_clause_texts(library),
        *(line for path in files for line in _lines(path)),
        *_asked(root, ""),
    ):
        for word, right in spelling.words(text):
            yield Finding(
                spelling.finding,
                "warning",
                place,
                spelling.reason.format(word=word),
                spelling.mend.format(right=right),
            )


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
