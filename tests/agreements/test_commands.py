"""Writing an agreement down and saying yes to it, on both databases."""

import asyncio
from datetime import timedelta

import msgspec
import pytest

from restorative.access import commands as access
from restorative.access.commands.fresh_codes import try_fresh_code
from restorative.access.rules import Participant
from restorative.agreements import commands, queries
from restorative.agreements.forms import ChangeWantedForm, RecordedObjectionForm, SignForm
from restorative.agreements.tables import Agreement, AgreementSignature
from restorative.cases import commands as cases
from restorative.db import engine as database_in_use
from restorative.kernel.blockers import Blocked
from restorative.kernel.errors import NotFound, RuleBroken
from restorative.kernel.ids import new_id
from restorative.people.rules import Conflict
from tests.agreements.given import (
    a_draft,
    after_a_meeting,
    garden,
    letter,
    on_paper,
    read_to_everybody,
    signed,
)
from tests.cases.given import BY_ORDER, Given

pytestmark = pytest.mark.usefixtures("engine")


def visiting(given: Given, name: str) -> Participant:
    return Participant(given[name], given.case_id, new_id(), "en")


async def sign_by_link(given: Given, name: str, now, profile, text_hash: str = "") -> None:
    who = visiting(given, name)
    (copy,) = await queries.copies_for(who, now)
    code = await access.make_fresh_code(
        who.person_id, who.case_id, by=given.facilitator.account_id, now=now
    )
    tried = await try_fresh_code(who.person_id, who.case_id, code, now=now)
    form = SignForm(
        text_hash=text_hash or copy.text_hash, name=name, code=code, agree=True, was_read=True
    )
    await commands.sign(who, copy.copy.version_id, form, tried, now, profile)


async def test_the_last_yes_puts_the_agreement_in_force(clock, profile):
    """R28, R46: two by link after a fresh code, one on paper"""
    given, now = await after_a_meeting(clock.now()), clock.now()
    await a_draft(given, now)
    await read_to_everybody(given, now)
    await sign_by_link(given, "Yhlas", now, profile)
    await on_paper(given, "Nurmyrat", now, profile)
    assert await queries.in_force(given.track_id, now) is None
    await sign_by_link(given, "Olga", now, profile)
    plan = await queries.in_force(given.track_id, now)
    assert [action.what for action in plan.actions] == [
        "A letter is written",
        "Help in the library garden",
    ]


async def test_nobody_signs_before_the_words_were_read_to_them(clock, profile):
    """R65"""
    given, now = await after_a_meeting(clock.now()), clock.now()
    await a_draft(given, now)
    with pytest.raises(Blocked) as blocked:
        await on_paper(given, "Yhlas", now, profile)
    assert [one.rule for one in blocked.value.blockers] == ["R65"]
    assert not await AgreementSignature.exists()


async def test_a_draft_is_nobodys_to_read_before_it_was_read_to_them(clock):
    given, now = await after_a_meeting(clock.now()), clock.now()
    await a_draft(given, now)
    assert await queries.copies_for(visiting(given, "Olga"), now) == []
    await read_to_everybody(given, now)
    (copy,) = await queries.copies_for(visiting(given, "Olga"), now)
    assert [line.what for line in copy.copy.lines] == [
        "A letter is written",
        "Help in the library garden",
    ]


async def test_a_name_without_a_yes_to_tell_it_is_on_nobodys_copy_of_the_other_side(clock):
    """R1, C7"""
    given, now = await after_a_meeting(clock.now()), clock.now()
    await a_draft(given, now)
    await read_to_everybody(given, now)
    (copy,) = await queries.copies_for(visiting(given, "Yhlas"), now)
    assert [(line.who, line.for_whom) for line in copy.copy.lines] == [("Yhlas", ""), ("Yhlas", "")]


async def test_words_that_change_while_somebody_reads_them_cannot_be_signed(clock, profile):
    """F24: the signature is refused and no row is kept"""
    given, now = await after_a_meeting(clock.now()), clock.now()
    first, _ = await a_draft(given, now)
    await read_to_everybody(given, now)
    (seen,) = await queries.copies_for(visiting(given, "Olga"), now)
    changed = letter(given, now, what="A letter is read aloud")
    await commands.change_action(given.facilitator, given.track_id, first, changed, now)
    await read_to_everybody(given, now)
    with pytest.raises(RuleBroken, match="The text has changed"):
        await sign_by_link(given, "Olga", now, profile, text_hash=seen.text_hash)
    assert not await AgreementSignature.exists()


async def test_the_first_signature_fixes_the_words_until_a_new_version(clock, profile):
    given, now = await after_a_meeting(clock.now()), clock.now()
    first, _ = await a_draft(given, now)
    await read_to_everybody(given, now)
    await on_paper(given, "Yhlas", now, profile)
    again = letter(given, now, what="Something else")
    with pytest.raises(RuleBroken, match="Somebody has signed"):
        await commands.change_action(given.facilitator, given.track_id, first, again, now)
    await commands.open_new_version(given.facilitator, given.track_id, now)
    await commands.change_action(given.facilitator, given.track_id, first, again, now)
    page = await queries.agreement_page(given.track_id, now, profile)
    assert page.version.number == 2
    assert page.draft.actions[0].id == first
    assert page.draft.signatures == ()


