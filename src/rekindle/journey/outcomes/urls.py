"""The addresses of this room."""

from django.urls import URLPattern, path

from rekindle.journey.outcomes import checkin_views, scale_views, views

app_name = "outcomes"
urlpatterns: list[URLPattern] = [
    path("me/check-in/<int:pk>/", checkin_views.checkin, name="checkin"),
    path("me/check-in/<int:pk>/send/", checkin_views.checkin_send, name="checkin_send"),
    path("me/check-in/<int:pk>/sent/", checkin_views.checkin_sent, name="checkin_sent"),
    path("me/check-in/<int:pk>/help/", checkin_views.checkin_help, name="checkin_help"),
    path("me/check-in/<int:pk>/<slug:key>/", checkin_views.checkin_page, name="checkin_page"),
    path("patients/<int:pk>/outcomes/", views.trajectory, name="trajectory"),
    path("patients/<int:pk>/outcomes/decide/", views.decide, name="decide"),
    path("patients/<int:pk>/outcomes/ask/", views.ask, name="ask"),
    path("patients/<int:pk>/scales/", scale_views.scales_of, name="scales"),
    path("patients/<int:pk>/scales/<int:plan>/end/", scale_views.end_plan, name="end_plan"),
    path("patients/<int:pk>/scales/<slug:instrument>/", scale_views.scale, name="scale"),
    path("patients/<int:pk>/scales/<slug:instrument>/enter/", scale_views.rate, name="rate"),
]
