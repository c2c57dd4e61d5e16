"""What the gate says to people: here is your link. Never the code (S14)."""

from datetime import datetime, timedelta
from uuid import UUID

from restorative.access.above import LinkHolder
from restorative.access.rules import Office
from restorative.access.rules.sent import SentLink
from restorative.notifications.messages import Outgoing
from restorative.notifications.rules.states import Channel

USELESS_AFTER = timedelta(days=3)


def private_link(
    holder: LinkHolder,
    case_id: UUID,
    sent: SentLink,
    channel: Channel,
    office: Office,
    now: datetime,
) -> Outgoing:
    return Outgoing(
        template="access/private_link",
        case_id=case_id,
        to_person=holder.person_id,
        key_id=holder.key_id,
        channel=channel,
        language=holder.language,
        about=sent.link_id,
        occurrence=str(sent.link_id),
        useless_after=now + USELESS_AFTER,
        values={"link": office.link(sent.secret), "sender": office.sender, "phone": office.phone},
    )
