"""Why this verdict: which version of which rule, on which answer, with which number, and who confirmed that number."""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from rekindle.journey.candidates import queries
from rekindle.journey.candidates.shown import again, rules_of, verdict_words
from rekindle.journey.people import access
from rekindle.journey.people.doors import StaffRequest, staff


@require_safe
@staff("chart.read")
def why(request: StaffRequest, pk: int) -> HttpResponse:
    """One judgement of one person with everything it rested on, and the others before and after it."""
    screening = queries.screening(pk, by=request.actor)
    patient = access.chart(screening.patient_id or 0, by=request.actor, at=request.now, page="why this verdict")
    candidate = queries.candidate_of(patient)
    settled = queries.settled_by_rule(candidate) if candidate else {}
    others = [(one, verdict_words(one.disposition)) for one in queries.screenings_of(patient)]
    rules = rules_of(screening)
    page = {
        "patient": patient,
        "candidate": candidate,
        "screening": screening,
        "verdict": verdict_words(screening.disposition),
        "rules": [(rule, settled.get(rule.rule.rule_id)) for rule in rules],
        "again": again(screening),
        "kept_grounds": bool(screening.grounds) or not screening.result.get("rules"),
        "others": others,
        "has_unconfirmed": any(number.is_default for rule in rules for number in rule.numbers),
    }
    return render(request, "candidates/why.html", page)
