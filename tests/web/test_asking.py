"""The interview in the browser, without JavaScript: pages, errors, findings, what is saved."""

import json
import shutil
from pathlib import Path
from typing import Any

import pytest

from generator.earlier.sessions import alone
from tests.web.visiting import Page, Visitor, site_at

SAMPLES = Path("samples")
SAMPLE = "new-client-new-york"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "deals"
    made.mkdir()
    shutil.copy(SAMPLES / SAMPLE / "answers.json", made / f"{SAMPLE}.json")
    return made


@pytest.fixture
def visitor(folder: Path) -> Visitor:
    return Visitor(site_at(folder))


def ask(visitor: Visitor, topic: str) -> Page:
    return visitor.open(f"/deal/{SAMPLE}/ask/{topic}")


def saved(folder: Path, name: str = SAMPLE) -> Any:
    return json.loads((folder / f"{name}.partial.json").read_text())


def quick_deal(visitor: Visitor) -> Page:
    """Answer the quick interview up to the page that checks the answers."""
    page = visitor.open("/").press("Make a contract")
    page.fill("Legal name", "Maya Ortiz").fill("Your address", "41 Mercer Street, Apt 5, Brooklyn, NY 11201")
    page = page.fill("Your e-mail and phone", "maya@ortizstudio.example.com, 718 555 0142").press()
    page = page.choose("A person in business, in their own name").press()
    page = page.fill("Legal name", "Hearth & Rye Bakery LLC")
    page = page.fill("Your client's address", "212 Atlantic Avenue, Brooklyn, NY 11217").press()
    page = page.choose("Limited liability company (LLC), registered in New York").choose("New client")
    page = page.fill("Your client's e-mail and phone", "dana@hearthandrye.example.com 718 555 0177").press()
    page = page.fill("Who signs for the company?", "Dana Whitfield, Managing Member").press()
    page = page.fill("The price", "$8,000").press()
    page = page.choose("Brand and graphic design").fill("What is not included?", "Photography")
    page = page.fill("What do you hand over?", "Logo, $5,000\r\nBrand guide, $3,000")
    page = page.fill("Target date for final delivery", "end of February").press()
    page = page.choose("Assign the rights to the client").press()
    return page.press("Continue with these terms")


def test_a_whole_quick_interview_ends_on_the_page_to_check(visitor: Visitor, folder: Path) -> None:
    page = quick_deal(visitor)
    assert (page.title, page.address) == ("Check your answers", "/deal/contract/check")
    assert "Hearth & Rye Bakery LLC" in page.text.replace("&amp;", "&")
    kept = saved(folder, "contract")
    assert kept["client"]["form"]["kind"] == "company"
    assert kept["fee"] == {"kind": "fixed", "amount": "8000"}


def test_every_topic_of_a_finished_deal_can_be_gone_through_unchanged(visitor: Visitor, folder: Path) -> None:
    before = (folder / f"{SAMPLE}.json").read_bytes()
    page, seen = ask(visitor, "freelancer"), []
    while page.form is not None:
        seen.append(page.address)
        assert page.errors == []
        page = page.press(
            "Continue with these terms" if "Continue with these terms" in page.text else "Continue"
        )
    assert page.title == "Check your answers"
    assert (folder / f"{SAMPLE}.json").read_bytes() == before
    assert (
        json.loads(before)["client"] == saved(folder)["client"]
        if folder.joinpath(f"{SAMPLE}.partial.json").exists()
        else True
    )


def test_the_page_shows_the_contract_its_sums_and_its_topics(visitor: Visitor) -> None:
    page = ask(visitor, "client")
    assert "Freelance Services Agreement" in page.said('//section[@id="paper"]//h3')
    assert page.said('//aside[@id="sums"]//dd')[:2] == ["$8,000.00 fixed", "$4,000.00 50%, on signing"]
    assert page.said('//nav[@aria-label="Topics"]//a[@aria-current]') == ["Your client, answered"]


