"""The secrets of one run: they let one browser in, and tell its own pages from others."""

import secrets
from dataclasses import dataclass, field
from hmac import compare_digest


def _secret() -> str:
    return secrets.token_urlsafe(32)


@dataclass(slots=True)
class Keys:
    """The port that is served, and three secrets that are new in every run.

    `opening` stands in the address that the terminal tells, and is taken once. `visitor` is then the cookie
    of that browser, and `form` a field of every form.
    """

    port: int
    opening: str = field(default_factory=_secret)
    visitor: str = field(default_factory=_secret)
    form: str = field(default_factory=_secret)

    @property
    def hosts(self) -> tuple[str, ...]:
        """Return the names under which the pages may be asked for; any other may be a rebound one."""
        return f"127.0.0.1:{self.port}", f"localhost:{self.port}"

    @property
    def cookie(self) -> str:
        """Return the name of the cookie; cookies do not tell ports apart, and two runs may be open."""
        return f"clausegen-{self.port}"

    @property
    def address(self) -> str:
        """Return the address to open, good for one browser."""
        return f"http://127.0.0.1:{self.port}/open/{self.opening}"

    def let_in(self, host: str, cookie: str | None) -> bool:
        """Say whether a request comes by a name of these pages, from the browser that was let in."""
        return host.lower() in self.hosts and self.admits(cookie)

    def admits(self, cookie: str | None) -> bool:
        """Say whether a cookie is that of the browser that was let in."""
        return same(self.visitor, cookie)

    def take(self, opening: str) -> bool:
        """Say whether the opening address is right, and has not been used before."""
        if not same(self.opening, opening):
            return False
        self.opening = ""
        return True


def same(secret: str, told: str | None) -> bool:
    """Compare a secret with what somebody told, in a time that says nothing."""
    return bool(secret) and told is not None and compare_digest(secret.encode(), told.encode())
