"""The crisis page: which help comes first, and the plain truth about who has been told."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any, Final

from django import forms
from django.utils import timezone
from django.utils.translation import gettext as _

from rekindle.clinical.screening.judgement import Judgement, judge
from rekindle.clinical.screening.questions.order import BY_SLUG, after, first_open
from rekindle.clinical.screening.words import CALL_911
from rekindle.journey.places.queries import on_day, open_spans, values_for
from rekindle.journey.questionnaires.contact import Contact, contact_from
from rekindle.journey.questionnaires.models import Sheet
from rekindle.journey.screenings.alarm import SUICIDE_RULES
from rekindle.journey.tasks.queries import WasTold, WhoKnows, who_was_told

OVERDOSE: Final = "EM-07"
VOICES: Final = "EM-09"
# Where each emergency was answered, so that a slip of the finger can be put right.
ANSWERED_ON: Final = {
    "EM-01": ("intent", "plan"),
    "EM-02": ("lately",),
    "EM-03": ("safe",),
    "EM-10": ("blood-pressure", "now"),
}


@dataclass(frozen=True, slots=True)
class Crisis:
    """What the page leads with, who was told, and the way on."""

    leads_with_911: bool
    overdose: bool
    suicide: bool
    title: str
    lead: str
    told: tuple[dict[str, str], ...]
    can_leave_phone: bool
    has_phone: str
    clinic_open_until: datetime | None
    correct: tuple[tuple[str, str], ...]
    onward_page: str


def crisis_of(sheet: Sheet, profile: Mapping[str, Any], current: Mapping[str, Any], *, at: datetime) -> Crisis:
    """The crisis page for a form as it stands."""
    judgement = judge(profile, values=values_for(sheet.clinic))
    fired = {each.rule.id: each.rule.patient_text for each in judgement.rules if each.rule.id.startswith("EM-")}
    bodily = [text for rule_id, text in fired.items() if rule_id not in SUICIDE_RULES | {VOICES}]
    contact = contact_from(current)
    onward = first_open(current) or after("safe", current)
    return Crisis(
        leads_with_911=bool(bodily),
        overdose=OVERDOSE in fired,
        suicide=bool(fired.keys() & SUICIDE_RULES) or _thoughts(judgement),
        title=_("Please call 911 now") if bodily else _("Let’s get you to a person now"),
        lead=_once(bodily) or _lead(fired, judgement),
        told=tuple(told_steps(sheet)),
        can_leave_phone=sheet.completed_at is None,
        has_phone=contact.phone if contact.may_phone else "",
        clinic_open_until=_open_until(sheet, at),
        correct=tuple(_corrections(fired)),
        onward_page=onward.slug if onward and sheet.completed_at is None else "",
    )


def told_steps(sheet: Sheet, *, to_staff: bool = False) -> list[dict[str, str]]:
    """Who, if anyone, has been sent word, when, and who said that they have it; and who has not been told."""
    known = who_was_told(sheet)
    people: dict[str, WasTold] = {}
    for one in known.told:
        if one.name not in people or (people[one.name].sent_at is None and one.sent_at is not None):
            people[one.name] = one
    steps = []
    for one in people.values():
        if one.sent_at is not None:
            text, state, icon = _("Message sent at %(time)s.") % {"time": _clock(one.sent_at)}, "done", "check"
        else:
            text = _("A message was written at %(time)s and has not gone out yet.") % {"time": _clock(one.asked_at)}
            state, icon = "next", "clock"
        steps.append({"title": one.name, "text": text, "state": state, "icon": icon})
    if known.acknowledged_by:
        text = _("Said at %(time)s that they have it.") % {"time": _clock(known.acknowledged_at)}
        steps.append({"title": known.acknowledged_by, "text": text, "state": "done", "icon": "check"})
    elif known.told:
        steps[-1]["text"] += " " + _("Nobody has answered it yet.")
    return steps if to_staff and steps else [*steps, _nobody(known, to_staff=to_staff)]


def _nobody(known: WhoKnows, *, to_staff: bool) -> dict[str, str]:
    if to_staff:
        text = _("No message was sent: this was not immediate, or nobody on call has answered a test yet.")
        return {"title": _("Nobody yet"), "text": text, "state": "none", "icon": "minus"}
    if known.told or known.acknowledged_by:
        text = _("We have not called 911, your family or your employer.")
        return {"title": _("Nobody else"), "text": text, "state": "none", "icon": "minus"}
    text = _("This clinic could not tell anyone by itself. Please call or text 988, or call 911. Do not wait for us.")
    return {"title": _("Nobody yet"), "text": text, "state": "none", "icon": "minus"}


def _lead(fired: Mapping[str, str], judgement: Judgement) -> str:
    if VOICES in fired and not fired.keys() & SUICIDE_RULES:
        return _(
            "You told us about voices that tell you to hurt someone. Thank you for saying it. You are not in trouble."
        )
    if fired or _thoughts(judgement):
        return _("You told us that you might not be safe. Thank you for saying it. You are not in trouble.")
    return _("Whatever brought you to this page: there are people you can talk to right now.")


def _once(texts: list[str]) -> str:
    """Several dangers in one breath: what to do is said once."""
    first, *rest = texts or [""]
    return " ".join([first, *(text.replace(CALL_911, "").strip() for text in rest)])


def _thoughts(judgement: Judgement) -> bool:
    return any(each.rule.cause == "suicide" and each.rule.id != "DQ-SIMISSING" for each in judgement.rules)


def _corrections(fired: Mapping[str, str]) -> list[tuple[str, str]]:
    """The pages on which a slip of the finger can be put right."""
    slugs = dict.fromkeys(slug for rule_id in fired for slug in ANSWERED_ON.get(rule_id, ("now",)))
    return [(slug, _page_name(slug)) for slug in slugs]


def _page_name(slug: str) -> str:
    page: Any = BY_SLUG[slug]
    return _(page.title or page.questions[0].text)


def _open_until(sheet: Sheet, at: datetime) -> datetime | None:
    spans = open_spans(sheet.clinic, on_day(sheet.clinic, at))
    return next((closes for opens, closes in spans if opens <= at < closes), None)


def _clock(at: datetime | None) -> str:
    return "" if at is None else f"{timezone.localtime(at):%H:%M}"


class PhoneForm(forms.Form):
    """A number for whoever calls back; leaving it is leave to call it."""

    phone = forms.CharField(max_length=40, widget=forms.TextInput(attrs={"type": "tel", "autocomplete": "tel"}))

    def __init__(self, data: Any, *, sheet: Sheet, current: Mapping[str, Any]) -> None:
        super().__init__(data)
        self.known: Contact = contact_from(current)
        self.fields["phone"].label = _("Your phone number")
        self.fields["phone"].error_messages["required"] = _("Enter the number on which we may call you.")

    def clean_phone(self) -> str:
        phone: str = self.cleaned_data["phone"]
        if len(re.findall(r"\d", phone)) < 7:
            raise forms.ValidationError(_("A phone number has at least 7 digits. Check it, please."))
        return phone

    def contact(self) -> Contact:
        """The contact details with this number in them."""
        return replace(self.known, phone=self.cleaned_data["phone"], may_phone=True)
