"""The addresses of this room."""

from django.urls import URLPattern, path

from rekindle.journey.desk import views
from rekindle.journey.desk.demo_door import demo

app_name = "desk"
urlpatterns: list[URLPattern] = [
    path("desk/", views.today_page, name="today"),
    path("floor/", views.floor, name="floor"),
    path("floor/cards/", views.floor_cards, name="floor_cards"),
    path("patients/", views.patients, name="patients"),
    path("patients/<int:pk>/", views.timeline, name="timeline"),
    path("me/", views.mine, name="me"),
    path("demo/sign-in/", demo, name="demo"),
]
