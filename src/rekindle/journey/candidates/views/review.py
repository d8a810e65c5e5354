"""The review queue, one candidate in it, and every decision taken there."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST, require_safe

from rekindle.clinical.refusal import Refusal
from rekindle.clinical.screening.branching import SUICIDE_ITEMS
from rekindle.journey.appointments.queries import coming
from rekindle.journey.candidates import actions, queries
from rekindle.journey.candidates.asked import answer_of, question_of
from rekindle.journey.candidates.forms.review import (
    CALL_OUTCOMES,
    ActForm,
    AnswersForm,
    CallForm,
    HandOverForm,
    NoteForm,
    OfferForm,
    ResolveForm,
)
from rekindle.journey.candidates.models import Candidate
from rekindle.journey.candidates.open_rules import Finding
from rekindle.journey.candidates.views.pressing import press, see_other
from rekindle.journey.candidates.views.stages import next_step, stage_words, stepper
from rekindle.journey.people import access
from rekindle.journey.people.doors import Hidden, StaffRequest, staff
from rekindle.journey.people.queries import colleague, staff_of
from rekindle.journey.people.roles import may

CALL_WORDS = {str(outcome): words for outcome, words in CALL_OUTCOMES}
WHOSE = ("all", "mine", "nobody")


@require_safe
@staff("review.work")
def queue(request: StaffRequest) -> HttpResponse:
    """Who waits, urgent first and then the longest waiting."""
    return render(request, "candidates/review.html", _list(request))


@require_safe
@staff("review.work")
def review(request: StaffRequest, pk: int) -> HttpResponse:
    """One candidate: what was found, who may settle it, and what may be done next."""
    candidate = queries.candidate(pk, by=request.actor)
    _note_reading(request, candidate)
    return _page(request, candidate, rule_id=request.GET.get("rule", ""))


@dataclass(frozen=True, slots=True)
class Verb:
    """A button: the form it sends, the verb it asks for, and what is said when it is done."""

    form: type[ActForm]
    action: Any
    said: Any


VERBS: dict[str, Verb] = {
    "claim": Verb(ActForm, actions.claim, gettext_lazy("This person is yours to look after.")),
    "call": Verb(CallForm, actions.record_call, gettext_lazy("The call is kept.")),
    "resolve": Verb(ResolveForm, actions.resolve, gettext_lazy("Settled; the finding stays in the record.")),
    "confirm": Verb(NoteForm, actions.confirm_not_now, gettext_lazy("Confirmed. The office tells them.")),
    "lift": Verb(NoteForm, actions.lift_not_now, gettext_lazy("‘Not now’ is lifted.")),
    "reached": Verb(NoteForm, actions.after_crisis, gettext_lazy("Kept. The ordinary path is open again.")),
    "offer": Verb(OfferForm, actions.offer_consultation, gettext_lazy("They may book the free consultation.")),
    "withdraw": Verb(NoteForm, actions.withdraw, gettext_lazy("Closed for now; the way back stays open.")),
}


@require_POST
@staff("review.work")
def act(request: StaffRequest, pk: int, verb: str) -> HttpResponse:
    """Take one decision."""
    candidate = queries.candidate(pk, by=request.actor)
    if verb not in VERBS:
        raise Hidden
    asked = VERBS[verb]
    form = asked.form(request.POST, auto_id=f"{verb}_%s")

    def page(refusals: Iterable[Refusal] = (), status: int = 200) -> HttpResponse:
        rule_id = request.POST.get("rule_id", "")
        return _page(request, candidate, rule_id=rule_id, forms={verb: form}, refusals=refusals, status=status)

    if not form.is_valid():
        return page(status=422)
    given = dict(form.cleaned_data)
    if verb == "withdraw":
        given["reason"] = given.pop("note")
    then = see_other("candidates:review", pk)
    return press(request, asked.action, str(asked.said), then=then, page=page, candidate=candidate, **given)


@require_POST
@staff("review.work")
def hand_over(request: StaffRequest, pk: int) -> HttpResponse:
    """Give somebody into a colleague's care."""
    candidate = queries.candidate(pk, by=request.actor)
    form = HandOverForm(request.POST, colleagues=_colleagues(request), auto_id="hand_over_%s")

    def page(refusals: Iterable[Refusal] = (), status: int = 200) -> HttpResponse:
        return _page(request, candidate, forms={"hand_over": form}, refusals=refusals, status=status)

    if not form.is_valid():
        return page(status=422)
    to = colleague(form.cleaned_data["to"], for_=request.actor)
    given = {"to": to, "version": form.cleaned_data["version"], "candidate": candidate}
    said = _("Handed over to %(name)s.") % {"name": to}
    return press(request, actions.hand_over, said, then=see_other("candidates:review", pk), page=page, **given)