def test_an_answer_is_saved_and_shown_after_continue(visitor: Visitor, folder: Path) -> None:
    page = ask(visitor, "client").fill("Legal name", "Harbor Coffee Inc.").press()
    assert page.address.endswith("/check") or page.address.endswith("/project")
    assert saved(folder)["client"]["legal_name"] == "Harbor Coffee Inc."
    assert ask(visitor, "client").value("Legal name") == "Harbor Coffee Inc."


def test_a_mistake_is_told_on_top_and_at_its_field_and_nothing_is_lost(
    visitor: Visitor, folder: Path
) -> None:
    page = ask(visitor, "client").fill("E-mail", "dana.example.com").fill("City", "Queens").press()
    assert page.status == 422
    assert page.said("//title")[0].startswith("Error: ")
    (error,) = page.errors
    assert error.startswith("E-mail: ")
    link = page.root.xpath('//div[@id="errors"]//a/@href')[0]
    control = page.root.get_element_by_id(link.removeprefix("#"))
    assert control.get("aria-invalid") == "true"
    assert control.get("value") == "dana.example.com"
    assert page.root.xpath('//div[@id="errors"][@role="alert"][@autofocus]')
    assert saved(folder)["client"]["address"]["city"] == "Queens"
    assert saved(folder)["client"]["email"] == "dana@hearthandrye.example.com"


@pytest.mark.parametrize(
    ("contact", "told"),
    [("ana@studio, 718 555 0142", "e-mail address"), ("ana@studio.example.com, 12 34 56", "phone")],
)
def test_a_text_of_which_a_part_is_wrong_is_refused_where_it_was_typed(
    visitor: Visitor, folder: Path, contact: str, told: str
) -> None:
    page = visitor.open("/").press("Make a contract")
    page.fill("Legal name", "Maya Ortiz").fill("Your address", "41 Mercer Street, Brooklyn, NY 11201")
    page = page.fill("Your e-mail and phone", contact).press()
    assert [told in error for error in page.errors] == [True]
    assert page.value("Your e-mail and phone") == contact
    assert "email" not in saved(folder, "contract")["freelancer"]
    page = page.fill("Your e-mail and phone", "ana@studio.example.com, 718 555 0142").press()
    assert page.errors == []
    assert saved(folder, "contract")["freelancer"]["email"] == "ana@studio.example.com"


def test_a_term_that_cannot_be_saved_stays_open_and_says_why(visitor: Visitor, folder: Path) -> None:
    quick_deal(visitor)
    page = visitor.open("/deal/contract/ask/usual")
    page = page.fill("Deposit before work starts, in percent", "150").press("Save this term")
    assert page.status == 422
    assert len(page.errors) == 1
    assert page.value("Deposit before work starts, in percent") == "150"
    (term,) = page.root.xpath("//details[@open]")
    assert "Deposit" in term.text_content()
    assert "deposit" not in saved(folder, "contract").get("payment", {})


def test_a_term_with_a_finding_stays_open_until_it_is_decided_on(visitor: Visitor) -> None:
    quick_deal(visitor)
    page = visitor.open("/deal/contract/ask/usual")
    page = page.fill("Deposit before work starts, in percent", "no deposit").press("Save this term")
    (term,) = page.root.xpath("//details[@open][starts-with(@id, 't-')]")
    assert "No deposit: work starts before the client has paid anything" in term.text_content()
    after = page.press("Leave it as it is: No deposit")
    assert after.root.xpath("//details[@open][starts-with(@id, 't-')]") == []


def test_what_described_a_control_is_there(visitor: Visitor) -> None:
    for topic in ("client", "project", "fee", "rights", "payment", "options"):
        page = ask(visitor, topic)
        ids = page.root.xpath("//@id")
        assert len(ids) == len(set(ids))
        told = {name for names in page.root.xpath("//@aria-describedby") for name in names.split()}
        assert told <= set(ids)


