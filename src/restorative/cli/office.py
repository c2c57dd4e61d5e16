"""The office as its settings describe it on its first day; later it is changed on its page."""

from restorative import profile
from restorative.access.rules import Office
from restorative.settings import Settings

NEUTRAL_NAME = "Meetings"


def office_from(settings: Settings) -> Office:
    rules = profile.load(settings.profile)
    name = settings.office_name or NEUTRAL_NAME
    return Office(
        name=name,
        phone=settings.office_phone,
        hours="",
        language=rules.languages[0],
        sender=name,
        time_zone=rules.time_zone,
        profile=rules.code,
        exit_site=settings.exit_site,
        base_url=settings.base_url,
    )
