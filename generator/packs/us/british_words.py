"""British words: a contract under the law of a US state is not written half in British."""

import re
from collections.abc import Iterator
from functools import lru_cache

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
_BRITISH = re.compile(rf"{_ENDINGS}|(?P<word>{'|'.join(_WORDS)})", re.IGNORECASE)
_WORD = re.compile(r"\w+")
_ADDRESS = re.compile(r"\S+://\S+|\S+@\S+")


def british_words(text: str) -> Iterator[tuple[str, str]]:
    """Yield each word of a text that is spelled as in Britain, and how Americans spell it."""
    plain = _ADDRESS.sub(" ", text) if "@" in text or "://" in text else text
    for word in _WORD.findall(plain):
        if american := _american(word):
            yield word, american


@lru_cache(maxsize=16_384)
def _american(word: str) -> str:
    """Return how Americans spell a word that is spelled as in Britain; empty for any other."""
    found = _BRITISH.fullmatch(word)
    if found is None:
        return ""
    if found["ize"]:
        return f"{found['ize']}iz{found['ize_end']}"
    if found["or"]:
        return f"{found['or']}or{found['or_end'] or ''}"
    if found["one_l"]:
        return f"{found['one_l']}{found['one_l_end']}"
    return _WORDS[found["word"].casefold()]