def test_a_finding_stands_at_its_field_with_its_remedy(visitor: Visitor, folder: Path) -> None:
    page = ask(visitor, "payment").fill("Days to pay an invoice", "90").press("Save this term")
    button = next(text for text in page.said("//button") if text.startswith("Use "))
    after = page.press(button)
    assert "Use " not in " ".join(after.said('//*[@id="s-payment-term"]//button'))
    assert saved(folder).get("payment", {}).get("term") in (14, 30, "14", "30", None)


def test_a_finding_that_is_kept_is_told_quietly(visitor: Visitor) -> None:
    page = ask(visitor, "payment").fill("Days to pay an invoice", "90").press("Save this term")
    after = page.press("Leave it as it is")
    assert after.root.xpath('//*[@id="s-payment-term"]//*[contains(@class, "note")]')


def test_an_entry_of_a_list_is_added_filled_in_and_removed(visitor: Visitor, folder: Path) -> None:
    before = len(json.loads((folder / f"{SAMPLE}.json").read_text())["project"]["deliverables"])
    page = ask(visitor, "project").press("Add another: Deliverables")
    assert page.fragment.startswith("q-project-deliverables")
    assert len(saved(folder)["project"]["deliverables"]) == before + 1
    page = page.press("Remove it: Deliverable 5")
    assert len(saved(folder)["project"]["deliverables"]) == before


def test_the_answers_of_the_choice_that_was_not_made_are_not_taken(visitor: Visitor, folder: Path) -> None:
    page = ask(visitor, "fee").choose("Hourly rate")
    page.data = [(k, "95" if k == "fee.rate@fee.kind=hourly" else v) for k, v in page.data]
    page.press("Continue")
    fee = saved(folder)["fee"]
    assert fee["kind"] == "hourly"
    assert fee["rate"] == "95"
    assert "amount" not in fee


def test_undo_takes_back_the_last_change(visitor: Visitor, folder: Path) -> None:
    ask(visitor, "client").fill("Legal name", "Harbor Coffee Inc.").press()
    page = ask(visitor, "client").press("Undo")
    assert page.address == f"/deal/{SAMPLE}/ask/client"
    assert page.value("Legal name") == "Hearth & Rye Bakery LLC"
    assert saved(folder)["client"]["legal_name"] == "Hearth & Rye Bakery LLC"


def test_another_run_goes_on_where_this_one_was_killed(visitor: Visitor, folder: Path) -> None:
    ask(visitor, "client").fill("Legal name", "Harbor Coffee Inc.").press()
    again = Visitor(site_at(folder))
    assert ask(again, "client").value("Legal name") == "Harbor Coffee Inc."


class KilledEachTime(Visitor):
    """A browser whose program is killed and started again after each form that it sends."""

    def send_raw(
        self, address: str, data: list[tuple[str, str]], headers: dict[str, str] | None = None
    ) -> Any:
        answer = super().send_raw(address, data, headers)
        self.__init__(site_at(self.site.folder))  # type: ignore[misc]
        return answer


def test_killed_and_started_again_at_every_page_it_asks_and_keeps_the_same(tmp_path: Path) -> None:
    kept = []
    for kind in (Visitor, KilledEachTime):
        folder = tmp_path / kind.__name__
        folder.mkdir()
        page = quick_deal(kind(site_at(folder)))
        assert page.address == "/deal/contract/check"
        kept.append(saved(folder, "contract"))
    assert kept[0] == kept[1]


def test_all_questions_and_the_quick_way_lead_to_the_same_answers(visitor: Visitor, folder: Path) -> None:
    page = visitor.open("/").press("Make a contract")
    page = page.fill("Legal name", "Maya Ortiz").press("Ask me everything")
    assert "Street and number" in page.labels
    assert page.value("Legal name") == "Maya Ortiz"
    assert "Your address" in page.press("The quick interview").labels


# Two at once


def test_of_two_tabs_the_later_is_told_and_nothing_is_overwritten(visitor: Visitor, folder: Path) -> None:
    first, second = ask(visitor, "client"), ask(visitor, "client")
    first.fill("Phone", "+1 718 555 0199").press()
    page = second.fill("Phone", "+1 718 555 0100").fill("City", "Queens").press()
    assert page.status == 409
    assert "Nothing was overwritten" in page.text
    assert saved(folder)["client"]["phone"].endswith("0199")
    assert saved(folder)["client"]["address"]["city"] == "Queens"


