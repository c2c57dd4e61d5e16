"""What is still missing before a referral can be accepted."""

from datetime import datetime
from uuid import UUID

from restorative.cases import rules
from restorative.cases.queries.files import case_file
from restorative.cases.queries.members import members
from restorative.cases.queries.permissions import contact_permissions
from restorative.cases.queries.setting import office_profile
from restorative.kernel.blockers import Blocker


async def blockers_of_accepting(case_id: UUID, now: datetime) -> list[Blocker]:
    file = await case_file(case_id, now)
    everybody = await members(case_id, now)
    permissions = await contact_permissions([one.person_id for one in everybody])
    return rules.blockers_of_accepting(
        everybody,
        permissions,
        file.referral.incident_on,
        await office_profile(),
        f"/cases/{case_id}/people",
    )
