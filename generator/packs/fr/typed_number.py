"""Numbers as people write them out in French: huit cents, vingt-cinq pour cent, mille deux cent cinquante."""

import re

_SMALL = (
    *("zero", "un", "deux", "trois", "quatre", "cinq", "six", "sept", "huit", "neuf", "dix", "onze", "douze"),
    *("treize", "quatorze", "quinze", "seize"),
)
_VALUES = {word: number for number, word in enumerate(_SMALL)} | {"une": 1}
_TENS = {"vingt": 20, "trente": 30, "quarante": 40, "cinquante": 50, "soixante": 60, "septante": 70,
         "huitante": 80, "nonante": 90}  # fmt: skip
_HUNDRED, _THOUSAND, _EIGHTY = 100, 1000, 80
_WORD = re.compile(r"[a-z]+")
_BETWEEN = re.compile(r"[\s-]+")


def in_figures(text: str) -> str:
    """Return a plain text whose number, written out at its beginning, stands there in figures.

    `huit cents euros` becomes `800 euros`; another text stays as it is. It is without capitals and accents.
    """
    ends: list[int] = []
    words: list[str] = []
    at = 0
    while word := _WORD.match(text, at):
        words.append(word[0])
        ends.append(word.end())
        gap = _BETWEEN.match(text, word.end())
        if gap is None:
            break
        at = gap.end()
    for count in range(len(words), 0, -1):
        value = _value(words[:count])
        if value is not None:
            return f"{value}{text[ends[count - 1] :]}"
    return text


def _value(words: list[str]) -> int | None:
    """Return the number that words are; None where they are none."""
    if "mille" in words:
        at = words.index("mille")
        before = _below_thousand(words[:at]) if at else 1
        after = _below_thousand(words[at + 1 :]) if words[at + 1 :] else 0
        return None if not before or before < 1 or after is None else before * _THOUSAND + after
    return _below_thousand(words)


def _below_thousand(words: list[str]) -> int | None:
    """Return a number below a thousand: of hundreds, and of tens or ones behind them."""
    at = next((n for n, word in enumerate(words) if word in ("cent", "cents")), None)
    if at is None:
        return _below_hundred(words)
    hundreds = _below_hundred(words[:at]) if at else 1
    rest = _below_hundred(words[at + 1 :]) if words[at + 1 :] else 0
    right = hundreds is not None and 1 <= hundreds < len(_VALUES) and rest is not None
    return hundreds * _HUNDRED + rest if right and hundreds is not None and rest is not None else None


def _below_hundred(words: list[str]) -> int | None:
    """Return a number below a hundred: vingt et un, soixante-dix-sept, quatre-vingts."""
    if words[:2] in (["quatre", "vingt"], ["quatre", "vingts"]):
        return _on_top(_EIGHTY, words[2:], most=19)
    if words and words[0] in _TENS:
        return _on_top(_TENS[words[0]], words[1:], most=19 if words[0] == "soixante" else 9)
    return _up_to_nineteen(words)


def _on_top(tens: int, rest: list[str], *, most: int) -> int | None:
    rest = rest[1:] if rest[:1] == ["et"] and len(rest) > 1 else rest
    ones = _up_to_nineteen(rest) if rest else 0
    return None if ones is None or ones > most or (rest and not ones) else tens + ones


def _up_to_nineteen(words: list[str]) -> int | None:
    if len(words) == 2 and words[0] == "dix" and words[1] in ("sept", "huit", "neuf"):  # noqa: PLR2004
        return 10 + _VALUES[words[1]]
    return _VALUES.get(words[0]) if len(words) == 1 else None
