"""How the readiness page orders what it shows: sections still to do first, checks that stop before those that pass."""

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from rekindle.clinical.treatment.readiness import Check
from rekindle.journey.treatments import facts
from rekindle.journey.treatments.forms.day import SECTIONS
from rekindle.journey.treatments.models import Acceptance, Treatment
from rekindle.journey.treatments.queries import ChairView

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise

GRADES = {"no_go": "stop", "hold": "ask", "go": "ok"}
OPTIONAL = frozenset(
    {
        "gi_symptoms", "liquids_only_24h", "benzodiazepine_hours", "method", "intent", "plan", "unusual_energy",
        "emergency_plan_documented", "new_plan_for_effects", "pregnancy_test", "pregnancy_test_at", "fatty_meal",
        "medicines_reconciled_today", "pdmp_checked_today", "drug_screen_today", "iv_patent", "self_pay",
        "estimate_delivered",
    }
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class SectionLine:
    """One section of the day: how much of it is answered, by whom, and where to fill it in."""

    slug: str
    title: "StrOrPromise"
    done: bool
    said: str
    by: str = ""
    at: datetime | None = None
    second_person: bool = False

    @property
    def url_name(self) -> str:
        own = {"weight": "treatments:weight", "vitals": "treatments:vitals", "drug": "treatments:draw"}
        return own.get(self.slug, "treatments:pump" if self.slug == "pump" else "treatments:section")


@dataclass(frozen=True, slots=True)
class CheckLine:
    """One readiness check with its verdict, and whoever signed for it."""

    check: Check
    accepted: Acceptance | None

    @property
    def grade(self) -> str:
        if self.accepted is not None:
            return "resolved"
        return "unknown" if self.check.missing and self.check.verdict == "hold" else GRADES[self.check.verdict]

    @property
    def word(self) -> str:
        words = {
            "resolved": _("Signed for"),
            "unknown": _("Not known"),
            "stop": _("Not today"),
            "ask": _("Hold"),
            "ok": _("Go"),
        }
        return words[self.grade]

    @property
    def may_sign(self) -> bool:
        return self.check.acceptable and self.accepted is None

    @property
    def sources(self) -> str:
        return ", ".join(self.check.sources)


@dataclass(frozen=True, slots=True)
class Group:
    """Checks of one verdict."""

    key: str
    title: "StrOrPromise"
    lines: list[CheckLine]


TITLES = (
    ("stop", gettext_lazy("Stops the day")),
    ("ask", gettext_lazy("Holds")),
    ("unknown", gettext_lazy("Not known yet")),
    ("resolved", gettext_lazy("Signed for")),
    ("ok", gettext_lazy("Go")),
)


def checks_shown(row: Treatment, found: tuple[Check, ...]) -> list[Group]:
    """The checks by what they ask for, the gravest first."""
    kept = {
        (one.check_id, one.found): one for one in Acceptance.objects.select_related("accepted_by").filter(treatment=row)
    }
    lines = [CheckLine(check, kept.get((check.id, check.reason))) for check in found]
    groups = [Group(key, title, [line for line in lines if line.grade == key]) for key, title in TITLES]
    return [group for group in groups if group.lines]


def section_lines(row: Treatment, view: ChairView) -> list[SectionLine]:
    """Every section of the day in the order in which it is gone through."""
    known = facts.day_facts(row)
    lines = []
    for slug, form in SECTIONS.items():
        keys = set(form.asks) | set(form.base_fields)
        if slug == "mind":
            keys = (keys - set(getattr(form, "SUICIDE", ()))) | {"suicide_since_last"}
        needed = keys - OPTIONAL
        answered = [known[key] for key in needed if key in known and known[key].value is not None]
        newest = max(answered, key=lambda fact: fact.recorded_at, default=None)
        said = _("%(n)d of %(of)d answered") % {"n": len(answered), "of": len(needed)}
        lines.append(
            SectionLine(
                slug,
                form.title,
                len(answered) == len(needed),
                said,
                str(newest.recorded_by) if newest else "",
                newest.recorded_at if newest else None,
            )
        )
    return [*lines, *_measured(view)]


def _measured(view: ChairView) -> list[SectionLine]:
    before = view.baseline
    drug = view.drug
    weight = _("%(kg)s kg") % {"kg": view.weight_kg} if view.weight_kg else _("not weighed today")
    vitals = _("not measured yet")
    if before is not None:
        pressure = f"{before.systolic_mmhg}/{before.diastolic_mmhg}" if before.systolic_mmhg else "–"
        vitals = _("%(bp)s mmHg, pulse %(hr)s") % {"bp": pressure, "hr": before.hr_per_min or "–"}
    drawn = _("%(mg)s mg, lot %(lot)s") % {"mg": drug.drawn_mg, "lot": drug.lot} if drug else _("not drawn up yet")
    checked = drug is not None and drug.pump_checked_at is not None
    return [
        SectionLine("weight", _("Weight"), bool(view.weight_kg), weight, "", view.weighed_at),
        SectionLine(
            "vitals", _("Vital signs before"), before is not None, vitals,
            str(before.recorded_by) if before else "", before.measured_at if before else None,
        ),
        SectionLine(
            "drug", _("Drug drawn up"), drug is not None, drawn, str(drug.drawn_by) if drug else "",
            drug.drawn_at if drug else None,
        ),
        SectionLine(
            "pump", _("Pump read by a second person"), checked,
            _("read and agreed") if checked else _("a colleague signs in and reads it"),
            str(drug.pump_checked_by) if drug and checked else "", drug.pump_checked_at if drug else None, True,
        ),
    ]  # fmt: skip
