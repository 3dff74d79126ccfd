"""A whole interview in French, from nothing to a deal, and what it says on the way."""

from datetime import date
from typing import Any

import pytest

from generator.advice.advising import advise_so_far
from generator.packs.fr.capitals import town
from generator.packs.fr.law.lookup import LAW
from generator.packs.fr.questionnaire import contract_questionnaire
from generator.packs.fr.rulebook import rulebook
from generator.questionnaire.interview import Interview
from generator.questionnaire.quick import Combined
from tests.fr.deals import LOGO, changed
from tests.questionnaire.replaying import replay

TODAY = date(2026, 12, 1)
BOOK = rulebook(LAW)


def opened(start: dict[str, Any] | None = None) -> Interview:
    return Interview.open(contract_questionnaire(TODAY, lambda data: advise_so_far(BOOK, data, TODAY)), start)


HOURLY = changed(
    fee={"kind": "hourly", "rate": "65", "budget": {"kind": "estimate", "hours": "80"}},
    project__deliverables=[{"name": "Site", "kind": "website"}],
    client__form={"kind": "liberal"},
    client__size={"kind": "small", "main_activity": False, "signed": "off_premises"},
    rights={"kind": "license"},
    contract={"date": "2026-12-07", "signing": "paper"},
)


@pytest.mark.parametrize("file", [LOGO, HOURLY])
def test_an_interview_from_nothing_ends_with_the_answers(file: dict[str, Any]) -> None:
    done = replay(file, opened())
    assert done.asked is None
    answers = done.answers()
    assert answers.client.legal_name == "Maison Vasseur"
    assert answers.fee.kind == file["fee"]["kind"]


@pytest.mark.parametrize(
    ("path", "kind"), [("client.form.kind", "consumer"), ("freelancer.form.kind", "portage")]
)
def test_a_choice_that_the_pack_refuses_is_refused_with_the_way_out(path: str, kind: str) -> None:
    asked = replay(LOGO, opened(), until=path)
    refused = asked.answer(kind).refused
    assert refused is not None
    assert "devis" in str(refused) or "société de portage" in str(refused)


def test_a_share_is_said_in_money() -> None:
    asked = replay(LOGO, opened(), until="rights.share")
    about = asked.session.about
    assert about.echo("rights.share", asked.answer("20").data) == "20\u00a0% = 720,10\u00a0€"


def test_a_protected_client_has_another_usual_day_for_the_deposit() -> None:
    small = {"kind": "small", "main_activity": False, "signed": "off_premises"}
    asked = opened(changed(client__size=small, payment={"deposit": "40"})).jump("payment.deposit_due").asked
    assert asked is not None
    assert asked.default is not None
    assert asked.default.value == "eighth_day"


QUICKLY = {
    "freelancer.legal_name": "Maïa Rousseau",
    "freelancer.form.kind": "micro",
    "freelancer.siren": "404 833 048",
    "freelancer.whole_address": "14 rue des Trois-Maries, 69005 Lyon",
    "freelancer.contact": "maia@example.com, 06 12 34 56 78",
    "client.legal_name": "Maison Vasseur",
    "client.form.kind": "liberal",
    "client.register": "552 100 554",
    "client.whole_address": "3 place Bellecour, 69002 Lyon",
    "client.contact": "04 72 00 01 10 contact@example.com",
    "client.size.kind": "larger",
    "client.history": "new",
    "fee.price": "3 600 €",
    "project.items": "Logo, 2 400 €\nGuide d’usage, 1 200 €",
    "project.not_included": "Impression",
    "project.end": "fin février",
    "rights.kind": "assign",
}


