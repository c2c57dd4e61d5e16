"""From a template and its values to the exact words one person gets, in their language."""

from functools import cache
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from restorative import paths
from restorative.notifications.messages import Outgoing, Words
from restorative.notifications.rules.states import Channel
from restorative.notifications.rules.words import one_line, tidy
from restorative.web import languages, wording
from restorative.web.visit import speaking

FILTERS = (wording.said, wording.when, wording.on_day, wording.clock, wording.money)


@cache
def environment() -> Environment:
    """Plain text, so nothing is escaped; a value that is missing fails the message."""
    made = Environment(
        loader=FileSystemLoader(paths.TEMPLATES),
        autoescape=False,  # noqa: S701 - these words never become HTML
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        extensions=["jinja2.ext.i18n"],
    )
    install = made.install_gettext_callables  # type: ignore[attr-defined]
    install(languages.gettext, languages.ngettext, newstyle=True)
    made.filters.update({one.__name__: one for one in FILTERS})
    return made


def words_of(message: Outgoing) -> Words:
    with speaking(message.language):
        if message.channel is Channel.SMS:
            return Words("", tidy(_rendered(message.template, "sms", message.values)))
        subject = one_line(_rendered(message.template, "subject", message.values))
        body = tidy(_rendered(message.template, "body", message.values))
    if message.calendar is None:
        return Words(subject, body)
    return Words(subject, body, message.calendar.ics, message.calendar.method)


def _rendered(template: str, part: str, values: dict[str, Any]) -> str:
    return environment().get_template(f"messages/{template}/{part}.txt").render(values)
