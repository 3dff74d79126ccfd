"""Sources of findings beside the facts of the law files: the published practice of the trade."""

from generator.findings import Source

_CHECKED = "2026-11-21"
_LATER = "2026-11-22"
_LATEST = "2026-11-29"
_READ = "verified in a stored copy"
_SECONDARY = "secondary, unverified"

PENALTY = Source(
    "Restatement (Second) of Contracts § 356",
    "https://oranburg.law/K/rules/r2d-356/",
    _CHECKED,
    _READ,
)
GUILD = Source(
    "Graphic Artists Guild terms, as a studio prints them",
    "https://blacktopbranding.com/terms",
    _CHECKED,
    _SECONDARY,
)
FORMS = Source(
    "Sample freelance contract (Bonsai)",
    "https://www.hellobonsai.com/freelance/sample-freelance-contract",
    _CHECKED,
    _READ,
)
CONSUMER_STATUTES = Source("Consumer protection statutes of the client’s state", "", _CHECKED, "from memory")
SILENCE_PRACTICE = Source("Studio articles on clients who stop answering", "", _CHECKED, _SECONDARY)

BREACH_NOTICE = Source(
    "Cal. Civ. Code § 1798.82(b)", "https://lexace.ai/us/statute/california/civ-1798.82", _LATER, _READ
)
COOLING_OFF = Source(
    "16 C.F.R. Part 429 (FTC cooling-off rule)",
    "https://www.ecfr.gov/cgi-bin/text-idx?mc=true&node=pt16.1.429&rgn=div5",
    _LATEST,
    f"{_READ}; what a business day is was read second-hand",
)
VISUAL_ARTISTS = (
    Source(
        "17 U.S.C. § 106A (Visual Artists Rights Act)",
        "http://pretiintellectualproperty.blogspot.com/2016/01/rights-of-visual-artists.html",
        _CHECKED,
        f"{_SECONDARY}; naming the work and uses in a waiver is from memory",
    ),
    Source(
        "17 U.S.C. § 113(d): a work of visual art in a building",
        "http://uscode.elaws.us/law/17usc113",
        _LATEST,
        f"{_READ}; paragraph (2), on notice, is from memory",
    ),
)
CANADIAN_PROVINCES = Source(
    "Enforcement of foreign judgments in Canada: which provinces register which states' judgments",
    "http://www.iclg.co.uk/practice-areas/enforcement-of-foreign-judgments/enforcement-of-foreign-judgments-2016/canada",
    _LATER,
    _SECONDARY,
)
GDPR = (
    Source(
        "GDPR Art. 46: transfers subject to appropriate safeguards",
        "https://gdprhub.eu/index.php?title=Article_46_GDPR&diff=31869&oldid=24042",
        _LATER,
        _SECONDARY,
    ),
    Source("GDPR Art. 28: contract with a processor", "", _LATER, "from memory"),
)
GERMAN_ROYALTIES = Source(
    "Germany, § 50a Abs. 1 Nr. 3 EStG: BFH, 24.10.2018, I R 83/16",
    "https://urteile-gesetze.de/rechtsprechung/i-r-83-16",
    _LATER,
    _READ,
)
ROYALTIES = Source(
    "Canada, Income Tax Act § 212(1)(d), as Informix (T.C.C.) quotes it",
    "https://taxinterpretations.com/node/351756",
    _LATER,
    _READ,
)
