"""Steps, receipts, the verifier's one action, the report: over HTTP."""

import re

import pytest

from tests import gate
from tests.agreements.given import signed
from tests.cases.given import NURMYRAT, OLGA, YHLAS
from tests.pages import Browser


@pytest.fixture
def engine_kind() -> str:
    """The commands are proved on both; the pages on one."""
    return "sqlite"


@pytest.fixture
async def plan(app, clock, profile):
    return await signed(clock.now(), profile)


async def at_work(app, clock, given) -> Browser:
    browser = Browser(app)
    await gate.sign_in(browser, given.facilitator, clock.now())
    return browser


async def by_link(app, clock, given, name: str) -> Browser:
    browser = Browser(app)
    guest = await gate.guest(given.case_id, given[name], clock.now())
    await gate.enter(browser, guest.sent, clock.now())
    return browser


async def test_a_young_person_says_that_a_step_is_done(app, clock, plan):
    """P15"""
    given, letter, _ = plan
    browser = await by_link(app, clock, given, "Yhlas")
    page = await browser.get("/my/steps")
    assert "A letter is written" in page.text
    page = await browser.send(f"/my/steps/{letter}", {"word": "done", "note": "It is ready"})
    assert "Waits to be confirmed" in page.text


async def test_a_person_harmed_says_whether_it_reached_them(app, clock, plan):
    """P16"""
    given, letter, garden = plan
    browser = await by_link(app, clock, given, "Olga")
    assert "library garden" not in (await browser.get("/my/received")).text
    page = await browser.send(f"/my/received/{letter}", {"word": "yes"})
    assert "Done" in page.text
    assert (await browser.get(f"/my/received/{garden}")).status == 404
    assert (await browser.get(f"/my/steps/{letter}")).status == 404


async def test_no_answer_is_no_answer(app, clock, plan):
    """Y13"""
    given, letter, _ = plan
    browser = await by_link(app, clock, given, "Olga")
    await browser.get(f"/my/received/{letter}")
    page = await browser.submit({"note": "I do not know"})
    assert page.status == 422 and page.title.startswith("Error: ")
    assert "I do not know" in page.html


async def test_a_verifiers_link_shows_one_action_alone(app, clock, plan):
    """R37, A1.5, S08: link and code are made on the page, and open this action only"""
    given, _, garden = plan
    staff = await at_work(app, clock, given)
    url = f"/cases/{given.case_id}/tracks/{given.track_id}/actions/{garden}"
    await staff.get(url)
    await staff.submit(action=f"{url}/links")
    shown = await staff.follow()
    (link,) = re.findall(r"/m/([A-Za-z0-9]{22})", shown.html)
    (code,) = re.findall(r"<bdi>(\d{6})</bdi>", shown.html)

    bahar = Browser(app)
    await bahar.get(f"/m/{link}")
    await bahar.submit(action=f"/m/{link}")
    await bahar.follow()
    await bahar.submit({"code": code})
    page = await bahar.get("/one")
    assert "Help in the library garden" in page.text
    planted = ("letter", "Olga", "Petrowa", "Fedorow", "RJ-", str(OLGA.phone), str(NURMYRAT.phone))
    assert not [word for word in planted if word in page.html]
    page = await bahar.send("/one", {"word": "yes", "note": "Eight hours"})
    assert "There is nothing more to do." in page.text
    for closed in ("/my", "/my/agreement", "/my/permissions", url):
        assert (await bahar.get(closed)).status in (303, 404)


async def test_staff_follow_the_actions_and_change_a_day(app, clock, plan):
    """C1, C2, C3"""
    given, letter, _ = plan
    staff = await at_work(app, clock, given)
    assert "0 of 2 done" in (await staff.get("/agreements")).text
    url = f"/cases/{given.case_id}/tracks/{given.track_id}/actions"
    assert "A letter is written" in (await staff.get(url)).text
    await staff.get(f"{url}/{letter}")
    day = {"due_on-day": "22", "due_on-month": "3", "due_on-year": "2027", "note": "He was ill"}
    await staff.submit(day, action=f"{url}/{letter}/new-day")
    page = await staff.follow()
    assert "22 Mar 2027" in page.text and "He was ill" in page.text
    await staff.submit({**day, "due_on-year": "2028"}, action=f"{url}/{letter}/new-day")
    assert staff.at.status == 422 and "needs a new version" in staff.at.text


async def test_the_referrers_report_holds_nobodys_name_or_words(app, clock, plan):
    """R35, S49, S51"""
    given, letter, garden = plan
    staff = await at_work(app, clock, given)
    url = f"/cases/{given.case_id}/tracks/{given.track_id}"
    for action in (letter, garden):
        await staff.get(f"{url}/actions/{action}")
        form = staff.at.form(f"{url}/actions/{action}/progress")
        tokens = {name: form.boxes[name][0] for name in ("_csrf", "_once")}
        await staff.post(
            f"{url}/actions/{action}/confirmation", {**tokens, "note": "A canary told us"}
        )
        assert staff.at.status == 303
    page = await staff.get(f"{url}/report")
    start = page.html.index('class="card paper"')
    report = page.html[start : page.html.index("<aside>")]
    planted = ("Yhlas", "Olga", "Nurmyrat", "canary", "letter is", "garden", "Bahar",
               YHLAS.full_name, OLGA.full_name)  # fmt: skip
    assert not [word for word in planted if word in report]
    assert "All actions are completed." in report
    assert "has not agreed that the result is told" in page.text


async def test_a_case_that_is_not_over_says_what_is_still_open(app, clock, plan):
    given, _, _ = plan
    staff = await at_work(app, clock, given)
    page = await staff.get(f"/cases/{given.case_id}/closing")
    assert "Action 1 is not finished." in page.text
    assert "The report to the referrer has not been sent." in page.text
