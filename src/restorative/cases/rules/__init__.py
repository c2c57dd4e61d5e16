"""What is true and allowed of a case: its people, its states, its clock, its facilitators."""

from restorative.cases.rules.circle import STAND_FOR_A_CHILD, Circle, Member, Role, Seat, Side

__all__ = ["STAND_FOR_A_CHILD", "Circle", "Member", "Role", "Seat", "Side"]
