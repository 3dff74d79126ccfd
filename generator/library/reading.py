"""Reading the clause library: every file, every problem with its line."""

import hashlib
import re
from functools import lru_cache
from pathlib import Path
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from generator.answers.reading import problems_of
from generator.errors import InputError, Problem
from generator.findings import Source
from generator.library.clause import Body, Clause, ClauseParagraph, Library, Parts, all_parts
from generator.library.condition_grammar import ConditionError
from generator.library.conditions import ALWAYS, Condition, parse_condition
from generator.library.markup import MarkupError, parse_body, parse_line
from generator.library.names import Scope, condition_problems, hole_problems
from generator.library.outline import Label
from generator.library.reference import Reference
from generator.library.shipped import layered, refuse_empty
from generator.library.vocabulary import Vocabulary
from generator.messages import tell
from generator.yaml_lines import YamlText, decoded, parse_yaml, read_file

_PATH = re.compile(r"(?P<section>[a-z_]+)/(?P<slot>[a-z_]+)(?:\.(?P<variant>[a-z0-9_]+))?\.md")
_FRONT = re.compile(r"\A---\r?\n(?P<front>.*?\r?\n)---\r?\n(?P<text>.*)\Z", re.DOTALL)


class _FrontMatter(BaseModel):
    model_config = ConfigDict(extra="forbid", defer_build=True)
    heading: Label
    when: str = ""
    law: list[str] = Field(default=[])
    place: list[str] = Field(default=[])
    position: Literal["preferred", "fallback", "last resort"] = "preferred"
    references: list[Reference] = Field(default=[])
    note: str = Field(min_length=1)
    negotiation: str = ""
    summary: str = ""
    conspicuous: bool | list[Annotated[int, Field(ge=1)]] = False
    labels: list[str] = Field(default=[])
    covers: list[str] = Field(default=[])
    version: int = Field(ge=1)


_KEPT = 2048
"""Clauses that are kept as they were read: the forms of a contract share a library."""
LETTERS = "letters"
"""The section of the texts of letters, which can name what happened in a case."""


def read_library(roots: tuple[Path, ...], vocabulary: Vocabulary, *, letters: bool = False) -> Library:
    """Read the clauses of a language, or the texts of its letters.

    Raise InputError with the problems of every file.
    """
    pack = vocabulary.language
    refuse_empty(roots, pack)
    found = layered(roots, f"clauses/{pack}", ".md")
    files = {name: file for name, file in found.items() if name.startswith(f"{LETTERS}/") == letters}
    problems: list[Problem] = []
    slots: dict[str, list[Clause]] = {}
    for name, file in files.items():
        try:
            clause = _read(name, str(file), read_file(file), vocabulary)
        except InputError as error:
            problems += error.problems
        else:
            slots.setdefault(clause.slot, []).append(clause)
    if not files:
        problems.append(Problem(tell("no clause files in clauses/{pack}", pack=pack), source=str(roots[0])))
    if problems:
        raise InputError(problems)
    return Library(pack, {slot: tuple(variants) for slot, variants in slots.items()})


@lru_cache(maxsize=_KEPT)
def _read(name: str, source: str, raw: bytes, vocabulary: Vocabulary) -> Clause:
    match = _PATH.fullmatch(name)
    if not match:
        raise InputError.single(
            tell("the path must be <section>/<slot>[.<variant>].md in small letters"), source=source
        )
    parts = _FRONT.match(decoded(raw, source))
    if not parts:
        raise InputError.single(
            tell("must begin with front matter between two lines of ---"), source=f"{source}:1"
        )
    front = parse_yaml(parts["front"], source=source, first_line=2)
    reader = _Reader(front, Scope(vocabulary), parts["front"].count("\n") + 3)
    return _clause(match, reader, parts["text"], hashlib.sha256(raw).hexdigest())


