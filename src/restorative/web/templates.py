"""The one Jinja environment: escaping, words, and what every template may call."""

from functools import cache

import msgspec
from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from restorative import paths
from restorative.web import csrf, languages, once, wording
from restorative.web.static import gathered
from restorative.web.visit import current

HTMX_CONFIG = msgspec.json.encode(
    {
        "allowEval": False,
        "allowScriptTags": False,
        "includeIndicatorStyles": False,
        "selfRequestsOnly": True,
        "historyEnabled": False,
        "responseHandling": [
            {"code": "204", "swap": False},
            {"code": "[23]..", "swap": True},
            {"code": "422", "swap": True},
            {"code": "[45]..", "swap": True, "error": True, "target": "main", "select": "main"},
        ],
    }
).decode()
FILTERS = (
    wording.said,
    wording.when,
    wording.on_day,
    wording.short_day,
    wording.clock,
    wording.stamp,
    wording.ago,
    wording.money,
)


@cache
def environment() -> Environment:
    made = Environment(
        loader=FileSystemLoader(paths.TEMPLATES),
        autoescape=True,
        auto_reload=False,
        undefined=StrictUndefined,
        extensions=["jinja2.ext.i18n"],
    )
    made.install_gettext_callables(  # type: ignore[attr-defined]
        languages.gettext, languages.ngettext, newstyle=True
    )
    made.filters.update({f.__name__: f for f in FILTERS})
    made.globals.update(
        this_visit=current,
        form_tokens=form_tokens,
        direction=languages.direction,
        own_names=languages.OWN_NAMES,
        htmx_config=HTMX_CONFIG,
        static={name: f"/static/{file.name}" for name, file in gathered().items()},
    )
    for name in ("fields", "buttons", "errors", "search", "status"):
        made.globals[name] = made.get_template(f"components/{name}.html").module
    return made


def form_tokens() -> Markup:
    """Stands in every form: proof that it is ours, and the key that keeps its deed single."""
    return Markup(
        '<input type="hidden" name="{}" value="{}"><input type="hidden" name="{}" value="{}">'
    ).format(csrf.FIELD, csrf.token(), once.FIELD, once.fresh())
