"""Answers are kept word for word, stop what rests on them, and are never changed."""

import asyncio
from datetime import timedelta

import pytest

from restorative.audit import Word
from restorative.audit.tables import AuditRow
from restorative.cases.commands import record_guardianship
from restorative.consent import commands, queries
from restorative.consent.facts import ConsentGiven, ConsentRefused, ConsentWithdrawn
from restorative.consent.forms import AnswerForm, RecordForm
from restorative.consent.rules import Answer, Code, How, Is
from restorative.consent.tables import DecisionRow, WordingRow
from restorative.db import AnyEngine
from restorative.kernel import facts
from restorative.kernel.errors import NotFound, RuleBroken
from restorative.kernel.ids import new_id
from restorative.notifications.rules import RepliedBySms, Reply
from tests.cases.given import a_coordinator
from tests.conftest import FrozenClock
from tests.consent.given import (
    WITH_INTERPRETER,
    a_plain_prepared_case,
    a_prepared_case,
    all_say_yes,
    an_agreed_case,
    by_link,
    key_of,
    says,
    the_only_decision,
    writes_down,
)

pytestmark = pytest.mark.usefixtures("engine")
DAYS = timedelta(days=1)


@pytest.fixture
def heard(monkeypatch: pytest.MonkeyPatch) -> list[facts.Fact]:
    """Every fact of consent that is announced."""
    told: list[facts.Fact] = []

    async def tell(fact: facts.Fact) -> None:
        told.append(fact)

    for kind in (ConsentGiven, ConsentRefused, ConsentWithdrawn):
        monkeypatch.setitem(facts._listeners, kind, [tell])
    return told


async def stands(case, name, code, now, child=""):
    found = await queries.matrix(case.track_id, now)
    row = found.row(case[name])
    behalf = case[child] if child else None
    (cell,) = [one for one in row.of(code) if one.key.on_behalf_of == behalf]
    return cell.state.stands


async def test_when_everybody_has_said_yes_everybody_may_be_invited(clock: FrozenClock):
    """R3, R4, R8"""
    case = await an_agreed_case(clock.now())
    assert await queries.blockers_of_inviting(case.track_id, clock.now() + 3 * DAYS) == []


async def test_the_text_that_was_shown_is_the_text_that_is_kept(clock: FrozenClock):
    """R25, R27"""
    case = await a_plain_prepared_case(clock.now())
    key = await key_of(case, "Olga", Code.C1, clock.now())
    shown = (await queries.question(by_link(case, "Olga"), key.ref, clock.now())).wording
    await says(case, "Olga", Code.C1, Answer.YES, clock.now())
    (decision,) = (await queries.decisions_of([case.case_id]))[case.case_id]
    assert await queries.wording(decision.wording) == shown
    assert (decision.language, decision.how, decision.explained_by) == (
        "tk",
        How.LINK,
        case.facilitator.account_id,
    )


async def test_the_same_words_are_kept_once(clock: FrozenClock):
    """R25"""
    case = await a_prepared_case(clock.now())
    for name in ("Jemal", "Berdi"):
        await says(case, name, Code.C1, Answer.YES, clock.now(), "Selbi")
    assert await WordingRow.count() == 1


async def test_an_answer_to_other_words_is_not_taken(clock: FrozenClock):
    """R25: changed words are another question."""
    case = await a_plain_prepared_case(clock.now())
    key = await key_of(case, "Olga", Code.C1, clock.now())
    form = AnswerForm(answer=Answer.YES, wording="0" * 64)
    with pytest.raises(RuleBroken):
        await commands.answer_question(by_link(case, "Olga"), key.ref, form, clock.now())
    assert await DecisionRow.count() == 0


async def test_nobody_answers_another_persons_question(clock: FrozenClock):
    """S48, S56: a guardian cannot reach the child's own question, nor the child the guardian's."""
    case = await a_prepared_case(clock.now())
    hers = await key_of(case, "Selbi", Code.C1, clock.now())
    theirs = await key_of(case, "Berdi", Code.C1, clock.now(), "Selbi")
    for name, ref in (("Berdi", hers.ref), ("Selbi", theirs.ref), ("Yhlas", hers.ref)):
        with pytest.raises(NotFound):
            await queries.question(by_link(case, name), ref, clock.now())


