"""Addresses: our own, the one to leave for, the port, the proxy that is believed."""

from ipaddress import ip_address, ip_network

from restorative.settings.model import PREFIX, SettingsWrong, split


def is_loopback(host: str) -> bool:
    try:
        return host == "localhost" or ip_address(host).is_loopback
    except ValueError:
        return False


def base_url(url: str) -> str:
    parts = split(url, f"{PREFIX}BASE_URL")
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


def exit_site(url: str) -> str:
    parts = split(url, f"{PREFIX}EXIT_SITE")
    if any(c in url for c in " ;,\"'<>\\"):  # it stands in the Content-Security-Policy
        raise SettingsWrong(f"{PREFIX}EXIT_SITE is no address of a page.")
    if parts.scheme != "https" or not parts.hostname:
        raise SettingsWrong(
            f"{PREFIX}EXIT_SITE must begin with https://. It is the harmless page to which "
            "the button for leaving quickly goes."
        )
    return url


def port_number(text: str, name: str) -> int:
    if not text.isascii() or not text.isdigit() or not 0 < int(text) < 65536:
        raise SettingsWrong(f"{PREFIX}{name} must be a number from 1 to 65535.")
    return int(text)


def proxy(text: str) -> str:
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
