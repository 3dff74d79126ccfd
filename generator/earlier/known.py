"""What is known of earlier contracts before the first question is asked."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class KnownClient:
    """A client of an earlier contract: its name, and the pages to take over.

    `ask` are questions to ask all the same, since nobody knows whether their answers still hold.
    """

    name: str
    pages: Mapping[str, Mapping[str, Any]]
    ask: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Known:
    """What is known before the first question, of earlier contracts.

    `own_page` names the page of the person's own details, `profile` are those kept, and `keep_profile` gets
    those to keep for the next contract. `clients` can be chosen, `client` is the one that was named.
    """

    own_page: str = ""
    profile: Mapping[str, Any] | None = None
    keep_profile: Callable[[Mapping[str, Any]], None] | None = None
    clients: tuple[KnownClient, ...] = ()
    client: KnownClient | None = None