def test_the_person_chooses_which_of_two_answers_holds(visitor: Visitor, folder: Path) -> None:
    first, second = ask(visitor, "client"), ask(visitor, "client")
    first.fill("Phone", "+1 718 555 0199").press()
    page = second.fill("Phone", "+1 718 555 0100").press()
    form = page.root.xpath("//main//form")[0]
    from tests.web.visiting import _fields

    sent = [(k, "+1 718 555 0100" if k == "client.phone" else v) for k, v in _fields(page.root, form)]
    visitor.send(form.get("action"), [*sent, ("do", "save")])
    assert saved(folder)["client"]["phone"].endswith("0100")


def test_tabs_that_change_different_answers_both_are_kept(visitor: Visitor, folder: Path) -> None:
    first, second = ask(visitor, "client"), ask(visitor, "client")
    first.fill("Phone", "+1 718 555 0199").press()
    second.fill("City", "Queens").press()
    assert saved(folder)["client"]["phone"].endswith("0199")
    assert saved(folder)["client"]["address"]["city"] == "Queens"


def test_a_file_that_was_changed_by_another_program_is_read_anew(visitor: Visitor, folder: Path) -> None:
    old = ask(visitor, "client")
    file = folder / f"{SAMPLE}.json"
    file.write_text(file.read_text().replace("718 555 0177", "718 555 0123"))
    page = old.fill("Phone", "+1 718 555 0100").press()
    assert page.status == 409


def test_what_is_open_in_a_terminal_is_told(visitor: Visitor, folder: Path, monkeypatch: Any) -> None:
    # Another process is simulated: a lock of this one would be taken over.
    lock = folder / f".{SAMPLE}.partial.json.lock"
    lock.write_text("1 \n")
    page = ask(visitor, "client")
    assert page.status == 423
    assert "open in another place" in page.text


def test_while_a_deal_is_open_here_the_terminal_is_told(visitor: Visitor, folder: Path) -> None:
    ask(visitor, "client")
    assert (folder / f".{SAMPLE}.partial.json.lock").exists()
    visitor.client.app.state.deals.close()  # type: ignore[attr-defined]
    with alone(folder / f"{SAMPLE}.partial.json"):
        pass


# By script


def test_a_script_gets_pieces_and_never_a_control(visitor: Visitor, folder: Path) -> None:
    answer = ask(visitor, "client").fill("Legal name", "Harbor Coffee Inc.").by_script()
    assert answer.status_code == 200
    assert "Harbor Coffee Inc." in answer.text
    assert saved(folder)["client"]["legal_name"] == "Harbor Coffee Inc."
    page = Page(visitor, answer)
    assert not page.root.xpath('//input[not(@type="hidden")] | //textarea | //label | //form')
    assert {"paper", "sums", "findings", "saved", "page-before"} <= set(page.root.xpath("//@id"))


def test_what_a_script_sends_half_way_is_kept_and_told(visitor: Visitor, folder: Path) -> None:
    answer = ask(visitor, "client").fill("E-mail", "dana").by_script()
    assert answer.status_code == 200
    assert saved(folder)["$typed"] == {"client.email": "dana"}
    assert ask(visitor, "client").value("E-mail") == "dana"


def test_a_script_that_sends_the_same_page_again_and_again_is_in_no_conflict(
    visitor: Visitor, folder: Path
) -> None:
    page = ask(visitor, "fee")
    for text in ("9", "9,", "9,5", "9,500"):
        page.fill("Fixed fee", text)
        answer = page.by_script()
        assert answer.status_code == 200
        before = Page(visitor, answer).root.get_element_by_id("page-before").get("value")
        page.data = [(k, before if k == "page-before" else v) for k, v in page.data]
    assert saved(folder)["fee"]["amount"] == "9500"


