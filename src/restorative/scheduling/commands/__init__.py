"""What people do with times, places, dates and invitations."""

from restorative.scheduling.commands.booking import book, move
from restorative.scheduling.commands.bookings import hold_helper, release_booking
from restorative.scheduling.commands.calling_off import (
    cancel,
    close,
    hold_back,
    hold_back_by_staff,
    release_text,
    words_released,
)
from restorative.scheduling.commands.hearing import (
    case_closed,
    consent_withdrawn,
    contact_permission_changed,
    facilitator_stood_down,
    member_left,
    no_contact_recorded,
    track_held,
)
from restorative.scheduling.commands.inviting import (
    answer_invitation,
    invite,
    record_invitation_answer,
    replied_by_sms,
    waive_notice,
)
from restorative.scheduling.commands.places import (
    add_entrance,
    add_helper,
    add_holiday,
    add_room,
    add_venue,
    close_place,
    end_helper,
    remove_holiday,
)
from restorative.scheduling.commands.times import (
    answer_times,
    offer_own_times,
    offer_time,
    record_times,
    withdraw_offer,
)

__all__ = [
    "add_entrance",
    "add_helper",
    "add_holiday",
    "add_room",
    "add_venue",
    "answer_invitation",
    "answer_times",
    "book",
    "cancel",
    "case_closed",
    "close",
    "close_place",
    "consent_withdrawn",
    "contact_permission_changed",
    "end_helper",
    "facilitator_stood_down",
    "hold_back",
    "hold_back_by_staff",
    "hold_helper",
    "invite",
    "member_left",
    "move",
    "no_contact_recorded",
    "offer_own_times",
    "offer_time",
    "record_invitation_answer",
    "record_times",
    "release_booking",
    "release_text",
    "remove_holiday",
    "replied_by_sms",
    "track_held",
    "waive_notice",
    "withdraw_offer",
    "words_released",
]
