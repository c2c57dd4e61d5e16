"""Everything that happens because something else happened: one line for each."""

from restorative.access import above
from restorative.access import commands as access
from restorative.agreements.facts import AgreementSigned
from restorative.cases import commands as cases
from restorative.cases.facts import (
    CaseClosed,
    ContactPermissionChanged,
    FacilitatorStoodDown,
    MemberLeft,
    TrackHeld,
)
from restorative.cases.queries import holidays_by
from restorative.consent import commands as consent
from restorative.consent.facts import ConsentWithdrawn
from restorative.correspondence import queries as correspondence
from restorative.correspondence.commands import lengthen_links
from restorative.followup import commands as followup
from restorative.kernel.facts import listen
from restorative.meetings.facts import MeetingEnded
from restorative.notifications.commands.mailbox import deliver_text_message
from restorative.notifications.queries import hooks
from restorative.notifications.rules.lines import SentByOfficePhone, WordsReleased
from restorative.notifications.rules.replies import RepliedBySms
from restorative.people.facts import NoContactRecorded
from restorative.scheduling import commands as scheduling
from restorative.scheduling.facts import MeetingBooked, MeetingMoved
from restorative.scheduling.queries import holidays
from restorative.web.own_pages import Leaving


def wire() -> None:
    """Called once by every program; a second time changes nothing."""
    listen(Leaving, access.end_left_sessions)
    listen(AgreementSigned, followup.follow)
    listen(AgreementSigned, lengthen_links)
    listen(AgreementSigned, _meet_deadline)
    listen(MeetingEnded, _meet_deadline)
    listen(MeetingBooked, lengthen_links)
    listen(MeetingMoved, lengthen_links)
    listen(ConsentWithdrawn, scheduling.consent_withdrawn)
    listen(ContactPermissionChanged, scheduling.contact_permission_changed)
    listen(TrackHeld, scheduling.track_held)
    listen(CaseClosed, scheduling.case_closed)
    listen(FacilitatorStoodDown, scheduling.facilitator_stood_down)
    listen(MemberLeft, scheduling.member_left)
    listen(NoContactRecorded, scheduling.no_contact_recorded)
    listen(RepliedBySms, consent.replied_by_sms)
    listen(RepliedBySms, scheduling.replied_by_sms)
    listen(WordsReleased, scheduling.words_released)
    holidays_by(holidays)
    above.answer_by(
        holders=correspondence.link_holders,
        initials=correspondence.initials_of,
        needed_until=correspondence.links_needed_until,
    )
    hooks.reach_by(correspondence.reach)
    hooks.allow_by(correspondence.may_send)


async def _meet_deadline(fact: MeetingEnded | AgreementSigned) -> None:
    await cases.meet_deadline(fact.track_id, fact.at)


def wire_demonstration() -> None:
    """What only a demonstration does: it delivers to its own mailbox."""
    listen(SentByOfficePhone, deliver_text_message)
