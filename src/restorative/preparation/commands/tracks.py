"""What is planned, found out and decided for one track."""

from datetime import datetime
from uuid import UUID

from restorative.access.rules import Staff
from restorative.audit import Word, record
from restorative.cases.queries.setting import office_profile
from restorative.db import is_duplicate, savepoint, transaction
from restorative.db.sealing import vault
from restorative.kernel.errors import RuleBroken
from restorative.kernel.ids import new_id
from restorative.kernel.sentences import say
from restorative.preparation import queries, rules
from restorative.preparation.commands.ground import ground_to_build_on
from restorative.preparation.forms import (
    AssessmentForm,
    PlanForm,
    RiskCheckForm,
    SafetyPlanForm,
    SuitabilityForm,
)
from restorative.preparation.queries import Ground
from restorative.preparation.rules import (
    Domain,
    Gate,
    MeetingPlan,
    SafetyPlan,
    Suitability,
)
from restorative.preparation.sealed import Findings, Note, Reasons
from restorative.preparation.tables import (
    AssessmentRow,
    PlanRow,
    RiskCheckRow,
    SafetyPlanRow,
    SuitabilityRow,
    SuitabilitySignature,
)
from restorative.profile.days import local_day


async def set_plan(
    staff: Staff, case_id: UUID, track_id: UUID, form: PlanForm, now: datetime
) -> None:
    async with transaction():
        ground = await ground_to_build_on(case_id, track_id, now)
        plan = rules.plan_set(_plan(staff, track_id, form, now), form.reason or "")
        await _add_plan(plan, form.reason, ground)
        await record(Word.PLAN_SET, by=staff.account_id, at=now, about=track_id)


async def assess(
    staff: Staff, case_id: UUID, track_id: UUID, form: AssessmentForm, now: datetime
) -> None:
    async with transaction():
        ground, row_id = await ground_to_build_on(case_id, track_id, now), new_id()
        sealed = await vault.seal(_findings(form), ground.key_id, f"assessment:{row_id}")
        await AssessmentRow(
            id=row_id,
            case_id=case_id,
            track_id=track_id,
            key_id=ground.key_id,
            sealed=sealed,
            at=now,
            by=staff.account_id,
        ).save()
        await record(Word.ASSESSED, by=staff.account_id, at=now, about=track_id)


async def check_risk(
    staff: Staff, case_id: UUID, track_id: UUID, form: RiskCheckForm, now: datetime
) -> None:
    async with transaction():
        ground, row_id = await ground_to_build_on(case_id, track_id, now), new_id()
        where = f"risk_check:{row_id}"
        note = await vault.seal(Note(form.note), ground.key_id, where) if form.note else None
        await RiskCheckRow(
            id=row_id,
            case_id=case_id,
            track_id=track_id,
            unchanged=form.unchanged,
            key_id=ground.key_id,
            sealed=note,
            at=now,
            by=staff.account_id,
        ).save()
        await record(Word.RISK_CHECKED, by=staff.account_id, at=now, about=track_id)


async def decide_suitability(
    staff: Staff, case_id: UUID, track_id: UUID, form: SuitabilityForm, now: datetime
) -> None:
    """R11: what the supervisor decides; where it is flagged it waits for a second one."""
    async with transaction():
        ground, profile = await ground_to_build_on(case_id, track_id, now), await office_profile()
        known = await queries.preparation_of(ground.circle)
        flagged = rules.flags(ground.circle, ground.harm_kinds, known.assessment, profile)
        decision = rules.decided(
            Suitability(
                id=new_id(),
                track_id=track_id,
                decision=form.decision,
                decided_at=now,
                flagged=flagged,
                signed_by=(staff.account_id,),
                review_on=form.review_on,
                specialist=form.specialist,
            ),
            known.assessment,
            form.conditions or "",
            local_day(now, profile),
        )
        await _add_suitability(decision, form, ground)
        await record(Word.SUITABILITY_DECIDED, by=staff.account_id, at=now, about=track_id)


