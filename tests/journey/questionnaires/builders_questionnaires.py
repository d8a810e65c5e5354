"""A person who fills in the form through its own pages, as a browser would."""

from collections.abc import Mapping
from typing import Any

from django.test import Client
from django.urls import reverse

from rekindle.clinical.screening.questions import BY_SLUG
from rekindle.clinical.screening.questions.order import unsure_candidates
from rekindle.clinical.screening.questions.shape import ChoicePage, Page, SincePage, SpecialPage, TickPage, UnsurePage
from rekindle.journey.questionnaires.facts import answers_of
from rekindle.journey.questionnaires.models import Sheet

# The ordinary history of the answers' schema: depression that three treatments did not help, nothing else.
EXAMPLE: dict[str, Any] = {
    "age": 44, "height_cm": 168, "weight_kg": 70, "can_be_pregnant": "no", "pregnant": "no", "breastfeeding": "no",
    "reasons": ["depression"], "primary_reason": "depression", "diagnosed": "yes", "failed_trials": 3, "phq9_total": 19,
    "phq9_item9": 0, "cssrs_q1": "no", "cssrs_q2": "no", "cssrs_q3": "skip", "cssrs_q4": "skip", "cssrs_q5": "skip",
    "cssrs_q6_ever": "no", "cssrs_q6_3mo": "skip", "unsafe_now": "no", "now_symptoms": [], "htn": "none", "bp_sys": 122,
    "bp_dia": 76, "mi": "no", "mi_days_ago": None, "cardiac_unstable": "no", "cardiac_stable": [], "stroke": "no",
    "stroke_days_ago": None, "brain_bleed": "no", "aneurysm": "no", "avm": "no", "icp": "no", "seizure": "never",
    "seizure_days_ago": None, "cognition": "no", "tbi": "no", "decides_for_self": "yes", "psychosis": "none",
    "family_psychosis": "no", "mania": "none", "dissociative_dx": "no", "pd_dx": "no", "eating_disorder": "no",
    "sud": "never", "sud_days_since": None, "audit_c": 1, "illicit_30d": [], "cannabis_daily": "no",
    "ketamine_nonmedical": "never", "ketamine_medical": "no", "ic": "no", "urinary_now": "no", "liver": "none",
    "kidney_severe": "no", "thyroid": "none", "pheo": "no", "porphyria": "no", "eye": "none", "osa": "no",
    "lung_severe": "no", "gastroparesis": "no", "anesthesia_problem": "no", "ketamine_allergy": "no",
    "meds": [{"name": "sertraline", "rxcui": "36437", "dose_mg": 150, "times_per_day": 1}], "glp1_risk": "n/a",
    "ride": "yes", "mh_clinician": "yes",
}  # fmt: skip

# PHQ-9 19 without item 9, and AUDIT-C 1.
ITEMS = {f"phq9_{number}": value for number, value in enumerate((3, 3, 3, 3, 2, 2, 2, 1, 0), start=1)} | {
    "audit_c_1": 1, "audit_c_2": 0, "audit_c_3": 0,
}  # fmt: skip
CONTACT = {"name": "Ruth O’Abara", "phone": "+1 555 0123", "may_phone": "on", "email": "ruth@patients.example"}


def begin(browser: Client, slug: str = "harbour") -> Sheet:
    """Press Begin on the public page."""
    answer = browser.post(reverse("questionnaires:begin", args=[slug]))
    assert answer.status_code == 302, answer.content
    return Sheet.objects.order_by("-pk")[0]


def slug_of(address: str) -> str:
    """The page an address shows: the last part of its path."""
    return address.split("?")[0].rstrip("/").rsplit("/", 1)[-1]


def post_of(page: Page, wanted: Mapping[str, Any], current: Mapping[str, Any]) -> dict[str, Any]:
    """What a browser sends for one page, for the facts that are wanted."""
    if isinstance(page, ChoicePage):
        return {key: str(wanted[key]) for key in page.keys if wanted.get(key) is not None}
    if isinstance(page, TickPage):
        return {"ticked": ticks_of(page, wanted)}
    if isinstance(page, UnsurePage):
        unsure = [tick.code for tick in unsure_candidates(page, current) if wanted.get(tick.key) == "unsure"]
        return {"ticked": unsure or ["none"]}
    if isinstance(page, SincePage):
        return {"amount": str(wanted[page.key]), "unit": "days"}
    assert isinstance(page, SpecialPage)
    return special(page, wanted)


def ticks_of(page: TickPage, wanted: Mapping[str, Any]) -> list[str]:
    """The lines of a list that hold for these facts, or 'none'."""
    ticked, unsure = [], False
    for tick in page.ticks:
        value = wanted.get(tick.key)
        if tick.member:
            ticked += [tick.code] if tick.member in (value or []) else []
        elif value == "unsure":
            unsure = True
        elif value not in (None, tick.no):
            ticked.append(tick.code)
    ticked += ["unsure"] if unsure and page.unsure_label else []
    return ticked or ["none"]


def special(page: SpecialPage, wanted: Mapping[str, Any]) -> dict[str, Any]:
    """What is sent from contact, size, pressure and medicines."""
    if page.kind == "contact":
        return CONTACT
    if page.kind == "body":
        return {"age": wanted["age"], "height_cm": wanted["height_cm"], "weight_kg": wanted["weight_kg"]}
    if page.kind == "pressure":
        reading = (
            {"bp_sys": wanted["bp_sys"], "bp_dia": wanted["bp_dia"]} if wanted.get("bp_sys") else {"no_reading": "on"}
        )
        return {"htn": wanted["htn"], **reading}
    if not wanted["meds"]:
        return {"none": "on", "lines": "3"}
    sent: dict[str, Any] = {"lines": str(len(wanted["meds"]) + 1)}
    for number, line in enumerate(wanted["meds"]):
        sent[f"name_{number}"] = line["name"]
        for part in ("dose_mg", "times_per_day"):
            if line.get(part) is not None:
                sent[f"{part}_{number}"] = line[part]
        if line.get("as_needed"):
            sent[f"as_needed_{number}"] = "on"
    return sent


def walk(browser: Client, sheet: Sheet, wanted: Mapping[str, Any], *, skip: frozenset[str] = frozenset()) -> list[str]:
    """Go from the first page to the last look before sending, answering as wanted; returns the pages seen."""
    facts = {**ITEMS, **wanted}
    address = reverse("screenings:page", args=[sheet.pk, "now"])
    seen: list[str] = []
    while "/check/" not in address:
        slug = slug_of(address)
        if slug == "crisis":
            address = onwards_from_crisis(browser, address)
            continue
        assert slug not in seen, f"{slug} was shown twice"
        seen.append(slug)
        shown = browser.get(address)
        assert shown.status_code == 200, (address, shown.status_code)
        page = BY_SLUG[slug]
        sent = {"skip": "1"} if slug in skip else post_of(page, facts, answers_of(sheet))
        answer = browser.post(address, sent)
        assert answer.status_code == 302, (slug, sent, answer.content.decode())
        address = answer["Location"]
    assert browser.get(address).status_code == 200
    return [*seen, "check"]


def onwards_from_crisis(browser: Client, address: str) -> str:
    """The way on that the crisis page offers."""
    page = browser.get(address).content.decode()
    assert "tel:988" in page
    return page.split('<p class="crisis-note">')[1].split('href="')[1].split('"')[0]