def interviewed(said: dict[str, str], *, takes_all: bool = True) -> tuple[Interview, list[str]]:
    """Return the quick interview up to its usual terms, and what it asked for."""
    about = contract_questionnaire(TODAY, lambda data: advise_so_far(BOOK, data, TODAY))
    interview = Interview.open(about, {"pack": "fr-FR"}, quick=True)
    asked: list[str] = []
    while interview.asked is not None and interview.asked.kind != "usual":
        path = interview.asked.path
        asked.append(path)
        assert len(asked) < 2 * len(said), asked
        choice = interview.asked.kind in ("kind", "menu")
        interview = interview.answer(said[path]) if choice else interview.answer_text(said[path])
        assert not (takes_all and interview.refused), (path, interview.refused)
    return interview, asked


def test_the_quick_interview_asks_seventeen_questions_and_the_rest_is_usual() -> None:
    interview, asked = interviewed(QUICKLY)
    assert asked == list(QUICKLY)
    answers = interview.accept().answers()
    assert answers.client.address.postal_code == "69002"
    assert [item.kind for item in answers.project.deliverables] == ["brand", "graphic"]
    assert answers.project.end == date(2027, 2, 28)
    assert answers.contract.date == TODAY


def test_a_number_that_other_answers_ask_for_can_stay_open() -> None:
    """Nobody knows yet that the client is in France when its SIREN is first asked for."""
    unknown = {"client.register": "?", "client.siren": "?"}
    interview, _ = interviewed(QUICKLY | unknown, takes_all=False)
    assert [row.path for row in interview.left_open] == ["client.siren"]


# Stages, lists and addresses, as they are typed in the quick interview


def combined(path: str) -> Combined:
    about = contract_questionnaire(TODAY).quick
    assert about is not None
    return next(
        one for one in (*about.order, *about.asides) if isinstance(one, Combined) and one.path == path
    )


FIXED = changed(fee={"kind": "fixed", "amount": "3600.50"}, payment={"deposit": "30"})


def typed_stages(text: str) -> dict[str, Any]:
    return dict(combined("fee.stages").read(text, FIXED))


@pytest.mark.parametrize(
    ("line", "name", "share", "due"),
    [
        ("Maquettes, 30 %, à la validation des maquettes", "Maquettes", {"kind": "percent", "percent": "30"},
         {"kind": "event", "event": "Validation des maquettes"}),
        ("Site livré : 2 000 €, le 31 janvier", "Site livré", {"kind": "amount", "amount": "2000"},
         {"kind": "date", "date": "2027-01-31"}),
        ("- Intégration 40% quand les pages sont prêtes", "Intégration", {"kind": "percent", "percent": "40"},
         {"kind": "event", "event": "Les pages sont prêtes"}),
        ("Étape 2, 1 200,50 €", "Étape 2", {"kind": "amount", "amount": "1200.50"},
         {"kind": "event", "event": "Validation de «\u00a0Étape 2\u00a0»"}),
        ("Livraison, le solde, avant le 15/03/2027", "Livraison", {"kind": "percent", "percent": "70"},
         {"kind": "date", "date": "2027-03-15"}),
        ("la moitié à la livraison", "Livraison", {"kind": "percent", "percent": "50"},
         {"kind": "event", "event": "Livraison"}),
    ],
)  # fmt: skip
def test_a_stage_is_read_as_it_is_typed(
    line: str, name: str, share: dict[str, str], due: dict[str, str]
) -> None:
    (stage,) = typed_stages(line)["fee.milestones"]
    assert (stage["name"], stage["share"], stage["due"]) == (name, share, due)


@pytest.mark.parametrize(
    ("typed", "event"),
    [
        ("quand vous validez les maquettes", "Le Client valide les maquettes"),
        ("dès que vous les avez approuvées", "Le Client les a approuvées"),
        ("quand j’ai livré le site", "Le Prestataire a livré le site"),
        ("quand je vous envoie les fichiers", "Le Prestataire envoie au Client les fichiers"),
        ("après l’accord du client", "L’accord du Client"),
    ],
)
def test_an_event_names_the_parties(typed: str, event: str) -> None:
    (stage,) = typed_stages(f"Maquettes, 25 %, {typed}")["fee.milestones"]
    assert stage["due"]["event"].replace("\u00a0", " ") == event


