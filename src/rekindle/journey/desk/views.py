"""Today, the floor, the people, one person, and a patient's own page."""

from datetime import timedelta

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from rekindle.journey.candidates.queries import candidate_of
from rekindle.journey.desk import actions, me, people, steps, today, worklists
from rekindle.journey.desk.happenings import GROUPS, filters, visits
from rekindle.journey.desk.happenings import timeline as story
from rekindle.journey.desk.stages import state_words, stepper
from rekindle.journey.outcomes.queries import open_for
from rekindle.journey.people import access, doors
from rekindle.journey.people.doors import PatientRequest, StaffRequest
from rekindle.journey.people.queries import consents
from rekindle.journey.people.roles import may
from rekindle.journey.tasks import queries as tasks
from rekindle.journey.treatments.queries import Card
from rekindle.journey.treatments.queries import floor as cards_of

LINES_SHOWN = 80
SOON = timedelta(minutes=10)
LARGE_FROM_LEVEL = 2


@doors.staff("desk.see")
def today_page(request: StaffRequest) -> HttpResponse:
    """Who comes when, which chair holds whom, and what waits with whom."""
    slots = today.day(for_=request.actor, at=request.now)
    context = {
        "slots": slots,
        "day": today.local_day(request.clinic, request.now),
        "seats": today.seats(for_=request.actor, at=request.now, slots=slots),
        "worklists": worklists.worklists(for_=request.actor, at=request.now),
        "sees_chart": may(request.actor.role, "chart.read"),
        "runs_floor": may(request.actor.role, "treatment.run"),
    }
    return render(request, "desk/today.html", context)


@doors.staff("treatment.run")
def floor(request: StaffRequest) -> HttpResponse:
    """The board of chairs, the most urgent first; it follows the clinic while it stands open."""
    actions.look_at_floor(by=request.actor, at=request.now)
    return render(request, "desk/floor.html", _cards(request))


@doors.staff("treatment.run")
def floor_cards(request: StaffRequest) -> HttpResponse:
    """The cards alone, fetched again whenever something changed; part of the same look."""
    answer = render(request, "desk/parts/cards.html", _cards(request))
    answer["X-Now"] = request.now.isoformat()
    answer["Cache-Control"] = "no-store"
    return answer


def _cards(request: StaffRequest) -> dict[str, object]:
    cards = cards_of(request.clinic, request.now)
    slots = today.day(for_=request.actor, at=request.now)
    used = {card.treatment.chair_id for card in cards}
    seats = today.empty_seats(request.clinic, slots, used=used, at=request.now)
    soon = [(card.due_at, card.name, card) for card in cards if card.due_at and card.due_at <= request.now + SOON]
    return {
        "large": [card for card in cards if _is_large(card)],
        "cards": [card for card in cards if not _is_large(card)],
        "seats": seats,
        "count": len(cards),
        "soon": [card for _due_at, _name, card in sorted(soon, key=lambda one: one[:2])],
    }


def _is_large(card: Card) -> bool:
    """An alarm nobody has, unless it is a sign at priority LOW; or, where no watch is open, values that ask."""
    worst = card.alarms.worst
    if worst is not None:
        return worst.priority != "LOW" or worst.kind == "technical"
    return not card.alarms.is_open and card.level >= LARGE_FROM_LEVEL


@doors.staff("contact.read")
def patients(request: StaffRequest) -> HttpResponse:
    """Find somebody by name."""
    asked = request.GET.get("q", "")[:200].strip()
    listing = people.listing(for_=request.actor, asked=asked, number=request.GET.get("page", 1), at=request.now)
    sees_stage = may(request.actor.role, "chart.read")
    return render(request, "desk/patients.html", {"listing": listing, "asked": asked, "sees_stage": sees_stage})


@doors.staff("contact.read")
def timeline(request: StaffRequest, pk: int) -> HttpResponse:
    """One person's whole story for whoever opens charts; contact and appointments for whoever does not."""
    sees_chart = may(request.actor.role, "chart.read")
    if sees_chart:
        person = access.chart(pk, by=request.actor, at=request.now, page="timeline")
    else:
        person = access.patient(pk, by=request.actor)
    return render(
        request, "desk/timeline.html", _story(request, person, sees_chart) | _standing(request, person, sees_chart)
    )


def _story(request: StaffRequest, person: access.Patient, sees_chart: bool) -> dict[str, object]:
    """The lines of the timeline, narrowed to what was chosen and to the newest."""
    lines = story(person) if sees_chart else visits(person)
    chosen = request.GET.get("show", "")
    chosen = chosen if chosen in GROUPS and sees_chart else ""
    shown = [line for line in lines if not chosen or line.group == chosen]
    is_cut = len(shown) > LINES_SHOWN and not request.GET.get("all")
    return {
        "happenings": shown[:LINES_SHOWN] if is_cut else shown,
        "is_cut": is_cut,
        "total": len(shown),
        "chosen": chosen,
        "filters": filters(lines, chosen, request.path),
        "filter_label": _("Show"),
    }


def _standing(request: StaffRequest, person: access.Patient, sees_chart: bool) -> dict[str, object]:
    """Where somebody stands, what comes next, and how they are reached."""
    candidate = candidate_of(person)
    state = candidate.state if candidate else ""
    stages = stepper(state)
    said = consents(person)
    step = steps.next_step(candidate, for_=request.actor, at=request.now)
    off_path = all(stage.state == "next" for stage in stages)
    return {
        "person": person,
        "born": date_format(person.born_on, "j M Y") if person.born_on and sees_chart else "",
        "sees_chart": sees_chart,
        "sees_scores": may(request.actor.role, "outcomes.read"),
        "stages": stages,
        "stage_words": state_words(state) if state and sees_chart else "",
        "off_path": state_words(state) if state and off_path else "",
        "step": step if step and (sees_chart or step.url) else None,
        "may_correct": may(request.actor.role, "contact.correct"),
        "tasks": tasks.open_for(request.actor, request.now).filter(patient_key=str(person.pk))[:6],
        "phone_said": said.get("phone"),
        "email_said": said.get("email"),
        "next_visit": people.next_visits([person.pk], request.now).get(person.pk),
    }


@doors.patient
def mine(request: PatientRequest) -> HttpResponse:
    """A patient's own page: the one thing that comes next, then the rest."""
    ahead, behind = me.visits(request.actor, request.now)
    context = {
        "next": me.what_next(request.actor, request.now),
        "ahead": ahead,
        "behind": behind,
        "check_ins": open_for(request.actor),
    }
    return render(request, "desk/me.html", context)
