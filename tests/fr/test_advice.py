"""Every rule on both sides of its line, and what a finding says."""

from datetime import date
from typing import Any

import pytest

from generator.advice.advising import advise, advise_so_far
from generator.answers.reading import validated
from generator.findings import Finding
from generator.packs.fr.completing import complete
from generator.packs.fr.deal import Answers
from generator.packs.fr.law.lookup import LAW, after_default, in_force
from generator.packs.fr.law.topics import LateRates, Service, VatLine
from generator.packs.fr.rulebook import rulebook, rules
from tests.fr.deals import LOGO, changed

BOOK = rulebook(LAW)
DAY = date(2026, 12, 7)
SMALL = {"kind": "small", "main_activity": False, "signed": "off_premises"}
IN_TRADE = SMALL | {"main_activity": True}
RETAINER = {"kind": "retainer", "monthly": "1000", "hours": "20", "extra_rate": "60", "months": 3}
GRAPHIC = [{"name": "Affiche", "kind": "graphic"}]
SITE = [{"name": "Site", "kind": "website", "value": "3600.50"}]
CODE = [{"name": "Thème", "kind": "software"}]
SIGNERS = [{"name": "Paul Noir", "title": "président"}]
DATA = {"purpose": "essais", "data": "noms", "people": "clients", "duration": "six mois"}
STUTTGART = {"street": "Königstraße 4", "postal_code": "70173", "city": "Stuttgart", "country": "DE"}

ABROAD = changed(client__address=STUTTGART, client__siren=None, client__phone="+49 711 123456")
NEW_YORK = {"street": "85 Broad Street", "postal_code": "NY 10004", "city": "New York", "country": "US"}
AMERICAN = changed(client__address=NEW_YORK, client__siren=None, client__phone="+1 212 555 0142")


def grant(**values: Any) -> list[dict[str, Any]]:
    """Return a table with one right in everything, and reproduction beside it."""
    usual = {"right": "representation", "extent": "site du Client", "purpose": "annoncer la saison"}
    return [usual | values, {**usual, "right": "reproduction", "extent": "affiches"}]


def yearly(percent: str) -> dict[str, str]:
    return {"kind": "yearly", "percent": percent}


def share(percent: str) -> dict[str, str]:
    return {"kind": "percent", "percent": percent}


def stage(when: str) -> dict[str, Any]:
    """Return a stage of what the usual deposit leaves, on a day or at an event."""
    kind = "date" if when[:4].isdigit() else "event"
    return {"name": "Fin", "share": share("50"), "due": {"kind": kind, kind: when}}


def monthly(**answers: Any) -> dict[str, Any]:
    return changed(fee=RETAINER, project__deliverables=GRAPHIC, **answers)


def hourly(hours: str) -> dict[str, Any]:
    """Return a week of work, as many hours as are given."""
    fee = {"kind": "hourly", "rate": "60", "budget": {"kind": "cap", "hours": hours}}
    week = {"project__start": "2027-01-11", "project__end": "2027-01-17"}
    return changed(fee=fee, project__deliverables=GRAPHIC, **week)


