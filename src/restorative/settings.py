"""What an office sets from outside: the only reader of the environment."""

import os
from collections.abc import Mapping
from functools import cache
from ipaddress import ip_address, ip_network
from pathlib import Path
from urllib.parse import urlsplit

import msgspec

from restorative import profile

PREFIX = "RESTORATIVE_"
NAMES = frozenset(
    PREFIX + name
    for name in (
        *("BASE_URL", "EXIT_SITE", "HOST", "KEY_FILE", "OFFICE_NAME", "OFFICE_PHONE"),
        *("PORT", "PROFILE", "PROXY", "SMTP_FROM", "SMTP_HOST", "SMTP_PASSWORD"),
        *("SMTP_PORT", "SMTP_SECURITY", "SMTP_USER"),
    )
)
DATABASES = ("sqlite", "postgres", "postgresql")
SMTP_PORTS = {"none": 25, "starttls": 587, "tls": 465}


class SettingsWrong(Exception):
    """A setting is missing or wrong; the message tells the person who starts the program."""


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
        return Path(parts.path) if parts.scheme == "sqlite" else None

    def __repr__(self) -> str:
        """Says nothing: an address may hold a password, and this lands in logs."""
        return "Settings(…)"


def from_environment(environment: Mapping[str, str] | None = None) -> Settings:
    """Every setting that is not given is chosen; every one that is given is checked."""
    given = os.environ if environment is None else environment
    _refuse_unknown(given)

    def setting(name: str, default: str) -> str:
        return given.get(PREFIX + name, "").strip() or default

    port = _port(setting("PORT", "8000"), "PORT")
    return Settings(
        database_url=_database_url(given),
        key_file=_key_file(given),
        base_url=_base_url(setting("BASE_URL", f"http://127.0.0.1:{port}")),
        host=setting("HOST", "127.0.0.1"),
        port=port,
        proxy=_proxy(setting("PROXY", "")),
        profile=_profile(setting("PROFILE", "tm-pilot")),
        exit_site=_exit_site(setting("EXIT_SITE", "https://www.wikipedia.org/")),
        office_name=setting("OFFICE_NAME", ""),
        office_phone=setting("OFFICE_PHONE", ""),
        smtp=_smtp(given),
    )


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


def _refuse_unknown(given: Mapping[str, str]) -> None:
    for name in sorted(given):
        if name.startswith(PREFIX) and name not in NAMES:
            raise SettingsWrong(
                f"{name} is not a setting. The settings are: {', '.join(sorted(NAMES))}."
            )


def _home(given: Mapping[str, str], variable: str, fallback: str) -> Path:
    folder = given.get(variable, "")
    home = Path(given.get("HOME", "") or Path.home())
    return (Path(folder) if folder else home / fallback) / "restorative"


def _database_url(given: Mapping[str, str]) -> str:
    url = given.get("DATABASE_URL", "").strip()
    if not url:
        folder = _home(given, "XDG_DATA_HOME", ".local/share")
        return f"sqlite://{folder / 'restorative.sqlite'}"
    parts = urlsplit(url)
    if parts.scheme not in DATABASES:
        raise SettingsWrong(
            "DATABASE_URL must begin with sqlite:/// or postgresql://. "
            "Example: sqlite:////var/lib/restorative/restorative.sqlite"
        )
    if parts.scheme == "sqlite":
        _check_sqlite(parts.netloc, parts.path)
    elif not parts.path.strip("/"):
        raise SettingsWrong(
            "DATABASE_URL names no database. Example: postgresql://user@host/restorative"
        )
    return url


def _check_sqlite(host: str, path: str) -> None:
    if host or not path.startswith("/") or path.endswith("/"):
        raise SettingsWrong(
            "DATABASE_URL for SQLite is sqlite:// and the whole path of a file. "
            "Example: sqlite:////var/lib/restorative/restorative.sqlite"
        )


def _key_file(given: Mapping[str, str]) -> Path:
    path = given.get(f"{PREFIX}KEY_FILE", "").strip()
    if not path:
        return _home(given, "XDG_CONFIG_HOME", ".config") / "restorative.keys"
    if not Path(path).is_absolute():
        raise SettingsWrong(f"{PREFIX}KEY_FILE must be the whole path of a file, from /.")
    return Path(path)


