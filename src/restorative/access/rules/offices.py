"""The office: one per installation."""

import msgspec


class Office(msgspec.Struct, frozen=True):
    """What every page may say of the office.

    `sender` is the name its messages go out under; `hours` is a line people can
    read ("Monday to Friday, 9 to 18"); `exit_site` is where "Leave this page" goes;
    `base_url` comes from the settings and never from a request (S21).
    """

    name: str
    phone: str
    hours: str
    language: str
    sender: str
    time_zone: str
    profile: str
    exit_site: str
    base_url: str = ""

    def link(self, secret: str) -> str:
        """The address of a private link, as it stands in a message."""
        return f"{self.base_url}/m/{secret}"

    def set_up_link(self, secret: str) -> str:
        return f"{self.base_url}/set-up/{secret}"