async def test_while_a_new_version_is_written_the_signed_one_stays_in_force(clock, profile):
    given, first, _ = await signed(clock.now(), profile)
    await commands.open_new_version(given.facilitator, given.track_id, clock.now())
    changed = letter(given, clock.now(), what="Something else")
    await commands.change_action(given.facilitator, given.track_id, first, changed, clock.now())
    plan = await queries.in_force(given.track_id, clock.now())
    assert (plan.version.number, plan.actions[0].what) == (1, "A letter is written")


async def test_a_wish_for_a_change_stops_the_signing(clock, profile):
    """R28"""
    given, now = await after_a_meeting(clock.now()), clock.now()
    await a_draft(given, now)
    await read_to_everybody(given, now)
    olga = visiting(given, "Olga")
    (copy,) = await queries.copies_for(olga, now)
    wish = ChangeWantedForm(words="A drawing instead of a letter")
    await commands.object_to(olga, copy.copy.version_id, wish, now)
    with pytest.raises(Blocked) as blocked:
        await on_paper(given, "Yhlas", now, profile)
    assert [(one.rule, one.whom) for one in blocked.value.blockers] == [("R28", given["Olga"])]


async def test_whoever_signed_and_then_wants_a_change_is_not_signed_over(clock, profile):
    """R28: the others wait, and her own page says that she was heard."""
    given, now = await after_a_meeting(clock.now()), clock.now()
    later = now + timedelta(minutes=5)
    await a_draft(given, now)
    await read_to_everybody(given, now)
    await on_paper(given, "Olga", now, profile)
    no = RecordedObjectionForm(person=given["Olga"], words="I do not want to, after all")
    await commands.record_objection(given.facilitator, given.track_id, no, later)
    with pytest.raises(Blocked) as blocked:
        await on_paper(given, "Yhlas", later, profile)
    assert [(one.rule, one.whom) for one in blocked.value.blockers] == [("R28", given["Olga"])]
    (copy,) = await queries.copies_for(visiting(given, "Olga"), later)
    assert (copy.signed_at, copy.objected_at) == (now, later)


async def test_an_action_that_somebody_outside_checks_waits_for_their_yes(clock, profile):
    """R29"""
    given, now = await after_a_meeting(clock.now()), clock.now()
    await commands.write_action(given.facilitator, given.track_id, garden(given, now), now)
    page = await queries.agreement_page(given.track_id, now, profile)
    assert [one.rule for one in page.blockers] == ["R29"]


async def test_a_stranger_to_the_case_finds_no_version_of_it(clock):
    """S48"""
    given, now = await after_a_meeting(clock.now()), clock.now()
    await a_draft(given, now)
    await read_to_everybody(given, now)
    (copy,) = await queries.copies_for(visiting(given, "Olga"), now)
    other = await after_a_meeting(now)
    with pytest.raises(NotFound):
        await queries.copy_of(visiting(other, "Olga"), copy.copy.version_id, now)


async def test_what_lists_show_is_what_is_true(clock, profile):
    given, now = await after_a_meeting(clock.now()), clock.now()
    await a_draft(given, now)
    await read_to_everybody(given, now)
    for name, missing in (("Yhlas", 2), ("Nurmyrat", 1), ("Olga", 0)):
        await on_paper(given, name, now, profile)
        row = await Agreement.select().where(Agreement.track_id == given.track_id).first()
        stands = await queries.in_force(given.track_id, now)
        assert (row["missing"], row["in_force_since"] is not None) == (missing, stands is not None)


async def test_two_signatures_at_once_are_both_kept_and_nobody_signs_twice(clock, profile):
    """F19, F22"""
    given, now = await after_a_meeting(clock.now()), clock.now()
    await a_draft(given, now)
    await read_to_everybody(given, now)
    tries = [
        asyncio.create_task(on_paper(given, name, now, profile))
        for name in ("Yhlas", "Yhlas", "Nurmyrat", "Olga")
    ]
    done = await asyncio.gather(*tries, return_exceptions=True)
    assert sorted(type(one).__name__ for one in done) == [
        "NoneType",
        "NoneType",
        "NoneType",
        "RuleBroken",
    ]
    assert await AgreementSignature.count() == 3


async def test_a_plan_stays_in_force_when_a_guardian_who_signed_loses_that_right(clock, profile):
    """R10: an earlier yes is kept; what was agreed goes on"""
    given, _, _ = await signed(clock.now(), profile)
    suspected = msgspec.structs.replace(BY_ORDER, conflict=Conflict.SUSPECTED)
    await cases.record_guardianship(
        given.case_id, given["Nurmyrat"], suspected, given.facilitator, clock.now()
    )
    assert await queries.in_force(given.track_id, clock.now()) is not None


async def test_a_signature_is_never_changed_by_anybody(clock, profile):
    """R26"""
    given, _, _ = await signed(clock.now(), profile)
    with pytest.raises(Exception, match="agreement_signature"):
        await AgreementSignature.update({AgreementSignature.text_hash: "0" * 64}, force=True)
    del given


async def test_the_words_are_unreadable_in_the_database(clock, engine, engine_kind):
    """S85"""
    given, now = await after_a_meeting(clock.now()), clock.now()
    await commands.write_action(
        given.facilitator, given.track_id, letter(given, now, what="A canary in a cage"), now
    )
    rows = await database_in_use()._run_in_new_connection("SELECT * FROM agreement_action")
    assert "canary" not in repr([msgspec.to_builtins(dict(row)) for row in rows])
