"""What people do while an agreement is followed up."""

from restorative.followup.commands.ending import close, hand_over_report
from restorative.followup.commands.links import send_link_to_verifier
from restorative.followup.commands.projection import follow, recompute
from restorative.followup.commands.steps import (
    answer_as_receiver,
    answer_as_verifier,
    confirm_for_office,
    move_day,
    record_progress,
    tell_my_step,
    waive,
)

__all__ = [
    "answer_as_receiver",
    "answer_as_verifier",
    "close",
    "confirm_for_office",
    "follow",
    "hand_over_report",
    "move_day",
    "recompute",
    "record_progress",
    "send_link_to_verifier",
    "tell_my_step",
    "waive",
]
