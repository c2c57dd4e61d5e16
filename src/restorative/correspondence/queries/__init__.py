"""What staff see of messages, and what the worker asks before it sends one."""

from restorative.correspondence.queries.holders import (
    initials_of,
    link_holders,
    links_needed_until,
)
from restorative.correspondence.queries.problems import office_tasks, problems
from restorative.correspondence.queries.reaching import may_send, reach
from restorative.correspondence.queries.to_do import to_do
from restorative.correspondence.queries.written import dispatch, messages_page

__all__ = [
    "dispatch",
    "initials_of",
    "link_holders",
    "links_needed_until",
    "may_send",
    "messages_page",
    "office_tasks",
    "problems",
    "reach",
    "to_do",
]
