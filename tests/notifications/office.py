"""What the tests of messages share: one template, people, and an office that can be told things."""

from collections import defaultdict
from datetime import datetime
from typing import Any
from uuid import UUID

from restorative.db.sealing import vault
from restorative.kernel.ids import new_id
from restorative.notifications.messages import Outgoing
from restorative.notifications.rules import Address, Channel, Envelope, Goes, State, Verdict
from restorative.notifications.tables import OutboxMessage, StaffTask

TEMPLATES = {
    "messages/tests/time/subject.txt": "{{ _('About your appointment') }}",
    "messages/tests/time/body.txt": (
        "{% extends 'messages/_letter.txt' %}"
        "{% block body %}Please come to {{ place }}.{% endblock %}"
    ),
    "messages/tests/time/sms.txt": (
        "Please come to {{ place }}. {% include 'messages/_replies.txt' %}"
    ),
    "messages/tests/other/subject.txt": "Hello {{ place }}",
    "messages/tests/other/body.txt": "{{ place }}",
    "messages/tests/other/sms.txt": "{{ place }}",
}


class Office:
    """Everybody has an address of their own and may be written to, until a test says otherwise."""

    def __init__(self) -> None:
        self.addresses: dict[UUID, Address | None] = {}
        self.verdicts: dict[UUID, Verdict] = defaultdict(Goes)
        self.asked: list[Envelope] = []

    async def reach(self, envelope: Envelope) -> Address | None:
        if envelope.to_person in self.addresses:
            return self.addresses[envelope.to_person]
        if envelope.channel is Channel.SMS:
            return Address("+99361234567", "Aýgül")
        return Address(f"p{envelope.to_person.hex[:12]}@people.example", "Aýgül")

    async def may_send(self, envelope: Envelope, now: datetime) -> Verdict:
        self.asked.append(envelope)
        return self.verdicts[envelope.to_person]


async def a_message(**differs: Any) -> Outgoing:
    key_id = differs.pop("key_id", None) or await vault.new_key()
    standard: dict[str, Any] = {
        "template": "tests/time",
        "case_id": new_id(),
        "to_person": new_id(),
        "key_id": key_id,
        "channel": Channel.MAIL,
        "language": "en",
        "about": new_id(),
        "occurrence": str(new_id()),
        "values": {"place": "Magtymguly street 4"},
    }
    return Outgoing(**{**standard, **differs})


async def states() -> list[State]:
    rows = await OutboxMessage.select(OutboxMessage.state).order_by(
        OutboxMessage.made_at, OutboxMessage.due_at
    )
    return [State(row["state"]) for row in rows]


async def row_of(message_id: UUID) -> dict[str, Any]:
    row = await OutboxMessage.select().where(OutboxMessage.id == message_id).first()
    assert row
    return row


async def open_tasks() -> list[tuple[str, UUID]]:
    rows = await StaffTask.select(StaffTask.kind, StaffTask.about).where(
        StaffTask.done_at.is_null()
    )
    return sorted((row["kind"], row["about"]) for row in rows)
