"""The demonstration delivers messages to itself."""

from datetime import datetime
from uuid import UUID

from restorative.db import transaction
from restorative.db.sealing import vault
from restorative.kernel.ids import new_id
from restorative.notifications.queries import hooks
from restorative.notifications.queries.lines import envelope, key_of, message_of, words_of_all
from restorative.notifications.rules.lines import Address, LetterContent, SentByOfficePhone
from restorative.notifications.rules.states import Channel
from restorative.notifications.tables import MailboxLetter


async def put_into_mailbox(
    message_id: UUID, key_id: UUID, channel: Channel, content: LetterContent, now: datetime
) -> None:
    """A second copy of the same message is counted, as a person would see it twice."""
    async with transaction():
        same = MailboxLetter.message_id == message_id
        again = MailboxLetter.copies + 1
        if (
            await MailboxLetter.update({MailboxLetter.copies: again})
            .where(same)
            .returning(MailboxLetter.id)
        ):
            return
        letter_id = new_id()
        await MailboxLetter.insert(
            MailboxLetter(
                id=letter_id,
                message_id=message_id,
                key_id=key_id,
                channel=channel.value,
                sealed=await vault.seal(content, key_id, f"mailbox_letter:{letter_id}"),
                arrived_at=now,
            )
        )


async def deliver_text_message(sent: SentByOfficePhone) -> None:
    """In a demonstration a text message that staff marked as sent arrives in the mailbox."""
    message = await message_of(sent.message_id, sent.case_id)
    words = (await words_of_all([message.id]))[message.id]
    to = await hooks.address_of(envelope(message)) or Address("", "")
    content = LetterContent(to.to, to.sender, "", words.body, has_calendar=False)
    await put_into_mailbox(message.id, await key_of(message.id), Channel.SMS, content, sent.at)