def test_continue_while_the_script_is_still_sending_is_no_conflict(visitor: Visitor, folder: Path) -> None:
    page = ask(visitor, "fee").fill("Fixed fee", "$9,500")
    page.by_script()
    assert page.fill("Fixed fee", "$9,600").press().status == 200
    assert saved(folder)["fee"]["amount"] == "9600"


# Addresses


@pytest.mark.parametrize(
    "address",
    [
        "/deal/nothing/ask/client", "/deal/nothing/check", "/deal/nothing/done", "/deal/..%2f..%2fetc/check",
        "/deal/%2e%2e/done", "/deal/.hidden/check", f"/deal/{SAMPLE}/file/..%2f{SAMPLE}.json",
        f"/deal/{SAMPLE}/file/other.json", "/deal/a%00b/check", f"/deal/{'x' * 300}/check",
    ],
)  # fmt: skip
def test_an_address_of_nothing_is_told_as_that(visitor: Visitor, address: str) -> None:
    page = visitor.open(address)
    assert page.status == 404
    assert "There is no such page" in page.text


def test_a_link_out_of_the_folder_is_not_followed(visitor: Visitor, folder: Path, tmp_path: Path) -> None:
    secret = tmp_path / "secret.json"
    secret.write_text((folder / f"{SAMPLE}.json").read_text())
    (folder / "linked.json").symlink_to(secret)
    assert visitor.open("/deal/linked/check").status == 404
    assert "linked" not in visitor.open("/").text


def test_a_topic_that_the_deal_does_not_have_leads_to_the_one_that_is_open(visitor: Visitor) -> None:
    assert visitor.open(f"/deal/{SAMPLE}/ask/nothing").title == "Check your answers"


@pytest.mark.parametrize(
    "action", ["use:x", "keep:x", "remove:project.deliverables:99", "nonsense", "add:no"]
)
def test_a_button_that_is_none_changes_nothing(visitor: Visitor, folder: Path, action: str) -> None:
    page = ask(visitor, "project")
    answer = visitor.send_raw(page.form.get("action"), [*page.data, ("do", action)])  # type: ignore[union-attr]
    assert answer.status_code in (303, 422)
    assert not (folder / f"{SAMPLE}.partial.json").exists()


def test_what_the_short_way_does_not_ask_is_asked_when_a_finding_is_about_it(
    visitor: Visitor, folder: Path
) -> None:
    page = quick_deal(visitor).press("Change this answer: Only one person at the client")
    assert "Include a second contact at the client?" in page.labels
    page = page.choose("yes", "Include a second contact at the client?")
    page.data = [(k, "Sam Okafor" if k.startswith("client.second_contact.name") else v) for k, v in page.data]
    given = "sam@example.com"
    page.data = [(k, given if k.startswith("client.second_contact.email") else v) for k, v in page.data]
    page.press()
    contact = saved(folder, "contract")["client"]["second_contact"]
    assert (contact["name"], contact["email"]) == ("Sam Okafor", given)


def test_on_the_short_way_an_answer_is_changed_in_the_question_that_asks_it(visitor: Visitor) -> None:
    page = quick_deal(visitor)
    links = {link.text_content(): link.get("href") for link in page.root.xpath("//dl[@class='answers']//a")}
    assert links["Change: City"].endswith("-whole-address")
    assert links["Change: Days to pay an invoice"].partition("?")[0].endswith("/ask/usual")


def begun(visitor: Visitor) -> Page:
    """Return the page about the client of a deal that has just begun."""
    page = visitor.open("/").press("Make a contract")
    page.fill("Legal name", "Maya Ortiz").fill("Your address", "41 Mercer Street, Apt 5, Brooklyn, NY 11201")
    page = page.fill("Your e-mail and phone", "maya@ortizstudio.example.com, 718 555 0142").press()
    return page.choose("A person in business, in their own name").press()


