"""The addresses of this room."""

from django.urls import URLPattern, path

from rekindle.journey.candidates.views import gates, own, review, why

app_name = "candidates"
urlpatterns: list[URLPattern] = [
    path("review/", review.queue, name="queue"),
    path("review/<int:pk>/", review.review, name="review"),
    path("review/<int:pk>/do/<slug:verb>/", review.act, name="act"),
    path("review/<int:pk>/hand-over/", review.hand_over, name="hand_over"),
    path("review/<int:pk>/answers/", review.answers, name="answers"),
    path("review/<int:pk>/book/", gates.book, name="book"),
    path("review/<int:pk>/consultation/", gates.consultation, name="consultation"),
    path("review/<int:pk>/clearance/", gates.clearance, name="clearance"),
    path("review/<int:pk>/clearance/sign/", gates.sign, name="sign"),
    path("review/<int:pk>/preparation/", gates.preparation, name="preparation"),
    path("appointments/<int:pk>/missed/", gates.end, {"verb": "missed"}, name="missed"),
    path("appointments/<int:pk>/cancel/", gates.end, {"verb": "cancel"}, name="cancel"),
    path("screenings/<int:pk>/why/", why.why, name="why"),
    path("q/<int:pk>/finish/", own.finish, name="finish"),
    path("me/appointments/", own.my_booking, name="my_booking"),
    path("me/appointments/<int:pk>/cancel/", own.cancel_mine, name="cancel_mine"),
    path("me/consent/", own.consent, name="consent"),
    path("me/consent/withdraw/", own.withdraw_consent, name="withdraw_consent"),
]
