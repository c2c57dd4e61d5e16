"""An office of a story: its staff at their desks, people with their phones, the clock, the post."""

from collections.abc import Awaitable, Callable
from datetime import datetime, timedelta
from typing import Any

import pyotp

from restorative.access.commands import invite_account
from restorative.access.rules import Standing
from restorative.access.rules.accounts import AccountDetails
from restorative.notifications.worker import Relay
from restorative.profile import Profile
from tests.cast import COLLEAGUES, MAYSA, Colleague
from tests.conftest import FrozenClock
from tests.journeys.browsing import ByHttp, Given, Looks
from tests.journeys.post import PostOffice
from tests.pages import Seen

PASSWORD = "saffron lantern melon"
TURN = timedelta(hours=3)
NewBrowser = Callable[[bool], Awaitable[Looks]]
"""Somebody's browser: of an office desk, or of a phone."""


class Visitor:
    """Somebody with a browser who expects that what they do works."""

    def __init__(self, looks: Looks, name: str) -> None:
        self._looks, self._name = looks, name
        self.seen: list[Seen] = []

    async def opens(self, path: str) -> Seen:
        page = await self.finds(path)
        assert page.status == 200, self._problem(path, page)
        return page

    async def presses(
        self, given: Given | None = None, *, action: str = "", button: str = ""
    ) -> Seen:
        page = self._saw(await self._looks.presses(given, action=action, button=button))
        assert page.status == 200, self._problem(action, page)
        return page

    async def does(
        self, path: str, given: Given | None = None, *, action: str = "", button: str = ""
    ) -> Seen:
        """Opens a page, fills in its form, presses its button and goes where that leads."""
        await self.opens(path)
        return await self.presses(given, action=action, button=button)

    async def is_refused(
        self, path: str, given: Given | None = None, *, action: str = "", status: int = 409
    ) -> Seen:
        """The same, of something that the rules do not allow."""
        await self.opens(path)
        page = self._saw(await self._looks.presses(given, action=action))
        assert page.status == status, self._problem(action or path, page)
        return page

    async def finds(self, path: str) -> Seen:
        """Whatever stands there, a page that says no included."""
        return self._saw(await self._looks.opens(path))

    def _saw(self, page: Seen) -> Seen:
        self.seen.append(page)
        return page

    def _problem(self, what: str, page: Seen) -> str:
        return f"{self._name} at {what}: {page.status} {page.title!r}: {page.text[:1500]}"


class Desk(Visitor):
    """A member of staff at work: signs in again whenever the session has ended."""

    def __init__(self, looks: Looks, who: Colleague, clock: FrozenClock) -> None:
        super().__init__(looks, who.name)
        self.who, self._clock = who, clock
        self._factor: pyotp.TOTP | None = None

    async def finds(self, path: str) -> Seen:
        page = await self._looks.opens(path)
        if page.title.startswith("Sign in"):
            await self.comes_in()
            page = await self._looks.opens(path)
        return page

    async def sets_up(self, secret: str) -> None:
        """A password from the link the administrator gave, then the second factor and the codes."""
        await self.does(f"/set-up/{secret}", {"password": PASSWORD, "again": PASSWORD})
        page = await self._gives_password()
        address = next(link for link in page.links if link.startswith("otpauth:"))
        self._factor = pyotp.TOTP(pyotp.parse_uri(address).secret)
        await self._gives_code()
        await self.presses(action="/recovery-codes/kept")
        self._clock.advance(minutes=1)

    async def comes_in(self) -> None:
        """The door itself: name and password, then the code of the app, each used once."""
        await self._gives_password()
        self._clock.advance(seconds=30)
        await self._gives_code()

    async def _gives_password(self) -> Seen:
        await self._looks.opens("/sign-in")
        return await self.presses({"name": self.who.signs_in_as, "password": PASSWORD})

    async def _gives_code(self) -> None:
        assert self._factor is not None
        await self.presses({"code": self._factor.at(self._clock.now())})


class Phone(Visitor):
    """Somebody who comes by a private link; the code was read to them by the facilitator."""

    def __init__(self, looks: Looks, name: str, secret: str, code: str) -> None:
        super().__init__(looks, name)
        self.secret, self.code = secret, code

    async def comes_in(self) -> Seen:
        """The envelope, the code, once the page about staying safe, then their own page."""
        await self.does(f"/m/{self.secret}", {"language": "en"})
        page = await self.presses({"code": self.code}, action="/my/code")
        if page.title.startswith("Staying safe"):
            page = await self.presses(action="/my/safety")
        return page

    async def is_turned_away(self) -> bool:
        """The envelope is the same for every link; behind it the way is closed."""
        await self.opens(f"/m/{self.secret}")
        page = self._saw(await self._looks.presses({"language": "en"}))
        return page.status == 404


class Office:
    """Everything that a story needs of the office."""

    def __init__(self, clock: FrozenClock, profile: Profile, new_browser: NewBrowser) -> None:
        self.clock, self.post = clock, PostOffice()
        self._new_browser = new_browser
        self._relay = Relay(self.post, profile, clock)
        self.desks: dict[str, Desk] = {}

    async def open(self) -> None:
        """The first administrator comes from the command line; she adds everybody else."""
        maysa = await self._desk(MAYSA)
        _, secret = await invite_account(
            sign_in_name=MAYSA.signs_in_as, details=AccountDetails(MAYSA.name),
            standing=Standing.ADMINISTRATOR, language="en", by=None, now=self.clock.now(),
        )  # fmt: skip
        await maysa.sets_up(secret)
        for one in COLLEAGUES:
            await self._add(maysa, one)

    async def _add(self, administrator: Desk, one: Colleague) -> None:
        person = {
            "name": one.name,
            "sign_in_name": one.signs_in_as,
            "standing": one.standing.value,
            "language": "en",
        }
        page = await administrator.does("/accounts/new", person)
        secret = page.html.partition("/set-up/")[2].partition("<")[0]
        desk = await self._desk(one)
        await desk.sets_up(secret)

    async def _desk(self, one: Colleague) -> Desk:
        self.desks[one.signs_in_as] = desk = Desk(await self._new_browser(False), one, self.clock)
        return desk

    async def it_is(self, moment: str) -> None:
        """Time goes on until then; what is due by then has left the house."""
        at = datetime.fromisoformat(moment)
        assert at >= self.clock.now(), f"{moment} is over: it is {self.clock.now()}"
        while self.clock.now() + TURN < at:
            self.clock.advance(TURN)
            await self.post_leaves()
        self.clock.set(at)
        await self.post_leaves()

    async def post_leaves(self) -> None:
        await self._relay.turn()

    async def phone_of(self, name: str, secret: str, code: str) -> Phone:
        return Phone(await self._new_browser(True), name, secret, code)


async def by_http(app: Any, clock: FrozenClock, profile: Profile) -> Office:
    """An office that is visited over HTTP alone."""

    async def new_browser(is_phone: bool) -> Looks:
        return ByHttp(app)

    office = Office(clock, profile, new_browser)
    await office.open()
    return office