async def sign_suitability(staff: Staff, case_id: UUID, track_id: UUID, now: datetime) -> None:
    async with transaction():
        await ground_to_build_on(case_id, track_id, now)
        decision = (await queries.suitability_of([case_id])).get(track_id)
        if decision is None:
            raise RuleBroken(say("There is no decision to sign yet."))
        rules.signed_as_second(decision, staff.account_id)
        await _add_signature(decision.id, staff, now)
        await record(Word.SUITABILITY_SIGNED, by=staff.account_id, at=now, about=track_id)


async def write_safety_plan(
    staff: Staff, case_id: UUID, track_id: UUID, form: SafetyPlanForm, now: datetime
) -> None:
    async with transaction():
        ground, row_id = await ground_to_build_on(case_id, track_id, now), new_id()
        lines = {name: getattr(form, name) or "" for name in SafetyPlan.__struct_fields__}
        sealed = await vault.seal(SafetyPlan(**lines), ground.key_id, f"safety_plan:{row_id}")
        await SafetyPlanRow(
            id=row_id,
            case_id=case_id,
            track_id=track_id,
            key_id=ground.key_id,
            sealed=sealed,
            written_at=now,
            written_by=staff.account_id,
        ).save()
        await record(Word.SAFETY_PLAN_WRITTEN, by=staff.account_id, at=now, about=track_id)


def _plan(staff: Staff, track_id: UUID, form: PlanForm, now: datetime) -> MeetingPlan:
    return MeetingPlan(
        track_id=track_id,
        format=form.format,
        place_kind=form.place_kind,
        in_person=form.in_person,
        attendee_categories=form.categories,
        set_at=now,
        set_by=staff.account_id,
        harmed_asked_first=form.harmed_asked_first,
    )


def _findings(form: AssessmentForm) -> Findings:
    return Findings(
        gates={gate: getattr(form, f"gate_{gate}") for gate in Gate},
        concerns={domain: getattr(form, f"concern_{domain}") for domain in Domain},
        evidence={domain: getattr(form, f"evidence_{domain}") or "" for domain in Domain},
        strengths=form.strengths or "",
    )


async def _add_plan(plan: MeetingPlan, reason: str | None, ground: Ground) -> None:
    row_id = new_id()
    where = f"meeting_plan:{row_id}"
    await PlanRow(
        id=row_id,
        case_id=ground.circle.case_id,
        track_id=plan.track_id,
        format=plan.format,
        place_kind=plan.place_kind,
        in_person=plan.in_person,
        attendee_categories=" ".join(plan.attendee_categories),
        harmed_asked_first=plan.harmed_asked_first,
        key_id=ground.key_id,
        sealed=await vault.seal(Note(reason), ground.key_id, where) if reason else None,
        set_at=plan.set_at,
        set_by=plan.set_by,
    ).save()


async def _add_suitability(decision: Suitability, form: SuitabilityForm, ground: Ground) -> None:
    where = f"suitability:{decision.id}"
    reasons = Reasons(form.reasons, form.conditions or "")
    await SuitabilityRow(
        id=decision.id,
        case_id=ground.circle.case_id,
        track_id=decision.track_id,
        decision=decision.decision,
        flagged=" ".join(sorted(decision.flagged)),
        specialist=decision.specialist,
        review_on=decision.review_on,
        key_id=ground.key_id,
        sealed=await vault.seal(reasons, ground.key_id, where),
        decided_at=decision.decided_at,
        decided_by=decision.signed_by[0],
    ).save()


async def _add_signature(suitability_id: UUID, staff: Staff, now: datetime) -> None:
    try:
        async with savepoint():
            await SuitabilitySignature(
                id=new_id(),
                suitability_id=suitability_id,
                signed_at=now,
                signed_by=staff.account_id,
            ).save()
    except Exception as error:
        if is_duplicate(error):
            raise RuleBroken(say("This decision needs no second signature.")) from None
        raise
