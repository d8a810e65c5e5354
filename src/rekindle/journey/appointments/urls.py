"""The addresses of this room."""

from django.urls import URLPattern, path

from rekindle.journey.appointments import views

app_name = "appointments"
urlpatterns: list[URLPattern] = [
    path("appointments/", views.day, name="day"),
    path("appointments/<int:pk>/", views.appointment, name="appointment"),
    path("appointments/<int:pk>/arrive/", views.arrive, name="arrive"),
    path("appointments/<int:pk>/move/", views.move, name="move"),
    path("patients/<int:pk>/book/", views.book, name="book"),
]
