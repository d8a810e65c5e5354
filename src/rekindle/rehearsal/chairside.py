"""What the nurse does next in one treatment, read off the record alone, so that anybody can take over at any time."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from decimal import Decimal

from rekindle.clinical.monitoring.recovery import SCALES
from rekindle.journey.courses.models import StandingOrder
from rekindle.journey.people.models import Staff
from rekindle.journey.treatments import actions, alarms, facts, readiness
from rekindle.journey.treatments.models import (
    DayFact,
    DrugRecord,
    MedicineGiven,
    Note,
    PumpEvent,
    SideEffect,
    Treatment,
    VitalSigns,
)
from rekindle.rehearsal.person import Person
from rekindle.simulation.body import Segment, Signs, signs

VIAL_MG_PER_ML, VIAL_MG, BAG_ML = Decimal(50), Decimal(500), Decimal(100)
REPEATED_AFTER = timedelta(minutes=2)  # a pressure outside its limits is measured again
# Before an alarm of each priority reaches a named person; a visitor may be quicker.
COMES_AFTER = {"HIGH": timedelta(seconds=40), "MEDIUM": timedelta(seconds=100), "LOW": timedelta(minutes=5)}
PAUSED_AFTER, PAUSED_FOR = timedelta(minutes=18), timedelta(minutes=9)


@dataclass(frozen=True, slots=True)
class Act:
    """Something to do at a time."""

    due_at: datetime
    do: Callable[[datetime], object]
    waits: bool = True  # for a visitor who would rather do it; an answer to an alarm has its own time


@dataclass(frozen=True, slots=True)
class Chairside:
    """One treatment, the person in the chair and the two people who look after them."""

    row: Treatment
    person: Person
    nurse: Staff
    second: Staff
    prescriber: Staff
    seed: int

    def next_act(self) -> Act | None:
        """The next thing to do, or nothing more."""
        stage = {
            "preparation": self._getting_ready,
            "in-progress": self._running,
            "on-hold": self._paused,
            "recovering": self._recovering,
            "completed": self._afterwards,
        }.get(self.row.status)
        return stage() if stage else None

    # before

    def _getting_ready(self) -> Act:
        opened = self.row.opened_at
        drug = facts.drug_of(self.row)
        if not DayFact.objects.filter(treatment=self.row, key="identity_two_identifiers").exists():
            return Act(opened + timedelta(minutes=3), self._ask)
        if not VitalSigns.objects.filter(treatment=self.row).exists():
            return Act(opened + timedelta(minutes=8), lambda at: self._vitals(at, temp_c=Decimal("36.7")))
        if drug is None:
            return Act(opened + timedelta(minutes=14), self._draw)
        if drug.pump_checked_at is None:
            return Act(opened + timedelta(minutes=20), lambda at: self._check(drug, at))
        return Act(opened + timedelta(minutes=25), self._begin)

    def _begin(self, at: datetime) -> None:
        """The prescriber looks at every hold and signs for it with a reason; then the nurse starts."""
        for check in readiness.checks(self.row, at):
            if check.verdict == "hold" and check.acceptable:
                reason = "Seen and talked to; the plan for last time's effects holds, slower start agreed."
                actions.accept_hold(treatment=self.row, check_id=check.id, reason=reason, by=self.prescriber, at=at)
        actions.begin(treatment=self.row, by=self.nurse, at=at)

    def _ask(self, at: datetime) -> None:
        actions.weigh(treatment=self.row, weight_kg=Decimal(str(self.person.weight_kg)), by=self.nurse, at=at)
        actions.record_facts(treatment=self.row, values=said_on_the_day(self.person, at), by=self.nurse, at=at)

    def _draw(self, at: datetime) -> None:
        actions.prepare_drug(
            treatment=self.row,
            lot=f"KX{at:%y%m}-{1 + at.day % 3}",
            vial_mg_per_ml=VIAL_MG_PER_ML,
            vial_mg=VIAL_MG,
            drawn_mg=self.row.dose_mg,
            bag_ml=BAG_ML,
            by=self.nurse,
            at=at,
        )

    def _check(self, drug: DrugRecord, at: datetime) -> None:
        rate_ml_per_h = facts.ordered_rate_ml_per_h(drug, self.row.minutes)
        actions.check_pump(
            treatment=self.row, dose_mg=drug.drawn_mg, rate_ml_per_h=rate_ml_per_h, by=self.second, at=at
        )

    # during

    def _running(self) -> Act:
        began = self._began()
        number = self.row.session.number
        paused = PumpEvent.objects.filter(treatment=self.row, kind="pause").exists()
        acts = [self._next_vitals(), self._end(), *self._answers()]
        if number in self.person.paused_in and not paused:
            reason = "Felt too far away; asked for a break."
            acts.append(
                Act(
                    began + PAUSED_AFTER,
                    lambda at: actions.pause(treatment=self.row, reason=reason, by=self.nurse, at=at),
                )
            )
        acts += self._effects(began)
        return min(acts, key=lambda act: act.due_at)

    def _effects(self, began: datetime) -> list[Act]:
        seen = set(SideEffect.objects.filter(treatment=self.row).values_list("term", flat=True))
        wanted = [("dissociation", 14, 1)] if "dissociation" in self.person.side_effects else []
        if self.person.nausea:
            wanted.append(("nausea", 22, 2))
        acts = [
            self._noting(term, grade, began + timedelta(minutes=minute))
            for term, minute, grade in wanted
            if term not in seen
        ]
        if "nausea" in seen and not MedicineGiven.objects.filter(treatment=self.row).exists():
            acts.append(Act(began + timedelta(minutes=24), self._ondansetron))
        return acts

    def _noting(self, term: str, grade: int, due_at: datetime) -> Act:
        def note(at: datetime) -> None:
            actions.note_side_effect(
                treatment=self.row, term=term, grade=grade, action_taken="stayed beside", by=self.nurse, at=at
            )

        return Act(due_at, note)

    def _ondansetron(self, at: datetime) -> None:
        order = StandingOrder.objects.get(course=self.row.session.course_id, order_id="ondansetron")
        actions.give_medicine(
            treatment=self.row, order=order, dose_given="4 mg IV", reason="nausea 5 of 10", by=self.nurse, at=at
        )

    def _paused(self) -> Act:
        last = PumpEvent.objects.filter(treatment=self.row).order_by("-number")[0]
        drug = facts.drug_of(self.row)
        if drug is None:
            raise LookupError("a paused pump without a drug")
        slower = (facts.ordered_rate_ml_per_h(drug, self.row.minutes) * Decimal("0.75")).quantize(Decimal("0.1"))

        def resume(at: datetime) -> None:
            actions.resume(
                treatment=self.row,
                rate_ml_per_h=slower,
                settled_since_at=last.happened_at + timedelta(minutes=3),
                by=self.nurse,
                at=at,
            )

        acts = [Act(last.happened_at + PAUSED_FOR, resume), self._next_vitals(), *self._answers()]
        return min(acts, key=lambda act: act.due_at)

    def _end(self) -> Act:
        """When the bag runs dry by the recorded rates."""
        began = self._began()
        at = began + timedelta(minutes=self.row.minutes)
        while (given := facts.delivered(self.row, at)) is not None and given.state != "completed":
            at += timedelta(minutes=1)
        return Act(
            at, lambda when: actions.end_infusion(treatment=self.row, by=self.nurse, at=when, happened_at=min(at, when))
        )

    # after

    def _recovering(self) -> Act:
        ended = self.row.infusion_ended_at or self._began()
        lasting = SideEffect.objects.filter(treatment=self.row, resolved_at__isnull=True).first()
        acts = [self._next_vitals(), Act(ended + timedelta(minutes=68), self._leave), *self._answers()]
        if lasting is not None:
            acts.append(
                Act(
                    ended + timedelta(minutes=25),
                    lambda at: actions.resolve_side_effect(effect=lasting, by=self.nurse, at=at),
                )
            )
        acts += self._waste(ended)
        return min(acts, key=lambda act: act.due_at)

    def _waste(self, ended: datetime) -> list[Act]:
        drug = facts.drug_of(self.row)
        if drug is None or drug.witnessed_at is not None:
            return []
        if drug.wasted_at is None:
            return [Act(ended + timedelta(minutes=6), lambda at: self._throw_away(drug, at))]
        return [
            Act(
                ended + timedelta(minutes=9),
                lambda at: actions.witness_waste(treatment=self.row, by=self.second, at=at),
            )
        ]

    def _throw_away(self, drug: DrugRecord, at: datetime) -> None:
        given = facts.delivered(self.row, at)
        left_mg = drug.vial_mg - (given.delivered_mg if given else Decimal(0))
        actions.waste(treatment=self.row, wasted_mg=left_mg, by=self.nurse, at=at)

    def _leave(self, at: datetime) -> None:
        self._vitals(at)
        actions.record_facts(treatment=self.row, values=seen_at_leaving(), by=self.nurse, at=at)
        actions.discharge(
            treatment=self.row,
            escort_name=f"Kim {self.person.name.split()[-1]}",
            escort_phone="+1 555 0177",
            escort_relation=self.person.escort,
            escort_signed_name=f"Kim {self.person.name.split()[-1]}",
            by=self.nurse,
            at=at,
        )

    def _afterwards(self) -> Act | None:
        left = self.row.left_at or self._began()
        for act in self._waste(left - timedelta(minutes=4)):
            return act
        if Note.objects.filter(treatment=self.row).exists():
            return None
        impression = "Tolerated well; settled before leaving. No thoughts of suicide voiced."
        return Act(
            left + timedelta(minutes=15),
            lambda at: actions.sign_note(treatment=self.row, impression=impression, by=self.nurse, at=at),
        )

    # throughout

    def _began(self) -> datetime:
        return self.row.began_at or self.row.opened_at

    def _next_vitals(self) -> Act:
        rows = VitalSigns.objects.filter(treatment=self.row, in_error_at__isnull=True)
        taken = list(rows.order_by("measured_at").values_list("measured_at", flat=True))
        due = facts.next_vitals(self.row, taken, taken[-1] if taken else self._began())
        at = due.due_at if due else self._began() + timedelta(days=1)
        if taken and any(one.sign == "bp" for one in self._standing().alarms):
            at = min(at, taken[-1] + REPEATED_AFTER)
        return Act(max(at, taken[-1] + timedelta(minutes=2)) if taken else at, self._vitals)

    def _standing(self) -> alarms.Standing:
        return alarms.standing(self.row, self._began())

    def _answers(self) -> list[Act]:
        """The nurse comes to an alarm before it calls further, and lets time act on what still stands."""
        stands = self._standing()
        acts = [Act(one.asks_since + COMES_AFTER[one.priority], self._has, waits=False) for one in stands.unheard]
        acts += [
            Act(one.since + COMES_AFTER["LOW"], self._puts_right(one.condition), waits=False)
            for one in stands.alarms
            if one.by_hand
        ]
        if stands.alarms and stands.next_due_at is not None:
            acts.append(Act(stands.next_due_at, lambda at: actions.tick_due(at=at), waits=False))
        return acts

    def _has(self, at: datetime) -> None:
        actions.acknowledge(treatment=self.row, by=self.nurse, at=at)

    def _puts_right(self, condition: str) -> Callable[[datetime], object]:
        return lambda at: actions.reset(treatment=self.row, condition=condition, by=self.nurse, at=at)

    def _vitals(self, at: datetime, **more: object) -> None:
        found = self._signs(at)
        values: dict[str, object] = {name: getattr(found, name) for name in Signs.__dataclass_fields__}
        actions.chart_vitals(treatment=self.row, values=values | more, by=self.nurse, at=at)

    def _signs(self, at: datetime) -> Signs:
        began = self.row.began_at
        if began is None:
            return signs(self.person.body(self.seed, self.row.session.number), (), 0)
        return signs(
            self.person.body(self.seed, self.row.session.number),
            self._segments(began, at),
            (at - began).total_seconds() / 60,
        )

    def _segments(self, began: datetime, at: datetime) -> list[Segment]:
        """What the pump did so far, as the body felt it."""
        events = list(PumpEvent.objects.filter(treatment=self.row, happened_at__lte=at).order_by("number"))
        full = next((event.rate_ml_per_h for event in events if event.rate_ml_per_h), None)
        segments = []
        for event, after in zip(events, [*events[1:], None], strict=True):
            until = after.happened_at if after else (self.row.infusion_ended_at or at)
            if event.rate_ml_per_h and full and event.kind not in ("pause", "stop"):
                start_min = (event.happened_at - began).total_seconds() / 60
                until_min = max(start_min, (until - began).total_seconds() / 60)
                segments.append(Segment(start_min, until_min, float(event.rate_ml_per_h / full)))
        return segments


def said_on_the_day(person: Person, at: datetime) -> dict[str, object]:
    """What an ordinary morning sounds like when the nurse asks."""
    return {
        "identity_two_identifiers": True,
        "allergies_confirmed": True,
        "prior_anaesthesia_recorded": True,
        "medicine_changes_asked": True,
        "medicines_reconciled_today": True,
        "pdmp_checked_today": True,
        "new_medicines": "none",
        "sedative_times_recorded": True,
        "benzodiazepine_taken": False,
        "solids_hours": "9",
        "fatty_meal": False,
        "clear_liquids_hours": "3",
        "vomiting_today": False,
        "glp1": "not_taking",
        "pressure_symptoms": False,
        "new_irregular_rhythm": False,
        "respiratory_infection": False,
        "new_illness": "none",
        "bladder": [],
        "painful_bloody_urine": False,
        "suspected_cystitis": False,
        "pregnancy_test": "negative" if person.answers.get("can_be_pregnant") == "yes" else "not_done",
        "pregnancy_test_at": at.isoformat(),
        "intoxicated_or_withdrawing": False,
        "thc_today": False,
        "unexpected_drug_screen": False,
        "drug_screen_today": True,
        "suicide_since_last": {"wish": "no", "thoughts": "no", "behaviour": "no"},
        "activation": "none",
        "sleep_hours": "7",
        "unusual_energy": False,
        "psychosis": "none",
        "ride_home": "named_adult",
        "escort_name": f"Kim {person.name.split()[-1]}",
        "escort_phone": "+1 555 0177",
        "escort_reachable": True,
        "escort_adult": True,
        "no_drive_acknowledged": True,
        "restroom_offered": True,
        "iv_patent": True,
        "emergency_equipment_checked": True,
        "crash_cart_checked": True,
        "acls_present": True,
        "second_observer_present": True,
        "prescriber_on_site": True,
        "self_pay": True,
        "estimate_delivered": True,
        "emergency_plan_documented": False,
        "new_plan_for_effects": True,
        "aldrete_before": {part.key: "2" for part in SCALES["aldrete"].parts},
    }


def seen_at_leaving() -> dict[str, object]:
    """What the nurse sees when somebody is ready to go."""
    return {
        **dict.fromkeys(("oriented_x3", "conversing_as_usual", "gait_steady", "drinks", "pain_acceptable"), True),
        **dict.fromkeys(("iv_removed", "instructions_given", "after_hours_number_given", "crisis_lines_given"), True),
        "mood_worse": False,
        "aldrete": {part.key: "2" for part in SCALES["aldrete"].parts},
        "padss": {part.key: "2" for part in SCALES["padss"].parts},
    }
