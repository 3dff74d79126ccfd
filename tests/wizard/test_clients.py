"""Clients of earlier contracts: kept, found by name, taken over, forgotten."""

import json
from pathlib import Path
from typing import Any

import pytest

from generator.cli.commands import main
from generator.earlier.clients import client_named, clients_folder, load_clients, save_client
from generator.errors import UsageError
from generator.packs.pack import pack_of
from generator.packs.reading import answers_from
from tests.wizard.typing_keys import DOWN, ENTER, Desk, lines, whole_answers

PACK = pack_of("en-US")


def keep(**changes: Any) -> None:
    answers = whole_answers(payment={"deposit": "40"})
    save_client(PACK, answers_from({**answers, "client": {**answers["client"], **changes}}))


def test_a_client_is_kept_with_its_last_terms_and_read_by_its_owner_only() -> None:
    keep(history="known")
    (client,) = load_clients("en-US")
    assert client.name == "Harbor Coffee"
    assert client.terms["payment"] == {"deposit": "40"}
    assert client.contracts == ("2026-11-22",)
    assert client.path.stat().st_mode & 0o077 == 0
    assert {path.name for path in clients_folder().iterdir()} == {client.path.name}


def test_a_second_contract_adds_its_day_and_its_terms() -> None:
    keep()
    answers = whole_answers(payment={"deposit": "30"}, contract={"date": "2027-01-04"})
    save_client(PACK, answers_from(answers))
    (client,) = load_clients()
    assert client.contracts == ("2026-11-22", "2027-01-04")
    assert client.terms["payment"] == {"deposit": "30"}


@pytest.mark.parametrize(("history", "asked"), [("new", True), ("known", False), ("fell_silent", False)])
def test_a_client_is_new_once_only(history: str, asked: bool) -> None:
    keep(history=history)
    (client,) = load_clients()
    assert client.known().ask == (("client.history",) if asked else ())


def test_a_client_is_offered_by_name_and_its_page_is_not_asked(desk: Desk) -> None:
    keep(history="known")
    known = tuple(client.known() for client in load_clients())
    picked = ENTER + "harb" + ENTER
    partial = desk.stop(picked, quick=True, clients=known, profile=whole_answers()["freelancer"])
    assert partial["client"]["legal_name"] == "Harbor Coffee"
    assert partial["payment"] == {"deposit": "40"}
    assert "Who is the client? Harbor Coffee" in desk.text


def test_enter_alone_begins_with_a_new_client(desk: Desk) -> None:
    keep(history="known")
    known = tuple(client.known() for client in load_clients())
    partial = desk.stop(ENTER + lines("Maya"), quick=True, clients=known)
    assert partial["freelancer"] == {"legal_name": "Maya"}
    assert "client" not in partial


def test_the_client_that_a_name_found_is_told(desk: Desk) -> None:
    keep(history="known")
    (client,) = load_clients()
    desk.stop("", quick=True, client=client.known())
    assert "Who is the client? Harbor Coffee" in desk.text


def test_how_a_new_client_turned_out_is_asked(desk: Desk) -> None:
    keep()
    (client,) = load_clients()
    partial = desk.stop(DOWN + ENTER, quick=True, client=client.known())
    assert partial["client"]["history"] == "paid_late"
    # What is likely stands first in line: a client that came again has paid.
    assert desk.stop(ENTER, quick=True, client=client.known())["client"]["history"] == "known"


def test_a_name_means_one_client() -> None:
    keep()
    keep(legal_name="Harbor Tea")
    clients = load_clients()
    assert client_named("harbor tea", clients).name == "Harbor Tea"
    assert client_named("HARBOR  coffee", clients).name == "Harbor Coffee"
    assert client_named("Ｈａｒｂｏｒ Coffee", clients).name == "Harbor Coffee"
    with pytest.raises(UsageError, match="names several clients: there is Harbor Coffee, Harbor Tea"):
        client_named("harbor", clients)
    with pytest.raises(UsageError, match="is no client that is kept"):
        client_named("Loaf", clients)


@pytest.mark.parametrize("content", ["{", "[]", "{}", '{"pack": "xx", "client": {}}', '{"pack": 5}'])
def test_a_damaged_file_is_left_out(content: str) -> None:
    keep()
    (clients_folder() / "broken.json").write_text(content)
    assert [client.name for client in load_clients()] == ["Harbor Coffee"]


def test_clients_are_listed_and_forgotten(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    assert main(["clients"]) == 0
    assert "No client is kept yet" in capsys.readouterr().out
    keep(history="paid_late")
    assert main(["clients"]) == 0
    assert "Harbor Coffee: Paid late before, 1 contract, last 2026-11-22" in capsys.readouterr().out
    assert main(["clients", "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["clients"][0]["name"] == "Harbor Coffee"
    assert main(["forget", "Harbor Coffee", str(tmp_path), "--yes"]) == 0
    assert load_clients() == ()
