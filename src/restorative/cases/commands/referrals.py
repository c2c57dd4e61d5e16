"""Record what a referring body hands over, and correct it."""

from datetime import datetime
from uuid import UUID

from restorative.access.rules import Staff
from restorative.audit import Word, record
from restorative.cases import queries, rules
from restorative.cases.commands.acting import add_act
from restorative.cases.commands.parties import add_young_person
from restorative.cases.queries.files import place_of_referral
from restorative.cases.queries.resembling import cases_resembling
from restorative.cases.queries.setting import office_profile
from restorative.cases.rules import Act, CaseState, Referral, require_open
from restorative.cases.rules.joining import problems_of_known, problems_of_young_person
from restorative.cases.tables import Case, CaseNumber
from restorative.db import transaction
from restorative.db.sealing import vault
from restorative.kernel.ids import new_id
from restorative.people.rules import ChangedMeanwhile, Details
from restorative.profile.days import local_day


async def record_referral(
    referral: Referral, young_person: Details, staff: Staff, now: datetime, *, sure: bool = True
) -> UUID:
    """A case with its first young person; the others are added on its page of people."""
    profile = await office_profile()
    today = local_day(now, profile)
    known = () if sure else await cases_resembling(young_person)
    rules.require_sound(
        {
            **rules.problems_of(referral, profile, today),
            **problems_of_young_person(young_person, today),
            **problems_of_known(known, sure),
        }
    )
    case_id, year = new_id(), today.year
    async with transaction():
        number = await _next_number(year)
        key_id = await vault.new_key()
        await Case(
            id=case_id,
            reference=rules.reference_of(year, number),
            year=year,
            number=number,
            key_id=key_id,
            sealed=await vault.seal(referral, key_id, place_of_referral(case_id)),
            referred_on=referral.referred_on,
            received_at=now,
            received_by=staff.account_id,
            state=CaseState.REFERRED.value,
        ).save()
        await add_act(case_id, Act.RECORDED, staff.account_id, now)
        await record(Word.REFERRAL_RECORDED, by=staff.account_id, at=now, about=case_id)
        await add_young_person(case_id, young_person, staff, now)
    return case_id


async def change_referral(
    case_id: UUID, referral: Referral, version: int, staff: Staff, now: datetime
) -> None:
    """Raises `ChangedMeanwhile` when somebody saved after `version` was read."""
    profile = await office_profile()
    rules.require_sound(rules.problems_of(referral, profile, local_day(now, profile)))
    async with transaction():
        file = await queries.case_for(staff, case_id, now)
        require_open(file.state)
        sealed = await vault.seal(referral, file.key_id, place_of_referral(case_id))
        changed = (
            await Case.update(
                {
                    Case.sealed: sealed,
                    Case.referred_on: referral.referred_on,
                    Case.version: version + 1,
                }
            )
            .where((Case.id == case_id) & (Case.version == version))
            .returning(Case.id)
        )
        if not changed:
            raise ChangedMeanwhile
        await record(Word.REFERRAL_CHANGED, by=staff.account_id, at=now, about=case_id)


async def _next_number(year: int) -> int:
    """Counted in the row of the year, so that two at once get two numbers."""
    await CaseNumber.insert(CaseNumber(year=year, last=0)).on_conflict(
        target=CaseNumber.year, action="DO NOTHING"
    )
    (row,) = (
        await CaseNumber.update({CaseNumber.last: CaseNumber.last + 1})
        .where(CaseNumber.year == year)
        .returning(CaseNumber.last)
    )
    number: int = row["last"]
    return number
