"""Make the first administrator, who adds all other accounts."""

import argparse
import asyncio
from datetime import datetime

from restorative.access import queries
from restorative.access.commands import invite_account, invite_again
from restorative.access.rules import Standing
from restorative.access.rules.accounts import AccountCard, AccountDetails
from restorative.cli.starting import CannotStart, opened
from restorative.kernel.clock import SystemClock

ASKED = {"sign_in_name": "Name to sign in with: ", "name": "Full name: "}


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("sign_in_name", nargs="?", help="the name to sign in with")
    parser.add_argument("name", nargs="?", help="the person's full name")


def main(given: argparse.Namespace) -> int:
    opened()
    address = asyncio.run(_address(given, SystemClock().now()))
    print("The administrator opens this address within three days and chooses a password:")
    print(address)
    return 0


async def _address(given: argparse.Namespace, now: datetime) -> str:
    secret = await _secret(given, now)
    return (await queries.office()).set_up_link(secret)


async def _secret(given: argparse.Namespace, now: datetime) -> str:
    administrators = await queries.accounts(Standing.ADMINISTRATOR)
    if any(card.is_open and card.has_password for card in administrators):
        raise CannotStart(
            "There is an administrator already, who adds and disables the other accounts."
        )
    waiting = [card for card in administrators if card.is_open]
    return await (_again(waiting[0], now) if waiting else _first(given, now))


async def _again(card: AccountCard, now: datetime) -> str:
    """They were invited and never came: the old link stops, a new one is printed."""
    return await invite_again(card.account_id, card.account_id, now)


async def _first(given: argparse.Namespace, now: datetime) -> str:
    office = await queries.office()
    _, secret = await invite_account(
        sign_in_name=_given_or_asked(given, "sign_in_name"),
        details=AccountDetails(_given_or_asked(given, "name")),
        standing=Standing.ADMINISTRATOR,
        language=office.language,
        by=None,
        now=now,
    )
    return secret


def _given_or_asked(given: argparse.Namespace, field: str) -> str:
    answer = str(getattr(given, field) or input(ASKED[field])).strip()
    if not answer or len(answer) > 120 or not answer.isprintable():
        raise CannotStart("A name has between 1 and 120 letters.")
    return answer
