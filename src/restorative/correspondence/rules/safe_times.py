"""When a person may be written to, in the way they chose, and never otherwise (S55)."""

from datetime import datetime, time, timedelta

from restorative.notifications.rules import Channel, Goes, Never, NotBefore, Trouble, Verdict
from restorative.notifications.rules.sending import quiet_until
from restorative.people.rules import Channel as Way
from restorative.people.rules import Reach
from restorative.profile import Profile

WRITTEN = {Way.SMS: Channel.SMS, Way.MAIL: Channel.MAIL}


def may_be_written_to(reach: Reach, channel: Channel, now: datetime, profile: Profile) -> Verdict:
    """Safe times that lie in the night leave nothing but a call."""
    if reach.do_not_contact:
        return Never(Trouble.NOT_TO_BE_CONTACTED)
    if WRITTEN.get(reach.channel) is not channel:
        return Never(Trouble.OTHER_WAY_WANTED)
    if reach.safe_from is None or reach.safe_to is None:
        return Goes()
    return _within(reach.safe_from, reach.safe_to, now, profile)


def _within(safe_from: time, safe_to: time, now: datetime, profile: Profile) -> Verdict:
    """From `safe_from` up to and without `safe_to`, which may be after midnight."""
    here = now.astimezone(profile.zone)
    if _is_safe(safe_from, safe_to, here.time()):
        return Goes()
    opens = datetime.combine(here.date(), safe_from, profile.zone)
    morning = time(profile.quiet_until_hour)
    starts_at_night = safe_from == safe_to or quiet_until(opens, profile)
    if starts_at_night and not _is_safe(safe_from, safe_to, morning):
        return Never(Trouble.NO_GOOD_HOUR)
    return NotBefore(opens if opens > here else opens + timedelta(days=1))


def _is_safe(safe_from: time, safe_to: time, at: time) -> bool:
    if safe_from <= safe_to:
        return safe_from <= at < safe_to
    return at >= safe_from or at < safe_to
