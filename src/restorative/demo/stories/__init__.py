"""A dozen cases and one, each where an office would have one on any day."""

from restorative.demo.office import DemoOffice
from restorative.demo.stories import agreed, beginning, dating, kept, meeting
from restorative.demo.story import Story
from restorative.demo.work import Work

Told = tuple[Work, Story]


def all_stories(office: DemoOffice) -> dict[str, Told]:
    """By a word for where each case stands today."""
    return {
        "closed": kept.closed(office),
        "help wanted": kept.help_wanted(office),
        "news to release": kept.news_to_release(office),
        "signatures": agreed.waits_for_signatures(office),
        "stopped": meeting.stopped_this_morning(office),
        "tomorrow": meeting.tomorrow(office),
        "invited": dating.invited_for_later(office),
        "times": dating.times_offered_only(office),
        "not sure": beginning.not_sure(office),
        "preparing": beginning.in_preparation(office),
        "accepted": beginning.waits_for_facilitator(office),
        "returned": beginning.sent_back(office),
        "referred": beginning.just_referred(office),
    }
