"""The pages that say why a page cannot be shown."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template import loader
from django.utils.translation import gettext as _
from django.views.decorators.csrf import requires_csrf_token


@requires_csrf_token
def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    """The browser sent something this house does not understand."""
    return render(request, "web/fault.html", _words(400), status=400)


@requires_csrf_token
def forbidden(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Somebody asked for what is not theirs."""
    return render(request, "web/fault.html", _words(403), status=403)


@requires_csrf_token
def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Nothing is at this address, or nothing that this person may know of."""
    return render(request, "web/fault.html", _words(404), status=404)


@requires_csrf_token
def broken(request: HttpRequest) -> HttpResponse:
    """Something failed on our side; the page asks nothing of the database, which may be what failed."""
    return HttpResponse(loader.render_to_string("web/broken.html"), status=500)


@requires_csrf_token
def stale_form(request: HttpRequest, reason: str = "") -> HttpResponse:
    """A form was sent from a page that is too old, or from another site."""
    return render(request, "web/fault.html", _words(0), status=403)


def _words(status: int) -> dict[str, str]:
    """What is said for each fault: what happened and what to do."""
    said = {
        400: (_("That did not arrive in one piece"), _("Go back, look at what you entered, and send it again.")),
        403: (_("This is not yours to see"), _("If you think it should be, ask the owner of the clinic.")),
        404: (
            _("There is nothing at this address"),
            _("The link may be old or mistyped. Begin again at the front page."),
        ),
        0: (
            _("This page was open too long"),
            _("Nothing was changed. Go back, reload the page, and send it again."),
        ),
    }
    title, text = said[status]
    return {"fault_title": title, "fault_text": text}
