"""What an office sets: chosen where it is left out, refused with a sentence where it is wrong."""

from pathlib import Path

import pytest

from restorative.db import make_engine
from restorative.settings import Settings, SettingsWrong, Smtp, from_environment

HOME = {"HOME": "/home/office"}


def test_an_office_need_not_set_anything():
    assert from_environment(HOME) == Settings(
        database_url="sqlite:///home/office/.local/share/restorative/restorative.sqlite",
        key_file=Path("/home/office/.config/restorative/restorative.keys"),
    )


def test_the_keys_are_not_where_the_data_is():
    """Whoever copies the folder of the data has not copied the keys."""
    chosen = from_environment(HOME | {"XDG_DATA_HOME": "/srv", "XDG_CONFIG_HOME": "/etc"})
    assert chosen.database_file == Path("/srv/restorative/restorative.sqlite")
    assert chosen.key_file == Path("/etc/restorative/restorative.keys")


def test_a_folder_may_have_any_name():
    """What an address would read as its own signs stays a part of the path."""
    chosen = from_environment({"HOME": "/home/Gül 50%41#?"})
    path = Path("/home/Gül 50%41#?/.local/share/restorative/restorative.sqlite")
    assert chosen.database_file == path
    assert make_engine(chosen.database_url).path == str(path)


def test_everything_can_be_set():
    given = HOME | {
        "DATABASE_URL": "postgresql://app@db/restorative",
        "RESTORATIVE_KEY_FILE": "/etc/restorative.keys",
        "RESTORATIVE_BASE_URL": "https://meetings.example.org/",
        "RESTORATIVE_HOST": "0.0.0.0",  # noqa: S104
        "RESTORATIVE_PORT": "8080",
        "RESTORATIVE_PROXY": "10.0.0.1",
        "RESTORATIVE_PROFILE": "baseline",
        "RESTORATIVE_EXIT_SITE": "https://weather.example.org/",
        "RESTORATIVE_OFFICE_NAME": "Gülşen",
        "RESTORATIVE_OFFICE_PHONE": "+993 12 00 00 00",
        "RESTORATIVE_SMTP_HOST": "mail.example.org",
        "RESTORATIVE_SMTP_FROM": "office@example.org",
        "RESTORATIVE_SMTP_USER": "office",
        "RESTORATIVE_SMTP_PASSWORD": "pw",
    }
    assert from_environment(given) == Settings(
        database_url="postgresql://app@db/restorative",
        key_file=Path("/etc/restorative.keys"),
        base_url="https://meetings.example.org",
        host="0.0.0.0",  # noqa: S104
        port=8080,
        proxy="10.0.0.1",
        profile="baseline",
        exit_site="https://weather.example.org/",
        office_name="Gülşen",
        office_phone="+993 12 00 00 00",
        smtp=Smtp("mail.example.org", 587, "starttls", "office@example.org", "office", "pw"),
    )


@pytest.mark.parametrize(
    ("name", "value", "says"),
    [
        ("DATABASE_URL", "mysql://x/y", "must begin with sqlite:/// or postgresql://"),
        ("DATABASE_URL", "restorative.sqlite", "must begin with sqlite:/// or postgresql://"),
        ("DATABASE_URL", "sqlite://relative.sqlite", "the whole path of a file"),
        ("DATABASE_URL", "sqlite:///folder/", "the whole path of a file"),
        ("DATABASE_URL", "postgresql://user@host", "names no database"),
        ("RESTORATIVE_KEY_FILE", "keys", "the whole path of a file"),
        ("RESTORATIVE_BASE_URL", "http://meetings.example.org", "must begin with https://"),
        ("RESTORATIVE_BASE_URL", "meetings.example.org", "must begin with https://"),
        ("RESTORATIVE_BASE_URL", "https://", "must begin with https://"),
        ("RESTORATIVE_BASE_URL", "https://a:b@example.org", "must begin with https://"),
        ("RESTORATIVE_BASE_URL", "http://127.0.0.1.example.org", "must begin with https://"),
        ("RESTORATIVE_BASE_URL", "https://example.org/office", "without a path"),
        ("RESTORATIVE_BASE_URL", "https://[::1", "no address"),
        ("RESTORATIVE_BASE_URL", "https://example.org:x", "no address"),
        ("DATABASE_URL", "postgresql://host:port/restorative", "no address"),
        ("RESTORATIVE_EXIT_SITE", "http://example.org", "must begin with https://"),
        ("RESTORATIVE_EXIT_SITE", "javascript:alert(1)", "must begin with https://"),
        ("RESTORATIVE_EXIT_SITE", "https://a.org; script-src *", "no address"),
        ("RESTORATIVE_PORT", "eighty", "a number from 1 to 65535"),
        ("RESTORATIVE_PORT", "0", "a number from 1 to 65535"),
        ("RESTORATIVE_PORT", "65536", "a number from 1 to 65535"),
        ("RESTORATIVE_PORT", "²", "a number from 1 to 65535"),
        ("RESTORATIVE_PROXY", "nginx", "an address or a network"),
        ("RESTORATIVE_PROFILE", "mars", 'There is no profile "mars"'),
        ("RESTORATIVE_SMTP_HOST", "mail", "RESTORATIVE_SMTP_FROM is missing"),
        ("RESTORATIVE_SMTP_FROM", "a@b", "RESTORATIVE_SMTP_HOST is missing"),
        ("RESTORATIVE_BASEURL", "https://x", "RESTORATIVE_BASEURL is not a setting"),
    ],
)
def test_a_wrong_setting_is_named_and_explained(name, value, says):
    with pytest.raises(SettingsWrong) as refused:
        from_environment(HOME | {name: value})
    assert says in str(refused.value)
    assert name.removeprefix("RESTORATIVE_") in str(refused.value) or "_SMTP_" in name


@pytest.mark.parametrize(
    ("name", "value", "says"),
    [
        ("FROM", "Office <a@b>", "a mail address, without a name"),
        ("SECURITY", "ssl", "starttls, tls or none"),
        ("SECURITY", "none", "only for a mail server on this machine"),
        ("USER", "me", "set together"),
        ("PORT", "x", "RESTORATIVE_SMTP_PORT"),
    ],
)
def test_a_wrong_mail_setting_is_explained(name, value, says):
    given = HOME | {
        "RESTORATIVE_SMTP_HOST": "mail.example.org",
        "RESTORATIVE_SMTP_FROM": "office@example.org",
        f"RESTORATIVE_SMTP_{name}": value,
    }
    with pytest.raises(SettingsWrong, match=says):
        from_environment(given)


@pytest.mark.parametrize("host", ["127.0.0.1:8000", "localhost", "[::1]:9000"])
def test_plain_http_is_for_this_machine_only(host):
    assert from_environment(HOME | {"RESTORATIVE_BASE_URL": f"http://{host}"}).base_url == (
        f"http://{host}"
    )


def test_settings_do_not_show_themselves():
    """S94: neither a log nor an error page learns a password from them."""
    given = HOME | {
        "DATABASE_URL": "postgresql://app:geheim@db/restorative",
        "RESTORATIVE_SMTP_HOST": "mail.example.org",
        "RESTORATIVE_SMTP_FROM": "office@example.org",
        "RESTORATIVE_SMTP_USER": "office",
        "RESTORATIVE_SMTP_PASSWORD": "geheim",
    }
    settings = from_environment(given)
    assert "geheim" not in f"{settings} {settings!r} {settings.smtp!r}"