@staff("review.work")
def answers(request: StaffRequest, pk: int) -> HttpResponse:
    """Correct or complete what was answered; the rules judge again."""
    candidate = queries.candidate(pk, by=request.actor)
    keys = _keys(candidate, clinical=request.may("chart.read"))
    if key := request.GET.get("key"):
        keys = [each for each in keys if each == key] or keys
    initial = {"version": candidate.version}
    form = AnswersForm(request.POST if request.method == "POST" else None, keys=keys, initial=initial)

    def page(refusals: Iterable[Refusal] = (), status: int = 200) -> HttpResponse:
        known = [(question_of(key), answer_of(key, candidate.screening.answers.get(key))) for key in keys]
        context = {"candidate": candidate, "form": form, "known": known, "refusals": list(refusals)}
        return render(request, "candidates/answers.html", context, status=status)

    if request.method != "POST":
        _note_reading(request, candidate)
        return page()
    if not form.is_valid():
        return page(status=422)
    given = {"answers": form.answers, "source": form.cleaned_data["source"], "version": form.cleaned_data["version"]}
    said = _("The answers are corrected, and the rules have judged again.")
    then = see_other("candidates:review", pk)
    return press(request, actions.correct_answers, said, then=then, page=page, candidate=candidate, **given)


def _keys(candidate: Candidate, *, clinical: bool) -> list[str]:
    """What may be corrected here: first what is missing, then what the findings rest on; suicide is a clinician's."""
    result = candidate.screening.result
    keys = [*result.get("missing", ()), *(key for found in result.get("rules", ()) for key in found["keys"])]
    keys += ["bp_sys", "bp_dia", "meds", "ride"]
    if not clinical:
        office = [found["keys"] for found in result.get("rules", ()) if found["grade"] == "data_quality"]
        allowed = {*result.get("missing", ()), *(key for each in office for key in each), "bp_sys", "bp_dia", "ride"}
        keys = [key for key in keys if key in allowed and key not in SUICIDE_ITEMS and key != "now_symptoms"]
    return list(dict.fromkeys(keys))


def _note_reading(request: StaffRequest, candidate: Candidate) -> None:
    """A clinician's view of the findings is a reading of the chart; the office sees contact and completeness only."""
    if request.may("chart.read"):
        access.chart(candidate.patient_id, by=request.actor, at=request.now, page="review")
    else:
        access.patient(candidate.patient_id, by=request.actor)


def _list(request: StaffRequest) -> dict[str, Any]:
    whose = request.GET.get("whose", "all")
    stage = request.GET.get("stage", "waiting")
    whose = whose if whose in WHOSE else "all"
    counts = queries.counts(for_=request.actor)
    here = reverse("candidates:queue")
    words = {"all": _("All"), "mine": _("Mine"), "nobody": _("Nobody’s")}
    tabs = [
        {
            "label": words[name],
            "url": f"{here}?whose={name}",
            "current": stage == "waiting" and whose == name,
            "count": counts[name],
        }
        for name in WHOSE
    ]
    onway = {
        "label": _("On the way"),
        "url": f"{here}?stage=onway",
        "current": stage == "onway",
        "count": counts["onway"],
    }
    rows = queries.queue(for_=request.actor, stage=stage, whose=whose)
    return {
        "rows": rows,
        "tabs": [*tabs, onway],
        "stage": stage,
        "clinical": request.may("chart.read"),
        "words": stage_words(),
        "waiting_count": counts["all"],
    }


