"""Whatever the clock says and people want: nobody is written to against their wish (S55)."""

from datetime import UTC, datetime, time, timedelta
from uuid import UUID

from hypothesis import given, settings
from hypothesis import strategies as st

from restorative.correspondence.rules import may_be_written_to
from restorative.notifications.rules import Channel, Goes, Never, NotBefore, Trouble, Verdict
from restorative.notifications.rules.deciding import verdict
from restorative.notifications.rules.lines import MessageLine
from restorative.notifications.rules.sending import comes_too_late
from restorative.notifications.rules.states import State
from restorative.people.rules import Channel as Way
from restorative.people.rules import Reach
from restorative.profile import load

PROFILE = load("tm-pilot")
ZONE = PROFILE.zone
DAY = timedelta(days=1)
moments = st.datetimes(datetime(2027, 1, 1), datetime(2028, 1, 1), timezones=st.just(UTC))  # noqa: DTZ001
clock_times = st.times().map(lambda t: t.replace(second=0, microsecond=0))
reaches = st.builds(
    Reach,
    channel=st.sampled_from(Way),
    phone=st.just("+99361000001"),
    email=st.just("a@b.example"),
    language=st.just("tk"),
    safe_from=st.none() | clock_times,
    safe_to=st.none() | clock_times,
    do_not_contact=st.booleans(),
)
lines = st.builds(
    MessageLine,
    id=st.uuids(),
    case_id=st.just(UUID(int=1)),
    to_person=st.just(UUID(int=2)),
    template=st.just("tests/time"),
    about=st.just(UUID(int=3)),
    occurrence=st.just("1"),
    channel=st.sampled_from(Channel),
    language=st.just("tk"),
    state=st.just(State.LEASED),
    trouble=st.just(Trouble.NONE),
    made_at=moments,
    due_at=moments,
    useless_after=st.none() | moments,
    concerns_on=st.none(),
    sent_at=st.none(),
    stopped_at=st.none(),
    duplicates=st.just(0),
    at_any_hour=st.booleans(),
    has_calendar=st.just(False),
    number_shown_at=st.none(),
    number_shown_to=st.none(),
    words_need_a_look=st.just(False),
)


def judged(line: MessageLine, reach: Reach, now: datetime) -> Verdict:
    asked = may_be_written_to(reach, line.channel, now, PROFILE)
    return verdict(line, asked, now, PROFILE)


def is_night(at: datetime) -> bool:
    return not 8 <= at.astimezone(ZONE).hour < 21


def is_safe(reach: Reach, at: datetime) -> bool:
    if reach.safe_from is None or reach.safe_to is None:
        return True
    here = at.astimezone(ZONE).time()
    if reach.safe_from <= reach.safe_to:
        return reach.safe_from <= here < reach.safe_to
    return here >= reach.safe_from or here < reach.safe_to


@settings(max_examples=2000, deadline=None)
@given(line=lines, reach=reaches, now=moments)
def test_a_message_leaves_only_when_everything_allows_it(
    line: MessageLine, reach: Reach, now: datetime
) -> None:
    """S55: the same answer for every sender, by machine and by hand."""
    found = judged(line, reach, now)
    if not isinstance(found, Goes):
        return
    assert not reach.do_not_contact
    assert reach.channel == line.channel.value
    assert is_safe(reach, now)
    assert line.at_any_hour or not is_night(now)
    assert not comes_too_late(line.useless_after, now)


@settings(max_examples=2000, deadline=None)
@given(line=lines, reach=reaches, now=moments)
def test_what_has_to_wait_is_told_a_later_time_and_is_still_of_use_then(
    line: MessageLine, reach: Reach, now: datetime
) -> None:
    found = judged(line, reach, now)
    if isinstance(found, NotBefore):
        assert now < found.at <= now + DAY
        assert not comes_too_late(line.useless_after, found.at)


@settings(max_examples=500, deadline=None)
@given(line=lines, reach=reaches, now=moments)
def test_waiting_ends_within_two_days(line: MessageLine, reach: Reach, now: datetime) -> None:
    """Safe times that lie in the night must not make a message wait for ever."""
    at, waits = now, 0
    while isinstance(found := judged(line, reach, at), NotBefore):
        at, waits = found.at, waits + 1
        assert waits <= 3
    assert at <= now + 2 * DAY


@settings(max_examples=500, deadline=None)
@given(reach=reaches, now=moments)
def test_do_not_contact_stands_above_everything(reach: Reach, now: datetime) -> None:
    found = may_be_written_to(reach, Channel.SMS, now, PROFILE)
    if reach.do_not_contact:
        assert found == Never(Trouble.NOT_TO_BE_CONTACTED)


def test_safe_times_may_reach_over_midnight() -> None:
    reach = Reach(Way.SMS, "+99361000001", None, "tk", time(20), time(1), do_not_contact=False)
    at = datetime(2027, 3, 1, 12, tzinfo=ZONE)
    found = may_be_written_to(reach, Channel.SMS, at, PROFILE)
    assert found == NotBefore(datetime(2027, 3, 1, 20, tzinfo=ZONE))
    assert may_be_written_to(reach, Channel.SMS, at + timedelta(hours=12), PROFILE) == Goes()


def test_safe_times_in_the_night_are_a_reason_to_call() -> None:
    reach = Reach(Way.SMS, "+99361000001", None, "tk", time(22), time(23), do_not_contact=False)
    noon = datetime(2027, 3, 1, 12, tzinfo=ZONE)
    found = may_be_written_to(reach, Channel.SMS, noon, PROFILE)
    assert found == Never(Trouble.NO_GOOD_HOUR)
    at_night = noon + timedelta(hours=10)
    assert may_be_written_to(reach, Channel.SMS, at_night, PROFILE) == Goes()
