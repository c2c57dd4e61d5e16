"""Who must say yes to an agreement, and what still stands in the way of signing it."""

from collections.abc import Collection
from datetime import datetime
from enum import StrEnum
from uuid import UUID

import msgspec

from restorative.agreements.rules.actions import Action, ConfirmedBy
from restorative.cases.rules import STAND_FOR_A_CHILD, Circle, Member
from restorative.kernel.blockers import Blocker
from restorative.kernel.errors import RuleBroken
from restorative.kernel.sentences import Sentence, say


class SignedHow(StrEnum):
    """How a signature was given; paper and speech need a witness (R46)."""

    LINK = "link"
    PAPER = "paper"
    SPOKEN = "spoken"


class Signature(msgspec.Struct, frozen=True):
    """One person's yes to the words of their own copy."""

    version_id: UUID
    person_id: UUID
    text_hash: str
    how: SignedHow
    signed_at: datetime
    witness: str = ""


class Objection(msgspec.Struct, frozen=True):
    """One person's veto of the whole text or of one action, as it was worded then (R28)."""

    version_id: UUID
    person_id: UUID
    text_hash: str
    action_id: UUID | None
    said: str
    said_at: datetime


class ReadBack(msgspec.Struct, frozen=True):
    """The text was read aloud to one person, in a language they understand (R65)."""

    version_id: UUID
    person_id: UUID
    text_hash: str
    language: str
    read_at: datetime


class Draft(msgspec.Struct, frozen=True):
    """All that is known about one version when somebody asks whether it may be signed.

    `hashes` holds, for each signer, the hash of the copy that they would sign now;
    `plain` the same without anybody's name, so that a wish for a change does not fall
    away because somebody may now be named.
    """

    version_id: UUID
    actions: tuple[Action, ...]
    hashes: dict[UUID, str]
    plain: dict[UUID, str] = {}
    signatures: tuple[Signature, ...] = ()
    objections: tuple[Objection, ...] = ()
    read_back: tuple[ReadBack, ...] = ()

    @property
    def is_frozen(self) -> bool:
        """The first signature fixes the words."""
        return bool(self.signatures)

    def has_signed(self, person_id: UUID) -> bool:
        return any(signature.person_id == person_id for signature in self.signatures)

    def has_signed_since(self, objection: Objection) -> bool:
        """Did they say yes after their own no? A yes from before it does not answer it."""
        return any(
            signature.person_id == objection.person_id and signature.signed_at >= objection.said_at
            for signature in self.signatures
        )


def must_sign(
    circle: Circle, actions: tuple[Action, ...], attended: Collection[UUID]
) -> tuple[Member, ...]:
    """Everybody whose yes the agreement needs (R28, R29; 9.4), in the circle's order.

    That is the young person; each person harmed (or the representative of an
    organisation) who was at the meeting or is owed something; whoever does or receives
    an action; and for each minor among them one guardian who may authorise.
    """
    doing = {action.who for action in actions}
    receiving = {action.for_whom for action in actions if action.for_whom}
    parties = [
        member
        for member in circle.members
        if member.person_id == circle.young_person.person_id
        or member.person_id in doing | receiving
        or (member in circle.direct and member.person_id in attended)
    ]
    ids = {member.person_id for member in parties}
    keys = [
        member for member in circle.members
        if any(
            member in circle.guardians_of(minor.person_id) and member.may_authorise
            for minor in parties
            if minor.is_minor
        ) and member.person_id not in ids
    ]  # fmt: skip
    return (*parties, *keys)


def unsigned(circle: Circle, draft: Draft, attended: Collection[UUID]) -> tuple[Member, ...]:
    """Who has still to sign; of a minor's guardians one is enough."""
    signers = must_sign(circle, draft.actions, attended)
    return tuple(
        member
        for member in signers
        if not draft.has_signed(member.person_id)
        and not _another_guardian_signed(member, circle, draft)
    )


def is_signed(circle: Circle, draft: Draft, attended: Collection[UUID]) -> bool:
    """In force: words, and a yes from everybody who must give one."""
    return bool(draft.actions) and not unsigned(circle, draft, attended)


