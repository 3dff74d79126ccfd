"""Who is let in, and whose forms are taken."""

from pathlib import Path

import pytest

from generator.web.guard import FORM_TOKEN
from tests.web.visiting import ORIGIN, Visitor, form_token, site_at, stranger


@pytest.fixture
def visitor(tmp_path: Path) -> Visitor:
    return Visitor(site_at(tmp_path))


def test_a_browser_without_the_cookie_is_not_let_in(tmp_path: Path) -> None:
    assert stranger(site_at(tmp_path)).get("/").status_code == 401


def test_the_opening_address_lets_one_browser_in(tmp_path: Path) -> None:
    site = site_at(tmp_path)
    address = site.keys.address
    first = stranger(site)
    assert first.get(address).headers["location"] == "/"
    assert first.get("/").status_code == 200
    assert stranger(site).get(address).status_code == 401


def test_the_browser_that_was_let_in_may_use_the_opening_address_again(tmp_path: Path) -> None:
    site = site_at(tmp_path)
    address = site.keys.address
    first = stranger(site)
    first.get(address)
    assert first.get(address).status_code == 303


def test_the_cookie_stays_from_scripts_and_from_other_sites(tmp_path: Path) -> None:
    site = site_at(tmp_path)
    cookie = stranger(site).get(site.keys.address).headers["set-cookie"].lower()
    assert "httponly" in cookie
    assert "samesite=strict" in cookie


@pytest.mark.parametrize("token", ["", "x", "x" * 43, "é"])
def test_a_wrong_token_lets_nobody_in(tmp_path: Path, token: str) -> None:
    assert stranger(site_at(tmp_path)).get(f"/open/{token}").status_code == 401


@pytest.mark.parametrize(
    "host",
    ["evil.example", "evil.example:8000", "127.0.0.1:9", "127.0.0.1", "127.0.0.1:8000.evil.example", ""],
)
def test_a_foreign_host_is_refused_also_with_the_cookie(visitor: Visitor, host: str) -> None:
    assert visitor.get("/", headers={"host": host}).status_code == 421
    assert visitor.get("/static/style.css", headers={"host": host}).status_code == 421
    assert visitor.post("/look", headers={"host": host, "origin": f"http://{host}"}).status_code == 421


@pytest.mark.parametrize(
    "origin", ["http://evil.example", "null", "http://127.0.0.1:9", "https://127.0.0.1:8000"]
)
def test_a_form_of_a_foreign_origin_is_refused(visitor: Visitor, origin: str) -> None:
    assert visitor.post("/look", {"look": "dark"}, headers={"origin": origin}).status_code == 403


def test_a_form_without_an_origin_is_refused(visitor: Visitor) -> None:
    form = {FORM_TOKEN: visitor.site.keys.form}
    assert visitor.client.post("/look", data=form).status_code == 403


@pytest.mark.parametrize("token", ["", "of another run"])
def test_a_form_with_a_missing_or_stale_token_is_refused_and_told(visitor: Visitor, token: str) -> None:
    answer = visitor.post("/look", {FORM_TOKEN: token, "look": "dark"})
    assert answer.status_code == 403
    assert "another run" in answer.text
    assert "set-cookie" not in answer.headers


def test_a_token_that_is_a_file_is_refused(visitor: Visitor) -> None:
    files = {FORM_TOKEN: ("a.txt", b"x")}
    assert visitor.client.post("/look", files=files, headers={"origin": ORIGIN}).status_code == 403


def test_a_form_of_a_page_is_taken(visitor: Visitor) -> None:
    token = form_token(visitor.get("/").text)
    assert visitor.post("/look", {FORM_TOKEN: token, "look": "dark"}).status_code == 303
    assert 'data-theme="dark"' in visitor.get("/").text


@pytest.mark.parametrize("method", ["PUT", "DELETE", "PATCH", "OPTIONS", "TRACE"])
def test_no_other_method_is_served(visitor: Visitor, method: str) -> None:
    assert visitor.client.request(method, "/").status_code == 405


@pytest.mark.parametrize("address", ["/", "/nowhere", "/static/style.css", "/static/nothing.css"])
def test_every_answer_has_the_strict_headers(visitor: Visitor, address: str) -> None:
    headers = visitor.get(address).headers
    rules = dict(rule.split(maxsplit=1) for rule in headers["content-security-policy"].split("; "))
    own = ("style-src", "script-src", "img-src", "connect-src", "form-action")
    none = ("default-src", "base-uri", "frame-ancestors")
    assert rules == dict.fromkeys(own, "'self'") | dict.fromkeys(none, "'none'")
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["cache-control"] == ("no-cache" if address.startswith("/static/") else "no-store")


@pytest.mark.parametrize(
    "path",
    ["/static/../app.py", "/static/%2e%2e/app.py", "/static/..%2fapp.py", "/static//etc/passwd", "/static/"],
)
def test_no_path_leads_out_of_the_static_files(visitor: Visitor, path: str) -> None:
    assert visitor.get(path).status_code == 404


def test_the_page_after_a_choice_of_colors_is_never_of_another_site(visitor: Visitor) -> None:
    for referer in ("http://evil.example/", "//evil.example/", "javascript:alert(1)", ""):
        answer = visitor.post("/look", {"look": "light"}, headers={"referer": referer})
        assert answer.headers["location"] == "/"
    assert visitor.post("/look", headers={"referer": f"{ORIGIN}//evil.example/"}).headers["location"] == "/"


def test_a_body_that_says_it_is_too_large_is_not_read(visitor: Visitor) -> None:
    answer = visitor.post("/look", headers={"content-length": str(100 << 20)})
    assert answer.status_code == 413


def test_a_body_that_grows_too_large_is_refused(visitor: Visitor) -> None:
    def body() -> object:
        yield from (b"look=" + b"x" * (1 << 20) for _ in range(8))

    headers = {"origin": ORIGIN, "content-type": "application/x-www-form-urlencoded"}
    assert visitor.client.post("/look", content=body(), headers=headers).status_code == 413


@pytest.mark.parametrize(
    ("kind", "body"),
    [
        ("multipart/form-data", b"x"),
        ("multipart/form-data; boundary=a", b"--a\r\nbroken"),
        ("application/x-www-form-urlencoded", b"=" * 10),
        ("application/x-www-form-urlencoded", b"%ff%fe=%00"),
        ("application/x-www-form-urlencoded", b"a=1&" * 10_000),
        ("application/json", b"{}"),
        ("", b""),
    ],
)
def test_a_broken_form_is_refused_without_a_trace(visitor: Visitor, kind: str, body: bytes) -> None:
    answer = visitor.client.post("/look", content=body, headers={"origin": ORIGIN, "content-type": kind})
    assert answer.status_code in (400, 403)
    assert "Traceback" not in answer.text
    assert "generator" not in answer.text


def test_a_failure_of_the_program_tells_no_path_and_no_trace(
    visitor: Visitor, monkeypatch: pytest.MonkeyPatch
) -> None:
    def failing(*_: object) -> None:
        raise RuntimeError("/home/me/secret.json")

    monkeypatch.setattr("generator.web.look.posted", failing)
    answer = visitor.post("/look")
    assert answer.status_code == 500
    assert "secret" not in answer.text
    assert "Something went wrong" in answer.text
