"""Every address of the house, room by room."""

from django.urls import URLPattern, URLResolver, include, path

ROOMS = [
    "people",
    "places",
    "tasks",
    "ledger",
    "questionnaires",
    "screenings",
    "appointments",
    "candidates",
    "courses",
    "treatments",
]

urlpatterns: list[URLPattern | URLResolver] = [
    path("", include("rekindle.web.addresses")),
    *[path("", include(f"rekindle.journey.{room}.urls")) for room in ROOMS],
    path("", include("rekindle.journey.outcomes.urls")),
    path("", include("rekindle.journey.desk.urls")),
]

handler400 = "rekindle.web.faults.bad_request"
handler403 = "rekindle.web.faults.forbidden"
handler404 = "rekindle.web.faults.not_found"
handler500 = "rekindle.web.faults.broken"
