"""Who answers for a role when: the coverage calendar, and handing a task to a colleague."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from rekindle.journey.ledger.refused import Refused
from rekindle.journey.people import queries
from rekindle.journey.people.doors import Hidden, StaffRequest, staff
from rekindle.journey.people.forms import ColleagueForm, CoverForm
from rekindle.journey.people.roles import RoleName
from rekindle.journey.tasks import actions as tasks
from rekindle.journey.tasks import queries as task_queries


@staff("clinic.manage")
def coverage(request: StaffRequest) -> HttpResponse:
    """The coverage calendar; a sent form adds to it."""
    colleagues = list(queries.staff_of(request.clinic))
    form = CoverForm(request.POST if request.method == "POST" else None, colleagues=colleagues)
    if request.method == "POST" and form.is_valid():
        person = next(one for one in colleagues if str(one.pk) == form.cleaned_data["person"])
        tasks.cover(
            clinic=request.clinic,
            role=form.cleaned_data["role"],
            person=person,
            address=person.email,
            starts_at=form.cleaned_data["starts_at"],
            ends_at=form.cleaned_data["ends_at"],
            by=request.actor,
            at=request.now,
        )
        messages.success(request, _("%(name)s is in the calendar.") % {"name": person.name})
        return redirect("people:coverage")
    rows = [
        {"cover": row, "role": RoleName(row.role).label, "now": row.starts_at <= request.now}
        for row in task_queries.coverage(request.clinic, request.now)
    ]
    status = 422 if form.is_bound else 200
    return render(request, "people/coverage.html", {"form": form, "rows": rows}, status=status)


@require_POST
@staff("clinic.manage")
def end_cover(request: StaffRequest, pk: int) -> HttpResponse:
    """Take somebody's cover out of the calendar."""
    row = task_queries.coverage(request.clinic, request.now).filter(pk=pk).first()
    if row is None:
        raise Hidden
    tasks.end_cover(coverage=row, by=request.actor, at=request.now)
    messages.success(request, _("The cover is ended."))
    return redirect("people:coverage")


@staff("tasks.work")
def hand_task(request: StaffRequest, pk: int) -> HttpResponse:
    """Hand a task to a colleague."""
    task = task_queries.task(pk, by=request.actor, at=request.now)
    colleagues = list(queries.staff_of(request.clinic).exclude(pk=request.actor.pk))
    form = ColleagueForm(request.POST if request.method == "POST" else None, colleagues=colleagues)
    if request.method == "POST" and form.is_valid():
        to = next(one for one in colleagues if str(one.pk) == form.cleaned_data["to"])
        try:
            tasks.hand_over(task=task, to=to, by=request.actor, at=request.now)
        except Refused as refused:
            context = {"form": form, "task": task, "refusals": refused.sentences}
            return render(request, "people/hand_task.html", context, status=409)
        messages.success(request, _("%(name)s has been told.") % {"name": to.name})
        return redirect("tasks:worklist")
    return render(request, "people/hand_task.html", {"form": form, "task": task}, status=422 if form.is_bound else 200)
