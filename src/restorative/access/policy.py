"""The one page that says who may do what: every permission, and whom it is for."""

from enum import StrEnum

import msgspec

from restorative.access.rules import (
    Actor,
    Area,
    GrantKind,
    Nobody,
    Participant,
    PasswordGiven,
    Staff,
    Standing,
    Tier,
    Verifier,
)


class Permission(StrEnum):
    """What a route may need. One line each, in the order of the slices."""

    # access
    ANYONE = "anyone"
    SECOND_FACTOR = "second_factor"
    OWN_ACCOUNT = "own_account"
    ACCOUNTS_MANAGE = "accounts_manage"
    OFFICE_EDIT = "office_edit"
    LINKS_MANAGE = "links_manage"
    LINK_REQUESTS = "link_requests"
    LINK_OPENED = "link_opened"
    OWN_PAGE = "own_page"
    # notifications
    MAILBOX_READ = "mailbox_read"
    MESSAGES_READ = "messages_read"
    MESSAGES_SEND = "messages_send"
    MESSAGES_RELEASE = "messages_release"
    # people
    PEOPLE_READ = "people_read"
    PEOPLE_EDIT = "people_edit"
    PEOPLE_REVEAL = "people_reveal"
    # cases
    CASES_LIST = "cases_list"
    CASES_READ = "cases_read"
    CASES_RECORD = "cases_record"
    CASES_DECIDE = "cases_decide"
    CASES_ALLOCATE = "cases_allocate"
    CASES_DECLARE = "cases_declare"
    CASES_HOLD = "cases_hold"
    # preparation
    PREPARATION_READ = "preparation_read"
    PREPARATION_WRITE = "preparation_write"
    ASSESSMENT_READ = "assessment_read"
    ASSESSMENT_WRITE = "assessment_write"
    SUITABILITY_DECIDE = "suitability_decide"
    SAFETY_PLAN_READ = "safety_plan_read"
    SAFETY_PLAN_WRITE = "safety_plan_write"
    # consent
    CONSENT_READ = "consent_read"
    CONSENT_RECORD = "consent_record"
    CONSENT_ANSWER = "consent_answer"
    # scheduling
    PLACES_READ = "places_read"
    PLACES_EDIT = "places_edit"
    HOLIDAYS_EDIT = "holidays_edit"
    SCHEDULING_READ = "scheduling_read"
    SCHEDULING_BOOK = "scheduling_book"
    INVITATIONS_SEND = "invitations_send"
    TIMES_RECORD = "times_record"
    TIMES_OFFER = "times_offer"
    TIMES_ANSWER = "times_answer"
    INVITATION_ANSWER = "invitation_answer"
    # meetings
    MEETINGS_READ = "meetings_read"
    MEETINGS_RUN = "meetings_run"
    # agreements
    AGREEMENTS_READ = "agreements_read"
    AGREEMENTS_WRITE = "agreements_write"
    AGREEMENTS_RECORD = "agreements_record"
    AGREEMENT_READ_OWN = "agreement_read_own"
    AGREEMENT_SIGN = "agreement_sign"
    AGREEMENT_VETO = "agreement_veto"
    # followup
    FOLLOWUP_READ = "followup_read"
    PROGRESS_RECORD = "progress_record"
    PROGRESS_REPORT = "progress_report"
    RECEIPT_CONFIRM = "receipt_confirm"
    ACTION_VERIFY = "action_verify"
    REPORT_SEND = "report_send"
    CASE_CLOSE = "case_close"
    # today
    TODAY_READ = "today_read"


class Rule(msgspec.Struct, frozen=True):
    """Whom one permission is for.

    `standings` are office-wide; `grants` let a facilitator in through one case.
    """

    standings: frozenset[Standing] = frozenset()
    grants: frozenset[GrantKind] = frozenset()
    participant: Tier | None = None
    verifier: Tier | None = None
    half_signed_in: bool = False
    anyone: bool = False


_ADMINISTRATOR, _COORDINATOR = Standing.ADMINISTRATOR, Standing.COORDINATOR
_FACILITATOR, _SUPERVISOR = Standing.FACILITATOR, Standing.SUPERVISOR
_EVERYBODY = frozenset(Standing)
_OWN_CASES = frozenset({GrantKind.FACILITATOR})
_ASKED_OR_OWN = frozenset({GrantKind.ASKED, GrantKind.FACILITATOR})


def _staff(*standings: Standing) -> Rule:
    return Rule(standings=frozenset(standings))


def _case(*office_wide: Standing, grants: frozenset[GrantKind] = _OWN_CASES) -> Rule:
    """The facilitators of the case, and these of the office for every case."""
    return Rule(standings=frozenset({*office_wide, _FACILITATOR}), grants=grants)


_ANYONE = Rule(anyone=True)
_PARTICIPANT = Rule(participant=Tier.CODE)
_VERIFIER = Rule(verifier=Tier.CODE)

