"""The patient's own check-in, on a phone: one question a page, help always in sight."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from rekindle.journey.appointments.kinds import need_of
from rekindle.journey.ledger.refused import Refused
from rekindle.journey.outcomes import actions, queries, sheets
from rekindle.journey.outcomes.actions.scoring import safety_task
from rekindle.journey.outcomes.forms import QuestionForm
from rekindle.journey.outcomes.models import CheckIn
from rekindle.journey.outcomes.words import instrument_name
from rekindle.journey.people import doors
from rekindle.journey.people.doors import PatientRequest
from rekindle.journey.questionnaires.asked import AskedAs
from rekindle.journey.questionnaires.facts import answers_of
from rekindle.journey.tasks.queries import Task, who_was_told


def _is_over(check_in: CheckIn) -> bool:
    return check_in.missed_at is not None or check_in.sheet.completed_at is not None


@doors.patient
def checkin(request: PatientRequest, pk: int) -> HttpResponse:
    """Go to the first question that is still open."""
    check_in = queries.own_check_in(pk, by=request.actor)
    if _is_over(check_in):
        return redirect("outcomes:checkin_sent", pk)
    key = queries.first_open(check_in, at=request.now)
    return redirect("outcomes:checkin_page", pk, key) if key else redirect("outcomes:checkin_send", pk)


@doors.patient
@require_http_methods(["GET", "HEAD", "POST"])
def checkin_page(request: PatientRequest, pk: int, key: str) -> HttpResponse:
    """Ask one question; Back shows what was answered, and another answer replaces it."""
    check_in = queries.own_check_in(pk, by=request.actor)
    here = queries.place(check_in, key, answers_of(check_in.sheet), at=request.now)
    if _is_over(check_in):
        return redirect("outcomes:checkin_sent", pk)
    asked = queries.asked_now(check_in, request.now)
    form = QuestionForm(
        request.POST if request.method == "POST" else None, question=here.question, stem=asked.stem, answer=here.answer
    )
    if request.method == "POST" and ("skip" in request.POST or form.is_valid()):
        answer = None if "skip" in request.POST else form.cleaned_data["answer"]
        had = safety_task(check_in.sheet)
        try:
            task = actions.answer_check_in(check_in=check_in, answers={key: answer}, by=request.actor, at=request.now)
        except Refused:
            return redirect("outcomes:checkin_sent", pk)
        if task is not None and had is None:
            return redirect("outcomes:checkin_help", pk)
        check_in.sheet.refresh_from_db()
        onward = queries.place(check_in, key, answers_of(check_in.sheet), at=request.now).after
        return redirect("outcomes:checkin_page", pk, onward) if onward else redirect("outcomes:checkin_send", pk)
    status = 422 if request.method == "POST" else 200
    return render(request, "outcomes/question.html", _asked(check_in, here, form, asked), status=status)


def _asked(check_in: CheckIn, here: queries.Place, form: QuestionForm, asked: AskedAs) -> dict[str, Any]:
    together = [one.pk for one in queries.asked_together(check_in)]
    part = {"n": together.index(check_in.pk) + 1, "all": len(together)}
    return {
        "check_in": check_in,
        "form": form,
        "place": here,
        "section_name": _("How you have been, part %(n)d of %(all)d") % part,
        "step_number": here.number,
        "step_total": here.total,
        "back_url": here.before and f"/me/check-in/{check_in.pk}/{here.before}/",
        "later_url": "/me/",
        "notice": asked.notice,
        "numbered": asked.mode == "numbered_items" and instrument_name(check_in.instrument),
    }


@doors.patient
@require_http_methods(["GET", "HEAD", "POST"])
def checkin_send(request: PatientRequest, pk: int) -> HttpResponse:
    """Show what was left out, and send."""
    check_in = queries.own_check_in(pk, by=request.actor)
    if _is_over(check_in):
        return redirect("outcomes:checkin_sent", pk)
    if request.method == "POST":
        had = safety_task(check_in.sheet)
        try:
            actions.send_check_in(check_in=check_in, by=request.actor, at=request.now)
        except Refused:
            return redirect("outcomes:checkin_sent", pk)
        if had is None and safety_task(check_in.sheet) is not None:
            return redirect("outcomes:checkin_help", pk)
        rest = queries.other_half(check_in)
        return redirect("outcomes:checkin", rest.pk) if rest else redirect("outcomes:checkin_sent", pk)
    asked = sheets.still_asked(queries.asked_now(check_in, request.now), answers_of(check_in.sheet))
    context = {
        "check_in": check_in,
        "name": instrument_name(check_in.instrument),
        "open": queries.left_open(check_in, at=request.now),
        "last_key": asked[-1].key,
        "has_more": queries.other_half(check_in) is not None,
        "safety_keys": sheets.safety_keys(check_in.instrument),
    }
    return render(request, "outcomes/send.html", context)


@doors.patient
def checkin_sent(request: PatientRequest, pk: int) -> HttpResponse:
    """What happens next: no score, no praise, and how to reach somebody."""
    check_in = queries.own_check_in(pk, by=request.actor)
    if not _is_over(check_in):
        return redirect("outcomes:checkin", pk)
    next_visit = queries.next_appointment(request.actor, request.now)
    context = {
        "check_in": check_in,
        "rest": queries.other_half(check_in),
        "next_on": queries.next_asked_on(request.actor, request.now),
        "next_visit": next_visit,
        "next_visit_words": need_of(next_visit.kind).label if next_visit else "",
        "worried": next((one for one in queries.asked_together(check_in) if safety_task(one.sheet)), None),
    }
    return render(request, "outcomes/sent.html", context)


@doors.patient
def checkin_help(request: PatientRequest, pk: int) -> HttpResponse:
    """Help first, then the truth about who has been told."""
    check_in = queries.own_check_in(pk, by=request.actor)
    task = safety_task(check_in.sheet)
    if task is None:
        return redirect("outcomes:checkin", pk)
    rest = check_in if not _is_over(check_in) else queries.other_half(check_in)
    is_open = queries.is_open(check_in.clinic, request.now)
    context = {"check_in": check_in, "task": task, "told": told(task), "rest": rest, "is_open": is_open}
    return render(request, "outcomes/help.html", context)


def told(task: Task) -> list[dict[str, Any]]:
    """Who knows, who will be told and by when, and who has not been told."""
    steps = [_the_owner(task)]
    for one in who_was_told(task).told:
        text = (
            _("A message was sent to them.") if one.sent_at else _("A message to them is about to be sent. Asked for:")
        )
        sent = one.sent_at is not None
        steps.append(
            {
                "title": one.name,
                "text": text,
                "at": one.sent_at or one.asked_at,
                "state": "done" if sent else "now",
                "icon": "check" if sent else "clock",
            }
        )
    nobody = _("We have not called 911, your family or your employer.")
    return [*steps, {"title": _("Nobody else"), "text": nobody, "state": "none", "icon": "minus", "at": None}]


def _the_owner(task: Task) -> dict[str, Any]:
    if task.done_at is not None:
        text = _("They have seen your answer and written down what came of it.")
        return {"title": task.done_by, "text": text, "at": task.done_at, "state": "done", "icon": "check"}
    if task.acknowledged_at is not None:
        text = _("They have seen your answer and will call you.")
        return {
            "title": task.acknowledged_by,
            "text": text,
            "at": task.acknowledged_at,
            "state": "done",
            "icon": "check",
        }
    title = task.owner_label or _("The prescribers of the clinic")
    text = _("Your answer is on their list of things to do. Nobody has opened it yet. They are asked to call you by:")
    return {"title": title, "text": text, "at": task.due_at, "state": "now", "icon": "clock"}
