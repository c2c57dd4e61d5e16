"""Puts the web's own parts together around the routes it is given."""

from collections.abc import Sequence
from typing import Any

from litestar.datastructures import State
from litestar.plugins.jinja import JinjaTemplateEngine
from litestar.template.config import TemplateConfig

from restorative import profile
from restorative.kernel.clock import Clock
from restorative.settings import Settings
from restorative.web import csrf, errors, own_pages, repairs, static, templates
from restorative.web.server import Server
from restorative.web.visit import HelpLine, Local, Visit

LARGEST_FORM = 64_000


def assemble(
    settings: Settings,
    *,
    clock: Clock,
    routes: Sequence[Any],
    guards: Sequence[Any] = (),
    dependencies: dict[str, Any] | None = None,
    exception_handlers: dict[Any, Any] | None = None,
    lifespan: Sequence[Any] = (),
) -> Server:
    """`guards` come after the proof that a form is ours."""
    files = static.gathered()
    engine = JinjaTemplateEngine.from_environment(templates.environment())
    app = Server(
        route_handlers=[*own_pages.routes, *routes],
        guards=[csrf.guard, *guards],
        dependencies=dependencies,
        exception_handlers={**errors.HANDLERS, **(exception_handlers or {})},
        template_config=TemplateConfig(instance=engine),
        state=_state(settings, clock, files),
        request_max_body_size=LARGEST_FORM,
        multipart_form_part_limit=200,
        openapi_config=None,
        logging_config=None,
        lifespan=list(lifespan),
    )
    repairs.forget_what_was_sent()
    return app


def _state(settings: Settings, clock: Clock, files: dict[str, static.StaticFile]) -> State:
    return State(
        {
            "settings": settings,
            "clock": clock,
            "https": settings.is_https,
            "origin": csrf.origin_of(settings.base_url),
            "icon": files["icon.svg"],
            "files": {file.name: file for file in files.values()},
            "first_visit": _first_visit(settings),
        }
    )


def _first_visit(settings: Settings) -> Visit:
    """What every visit starts from, before the gate knows the office and who is asking."""
    rules = profile.load(settings.profile)
    return Visit(
        local=Local(
            zone=rules.zone,
            languages=rules.languages,
            currency=rules.currency,
            minor_digits=rules.minor_digits,
            police_phone=rules.police_phone,
            ambulance_phone=rules.ambulance_phone,
        ),
        language=rules.languages[0],
        help_line=HelpLine(phone=settings.office_phone),
        exit_site=settings.exit_site,
    )
