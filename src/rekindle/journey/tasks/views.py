"""The worklist, and one task."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from rekindle.journey.doors import HouseRequest, staff
from rekindle.journey.ledger.refused import Refused
from rekindle.journey.tasks import actions, queries
from rekindle.journey.tasks.forms import OutcomeForm
from rekindle.journey.tasks.models import Task

A_PAGE = 50


@staff("tasks.work")
def worklist(request: HouseRequest) -> HttpResponse:
    """What is to do, the soonest due first: whose it is, how old, and how late."""
    done = request.GET.get("show") == "done"
    mine = request.GET.get("show") == "mine"
    shown = (queries.done_for if done else queries.open_for)(request.actor, request.now)
    rows = shown.filter(owner_key=str(request.actor.pk)) if mine else shown
    page = Paginator(rows, A_PAGE).get_page(request.GET.get("page"))
    context = {
        "page": page,
        "rows": [{"task": row, "role": row.owner_role.replace("_", " ")} for row in page],
        "tabs": [
            {"label": _("To do"), "url": "?", "current": not done and not mine},
            {"label": _("Mine"), "url": "?show=mine", "current": mine},
            {"label": _("Done"), "url": "?show=done", "current": done},
        ],
        "done": done,
        "show": request.GET.get("show", ""),
    }
    return render(request, "tasks/worklist.html", context)


@staff("tasks.work")
def task(request: HouseRequest, pk: int) -> HttpResponse:
    """One task: why it is there, who was told, and what to do with it."""
    return _page(request, queries.task(pk, by=request.actor, at=request.now))


@require_POST
@staff("tasks.work")
def acknowledge(request: HouseRequest, pk: int) -> HttpResponse:
    """Say that one has it."""
    found = queries.task(pk, by=request.actor, at=request.now)
    try:
        actions.acknowledge(task=found, by=request.actor, at=request.now)
    except Refused as refused:
        return _page(request, found, refusals=refused.sentences, status=409)
    messages.success(request, _("You have it now."))
    return redirect("tasks:task", pk=pk)


@require_POST
@staff("tasks.work")
def complete(request: HouseRequest, pk: int) -> HttpResponse:
    """Finish a task and say what came of it."""
    found = queries.task(pk, by=request.actor, at=request.now)
    form = OutcomeForm(request.POST)
    if not form.is_valid():
        return _page(request, found, form=form, status=422)
    try:
        actions.complete(task=found, outcome=form.cleaned_data["outcome"], by=request.actor, at=request.now)
    except Refused as refused:
        return _page(request, found, refusals=refused.sentences, status=409)
    messages.success(request, _("Done and written down."))
    return redirect("tasks:worklist")


def _page(
    request: HouseRequest,
    found: Task,
    *,
    form: OutcomeForm | None = None,
    refusals: tuple[str, ...] = (),
    status: int = 200,
) -> HttpResponse:
    context = {
        "task": found,
        "form": form or OutcomeForm(),
        "refusals": refusals,
        "known": queries.who_was_told(found),
    }
    return render(request, "tasks/task.html", context, status=status)
