"""What lies in the demonstration's mailbox."""

from restorative.db.sealing import vault
from restorative.notifications.rules.lines import Letter, LetterContent
from restorative.notifications.rules.states import Channel
from restorative.notifications.tables import MailboxLetter

MOST_SHOWN = 100


async def letters() -> list[Letter]:
    """The newest first."""
    rows = (
        await MailboxLetter.select()
        .order_by(MailboxLetter.arrived_at, ascending=False)
        .limit(MOST_SHOWN)
    )
    await vault.load({row["key_id"] for row in rows})
    return [
        Letter(
            Channel(row["channel"]),
            await vault.open(
                row["sealed"], LetterContent, row["key_id"], f"mailbox_letter:{row['id']}"
            ),
            row["arrived_at"],
            row["copies"],
        )
        for row in rows
    ]
