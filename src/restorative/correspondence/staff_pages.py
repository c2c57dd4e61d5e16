"""Messages of a case (F17), delivery problems (C9), tasks, and the demonstration's mailbox."""

from datetime import datetime
from uuid import UUID

from litestar.params import FromPath
from litestar.response import Redirect, Template

from restorative.access.dependencies import InProfile, Now, SignedInStaff
from restorative.access.policy import Permission, allows
from restorative.access.rules import Staff
from restorative.correspondence import commands, queries
from restorative.correspondence.forms import ReplyForm
from restorative.correspondence.rules.to_do import page_of
from restorative.notifications import commands as notifications
from restorative.notifications.queries.mailbox import letters
from restorative.profile import Profile
from restorative.web.forms import FormView, Refused, blank, read
from restorative.web.pages import page, see_other
from restorative.web.routing import AnyRequest, get, post

AT = "/cases/{case_id:uuid}/messages"
ONE = f"{AT}/{{message_id:uuid}}"


@get(AT, needs=Permission.MESSAGES_READ)
async def messages(
    case_id: FromPath[UUID], staff: SignedInStaff, now: Now, profile: InProfile
) -> Template:
    return await _messages(case_id, staff, now, profile)


async def _messages(
    case_id: UUID, staff: Staff, now: datetime, profile: Profile, form: FormView | None = None
) -> Template:
    return page(
        "correspondence/messages.html",
        case_id=case_id,
        url=page_of(case_id),
        shown=await queries.messages_page(case_id, now, profile),
        form=form or blank(),
        may_release=allows(Permission.MESSAGES_RELEASE, staff),
    )


@post(f"{AT}/replies", needs=Permission.MESSAGES_SEND)
async def reply(
    request: AnyRequest, case_id: FromPath[UUID],
    staff: SignedInStaff, now: Now, profile: InProfile,
) -> Template | Redirect:  # fmt: skip
    form = read(ReplyForm, await request.form())
    if isinstance(form, Refused):
        return await _messages(case_id, staff, now, profile, form)
    await commands.record_reply(staff, case_id, form, now)
    return see_other(f"{page_of(case_id)}#replies")


@post(f"{ONE}/release", needs=Permission.MESSAGES_RELEASE)
async def release(
    case_id: FromPath[UUID], message_id: FromPath[UUID],
    staff: SignedInStaff, now: Now, profile: InProfile,
) -> Redirect:  # fmt: skip
    await notifications.release(message_id, case_id, staff.account_id, now, profile)
    return see_other(page_of(case_id))


@post(f"{ONE}/disposal", needs=Permission.MESSAGES_RELEASE)
async def disposal(
    case_id: FromPath[UUID], message_id: FromPath[UUID], staff: SignedInStaff, now: Now
) -> Redirect:
    await notifications.discard(message_id, case_id, staff.account_id, now)
    return see_other(page_of(case_id))


@get(ONE, needs=Permission.MESSAGES_SEND)
async def text_message(
    case_id: FromPath[UUID], message_id: FromPath[UUID], staff: SignedInStaff, now: Now
) -> Template:
    """For the office phone: the number only after it was asked for, and not for long."""
    dispatch = await queries.dispatch(case_id, message_id, staff.account_id, now)
    return page("correspondence/text_message.html", url=page_of(case_id), dispatch=dispatch)


@post(f"{ONE}/number", needs=Permission.MESSAGES_SEND)
async def number(
    case_id: FromPath[UUID], message_id: FromPath[UUID],
    staff: SignedInStaff, now: Now, profile: InProfile,
) -> Redirect:  # fmt: skip
    await notifications.show_number(message_id, case_id, staff.account_id, now, profile)
    return see_other(f"{page_of(case_id)}/{message_id}")


@post(f"{ONE}/dispatch", needs=Permission.MESSAGES_SEND)
async def dispatch(
    case_id: FromPath[UUID], message_id: FromPath[UUID], staff: SignedInStaff, now: Now
) -> Redirect:
    """They sent it from the office phone."""
    await notifications.mark_sent_by_staff(message_id, case_id, staff.account_id, now)
    return see_other(page_of(case_id))


@post("/cases/{case_id:uuid}/tasks/{task_id:uuid}/completion", needs=Permission.MESSAGES_SEND)
async def completion(
    case_id: FromPath[UUID], task_id: FromPath[UUID], staff: SignedInStaff, now: Now
) -> Redirect:
    await notifications.finish_task(task_id, case_id, staff.account_id, now)
    return see_other(page_of(case_id))


@get("/delivery-problems", needs=Permission.MESSAGES_READ)
async def delivery_problems(staff: SignedInStaff, now: Now, profile: InProfile) -> Template:
    return page(
        "correspondence/problems.html",
        problems=await queries.problems(staff, now, profile),
        office_tasks=await queries.office_tasks(),
    )


@post("/delivery-problems/{task_id:uuid}/completion", needs=Permission.MESSAGES_SEND)
async def office_completion(task_id: FromPath[UUID], staff: SignedInStaff, now: Now) -> Redirect:
    """Of a task that belongs to no case."""
    await notifications.finish_task(task_id, None, staff.account_id, now)
    return see_other("/delivery-problems")


@get("/demo/mailbox", needs=Permission.MAILBOX_READ)
async def mailbox() -> Template:
    return page("correspondence/mailbox.html", letters=await letters())


routes = [
    messages,
    reply,
    release,
    disposal,
    text_message,
    number,
    dispatch,
    completion,
    delivery_problems,
    office_completion,
]
demo_routes = [mailbox]