async def test_the_meeting_is_asked_after_the_time_to_think(clock: FrozenClock):
    """5.5: 24 hours, 48 for a harmed child."""
    case = await a_prepared_case(clock.now())
    for name, hours in (("Yhlas", 24), ("Selbi", 48)):
        await says(case, name, Code.C1, Answer.YES, clock.now())
        key = await key_of(case, name, Code.C4, clock.now())
        then = clock.now() + timedelta(hours=hours)
        with pytest.raises(NotFound):
            await queries.question(by_link(case, name), key.ref, then - timedelta(seconds=1))
        assert (await queries.question(by_link(case, name), key.ref, then)).code is Code.C4


async def test_a_withdrawal_blocks_at_once_and_is_announced(
    clock: FrozenClock, heard: list[facts.Fact]
):
    """R5, R6"""
    case = await an_agreed_case(clock.now())
    now = clock.now() + 4 * DAYS
    heard.clear()
    await commands.withdraw_everything(by_link(case, "Selbi"), now)
    assert heard == [
        ConsentWithdrawn(
            case_id=case.case_id, track_ids=(case.track_id,), person_id=case["Selbi"], at=now
        )
    ]
    blockers = await queries.blockers_of_inviting(case.track_id, now)
    assert {one.whom for one in blockers} == {case["Selbi"]}
    assert await queries.withdrawn(case.track_id) == {case["Selbi"]}


async def test_what_was_said_before_stays_as_it_was(clock: FrozenClock, engine: AnyEngine):
    """R26: the database itself refuses to change an answer."""
    case = await an_agreed_case(clock.now())
    before = (await queries.decisions_of([case.case_id]))[case.case_id]
    await commands.withdraw_everything(by_link(case, "Selbi"), clock.now() + 4 * DAYS)
    after = (await queries.decisions_of([case.case_id]))[case.case_id]
    assert after[: len(before)] == before
    with pytest.raises(Exception, match="keeps what was written"):
        await DecisionRow.update({DecisionRow.answer: "yes"}, force=True)


async def test_one_yes_can_be_taken_back_alone(clock: FrozenClock, heard: list[facts.Fact]):
    """R5"""
    case = await an_agreed_case(clock.now())
    now = clock.now() + 4 * DAYS
    heard.clear()
    key = await key_of(case, "Selbi", Code.C7, now)
    await commands.withdraw_permission(by_link(case, "Selbi"), key.ref, now)
    assert heard == []
    assert await stands(case, "Selbi", Code.C7, now) is Is.WITHDRAWN
    assert await queries.blockers_of_inviting(case.track_id, now) == []


async def test_taking_back_the_first_yes_takes_back_all(clock: FrozenClock):
    """R5"""
    case = await an_agreed_case(clock.now())
    now = clock.now() + 4 * DAYS
    key = await key_of(case, "Selbi", Code.C1, now)
    await commands.withdraw_permission(by_link(case, "Selbi"), key.ref, now)
    assert await stands(case, "Selbi", Code.C4, now) is Is.WITHDRAWN


async def test_a_two_on_the_office_phone_stops_everything(clock: FrozenClock):
    """A4: 07:42, Selbi's own phone replies "2"."""
    case = await an_agreed_case(clock.now())
    now = clock.now() + 4 * DAYS
    await commands.replied_by_sms(
        RepliedBySms(
            reply_id=new_id(),
            case_id=case.case_id,
            person_id=case["Selbi"],
            reply=Reply.DOES_NOT_WANT_TO,
            about=None,
            recorded_by=None,
            at=now,
        )
    )
    assert await stands(case, "Selbi", Code.C4, now) is Is.WITHDRAWN
    assert await queries.blockers_of_inviting(case.track_id, now)


async def test_berdi_cannot_decide_for_selbi_who_has_stopped(clock: FrozenClock):
    """R3, A4, A4.2: "she will come, I decide" is refused, his earlier yes has no effect."""
    case = await an_agreed_case(clock.now())
    now = clock.now() + 4 * DAYS
    await commands.withdraw_everything(by_link(case, "Selbi"), now)
    key = await key_of(case, "Berdi", Code.C4, now, "Selbi")
    with pytest.raises(RuleBroken):
        await writes_down(case.facilitator, case, key.ref, now, how=How.ORAL)
    assert await stands(case, "Berdi", Code.C4, now, "Selbi") is Is.YES
    assert await queries.blockers_of_inviting(case.track_id, now)


async def test_staff_record_a_withdrawal_for_somebody_who_never_answered(
    clock: FrozenClock, heard: list[facts.Fact]
):
    """R5"""
    case = await a_prepared_case(clock.now())
    await commands.record_withdrawal(case.facilitator, case["Yhlas"], How.ORAL, clock.now())
    assert [type(fact) for fact in heard] == [ConsentWithdrawn]
    assert await queries.withdrawn(case.track_id) == {case["Yhlas"]}


