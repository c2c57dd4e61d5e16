"""The demonstration's own mailbox: nothing leaves the machine."""

from collections.abc import Awaitable, Callable

from restorative.notifications.commands.mailbox import put_into_mailbox
from restorative.notifications.rules.lines import LetterContent
from restorative.notifications.rules.outcomes import Ended
from restorative.notifications.rules.states import Channel
from restorative.notifications.worker.mail import Mail


class MailboxCarrier:
    async def carry(self, mail: Mail, leave: Callable[[], Awaitable[bool]]) -> Ended:
        if not await leave():
            return Ended.WITHHELD
        content = LetterContent(
            mail.to.to, mail.to.sender, mail.words.subject, mail.words.body, bool(mail.words.ics)
        )
        await put_into_mailbox(mail.id, mail.key_id, Channel.MAIL, content, mail.at)
        return Ended.ACCEPTED
