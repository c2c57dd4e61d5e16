"""Short ways through the gate, for tests that are about what lies behind it."""

from datetime import datetime
from uuid import UUID, uuid4

import msgspec

from restorative.access import commands
from restorative.access.commands.sessions import begin_link_session, begin_staff_session
from restorative.access.cookies import NAMES
from restorative.access.rules import Area, Office, Participant, Staff, Standing, Verifier
from restorative.access.rules.accounts import AccountDetails
from restorative.access.rules.sent import SentLink
from tests.pages import Browser

OFFICE = Office(
    name="Office of the tests",
    phone="+993 12 00 00 00",
    hours="Monday to Friday, 9 to 18",
    language="en",
    sender="Meeting service",
    time_zone="Asia/Ashgabat",
    profile="tm-pilot",
    exit_site="https://www.wikipedia.org/",
)
NAMES_BY_STANDING = {
    Standing.ADMINISTRATOR: "Maýsa Annaýewa",
    Standing.COORDINATOR: "Gözel Durdyýewa",
    Standing.FACILITATOR: "Aknabat Orazowa",
    Standing.SUPERVISOR: "Timur Hojaýew",
}


class Guest(msgspec.Struct, frozen=True):
    """Somebody with a private link, and the code that goes with it."""

    person_id: UUID
    case_id: UUID
    sent: SentLink


async def open_office(now: datetime) -> None:
    await commands.open_office(OFFICE, now)


async def staff(
    standing: Standing, now: datetime, *, name: str = "", language: str = "en"
) -> Staff:
    """A member of staff as their own browser knows them; `sign_in` is for another browser."""
    await open_office(now)
    name = name or NAMES_BY_STANDING[standing]
    account_id, _ = await commands.invite_account(
        sign_in_name=f"{standing.value}.{uuid4().hex[:8]}",
        details=AccountDetails(name),
        standing=standing,
        language=language,
        by=None,
        now=now,
    )
    session_id, _ = await begin_staff_session(account_id, is_full=True, continue_to="", now=now)
    return Staff(account_id, name, standing, language, session_id)


async def sign_in(browser: Browser, person: Staff, now: datetime) -> None:
    """As if password and second factor had been given on this browser."""
    _, secret = await begin_staff_session(person.account_id, is_full=True, continue_to="", now=now)
    _carry(browser, Area.STAFF, secret)


async def guest(case_id: UUID, person_id: UUID, now: datetime, *, language: str = "en") -> Guest:
    """A person with a fresh private link."""
    await open_office(now)
    sent = await commands.send_link(person_id, case_id, language=language, by=None, now=now)
    return Guest(person_id, case_id, sent)


async def enter(browser: Browser, link: SentLink, now: datetime) -> None:
    """As if this link and its code had been given on this browser."""
    secret = await begin_link_session(link.link_id, is_full=True, closed_another=False, now=now)
    _carry(browser, Area.LINK, secret)


def participant(who: Guest, *, language: str = "en") -> Participant:
    return Participant(who.person_id, who.case_id, who.sent.link_id, language)


def verifier(action_id: UUID, case_id: UUID, link: SentLink, *, language: str = "en") -> Verifier:
    return Verifier(action_id, case_id, link.link_id, language)


def _carry(browser: Browser, area: Area, secret: str) -> None:
    """Under the name that goes with the app's address: with TLS or without."""
    secure = browser.client.base_url.scheme == "https"
    name = f"__Host-{NAMES[area]}" if secure else NAMES[area]
    put_cookie(browser, name, secret)


def put_cookie(browser: Browser, name: str, value: str) -> None:
    """As the server would have set it, so that the server's next one takes its place."""
    host = browser.client.base_url.host
    browser.client.cookies.set(name, value, domain=host if "." in host else f"{host}.local")
