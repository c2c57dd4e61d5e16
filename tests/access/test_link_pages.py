"""The links of a case as its facilitator sees and makes them (F18)."""

import re
from datetime import datetime
from pathlib import Path
from uuid import UUID

import pytest

from restorative import paths
from restorative.access import above, commands, queries
from restorative.access.rules import GrantKind, Standing
from restorative.access.rules.sent import LinkStanding
from restorative.db.sealing import vault
from restorative.kernel.sentences import say
from restorative.notifications.queries import messages_of, words_of_all
from restorative.notifications.rules.states import Channel
from restorative.web.server import Server
from tests.access.conftest import a_browser
from tests.access.linking import CASE, SELBI, YHLAS, a_link, through
from tests.conftest import FrozenClock
from tests.gate import sign_in, staff
from tests.pages import Browser, Seen

AT = f"/cases/{CASE}/links"


@pytest.fixture
async def desk(browser: Browser, app: Server, clock: FrozenClock) -> Browser:
    """The desk of Aknabat, who works on Selbi's case."""
    key_id = await vault.new_key()

    async def holders(case_id: UUID, now: datetime) -> list[above.LinkHolder]:
        later = say("Call or visit Yhlas first.")
        return [
            above.LinkHolder(SELBI, "Selbi", "S. E.", "tk", key_id, (Channel.SMS,)),
            above.LinkHolder(YHLAS, "Yhlas", "Y. F.", "tk", key_id, (), later),
        ]

    async def initials(person_id: UUID) -> str:
        return "S. E."

    async def needed_until(case_id: UUID, now: datetime) -> None:
        return None

    above.answer_by(holders=holders, initials=initials, needed_until=needed_until)
    aknabat = await staff(Standing.FACILITATOR, clock.now())
    await commands.grant(
        aknabat.account_id, CASE, GrantKind.FACILITATOR, aknabat.account_id, clock.now()
    )
    await sign_in(browser, aknabat, clock.now())
    return browser


def shown_code(page: Seen) -> str:
    return re.findall(r'<p class="code"><bdi>(\d{6})</bdi>', page.html)[0]


async def new_link(desk: Browser, **given: str) -> Seen:
    await desk.get(AT)
    await desk.submit(given, action=AT)
    return await desk.follow()


async def test_a_link_is_handed_over_and_its_code_said_aloud(
    desk: Browser, app: Server, clock: FrozenClock
):
    """F18, S14"""
    page = await new_link(desk, person=str(SELBI), channel="")
    secret = re.findall(r"https://testserver/m/(\w{22})", page.html)[0]
    phone = a_browser(app)
    assert (await through(phone, secret, shown_code(page))).location == "/my/safety"
    await desk.get(AT)
    await desk.submit(action=f"{AT}/shown")
    gone = await desk.follow()
    assert secret not in gone.html and 'class="code"' not in gone.html


async def test_a_link_that_is_sent_is_not_shown_and_its_code_is_not_sent(
    desk: Browser, clock: FrozenClock
):
    """F18, S14"""
    page = await new_link(desk, person=str(SELBI), channel="sms")
    code = shown_code(page)
    assert "/m/" not in page.html.split("<main")[1]
    lines = await messages_of(CASE)
    words = (await words_of_all([lines[0].id]))[lines[0].id]
    assert (len(lines), lines[0].channel) == (1, Channel.SMS)
    assert "/m/" in words.body and code not in words.body


async def test_a_code_is_shown_to_whoever_made_it_and_to_nobody_else(
    desk: Browser, app: Server, clock: FrozenClock
):
    """F18"""
    await new_link(desk, person=str(SELBI), channel="sms")
    other = a_browser(app)
    await sign_in(other, await staff(Standing.COORDINATOR, clock.now()), clock.now())
    assert 'class="code"' not in (await other.get(AT)).html
    clock.advance(minutes=10)
    assert 'class="code"' not in (await desk.get(AT)).html


async def test_a_second_link_needs_no_second_code(desk: Browser):
    """S12"""
    await new_link(desk, person=str(SELBI), channel="sms")
    page = await new_link(desk, person=str(SELBI), channel="sms")
    assert "The code that this person has goes on working." in page.text


async def test_no_third_link_in_a_moment(desk: Browser):
    """S19"""
    for _ in range(2):
        await new_link(desk, person=str(SELBI), channel="sms")
    await desk.get(AT)
    answer = await desk.submit({"person": str(SELBI), "channel": "sms"}, action=AT)
    assert (answer.status, "Wait a little" in answer.text) == (422, True)
    assert len(await queries.links_of_person(SELBI)) == 2


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({}, "Choose who gets the link."),
        ({"person": str(SELBI), "channel": "mail"}, "cannot be reached in this way"),
        ({"person": str(YHLAS)}, "Call or visit Yhlas first."),
        ({"person": "nobody"}, "not an answer we know"),
    ],
)
async def test_a_link_that_may_not_go_out_is_not_made(
    desk: Browser, given: dict[str, str], said: str
):
    """Y13"""
    await desk.get(AT)
    answer = await desk.submit(given, action=AT)
    assert (answer.status, said in answer.text) == (422, True)
    assert await queries.links_of_case(CASE) == []


async def test_the_page_says_why_somebody_may_not_have_a_link_yet(desk: Browser):
    page = await desk.get(AT)
    assert "Call or visit Yhlas first." in page.text
    assert "Yhlas" not in page.html.split("<form")[-1]


async def test_a_link_is_ended_and_a_code_made_anew(desk: Browser, clock: FrozenClock):
    """F18"""
    sent = await a_link(clock)
    await desk.get(AT)
    await desk.submit(action=f"{AT}/{sent.link_id}/code")
    assert shown_code(await desk.follow()).isdigit()
    await desk.submit(action=f"{AT}/{sent.link_id}/revocation")
    card = await queries.link(sent.link_id, CASE)
    assert card.standing(clock.now()) is LinkStanding.REVOKED
    assert "Ended" in (await desk.follow()).text


async def test_a_link_of_another_case_is_not_found(desk: Browser, clock: FrozenClock):
    """S48"""
    sent = await a_link(clock, case=UUID(int=9))
    page = await desk.get(AT)
    token = page.form(AT).boxes["_csrf"][0]
    answer = await desk.post(
        f"{AT}/{sent.link_id}/revocation", {"_csrf": token, "_once": "0123456789abcdef"}
    )
    assert answer.status == 404
    assert (await queries.link(sent.link_id, UUID(int=9))).state.revoked_at is None


async def test_looking_at_the_links_of_a_case_changes_nothing_and_tells_no_secret(
    desk: Browser, clock: FrozenClock
):
    """S05, S35"""
    sent = await a_link(clock)
    page = await desk.get(AT)
    assert sent.secret not in page.html and sent.code not in page.text


def templates() -> list[Path]:
    return sorted((paths.TEMPLATES / "messages").rglob("*.txt"))


def test_no_message_carries_a_code():
    """S14: the code is read aloud; no template has a place for one."""
    assert templates() != []
    places = {
        path.name: re.findall(r"{{\s*(\w*code\w*)", path.read_text("utf-8")) for path in templates()
    }
    assert {name: found for name, found in places.items() if found} == {}
