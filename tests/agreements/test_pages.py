"""The agreement's pages: writing, reading, signing, wanting a change."""

import re

import pytest

from restorative.access.rules import Standing
from restorative.agreements import queries
from tests import gate
from tests.agreements.given import a_draft, after_a_meeting, read_to_everybody
from tests.cases.given import OLGA, Given
from tests.pages import Browser


@pytest.fixture
def engine_kind() -> str:
    """The commands are proved on both; the pages on one."""
    return "sqlite"


@pytest.fixture
async def given(app, clock) -> Given:
    return await after_a_meeting(clock.now())


def at(given: Given) -> str:
    return f"/cases/{given.case_id}/tracks/{given.track_id}/agreement"


async def at_work(app, clock, given: Given) -> Browser:
    browser = Browser(app)
    await gate.sign_in(browser, given.facilitator, clock.now())
    return browser


async def by_link(app, clock, given: Given, name: str) -> Browser:
    browser = Browser(app)
    guest = await gate.guest(given.case_id, given[name], clock.now())
    await gate.enter(browser, guest.sent, clock.now())
    return browser


def typed(given: Given, **change: str) -> dict[str, str]:
    return {
        "kind": "written_apology",
        "who": str(given["Yhlas"]),
        "for_whom": str(given["Olga"]),
        "what": "A letter is written",
        "by_when-day": "20",
        "by_when-month": "3",
        "by_when-year": "2027",
        "how_known": "Whoever receives it says so",
        "confirmed_by": "receiver",
        **change,
    }


async def test_a_facilitator_writes_down_what_was_agreed(app, clock, given):
    browser = await at_work(app, clock, given)
    page = await browser.send(f"{at(given)}/actions/new", typed(given))
    assert page.status == 200
    assert "A letter is written" in page.text and "Saturday 20 March 2027" in page.text


async def test_every_problem_stands_beside_its_field_and_what_was_typed_is_kept(app, clock, given):
    """Y13"""
    browser = await at_work(app, clock, given)
    await browser.get(f"{at(given)}/actions/new")
    page = await browser.submit(
        {"what": "A picture is drawn", "confirmed_by": "verifier", "by_when-day": "31"}
    )
    assert page.status == 422 and page.title.startswith("Error: ")
    for words in ("Choose what kind", "Choose who does it", "Write how we will know"):
        assert words in page.text
    assert "A picture is drawn" in page.html


async def test_a_surname_in_the_words_is_refused_beside_its_field(app, clock, given):
    """R1"""
    browser = await at_work(app, clock, given)
    await browser.get(f"{at(given)}/actions/new")
    page = await browser.submit(typed(given, what="A letter for Mrs Petrowa"))
    assert page.status == 422 and "Leave out surnames" in page.text


async def test_only_those_of_the_case_see_it(app, clock, given):
    """S47, S48"""
    browser = Browser(app)
    assert (await browser.get(at(given))).location.startswith("/sign-in")
    stranger = await gate.staff(Standing.FACILITATOR, clock.now(), name="Myrat")
    await gate.sign_in(browser, stranger, clock.now())
    assert (await browser.get(at(given))).status == 404
    administrator = Browser(app)
    who = await gate.staff(Standing.ADMINISTRATOR, clock.now())
    await gate.sign_in(administrator, who, clock.now())
    assert (await administrator.get(at(given))).status in (403, 404)


async def test_a_track_of_another_case_is_not_there(app, clock, given):
    """S48"""
    other = await after_a_meeting(clock.now())
    browser = await at_work(app, clock, given)
    page = await browser.get(f"/cases/{given.case_id}/tracks/{other.track_id}/agreement")
    assert page.status == 404


async def test_somebody_reads_it_then_signs_with_a_code_that_was_read_out(app, clock, given):
    """R28, S23: P12 and P13"""
    await a_draft(given, clock.now())
    await read_to_everybody(given, clock.now())
    staff = await at_work(app, clock, given)
    await staff.get(at(given))
    page = await staff.submit(action=f"{at(given)}/people/{given['Olga']}/codes")
    shown = await staff.follow()
    (code,) = re.findall(r"<bdi>(\d{6})</bdi>", shown.html)
    assert page.location == at(given)

    olga = await by_link(app, clock, given, "Olga")
    page = await olga.get("/my/agreement")
    assert "A letter is written" in page.text
    sign = next(link for link in page.links if link.endswith("/signature"))
    page = await olga.send(sign, {"was_read": "yes", "agree": "yes", "name": "Olga", "code": code})
    assert page.status == 200 and "You signed it." in page.text


