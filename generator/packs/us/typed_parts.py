"""Texts that hold several answers: a person with a title, a list of items, items with their prices."""

import re

_BULLET = re.compile(r"^\s*(?:[-*•–—·▪◦]|\d{1,3}[.)])\s+")
_PRICE = re.compile(
    r"^(?P<name>.*?)[\s,:;–—(-]*(?P<price>[$€£¥]\s?[\d.,]+k?|[\d.,]+k?\s?(?:€|£|¥|[A-Z]{3}(?=\)?$)))\)?$"
)


def signer(text: str) -> dict[str, str]:
    """Return a person and their title, parted by a comma or a dash; without one, the name alone."""
    parts = re.split(r"\s*,\s*|\s+[-–—]\s+", text.strip(), maxsplit=1)
    return dict(zip(("name", "title"), (part for part in parts if part), strict=False))


def items(text: str) -> list[str]:
    """Return the entries of a list, one a line, without bullets and numbers before them."""
    lines = (" ".join(_BULLET.sub("", line).split()) for line in text.splitlines())
    return [line for line in lines if line]


def priced_items(text: str) -> list[dict[str, str]]:
    """Return the same, each with the price that ends its line, such as `Logo, $1,200`."""
    found: list[dict[str, str]] = []
    for line in items(text):
        priced = _PRICE.match(line)
        if priced and priced["name"]:
            found.append({"name": priced["name"], "value": priced["price"]})
        else:
            found.append({"name": line})
    return found