POLICY: dict[Permission, Rule] = {
    # access
    Permission.ANYONE: _ANYONE,
    Permission.SECOND_FACTOR: Rule(half_signed_in=True),
    Permission.OWN_ACCOUNT: Rule(standings=_EVERYBODY),
    Permission.ACCOUNTS_MANAGE: _staff(_ADMINISTRATOR),
    Permission.OFFICE_EDIT: _staff(_ADMINISTRATOR),
    Permission.LINKS_MANAGE: _case(_COORDINATOR),
    Permission.LINK_REQUESTS: _staff(_COORDINATOR),
    Permission.LINK_OPENED: Rule(participant=Tier.LINK, verifier=Tier.LINK),
    Permission.OWN_PAGE: _PARTICIPANT,
    # notifications
    Permission.MAILBOX_READ: Rule(standings=_EVERYBODY),
    Permission.MESSAGES_READ: _case(_COORDINATOR),
    Permission.MESSAGES_SEND: _case(_COORDINATOR),
    Permission.MESSAGES_RELEASE: _case(),
    # people: a supervisor sees no contact details (domain 4.2)
    Permission.PEOPLE_READ: _case(_COORDINATOR, _SUPERVISOR),
    Permission.PEOPLE_EDIT: _case(_COORDINATOR),
    Permission.PEOPLE_REVEAL: _case(_COORDINATOR),
    # cases
    Permission.CASES_LIST: _staff(_COORDINATOR, _FACILITATOR, _SUPERVISOR),
    Permission.CASES_READ: _case(_COORDINATOR, _SUPERVISOR),
    Permission.CASES_RECORD: _staff(_COORDINATOR),
    Permission.CASES_DECIDE: _staff(_COORDINATOR),
    Permission.CASES_ALLOCATE: _staff(_COORDINATOR),
    Permission.CASES_DECLARE: _case(grants=_ASKED_OR_OWN),
    Permission.CASES_HOLD: _case(_COORDINATOR),
    # preparation: notes stay with the facilitator (R16); decisions belong to the supervisor (R11)
    Permission.PREPARATION_READ: _case(),
    Permission.PREPARATION_WRITE: _case(),
    Permission.ASSESSMENT_READ: _case(_SUPERVISOR),
    Permission.ASSESSMENT_WRITE: _case(),
    Permission.SUITABILITY_DECIDE: _staff(_SUPERVISOR),
    Permission.SAFETY_PLAN_READ: _case(_COORDINATOR, _SUPERVISOR),
    Permission.SAFETY_PLAN_WRITE: _case(),
    # consent
    Permission.CONSENT_READ: _case(_COORDINATOR, _SUPERVISOR),
    Permission.CONSENT_RECORD: _case(_COORDINATOR),
    Permission.CONSENT_ANSWER: _PARTICIPANT,
    # scheduling
    Permission.PLACES_READ: _staff(_COORDINATOR, _FACILITATOR, _SUPERVISOR),
    Permission.PLACES_EDIT: _staff(_COORDINATOR),
    Permission.HOLIDAYS_EDIT: _staff(_ADMINISTRATOR, _COORDINATOR),
    Permission.SCHEDULING_READ: _case(_COORDINATOR, _SUPERVISOR),
    Permission.SCHEDULING_BOOK: _case(_COORDINATOR),
    Permission.INVITATIONS_SEND: _case(_COORDINATOR),
    Permission.TIMES_RECORD: _case(_COORDINATOR),
    Permission.TIMES_OFFER: _PARTICIPANT,
    Permission.TIMES_ANSWER: _PARTICIPANT,
    Permission.INVITATION_ANSWER: _PARTICIPANT,
    # meetings
    Permission.MEETINGS_READ: _case(_COORDINATOR, _SUPERVISOR),
    Permission.MEETINGS_RUN: _case(),
    # agreements
    Permission.AGREEMENTS_READ: _case(_COORDINATOR, _SUPERVISOR),
    Permission.AGREEMENTS_WRITE: _case(),
    Permission.AGREEMENTS_RECORD: _case(_COORDINATOR),
    Permission.AGREEMENT_READ_OWN: _PARTICIPANT,
    Permission.AGREEMENT_SIGN: _PARTICIPANT,
    Permission.AGREEMENT_VETO: _PARTICIPANT,
    # followup
    Permission.FOLLOWUP_READ: _case(_COORDINATOR, _SUPERVISOR),
    Permission.PROGRESS_RECORD: _case(_COORDINATOR),
    Permission.PROGRESS_REPORT: _PARTICIPANT,
    Permission.RECEIPT_CONFIRM: _PARTICIPANT,
    Permission.ACTION_VERIFY: _VERIFIER,
    Permission.REPORT_SEND: _case(_COORDINATOR),
    Permission.CASE_CLOSE: _case(_COORDINATOR),
    # today
    Permission.TODAY_READ: _staff(_COORDINATOR, _FACILITATOR, _SUPERVISOR),
}


def area_of(needs: Permission) -> Area:
    """Which session answers for it: the staff's or the private link's."""
    rule = POLICY[needs]
    of_a_link = rule.participant is not None or rule.verifier is not None
    return Area.LINK if of_a_link else Area.STAFF


def allows(needs: Permission, actor: Actor) -> bool:
    """May this actor use what needs this permission, leaving the case aside?"""
    rule = POLICY[needs]
    if rule.anyone:
        return True
    match actor:
        case Staff():
            return actor.standing in rule.standings
        case Participant():
            return rule.participant in _reached(actor.tier)
        case Verifier():
            return rule.verifier in _reached(actor.tier)
        case PasswordGiven():
            return rule.half_signed_in
        case Nobody():
            return False


def allows_in_case(needs: Permission, actor: Staff, grants: frozenset[GrantKind]) -> bool:
    """May this member of staff use it in a case in which they hold these grants?

    Coordinator and supervisor are there for every case; a facilitator for those granted.
    """
    rule = POLICY[needs]
    if actor.standing is Standing.FACILITATOR:
        return bool(rule.grants & grants)
    return actor.standing in rule.standings


def _reached(tier: Tier) -> frozenset[Tier]:
    return frozenset({Tier.LINK, tier})