async def test_paper_waits_for_a_second_member_of_staff(clock: FrozenClock):
    """R46, 5.6"""
    now = clock.now()
    case = await a_plain_prepared_case(now)
    key = await key_of(case, "Olga", Code.C1, now)
    await writes_down(case.facilitator, case, key.ref, now)
    decision_id = await the_only_decision(case, case["Olga"])
    assert await stands(case, "Olga", Code.C1, now) is Is.AWAITING
    with pytest.raises(RuleBroken):
        await commands.countersign(case.facilitator, case.case_id, decision_id, now)
    await commands.countersign(case.coordinator, case.case_id, decision_id, now)
    assert await stands(case, "Olga", Code.C1, now) is Is.YES
    with pytest.raises(RuleBroken):
        third = await a_coordinator(now, "Gözel")
        await commands.countersign(third, case.case_id, decision_id, now)


async def test_a_decision_of_another_case_is_not_there(clock: FrozenClock):
    """S48"""
    now = clock.now()
    case, other = await a_plain_prepared_case(now), await a_prepared_case(now)
    key = await key_of(case, "Olga", Code.C1, now)
    await writes_down(case.facilitator, case, key.ref, now)
    decision_id = await the_only_decision(case, case["Olga"])
    with pytest.raises(NotFound):
        await commands.countersign(case.coordinator, other.case_id, decision_id, now)
    with pytest.raises(NotFound):
        await queries.record_page(other.case_id, key.ref, None, now)


async def test_who_heard_it_and_where_the_sheet_lies_is_sealed(
    clock: FrozenClock, engine: AnyEngine
):
    """R25, S85"""
    now = clock.now()
    case = await a_plain_prepared_case(now)
    key = await key_of(case, "Olga", Code.C1, now)
    await writes_down(
        case.facilitator, case, key.ref, now, witness="Canary W.", interpreter="Canary I."
    )
    (row,) = await DecisionRow.select()
    assert b"Canary" not in bytes(row["sealed"]) and "Canary" not in str(
        {name: value for name, value in row.items() if name != "sealed"}
    )
    evidence = (await queries.evidence_of([row["id"]]))[row["id"]]
    assert (evidence.witness, evidence.interpreter, evidence.sheet_kept) == (
        "Canary W.",
        "Canary I.",
        "Binder 3",
    )


async def test_words_in_a_language_that_does_not_exist_are_not_recorded(clock: FrozenClock):
    """R27"""
    case = await a_plain_prepared_case(clock.now())
    key = await key_of(case, "Olga", Code.C1, clock.now())
    form = RecordForm(answer=Answer.YES, how=How.ORAL, wording="0" * 64, language="uz")
    with pytest.raises(NotFound):
        await commands.record_answer(case.facilitator, case.case_id, key.ref, form, clock.now())


async def test_a_changed_plan_asks_again_and_says_why(clock: FrozenClock):
    """R20"""
    from restorative.preparation import commands as preparation

    case = await an_agreed_case(clock.now())
    now = clock.now() + 4 * DAYS
    await preparation.set_plan(case.facilitator, case.case_id, case.track_id, WITH_INTERPRETER, now)
    assert await stands(case, "Selbi", Code.C4, now) is Is.YES
    assert await stands(case, "Selbi", Code.C5, now) is Is.MISSING
    assert await queries.blockers_of_inviting(case.track_id, now)
    await all_say_yes(case, now)
    assert await queries.blockers_of_inviting(case.track_id, now) == []


async def test_a_name_is_told_as_its_owner_wants(clock: FrozenClock):
    """C7, R1"""
    from restorative.cases import queries as cases
    from restorative.cases.rules import Side

    case = await an_agreed_case(clock.now())
    now = clock.now() + 4 * DAYS
    circle = await cases.circle(case.track_id, now)
    heard_by_yhlas = (await queries.names_told(circle))[Side.RESPONSIBLE]
    assert heard_by_yhlas[case["Selbi"]] == "S."
    assert heard_by_yhlas[case["Orazgül"]] == "Orazgül"
    assert case["Jemal"] not in heard_by_yhlas
    assert await queries.may_be_told(case["Selbi"], now) == "S."
    await commands.withdraw_everything(by_link(case, "Selbi"), now)
    assert await queries.may_be_told(case["Selbi"], now) == ""


