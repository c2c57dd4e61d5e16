"""The mail server, where there is one."""

from collections.abc import Mapping

from restorative.settings.addresses import is_loopback, port_number
from restorative.settings.model import PREFIX, SettingsWrong, Smtp

SMTP_PORTS = {"none": 25, "starttls": 587, "tls": 465}


def smtp(given: Mapping[str, str]) -> Smtp | None:
    """Without a mail server nothing is mailed: letters, calls and text messages still work."""
    parts = {
        name: given.get(f"{PREFIX}SMTP_{name}", "").strip()
        for name in ("HOST", "PORT", "SECURITY", "FROM", "USER", "PASSWORD")
    }
    if not any(parts.values()):
        return None
    _check_smtp(parts)
    security = parts["SECURITY"] or "starttls"
    port = port_number(parts["PORT"] or str(SMTP_PORTS[security]), "SMTP_PORT")
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
