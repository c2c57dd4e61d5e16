"""When a person may be written to, in the way they chose, and never otherwise (S55)."""

from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

from restorative.notifications.rules import Channel, Goes, Never, NotBefore, Trouble, Verdict
from restorative.people.rules import Channel as Way
from restorative.people.rules import Reach

WRITTEN = {Way.SMS: Channel.SMS, Way.MAIL: Channel.MAIL}


def may_be_written_to(reach: Reach, channel: Channel, now: datetime, zone: ZoneInfo) -> Verdict:
    if reach.do_not_contact:
        return Never(Trouble.NOT_TO_BE_CONTACTED)
    if WRITTEN.get(reach.channel) is not channel:
        return Never(Trouble.OTHER_WAY_WANTED)
    if reach.safe_from is None or reach.safe_to is None:
        return Goes()
    return _within(reach.safe_from, reach.safe_to, now, zone)


def _within(safe_from: time, safe_to: time, now: datetime, zone: ZoneInfo) -> Verdict:
    """From `safe_from` up to and without `safe_to`, which may be after midnight."""
    here = now.astimezone(zone)
    if _is_safe(safe_from, safe_to, here.time()):
        return Goes()
    opens = datetime.combine(here.date(), safe_from, zone)
    return NotBefore(opens if opens > here else opens + timedelta(days=1))


def _is_safe(safe_from: time, safe_to: time, at: time) -> bool:
    if safe_from <= safe_to:
        return safe_from <= at < safe_to
    return at >= safe_from or at < safe_to
