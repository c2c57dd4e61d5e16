"""Every route says who may use it, every permission is decided on the one policy page."""

import re
from functools import cache
from typing import Any

from litestar.handlers import HTTPRouteHandler
from msgspec.structs import replace

from restorative.access.policy import POLICY, Permission
from restorative.app import create_app
from restorative.settings import from_environment
from restorative.web.csrf import Proof

METHODS = {"GET", "HEAD", "OPTIONS", "POST"}
VERBS = {
    "accept", "add", "allocate", "approve", "assign", "cancel", "confirm", "create", "decline",
    "delete", "disable", "enable", "reject", "remove", "revoke", "save", "send", "submit",
    "update", "verify", "withdraw",
}  # fmt: skip
JUDGED_WITHOUT_A_TOKEN = {"/m/{secret:str}": Proof.IN_PATH, "/leave": Proof.SAME_ORIGIN}


@cache
def handlers() -> list[tuple[str, HTTPRouteHandler]]:
    app = create_app(replace(from_environment({}), demo=True))  # it has every route
    return [
        (route.path_format if not hasattr(route, "path") else route.path, handler)
        for route in app.routes
        for handler in getattr(route, "route_handlers", [])
        if handler.fn.__module__.startswith("restorative.")
    ]


def posts() -> list[tuple[str, Any]]:
    return [(path, h) for path, h in handlers() if "POST" in h.http_methods]


def test_there_are_routes():
    assert len(handlers()) > 5


def test_every_route_says_who_may_use_it():
    """R1"""
    silent = [
        path for path, handler in handlers() if handler.opt.get("needs") not in set(Permission)
    ]
    assert silent == []


def test_every_permission_has_a_line_in_the_policy():
    assert set(Permission) == set(POLICY)


def test_every_permission_is_needed_somewhere():
    needed = {Permission(handler.opt["needs"]) for _, handler in handlers()}
    assert set(Permission) - needed == set()


def test_pages_are_fetched_and_forms_are_posted_and_nothing_else():
    strange = {path: set(h.http_methods) for path, h in handlers() if set(h.http_methods) - METHODS}
    mixed = [path for path, h in handlers() if {"GET", "POST"} <= set(h.http_methods)]
    assert (strange, mixed) == ({}, [])


def test_no_form_goes_without_proof_that_it_is_ours():
    """S34"""
    exempt = {path: proof for path, h in posts() if (proof := h.opt.get("proof")) != Proof.TOKEN}
    assert exempt == JUDGED_WITHOUT_A_TOKEN


def test_a_new_verb_is_a_new_noun():
    verbs = [path for path, _ in posts() if re.split(r"[/-]", path.rstrip("/"))[-1] in VERBS]
    assert verbs == []


def test_a_path_names_its_rows_by_ids_that_cannot_be_counted():
    counted = [path for path, _ in handlers() if re.search(r":(?:int|float|decimal)\b", path)]
    assert counted == []


def test_no_handler_is_described_to_the_world():
    assert [path for path, h in handlers() if h.include_in_schema] == []
