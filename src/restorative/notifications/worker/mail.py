"""From exact words to one mail for one person, with their calendar entry if there is one."""

from datetime import datetime
from email.headerregistry import Address as Mailbox
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime
from uuid import UUID

import msgspec

from restorative.notifications.messages import Words
from restorative.notifications.rules.lines import Address
from restorative.notifications.rules.words import one_line

PLAIN = SMTP.clone(cte_type="7bit")


class Mail(msgspec.Struct, frozen=True):
    """All a carrier needs; `id` stays the same when it has to be sent a second time."""

    id: UUID
    key_id: UUID
    to: Address
    words: Words
    at: datetime


def written(mail: Mail, office: str) -> EmailMessage:
    """`office` is the bare address mail comes from; one recipient, and nobody in copy (S52)."""
    made = EmailMessage(policy=PLAIN)
    name, _, domain = office.rpartition("@")
    made["From"] = Mailbox(one_line(mail.to.sender), name, domain)
    made["To"] = Mailbox(addr_spec=mail.to.to)
    made["Subject"] = one_line(mail.words.subject)
    made["Date"] = format_datetime(mail.at)
    made["Message-ID"] = f"<{mail.id.hex}@{domain}>"
    made["Auto-Submitted"] = "auto-generated"
    made.set_content(mail.words.body + "\n")
    if mail.words.ics:
        _add_calendar(made, mail.words)
    return made


def _add_calendar(made: EmailMessage, words: Words) -> None:
    """Once as the part a mail program understands (RFC 6047), once as a file to open."""
    made.add_alternative(words.ics.decode(), subtype="calendar", params={"method": words.method})
    made.add_attachment(
        words.ics, maintype="application", subtype="ics", filename="appointment.ics"
    )
