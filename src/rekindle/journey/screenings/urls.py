"""The addresses of this room."""

from django.urls import URLPattern, path

from rekindle.journey.screenings import views

app_name = "screenings"
urlpatterns: list[URLPattern] = [
    path("q/<int:pk>/p/<slug:page>/", views.page, name="page"),
    path("q/<int:pk>/check/", views.check, name="check"),
    path("q/<int:pk>/crisis/", views.crisis, name="crisis"),
    path("q/<int:pk>/result/", views.result, name="result"),
    path("q/<int:pk>/answers/", views.answers, name="answers"),
    path("q/<int:pk>/reply/", views.reply, name="reply"),
    path("alerts/<int:pk>/", views.alert, name="alert"),
]
