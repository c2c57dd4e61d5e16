"""What staff choose when they book a date: time, room, doors, people and helpers."""

from typing import Annotated
from uuid import UUID

import msgspec

from restorative.kernel.sentences import say
from restorative.scheduling.rules import CancelReason, Doors, HelperKind
from restorative.web.fields import Missing

Door = Annotated[UUID, Missing(say("Choose an entrance for each side."))]
WaitingRoom = Annotated[UUID, Missing(say("Choose a waiting room for each side."))]


class BookingForm(msgspec.Struct, frozen=True, kw_only=True):
    offer: Annotated[UUID, Missing(say("Choose a time."))]
    room: Annotated[UUID, Missing(say("Choose a room."))]
    harmed_entrance: Door
    responsible_entrance: Door
    harmed_waiting: WaitingRoom
    responsible_waiting: WaitingRoom
    people: Annotated[tuple[UUID, ...], Missing(say("Choose who is to come."))]
    facilitators: Annotated[tuple[UUID, ...], Missing(say("Choose who leads the meeting."))]
    interpreters: tuple[UUID, ...] = ()
    escorts: tuple[UUID, ...] = ()

    @property
    def doors(self) -> Doors:
        return Doors(
            self.harmed_entrance,
            self.responsible_entrance,
            self.harmed_waiting,
            self.responsible_waiting,
        )


class HelperWantedForm(msgspec.Struct, frozen=True):
    kind: Annotated[HelperKind, Missing(say("Choose what this person does."))]
    helper: Annotated[UUID, Missing(say("Choose a person."))]


class CancelForm(msgspec.Struct, frozen=True):
    reason: Annotated[CancelReason, Missing(say("Choose a reason."))]