LINES: dict[str, tuple[dict[str, Any], dict[str, Any]]] = {
    "deposit-too-early": (
        changed(client__size=SMALL, payment__deposit_due="signing"),
        changed(client__size=IN_TRADE, payment__deposit_due="signing"),
    ),
    "payment-too-early": (
        changed(client__size=SMALL, fee__milestones=[stage("2026-12-13")], payment__term=1),
        changed(client__size=SMALL, fee__milestones=[stage("2026-12-14")], payment__term=1),
    ),
    "protected-client": (changed(client__size=SMALL), changed(client__size=IN_TRADE)),
    "association-not-in-business": (
        changed(client__form={"kind": "association", "business": False, "signatories": SIGNERS}),
        changed(client__form={"kind": "association", "business": True, "signatories": SIGNERS}),
    ),
    "agency-without-acceptance": (
        changed(client__agency={"end_client": "Brasserie du Nord"}),
        changed(client__agency={"end_client": "Brasserie du Nord", "accepted": True}),
    ),
    "owner-binds-business-only": (changed(client__form={"kind": "liberal"}), LOGO),
    "client-abroad": (ABROAD, LOGO),
    "freelancer-abroad": (changed(freelancer__address=STUTTGART), LOGO),
    "language-abroad": (ABROAD, changed(ABROAD, contract__translated=True)),
    "taxes-abroad": (ABROAD, LOGO),
    "client-abroad-unsecured": (
        changed(ABROAD, payment__deposit="99"),
        changed(ABROAD, payment__deposit="100"),
    ),
    "looks-like-employment": (
        changed(fee=RETAINER | {"months": 7}, project__deliverables=GRAPHIC, project__on_site="sometimes"),
        changed(fee=RETAINER | {"months": 6}, project__deliverables=GRAPHIC, project__on_site="sometimes"),
    ),
    "dispense-of-another-year": (
        changed(freelancer__form={"kind": "author", "dispense_year": "2027"}),
        changed(freelancer__form={"kind": "author", "dispense_year": "2027"}, contract__date="2027-01-04"),
    ),
    "no-deposit": (changed(payment__deposit="0"), monthly(payment__deposit="0")),
    "deposit-high": (changed(payment__deposit="50.01"), changed(payment__deposit="50")),
    "stage-at-will": (
        changed(fee__milestones=[stage("Paiement par le client final")]),
        changed(fee__milestones=[stage("Livraison au client final")]),
    ),
    "payment-term-periodic": (monthly(payment__term=46), monthly(payment__term=45)),
    "late-rate-too-low": (
        changed(payment__late_charge=yearly("8.24")),
        changed(payment__late_charge=yearly("8.25")),
    ),
    "documents-to-give": (
        changed(fee__amount="5000", project__deliverables=GRAPHIC),
        changed(fee__amount="4999.99", project__deliverables=GRAPHIC),
    ),
    "other-currency": (changed(fee__currency="USD"), LOGO),
    "no-silence-rules": (changed(silence=None), LOGO),
    "dedit-too-high": (changed(ending__dedit=share("50.01")), changed(ending__dedit=share("50"))),
    "compensation-too-high": (
        changed(ending__compensation=share("50.01")),
        changed(ending__compensation=share("50")),
    ),
    "dedit-below-the-law": (LOGO, changed(ending__dedit={"kind": "article_1794"})),
    "exits-differ": (changed(ending__dedit={"kind": "work_done"}), changed(ending__dedit=share("25"))),
    "liability-below-price": (
        changed(liability__cap={"kind": "amount", "amount": "3600.49"}),
        changed(liability__cap={"kind": "amount", "amount": "3600.50"}),
    ),
    "review-too-short": (
        changed(acceptance__review={"count": 4}),
        changed(acceptance__review={"count": 5}),
    ),
    "review-too-long": (
        changed(acceptance__review={"count": 22, "business": True}),
        changed(acceptance__review={"count": 21, "business": True}),
    ),
    "cure-too-short": (
        changed(ending__payment_cure={"count": 6}),
        changed(ending__payment_cure={"count": 5, "business": True}),
    ),
    "restart-price-high": (
        changed(silence__reactivation="15.01"),
        changed(silence__reactivation="15"),
    ),
    "hardship-accepted": (
        monthly(options__hardship="accepted"),
        changed(options__hardship="accepted"),
    ),
    "blanket-grant": (
        changed(rights__grants=grant(extent="tous supports, connus ou inconnus")),
        changed(rights__grants=grant(extent="affiches et site, sans limite de nombre")),
    ),
    "one-right-of-two": (changed(rights__grants=grant()[:1]), changed(rights__grants=grant())),
    "lump-sum-reason": (
        changed(rights__grants=grant(reason="software")),
        changed(rights__grants=grant(reason="accessory")),
    ),
    "licence-like-an-assignment": (
        changed(rights__kind="license", rights__grants=grant()),
        changed(rights__kind="license", rights__grants=grant(exclusive=False, territory="France")[:1]),
    ),
    "rights-price-derisory": (changed(rights__share="4.99"), changed(rights__share="5")),
    "copyleft-against-exclusive": (
        changed(options__open_source={"copyleft": True}, project__deliverables=CODE),
        changed(options__open_source={"copyleft": True}, project__deliverables=CODE, rights__kind="license"),
    ),
    "any-change-accepted": (
        changed(rights__accepted_changes=["toute modification utile"]),
        changed(rights__accepted_changes=["recadrage pour les réseaux sociaux"]),
    ),
    "brand-without-trademark": (LOGO, changed(rights__grants=[*grant(), *grant(right="trademark")[:1]])),
    "needs-full-form": (
        changed(options__personal_data=DATA, contract__length="short"),
        changed(options__personal_data=DATA, contract__length="full"),
    ),
    "short-form-too-long": (
        changed(project__description="mot " * 121, contract__length="short"),
        changed(project__description="mot " * 120, contract__length="short"),
    ),
    "work-before-agreement": (changed(contract__date="2027-01-12"), changed(contract__date="2027-01-11")),
    "milestone-after-end": (
        changed(project__end="2027-03-01", fee__milestones=[stage("2027-03-02")]),
        changed(project__end="2027-03-01", fee__milestones=[stage("2027-03-01")]),
    ),
    "milestone-before-start": (
        changed(project__start="2027-01-11", fee__milestones=[stage("2027-01-10")]),
        changed(project__start="2027-01-11", fee__milestones=[stage("2027-01-11")]),
    ),
    "hours-implausible": (hourly("61"), hourly("60")),
    "many-revision-rounds": (changed(project__revision_rounds=6), changed(project__revision_rounds=5)),
    "data-without-annex": (changed(project__deliverables=SITE), LOGO),
}