def test_more_questions_are_told_and_the_first_of_them_has_the_focus(visitor: Visitor) -> None:
    page = begun(visitor)
    page.fill("Legal name", "Hearth & Rye Bakery").fill(
        "Your client's address", "212 Atlantic Avenue, Brooklyn, NY 11217"
    )
    page = page.press()
    (said,) = page.said('//*[@id="brought"]')
    assert said.startswith("Your answers bring 3 more questions to this page: What is your client?; Your ")
    (focused,) = page.root.xpath("//*[@autofocus]")
    assert focused.xpath("string(legend)") == "What is your client?"
    assert "brought" in focused.get("aria-describedby").split()
    page = page.choose("A person in business, in their own name")
    page = page.fill("Your client's e-mail and phone", "dana@hearthandrye.example.com 718 555 0177").press()
    assert page.title == "Fee"


@pytest.mark.parametrize(
    "address", ["212 Atlantic Avenue, Brooklyn, NY 11217", "Lindenstr. 5, 10969 Berlin, Germany"]
)
@pytest.mark.parametrize("at", range(4))
def test_what_a_client_is_stays_chosen(visitor: Visitor, address: str, at: int) -> None:
    page = begun(visitor).fill("Legal name", "Hearth & Rye").fill("Your client's address", address).press()
    lines = page.said('//fieldset[legend="What is your client?"]/div/div[@class="choice"]/label')
    chosen = lines[-at]
    page = page.choose(chosen, "What is your client?")
    page.data = [(k, "Delaware" if "organized_in@" in k else v) for k, v in page.data]
    page = page.fill("Your client's e-mail and phone", "dana@hearthandrye.example.com 718 555 0177")
    assert page.press().errors == []
    page = visitor.open("/deal/contract/ask/client")
    checked = page.root.xpath(
        '//fieldset[legend="What is your client?"]//input[@checked]/following-sibling::label'
    )
    assert chosen in [label.text_content() for label in checked]


def test_a_change_that_was_begun_on_the_check_page_leads_back_to_it(visitor: Visitor) -> None:
    quick_deal(visitor)
    page = visitor.open("/deal/contract/check")
    link = page.root.xpath(
        '//dt[.="Kill fee: what is owed when the client ends the project early or goes silent?"]/..//a/@href'
    )
    page = visitor.open(link[0])
    assert page.press("Continue with these terms").title == "Check your answers"
    for action in ("Undo", "Save this term"):
        assert "then=check" in visitor.open(link[0]).press(action).address


def test_a_change_that_brings_more_questions_still_leads_back_to_the_check_page(visitor: Visitor) -> None:
    quick_deal(visitor)
    page = visitor.open("/deal/contract/ask/client?then=check")
    page = page.choose("A person in business, in their own name").press()
    assert page.title == "Check your answers"
    page = visitor.open("/deal/contract/ask/client?then=check")
    page = page.choose("Limited liability company (LLC), registered in New York").press()
    assert page.said('//*[@id="brought"]') == []
    assert page.title == "Check your answers"
    page = visitor.open("/deal/contract/ask/freelancer?then=check")
    page = page.choose("Limited liability company (LLC), registered in New York").press()
    assert page.said('//*[@id="brought"]') == [
        "Your answers bring 1 more question to this page: Who signs for the company?"
    ]
    page = page.fill("Who signs for the company?", "Maya Ortiz, Member").press()
    assert page.title == "Check your answers"


def test_the_check_page_lists_what_is_open_and_each_link_leads_to_its_question(visitor: Visitor) -> None:
    begun(visitor).press()
    page = visitor.open("/deal/contract/check")
    assert page.said('//h2[@id="k-open-name"]')[0].endswith("answers are still open")
    links = page.root.xpath('//section[@id="k-open"]//a/@href')
    assert len(links) > 5
    assert "Legal name (Your client)" in page.said('//section[@id="k-open"]//li')
    assert "Make the contract" not in page.said("//button")
    for link in links:
        there = visitor.open(link)
        assert there.root.xpath(f'//*[@id="{link.partition("#")[2]}"]'), link
        assert "then=check" in link
    quick_deal(visitor)
    assert visitor.open("/deal/contract-2/check").said('//section[@id="k-open"]') == []


