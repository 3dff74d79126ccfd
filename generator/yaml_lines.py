"""YAML 1.2 with line numbers: ON and NO stay text, and a duplicate key is an error."""

import os
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from generator.caching import kept
from generator.characters import unprintable
from generator.errors import InputError
from generator.messages import relayed, tell

_SCALARS = tuple(f"tag:yaml.org,2002:{name}" for name in ("str", "int", "float", "bool", "null", "timestamp"))

_LARGEST = 1_000_000

_Lines = dict[int | str, tuple[int, "_Lines"]]
"""For each entry of a mapping or a list its line, counted from 0, and the lines in it."""


@dataclass(frozen=True, slots=True)
class YamlText:
    """A parsed text: its plain values, and the line at which each of them begins."""

    data: Any
    source: str
    first_line: int
    _lines: "_Lines"

    def line_of(self, steps: Sequence[int | str]) -> int:
        """Return the line of the deepest value that the steps lead to, counted from 1."""
        lines, line = self._lines, 0
        for step in steps:
            if step not in lines:
                break
            line, lines = lines[step]
        return line + self.first_line

    def place_of(self, steps: Sequence[int | str]) -> str:
        """Return `file:line` of a value, as a message names it."""
        return f"{self.source}:{self.line_of(steps)}"


def read_file(path: Path) -> bytes:
    """Read a file; raise InputError where it cannot be read or is larger than such files ever are."""
    try:
        if not (path.is_file() or path.is_dir()) and path.exists():
            raise InputError.single(tell("cannot be read: it is a device or a pipe"), source=str(path))
        with path.open("rb", buffering=0) as file:
            if os.fstat(file.fileno()).st_size > _LARGEST:
                raise InputError.single(
                    tell("is larger than {megabytes} MB", megabytes=_LARGEST // 10**6), source=str(path)
                )
            return file.readall()
    except OSError as error:
        raise InputError.single(
            tell("cannot be read: {reason}", reason=relayed(error.strerror)), source=str(path)
        ) from error


def decoded(raw: bytes, source: str) -> str:
    """Return a file's bytes as text; raise InputError where they are not UTF-8, or cannot be printed."""
    try:
        text = raw.decode("utf-8-sig").replace("\r\n", "\n")
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        raise InputError.single(
            tell("is not UTF-8 text: save it as UTF-8"), source=f"{source}:{line}"
        ) from error
    for number, line_of_text in enumerate(text.split("\n") if unprintable(text) else (), start=1):
        if message := unprintable(line_of_text):
            raise InputError.single(message, source=f"{source}:{number}")
    return text


def read_yaml(path: Path) -> YamlText:
    """Read and parse a YAML file; raise InputError with its line where that fails.

    A file that was not changed is parsed once, in this run and in those after it, so nobody may change what
    it says.
    """
    return _parsed(decoded(read_file(path), str(path)), path)


@lru_cache(maxsize=64)
def _parsed(text: str, path: Path) -> YamlText:
    def sources() -> tuple[bytes, bytes]:
        return str(path).encode(errors="surrogateescape"), text.encode()

    return kept(f"yaml-{path.stem}", sources, lambda: parse_yaml(text, source=str(path)))


def parse_yaml(text: str, *, source: str, first_line: int = 1) -> YamlText:
    """Parse YAML; lines count from `first_line`, the line of the file at which the text begins."""
    from ruamel.yaml import YAML
    from ruamel.yaml.error import MarkedYAMLError
    from ruamel.yaml.reader import ReaderError

    yaml = YAML(typ="safe", pure=True)
    try:
        root = yaml.compose(text)
        data = _value(root, yaml.constructor.construct_object)
    except MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        message, line = error.problem or error.context or tell("cannot be read"), mark.line if mark else 0
    except ReaderError as error:
        message = tell("the sign U+{code} is not allowed", code=f"{ord(text[error.position]):04X}")
        line = text.count("\n", 0, error.position)
    except _ValueError as error:
        message, line = str(error), error.line
    except RecursionError:
        message, line = tell("it is nested too deeply"), 0
    else:
        return YamlText(data, source, first_line, _lines_in(root))
    raise InputError.single(
        tell("is not valid YAML: {reason}", reason=message.strip()), source=f"{source}:{line + first_line}"
    )


class _ValueError(ValueError):
    """A value that YAML allows and a file here does not; `line` counts from 0."""

    def __init__(self, message: str, node: Any) -> None:
        super().__init__(message)
        self.line = int(node.start_mark.line)


def _value(node: Any, construct: Callable[[Any], Any]) -> Any:
    """Return what a node says in dicts, lists and single values; keys are always text.

    ruamel's own construction loses the line of a date that there is not, and stops at tags with
    exceptions of many kinds.
    """
    from ruamel.yaml.nodes import ScalarNode, SequenceNode

    if node is None:
        return None
    if node.anchor:
        raise _ValueError(
            tell("the anchor &{anchor} is not allowed: write the value out again", anchor=node.anchor), node
        )
    if isinstance(node, ScalarNode):
        return _scalar(node, construct)
    if isinstance(node, SequenceNode):
        return [_value(below, construct) for below in node.value]
    found: dict[str, Any] = {}
    for key, below in node.value:
        if not isinstance(key, ScalarNode) or unprintable(key.value):
            raise _ValueError(tell("a key must be a word"), key)
        if key.value in found:
            raise _ValueError(tell("duplicate key {key}", key=key.value), key)
        found[key.value] = _value(below, construct)
    return found


def _scalar(node: Any, construct: Callable[[Any], Any]) -> Any:
    if str(node.tag) not in _SCALARS:
        raise _ValueError(tell("the tag {tag} is not allowed", tag=node.tag), node)
    if message := unprintable(node.value):
        raise _ValueError(message, node)
    try:
        return construct(node)
    except (ValueError, LookupError, OverflowError, TypeError) as error:
        raise _ValueError(
            tell("{value} cannot be read: {reason}", value=node.value[:60], reason=error), node
        ) from error


def _lines_in(node: Any) -> _Lines:
    from ruamel.yaml.nodes import MappingNode, SequenceNode

    if isinstance(node, MappingNode):
        return {key.value: (key.start_mark.line, _lines_in(value)) for key, value in node.value}
    if isinstance(node, SequenceNode):
        return {index: (value.start_mark.line, _lines_in(value)) for index, value in enumerate(node.value)}
    return {}
