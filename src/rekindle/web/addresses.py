"""The addresses of the building itself: front door, sign-in, privacy."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
