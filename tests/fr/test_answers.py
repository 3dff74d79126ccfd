from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from generator.answers.reading import validated
from generator.errors import InputError
from generator.packs.fr.completing import Deal, complete
from generator.packs.fr.deal import Answers
from generator.packs.fr.formats import formats
from generator.packs.fr.particulars import where
from generator.packs.fr.places import department_of
from tests.fr.deals import LOGO, changed

GRANT = {"right": "reproduction", "extent": "papier", "purpose": "annoncer"}


def made(data: dict[str, Any] = LOGO) -> Deal:
    answers = validated(data, Answers)
    return complete(answers, answers.contract.date)


def refused(data: dict[str, Any]) -> str:
    with pytest.raises(InputError) as told:
        validated(data, Answers)
    return "\n".join(f"{problem.place}: {problem.message}" for problem in told.value.problems)


@pytest.mark.parametrize(
    ("data", "told"),
    [
        (changed(client__form={"kind": "consumer"}), "devis"),
        (changed(client__form={"kind": "public"}), "commande publique"),
        (changed(freelancer__form={"kind": "portage"}), "société de portage"),
    ],
)
def test_what_the_pack_cannot_do_is_refused_with_the_way_out(data: dict[str, Any], told: str) -> None:
    assert told in refused(data)


@pytest.mark.parametrize(
    ("data", "place"),
    [
        (changed(fee__amount="3600"), "project.deliverables"),
        (changed(client__siren=None), "client"),
        (changed(client__address={"street": "x", "city": "y"}), "client.address"),
        (changed(payment={"term": 61}), "payment.term"),
        (changed(silence={"formal_notice": {"count": 7}}), "silence"),
        (
            changed(freelancer__vat={"kind": "liable", "number": "FR40303265045"}),
            "freelancer",
        ),
        (
            changed(
                rights__grants=[{"deliverables": [3], "right": "reproduction", "extent": "x", "purpose": "y"}]
            ),
            "rights.grants[0].deliverables",
        ),
        (changed(rights__grants=[{"right": "reproduction", "extent": "papier"}]), "rights.grants[0].purpose"),
        (
            changed(rights__grants=[{"right": "adaptation", "extent": "x", "purpose": "y", "price": "800"}]),
            "rights.share",
        ),
        (changed(rights__share="0"), "rights.share"),
    ],
)
def test_a_wrong_answer_is_refused_where_it_stands(data: dict[str, Any], place: str) -> None:
    assert refused(data).startswith(f"{place}:")


def test_creation_and_rights_share_the_price_to_the_cent() -> None:
    sums = made().sums
    assert (sums.rights, sums.creation) == (Decimal("720.10"), Decimal("2880.40"))
    assert sums.rights + sums.creation == sums.base


def test_each_kind_of_deliverable_has_its_usual_rights_each_with_four_dimensions() -> None:
    for kind in ("brand", "graphic", "illustration", "website", "software", "text", "photo_video", "other"):
        items = [{"name": "Un livrable", "kind": kind}]
        rows = made(changed(project__deliverables=items)).sums.grants
        rights = {row.right for row in rows}
        # Neither carries the other (CPI L. 122-7); software has rights of its own (L. 122-6).
        assert rights >= (
            {"reproduction", "adaptation"} if kind == "software" else {"reproduction", "representation"}
        )
        assert all(
            row.extent and row.purpose and row.territory and row.duration and row.named for row in rows
        )
        assert {row.reason == "software" for row in rows} == {kind == "software"}


SMALL = {"kind": "small", "main_activity": False, "signed": "off_premises"}


@pytest.mark.parametrize(
    ("size", "due"),
    [
        (SMALL, "eighth_day"),
        (SMALL | {"main_activity": True}, "signing"),
        (SMALL | {"signed": "remote"}, "signing"),
        ({"kind": "larger"}, "signing"),
    ],
)
def test_a_protected_client_pays_nothing_for_seven_days(size: dict[str, Any], due: str) -> None:
    deal = made(changed(client__size=size))
    assert (deal.payment.deposit_due, deal.sums.protected) == (due, due == "eighth_day")


def test_the_author_is_a_person() -> None:
    form = {
        "kind": "company",
        "capital": "1000",
        "rcs_city": "Lyon",
        "author": "Maïa Rousseau",
        "signatories": [{"name": "Maïa Rousseau", "title": "présidente"}],
    }
    deal = made(changed(freelancer__form=form, freelancer__legal_name="Aubépine"))
    assert (deal.sums.author, deal.rights.credit.text) == ("Maïa Rousseau", "Création\u00a0: Maïa Rousseau")


def test_the_rights_of_a_retainer_pass_month_by_month() -> None:
    fee = {"kind": "retainer", "monthly": "2400", "hours": "30", "extra_rate": "80"}
    items = [{"name": "Maquettes", "kind": "graphic"}]
    assert made(changed(fee=fee, project__deliverables=items)).rights.when == "each_deliverable"


def test_a_deal_is_in_the_departments_of_its_parties() -> None:
    assert where(made()).touched == {"FR-69"}
    abroad = {"street": "Königstraße 4", "postal_code": "70173", "city": "Stuttgart", "country": "Allemagne"}
    found = where(made(changed(client__address=abroad, client__siren=None, client__phone="+49 711 123456")))
    assert (found.governing, found.touched, found.sides) == ("FR", {"FR-69"}, ("FR", "DE"))


@pytest.mark.parametrize(
    ("code", "department"),
    [
        ("67000", "FR-67"),
        ("20000", "FR-2A"),
        ("20200", "FR-2B"),
        ("97400", "FR-974"),
        ("00100", None),
        (None, None),
    ],
)
def test_a_postal_code_lies_in_a_department(code: str | None, department: str | None) -> None:
    assert department_of(code) == department


@pytest.mark.parametrize(
    ("value", "name", "printed"),
    [
        (Decimal("1200.5"), "money", "1\u202f200,50\u00a0€"),
        (date(2027, 1, 1), "date", "1er\u00a0janvier\u00a02027"),
        (date(2027, 8, 21), "date", "21\u00a0août\u00a02027"),
        (Decimal("12.4"), "percent", "12,4\u00a0%"),
    ],
)
def test_values_are_printed_in_french(value: Any, name: str, printed: str) -> None:
    assert formats("EUR").text(value, name) == printed
    assert formats("EUR").value(printed, name) == value


def test_who_a_party_is_follows_its_name() -> None:
    deal, printed = made(), formats("EUR").text
    assert (
        printed(deal.freelancer.form, "form")
        == "EI, micro-entrepreneur, sous le nom commercial Studio Aubépine"
    )
    assert printed(deal.client.form, "form") == "SAS au capital de 10\u202f000\u00a0€, RCS Lyon"
