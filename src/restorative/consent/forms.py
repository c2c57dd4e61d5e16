"""What participants and staff may submit about answers."""

from typing import Annotated, Literal

import msgspec

from restorative.consent.rules import Offer
from restorative.kernel.sentences import say
from restorative.web.fields import Line, Missing, OptionalLine, OptionalName

Chosen = Annotated[
    Literal["yes", "no", "not_sure", "talk_first"],
    Missing(say("Choose an answer.")),
]
"""To stop is no answer to a question: it has its own way."""
Fingerprint = Annotated[str, msgspec.Meta(min_length=64, max_length=64, pattern="^[0-9a-f]*$")]
FromStaff = Annotated[Literal["paper", "oral"], Missing(say("Choose how the answer was given."))]


class AnswerForm(msgspec.Struct, frozen=True, kw_only=True):
    """`wording` is the fingerprint of the text that was on the page, `after` the answer before."""

    answer: Chosen
    wording: Fingerprint
    after: Annotated[str, msgspec.Meta(max_length=36)] = ""
    told_name: OptionalName = None
    voluntary: bool = False
    offered: bool = False


class RecordForm(msgspec.Struct, frozen=True, kw_only=True):
    """An answer given on paper or aloud. `sheet_kept` says where the signed sheet lies."""

    answer: Chosen
    how: FromStaff
    wording: Fingerprint
    language: Line
    interpreter: OptionalName = None
    witness: OptionalName = None
    sheet_kept: OptionalLine = None
    told_name: OptionalName = None
    voluntary: bool = False
    offered: tuple[Offer, ...] = ()
    waived: bool = False


class WithdrawalForm(msgspec.Struct, frozen=True, kw_only=True):
    how: Annotated[Literal["paper", "oral", "reply"], Missing(say("Choose how they told you."))]