def found(data: dict[str, Any], as_of: date = DAY) -> dict[str, Finding]:
    deal = complete(validated(data, Answers), as_of)
    return {finding.id: finding for finding in advise(BOOK, deal, as_of)}


@pytest.mark.parametrize("name", LINES)
def test_a_rule_speaks_on_one_side_of_its_line_alone(name: str) -> None:
    beyond, within = LINES[name]
    assert name in found(beyond)
    assert name not in found(within)


def test_at_a_border_each_question_is_told_by_itself_and_none_is_guessed() -> None:
    """Law, language, taxes and collection; a French freelancer with an American, then a German client."""
    american, german = found(AMERICAN), found(ABROAD)
    four = ("client-abroad", "language-abroad", "taxes-abroad", "client-abroad-unsecured")
    for told in (american, german):
        assert [id_ for id_ in told if "abroad" in id_] == sorted(four, key=[*told].index)
        assert all("étudié" in told[id_].reason for id_ in four[:2])
    assert "autoliquidation" not in american["taxes-abroad"].reason
    assert not american["taxes-abroad"].sources
    assert [source.sure for source in german["taxes-abroad"].sources] == ["from memory"]
    assert "États-Unis" in american["client-abroad"].reason
    assert not {id_ for id_ in found(LOGO) if "abroad" in id_}


def test_a_client_abroad_asks_for_no_french_papers() -> None:
    """The contract has no article on them then."""
    dear = {"fee__amount": "5000", "project__deliverables": GRAPHIC}
    assert "documents-to-give" in found(changed(LOGO, **dear))
    assert "documents-to-give" not in found(changed(AMERICAN, **dear))


def test_the_language_is_a_fact_of_its_own() -> None:
    """A translation settles nothing of law and taxes."""
    translated = found(changed(AMERICAN, contract__translated=True))
    assert {"client-abroad", "taxes-abroad"} <= set(translated)
    place, value = found(AMERICAN)["language-abroad"].remedy or ("", None)
    assert (place, value) == ("contract.translated", True)


def test_every_rule_has_its_line() -> None:
    assert {rule.id for rule in rules()} == {*LINES, "late-rate-not-known", "stale-fact"}


def test_a_whole_rest_as_the_price_of_the_way_out_stops_a_signing_copy() -> None:
    severities = {
        percent: found(changed(ending__dedit=share(percent)))["dedit-too-high"].severity
        for percent in ("60", "100")
    }
    assert severities == {"60": "warning", "100": "error"}


