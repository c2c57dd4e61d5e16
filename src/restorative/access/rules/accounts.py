"""What the gate knows of a member of staff, and that one administrator must remain."""

from collections.abc import Iterable
from datetime import datetime, timedelta
from uuid import UUID

import msgspec

from restorative.access.rules.actors import Standing
from restorative.kernel.errors import RuleBroken
from restorative.kernel.sentences import say

SETUP_STANDS_FOR = timedelta(hours=72)


class AccountDetails(msgspec.Struct, frozen=True):
    """What is sealed of an account. `factor_secret` is empty before the first sign-in."""

    name: str
    phone: str = ""
    email: str = ""
    factor_secret: str = ""


class AccountCard(msgspec.Struct, frozen=True):
    """One account as other staff see it."""

    account_id: UUID
    sign_in_name: str
    name: str
    phone: str
    email: str
    standing: Standing
    language: str
    has_password: bool
    has_factor: bool
    invited_until: datetime | None
    disabled_at: datetime | None

    @property
    def is_open(self) -> bool:
        return self.disabled_at is None

    @property
    def can_administer(self) -> bool:
        return self.is_open and self.standing is Standing.ADMINISTRATOR


def require_another_administrator(account_id: UUID, accounts: Iterable[AccountCard]) -> None:
    """Somebody must always be able to let others in."""
    others = [a for a in accounts if a.account_id != account_id]
    if not any(a.can_administer and a.has_password and a.has_factor for a in others):
        raise RuleBroken(
            say("This is the only administrator who can sign in. Set up another one first.")
        )
