"""The pages of a run, asked without a network: a browser that was let in, or one that was not."""

import re
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

import lxml.html
from starlette.testclient import TestClient

from generator.web.app import make_app
from generator.web.guard import FORM_TOKEN
from generator.web.keys import Keys
from generator.web.site import Site

PORT = 8000
ORIGIN = f"http://127.0.0.1:{PORT}"
NOW = datetime(2026, 12, 1, 10, 42, tzinfo=UTC)
_TOKEN = re.compile(rf'name="{FORM_TOKEN}" value="([^"]+)"')


def site_at(folder: Path, **settings: Any) -> Site:
    return Site(folder, Keys(PORT), **({"now": lambda: NOW} | settings))


def stranger(site: Site) -> TestClient:
    """Return a browser that was not let in."""
    return TestClient(make_app(site), base_url=ORIGIN, raise_server_exceptions=False, follow_redirects=False)


class Visitor:
    """A browser that was let in; it posts as a page would."""

    def __init__(self, site: Site) -> None:
        self.site, self.client = site, stranger(site)
        self.client.get(site.keys.address)

    def get(self, address: str, **more: Any) -> Any:
        return self.client.get(address, **more)

    def open(self, address: str) -> "Page":
        """Open a page, and follow where it leads."""
        answer = self.client.get(address.partition("#")[0], follow_redirects=True)
        return Page(self, answer, address.partition("#")[2])

    def send(self, address: str, data: list[tuple[str, str]]) -> "Page":
        """Send a form, and follow where it leads."""
        answer = self.send_raw(address, data)
        if answer.status_code == 303:
            return self.open(answer.headers["location"])
        return Page(self, answer)

    def send_raw(
        self, address: str, data: list[tuple[str, str]], headers: dict[str, str] | None = None
    ) -> Any:
        kind = {"content-type": "application/x-www-form-urlencoded", "origin": ORIGIN}
        return self.client.post(address, content=urlencode(data), headers=kind | (headers or {}))

    def post(self, address: str, data: dict[str, Any] | None = None, **more: Any) -> Any:
        """Post a form with the token of the pages and their origin."""
        headers = {"origin": ORIGIN} | more.pop("headers", {})
        form = {FORM_TOKEN: self.site.keys.form} | (data or {})
        return self.client.post(address, data=form, headers=headers, **more)


def form_token(html: str) -> str:
    """Return the token that the forms of a page carry."""
    found = _TOKEN.search(html)
    assert found is not None
    return found[1]


class Page:
    """A page as a browser without JavaScript has it: its forms can be filled in and sent."""

    def __init__(self, visitor: Visitor, answer: Any, fragment: str = "") -> None:
        self.visitor, self.answer, self.fragment = visitor, answer, fragment
        self.status, self.text = answer.status_code, answer.text
        self.root = lxml.html.fromstring(answer.text)
        self.form = next(iter(self.root.xpath('//form[@id="answers"]')), None)
        self.data = [] if self.form is None else list(_fields(self.root, self.form))

    @property
    def address(self) -> str:
        return str(self.answer.request.url).removeprefix(ORIGIN)

    @property
    def title(self) -> str:
        return str(self.root.xpath("string(//h1)")).strip()

    def said(self, xpath: str) -> list[str]:
        return [" ".join(found.text_content().split()) for found in self.root.xpath(xpath)]

    @property
    def errors(self) -> list[str]:
        return self.said('//div[@id="errors"]//li')

    @property
    def labels(self) -> list[str]:
        """Return the questions that are seen: those of a choice that was not made are hidden."""
        found = self.root.xpath('//form[@id="answers"]//*[self::label[@for] or self::legend]')
        inside = [one for one in found if not one.xpath('ancestor::div[@class="choice"]')]
        return [one.text_content().strip() for one in inside if not _is_hidden(one)]

    def value(self, label: str) -> str:
        control = self._control(label)
        return str(control.text or "") if control.tag == "textarea" else str(control.get("value"))

    def fill(self, label: str, text: str) -> "Page":
        """Type over what stands in a field."""
        name = self._control(label).get("name")
        self.data = [(key, text if key == name else value) for key, value in self.data]
        return self

    def choose(self, label: str, question: str = "") -> "Page":
        """Choose a radio button, or tick a box."""
        control = self._choice(label, question)
        name = control.get("name")
        if control.get("type") == "radio":
            self.data = [pair for pair in self.data if pair[0] != name]
        self.data.append((name, control.get("value")))
        return self

    def untick(self, label: str) -> "Page":
        control = self._choice(label, "")
        self.data.remove((control.get("name"), control.get("value")))
        return self

    def press(self, label: str = "Continue") -> "Page":
        """Send the form of the page, or another one, by a button, and follow where it leads."""
        buttons = [b for b in self.root.xpath("//button") if _says(b, label) and b.get("tabindex") != "-1"]
        assert buttons, f"no button {label!r} on {self.address}: {self.said('//button')}"
        form = next(b for b in buttons[0].iterancestors("form"))
        data = self.data if form is self.form else list(_fields(self.root, form))
        if buttons[0].get("name"):
            data = [*data, (buttons[0].get("name"), buttons[0].get("value"))]
        return self.visitor.send(form.get("action"), data)

    def follow(self, label: str) -> "Page":
        link = next(a for a in self.root.xpath("//a[@href]") if _says(a, label))
        return self.visitor.open(link.get("href"))

    def by_script(self) -> Any:
        """Send the form as the script does while it is filled in; return the answer."""
        action = self.form.get("action")  # type: ignore[union-attr]
        return self.visitor.send_raw(action, self.data, {"hx-request": "true"})

    def _control(self, label: str) -> Any:
        every = self.root.xpath('//label[@for][not(parent::div[@class="choice"])]')
        labels = [one for one in every if one.text_content().strip() == label]
        seen = [one for one in labels if not _is_hidden(one)] or labels
        assert seen, f"no field {label!r} on {self.address}: {self.labels}"
        return self.root.get_element_by_id(seen[0].get("for"))

    def _choice(self, label: str, question: str) -> Any:
        for one in self.root.xpath('//div[@class="choice"]/label'):
            legend = str(one.xpath("string(ancestor::fieldset[1]/legend)")).strip()
            if one.text_content().strip() == label and question in ("", legend):
                return self.root.get_element_by_id(one.get("for"))
        raise AssertionError(f"no choice {label!r} on {self.address}")


def _says(element: Any, label: str) -> bool:
    text = " ".join(element.text_content().split())
    return text == label or text.startswith((f"{label}:", f"{label} "))


def _is_hidden(element: Any) -> bool:
    """Say whether an element belongs to a choice that was not made."""
    for sub in element.xpath('ancestor::div[@class="sub"]'):
        chosen = sub.xpath("preceding-sibling::div[@class='choice'][1]/input[@checked]")
        if not chosen:
            return True
    return False


def _fields(root: Any, form: Any) -> Any:
    """Yield what a browser sends of a form without a button: also fields elsewhere that name the form."""
    elsewhere = root.xpath(f'//input[@form="{form.get("id")}"]') if form.get("id") else []
    for control in (*form.xpath(".//input | .//textarea | .//select"), *elsewhere):
        name, kind = control.get("name"), control.get("type")
        if (
            name is None
            or kind == "file"
            or (kind in ("radio", "checkbox") and control.get("checked") is None)
        ):
            continue
        if control.tag == "textarea":
            # The parser of a browser drops the line break right after the tag.
            yield name, str(control.text or "").removeprefix("\n").replace("\n", "\r\n")
        else:
            yield name, control.get("value") or ""