@pytest.mark.parametrize(
    ("name", "mended"),
    [
        ("deposit-too-early", changed(client__size=SMALL, payment__deposit_due="eighth_day")),
        ("late-rate-too-low", changed(payment__late_charge={"kind": "legal"})),
        ("payment-term-periodic", monthly(payment__term=45)),
    ],
)
def test_the_remedy_mends_it(name: str, mended: dict[str, Any]) -> None:
    place, value = found(LINES[name][0])[name].remedy or ("", None)
    assert found(changed(LINES[name][0], **{place.replace(".", "__"): value})).get(name) is None
    assert name not in found(mended)


@pytest.mark.parametrize(
    ("event", "told"),
    [
        ("Satisfaction du Client", "C. civ. art. 1304-2"),
        ("Quand le Client le voudra", "C. civ. art. 1304-2"),
        ("Paiement par le client final", "C. com. art. L. 441-10"),
        ("Subvention obtenue", "C. com. art. L. 441-10"),
        ("Validation des maquettes", None),
        ("Livraison", None),
    ],
)
def test_a_stage_that_hangs_on_a_will_or_on_others_money_is_told(event: str, told: str | None) -> None:
    finding = found(changed(fee__milestones=[stage(event)])).get("stage-at-will")
    assert (finding and finding.sources[0].title.startswith(told or "")) == (told and True)


@pytest.mark.parametrize(
    ("leaving", "fault", "told"),
    [
        ("0", "25", "il arrêtera"),
        ("0", None, "il arrêtera"),
        ("20", "25", "il arrêtera"),
        ("25", "20", "il laissera"),
        ("25", None, None),
    ],
)
def test_a_client_takes_the_cheaper_way_out(leaving: str, fault: str | None, told: str | None) -> None:
    answers = changed(
        ending__dedit=share(leaving) if leaving != "0" else {"kind": "work_done"},
        ending__compensation=share(fault) if fault else {"kind": "damages"},
    )
    finding = found(answers).get("exits-differ")
    assert (finding and told and told in finding.reason) == (told and True)


def test_a_rate_of_another_half_year_is_not_used() -> None:
    assert isinstance(in_force(LAW, date(2026, 12, 31)).late_rates, LateRates)
    assert in_force(LAW, date(2027, 1, 1)).late_rates is None
    low = changed(payment__late_charge=yearly("1"), contract__date="2027-01-04")
    assert "late-rate-not-known" in found(low, date(2027, 1, 4))
    assert "late-rate-too-low" not in found(low, date(2027, 1, 4))
    assert "late-rate-not-known" not in found(low, DAY)


def test_a_change_of_the_law_holds_from_its_day() -> None:
    def facts(day: date) -> tuple[Any, Any]:
        service, line = after_default(LAW, day).service, in_force(LAW, day).vat_line
        assert isinstance(service, Service)
        assert isinstance(line, VatLine)
        return service.months, line.text

    assert facts(date(2026, 8, 31)) == (6, "TVA non applicable, art. 293 B du CGI")
    assert facts(date(2026, 9, 1))[0] == 3
    assert "L. 223-3" in facts(date(2027, 1, 1))[1]


def test_a_fact_that_nobody_checked_for_a_year_is_told() -> None:
    assert "stale-fact" in found(LOGO, date(2027, 12, 7))
    assert "stale-fact" not in found(LOGO)


def test_a_doubt_about_a_figure_is_told_with_it() -> None:
    told = found(LINES["late-rate-too-low"][0])["late-rate-too-low"]
    assert "Non vérifié" in told.reason
    assert "8,25\u00a0%" in told.reason
    assert [source.sure for source in told.sources] == ["secondary, unverified", "verified in a stored copy"]


def test_answers_so_far_are_judged() -> None:
    unfinished = {"pack": "fr-FR", "payment": {"deposit": "60"}, "client": {"size": SMALL}}
    told = {finding.id for finding in advise_so_far(BOOK, unfinished, DAY)}
    assert {"deposit-high", "protected-client"} <= told