def _clause(match: re.Match[str], reader: "_Reader", text: str, digest: str) -> Clause:
    try:
        meta = _FrontMatter.model_validate(reader.front.data)
    except ValidationError as error:
        raise InputError(_front_problems(error, reader.front)) from error
    slot = f"{match['section']}.{match['slot']}"
    variant = match["variant"] or ""
    body = reader.body(text)
    clause = Clause(
        id=f"{match['section']}/{match['slot']}" + (f".{variant}" if variant else ""),
        slot=slot,
        variant=variant,
        heading=meta.heading,
        when=reader.condition(meta.when),
        law=reader.places("law", meta.law),
        place=reader.places("place", meta.place),
        position=meta.position,
        references=reader.references(meta.references),
        note=meta.note.strip(),
        negotiation=meta.negotiation.strip(),
        summary=reader.summary(meta.summary),
        version=meta.version,
        conspicuous=reader.conspicuous(meta.conspicuous, body),
        labels=reader.labels(meta.labels, body),
        covers=tuple(meta.covers),
        body=body,
        file=reader.front.source,
        digest=digest,
        heading_line=reader.line("heading"),
        when_line=reader.line("when"),
    )
    if meta.position != "preferred" and not meta.negotiation:
        reader.add(tell("a fallback needs a negotiation note"), reader.line("position"))
    if reader.problems:
        raise InputError(reader.problems)
    return clause


def _front_problems(error: ValidationError, front: YamlText) -> list[Problem]:
    return [
        Problem(
            p.message,
            place=p.place or ".".join(map(str, item["loc"])),
            source=front.place_of(item["loc"]),
            value=p.value,
        )
        for p, item in zip(problems_of(error, _FrontMatter), error.errors(), strict=True)
    ]


class _Reader:
    """Reads the parts of one file and gathers its problems."""

    def __init__(self, front: YamlText, scope: Scope, first_line: int) -> None:
        self.front = front
        self.scope = scope
        self.first_line = first_line
        self.problems: list[Problem] = []

    def add(self, message: str, line: int) -> None:
        self.problems.append(Problem(message, source=f"{self.front.source}:{line}"))

    def line(self, key: str) -> int:
        return self.front.line_of((key,))

    def condition(self, text: str) -> Condition:
        if not text:
            return ALWAYS
        try:
            condition = parse_condition(text)
        except ConditionError as error:
            self.add(tell("when {reason}", reason=error), self.line("when"))
            return ALWAYS
        for message in condition_problems(condition, self.scope):
            self.add(message, self.line("when"))
        return condition

    def places(self, key: str, codes: list[str]) -> tuple[str, ...]:
        for number, code in enumerate(codes):
            message = self.scope.vocabulary.place_problem(code, cities=key == "place")
            if message:
                self.add(f"{key}: {message}", self.front.line_of((key, number)))
        return tuple(codes)

    def references(self, found: list[Reference]) -> tuple[Source, ...]:
        for number, reference in enumerate(found):
            code = reference.jurisdiction
            if code and (message := self.scope.vocabulary.place_problem(code, cities=True)):
                line = self.front.line_of(("references", number, "jurisdiction"))
                self.add(tell("jurisdiction: {message}", message=message), line)
        return tuple(reference.source for reference in found)

    def summary(self, text: str) -> Parts:
        try:
            parts = parse_line(text, line=self.line("summary"), quoted=self.scope.vocabulary.quoted)
        except MarkupError as error:
            self.add(tell("summary: {reason}", reason=error), self.line("summary"))
            return ()
        self._holes(parts)
        return parts

    def body(self, text: str) -> Body:
        try:
            body = parse_body(text, first_line=self.first_line, quoted=self.scope.vocabulary.quoted)
        except MarkupError as error:
            self.add(str(error), error.line)
            return ()
        if not body:
            self.add(tell("the clause has no text"), self.first_line)
        for parts in all_parts(body):
            self._holes(parts)
        return body

    def conspicuous(self, given: bool | list[int], body: Body) -> tuple[int, ...]:
        """Return the numbers of the blocks that stand out: all, none, or those named."""
        every = tuple(range(1, len(body) + 1))
        if isinstance(given, bool):
            return every if given else ()
        if beyond := set(given) - set(every):
            self.add(
                tell("conspicuous: the clause has no paragraph {number}", number=min(beyond)),
                self.line("conspicuous"),
            )
        return tuple(given)

    def labels(self, given: list[str], body: Body) -> tuple[str, ...]:
        """Return the labels of the paragraphs, one each."""
        paragraphs = sum(isinstance(block, ClauseParagraph) for block in body)
        if given and body and len(given) != paragraphs:
            self.add(
                tell(
                    "labels: {count} for {paragraphs} paragraphs: give each one, '' for none",
                    count=len(given),
                    paragraphs=paragraphs,
                ),
                self.line("labels"),
            )
        return tuple(given)

    def _holes(self, parts: Parts) -> None:
        for line, message in hole_problems(parts, self.scope):
            self.add(message, line)
