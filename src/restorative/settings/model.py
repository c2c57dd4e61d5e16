"""What can be set; whatever is left out is chosen."""

from pathlib import Path
from urllib.parse import SplitResult, unquote, urlsplit

import msgspec

PREFIX = "RESTORATIVE_"


class SettingsWrong(Exception):
    """A setting is missing or wrong; the message tells the person who starts the program."""


def split(url: str, name: str) -> SplitResult:
    """The parts of an address, or a sentence that names the setting."""
    try:
        parts = urlsplit(url)
        _ = parts.port  # read to be checked
    except ValueError as error:
        raise SettingsWrong(f"{name} is no address that can be understood.") from error
    return parts


class Smtp(msgspec.Struct, frozen=True):
    host: str
    port: int
    security: str
    sender: str
    user: str = ""
    password: str = ""

    def __repr__(self) -> str:
        return "Smtp(…)"


class Settings(msgspec.Struct, frozen=True, kw_only=True):
    database_url: str
    key_file: Path
    base_url: str = "http://127.0.0.1:8000"
    host: str = "127.0.0.1"
    port: int = 8000
    proxy: str = ""
    profile: str = "tm-pilot"
    exit_site: str = "https://www.wikipedia.org/"
    office_name: str = ""
    office_phone: str = ""
    smtp: Smtp | None = None
    demo: bool = False

    @property
    def is_https(self) -> bool:
        return self.base_url.startswith("https://")

    @property
    def database_file(self) -> Path | None:
        parts = urlsplit(self.database_url)
        return Path(unquote(parts.path)) if parts.scheme == "sqlite" else None

    def __repr__(self) -> str:
        """Says nothing: an address may hold a password, and this lands in logs."""
        return "Settings(…)"
