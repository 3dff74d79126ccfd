"""How long after the work an hourly invoice comes, and the payment term that this leaves."""

USUAL_TERM = 14
"""Days to pay an invoice: what the trade gives, and what a deal has without an answer."""

PERIODS = {"weekly": "every week", "every_two_weeks": "every two weeks", "monthly": "every month"}
"""The billing periods, shortest first, as a sentence says them."""

_DAYS = {"weekly": 7, "every_two_weeks": 14, "monthly": 31}
_INVOICE_DAYS = 4
"""Days from the end of a period to its invoice: two business days and a weekend between them."""


def days_to_invoice(period: str) -> int:
    """Return how many days after the work of its first day the invoice of a billing period comes at most."""
    return _DAYS[period] + _INVOICE_DAYS


def usual_term(period: object, most: int | None) -> int:
    """Return the usual payment term; shorter for hours that must be paid within `most` days of the work.

    Where no term at all would keep to that, the usual one stays, and a finding says so.
    """
    if not isinstance(period, str) or period not in _DAYS or most is None:
        return USUAL_TERM
    left = most - days_to_invoice(period)
    return min(USUAL_TERM, left) if left > 0 else USUAL_TERM
