"""The addresses of this room."""

from django.urls import path

from rekindle.journey.treatments.views import alarms, chair, exposure, leaving, note, ready, today

app_name = "treatments"
urlpatterns = [
    path("treatments/", today.today, name="today"),
    path("sessions/<int:pk>/open/", today.start, name="open"),
    path("treatments/<int:pk>/", chair.chair, name="chair"),
    path("treatments/<int:pk>/now/", chair.live, name="now"),
    path("treatments/<int:pk>/alarms/have/", alarms.have, name="have"),
    path("treatments/<int:pk>/alarms/quiet/", alarms.quiet, name="quiet"),
    path("treatments/<int:pk>/alarms/call/", alarms.call, name="call"),
    path("treatments/<int:pk>/alarms/<slug:condition>/over/", alarms.over, name="over"),
    path("treatments/<int:pk>/exposure/", exposure.show, name="exposure"),
    path("treatments/<int:pk>/ready/", ready.ready, name="ready"),
    path("treatments/<int:pk>/ready/weight/", ready.weight, name="weight"),
    path("treatments/<int:pk>/ready/drug/", ready.drug, name="draw"),
    path("treatments/<int:pk>/ready/pump/", ready.pump, name="pump"),
    path("treatments/<int:pk>/ready/<slug:slug>/", ready.section, name="section"),
    path("treatments/<int:pk>/accept/<slug:check_id>/", ready.accept, name="accept"),
    path("treatments/<int:pk>/begin/", ready.begin, name="begin"),
    path("treatments/<int:pk>/not-today/", ready.not_today, name="not_today"),
    path("treatments/<int:pk>/take-order/", ready.take_order, name="take_order"),
    path("treatments/<int:pk>/vitals/", chair.vitals, name="vitals"),
    path("vitals/<int:pk>/in-error/", chair.in_error, name="in_error"),
    path("treatments/<int:pk>/pause/", chair.pause, name="pause"),
    path("treatments/<int:pk>/resume/", chair.resume, name="resume"),
    path("treatments/<int:pk>/rate/", chair.rate, name="rate"),
    path("treatments/<int:pk>/stop/", chair.stop, name="stop"),
    path("treatments/<int:pk>/end/", chair.end, name="end"),
    path("treatments/<int:pk>/pace/<int:minutes>/", chair.pace, name="pace"),
    path("treatments/<int:pk>/effects/", chair.effect, name="effect"),
    path("effects/<int:pk>/over/", chair.effect_over, name="effect_over"),
    path("treatments/<int:pk>/medicines/", chair.medicine, name="medicine"),
    path("treatments/<int:pk>/discharge/", leaving.discharge, name="discharge"),
    path("treatments/<int:pk>/discharge/seen/", leaving.seen, name="seen"),
    path("treatments/<int:pk>/discharge/home/", leaving.home, name="home"),
    path("treatments/<int:pk>/discharge/otherwise/", leaving.otherwise, name="otherwise"),
    path("treatments/<int:pk>/take-home/", leaving.take_home, name="take_home"),
    path("treatments/<int:pk>/drug/", leaving.drug, name="drug"),
    path("treatments/<int:pk>/drug/waste/", leaving.waste, name="waste"),
    path("treatments/<int:pk>/drug/witness/", leaving.witness, name="witness"),
    path("treatments/<int:pk>/note/", note.note, name="note"),
    path("treatments/<int:pk>/note/addendum/", note.addendum, name="addendum"),
    path("treatments/<int:pk>/flowsheet/", note.flowsheet, name="flowsheet"),
]
