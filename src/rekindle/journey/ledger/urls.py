"""The addresses of this room."""

from django.urls import URLPattern, path

from rekindle.journey.ledger import views

app_name = "ledger"
urlpatterns: list[URLPattern] = [
    path("ledger/", views.lines, name="lines"),
]
