"""What people do about their answers, and staff for them."""

from restorative.consent.commands.answering import answer_question
from restorative.consent.commands.recording import countersign, record_answer
from restorative.consent.commands.withdrawing import (
    ask_for_talk,
    record_withdrawal,
    replied_by_sms,
    withdraw_everything,
    withdraw_permission,
)

__all__ = [
    "answer_question",
    "ask_for_talk",
    "countersign",
    "record_answer",
    "record_withdrawal",
    "replied_by_sms",
    "withdraw_everything",
    "withdraw_permission",
]
