"""A real server under attack: too much, too slow, too many; it refuses or serves, and its memory stays."""

import http.client
import socket
import time
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from generator.web.guard import FORM_TOKEN
from tests.web.browser import Run, running

pytestmark = pytest.mark.skipif(not Path("/proc/self/status").exists(), reason="memory is read from /proc")

_MOST_GROWTH = 96  # MB: a spooled upload and what Python keeps


@pytest.fixture(scope="module")
def run(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Run]:
    with running(tmp_path_factory.mktemp("deals")) as found:
        yield found


@pytest.fixture(scope="module")
def cookie(run: Run) -> str:
    answer = ask(run, run.opening.removeprefix(run.base))
    return str(answer[1]["set-cookie"]).partition(";")[0]


def port_of(run: Run) -> int:
    return int(run.base.rpartition(":")[2])


def ask(run: Run, path: str, headers: dict[str, str] | None = None) -> tuple[int, dict[str, str], str]:
    connection = http.client.HTTPConnection("127.0.0.1", port_of(run), timeout=30)
    try:
        connection.request("GET", path, headers=headers or {})
        answer = connection.getresponse()
        return answer.status, {k.lower(): v for k, v in answer.getheaders()}, answer.read().decode()
    finally:
        connection.close()


def megabytes(run: Run) -> int:
    status = Path(f"/proc/{run.process.pid}/status").read_text()
    return int(next(line.split()[1] for line in status.splitlines() if line.startswith("VmRSS"))) // 1024


def head(run: Run, cookie: str, kind: str, more: str = "") -> bytes:
    lines = [
        "POST /look HTTP/1.1", f"Host: 127.0.0.1:{port_of(run)}", f"Origin: {run.base}", f"Cookie: {cookie}",
        f"Content-Type: {kind}", *([more] if more else []), "", "",
    ]  # fmt: skip
    return "\r\n".join(lines).encode()


def first_line(connection: socket.socket) -> str:
    try:
        return connection.recv(4096).decode("latin-1").partition("\r\n")[0]
    except (ConnectionError, TimeoutError):
        return "closed"


@pytest.mark.parametrize(
    ("kind", "start"),
    [
        ("application/x-www-form-urlencoded", b"look="),
        ("multipart/form-data; boundary=b", b'--b\r\nContent-Disposition: form-data; name="a"\r\n\r\n'),
        (
            "multipart/form-data; boundary=b",
            b'--b\r\nContent-Disposition: form-data; name="a"; filename="a.docx"\r\n\r\n',
        ),
    ],
    ids=["a text", "a field", "a file"],
)
def test_a_post_of_a_hundred_megabytes_is_refused(run: Run, cookie: str, kind: str, start: bytes) -> None:
    before = megabytes(run)
    with socket.create_connection(("127.0.0.1", port_of(run)), timeout=30) as connection:
        connection.sendall(head(run, cookie, kind, "Transfer-Encoding: chunked"))
        chunk = b"x" * (1 << 20)
        try:
            for piece in (start, *([chunk] * 100)):
                connection.sendall(f"{len(piece):x}\r\n".encode() + piece + b"\r\n")
            connection.sendall(b"0\r\n\r\n")
        except (BrokenPipeError, ConnectionError):
            pass  # it is no longer read
        line = first_line(connection)
    assert line in ("", "closed") or line.split(" ")[1] in ("400", "413")
    assert megabytes(run) - before < _MOST_GROWTH
    assert ask(run, "/", {"Cookie": cookie})[0] == 200


def test_slow_posts_hold_nobody_else_up(run: Run, cookie: str) -> None:
    kind = "application/x-www-form-urlencoded"
    slow = [socket.create_connection(("127.0.0.1", port_of(run)), timeout=30) for _ in range(20)]
    try:
        for connection in slow:
            connection.sendall(head(run, cookie, kind, "Content-Length: 1000") + b"look=")
        started = time.monotonic()
        assert ask(run, "/", {"Cookie": cookie})[0] == 200
        assert time.monotonic() - started < 20
    finally:
        for connection in slow:
            connection.close()


def test_a_thousand_requests_at_once_are_served_or_refused(run: Run, cookie: str) -> None:
    before = megabytes(run)

    def one(_: int) -> int:
        try:
            return ask(run, "/", {"Cookie": cookie})[0]
        except (OSError, http.client.HTTPException):
            return 0

    with ThreadPoolExecutor(100) as threads:
        statuses = Counter(threads.map(one, range(1000)))
    assert statuses.keys() <= {0, 200, 503}
    assert statuses[200] > 0
    assert megabytes(run) - before < _MOST_GROWTH
    assert ask(run, "/", {"Cookie": cookie})[0] == 200


@pytest.mark.parametrize(
    "request_",
    [
        b"GET / HTTP/1.1\r\nHost: " + b"a" * 100_000, b"\x00\xff" * 100, b"GET / HTTP/9\r\n\r\n",
        b"GET http://evil.example/ HTTP/1.1\r\nHost: evil.example\r\n\r\n", b"GET / HTTP/1.1\r\n\r\n",
        b"POST /look HTTP/1.1\r\nHost: x\r\nContent-Length: -1\r\n\r\n",
        b"POST /look HTTP/1.1\r\nHost: x\r\nContent-Length: 1\r\nTransfer-Encoding: chunked\r\n\r\n",
    ],
)  # fmt: skip
def test_what_is_no_request_of_a_browser_is_refused(run: Run, cookie: str, request_: bytes) -> None:
    with socket.create_connection(("127.0.0.1", port_of(run)), timeout=15) as connection:
        connection.sendall(request_)
        connection.shutdown(socket.SHUT_WR)
        line = first_line(connection)
    assert " 200 " not in f"{line} "
    assert ask(run, "/", {"Cookie": cookie})[0] == 200


def test_only_this_machine_is_listened_to(run: Run) -> None:
    addresses = {entry[4][0] for entry in socket.getaddrinfo(socket.gethostname(), None, socket.AF_INET)}
    for address in addresses - {"127.0.0.1"}:
        if not str(address).startswith("127."):
            with pytest.raises(OSError, match=r"refused|timed out|unreachable"):
                socket.create_connection((address, port_of(run)), timeout=2).close()


def test_a_rebound_name_gets_nothing(run: Run, cookie: str) -> None:
    status, _, text = ask(run, "/", {"Cookie": cookie, "Host": f"evil.example:{port_of(run)}"})
    assert status == 421
    assert FORM_TOKEN not in text


def test_who_was_not_let_in_gets_no_token(run: Run) -> None:
    status, _, text = ask(run, "/")
    assert status == 401
    assert FORM_TOKEN not in text
