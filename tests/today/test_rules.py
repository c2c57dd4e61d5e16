"""Where a track stands, and what comes first in a day."""

from datetime import UTC, datetime, timedelta
from uuid import UUID

from restorative.cases.rules import CaseState
from restorative.kernel.sentences import say
from restorative.kernel.todo import ToDo, Urgency
from restorative.meetings.rules import RunState
from restorative.scheduling.rules import AppointmentStatus
from restorative.today.rules import Facts, Grouped, Stage, in_order, stage

NOON = datetime(2027, 3, 9, 7, tzinfo=UTC)
CASE = UUID(int=1)


def allocated(**more: object) -> Facts:
    return Facts(case=CaseState.ALLOCATED, **more)  # type: ignore[arg-type]


def test_a_referral_stays_a_referral_until_a_facilitator_has_it():
    assert [stage(Facts(case=state)) for state in CaseState] == [
        Stage.REFERRED,
        Stage.REFERRED,
        Stage.REFERRED,
        Stage.PREPARATION,
        Stage.CLOSED,
        Stage.CLOSED,
    ]


def test_a_withdrawal_takes_a_track_back_from_the_meeting_to_consent():
    """R5"""
    ready = allocated(
        is_prepared=True,
        consent_stands=True,
        appointment=AppointmentStatus.PLANNED,
        is_invited=True,
    )
    withdrawn = allocated(
        is_prepared=True, consent_stands=False, appointment=AppointmentStatus.HELD_BACK
    )
    assert (stage(ready), stage(withdrawn)) == (Stage.MEETING, Stage.CONSENT)


def test_a_held_back_meeting_is_never_shown_as_the_next_step():
    """A4.6"""
    held = allocated(
        is_prepared=True,
        consent_stands=True,
        appointment=AppointmentStatus.HELD_BACK,
        is_invited=True,
    )
    assert stage(held) is Stage.DATE


def test_after_the_meeting_comes_the_agreement_then_the_follow_up_then_the_report():
    after = [
        allocated(run=RunState.ENDED),
        allocated(run=RunState.ENDED, in_force=True),
        allocated(run=RunState.ENDED, in_force=True, is_completed=True),
    ]
    assert [stage(one) for one in after] == [Stage.AGREEMENT, Stage.FOLLOW_UP, Stage.REPORT]


def test_people_who_stay_apart_go_from_consent_to_the_agreement_without_a_date():
    apart = allocated(is_prepared=True, consent_stands=True, is_indirect=True)
    assert stage(apart) is Stage.AGREEMENT


def test_whoever_stopped_comes_first_then_whoever_waits_the_oldest_at_the_top():
    def line(hours: int, urgency: Urgency) -> ToDo:
        words = say("Call")
        return ToDo(CASE, words, NOON - timedelta(hours=hours), words, f"/{hours}", urgency)

    old, new = line(9, Urgency.DUE), line(1, Urgency.DUE)
    waits, stopped = line(5, Urgency.WAITING), line(0, Urgency.STOPPED)
    assert in_order([new, waits, old, stopped]) == Grouped((stopped,), (waits,), (old, new))
    assert in_order([new, waits, old, stopped]).all == (stopped, waits, old, new)
