"""What the prescriber's what-if page shows of one plan or of two: curves, numbers, limits and what is not known."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from itertools import pairwise
from math import ceil
from typing import Any, Final

from django.utils.translation import gettext as _

from rekindle.clinical.pharmacology.cautions import Cautions
from rekindle.clinical.pharmacology.curve import Curve
from rekindle.clinical.pharmacology.display import Fall, Line, Shown, shown
from rekindle.clinical.pharmacology.picture import Mark
from rekindle.clinical.pharmacology.strand import Person
from rekindle.clinical.treatment import dosing, what_if
from rekindle.clinical.treatment.limits import BAND_WORDS
from rekindle.clinical.treatment.what_if import WAYS, Plan
from rekindle.clinical.values import ClinicValues
from rekindle.journey.candidates.models import Clearance
from rekindle.journey.courses import arithmetic, facts
from rekindle.journey.courses.models import Course
from rekindle.journey.courses.plans import WAY_WORDS, PlanForm, plain
from rekindle.journey.people.models import Patient

AFTER_MIN: Final = 240  # how long a curve is followed after the last of a dose
HOUR_MIN: Final = 60
ROUND_MIN: Final = (10, 20, 30, 40, 60, 90, 120, 180, 240, 360, 480, 720, 1440)


@dataclass(frozen=True, slots=True)
class Weighed:
    """A weight, the day it was measured on, and what for."""

    weight_kg: Decimal
    at: datetime
    for_order: bool


@dataclass(frozen=True, slots=True)
class Known:
    """What the record says of a person where a curve is drawn for them."""

    patient: Patient
    clearance: Clearance | None
    course: Course | None
    cautions: Cautions
    on: date

    @property
    def weighed(self) -> Weighed | None:
        """The newer weight of the order and of clearance; what the scale said at a treatment is kept downstream."""
        found = []
        if self.course is not None:
            found.append(Weighed(self.course.ordered_weight_kg, self.course.prescribed_at, True))
        if self.clearance is not None and self.clearance.weight_kg is not None:
            found.append(Weighed(self.clearance.weight_kg, self.clearance.recorded_at, False))
        return max(found, key=lambda one: one.at, default=None)

    @property
    def age_y(self) -> int | None:
        born = self.patient.born_on
        if born is None:
            return None
        return self.on.year - born.year - ((self.on.month, self.on.day) < (born.month, born.day))


@dataclass(frozen=True, slots=True)
class Limited:
    """One line of the drug library: what the plan asks of it, where that falls, and what would be usual."""

    name: str
    asked: str
    grade: str
    word: str
    usual: str


@dataclass(frozen=True, slots=True)
class Held:
    """A plan held against the drug library of this clinic; no lines where the library has none for the way."""

    limits: tuple[Limited, ...]
    unanswered: tuple[str, ...]
    about_weight: str

    @property
    def unusual(self) -> tuple[Limited, ...]:
        return tuple(one for one in self.limits if one.grade != "ok")


@dataclass(frozen=True, slots=True)
class Answer:
    """One plan with everything that is shown of it."""

    letter: str
    words: str
    shown: Shown
    plasma: Curve | None
    effect: Curve | None
    held: Held | None


@dataclass(frozen=True, slots=True)
class Row:
    """One line of a table: what it says, and one cell for each plan."""

    head: str
    cells: tuple[str, ...]

    @property
    def labelled(self) -> list[tuple[str, str]]:
        """Each cell with the letter of its plan."""
        return list(zip("AB", self.cells, strict=False))


def first_plan(known: Known) -> dict[str, str]:
    """The order of the open course as a plan, for the newest weight; only the weight where there is no course."""
    weighed, course = known.weighed, known.course
    said = {"way": "iv_racemic", "weight_kg": plain(weighed.weight_kg) if weighed else ""}
    if course is not None:
        said |= {"dose_mg": plain(course.dose_mg), "minutes": str(course.minutes)}
    return said


def answers(forms: Sequence[tuple[str, PlanForm]], known: Known, values: ClinicValues) -> dict[str, Any]:
    """What the page shows of plans without a fault, both over the same minutes and on the same scale."""
    plans = [(letter, form.plan()) for letter, form in forms]
    until_min = HOUR_MIN * ceil((max(plan.ends_min for _letter, plan in plans) + AFTER_MIN) / HOUR_MIN)
    curves = [
        shown(
            what_if.doses(plan),
            Person(float(plan.weight_kg or 0), known.age_y),
            cautions=known.cautions,
            until_min=float(until_min),
        )
        for _letter, plan in plans
    ]
    found = [
        _answer(letter, plan, curve, curves, known, values) for (letter, plan), curve in zip(plans, curves, strict=True)
    ]
    return {
        "answers": found,
        "numbers": _numbers(curves),
        "minutes": _minutes(found, until_min),
        "warnings": [*_not_known(known), *dict.fromkeys(each for curve in curves for each in curve.about_person)],
        "not_comparable": _not_comparable(curves, plans),
    }


def _not_known(known: Known) -> list[str]:
    if known.age_y is not None:
        return []
    return [_("The age is not known, so whether people of this age were studied cannot be said.")]


def _answer(
    letter: str, plan: Plan, curve: Shown, every: Sequence[Shown], known: Known, values: ClinicValues
) -> Answer:
    return Answer(
        letter=letter,
        words=_words(plan),
        shown=curve,
        plasma=_curve("plasma", letter, plan, curve.plasma, [one.plasma for one in every]),
        effect=_curve("effect", letter, plan, curve.effect, [one.effect for one in every]),
        held=_held(plan, known, values),
    )


def _curve(key: str, letter: str, plan: Plan, line: Line | None, every: Sequence[Line | None]) -> Curve | None:
    if line is None:
        return None
    if key == "effect":
        heading = _("Plan %(letter)s: effect site") % {"letter": letter}
    else:
        heading = _("Plan %(letter)s: concentration") % {"letter": letter}
    infused = WAYS[plan.way].is_infusion
    return Curve(
        key=f"{key}-{letter.lower()}",
        heading=heading,
        line=line,
        marks=(Mark(plan.ends_min, _("End")),) if infused else (),
        pauses=tuple((float(pause.at_min or 0), float(pause.until_min)) for pause in plan.paused),
        same_scale_as=tuple(one for one in every if one is not None and one is not line),
    )


def _words(plan: Plan) -> str:
    """A plan as somebody would say it."""
    words = _("%(way)s: %(mg)s mg") % {"way": WAY_WORDS[plan.way], "mg": plain(plan.amount_mg)}
    if plan.devices is not None:
        words += _(", devices of 28 mg, five minutes apart: %(n)d") % {"n": plan.devices}
    if plan.mg_per_kg is not None:
        words += _(" (%(per_kg)s mg/kg)") % {"per_kg": plain(plan.mg_per_kg)}
    if plan.minutes is not None:
        words += _(" over %(min)s min") % {"min": plain(plan.minutes)}
    for pause in plan.paused:
        at, lasting = plain(pause.at_min), plain(pause.for_min)
        words += _(", paused at minute %(at)s for %(for)s min") % {"at": at, "for": lasting}
    return words + _("; weight %(kg)s kg.") % {"kg": plain(plan.weight_kg)}


def _held(plan: Plan, known: Known, values: ClinicValues) -> Held | None:
    """The plan as if it were ordered, asked of the drug library with the clinic's values."""
    tall = known.clearance.height_cm if known.clearance else None
    ask = what_if.as_order(
        plan,
        height_cm=None if tall is None else float(tall),
        sex=facts.sex_of(known.clearance) if known.clearance else None,
        age_y=known.age_y,
    )
    if ask is None:
        return None
    dose = dosing.dose(ask, values=values)
    usual = {
        line.name: next((one.words for one in line.ranges if one.band == "usual"), "")
        for line in arithmetic.limit_lines(ask, dose, values=values)
    }
    lines = tuple(
        Limited(
            judged.name,
            arithmetic.asked(judged),
            arithmetic.GRADES[judged.band],
            BAND_WORDS[judged.band],
            usual.get(judged.name, ""),
        )
        for judged in dose.limits
    )
    unanswered = tuple(refusal.sentence for refusal in dose.refusals if not refusal.code.startswith("limit."))
    return Held(lines, unanswered, _about_weight(plan, dose))


