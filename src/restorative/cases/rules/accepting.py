"""What must be known before a referral is accepted; all that is missing, in one list."""

from collections.abc import Collection, Mapping
from datetime import date
from uuid import UUID

from restorative.cases.rules.circle import STAND_FOR_A_CHILD, Member, Role
from restorative.cases.rules.permission import ContactPermission
from restorative.kernel.blockers import Blocker
from restorative.kernel.sentences import say
from restorative.people.rules import PersonKind
from restorative.profile import Profile
from restorative.profile.ages import age_on


def blockers_of_accepting(
    members: Collection[Member],
    permissions: Mapping[UUID, ContactPermission],
    incident_on: date,
    profile: Profile,
    where: str,
) -> list[Blocker]:
    harmed = [one for one in members if one.role is Role.HARMED]
    found = [] if harmed else [Blocker("3", say("Add the person who was harmed."), where)]
    for one in members:
        if one.role is Role.RESPONSIBLE:
            found += _of_age(one, incident_on, profile, where)
        if one.role in (Role.RESPONSIBLE, Role.HARMED):
            found += _of_adults(one, members, where)
    return found + [
        Blocker(
            "C0",
            say("It is not recorded whether %(name)s may be contacted.", name=one.card.called),
            where,
            one.person_id,
        )
        for one in harmed
        if one.person_id not in permissions
    ]


def _of_age(one: Member, incident_on: date, profile: Profile, where: str) -> list[Blocker]:
    """A3.6: the age on the day it happened decides."""
    born_on = one.card.born_on
    if born_on and age_on(born_on, incident_on) < profile.majority_age:
        return []
    sentence = say("%(name)s was an adult when it happened.", name=one.card.called)
    return [Blocker("3", sentence, where, one.person_id)]


def _of_adults(one: Member, members: Collection[Member], where: str) -> list[Blocker]:
    there_for = {other.role for other in members if other.for_person_id == one.person_id}
    if one.is_minor and not there_for & STAND_FOR_A_CHILD:
        sentence = say("Add a parent or guardian of %(name)s.", name=one.card.called)
        return [Blocker("R4", sentence, where, one.person_id)]
    if one.card.kind is PersonKind.ORGANISATION and Role.REPRESENTATIVE not in there_for:
        sentence = say("Add who may speak for %(name)s.", name=one.card.called)
        return [Blocker("R38", sentence, where, one.person_id)]
    return []
