"""`restorative …`: start the program, look after it, and hear in one sentence why it will not."""

import argparse
import os
import sys
from collections.abc import Sequence

from restorative.cli import account, audit, demo, migrate, run, worker
from restorative.cli.starting import sentence_for

ONLY_THE_OFFICE = 0o077
COMMANDS = {
    "run": run,
    "demo": demo,
    "worker": worker,
    "migrate": migrate,
    "account": account,
    "audit": audit,
}


def main(arguments: Sequence[str] | None = None) -> int:
    os.umask(ONLY_THE_OFFICE)
    given = _parser().parse_args(arguments)
    try:
        return int(COMMANDS[given.command].main(given))
    except KeyboardInterrupt:
        return 130
    except Exception as error:
        if (sentence := sentence_for(error)) is None:
            raise
        print(sentence, file=sys.stderr)
        return 2


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="restorative", description="Runs restorative conferences.", allow_abbrev=False
    )
    commands = parser.add_subparsers(dest="command", required=True, metavar="COMMAND")
    for name, module in COMMANDS.items():
        purpose = (module.__doc__ or "").strip()
        added = commands.add_parser(name, help=purpose, description=purpose, allow_abbrev=False)
        module.add_arguments(added)
    return parser
