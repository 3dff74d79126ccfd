"""Running the pages on this machine: a free port of the loopback, bounds on connections, the end."""

import asyncio
import socket
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

import anyio.to_thread
import h11
import uvicorn
from starlette.types import ASGIApp, Receive, Scope, Send
from uvicorn.protocols.http.h11_impl import H11Protocol

from generator.errors import UsageError
from generator.messages import relayed, tell

LOOPBACK = "127.0.0.1"

_MOST_CONNECTIONS = 64
_MOST_WAITING = 128
_SECONDS_TO_ASK = 10
"""How long a connection may be open before its first request is there."""
_SECONDS_TO_END = 2
_MOST_AT_ONCE = 4
"""Pages that are made at the same time; others wait."""
_MOST_OF_HEAD = 32 << 10


@dataclass(frozen=True, slots=True)
class Door:
    """A port of the loopback that listens already, so that a browser may knock before anybody answers."""

    socket: socket.socket
    port: int


@contextmanager
def listening(port: int | None) -> Iterator[Door]:
    """Hold a port of the loopback, a free one without a number; raise UsageError where it is taken."""
    try:
        held = socket.create_server((LOOPBACK, port or 0), backlog=_MOST_WAITING)
    except (OSError, OverflowError) as error:
        reason = relayed(getattr(error, "strerror", None) or str(error))
        raise UsageError(
            tell("--port {port}: {reason}. Without it a free port is taken.", port=port, reason=reason)
        ) from None
    with held:
        yield Door(held, int(held.getsockname()[1]))


def serve(app: ASGIApp, door: Door) -> None:
    """Serve pages until Ctrl-C, which raises KeyboardInterrupt."""
    config = uvicorn.Config(
        _bounded(app),
        http=_Protocol,
        ws="none",
        lifespan="off",
        log_level="error",
        access_log=False,
        server_header=False,
        date_header=False,
        proxy_headers=False,
        limit_concurrency=_MOST_CONNECTIONS,
        timeout_keep_alive=_SECONDS_TO_ASK,
        timeout_graceful_shutdown=_SECONDS_TO_END,
        h11_max_incomplete_event_size=_MOST_OF_HEAD,
    )
    uvicorn.Server(config).run(sockets=[door.socket])


def _bounded(app: ASGIApp) -> ASGIApp:
    async def bounded(scope: Scope, receive: Receive, send: Send) -> None:
        anyio.to_thread.current_default_thread_limiter().total_tokens = _MOST_AT_ONCE
        await app(scope, receive, send)

    return bounded


class _Protocol(H11Protocol):
    """Closes a connection on which no request comes; uvicorn itself waits only between requests."""

    _waiting: asyncio.TimerHandle | None = None

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        super().connection_made(transport)
        self._wait()

    def connection_lost(self, exc: Exception | None) -> None:
        self._stop_waiting()
        super().connection_lost(exc)

    def data_received(self, data: bytes) -> None:
        super().data_received(data)
        if self.conn.their_state is h11.IDLE:
            self._wait()
        else:
            self._stop_waiting()

    def _wait(self) -> None:
        if self._waiting is None:
            self._waiting = self.loop.call_later(_SECONDS_TO_ASK, self._give_up)

    def _stop_waiting(self) -> None:
        if self._waiting is not None:
            self._waiting.cancel()
            self._waiting = None

    def _give_up(self) -> None:
        self._waiting = None
        if self.cycle is None or self.cycle.response_complete:
            self.transport.close()