def is_loopback(host: str) -> bool:
    try:
        return host == "localhost" or ip_address(host).is_loopback
    except ValueError:
        return False


def _base_url(url: str) -> str:
    parts = urlsplit(url)
    host = parts.hostname or ""
    safe = parts.scheme == "https" or (parts.scheme == "http" and is_loopback(host))
    if not host or not safe or parts.username:
        raise SettingsWrong(
            f"{PREFIX}BASE_URL must begin with https:// (http:// only for 127.0.0.1 or "
            "localhost). Private links are made from it. Example: https://meetings.example.org"
        )
    if parts.path.strip("/") or parts.query or parts.fragment:
        raise SettingsWrong(f"{PREFIX}BASE_URL must end after the host name, without a path.")
    return f"{parts.scheme}://{parts.netloc}"


def _exit_site(url: str) -> str:
    parts = urlsplit(url)
    if any(c in url for c in " ;,\"'<>\\"):  # it stands in the Content-Security-Policy
        raise SettingsWrong(f"{PREFIX}EXIT_SITE is no address of a page.")
    if parts.scheme != "https" or not parts.hostname:
        raise SettingsWrong(
            f"{PREFIX}EXIT_SITE must begin with https://. It is the harmless page to which "
            "the button for leaving quickly goes."
        )
    return url


def _port(text: str, name: str) -> int:
    if not text.isascii() or not text.isdigit() or not 0 < int(text) < 65536:
        raise SettingsWrong(f"{PREFIX}{name} must be a number from 1 to 65535.")
    return int(text)


def _proxy(text: str) -> str:
    """Only what this proxy says about where a request came from is believed."""
    try:
        for part in filter(None, text.split(",")):
            ip_network(part.strip())
    except ValueError as error:
        raise SettingsWrong(
            f"{PREFIX}PROXY must be an address or a network, or several with commas. "
            "Example: 10.0.0.1"
        ) from error
    return text


def _profile(code: str) -> str:
    try:
        return profile.load(code).code
    except LookupError as error:
        raise SettingsWrong(f"{PREFIX}PROFILE: {error.args[0]}") from error


def _smtp(given: Mapping[str, str]) -> Smtp | None:
    """Without a mail server nothing is mailed: letters, calls and text messages still work."""
    parts = {
        name: given.get(f"{PREFIX}SMTP_{name}", "").strip()
        for name in ("HOST", "PORT", "SECURITY", "FROM", "USER", "PASSWORD")
    }
    if not any(parts.values()):
        return None
    _check_smtp(parts)
    security = parts["SECURITY"] or "starttls"
    port = _port(parts["PORT"] or str(SMTP_PORTS[security]), "SMTP_PORT")
    return Smtp(parts["HOST"], port, security, parts["FROM"], parts["USER"], parts["PASSWORD"])


def _check_smtp(parts: Mapping[str, str]) -> None:
    for name in ("HOST", "FROM"):
        if not parts[name]:
            raise SettingsWrong(
                f"{PREFIX}SMTP_{name} is missing. To send mail, set the host and the sender."
            )
    if "@" not in parts["FROM"] or any(c.isspace() for c in parts["FROM"]):
        raise SettingsWrong(f"{PREFIX}SMTP_FROM must be a mail address, without a name.")
    if parts["SECURITY"] not in ("", *SMTP_PORTS):
        raise SettingsWrong(f"{PREFIX}SMTP_SECURITY must be starttls, tls or none.")
    if parts["SECURITY"] == "none" and not is_loopback(parts["HOST"]):
        raise SettingsWrong(
            f"{PREFIX}SMTP_SECURITY=none is only for a mail server on this machine."
        )
    if bool(parts["USER"]) != bool(parts["PASSWORD"]):
        raise SettingsWrong(
            f"{PREFIX}SMTP_USER and {PREFIX}SMTP_PASSWORD are set together or not at all."
        )
