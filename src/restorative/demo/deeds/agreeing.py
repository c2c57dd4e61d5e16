"""What was promised is written down, read back and signed."""

from datetime import datetime

import msgspec

from restorative.access.commands import make_fresh_code, try_fresh_code
from restorative.agreements import commands, queries
from restorative.agreements.forms import (
    ActionForm,
    ReadBackForm,
    RecordedSignatureForm,
    SignForm,
)
from restorative.agreements.rules.actions import ActionKind, ConfirmedBy
from restorative.agreements.rules.signing import SignedHow
from restorative.demo.work import Work
from restorative.profile.days import ONE_DAY, local_day


class Promise(msgspec.Struct, frozen=True, kw_only=True):
    """One action in words of the demonstration; people by the names they are called by."""

    key: str
    kind: ActionKind
    who: str
    what: str
    within_days: int
    how_known: str
    confirmed_by: ConfirmedBy = ConfirmedBy.FACILITATOR
    for_whom: str = ""
    verifier: str = ""
    verifier_language: str = "tk"
    amount: int = 0
    hours: int = 0


async def write_down(work: Work, promises: tuple[Promise, ...], now: datetime) -> None:
    for one in promises:
        form = _form(work, one, now)
        action_id = await commands.write_action(work.lead, work.track_id, form, now)
        work.actions[one.key] = action_id
        if one.verifier:
            await commands.accept_for_verifier(work.lead, work.track_id, action_id, now)


async def read_back(work: Work, now: datetime) -> None:
    language = work.young_person.details.language
    form = ReadBackForm([work.people[one.name] for one in work.present], language)
    await commands.read_back(work.lead, work.track_id, form, now)


async def sign_on_paper(work: Work, names: tuple[str, ...], now: datetime) -> None:
    for name in names:
        form = RecordedSignatureForm(
            person=work.people[name],
            how=SignedHow.PAPER,
            witness=work.second.name,
            kept_where="Folder 3, cabinet by the window",
        )
        await commands.record_signature(work.lead, work.track_id, form, now, work.profile)


async def sign_by_link(work: Work, name: str, now: datetime) -> None:
    """With the code that the facilitator reads to them on the phone."""
    person, who = work.inside[name], work.people[name]
    (mine,) = await queries.copies_for(person, now)
    code = await make_fresh_code(who, work.case_id, by=work.lead.account_id, now=now)
    tried = await try_fresh_code(who, work.case_id, code, now=now)
    form = SignForm(text_hash=mine.text_hash, name=name, code=code, agree=True, was_read=True)
    await commands.sign(person, mine.copy.version_id, form, tried, now, work.profile)


def _form(work: Work, one: Promise, now: datetime) -> ActionForm:
    return ActionForm(
        kind=one.kind,
        who=work.people[one.who],
        for_whom=work.people[one.for_whom] if one.for_whom else None,
        what=one.what,
        by_when=local_day(now, work.profile) + ONE_DAY * one.within_days,
        how_known=one.how_known,
        confirmed_by=one.confirmed_by,
        verifier=one.verifier or None,
        verifier_phone="+99365000950" if one.verifier else None,
        verifier_language=one.verifier_language,
        amount=one.amount,
        hours=one.hours,
    )
