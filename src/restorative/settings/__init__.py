"""What an office sets from outside: the only reader of the environment."""

from functools import cache

from restorative.settings.model import Settings, SettingsWrong, Smtp
from restorative.settings.reading import NAMES, from_environment

__all__ = ["NAMES", "Settings", "SettingsWrong", "Smtp", "choose", "from_environment", "in_use"]


@cache
def _chosen() -> list[Settings]:
    return []


def choose(settings: Settings) -> None:
    """Use these from now on; must come before the first query."""
    _chosen()[:] = [settings]


def in_use() -> Settings:
    if not _chosen():
        choose(from_environment())
    return _chosen()[0]
