"""E-mail addresses and phone numbers: checked by their form, and written one way."""

import re
from functools import lru_cache
from typing import Annotated

from pydantic import AfterValidator, Field

from generator.answers.values import Line
from generator.messages import tell

_ORDINARY_EMAIL = re.compile(r"[a-z0-9]+(?:[._+-][a-z0-9]+)*@(?P<domain>[a-z0-9.-]+)")
"""Addresses of which only the domain needs a second look."""
_ORDINARY_DOMAIN = re.compile(r"(?=.{4,63}$)(?:[a-z0-9]+(?:-[a-z0-9]+)*\.)+(?:com|org|net|edu|gov|us)")
"""Domains that need none: the library takes a twentieth of the time of a whole draft to load."""
_LONGEST_EMAIL = 254
_NORTH_AMERICAN = re.compile(r"(?P<code>\+1[ .-]?)?\(?([2-9]\d\d)\)?[ .-]?(\d{3})[ .-]?(\d{4})", re.ASCII)
"""Phone numbers that are all written one way, and need no table of the world's: it takes as long."""


def _email(value: str) -> str:
    ordinary = _ORDINARY_EMAIL.fullmatch(value)
    if ordinary and len(value) <= _LONGEST_EMAIL and _takes_mail(ordinary["domain"]):
        return value
    from email_validator import EmailNotValidError, validate_email

    try:
        return validate_email(value, check_deliverability=False).normalized
    except EmailNotValidError as error:
        raise ValueError(
            tell("must be an e-mail address such as name@example.com: {reason}", reason=error)
        ) from error


@lru_cache(maxsize=4096)
def _takes_mail(domain: str) -> bool:
    """Tell whether a domain can stand in an address, and is written as it should be; many share one."""
    if _ORDINARY_DOMAIN.fullmatch(domain):
        return True
    from email_validator import EmailNotValidError, validate_email

    try:
        return validate_email(f"name@{domain}", check_deliverability=False).domain == domain
    except EmailNotValidError:
        return False


Email = Annotated[Line, AfterValidator(_email), Field(json_schema_extra={"format": "idn-email"})]
"""An e-mail address, checked by form only: nothing is looked up."""


@lru_cache(maxsize=1024)
def phone_number(value: str, region: str | None) -> str:
    """Return a number as it is written abroad; raise ValueError for what is none in a country.

    Without a country it must begin with the code of one.
    """
    ordinary = _NORTH_AMERICAN.fullmatch(value)
    if ordinary and (ordinary["code"] or region == "US"):
        return "+1 {}-{}-{}".format(*ordinary.groups()[1:])
    import phonenumbers

    try:
        number = phonenumbers.parse(value, region)
    except phonenumbers.NumberParseException:
        number = None
    if number is None or not phonenumbers.is_possible_number(number):
        raise ValueError(
            tell(
                "must be a phone number of country {region}, or start with + and the country code, such "
                "as +1 212 555 0100",
                region=region,
            )
            if region
            else tell("must start with + and the country code, such as +1 212 555 0100")
        )
    return phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.INTERNATIONAL)
