"""What the database itself refuses: changed decisions, a changed audit, double bookings."""

from piccolo.apps.migrations.auto.migration_manager import MigrationManager
from restorative.db import triggers
from restorative.db.engine import engine

ID = "0002"
VERSION = "1.38.0"
DESCRIPTION = "triggers"

# No UPDATE, no DELETE. One line each, sorted.
APPEND_ONLY = [
    "audit",
]

# No UPDATE; erasure may delete. One line each, sorted.
NO_UPDATE: list[str] = [
    "action_step",
    "agreement_in_force",
    "agreement_objection",
    "agreement_read_back",
    "agreement_signature",
    "appointment_event",
    "assessment",
    "attendance",
    "case_act",
    "consent_countersignature",
    "consent_decision",
    "consent_wording",
    "contact_permission",
    "deadline_extension",
    "deadline_met",
    "explanation",
    "go_ahead",
    "guardianship",
    "interest_declaration",
    "invitation_answer",
    "mandate",
    "meeting_plan",
    "no_contact",
    "no_contact_confirmation",
    "no_contact_variation",
    "notice_waiver",
    "preparation_contact",
    "preparation_wishes",
    "referrer_report",
    "risk_check",
    "run_event",
    "safety_plan",
    "step_mark",
    "still_willing",
    "suitability",
    "suitability_signature",
    "time_answer",
    "track",
    "track_hold",
]

# The same place or person is not taken twice. One line each, sorted.
NO_OVERLAP: list[dict[str, str]] = [
    {"table": "booking", "same": "resource_id", "stands": "released_at IS NULL"},
]


def statements() -> list[dict[str, list[str]]]:
    return [
        triggers.prepared(),
        *[triggers.append_only(table) for table in APPEND_ONLY],
        *[triggers.no_update(table) for table in NO_UPDATE],
        *[triggers.no_overlap(**booking) for booking in NO_OVERLAP],
    ]


async def forwards() -> MigrationManager:
    manager = MigrationManager(migration_id=ID, app_name="restorative", description=DESCRIPTION)

    async def run() -> None:
        database = engine()
        for each in statements():
            for sql in each[database.engine_type]:
                await database.run_ddl(sql)

    manager.add_raw(run)
    return manager