async def test_a_yes_stands_only_while_both_keys_do(clock: FrozenClock):
    """R36, R4"""
    case = await an_agreed_case(clock.now())
    now = clock.now() + 4 * DAYS
    assert await queries.stands(case["Selbi"], Code.C10, "referrer", now)
    key = await key_of(case, "Berdi", Code.C10, now, "Selbi")
    await commands.withdraw_permission(by_link(case, "Berdi"), key.ref, now)
    assert not await queries.stands(case["Selbi"], Code.C10, "referrer", now)
    assert not await queries.stands(new_id(), Code.C10, "referrer", now)


async def test_everything_leaves_a_word_and_no_detail(clock: FrozenClock):
    """R26, S90"""
    now = clock.now()
    case = await a_plain_prepared_case(now)
    await says(case, "Olga", Code.C1, Answer.YES, now)
    await says(case, "Olga", Code.C12, Answer.NO, now)
    await commands.withdraw_everything(by_link(case, "Olga"), now + DAYS)
    rows = await AuditRow.select().where(AuditRow.about == case["Olga"])
    words = [row["word"] for row in rows]
    for word in (Word.CONSENT_GIVEN, Word.CONSENT_REFUSED, Word.CONSENT_WITHDRAWN):
        assert word in words
    assert "Olga" not in str(rows)


async def test_staff_see_first_who_has_stopped(clock: FrozenClock):
    """F1, R6"""
    from restorative.kernel.todo import Urgency
    from restorative.preparation import commands as preparation
    from tests.consent.given import a_talk

    case = await an_agreed_case(clock.now())
    now = clock.now() + 4 * DAYS
    assert await queries.to_do([case.case_id], now) == []
    await commands.withdraw_everything(by_link(case, "Selbi"), now)
    (line,) = await queries.to_do([case.case_id], now)
    assert (line.urgency, line.since) == (Urgency.STOPPED, now)
    later = now + timedelta(hours=1)
    await preparation.hold_contact(
        case.facilitator, case.case_id, case["Selbi"], a_talk(later), later
    )
    assert await queries.to_do([case.case_id], later) == []


async def test_the_matrix_costs_the_same_with_few_answers_and_with_many(
    clock: FrozenClock, engine: AnyEngine
):
    """screens F: queries constant in rows"""
    case = await a_prepared_case(clock.now())
    now = clock.now() + 3 * DAYS
    few = await queries_of(engine, queries.matrix_page(case.case_id, now))
    await all_say_yes(case, now)
    assert await queries_of(engine, queries.matrix_page(case.case_id, now)) == few


async def queries_of(engine: AnyEngine, asking) -> int:
    asked = 0
    original = type(engine).run_querystring

    async def counting(self, *given, **more):
        nonlocal asked
        asked += 1
        return await original(self, *given, **more)

    type(engine).run_querystring = counting
    try:
        await asking
    finally:
        type(engine).run_querystring = original
    return asked


async def test_marking_a_conflict_takes_the_effect_of_an_earlier_yes(clock: FrozenClock):
    """R10"""
    import msgspec

    from restorative.people.rules import Conflict
    from tests.cases.given import FATHER

    case = await an_agreed_case(clock.now())
    now = clock.now() + 4 * DAYS
    grounds = msgspec.structs.replace(FATHER, conflict=Conflict.SUSPECTED)
    await record_guardianship(case.case_id, case["Berdi"], grounds, case.facilitator, now)
    assert await stands(case, "Berdi", Code.C4, now, "Selbi") is Is.VOID


async def test_answers_given_at_once_are_kept_one_after_the_other(clock: FrozenClock):
    """R26, F19: a place in the order is never given twice."""
    case = await a_prepared_case(clock.now())
    everybody = [("Selbi", ""), ("Yhlas", ""), ("Jemal", "Selbi"), ("Berdi", "Selbi")]
    await asyncio.gather(
        *(says(case, name, Code.C1, Answer.YES, clock.now(), child) for name, child in everybody)
    )
    numbers = [row["number"] for row in await DecisionRow.select(DecisionRow.number)]
    assert sorted(numbers) == [1, 2, 3, 4]


async def test_of_two_answers_to_one_question_at_once_the_second_is_asked_to_look(
    clock: FrozenClock,
):
    """F19"""
    case = await a_plain_prepared_case(clock.now())
    tries = (says(case, "Olga", Code.C1, said, clock.now()) for said in (Answer.YES, Answer.NO))
    done = await asyncio.gather(*tries, return_exceptions=True)
    assert sorted(type(one).__name__ for one in done) == ["NoneType", "RuleBroken"]
