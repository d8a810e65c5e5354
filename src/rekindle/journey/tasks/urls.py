"""The addresses of this room."""

from django.urls import URLPattern, path

from rekindle.journey.tasks import views

app_name = "tasks"
urlpatterns: list[URLPattern] = [
    path("tasks/", views.worklist, name="worklist"),
    path("tasks/<int:pk>/", views.task, name="task"),
    path("tasks/<int:pk>/acknowledge/", views.acknowledge, name="acknowledge"),
    path("tasks/<int:pk>/complete/", views.complete, name="complete"),
]
