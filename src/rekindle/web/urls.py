"""Every address of the house, room by room."""

from django.urls import URLPattern, URLResolver, include, path

ROOMS = ["people", "places", "tasks", "ledger", "questionnaires", "appointments", "candidates", "courses", "treatments"]

urlpatterns: list[URLPattern | URLResolver] = [
    path("", include("rekindle.web.addresses")),
    *[path("", include(f"rekindle.journey.{room}.urls")) for room in ROOMS],
    path("", include("rekindle.journey.outcomes.urls")),
    path("", include("rekindle.journey.desk.urls")),
]
