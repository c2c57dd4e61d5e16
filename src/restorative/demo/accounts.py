"""The people who work in the demonstration, each with a password and a second factor."""

import asyncio
from datetime import datetime

import msgspec
import pyotp

from restorative.access.commands import invite_account, set_up_account
from restorative.access.commands.signing_in import enrol, factor_secret, give_password
from restorative.access.factors import SECONDS
from restorative.access.queries.sessions import visitor
from restorative.access.rules import Area, PasswordGiven, Staff, Standing
from restorative.access.rules.accounts import AccountDetails

PASSWORD = "four quiet apple trees"


class Colleague(msgspec.Struct, frozen=True):
    """Somebody to be invited."""

    sign_in_name: str
    name: str
    standing: Standing
    language: str = "en"


class SignIn(msgspec.Struct, frozen=True):
    """Everything that lets somebody in as this colleague; `staff` is who they are then."""

    colleague: Colleague
    staff: Staff
    factor_secret: str

    def code(self, now: datetime) -> str:
        """What an authenticator app would show at this moment."""
        return pyotp.TOTP(self.factor_secret).at(now)

    def good_for(self, now: datetime) -> int:
        """For how many more seconds the app would show it."""
        return SECONDS - int(now.timestamp()) % SECONDS


MAYSA = Colleague("coordinator", "Maýsa Annaýewa", Standing.COORDINATOR)
AKNABAT = Colleague("facilitator", "Aknabat Orazowa", Standing.FACILITATOR)
GOZEL = Colleague("supervisor", "Gözel Durdyýewa", Standing.SUPERVISOR)
SERDAR = Colleague("administrator", "Serdar Myradow", Standing.ADMINISTRATOR)
RUSTAM = Colleague("facilitator2", "Рустам Каримов", Standing.FACILITATOR, "ru")
OGULJAN = Colleague("supervisor2", "Oguljan Hallyýewa", Standing.SUPERVISOR, "tk")
EVERYBODY = (MAYSA, AKNABAT, GOZEL, SERDAR, RUSTAM, OGULJAN)


async def let_in(now: datetime) -> dict[Colleague, SignIn]:
    """All of them, as they come to work: invited, with a password, with a second factor."""
    invited = [(one, await _invite(one, now)) for one in EVERYBODY]
    await asyncio.gather(*(set_up_account(secret, PASSWORD, now) for _, secret in invited))
    signed_in = await asyncio.gather(*(_sign_in(one, now) for one in EVERYBODY))
    return dict(zip(EVERYBODY, signed_in, strict=True))


async def _invite(one: Colleague, now: datetime) -> str:
    _, secret = await invite_account(
        sign_in_name=one.sign_in_name,
        details=AccountDetails(one.name),
        standing=one.standing,
        language=one.language,
        by=None,
        now=now,
    )
    return secret


async def _sign_in(one: Colleague, now: datetime) -> SignIn:
    half_way = await give_password(
        one.sign_in_name, PASSWORD, "127.0.0.1", open_secret="", going_to="", now=now
    )
    half = (await visitor(half_way.secret, Area.STAFF, now)).actor
    assert isinstance(half, PasswordGiven)
    secret = await factor_secret(half)
    code = pyotp.TOTP(secret).at(now)
    entered = await enrol(half, code, open_secret=half_way.secret, now=now)
    staff = (await visitor(entered.secret, Area.STAFF, now)).actor
    assert isinstance(staff, Staff)
    return SignIn(one, staff, secret)
