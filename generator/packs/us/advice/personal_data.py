"""Rules about personal data: the time to tell of a breach, and a client abroad."""

from collections.abc import Iterator

from generator.advice.rule import Advice, rule
from generator.answers.places import EUROPEAN_UNION, country_name
from generator.packs.us.advice.case import Case
from generator.packs.us.advice.sources import BREACH_NOTICE, GDPR

LONG_NOTICE = 72
"""Hours to tell the client of a breach: what contracts usually give; statutes say at once."""

_EEA = EUROPEAN_UNION | {"IS", "LI", "NO"}
"""Where the GDPR applies: the European Union with Iceland, Liechtenstein and Norway (from memory)."""


@rule("breach-notice-long", "options.personal_data", slot="options.personal_data")
def breach_notice_long(case: Case) -> Iterator[Advice]:
    """Warn of a time that no statute on data breaches gives."""
    data = case.deal.options.personal_data
    if data is not None and data.breach_notice_hours > LONG_NOTICE:
        yield Advice(
            f"{data.breach_notice_hours} hours to tell the client of a data breach: who holds data of others "
            "must tell their owner immediately after the discovery in California, and other states are alike",
            "promise 72 hours at most, and tell the client at once",
            (BREACH_NOTICE,),
            ("options.personal_data.breach_notice_hours", LONG_NOTICE),
            place="options.personal_data.breach_notice_hours",
        )


@rule(
    "personal-data-abroad", "options.personal_data", slot="options.personal_data", needs=("client.address",)
)
def personal_data_abroad(case: Case) -> Iterator[Advice]:
    """Warn of personal data that come from a client under another country's law."""
    country = case.deal.client.address.country
    if case.deal.options.personal_data is None or country == "US":
        return
    if country in _EEA:
        yield Advice(
            f"the client is in {country_name(country)} and gives you personal data: a data-processing "
            "agreement and a basis for the transfer to the United States may be required (GDPR "
            "Art. 28, 44-46)",
            "ask the client for its data-processing agreement with standard clauses, and sign it before any "
            "data come",
            GDPR,
        )
    else:
        yield Advice(
            f"the client is in {country_name(country)} and gives you personal data: its law may ask for a "
            "separate agreement and limit sending the data abroad; this program does not know that law",
            "ask the client what its law wants before any data come",
        )
