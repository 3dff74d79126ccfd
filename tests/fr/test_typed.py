"""What people type in French, and what it is read as."""

from datetime import date

import pytest

from generator.packs.fr.questionnaire import contract_questionnaire
from generator.packs.fr.typed import meaning, money
from generator.packs.fr.typed_day import days_named, read_day
from generator.packs.fr.typed_number import in_figures
from generator.questionnaire.interview import Interview
from tests.fr.deals import changed
from tests.fr.phrases import PHRASES

TODAY = date(2026, 12, 1)  # a Tuesday


@pytest.mark.parametrize(
    ("text", "sum_"),
    [
        ("1 200,50 €", "1200.50"),
        ("1\u202f200,50\u00a0€", "1200.50"),
        ("1.200.500", "1200500"),
        ("8000", "8000"),
        ("8 000 euros HT", "8000"),
        ("€ 950", "950"),
        ("1200.50", "1200.50"),
        ("2k", "2000"),
        ("1,5 k€", "1500"),
        ("mille", "1000"),
        ("beaucoup", "beaucoup"),
    ],
)
def test_a_sum(text: str, sum_: str) -> None:
    assert money(text, PHRASES) == sum_


def test_a_sum_that_may_be_thousands_or_decimals_is_asked_about() -> None:
    with pytest.raises(ValueError, match="1,2 ou 1 200"):
        money("1.200", PHRASES)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("21/12/2026", "2026-12-21"),
        ("7/12", "2026-12-07"),
        ("1er janvier 2027", "2027-01-01"),
        ("le 15 févr.", "2027-02-15"),
        ("lundi 7 décembre", "2026-12-07"),
        ("2027-03-01", "2027-03-01"),
        ("demain", "2026-12-02"),
        ("dans 6 semaines", "2027-01-12"),
        ("dans deux mois", "2027-02-01"),
        ("d’ici un an", "2027-12-01"),
        ("vendredi", "2026-12-04"),
        ("fin janvier", "2027-01-31"),
        ("mi-mars 2027", "2027-03-15"),
        ("début avril", "2027-04-01"),
        ("fin du mois", "2026-12-31"),
        ("fin du mois prochain", "2027-01-31"),
        ("29 février", "2028-02-29"),
    ],
)
def test_a_day(text: str, day: str) -> None:
    assert read_day(text, TODAY, PHRASES).isoformat() == day


def test_next_friday_may_be_two_days() -> None:
    with pytest.raises(ValueError, match=r"04/12/2026 ou 11/12/2026"):
        read_day("vendredi prochain", TODAY, PHRASES)


@pytest.mark.parametrize("text", ["", "bientôt", "31/02/2027", "ju 3", "x" * 80])
def test_no_day(text: str) -> None:
    assert days_named(text, TODAY) == ()


def test_what_has_happened_is_the_nearest_day() -> None:
    assert days_named("28 novembre", TODAY, nearest=True) == (date(2026, 11, 28),)
    assert days_named("il y a trois jours", TODAY, nearest=True) == (date(2026, 11, 28),)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("?", "unknown"),
        ("Je ne sais pas encore.", "unknown"),
        ("à définir", "unknown"),
        ("Aucune", "none"),
        ("néant", "none"),
        ("non", "none"),
        ("Nonette", ""),
        ("Lyon", ""),
    ],
)
def test_what_is_said_instead_of_an_answer(text: str, said: str) -> None:
    assert meaning(text) == said


def interview() -> Interview:
    stages = [{"name": "Maquettes", "share": {"kind": "percent", "percent": "25"}}]
    return Interview.open(
        contract_questionnaire(TODAY), changed(fee__milestones=stages, silence={"reminders": 2})
    )


@pytest.mark.parametrize(
    ("path", "text", "value"),
    [
        ("fee.amount", "huit mille euros", "8000"),
        ("fee.amount", "3 600,50 €", "3600.50"),
        ("payment.deposit", "30 %", "30"),
        ("payment.deposit", "la moitié", "50"),
        ("payment.deposit", "33,33", "33.33"),
        ("payment.term", "45 jours", "45"),
        ("silence.pause_after", "huit jours ouvrés", {"count": 8, "business": True}),
        ("silence.pause_after", "2 semaines", {"count": 14, "business": False}),
        ("silence.pause_after", "sous 10 jours", {"count": 10, "business": False}),
        ("fee.milestones[0].deliverables", "1 et 2", [1, 2]),
        ("fee.milestones[0].deliverables", "1-2", [1, 2]),
        ("project.start", "le 12 janvier 2027", "2027-01-12"),
        ("fee.currency", "dollars des États-Unis", "USD"),
        ("client.address.country", "allemagne", "DE"),
        ("project.title", " Refonte, 2 pages ", "Refonte, 2 pages"),
    ],
)
def test_a_typed_line_becomes_the_value_it_means(path: str, text: str, value: object) -> None:
    step = interview().session.step(path)
    assert step is not None
    read = contract_questionnaire(TODAY).typing.read(step, text, None)
    assert (read.strip() if isinstance(read, str) else read) == value


@pytest.mark.parametrize(
    ("text", "figures"),
    [
        ("vingt et un jours", "21 jours"),
        ("vingt-cinq pour cent", "25 pour cent"),
        ("soixante-dix-sept", "77"),
        ("soixante et onze", "71"),
        ("quatre-vingts", "80"),
        ("quatre-vingt-dix-neuf", "99"),
        ("cent", "100"),
        ("huit cents euros", "800 euros"),
        ("mille deux cent cinquante", "1250"),
        ("deux mille", "2000"),
        ("trois mille six cents", "3600"),
        ("beaucoup", "beaucoup"),
        ("un site", "1 site"),
        ("vingt trente", "20 trente"),
        ("dix-huit heures", "18 heures"),
    ],
)
def test_a_number_written_out(text: str, figures: str) -> None:
    assert in_figures(text) == figures