def _about_weight(plan: Plan, dose: dosing.Dose) -> str:
    """That an order would be worked out on another weight, where it would."""
    chosen = dose.dosing
    if chosen is None or chosen.basis in (None, "actual") or chosen.dosing_weight_kg is None:
        return ""
    return _("An order is worked out on %(kg).1f kg, the %(basis)s, and the lines here are asked for that weight.") % {
        "kg": chosen.dosing_weight_kg,
        "basis": arithmetic.BASIS_WORDS[chosen.basis],
    }


def two_digits(x: float) -> str:
    """A number no finer than an estimate can be: two significant digits."""
    rounded = float(f"{x:.2g}")
    return f"{rounded:.0f}" if rounded >= 10 else f"{rounded:g}"


def _numbers(curves: Sequence[Shown]) -> list[Row]:
    """Peak, time of peak and area, and when the effect site has fallen; a dash where there is no such curve."""

    def each(head: str, say: Any) -> Row:
        return Row(head, tuple(say(curve) for curve in curves))

    return [
        each(_("Highest concentration"), lambda one: _said(one.cmax_ng_per_ml, "ng/mL", one.plasma)),
        each(_("When, from the start"), lambda one: _said(one.tmax_min, "min")),
        each(_("Area under the curve"), lambda one: _said(one.auc_ng_h_per_ml, "ng·h/mL", one.plasma)),
        *(
            Row(
                _("Effect site back at %(share)d %% of its own peak, from the start") % {"share": share_pct},
                tuple(_fall(curve.falls, share_pct) for curve in curves),
            )
            for share_pct in dict.fromkeys(fall.share_pct for curve in curves for fall in curve.falls)
        ),
    ]


