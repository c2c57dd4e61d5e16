"""What belongs to every page: its files, its language, the way out."""

import re

from litestar.exceptions import NotFoundException
from litestar.params import FromPath
from litestar.response import Redirect, Response, Template

from restorative.kernel.facts import Fact, announce
from restorative.web import cookies
from restorative.web.csrf import Proof
from restorative.web.pages import page, see_other
from restorative.web.routing import AnyRequest, get, post
from restorative.web.static import StaticFile
from restorative.web.visit import current

PLAIN_PATH = re.compile(r"/[A-Za-z0-9/_.?=&-]{0,300}", re.ASCII)
FOREVER = "public, max-age=31536000, immutable"


class Leaving(Fact, frozen=True):
    """Somebody pressed "Leave": the sessions of these cookies must end."""

    cookies: dict[str, str]


@get("/static/{name:str}", needs="anyone")
async def static_file(request: AnyRequest, name: FromPath[str]) -> Response[bytes]:
    file: StaticFile | None = request.app.state.files.get(name)
    if file is None:
        raise NotFoundException
    body, encoding = file.encoded(request.headers.get("accept-encoding", ""))
    headers = {"cache-control": FOREVER, "vary": "accept-encoding"}
    if encoding:
        headers["content-encoding"] = encoding
    return Response(body, media_type=file.media_type, headers=headers)


@post("/language", needs="anyone", once=False)
async def choose_language(request: AnyRequest) -> Redirect:
    form = await request.form()
    visit = current()
    wanted = form.get("language")
    answer = see_other(local_path(form.get("back")))
    if wanted in visit.local.languages:
        secure = cookies.is_secure(request)
        answer.set_cookie(cookies.kept(cookies.LANGUAGE, str(wanted), secure=secure))
    return answer


@post("/leave", needs="anyone", once=False, proof=Proof.SAME_ORIGIN)
async def leave(request: AnyRequest) -> Redirect:
    """To a page without a past: the session ends, the browser is asked to forget (S42, S44)."""
    visit = current()
    await announce(Leaving(cookies=dict(request.cookies)))
    answer = see_other(visit.exit_site)
    answer.headers["clear-site-data"] = '"cache", "cookies", "storage"'
    return answer


def local_path(back: object) -> str:
    """Only a path of ours is gone back to (S45)."""
    if not isinstance(back, str) or not back.startswith("/") or back[1:2] in ("/", "\\"):
        return "/"
    return back if PLAIN_PATH.fullmatch(back) else "/"


@get("/favicon.ico", needs="anyone")
async def icon(request: AnyRequest) -> Response[bytes]:
    """Browsers ask for it unasked: a plain mark, so that they need not ask again."""
    file: StaticFile = request.app.state.icon
    headers = {"cache-control": FOREVER}
    return Response(file.plain, media_type=file.media_type, headers=headers)


@get("/help", needs="anyone")
async def help_page() -> Template:
    return page("web/help.html")


routes = [static_file, icon, help_page, choose_language, leave]