def test_what_cannot_be_left_open_is_not_offered_to_be(visitor: Visitor) -> None:
    page = visitor.open("/").press("With every question").fill("Legal name", "Ann Dorr").press()
    assert len(page.errors) > 1
    page = page.press("Leave what is empty open")
    assert [error.partition(":")[0] for error in page.errors] == ["State, province or county"]
    assert "Leave what is empty open" not in page.said("//button")


def test_a_contract_that_cannot_be_made_leads_to_what_is_open(visitor: Visitor) -> None:
    begun(visitor).press()
    assert visitor.post("/deal/contract/make", {"as": "contract"}).headers["location"].endswith("#k-open")


@pytest.mark.parametrize("typed", ["don't know", "?", "to be decided"])
@pytest.mark.parametrize("before", ["", "212 Atlantic Avenue, Brooklyn, NY 11217"])
def test_what_nobody_knows_yet_is_marked_as_left_open(visitor: Visitor, typed: str, before: str) -> None:
    page = begun(visitor).fill("Legal name", "Hearth & Rye").fill("Your client's address", before).press()
    page.fill("Your client's address", typed).press()
    page = visitor.open("/deal/contract/ask/client")
    assert page.value("Your client's address") == "?"
    assert page.said('//*[@id="s-client-whole-address"]') == ["left open for now"]
    assert page.errors == []
    assert "Your client's address (Your client)" in visitor.open("/deal/contract/check").said(
        '//section[@id="k-open"]//li'
    )


def test_the_contract_beside_the_questions_has_what_is_proposed(visitor: Visitor) -> None:
    quick_deal(visitor)
    page = visitor.open("/deal/contract/ask/usual").press("Undo")  # the terms are not accepted any more
    (proposed,) = [text for text in page.said("//summary") if text.startswith("The project is called")]
    assert "“Logo and Brand guide for Hearth & Rye Bakery LLC”" in proposed
    assert "title" not in saved(visitor.site.folder, "contract")["project"]
    (paper,) = page.said('//section[@id="paper"]')
    assert "Logo and Brand guide for Hearth & Rye Bakery LLC" in paper
    assert page.root.xpath('//section[@id="paper"]//mark[contains(@class, "blank")]') == []


def test_why_the_contract_is_the_long_one_is_said(visitor: Visitor) -> None:
    quick_deal(visitor)
    page = visitor.open("/deal/contract/ask/client")
    page.fill("Your client's address", "Lindenstr. 5, 10969 Berlin, Germany").press()
    page = visitor.open("/deal/contract/ask/usual")
    (length,) = [text for text in page.said("//summary") if text.startswith("Length:")]
    assert "about ten pages: the short one has nothing on a party outside the United States." in length


def test_an_address_without_its_country_says_that_it_is_the_country(visitor: Visitor) -> None:
    page = begun(visitor).fill("Legal name", "Kontor").fill("Your client's address", "5 High Street, London")
    page = page.press()
    assert [error.partition(":")[0] for error in page.errors] == ["Country"]
    assert (page.value("Street and number"), page.value("City")) == ("5 High Street", "London")
    page = page.fill("Country", "United Kingdom").press()
    assert page.errors == []
    assert saved(visitor.site.folder, "contract")["client"]["address"] == {
        "street": "5 High Street", "city": "London", "country": "GB",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("place", "typed", "buttons", "kept"),
    [
        (("project", "Start date"), "3/4/2027", ["March 4, 2027", "April 3, 2027"], "2027-04-03"),
        (("liability", "Liability cap"), "1.200", ["1.2", "1,200"], {"kind": "amount", "amount": "1200"}),
    ],
)
def test_what_may_be_two_things_has_a_button_for_each(
    visitor: Visitor, place: tuple[str, str], typed: str, buttons: list[str], kept: Any
) -> None:
    topic, label = place
    page = ask(visitor, topic)
    page = page.choose("A fixed sum") if topic == "liability" else page
    page = page.fill(label, typed).press("Save this term" if topic == "liability" else "Continue")
    found = [text.partition(":")[0] for text in page.said("//button") if text.startswith("Use ")]
    assert found == [f"Use {words}" for words in buttons]
    assert page.press(found[1]).errors == []
    name = {"project": "start", "liability": "cap"}[topic]
    assert saved(visitor.site.folder)[topic][name] == kept


