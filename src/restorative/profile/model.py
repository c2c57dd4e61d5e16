"""What a profile holds; the values and their sources stand in the TOML files."""

from enum import StrEnum
from typing import Annotated
from zoneinfo import ZoneInfo

from msgspec import Meta, Struct

Count = Annotated[int, Meta(ge=0)]
Positive = Annotated[int, Meta(gt=0)]
Hour = Annotated[int, Meta(ge=0, le=23)]


class MajorityCountsFrom(StrEnum):
    BIRTHDAY = "birthday"
    DAY_AFTER = "day_after"


class DeadlineCounts(StrEnum):
    CALENDAR = "calendar"
    WORKING = "working"


class GuardianSigns(StrEnum):
    ALWAYS = "always"
    DUTIES_AND_MONEY = "duties_and_money"


class ServiceHours(Struct, frozen=True, forbid_unknown_fields=True):
    from_age: Positive
    hours: Count


class Retention(Struct, frozen=True, forbid_unknown_fields=True):
    declined_contact_days: Positive
    withdrawn_days: Positive
    completed_contact_days: Positive
    completed_content_months: Positive
    majority_plus_months: Count
    agreement_years: Positive
    risk_notes_months: Positive
    audit_years: Positive


class Profile(Struct, frozen=True, forbid_unknown_fields=True):
    code: str
    name: str
    languages: tuple[str, ...]
    time_zone: str
    police_phone: str
    ambulance_phone: str

    majority_age: Positive
    majority_counts_from: MajorityCountsFrom
    guardian_joins_below: Positive
    careful_below: Positive
    assent_below: Positive

    deadline_days: Positive
    deadline_counts: DeadlineCounts
    acknowledge_working_days: Positive
    first_visit_working_days: Positive
    notice_days_minor: Count
    rebook_notice_hours: Count
    cooling_off_hours: Count
    cooling_off_hours_careful: Count
    consent_fresh_days: Positive
    recheck_hours: Positive
    adjourned_consent_days: Positive
    supporters_per_side: Count

    facilitator_arrives_before: Count
    harmed_arrives_before: Count
    responsible_arrives_before: Count
    others_arrive_before: Count
    no_contact_buffer_minutes: Count
    meeting_minutes: Positive
    preparation_minutes: Count
    debrief_minutes: Count
    break_every_minutes_young: Positive
    room_spare_chairs: Count

    quiet_from_hour: Hour
    quiet_until_hour: Hour
    invite_days_before: Count
    nudge_days_before: Count
    call_days_before: Count
    remind_days_before: Count

    max_plan_months: Positive
    hard_max_plan_months: Positive
    hours_per_week: Count
    currency: Annotated[str, Meta(pattern="^[A-Z]{3}$")]
    minor_digits: Count
    restitution_needs_reason_above: Count
    restitution_within_loss: bool
    minor_change_days: Count
    substantial_percent: Annotated[int, Meta(ge=1, le=100)]
    copies_working_days: Positive
    remind_action_days: tuple[int, ...]
    service_hours: tuple[ServiceHours, ...]

    must_sign: tuple[str, ...]
    guardian_signs: GuardianSigns
    referrer_approves: bool

    referrer_kinds: tuple[str, ...]
    harm_kinds: tuple[str, ...]
    special_harm_kinds: tuple[str, ...]
    not_neutral_venues: tuple[str, ...]

    retention: Retention

    @property
    def zone(self) -> ZoneInfo:
        return ZoneInfo(self.time_zone)

    def hours_allowed(self, age: int) -> int:
        """The most service hours at this age; younger than the first band is none (9.3)."""
        allowed = [band.hours for band in self.service_hours if band.from_age <= age]
        return allowed[-1] if allowed else 0