def blockers_of_signing(
    circle: Circle,
    draft: Draft,
    over: list[tuple[Action, Sentence]],
    withdrawn: Collection[UUID],
    meeting_was_held: bool,
    page: str,
) -> list[Blocker]:
    """What stands between this text and the first signature (R5, R28, R29, R30, R65)."""
    return [
        *_of_the_way(circle, withdrawn, meeting_was_held, page),
        *_of_the_words(draft, over, page),
        *_of_the_people(circle, draft, page),
    ]


def blocker_of_reading_back(member: Member, draft: Draft, page: str) -> Blocker | None:
    """Nobody signs before the very words were read to them or they have read them (R65)."""
    wanted = draft.hashes.get(member.person_id)
    for reading in draft.read_back:
        if reading.person_id == member.person_id and reading.text_hash == wanted:
            return None
    name = member.card.called
    return Blocker(
        "R65", say("The text has not been read back to %(name)s.", name=name), page,
        member.person_id,
    )  # fmt: skip


def standing_objections(draft: Draft) -> tuple[Objection, ...]:
    """Objections to words that still stand as they were; a later own signature answers them."""
    return tuple(
        objection
        for objection in draft.objections
        if draft.plain.get(objection.person_id) == objection.text_hash
        and not draft.has_signed_since(objection)
    )


def signature_given(
    member: Member, draft: Draft, shown_hash: str, how: SignedHow, witness: str, now: datetime
) -> Signature:
    """A yes to exactly the words that were shown.

    Raises `RuleBroken` when the words have changed since (F24), when the person has
    signed already, or when a paper or spoken yes names no witness (R46).
    """
    if draft.has_signed(member.person_id):
        raise RuleBroken(say("This agreement is signed already."))
    if draft.hashes.get(member.person_id) != shown_hash:
        raise RuleBroken(say("The text has changed. Read the new text first."))
    if how is not SignedHow.LINK and not witness:
        raise RuleBroken(say("Write who was there as a witness."), "witness")
    return Signature(draft.version_id, member.person_id, shown_hash, how, now, witness)


def _another_guardian_signed(member: Member, circle: Circle, draft: Draft) -> bool:
    if member.role not in STAND_FOR_A_CHILD or member.for_person_id is None:
        return False
    if any(action.who == member.person_id for action in draft.actions):
        return False
    return any(
        draft.has_signed(other.person_id)
        for other in circle.guardians_of(member.for_person_id)
        if other.may_authorise
    )


def _of_the_way(
    circle: Circle, withdrawn: Collection[UUID], meeting_was_held: bool, page: str
) -> list[Blocker]:
    stopped = [
        Blocker("R5", say("%(name)s does not want to go on.", name=member.card.called), page,
                member.person_id)
        for member in circle.members
        if member.person_id in withdrawn
    ]  # fmt: skip
    if meeting_was_held:
        return stopped
    return [*stopped, Blocker("R18", say("The meeting has not been held yet."), page)]


def _of_the_words(draft: Draft, over: list[tuple[Action, Sentence]], page: str) -> list[Blocker]:
    if not draft.actions:
        return [Blocker("R56", say("The agreement has no action yet."), page)]
    unconfirmed = [
        Blocker("R29", say("Ask %(name)s to accept action %(n)s.", name=action.verifier,
                           n=action.number), page)
        for action in draft.actions
        if action.confirmed_by is ConfirmedBy.VERIFIER and not action.verifier_agreed
    ]  # fmt: skip
    return unconfirmed + [
        Blocker("R30", say("Action %(n)s needs a reason: %(limit)s", n=action.number,
                           limit=sentence), page)
        for action, sentence in over
        if not action.reason
    ]  # fmt: skip


def _of_the_people(circle: Circle, draft: Draft, page: str) -> list[Blocker]:
    return [
        Blocker("R28", say("%(name)s wants a change.", name=_called(circle, objection)), page,
                objection.person_id)
        for objection in standing_objections(draft)
    ]  # fmt: skip


def _called(circle: Circle, objection: Objection) -> str:
    member = circle.member(objection.person_id)
    return member.card.called if member else ""
