"""How a person is paid, as invoices print it: kept in the settings for the next one."""

from pathlib import Path

from generator.earlier.profile import profile_path
from generator.writing import write_file


def _path() -> Path:
    return profile_path().with_name("payment.txt")


def kept_payment() -> str | None:
    """Return how invoices are paid, None where nobody has said it yet."""
    path = _path()
    return path.read_text(encoding="utf-8").strip() or None if path.is_file() else None


def keep_payment(told: str) -> None:
    """Keep how invoices are paid, readable by their owner only."""
    path = _path()
    path.parent.mkdir(parents=True, exist_ok=True)
    write_file(path, f"{told.strip()}\n".encode(), overwrite=True, private=True)
