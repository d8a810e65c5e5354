"""The alarm limits in force at one chair, and the page on which one of them is moved."""

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse

from rekindle.journey.courses.pressing import REFUSED, attempt, see_other
from rekindle.journey.people import doors
from rekindle.journey.treatments import actions, queries
from rekindle.journey.treatments import limits as shown
from rekindle.journey.treatments.forms.limits import LimitForm


@doors.staff("treatment.run")
def limits(request: doors.StaffRequest, pk: int) -> HttpResponse:
    """Every limit of this treatment in words, what was moved, and one form to move one."""
    row = queries.find(pk, for_=request.actor)
    in_force = shown.in_force(row)
    form = LimitForm(request.POST or None, steps=[(one.key, one.choice) for one in in_force])
    refused: tuple[str, ...] = ()
    if form.is_bound and form.is_valid():
        refused = attempt(lambda: actions.change_limit(treatment=row, by=request.actor, at=request.now, **form.said()))
        if not refused:
            return see_other(reverse("treatments:chair", args=[pk]))
    page = {
        "treatment": row,
        "patient": row.patient,
        "limits": in_force,
        "moved": shown.moved(row),
        "form": form,
        "refused": refused,
    }
    return render(request, "treatments/limits.html", page, status=REFUSED if form.is_bound else 200)
