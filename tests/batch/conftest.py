"""Batches of the tests wait for their worker processes in short steps; storage is a server here."""

import socket
import subprocess
import sys
from collections.abc import Iterator

import pebble
import pytest

from tests.batch.runs import wait_until


@pytest.fixture(autouse=True)
def _short_steps(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pebble.CONSTS, "sleep_unit", 0.02)


@pytest.fixture(scope="session")
def server() -> Iterator[str]:
    """Run an S3 API on this machine, with an empty bucket; give the URL of the bucket."""
    fsspec = pytest.importorskip("fsspec")
    pytest.importorskip("moto.server")
    pytest.importorskip("s3fs")
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    address = f"http://127.0.0.1:{port}"
    call = [sys.executable, "-m", "moto.server", "-H", "127.0.0.1", "-p", str(port)]
    process = subprocess.Popen(call, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    settings = {
        "AWS_ENDPOINT_URL": address, "AWS_ACCESS_KEY_ID": "tests", "AWS_SECRET_ACCESS_KEY": "tests",
        "AWS_DEFAULT_REGION": "us-east-1",
    }  # fmt: skip
    with pytest.MonkeyPatch.context() as patch:
        for name, value in settings.items():
            patch.setenv(name, value)
        wait_until(lambda: listens(port))
        fsspec.filesystem("s3").mkdir("contracts")
        yield "s3://contracts"
    process.kill()
    process.wait()


def listens(port: int) -> bool:
    with socket.socket() as probe:
        return probe.connect_ex(("127.0.0.1", port)) == 0
