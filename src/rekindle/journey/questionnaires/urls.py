"""The addresses of this room."""

from django.urls import URLPattern, path

from rekindle.journey.questionnaires import scale_views, views

app_name = "questionnaires"
urlpatterns: list[URLPattern] = [
    path("c/<slug:slug>/", views.clinic, name="clinic"),
    path("c/<slug:slug>/begin/", views.begin, name="begin"),
    path("q/<int:pk>/medicines/read/", views.read_medicine, name="read_medicine"),
    path("q/<int:pk>/later/", views.later, name="later"),
    path("q/resume/<str:token>/", views.resume, name="resume"),
    path("scales/", scale_views.scales, name="scales"),
    path("scales/<slug:instrument>/", scale_views.scale, name="scale"),
    path("scales/<slug:instrument>/bring/", scale_views.bring, name="bring_wording"),
    path("scales/<slug:instrument>/withdraw/", scale_views.withdraw, name="withdraw_wording"),
    path("scales/<slug:instrument>/on/", scale_views.switch_on, name="switch_on"),
    path("scales/<slug:instrument>/off/", scale_views.switch_off, name="switch_off"),
]
