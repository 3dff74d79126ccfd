"""Numbers as people write them out: eight hundred, twenty-five percent, a week."""

import re

_SMALL = (
    *("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven"),
    *("twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"),
)
_TENS = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
_VALUES = {
    **{word: number for number, word in enumerate(_SMALL)},
    **{word: number * 10 for number, word in enumerate(_TENS, 2)},
}
_SCALES = {"hundred": 100, "thousand": 1000, "grand": 1000, "million": 1_000_000}
_ONE = ("a", "an")
_WORD = re.compile(r"[a-z]+|\d+", re.IGNORECASE)
_BETWEEN = re.compile(r"[\s-]+")


def in_figures(text: str, *, article: bool = False) -> str:
    """Return a text whose number, written out at its beginning, stands there in figures.

    `eight hundred dollars` becomes `800 dollars`; another text stays as it is. With `article` a word for one
    counts too: `a week` becomes `1 week`.
    """
    words = _words(text)
    count = next((n for n in range(len(words), 0, -1) if _value([word for word, _ in words[:n]]) >= 0), 0)
    end = words[count - 1][1] if count else 0
    alone = count == 1 and words[0][0] in _ONE
    if not count or (alone and not (article and text[end:].strip())):
        return text
    return f"{_value([word for word, _ in words[:count]])}{text[end:]}"


def _words(text: str) -> list[tuple[str, int]]:
    """Return the words that a text begins with, parted by blanks and hyphens, and where each ends."""
    found: list[tuple[str, int]] = []
    at = len(text) - len(text.lstrip())
    while word := _WORD.match(text, at):
        found.append((word[0].casefold(), word.end()))
        gap = _BETWEEN.match(text, word.end())
        if gap is None:
            break
        at = gap.end()
    return found


def _value(words: list[str]) -> int:
    """Return the number that words are; -1 where they are none, or figures alone."""
    if words[0] in _ONE:
        words = ["one", *words[1:]]
    elif words[0].isdecimal() and not (len(words) > 1 and words[1] in _SCALES):
        return -1
    whole = group = 0
    least, before = 10**9, ""
    for word in words:
        if word in _SCALES:
            scale = _SCALES[word]
            if not group or before == "and" or scale == 100 <= group:  # noqa: PLR2004
                return -1
            group *= scale
            if scale > 100:  # noqa: PLR2004
                whole, group = whole + group, 0
            least = scale
        elif word == "and":
            if before not in _SCALES:
                return -1
        elif (number := _number(word)) is None or not _goes_on(number, before, least):
            return -1
        else:
            group += number
        before = word
    return -1 if before == "and" else whole + group


def _number(word: str) -> int | None:
    return int(word[:12]) if word.isdecimal() else _VALUES.get(word)


def _goes_on(number: int, before: str, least: int) -> bool:
    """Say whether a number may stand behind a word: forty two, hundred and five, thousand two."""
    if before in _TENS:
        return 0 < number < 10  # noqa: PLR2004
    if not before:
        return True
    return (before in _SCALES or before == "and") and 0 < number < least
