"""Promises are kept, told of, reported; the case is closed."""

from datetime import datetime

from restorative.access.rules import Verifier
from restorative.demo.deeds.entering import entered
from restorative.demo.keys import Link
from restorative.demo.work import Work
from restorative.followup import commands
from restorative.followup.forms import (
    HandedOver,
    MyStepForm,
    MyWord,
    ReceivedForm,
    ReceivedWord,
    ReportForm,
)
from restorative.notifications import commands as notifications
from restorative.notifications import queries as outbox
from restorative.notifications.rules import State
from restorative.profile.days import local_day

YES = ReceivedForm(ReceivedWord.YES)


async def say(work: Work, name: str, action: str, form: MyStepForm, now: datetime) -> None:
    """The one who promised tells how it goes, on their own page."""
    await commands.tell_my_step(work.inside[name], work.actions[action], form, now)


async def done(work: Work, name: str, action: str, now: datetime) -> None:
    await say(work, name, action, MyStepForm(MyWord.DONE), now)


async def received(work: Work, name: str, action: str, now: datetime) -> None:
    await commands.answer_as_receiver(work.inside[name], work.actions[action], YES, now)


async def progress(work: Work, action: str, note: str, now: datetime) -> None:
    await commands.record_progress(work.lead, work.track_id, work.actions[action], note, now)


async def confirm(work: Work, action: str, note: str, now: datetime) -> None:
    await commands.confirm_for_office(work.lead, work.track_id, work.actions[action], note, now)


async def hand_out_verifier_link(work: Work, action: str, now: datetime) -> None:
    sent = await commands.send_link_to_verifier(work.lead, work.track_id, work.actions[action], now)
    work.links[action] = Link(work.office.office.link(sent.secret), sent.code)


async def verified(work: Work, action: str, now: datetime) -> None:
    """Somebody outside opens the link to this one action and says that it is done."""
    inside = await entered(work.links[action], now)
    assert isinstance(inside, Verifier)
    await commands.answer_as_verifier(inside, YES, now)


async def release_drafts(work: Work, now: datetime) -> None:
    """The facilitator has read them; they go, and arrive."""
    for line in await outbox.waiting_in([work.case_id]):
        if line.state is State.DRAFT:
            await notifications.release(
                line.id, work.case_id, work.lead.account_id, now, work.profile
            )
    await work.office.post.texts_are_sent(work.lead, work.case_id, now)


async def report(work: Work, now: datetime) -> None:
    form = ReportForm(HandedOver.BY_HAND, local_day(now, work.profile))
    await commands.hand_over_report(work.lead, work.track_id, form, now)


async def close(work: Work, now: datetime) -> None:
    await commands.close(work.lead, work.case_id, now)
