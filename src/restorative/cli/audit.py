"""Check the audit: whether anything in it was changed, cut out or put in."""

import argparse
import asyncio

from restorative.audit.chain import EMPTY, Broken, Head, head_from
from restorative.audit.verifying import verify
from restorative.cli.starting import CannotStart, opened


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("deed", choices=["verify"])
    parser.add_argument(
        "--head",
        metavar="HEAD",
        help="a head that an earlier check printed and that you kept in another place; "
        "only against it can a cut end or an audit written anew be seen",
    )


def main(given: argparse.Namespace) -> int:
    kept = _head(given.head)
    opened()
    found = asyncio.run(verify(kept))
    print(_said(found))
    return 1 if isinstance(found, Broken) else 0


def _head(text: str | None) -> Head | None:
    try:
        return None if text is None else head_from(text)
    except ValueError as error:
        raise CannotStart(
            "--head is not a head. It looks like this: 12:9f0c… (a number, a colon, 64 signs)."
        ) from error


def _said(found: Head | Broken) -> str:
    if isinstance(found, Broken):
        return f"The audit is broken at row {found.seq}: {found.how}."
    if found == EMPTY:
        return "The audit is empty."
    return f"The audit is whole. Rows: {found.seq}. Head, to keep elsewhere: {found}"
