"""Staff accounts: invited, set up by their owner, changed, disabled; nobody sees a password."""

from datetime import datetime
from typing import Any
from uuid import UUID

import msgspec

from restorative.access import hashing, queries
from restorative.access.commands.sessions import end_sessions_of
from restorative.access.queries import offices
from restorative.access.queries.accounts import details, place
from restorative.access.rules import Standing
from restorative.access.rules.accounts import (
    SETUP_STANDS_FOR,
    AccountDetails,
    require_another_administrator,
)
from restorative.access.rules.passwords import fault_in
from restorative.access.tables import Account
from restorative.access.tokens import fingerprint, link_secret
from restorative.audit import Word, record
from restorative.db import is_duplicate, savepoint, transaction
from restorative.db.sealing import vault
from restorative.kernel.errors import NotFound, RuleBroken
from restorative.kernel.ids import new_id
from restorative.kernel.sentences import say


async def invite_account(
    *,
    sign_in_name: str,
    details: AccountDetails,
    standing: Standing,
    language: str,
    by: UUID | None,
    now: datetime,
) -> tuple[UUID, str]:
    """The account's id, and the secret of its set-up link: shown once, good for three days.

    `by` is None when the house itself invites: the first administrator.
    """
    account_id, secret = new_id(), link_secret()
    async with transaction():
        key_id = await offices.key_id()
        account = Account(
            id=account_id,
            sign_in_name=known_as(sign_in_name),
            standing=standing.value,
            language=language,
            sealed=await vault.seal(details, key_id, place(account_id)),
            key_id=key_id,
            setup_digest=fingerprint(secret),
            setup_until=now + SETUP_STANDS_FOR,
            created_at=now,
            created_by=by,
        )
        await _add(account)
        await record(Word.ACCOUNT_INVITED, by=by, at=now, about=account_id, reason=standing.value)
    return account_id, secret


async def invite_again(account_id: UUID, by: UUID, now: datetime) -> str:
    """A new set-up link, for a password that was forgotten. The second factor stays (S32)."""
    secret = link_secret()
    async with transaction():
        changed = (
            await Account.update(
                {
                    Account.setup_digest: fingerprint(secret),
                    Account.setup_until: now + SETUP_STANDS_FOR,
                }
            )
            .where((Account.id == account_id) & Account.disabled_at.is_null())
            .returning(Account.id)
        )
        if not changed:
            raise NotFound
        await record(Word.ACCOUNT_INVITED, by=by, at=now, about=account_id, reason="again")
    return secret


async def set_up_account(secret: str, password: str, now: datetime) -> None:
    """The owner chooses their password; whoever was signed in with the old one is not any more."""
    digest = fingerprint(secret)
    columns = (Account.id, Account.sign_in_name, Account.setup_until, Account.disabled_at)
    row = await Account.select(*columns).where(Account.setup_digest == digest).first()
    if row is None or row["disabled_at"] is not None or row["setup_until"] <= now:
        raise RuleBroken(
            say("This set-up link cannot be used. Ask your administrator for a new one.")
        )
    if fault := fault_in(password, row["sign_in_name"]):
        raise RuleBroken(fault, field="password")
    password_hash = await hashing.hashed(password)
    async with transaction():
        changed: dict[Any, Any] = {
            Account.password_hash: password_hash,
            Account.setup_digest: None,
            Account.setup_until: None,
        }
        await Account.update(changed).where(Account.setup_digest == digest)
        await end_sessions_of(row["id"])
        await record(Word.PASSWORD_SET, by=row["id"], at=now, about=row["id"])


async def change_details(
    account_id: UUID, *, name: str, phone: str, email: str, language: str, by: UUID, now: datetime
) -> None:
    async with transaction():
        row = await _row(account_id)
        known = await details(row)
        told = msgspec.structs.replace(known, name=name, phone=phone, email=email)
        sealed = await vault.seal(told, row["key_id"], place(account_id))
        await Account.update({Account.sealed: sealed, Account.language: language}).where(
            Account.id == account_id
        )
        await record(Word.ACCOUNT_CHANGED, by=by, at=now, about=account_id)


async def change_standing(account_id: UUID, standing: Standing, by: UUID, now: datetime) -> None:
    """They sign in anew: no page open now was opened under the new standing (S26)."""
    async with transaction():
        card = await queries.account(account_id)
        if card.standing is standing:
            return
        if card.can_administer:
            require_another_administrator(account_id, await queries.accounts())
        await Account.update({Account.standing: standing.value}).where(Account.id == account_id)
        await end_sessions_of(account_id)
        await record(Word.STANDING_CHANGED, by=by, at=now, about=account_id, reason=standing.value)


async def disable_account(account_id: UUID, by: UUID, now: datetime) -> None:
    async with transaction():
        card = await queries.account(account_id)
        if not card.is_open:
            return
        if card.can_administer:
            require_another_administrator(account_id, await queries.accounts())
        changed: dict[Any, Any] = {
            Account.disabled_at: now,
            Account.disabled_by: by,
            Account.setup_digest: None,
            Account.setup_until: None,
        }
        await Account.update(changed).where(Account.id == account_id)
        await end_sessions_of(account_id)
        await record(Word.ACCOUNT_DISABLED, by=by, at=now, about=account_id)


async def enable_account(account_id: UUID, by: UUID, now: datetime) -> None:
    async with transaction():
        await _row(account_id)
        await Account.update({Account.disabled_at: None, Account.disabled_by: None}).where(
            Account.id == account_id
        )
        await record(Word.ACCOUNT_ENABLED, by=by, at=now, about=account_id)


def known_as(sign_in_name: str) -> str:
    return sign_in_name.strip().casefold()


async def _add(account: Account) -> None:
    try:
        async with savepoint():
            await account.save()
    except Exception as error:
        if is_duplicate(error):
            raise RuleBroken(
                say("Somebody signs in with this name already. Choose another."),
                field="sign_in_name",
            ) from None
        raise


async def _row(account_id: UUID) -> dict[str, Any]:
    columns = (Account.id, Account.sealed, Account.key_id)
    row: dict[str, Any] | None = (
        await Account.select(*columns).where(Account.id == account_id).first()
    )
    if row is None:
        raise NotFound
    return row