def _said(number_y: float | None, unit: str, line: Line | None = None) -> str:
    """A number with its unit and, where it is a concentration, where it is sampled; a dash where there is none."""
    if number_y is None:
        return "–"
    words = f"{two_digits(number_y)} {unit}"
    return words if line is None else _("%(number)s, %(site)s") % {"number": words, "site": line.site}


def _fall(falls: Sequence[Fall], share_pct: int) -> str:
    fall = next((one for one in falls if one.share_pct == share_pct), None)
    if fall is None:
        return "–"
    if fall.earliest_min is None:
        return _("not within a day")
    first = two_digits(fall.earliest_min)
    if fall.latest_min is None:
        return _("after %(first)s min, perhaps not within a day") % {"first": first}
    last = two_digits(fall.latest_min)
    if first == last:
        return _("about %(first)s min") % {"first": first}
    return _("%(first)s to %(last)s min") % {"first": first, "last": last}


def _minutes(found: Sequence[Answer], until_min: int) -> dict[str, Any]:
    """Every curve at round minutes, side by side."""
    lines = [
        (f"{answer.letter}: {site}, {line.unit}", line)
        for answer in found
        for line, site in (
            (answer.shown.plasma, answer.shown.plasma.site if answer.shown.plasma else ""),
            (answer.shown.effect, _("effect site")),
        )
        if line is not None
    ]
    rows = [
        Row(str(minute), tuple(_cell(line, minute) for _head, line in lines))
        for minute in ROUND_MIN
        if minute <= until_min
    ]
    return {"heads": [head for head, _line in lines], "rows": rows}


def _cell(line: Line, at_min: float) -> str:
    typical = two_digits(_read(line, line.typical, at_min))
    if line.lower is None or line.upper is None:
        return typical
    low, high = (two_digits(_read(line, side, at_min)) for side in (line.lower, line.upper))
    return _("%(typical)s (%(low)s to %(high)s)") % {"typical": typical, "low": low, "high": high}


def _read(line: Line, values: Sequence[float], at_min: float) -> float:
    """A curve between the two minutes beside this one."""
    for (left, right), (low, high) in zip(pairwise(line.times_min), pairwise(values), strict=True):
        if left <= at_min <= right:
            return low if right == left else low + (at_min - left) / (right - left) * (high - low)
    return values[-1]


def _not_comparable(curves: Sequence[Shown], plans: Sequence[tuple[str, Plan]]) -> list[str]:
    """Why two curves are not to be compared in height."""
    found = []
    if len({curve.plasma.site for curve in curves if curve.plasma}) > 1:
        found.append(
            _(
                "The two curves are not of the same sampling site. After the same dose arterial plasma stands higher"
                " than venous while the drug goes in, so a higher curve need not mean more drug."
            )
        )
    if len({WAYS[plan.way].drug for _letter, plan in plans}) > 1:
        found.append(_("One curve is racemic ketamine, both mirror images together; the other is esketamine alone."))
    return found
