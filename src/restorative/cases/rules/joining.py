"""Who may be added to a case as what, and what has to be known of them."""

from collections.abc import Collection
from datetime import date

from restorative.cases.rules.circle import STAND_FOR_A_CHILD, Member, Role, Side
from restorative.cases.rules.mandate import Mandate, problems_of_mandate
from restorative.cases.rules.permission import (
    Permission,
    problems_of_contact,
    problems_of_permission,
    stands,
)
from restorative.kernel.errors import RuleBroken
from restorative.kernel.sentences import Sentence, say
from restorative.people.rules import (
    Conflict,
    Details,
    Grounds,
    GuardianKind,
    PersonKind,
    problems_of_details,
    problems_of_grounds,
)

STAND_IN = frozenset({GuardianKind.SOCIAL_WORKER, GuardianKind.LAWYER, GuardianKind.OTHER_ADULT})


def problems_of_young_person(details: Details, today: date) -> dict[str, Sentence]:
    found = problems_of_details(details, today)
    if details.born_on is None:
        found["born_on"] = say("Enter the date of birth.")
    return found


def problems_of_harmed(
    details: Details, permission: Permission | None, today: date
) -> dict[str, Sentence]:
    permitted = stands(permission)
    found = {
        **problems_of_details(details, today),
        **problems_of_contact(details, Side.HARMED, permitted),
    }
    return {**found, **(problems_of_permission(permission, today) if permission else {})}


def problems_of_helper(
    role: Role,
    ward: Member,
    details: Details,
    grounds: Grounds | None,
    mandate: Mandate | None,
    permitted: bool,
    today: date,
) -> dict[str, Sentence]:
    """`ward` is whom this person is there for; `permitted` is the C0 of that person harmed."""
    require_fits(role, ward, grounds, mandate)
    return {
        **problems_of_details(details, today),
        **problems_of_contact(details, ward.side, permitted),
        **(problems_of_grounds(grounds) if grounds else {}),
        **(problems_of_mandate(mandate, today) if mandate else {}),
    }


def require_fits(
    role: Role, ward: Member, grounds: Grounds | None, mandate: Mandate | None
) -> None:
    """A guardian stands for a child, a representative for an organisation, each with a ground."""
    if ward.role not in (Role.RESPONSIBLE, Role.HARMED):
        raise RuleBroken(say("Choose the young person or the person harmed."))
    if role in STAND_FOR_A_CHILD and (not ward.is_minor or grounds is None):
        raise RuleBroken(say("Only somebody under 18 has a guardian here."))
    is_organisation = ward.card.kind is PersonKind.ORGANISATION
    if role is Role.REPRESENTATIVE and (not is_organisation or mandate is None):
        raise RuleBroken(say("Only an organisation has a representative, with a written mandate."))
    if role is Role.SUPPORTER and is_organisation:
        raise RuleBroken(say("Only a person has a supporter."))


def role_of(grounds: Grounds) -> Role:
    """5.9: a social worker, a lawyer or another adult stands in where no guardian can."""
    return Role.APPROPRIATE_ADULT if grounds.kind in STAND_IN else Role.GUARDIAN


def require_may_leave(leaving: Member) -> None:
    if leaving.role in (Role.RESPONSIBLE, Role.HARMED):
        raise RuleBroken(say("The case is about this person. They cannot be taken out of it."))


def problems_of_change(
    one: Member, details: Details, permitted: bool, today: date
) -> dict[str, Sentence]:
    """`permitted` is the C0 of the person harmed behind this member."""
    found = {
        **problems_of_details(details, today),
        **problems_of_contact(details, one.side, permitted),
    }
    if one.role is Role.RESPONSIBLE and details.born_on is None:
        found["born_on"] = say("Enter the date of birth.")
    return found


def problems_of_known(references: Collection[str], sure: bool) -> dict[str, Sentence]:
    """The duplicate check: somebody looks first, then says that this is another case."""
    if sure or not references:
        return {}
    known = ", ".join(references)
    return {"is_new": say("Somebody with this name or number is in %(cases)s.", cases=known)}


def problems_of_resemblance(
    names: Collection[str], grounds: Grounds | None, sure: bool
) -> dict[str, Sentence]:
    """5.9: who is on the other side too may not be entered as if there were no conflict."""
    if sure or not names or (grounds and grounds.conflict is not Conflict.NONE):
        return {}
    alike = ", ".join(names)
    sentence = say("%(names)s on the other side has the same name or number.", names=alike)
    return {"is_new": sentence}
