"""Read the environment; nothing else in the program does."""

import os
from collections.abc import Mapping

from restorative import profile
from restorative.settings import addresses, mail, places
from restorative.settings.model import PREFIX, Settings, SettingsWrong

NAMES = frozenset(
    PREFIX + name
    for name in (
        *("BASE_URL", "EXIT_SITE", "HOST", "KEY_FILE", "OFFICE_NAME", "OFFICE_PHONE"),
        *("PORT", "PROFILE", "PROXY", "SMTP_FROM", "SMTP_HOST", "SMTP_PASSWORD"),
        *("SMTP_PORT", "SMTP_SECURITY", "SMTP_USER"),
    )
)


def from_environment(environment: Mapping[str, str] | None = None) -> Settings:
    """Every setting that is not given is chosen; every one that is given is checked."""
    given = os.environ if environment is None else environment
    _refuse_unknown(given)

    def setting(name: str, default: str) -> str:
        return given.get(PREFIX + name, "").strip() or default

    port = addresses.port_number(setting("PORT", "8000"), "PORT")
    return Settings(
        database_url=places.database_url(given),
        key_file=places.key_file(given),
        base_url=addresses.base_url(setting("BASE_URL", f"http://127.0.0.1:{port}")),
        host=setting("HOST", "127.0.0.1"),
        port=port,
        proxy=addresses.proxy(setting("PROXY", "")),
        profile=_profile(setting("PROFILE", "tm-pilot")),
        exit_site=addresses.exit_site(setting("EXIT_SITE", "https://www.wikipedia.org/")),
        office_name=setting("OFFICE_NAME", ""),
        office_phone=setting("OFFICE_PHONE", ""),
        smtp=mail.smtp(given),
    )


def _refuse_unknown(given: Mapping[str, str]) -> None:
    for name in sorted(given):
        if name.startswith(PREFIX) and name not in NAMES:
            raise SettingsWrong(
                f"{name} is not a setting. The settings are: {', '.join(sorted(NAMES))}."
            )


def _profile(code: str) -> str:
    try:
        return profile.load(code).code
    except LookupError as error:
        raise SettingsWrong(f"{PREFIX}PROFILE: {error.args[0]}") from error
