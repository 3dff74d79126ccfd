"""YAML 1.2 with line numbers: ON and NO stay text, and a duplicate key is an error."""

from typing import Any

__all__ = ["YamlProblem", "line_of", "load_yaml"]


class YamlProblem(ValueError):  # noqa: N818  a problem found, as in errors.Problem
    """YAML that cannot be read; `line` counts from 1."""

    def __init__(self, message: str, line: int) -> None:
        """Keep the message and the line."""
        super().__init__(message)
        self.line = line


def load_yaml(text: str) -> Any:
    """Parse YAML into plain dicts and lists that remember their lines."""
    from ruamel.yaml import YAML
    from ruamel.yaml.error import MarkedYAMLError

    try:
        return YAML(typ="rt", pure=True).load(text)
    except MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        problem = error.problem or error.context or "cannot be read"
        raise YamlProblem(f"is not valid YAML: {problem}", mark.line + 1 if mark else 1) from error


def line_of(data: Any, path: tuple[int | str, ...]) -> int:
    """Return the line, from 1, of the deepest part of a path that the data has."""
    line = 1
    for key in path:
        position = getattr(data, "lc", None)
        try:
            line = (
                (position.key(key) if isinstance(key, str) else position.item(key))[0] + 1
                if position
                else line
            )
            data = data[key]
        except (KeyError, IndexError, TypeError, AttributeError):
            break
    return line
