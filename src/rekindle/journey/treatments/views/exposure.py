"""The page of the estimated curve of one treatment: what it follows, how far it may be trusted, what it never says."""

from django.http import HttpResponse
from django.shortcuts import render

from rekindle.clinical.content import CONTENT_VERSION
from rekindle.journey.people import access, doors
from rekindle.journey.treatments import curves, exposure, queries


@doors.staff("chart.read")
def show(request: doors.StaffRequest, pk: int) -> HttpResponse:
    """The estimate of one treatment, running or over, large and with its numbers."""
    row = queries.find(pk, for_=request.actor)
    access.chart(row.patient_id, by=request.actor, at=request.now, page="exposure")
    view = queries.chair_view(row, request.now)
    found = exposure.follow(view, row.left_at or request.now)
    page = {
        "treatment": row,
        "patient": row.patient,
        "view": view,
        "exposure": found,
        "page": curves.page_of(view, found),
        "content_version": CONTENT_VERSION,
        "now": request.now,
    }
    return render(request, "treatments/exposure.html", page)
