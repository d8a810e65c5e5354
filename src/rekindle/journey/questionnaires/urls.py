"""The addresses of this room."""

from django.urls import URLPattern, path

from rekindle.journey.questionnaires import views

app_name = "questionnaires"
urlpatterns: list[URLPattern] = [
    path("c/<slug:slug>/", views.clinic, name="clinic"),
    path("c/<slug:slug>/begin/", views.begin, name="begin"),
    path("q/<int:pk>/later/", views.later, name="later"),
    path("q/resume/<str:token>/", views.resume, name="resume"),
]
