"""Replies that staff record, and links that have to last."""

from datetime import datetime
from uuid import UUID

from restorative.access import commands as access
from restorative.access.rules import Staff
from restorative.agreements.facts import AgreementSigned
from restorative.cases import queries as cases
from restorative.correspondence.forms import ReplyForm
from restorative.notifications import commands as notifications
from restorative.notifications.rules import Reply
from restorative.scheduling.facts import MeetingBooked, MeetingMoved


async def lengthen_links(fact: MeetingBooked | MeetingMoved | AgreementSigned) -> None:
    """Whoever takes part can open their page as long as they need it."""
    await access.lengthen_links(fact.case_id, fact.at)


async def record_reply(staff: Staff, case_id: UUID, form: ReplyForm, now: datetime) -> Reply:
    """A person of another case is not there."""
    member = await cases.member(case_id, form.person_id, now)
    return await notifications.record_reply(
        member.person_id, case_id, member.card.key_id, form.words, staff.account_id, now
    )
