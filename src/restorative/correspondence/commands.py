"""What a member of staff records about a reply."""

from datetime import datetime
from uuid import UUID

from restorative.access.rules import Staff
from restorative.cases import queries as cases
from restorative.correspondence.forms import ReplyForm
from restorative.notifications import commands as notifications
from restorative.notifications.rules import Reply


async def record_reply(staff: Staff, case_id: UUID, form: ReplyForm, now: datetime) -> Reply:
    """A person of another case is not there."""
    member = await cases.member(case_id, form.person_id, now)
    return await notifications.record_reply(
        member.person_id, case_id, member.card.key_id, form.words, staff.account_id, now
    )
