"""Staff sign in: a password, then a second factor; a new session at each step (S24, S28)."""

from datetime import datetime
from typing import Any
from uuid import UUID

import msgspec

from restorative.access import factors, hashing
from restorative.access.commands.accounts import known_as
from restorative.access.commands.sessions import begin_staff_session, end_session
from restorative.access.commands.shown_once import show
from restorative.access.commands.tries import forget, may_try
from restorative.access.queries.accounts import details, place
from restorative.access.queries.sessions import continue_to
from restorative.access.rules import PasswordGiven, Staff
from restorative.access.rules.trying import FACTORS, PASSWORDS, network_of
from restorative.access.tables import Account, RecoveryCode, Session
from restorative.access.tokens import fingerprint, recovery_code
from restorative.audit import Word, record
from restorative.db import transaction
from restorative.db.sealing import vault
from restorative.kernel.errors import RuleBroken
from restorative.kernel.ids import new_id
from restorative.kernel.sentences import say

RECOVERY_CODES = 8
RECOVERY = "recovery codes"
TOO_MANY = say("Too many tries. Wait 15 minutes, then try again.")
NOT_THIS = say("This name and password do not belong together. Check both.")
NOT_THIS_CODE = say("That code is not right. Use the newest one that the app shows.")
COLUMNS = [
    Account.id,
    Account.sealed,
    Account.key_id,
    Account.password_hash,
    Account.disabled_at,
    Account.enrolled_at,
    Account.factor_step,
]


class SignedIn(msgspec.Struct, frozen=True):
    """The new session's secret, and where the person was going."""

    secret: str
    continue_to: str = ""


async def give_password(
    name: str, password: str, host: str, *, open_secret: str, going_to: str, now: datetime
) -> SignedIn:
    """One hash is always compared: unknown, disabled and wrong take the same way (S30)."""
    who = f"password|{known_as(name)}|{network_of(host)}"
    if not await may_try(who, PASSWORDS, now):
        raise RuleBroken(TOO_MANY)
    account = await _account(Account.sign_in_name == known_as(name))
    may_enter = account is not None and account["disabled_at"] is None
    kept = account["password_hash"] if account and may_enter else None
    if not await hashing.is_right(password, kept) or account is None:
        raise RuleBroken(NOT_THIS)
    async with transaction():
        await forget(who)
        await end_session(open_secret)
        await _prepare_factor(account)
        _, secret = await begin_staff_session(
            account["id"], is_full=False, continue_to=going_to, now=now
        )
        await record(Word.PASSWORD_GIVEN, by=account["id"], at=now, about=account["id"])
    return SignedIn(secret)


async def give_factor(
    half: PasswordGiven, typed: str, *, open_secret: str, now: datetime
) -> SignedIn:
    """A code of the app, or one of the codes on paper."""
    await _count_factor(half.account_id, now)
    async with transaction():
        account = await _known(half.account_id)
        if not half.enrolled or not await _factor_fits(account, typed, now):
            raise RuleBroken(NOT_THIS_CODE, field="code")
        return await _signed_in(half, open_secret, now)


async def enrol(half: PasswordGiven, typed: str, *, open_secret: str, now: datetime) -> SignedIn:
    """The first code proves that the app has the secret; then the paper codes are shown once."""
    await _count_factor(half.account_id, now)
    async with transaction():
        account = await _known(half.account_id)
        if half.enrolled or not await _step_fits(account, typed, now):
            raise RuleBroken(NOT_THIS_CODE, field="code")
        await Account.update({Account.enrolled_at: now}).where(Account.id == half.account_id)
        await record(Word.FACTOR_ENROLLED, by=half.account_id, at=now, about=half.account_id)
        signed_in = await _signed_in(half, open_secret, now)
        session = (
            await Session.select(Session.id)
            .where(Session.digest == fingerprint(signed_in.secret))
            .first()
        )
        assert session is not None
        await _new_recovery_codes(half.account_id, session["id"], now)
    return signed_in


async def renew_recovery_codes(staff: Staff, now: datetime) -> None:
    async with transaction():
        await _new_recovery_codes(staff.account_id, staff.session_id, now)
        await record(
            Word.RECOVERY_CODES_RENEWED, by=staff.account_id, at=now, about=staff.account_id
        )


async def factor_secret(half: PasswordGiven) -> str:
    """To be put into the app; nobody sees it once it has proved itself."""
    if half.enrolled:
        return ""
    return (await details(await _known(half.account_id))).factor_secret


async def _signed_in(half: PasswordGiven, open_secret: str, now: datetime) -> SignedIn:
    going_to = await continue_to(half.session_id)
    await forget(_factor_of(half.account_id))
    await end_session(open_secret)
    _, secret = await begin_staff_session(
        half.account_id, is_full=True, continue_to=going_to, now=now
    )
    await record(Word.SIGNED_IN, by=half.account_id, at=now, about=half.account_id)
    return SignedIn(secret, going_to)


async def _factor_fits(account: dict[str, Any], typed: str, now: datetime) -> bool:
    if len(typed) == 6 and typed.isascii() and typed.isdigit():
        return await _step_fits(account, typed, now)
    used = (
        await RecoveryCode.update({RecoveryCode.used_at: now})
        .where(
            (RecoveryCode.account_id == account["id"])
            & (RecoveryCode.digest == fingerprint(typed.upper()))
            & RecoveryCode.used_at.is_null()
        )
        .returning(RecoveryCode.id)
    )
    return bool(used)


async def _step_fits(account: dict[str, Any], typed: str, now: datetime) -> bool:
    """Every step once, also when two come at the same time (S29)."""
    step = factors.step_of((await details(account)).factor_secret, typed, now)
    if step is None:
        return False
    used = (
        await Account.update({Account.factor_step: step})
        .where((Account.id == account["id"]) & (Account.factor_step < step))
        .returning(Account.id)
    )
    return bool(used)


async def _prepare_factor(account: dict[str, Any]) -> None:
    """Made when it is first needed, so that the page that shows it changes nothing."""
    known = await details(account)
    if account["enrolled_at"] is not None or known.factor_secret:
        return
    told = msgspec.structs.replace(known, factor_secret=factors.new_secret())
    sealed = await vault.seal(told, account["key_id"], place(account["id"]))
    await Account.update({Account.sealed: sealed}).where(Account.id == account["id"])


async def _new_recovery_codes(account_id: UUID, session_id: UUID, now: datetime) -> None:
    codes = tuple(recovery_code() for _ in range(RECOVERY_CODES))
    await RecoveryCode.delete().where(RecoveryCode.account_id == account_id)
    await RecoveryCode.insert(
        *[
            RecoveryCode(id=new_id(), account_id=account_id, digest=fingerprint(code))
            for code in codes
        ]
    )
    await show(session_id, RECOVERY, codes, now)


async def _count_factor(account_id: UUID, now: datetime) -> None:
    if not await may_try(_factor_of(account_id), FACTORS, now):
        raise RuleBroken(TOO_MANY, field="code")


def _factor_of(account_id: UUID) -> str:
    return f"factor|{account_id}"


async def _known(account_id: UUID) -> dict[str, Any]:
    account = await _account(Account.id == account_id)
    assert account is not None  # its session was found a moment ago
    return account


async def _account(which: Any) -> dict[str, Any] | None:
    found: dict[str, Any] | None = await Account.select(*COLUMNS).where(which).first()
    return found
