"""The course of a meeting, who came, and the run sheet."""

from datetime import timedelta
from uuid import UUID

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from restorative.kernel.errors import RuleBroken
from restorative.meetings.queries.scripts import script, steps_of
from restorative.meetings.rules import (
    Asked,
    Attendance,
    Presence,
    Run,
    RunEvent,
    RunKind,
    RunState,
    Seen,
    StopReason,
    Willing,
    attendance,
    broken_off_at,
    last_word,
    may_happen,
    run,
)
from restorative.meetings.rules.labels import STATE_LABELS, STOP_LABELS, WILLING_LABELS
from restorative.preparation.rules import Format
from tests.scheduling.people import HOUR, MEETING, SELBI, YHLAS, number

STARTED, PAUSED, RESUMED = RunKind.STARTED, RunKind.PAUSED, RunKind.RESUMED
STOPPED, ADJOURNED, ENDED = RunKind.STOPPED, RunKind.ADJOURNED, RunKind.ENDED


def events(*kinds: RunKind) -> list[RunEvent]:
    return [
        RunEvent(
            id=number(n),
            appointment_id=number(40),
            kind=kind,
            at=MEETING + n * timedelta(minutes=10),
            by=number(9),
            reason=StopReason.DISTRESS if kind in (STOPPED, ADJOURNED) else None,
        )
        for n, kind in enumerate(kinds)
    ]


def test_a_meeting_with_two_pauses():
    found = run(events(STARTED, PAUSED, RESUMED, PAUSED, RESUMED, ENDED))
    assert found == Run(
        RunState.ENDED, MEETING, MEETING + timedelta(minutes=50), pauses=2, reason=None
    )


def test_a_meeting_that_was_stopped_keeps_a_code_and_no_words():
    """R15, 8.5"""
    found = run(events(STARTED, STOPPED))
    assert (found.state, found.reason) == (RunState.STOPPED, StopReason.DISTRESS)


@pytest.mark.parametrize(
    ("before", "kind"),
    [
        ((), PAUSED),
        ((), ENDED),
        ((STARTED,), STARTED),
        ((STARTED,), RESUMED),
        ((STARTED, PAUSED), PAUSED),
        ((STARTED, ENDED), PAUSED),
        ((STARTED, STOPPED), RESUMED),
        ((STARTED, ADJOURNED), STARTED),
    ],
)
def test_what_cannot_happen_next_is_refused(before: tuple[RunKind, ...], kind: RunKind):
    with pytest.raises(RuleBroken):
        may_happen(kind, run(events(*before)))


@given(st.lists(st.sampled_from(list(RunKind)), max_size=8))
def test_what_is_over_stays_over(asked: list[RunKind]):
    happened: list[RunKind] = []
    for kind in asked:
        before = run(events(*happened))
        try:
            may_happen(kind, before)
        except RuleBroken:
            continue
        assert before.state not in (RunState.ENDED, RunState.STOPPED, RunState.ADJOURNED)
        happened.append(kind)


def test_breaking_off_is_remembered_for_the_next_risk_check():
    """R12"""
    assert broken_off_at(events(STARTED, ENDED)) is None
    assert broken_off_at(events(STARTED, ADJOURNED)) == MEETING + timedelta(minutes=10)


def seen(who: UUID, presence: Presence, minutes: int, id_seen: bool = False) -> Seen:
    at = MEETING + minutes * timedelta(minutes=1)
    return Seen(person_id=who, presence=presence, at=at, id_seen=id_seen)


def test_who_came_left_and_came_back():
    """8.4: times only."""
    who = SELBI.person_id
    came, left = Presence.ARRIVED, Presence.LEFT
    assert attendance([seen(who, came, -20), seen(who, left, 30)])[who] == Attendance(
        who, MEETING - timedelta(minutes=20), MEETING + timedelta(minutes=30)
    )
    back = attendance([seen(who, came, -20, True), seen(who, left, 30), seen(who, came, 40)])
    assert back[who].is_here and back[who].id_seen


def test_the_last_word_counts_and_an_old_one_does_not():
    """R5"""
    asked = [
        Asked(YHLAS.person_id, Willing.YES, MEETING - 24 * HOUR),
        Asked(SELBI.person_id, Willing.YES, MEETING - HOUR),
        Asked(SELBI.person_id, Willing.NOT_SURE, MEETING - HOUR),
    ]
    assert last_word(asked, MEETING - 2 * HOUR) == {SELBI.person_id: Willing.NOT_SURE}


def test_the_run_sheet_has_its_words_in_three_languages():
    """F13, 8.1"""
    for step in script().step:
        assert set(step.title) == set(step.words) == {"en", "ru", "tk"}
        counts = {len(words) for words in step.words.values()}
        assert len(counts) == 1 and counts != {0}, step.key


@pytest.mark.parametrize("format", [Format.DIRECT, Format.CONFERENCE])
def test_each_joint_format_has_its_steps(format: Format):
    keys = [step.key for step in steps_of(format)]
    assert keys[0] == "alone" and keys[-1] == "leaving"
    assert ("harmed_supporters" in keys) == (format is Format.CONFERENCE)
    assert len(keys) == len(set(keys))


def test_every_code_has_its_words():
    assert set(STOP_LABELS) == set(StopReason)
    assert set(WILLING_LABELS) == set(Willing)
    assert set(STATE_LABELS) == set(RunState)


def test_there_is_no_place_for_minutes():
    """R15: no form, no table and no page of the meeting takes words."""
    from restorative.meetings import forms, tables

    for form in vars(forms).values():
        if isinstance(form, type) and issubclass(form, msgspec.Struct):
            free = [f.name for f in msgspec.structs.fields(form) if f.type is str]
            assert free in ([], ["step"]), form
    for table in vars(tables).values():
        if hasattr(table, "_meta") and getattr(table._meta, "tablename", ""):
            longest = [getattr(column, "length", 0) or 0 for column in table._meta.columns]
            assert max(longest) <= 24, table
