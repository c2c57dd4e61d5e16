"""Staff accounts, without anything that could sign in."""

from typing import Any
from uuid import UUID

from restorative.access.rules import Standing
from restorative.access.rules.accounts import AccountCard, AccountDetails
from restorative.access.tables import Account
from restorative.db.sealing import vault
from restorative.kernel.errors import NotFound

COLUMNS = [
    Account.id,
    Account.sign_in_name,
    Account.standing,
    Account.language,
    Account.sealed,
    Account.key_id,
    Account.password_hash,
    Account.setup_until,
    Account.enrolled_at,
    Account.disabled_at,
]


async def accounts(standing: Standing | None = None) -> list[AccountCard]:
    """Everybody, or everybody of one standing, by name."""
    query = Account.select(*COLUMNS)
    if standing is not None:
        query = query.where(Account.standing == standing.value)
    cards = [await _card(row) for row in await query]
    return sorted(cards, key=lambda card: card.name.casefold())


async def account(account_id: UUID) -> AccountCard:
    row = await Account.select(*COLUMNS).where(Account.id == account_id).first()
    if row is None:
        raise NotFound
    return await _card(row)


async def colleague(account_id: UUID) -> str:
    """The name to show beside what somebody did; empty where the house did it."""
    row = (
        await Account.select(Account.id, Account.sealed, Account.key_id)
        .where(Account.id == account_id)
        .first()
    )
    return (await details(row)).name if row else ""


async def details(row: dict[str, Any]) -> AccountDetails:
    return await vault.open(row["sealed"], AccountDetails, row["key_id"], place(row["id"]))


def place(account_id: UUID) -> str:
    return f"account:{account_id}"


async def _card(row: dict[str, Any]) -> AccountCard:
    known = await details(row)
    return AccountCard(
        account_id=row["id"],
        sign_in_name=row["sign_in_name"],
        name=known.name,
        phone=known.phone,
        email=known.email,
        standing=Standing(row["standing"]),
        language=row["language"],
        has_password=row["password_hash"] is not None,
        has_factor=row["enrolled_at"] is not None,
        invited_until=row["setup_until"],
        disabled_at=row["disabled_at"],
    )
