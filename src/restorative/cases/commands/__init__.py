"""What staff do with a case, one function for each deed."""

from restorative.cases.commands.acting import alone_with_case, project_states
from restorative.cases.commands.allocation import (
    allocate,
    ask_to_take,
    declare_interests,
    take_from,
)
from restorative.cases.commands.clock import (
    extend_deadline,
    hold_track,
    meet_deadline,
    resume_track,
)
from restorative.cases.commands.companions import add_guardian, add_member, end_membership
from restorative.cases.commands.decisions import (
    accept_case,
    close_case,
    decline_case,
    return_for_data,
)
from restorative.cases.commands.details import (
    change_details,
    confirm_variation,
    propose_variation,
    record_guardianship,
    record_needs,
    record_no_contact,
    show_contact,
)
from restorative.cases.commands.mandates import record_mandate
from restorative.cases.commands.parties import add_person_harmed, add_young_person
from restorative.cases.commands.permissions import record_contact_permission
from restorative.cases.commands.referrals import change_referral, record_referral

__all__ = [
    "accept_case",
    "add_guardian",
    "add_member",
    "add_person_harmed",
    "add_young_person",
    "allocate",
    "alone_with_case",
    "ask_to_take",
    "change_details",
    "change_referral",
    "close_case",
    "confirm_variation",
    "declare_interests",
    "decline_case",
    "end_membership",
    "extend_deadline",
    "hold_track",
    "meet_deadline",
    "project_states",
    "propose_variation",
    "record_contact_permission",
    "record_guardianship",
    "record_mandate",
    "record_needs",
    "record_no_contact",
    "record_referral",
    "resume_track",
    "return_for_data",
    "show_contact",
    "take_from",
]
