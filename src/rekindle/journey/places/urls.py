"""The addresses of this room."""

from django.urls import URLPattern, path

from rekindle.journey.places import value_views, views

app_name = "places"
urlpatterns: list[URLPattern] = [
    path("clinic/", views.clinic, name="clinic"),
    path("clinic/details/", views.describe, name="describe"),
    path("clinic/hours/", views.hours, name="hours"),
    path("clinic/routes/", views.routes, name="routes"),
    path("clinic/closed-days/", views.close_day, name="close_day"),
    path("clinic/closed-days/<int:pk>/open/", views.open_day, name="open_day"),
    path("clinic/chairs/", views.add_chair, name="add_chair"),
    path("clinic/chairs/<int:pk>/retire/", views.retire_chair, name="retire_chair"),
    path("clinic/on-call/", views.name_on_call, name="name_on_call"),
    path("clinic/on-call/<int:pk>/test/", views.send_test, name="test_on_call"),
    path("clinic/on-call/<int:pk>/confirm/", views.confirm_test, name="confirm_test"),
    path("clinic/on-call/<int:pk>/retire/", views.retire_on_call, name="retire_on_call"),
    path("clinic/form/open/", views.open_form, name="open_form"),
    path("clinic/form/close/", views.close_form, name="close_form"),
    path("clinic/values/", value_views.values, name="values"),
    path("clinic/values/<slug:slug>/", value_views.chapter, name="value_chapter"),
    path("clinic/values/<slug:slug>/confirm/", value_views.confirm, name="confirm_values"),
    path("clinic/values/<slug:slug>/<str:key>/", value_views.value, name="value"),
    path("clinic/values/<slug:slug>/<str:key>/settle/", value_views.settle, name="settle_value"),
]
