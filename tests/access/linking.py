"""Links and guesses of the tests: Selbi, Yhlas and their case."""

from typing import Any
from uuid import UUID, uuid4

from restorative.access import commands
from restorative.access.commands.entering import (
    CodeAnswer,
    enter_by_link,
    give_code,
)
from restorative.access.cookies import NAMES
from restorative.access.queries.sessions import visitor
from restorative.access.rules import Area, Nobody, as_guest
from restorative.access.rules.sent import SentLink
from restorative.piccolo_app import APP_CONFIG
from tests.conftest import FrozenClock
from tests.pages import Browser, Seen

CASE, SELBI, YHLAS, STAFF = uuid4(), uuid4(), uuid4(), uuid4()
NOBODY = Nobody()
COOKIE = f"__Host-{NAMES[Area.LINK]}"


async def a_link(clock: FrozenClock, person: UUID = SELBI, case: UUID = CASE) -> SentLink:
    return await commands.send_link(person, case, language="tk", by=STAFF, now=clock.now())


async def opened(sent: SentLink, clock: FrozenClock) -> str:
    secret = await enter_by_link(sent.secret, "", clock.now())
    assert secret is not None
    return secret


async def guest_of(secret: str, clock: FrozenClock) -> Any:
    return (await visitor(secret, Area.LINK, clock.now())).actor


async def guess(sent: SentLink, code: str, clock: FrozenClock) -> CodeAnswer:
    secret = await opened(sent, clock)
    guest = as_guest(await guest_of(secret, clock))
    return await give_code(guest, secret, code, clock.now())


def wrong(sent: SentLink) -> str:
    return "000000" if sent.code != "000000" else "111111"


async def dump() -> str:
    """Everything that stands in the database, bytes as hex."""
    rows = [row for table in APP_CONFIG.table_classes for row in await table.select()]
    return repr(
        [{k: v.hex() if isinstance(v, bytes) else str(v) for k, v in row.items()} for row in rows]
    )


async def through(browser: Browser, secret: str, code: str) -> Seen:
    """Press Continue on the envelope, give the code, and go where that leads."""
    await browser.get(f"/m/{secret}")
    answer = await browser.post(f"/m/{secret}", {"language": "en"})
    assert answer.location == "/my/code"
    await browser.follow()
    await browser.submit({"code": code}, action="/my/code")
    return await browser.follow()
