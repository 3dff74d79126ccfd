"""Words that the law hangs a consequence on."""

import re

_WORK_FOR_HIRE = re.compile(r"\b(?:works?|made|done)[-\s](?:made[-\s])?for[-\s]hire\b", re.IGNORECASE)


def says_work_for_hire(text: str) -> bool:
    """Tell whether a text has “work made for hire” or its kin in it.

    In California these words make the client an employer for two insurance codes
    (Cal. Lab. Code § 3351.5(c); Unemp. Ins. Code §§ 621(d), 686).
    """
    # Few texts have the last word of them, and looking for one word is quick.
    return "hire" in text.casefold() and _WORK_FOR_HIRE.search(text) is not None