def _colleagues(request: StaffRequest) -> list[tuple[int, str]]:
    return [
        (one.pk, f"{one.name}, {one.get_role_display()}")
        for one in staff_of(request.clinic)
        if may(one.role, "review.work")
    ]


def _page(
    request: StaffRequest,
    candidate: Candidate,
    *,
    rule_id: str = "",
    forms: dict[str, Any] | None = None,
    refusals: Iterable[Refusal] = (),
    status: int = 200,
) -> HttpResponse:
    """The list with one candidate beside it."""
    candidate = queries.candidate(candidate.pk, by=request.actor)
    clinical = request.may("chart.read")
    all_found = queries.findings(candidate)
    found = [finding for finding in all_found if clinical or _for_the_office(finding)]
    given = forms or {}
    blank = {"version": candidate.version}
    context = _list(request) | {
        "candidate": candidate,
        "findings": [_shown(finding, candidate, request) for finding in found],
        "hidden_count": len(all_found) - len(found),
        "verdict": _verdict(all_found),
        "open_rule": rule_id,
        "resolve_form": given.get("resolve") or ResolveForm(initial=blank | {"rule_id": rule_id}, auto_id="resolve_%s"),
        "version_form": ActForm(initial=blank, auto_id=False),
        "confirm_form": given.get("confirm") or NoteForm(initial=blank, auto_id="confirm_%s"),
        "lift_form": given.get("lift") or NoteForm(initial=blank, auto_id="lift_%s"),
        "reached_form": given.get("reached") or NoteForm(initial=blank, auto_id="reached_%s"),
        "withdraw_form": given.get("withdraw") or NoteForm(initial=blank, auto_id="withdraw_%s"),
        "offer_form": given.get("offer") or OfferForm(initial=blank, auto_id="offer_%s"),
        "call_form": given.get("call") or CallForm(initial=blank, auto_id="call_%s"),
        "hand_over_form": given.get("hand_over")
        or HandOverForm(colleagues=_colleagues(request), initial=blank, auto_id="hand_over_%s"),
        "form": next(iter(given.values()), None),
        "acted": next(iter(given), ""),
        "calls": [(call, CALL_WORDS[call.outcome]) for call in queries.calls(candidate)],
        "missing": _missing(candidate),
        "stages": stepper(candidate.state),
        "next_step": next_step(candidate, request.actor),
        "refusals": list(refusals),
        "may_confirm": request.may("review.confirm"),
        "may_offer": candidate.screening.disposition == "eligible" or request.may("review.confirm"),
        "appointments": coming(candidate.patient),
    }
    return render(request, "candidates/review.html", context, status=status)


def _missing(candidate: Candidate) -> list[str]:
    """What the office asks for on the phone, in the words of the form; suicide is asked by a clinician."""
    missing = candidate.screening.result.get("missing", ())
    return [question_of(key) for key in missing if key not in SUICIDE_ITEMS]


def _verdict(found: Iterable[Finding]) -> dict[str, int]:
    """How many findings of each sign are still open, and how many are settled."""
    counts = {"stop": 0, "ask": 0, "unknown": 0, "resolved": 0}
    for finding in found:
        counts[finding.mark] += 1
    return counts


def _for_the_office(finding: Finding) -> bool:
    """The front desk completes answers; what needs weighing, and all about suicide, is for clinicians."""
    return finding.rule.grade == "data_quality" and not finding.rule.is_about_suicide


def _shown(finding: Finding, candidate: Candidate, request: StaffRequest) -> dict[str, Any]:
    answers = candidate.screening.answers
    return {
        "finding": finding,
        "may": finding.may_be_settled_by(request.actor),
        "answers": [(question_of(key), answer_of(key, answers.get(key))) for key in finding.rule.keys],
    }
