"""What people have answered, how it stands, and in which words they were asked."""

from restorative.consent.queries.decisions import decisions_of, evidence_of
from restorative.consent.queries.known import known_of, known_of_case, known_of_track
from restorative.consent.queries.own import Mine, mine
from restorative.consent.queries.permissions import Permission, Permissions, permissions
from restorative.consent.queries.proofs import Proof, proof
from restorative.consent.queries.questions import (
    Answered,
    Asked,
    Question,
    answered,
    asked,
    my_tasks,
    question,
    question_of,
)
from restorative.consent.queries.staff import (
    MatrixPage,
    RecordPage,
    key_in_case,
    matrix_page,
    person_in_case,
    record_page,
)
from restorative.consent.queries.standing import (
    blockers_of_inviting,
    matrices,
    matrix,
    may_be_told,
    names_told,
    stands,
    withdrawn,
)
from restorative.consent.queries.texts import LANGUAGES, wording, wording_for
from restorative.consent.queries.to_do import to_do

__all__ = [
    "LANGUAGES",
    "Answered",
    "Asked",
    "MatrixPage",
    "Mine",
    "Permission",
    "Permissions",
    "Proof",
    "Question",
    "RecordPage",
    "answered",
    "asked",
    "blockers_of_inviting",
    "decisions_of",
    "evidence_of",
    "key_in_case",
    "known_of",
    "known_of_case",
    "known_of_track",
    "matrices",
    "matrix",
    "matrix_page",
    "may_be_told",
    "mine",
    "my_tasks",
    "names_told",
    "permissions",
    "person_in_case",
    "proof",
    "question",
    "question_of",
    "record_page",
    "stands",
    "to_do",
    "withdrawn",
    "wording",
    "wording_for",
]
