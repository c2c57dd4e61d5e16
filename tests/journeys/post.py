"""The post office of the stories: what leaves the house, as the people get it."""

import re
from collections.abc import Awaitable, Callable
from email.message import EmailMessage

import icalendar
import msgspec

from restorative.notifications.rules.outcomes import Ended
from restorative.notifications.worker.mail import Mail, written

OFFICE_ADDRESS = "office@testserver"
LINK = re.compile(r"https?://[^/\s]+/m/([A-Za-z0-9]{22})")


class Letter(msgspec.Struct, frozen=True):
    """One message as it reached somebody: by mail, by SMS, or printed."""

    to: str
    subject: str
    words: str
    calendar: str = ""
    mail: EmailMessage | None = None

    @property
    def text(self) -> str:
        return f"{self.to}\n{self.subject}\n{self.words}\n{self.calendar}"

    @property
    def event(self) -> icalendar.Component:
        (event,) = icalendar.Calendar.from_ical(self.calendar).walk("VEVENT")
        return event

    @property
    def method(self) -> str:
        return str(icalendar.Calendar.from_ical(self.calendar)["method"])


class PostOffice:
    """Takes mail as a mail server would, and keeps what was sent by the office phone beside it."""

    def __init__(self) -> None:
        self.letters: list[Letter] = []

    async def carry(self, mail: Mail, leave: Callable[[], Awaitable[bool]]) -> Ended:
        if not await leave():
            return Ended.WITHHELD
        message = written(mail, OFFICE_ADDRESS)
        ics = mail.words.ics.decode()
        self.letters.append(
            Letter(mail.to.to, mail.words.subject, mail.words.body, ics, mail=message)
        )
        return Ended.ACCEPTED

    def to(self, *addresses: str) -> list[Letter]:
        return [one for one in self.letters if one.to in addresses]

    def link_to(self, *addresses: str) -> str:
        """The secret of the newest private link that this person got."""
        found = [LINK.search(one.words) for one in self.to(*addresses)]
        return [one[1] for one in found if one][-1]
