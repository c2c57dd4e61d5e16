"""Follow-up: steps told by link, confirmed, told of after release, reported; the end."""

import re
from datetime import date

from tests.cast import Somebody
from tests.journeys.case import Case, day
from tests.journeys.office import Phone
from tests.journeys.reading import code_on

LINK = re.compile(r"/m/([A-Za-z0-9]{22})")


async def says_done(case: Case, name: str, step: str) -> None:
    """On their own page: "I have done this"."""
    at = await _about(case, name, "/my/steps", step)
    await case.phones[name].does(at, {"word": "done"}, action=f"{at}/news")


async def received(case: Case, name: str, step: str) -> None:
    at = await _about(case, name, "/my/received", step)
    await case.phones[name].does(at, {"word": "yes"}, action=f"{at}/answer")


async def verifier_gets_link(case: Case, at: str, verifier: Somebody) -> Phone:
    """Link and code stand on the page once; both are told to whoever confirms this action."""
    page = await case.facilitator.does(at, action=f"{at}/links")
    secret = LINK.findall(page.html)[0]
    phone = await case.office.phone_of(verifier.called, secret, code_on(page))
    case.phones[verifier.called] = phone
    return phone


async def verifies(phone: Phone, note: str) -> str:
    """Their page shows this action alone."""
    page = await phone.comes_in()
    shown = page.text
    await phone.presses({"word": "yes", "note": note}, action="/one/answer")
    return shown


async def records_done(case: Case, at: str, note: str) -> None:
    """The facilitator saw it."""
    form, button = f"{at}/progress", f"{at}/confirmation"
    await case.facilitator.does(at, {"note": note}, action=form, button=button)


async def releases_drafts(case: Case) -> int:
    """The facilitator reads each draft and lets it go."""
    page, released = await case.facilitator.opens(f"{case.url}/messages"), 0
    while drafts := [one.action for one in page.forms if one.action.endswith("/release")]:
        page = await case.facilitator.presses(action=drafts[0])
        released += 1
    await case.office.post_leaves()
    await case.sends_texts()
    return released


async def cannot_report(case: Case) -> None:
    page = await case.facilitator.opens(f"{case.track}/report")
    assert "when this list is empty" in page.text
    assert not [form for form in page.forms if form.action.endswith("/hand-over")]


async def report_is_handed_over(case: Case, on: date) -> str:
    """What the referrer reads."""
    at = f"{case.track}/report"
    given = {"how": "by_hand", **day("handed_over_on", on)}
    page = await case.facilitator.does(at, given, action=f"{at}/hand-over")
    start = page.html.index('class="card paper"')
    return page.html[start : page.html.index("<aside>")]


async def is_closed(case: Case) -> None:
    at = f"{case.url}/closing"
    await case.facilitator.does(at, action=at)


async def _about(case: Case, name: str, at: str, step: str) -> str:
    """The page of the step whose words begin like this."""
    phone = case.phones[name]
    await phone.comes_in()
    page = await phone.opens(at)
    cards = page.html.split('<section class="card">')
    (card,) = [one for one in cards if step in one]
    return re.findall(rf'href="({at}/[0-9a-f-]+)"', card)[0]
