"""People get their private links and answer the questions; staff write down what others say."""

from collections.abc import Mapping
from datetime import datetime
from typing import Literal
from uuid import UUID

from restorative.access.commands import hide, shown
from restorative.access.commands.sending import give_new_link, topic_of
from restorative.access.rules import Participant
from restorative.consent import commands, queries, rules
from restorative.consent.forms import AnswerForm, RecordForm
from restorative.consent.rules import Answer, Code, Offer
from restorative.demo.deeds.entering import entered
from restorative.demo.deeds.preparing import INTERPRETER
from restorative.demo.keys import Link
from restorative.demo.work import Work

Said = Literal["yes", "no", "not_sure", "talk_first"]
Others = Mapping[Code, Said]
"""What somebody answers differently from a plain yes."""
PLAIN: Others = {}
YOUNG = 12
"""Whoever is younger says it aloud."""


async def hand_out_links(work: Work, now: datetime) -> None:
    """To whoever wants to be written to; they open it with the code they were told."""
    for one in work.present:
        if one.writes:
            await come_by_link(work, one.name, now)


async def hand_out_link(work: Work, name: str, now: datetime) -> None:
    """The code stays the same while an earlier link still opens."""
    who, office = work.people[name], work.office.office
    await give_new_link(work.lead, work.case_id, who, None, office, now)
    topic = topic_of(work.case_id)
    _, url, code = await shown(work.lead.session_id, topic, now)
    await hide(work.lead.session_id, topic)
    work.links[name] = Link(url, code or work.links[name].code)


async def enter(work: Work, name: str, now: datetime) -> None:
    inside = await entered(work.links[name], now)
    assert isinstance(inside, Participant)
    work.inside[name] = inside


async def come_by_link(work: Work, name: str, now: datetime) -> None:
    """With a new one; the code is new too where the link before it has served its time."""
    await hand_out_link(work, name, now)
    await enter(work, name, now)


async def everybody_answers(work: Work, now: datetime) -> None:
    """Whatever is open to them at this moment, with a yes."""
    for one in work.present:
        await answer(work, one.name, PLAIN, now)


async def answer(work: Work, name: str, others: Others, now: datetime) -> None:
    if work.one(name).writes:
        await _by_link(work.inside[name], others, now)
    else:
        await _as_told_to_staff(work, name, others, now)


async def _by_link(person: Participant, others: Others, now: datetime) -> None:
    """Round by round: an answer may open further questions."""
    answered: set[str] = set()
    while refs := [ref for ref in (await queries.asked(person, now)).refs if ref not in answered]:
        own = await queries.mine(person, now)
        for ref in refs:
            form = _form(own, ref, person.language, others)
            await commands.answer_question(person, ref, form, now)
        answered |= set(refs)


def _form(own: queries.Mine, ref: str, language: str, others: Others) -> AnswerForm:
    key, _ = own.find(ref)
    wording = queries.wording_for(key, rules.audience(key, own.member), language)
    return AnswerForm(
        answer=others.get(key.code, "yes"),
        wording=wording.fingerprint,
        told_name=own.member.card.called if rules.asks_name(key) else None,
        voluntary=True,
        offered=True,
    )


async def _as_told_to_staff(work: Work, name: str, others: Others, now: datetime) -> None:
    answered: set[str] = set()
    while refs := [ref for ref in await _open_refs(work, name, now) if ref not in answered]:
        for ref in refs:
            await _write_down(work, name, ref, others, now)
            answered.add(ref)
    for decision_id in await _to_countersign(work, work.people[name]):
        await commands.countersign(work.second, work.case_id, decision_id, now)


async def _write_down(work: Work, name: str, ref: str, others: Others, now: datetime) -> None:
    page = await queries.record_page(work.case_id, ref, None, now)
    aloud = page.who.is_minor and (page.who.age or 0) < YOUNG
    form = RecordForm(
        answer=others.get(page.code, "yes"),
        how="oral" if aloud else "paper",
        wording=page.wording.fingerprint,
        language=page.wording.language,
        interpreter=INTERPRETER if page.needs_interpreter else None,
        witness=work.second.name if aloud else None,
        sheet_kept="Folder 3, cabinet by the window",
        told_name=name if page.asks_name else None,
        voluntary=True,
        offered=tuple(Offer),
    )
    await commands.record_answer(work.lead, work.case_id, ref, form, now)


async def _open_refs(work: Work, name: str, now: datetime) -> list[str]:
    tracks, profile = await queries.known_of_case(work.case_id, now)
    return [
        key.ref
        for known in tracks
        for key in rules.keys_of(work.people[name], known)
        if rules.is_open(key, known, profile, now)
    ]


async def _to_countersign(work: Work, person_id: UUID) -> list[UUID]:
    decisions = (await queries.decisions_of([work.case_id])).get(work.case_id, ())
    return [
        one.id
        for one in decisions
        if one.key.person_id == person_id
        and one.recorded_by
        and one.countersigned_by is None
        and one.answer is Answer.YES
    ]
