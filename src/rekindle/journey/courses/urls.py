"""The addresses of this room."""

from django.urls import path

from rekindle.journey.courses.views import booking, course, exposure, prescribing

app_name = "courses"
urlpatterns = [
    path("patients/<int:pk>/prescribe/", prescribing.prescribe, name="prescribe"),
    path("patients/<int:pk>/exposure/", exposure.exposure, name="exposure"),
    path("courses/<int:pk>/", course.course, name="course"),
    path("courses/<int:pk>/schedule/", booking.schedule, name="schedule"),
    path("courses/<int:pk>/order/", prescribing.order, name="order"),
    path("courses/<int:pk>/countersign/", course.countersign, name="countersign"),
    path("courses/<int:pk>/hold/", course.hold, name="hold"),
    path("courses/<int:pk>/resume/", course.resume, name="resume"),
    path("courses/<int:pk>/stop/", course.stop, name="stop"),
    path("sessions/<int:pk>/move/", booking.move, name="move"),
]
