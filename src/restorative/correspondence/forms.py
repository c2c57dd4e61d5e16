"""What staff type about messages."""

from typing import Annotated
from uuid import UUID

import msgspec

from restorative.kernel.sentences import say
from restorative.web.fields import ManyLines, Missing


class ReplyForm(msgspec.Struct, frozen=True):
    """Who wrote to the office phone, and what."""

    person_id: Annotated[UUID, Missing(say("Choose who wrote."))]
    words: Annotated[
        str,
        msgspec.Meta(min_length=1, max_length=300),
        ManyLines(),
        Missing(say("Copy the words of the reply.")),
    ]
