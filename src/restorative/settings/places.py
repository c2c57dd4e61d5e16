"""Where the database and the keys lie."""

from collections.abc import Mapping
from pathlib import Path
from urllib.parse import quote

from restorative.settings.model import PREFIX, SettingsWrong, split

DATABASES = ("sqlite", "postgres", "postgresql")


def database_url(given: Mapping[str, str]) -> str:
    url = given.get("DATABASE_URL", "").strip()
    if not url:
        folder = _home(given, "XDG_DATA_HOME", ".local/share")
        return f"sqlite://{quote(str(folder / 'restorative.sqlite'))}"
    parts = split(url, "DATABASE_URL")
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


def _home(given: Mapping[str, str], variable: str, fallback: str) -> Path:
    folder = given.get(variable, "")
    home = Path(given.get("HOME", "") or Path.home())
    return (Path(folder) if folder else home / fallback) / "restorative"


def key_file(given: Mapping[str, str]) -> Path:
    path = given.get(f"{PREFIX}KEY_FILE", "").strip()
    if not path:
        return _home(given, "XDG_CONFIG_HOME", ".config") / "restorative.keys"
    if not Path(path).is_absolute():
        raise SettingsWrong(f"{PREFIX}KEY_FILE must be the whole path of a file, from /.")
    return Path(path)
