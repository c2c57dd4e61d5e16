"""What of preparation only its own key opens."""

import msgspec

from restorative.preparation.rules import Concern, Domain, Gate, GateAnswer


class Note(msgspec.Struct, frozen=True):
    text: str


class Helper(msgspec.Struct, frozen=True):
    """Who interpreted."""

    name: str


class Reasons(msgspec.Struct, frozen=True):
    reasons: str
    conditions: str = ""


class Findings(msgspec.Struct, frozen=True):
    """One assessment: the answers at the gate, the concerns, and what they rest on."""

    gates: dict[Gate, GateAnswer]
    concerns: dict[Domain, Concern]
    evidence: dict[Domain, str]
    strengths: str = ""