def test_a_line_may_be_the_deposit_and_another_the_rest() -> None:
    found = typed_stages("Acompte, 40 %\nMaquettes, 25 %\nLivraison, le reste")
    assert found["payment.deposit"] == "40"
    assert [stage["share"]["percent"] for stage in found["fee.milestones"]] == ["25", "35"]


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("Croquis, 25 %, 31/31", "Croquis"),
        ("Maquettes\nLivraison", "Maquettes"),
        ("Acompte, 90 €\nAcompte, 5 %", "acompte"),
        ("Maquettes, 25 %, à votre signal", "votre signal"),
        ("Maquettes, 25 %, quand je le sens", "je le sens"),
    ],
)
def test_a_stage_that_is_not_understood_is_refused(text: str, named: str) -> None:
    with pytest.raises(ValueError, match=named):
        typed_stages(text)


@pytest.mark.parametrize("path", ["project.items", "project.not_included", "fee.stages"])
def test_a_list_of_what_is_no_content_is_doubted(path: str) -> None:
    asked = combined(path)
    for text in ("je ne sais pas encore", "Logo\naucun", "maia@example.com", "12/03/2027"):
        assert asked.doubt(text, FIXED), text
    assert not asked.doubt("Logo et charte", FIXED)


def test_an_address_is_taken_as_it_is_pasted() -> None:
    text = "3 place Bellecour\n69002 Lyon\ncontact@example.com\n04 72 00 01 10"
    assert combined("client.whole_address").read(text, {}) == {
        "client.address.street": "3 place Bellecour",
        "client.address.postal_code": "69002",
        "client.address.city": "Lyon",
        "client.address.country": "FR",
        "client.email": "contact@example.com",
        "client.phone": "+33 4 72 00 01 10",
    }


@pytest.mark.parametrize(
    ("text", "street", "city"),
    [
        ("3 place Kléber 67000 strasbourg", "3 place Kléber", "Strasbourg"),
        ("12 quai des Bateliers, 13100 aix-en-provence", "12 quai des Bateliers", "Aix-en-Provence"),
        ("1 rue du Port 17000 LA ROCHELLE", "1 rue du Port", "LA ROCHELLE"),
    ],
)
def test_an_address_needs_no_comma_and_a_town_gets_its_capitals(text: str, street: str, city: str) -> None:
    read = combined("client.whole_address").read(text, {})
    assert (read["client.address.street"], read["client.address.city"]) == (street, city)


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("la rochelle", "La Rochelle"),
        ("l’isle-adam", "L’Isle-Adam"),
        ("saint-jean-de-luz", "Saint-Jean-de-Luz"),
        ("paris 11e", "Paris 11e"),
        ("Le Mans", "Le Mans"),
        ("évreux", "Évreux"),
    ],
)
def test_a_town_gets_its_capitals(typed: str, name: str) -> None:
    assert town(typed) == name


@pytest.mark.parametrize(
    ("text", "postal_code", "city", "country"),
    [
        ("85 Broad Street, NY 10004 New York, États-Unis", "NY 10004", "New York", "US"),
        ("85 Broad Street, New York, NY 10004, États-Unis", "NY 10004", "New York", "US"),
        ("Rue Neuve 12, 1000 Bruxelles, Belgique", "1000", "Bruxelles", "BE"),
        ("10 Downing Street, London SW1A 2AA, Royaume-Uni", "SW1A 2AA", "London", "GB"),
    ],
)
def test_an_address_abroad_ends_in_its_country(text: str, postal_code: str, city: str, country: str) -> None:
    found = combined("client.whole_address").read(text, {})
    given = [found[f"client.address.{name}"] for name in ("postal_code", "city", "country")]
    assert given == [postal_code, city, country]


def test_an_address_that_is_not_understood_is_asked_from_its_country_on() -> None:
    """Abroad no postal code is asked for."""
    first = next(iter(combined("client.whole_address").read("quelque part", {})))
    assert first == "client.address.country"
