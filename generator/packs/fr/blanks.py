"""Words of blanks: what follows from which answers."""

from collections.abc import Mapping

FOLLOW: Mapping[str, Mapping[str, tuple[str, ...]]] = {
    "money": {"sums.": ("fee.", "rights.share"), "payment.extra_work_rate": ("fee.",)},
    "date": {"sums.": ("fee.", "project.end")},
    "text": {"sums.author": ("freelancer.",), "sums.grants": ("project.deliverables", "rights.grants")},
}
"""What is computed from other answers, and from which, by unit."""
