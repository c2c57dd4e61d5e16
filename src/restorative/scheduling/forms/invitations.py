"""What is submitted about an invitation: by the person, or by staff for them."""

from typing import Annotated
from uuid import UUID

import msgspec

from restorative.consent.rules import How
from restorative.kernel.sentences import say
from restorative.scheduling.rules import InvitationReply
from restorative.web.fields import Missing


class ComingForm(msgspec.Struct, frozen=True):
    reply: Annotated[InvitationReply, Missing(say("Choose an answer."))]


class AnswerForm(msgspec.Struct, frozen=True):
    """As somebody told staff."""

    reply: Annotated[InvitationReply, Missing(say("Choose what this person said."))]
    how: Annotated[How, Missing(say("Choose how this person told you."))]


class InviteForm(msgspec.Struct, frozen=True):
    """Whose messages may name the place: nobody else reads them."""

    tells_place: tuple[UUID, ...] = ()


class WaiverForm(msgspec.Struct, frozen=True):
    people: Annotated[tuple[UUID, ...], Missing(say("Choose who has agreed."))]
    how: Annotated[How, Missing(say("Choose how they told you."))]