def effect(visitor: Visitor, topic: str, label: str) -> str:
    """Return what a choice would change, as the page says it that is asked for it without a script."""
    page = ask(visitor, f"{topic}?effects=told")
    return " ".join(page.said(f'//div[@class="choice"][label="{label}"]/p[@class="effect"]'))


def test_a_choice_says_what_it_would_change_in_the_contract(visitor: Visitor, folder: Path) -> None:
    told = effect(visitor, "ending", "Pay for the work done")
    assert "other words on" in told
    assert "Kill Fee" in told
    assert "adds Mediation" in effect(visitor, "governing_law", "yes")
    license_ = "Keep the copyright and license the client"
    told = effect(visitor, "rights", license_)
    # It holds: after the choice the contract has what was told to come, and what was told to go is gone.
    before = " ".join(ask(visitor, "rights").said('//section[@id="paper"]//h5'))
    after = " ".join(ask(visitor, "rights").choose(license_).press().said('//section[@id="paper"]//h5'))
    gone = told.partition("leaves out ")[2].rstrip(".").split(", ")[0]
    assert gone in before
    assert gone not in after
    assert effect(visitor, "rights", license_) == ""


def test_the_script_is_told_the_same_for_each_choice(visitor: Visitor) -> None:
    page = ask(visitor, "rights?effects=told")
    lines = page.root.xpath('//div[@class="choice"]/p[@class="effect" and text()]')
    inputs = [(line.getparent().find("input"), line.text) for line in lines]
    told = visitor.get(f"{page.address.partition('?')[0]}/effects").json()
    assert [told[i.get("name")][i.get("value")] for i, _ in inputs] == [text for _, text in inputs]
    assert sum(map(len, told.values())) == len(inputs) > 0
    assert "".join(ask(visitor, "rights").said('//p[@class="effect"]')) == ""


def test_usual_terms_that_contradict_can_still_be_changed(visitor: Visitor, folder: Path) -> None:
    sample = "milestones-washington"
    shutil.copy(SAMPLES / sample / "answers.json", folder / f"{sample}.json")
    page = visitor.open(f"/deal/{sample}/ask/payment").press("The quick interview")
    deposit = "Deposit before work starts, in percent"
    page = visitor.open(f"/deal/{sample}/ask/usual").fill(deposit, "0").press("Continue with these terms")
    assert "the milestones" in " ".join(page.errors)
    page = visitor.open(f"/deal/{sample}/ask/usual")
    assert page.value(deposit) == "0"
    page = page.fill(deposit, "30").press("Continue with these terms")
    assert page.title == "Check your answers"


def test_what_is_wrong_is_said_in_the_language_of_the_page(tmp_path: Path) -> None:
    shutil.copy(SAMPLES / "fr-application-lille" / "answers.json", tmp_path / "lille.json")
    visitor = Visitor(site_at(tmp_path, pack="fr-FR"))
    page = visitor.open("/deal/lille/ask/payment")
    page.data = [(key, "99" if key == "payment.term" else value) for key, value in page.data]
    page = visitor.send("/deal/lille/ask/payment", page.data)
    assert "Doit valoir 60 au plus" in " ".join(page.errors)
    refused = visitor.post("/open-file", files={"answers": ("a.json", b"{broken")})
    assert "n’est pas du JSON valable" in refused.text
    # A deal of another language is told in its own.
    shutil.copy(SAMPLES / SAMPLE / "answers.json", tmp_path / f"{SAMPLE}.json")
    page = ask(visitor, "payment").fill("Days to pay an invoice", "soon").press("Continue")
    assert "number" in " ".join(page.errors)
