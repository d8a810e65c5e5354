"""The addresses of this room."""

from django.urls import URLPattern, path

from rekindle.journey.people.views import cover, patients, staff, welcome

app_name = "people"
urlpatterns: list[URLPattern] = [
    path("staff/", staff.members, name="staff"),
    path("staff/<int:pk>/role/", staff.change_role, name="change_role"),
    path("staff/<int:pk>/end/", staff.end_access, name="end_access"),
    path("staff/<int:pk>/restore/", staff.restore_access, name="restore_access"),
    path("staff/<int:pk>/invite/", staff.invite_again, name="invite_again"),
    path("staff/<int:pk>/reset/", staff.reset_sign_in, name="reset_sign_in"),
    path("roles/", staff.roles, name="roles"),
    path("welcome/<str:token>/", welcome.welcome, name="welcome"),
    path("link/", welcome.ask_link, name="ask_link"),
    path("link/asked/", welcome.link_asked, name="link_asked"),
    path("link/<str:token>/", welcome.link, name="link"),
    path("patients/<int:pk>/contact/", patients.contact, name="contact"),
    path("patients/<int:pk>/contact/link/", patients.send_link, name="send_link"),
    path("me/contact/", patients.my_contact, name="my_contact"),
    path("clinic/coverage/", cover.coverage, name="coverage"),
    path("clinic/coverage/<int:pk>/end/", cover.end_cover, name="end_cover"),
    path("tasks/<int:pk>/hand-over/", cover.hand_task, name="hand_task"),
]
