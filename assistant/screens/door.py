"""Who is asking: the person Gradio's login knows, and what they may do on the routes beside the page."""

from fastapi import FastAPI, HTTPException, Request
from gradio.routes import App
from starlette.routing import Mount

from assistant.screens.loopback import is_loopback
from assistant.screens.users import Users

IMPORTING_ROLE = "admin"
"""The role in the users file that may change the material."""

NOT_LOGGED_IN = "ログインしてから開いてください。"
NOT_ALLOWED = "資料の取り込みは、役割が admin の方だけが行えます。担当の方にご依頼ください。"


class Door:
    """Tells people apart by the cookie of Gradio's own login; without users it asks nobody for a name."""

    def __init__(self, users: Users | None) -> None:
        self._users = users

    def admit(self, request: Request) -> None:
        """Return only if the request comes from someone who may see the page.

        Raises:
            HTTPException: 401, they have not logged in.
        """
        if self._users is not None and self._name(request) is None:
            raise HTTPException(401, NOT_LOGGED_IN)

    def admit_importing(self, request: Request) -> None:
        """Return only if the request comes from someone who may change the material.

        Raises:
            HTTPException: 401, they have not logged in; 403, their role is another one.
        """
        self.admit(request)
        if not self.may_import(request):
            raise HTTPException(403, NOT_ALLOWED)

    def may_import(self, request: Request) -> bool:
        """Whether the person may change the material: an admin; without users, this machine's own person."""
        if self._users is None:
            return request.client is not None and is_loopback(request.client.host)
        user = self._users.by_name.get(self._name(request) or "")
        return user is not None and user.role == IMPORTING_ROLE

    def _name(self, request: Request) -> str | None:
        """The name that goes with the request's cookie.

        Source: gradio/routes.py, get_current_user (Gradio 6.31).
        """
        page = page_of(request.app)
        for kind in ("access-token", "access-token-unsecure"):
            if name := page.tokens.get(request.cookies.get(f"{kind}-{page.cookie_id}")):
                return str(name)
        return None


def page_of(app: FastAPI) -> App:
    """Return Gradio's application, which is mounted in ours."""
    return next(route.app for route in app.routes if isinstance(route, Mount) and isinstance(route.app, App))
