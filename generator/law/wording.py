"""Words that the law hangs a consequence on."""

import re

__all__ = ["WORK_FOR_HIRE_WORDS"]

WORK_FOR_HIRE_WORDS = re.compile(r"\b(?:works?|made|done)[-\s](?:made[-\s])?for[-\s]hire\b", re.IGNORECASE)
"""“Work made for hire” and its kin: in California these words make the client an employer for two
insurance codes (Cal. Lab. Code § 3351.5(c); Unemp. Ins. Code §§ 621(d), 686)."""
