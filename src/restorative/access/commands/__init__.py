"""The deeds at the gate, one function for each."""

from restorative.access.commands.accounts import (
    change_details,
    change_standing,
    disable_account,
    enable_account,
    invite_account,
    invite_again,
    set_up_account,
)
from restorative.access.commands.fresh_codes import (
    TriedCode,
    make_fresh_code,
    try_fresh_code,
    use_fresh_code,
)
from restorative.access.commands.grants import end_grant, grant
from restorative.access.commands.kept_forms import keep_form, kept_form
from restorative.access.commands.links import (
    lengthen_links,
    renew_code,
    revoke_link,
    revoke_links_of_case,
    revoke_links_of_person,
    send_action_link,
    send_link,
)
from restorative.access.commands.offices import change_office, open_office
from restorative.access.commands.requests import ask_for_new_link, finish_link_request
from restorative.access.commands.sessions import (
    end_left_sessions,
    end_other_sessions,
    end_own_session,
    end_session,
    note_visit,
    sign_out,
)
from restorative.access.commands.shown_once import hide, show, shown

__all__ = [
    "TriedCode",
    "ask_for_new_link",
    "change_details",
    "change_office",
    "change_standing",
    "disable_account",
    "enable_account",
    "end_grant",
    "end_left_sessions",
    "end_other_sessions",
    "end_own_session",
    "end_session",
    "finish_link_request",
    "grant",
    "hide",
    "invite_account",
    "invite_again",
    "keep_form",
    "kept_form",
    "lengthen_links",
    "make_fresh_code",
    "note_visit",
    "open_office",
    "renew_code",
    "revoke_link",
    "revoke_links_of_case",
    "revoke_links_of_person",
    "send_action_link",
    "send_link",
    "set_up_account",
    "show",
    "shown",
    "sign_out",
    "try_fresh_code",
    "use_fresh_code",
]