async def test_without_the_ticks_and_the_code_nothing_is_signed(app, clock, given):
    await a_draft(given, clock.now())
    await read_to_everybody(given, clock.now())
    olga = await by_link(app, clock, given, "Olga")
    page = await olga.get("/my/agreement")
    sign = next(link for link in page.links if link.endswith("/signature"))
    await olga.get(sign)
    page = await olga.submit({"name": "Olga"})
    assert page.status == 422
    assert "Enter the code" in page.text
    await olga.get(sign)
    page = await olga.submit({"was_read": "yes", "agree": "yes", "name": "Olga", "code": "123456"})
    assert page.status == 422 and "That code is not right" in page.text
    assert (await queries.copies_for(_visit(given, "Olga"), clock.now()))[0].signed_at is None


def _visit(given: Given, name: str):
    from restorative.access.rules import Participant

    return Participant(given[name], given.case_id, given.case_id, "en")


async def test_wanting_a_change_is_as_easy_as_signing(app, clock, given):
    """R28, P14"""
    await a_draft(given, clock.now())
    await read_to_everybody(given, clock.now())
    olga = await by_link(app, clock, given, "Olga")
    page = await olga.get("/my/agreement")
    wish = next(link for link in page.links if link.endswith("/objection"))
    page = await olga.send(wish, {"line": "", "words": "A drawing would be better"})
    assert "You asked for a change." in page.text
    staff = await at_work(app, clock, given)
    assert "A drawing would be better" in (await staff.get(at(given))).text


async def test_nobody_signs_before_the_list_is_empty_and_is_told_so_kindly(app, clock, given):
    await a_draft(given, clock.now())
    await read_to_everybody(given, clock.now())
    yhlas = await by_link(app, clock, given, "Yhlas")
    page = await yhlas.get("/my/agreement")
    links = page.links
    wish = next(link for link in links if link.endswith("/objection"))
    await yhlas.send(wish, {"words": "Not this"})
    olga = await by_link(app, clock, given, "Olga")
    from restorative.access import commands as access

    code = await access.make_fresh_code(given["Olga"], given.case_id, by=None, now=clock.now())
    await olga.get(next(link for link in links if link.endswith("/signature")))
    page = await olga.submit({"was_read": "yes", "agree": "yes", "name": "Olga", "code": code})
    assert page.status == 409
    assert "It cannot be signed yet" in page.text and "Yhlas" not in page.text


async def test_nothing_of_the_other_side_stands_on_the_pages_of_an_agreement(app, clock, given):
    """S51: Olga's surname and phone are planted; the young person's pages hold neither"""
    await a_draft(given, clock.now())
    await read_to_everybody(given, clock.now())
    planted = [OLGA.full_name, OLGA.full_name.split()[1], str(OLGA.phone)]
    for name in ("Yhlas", "Nurmyrat"):
        browser = await by_link(app, clock, given, name)
        page = await browser.get("/my/agreement")
        html = page.html
        for link in page.links:
            if link.startswith("/my/agreement/"):
                html += (await browser.get(link)).html
        assert not [word for word in (*planted, "Olga") if word in html]


async def test_a_signature_on_paper_and_the_next_version_are_recorded_on_the_page(
    app, clock, given
):
    await a_draft(given, clock.now())
    browser = await at_work(app, clock, given)
    await browser.get(at(given))
    people = [str(one) for one in given.people.values()]
    await browser.submit({"people": people, "language": "en"}, action=f"{at(given)}/readings")
    await browser.get(at(given))
    paper = {"person": people[0], "how": "paper", "witness": "Gözel", "kept_where": "Folder 3"}
    await browser.submit(paper, action=f"{at(given)}/signatures")
    page = await browser.follow()
    assert "Signed" in page.text and "Somebody has signed, so the words stay." in page.text
    await browser.submit(action=f"{at(given)}/versions")
    assert "version 2" in (await browser.follow()).text
