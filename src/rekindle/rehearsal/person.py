"""What an invented person brings: a history, a body, an arc of mood and the things that happen to them."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

from rekindle.simulation.body import Body
from rekindle.simulation.chance import probability
from rekindle.simulation.mood import Arc

Ending = Literal[
    "abandons",  # leaves the form half-way
    "withdraws",  # changes their mind after the consultation
    "stops",  # a clinician and the person stop after the course
    "goes on",  # as far as time has carried them
]


DROWSY_FRACTION = 0.15  # how many grow so drowsy that a rating of wakefulness asks for somebody


@dataclass(frozen=True, slots=True)
class Person:
    """One invented life, told as when it began and what sets it apart."""

    name: str
    age: int
    days_ago: int  # when they first opened the questionnaire
    sex: Literal["female", "male"]
    height_cm: float = 168.0
    weight_kg: float = 70.0
    baseline_points: int = 19  # PHQ-9 at first contact
    reach_fraction: float = 0.6  # how much of it a course takes away
    fades_after_d: float = 60.0
    item9_points: int = 0
    answers: Mapping[str, Any] = field(default_factory=dict)  # what differs from an ordinary history
    ending: Ending = "goes on"
    pace_d: float = 3.0  # days between one gate and the next
    misses_checkins: tuple[int, ...] = ()  # which weekly check-ins stay empty
    also_asked: tuple[str, ...] = ()  # scales planned for them beside the weekly two
    no_shows: tuple[int, ...] = ()  # which treatment sessions they miss
    misses_consultation: bool = False
    side_effects: tuple[str, ...] = ("dissociation",)
    nausea: bool = False
    paused_in: tuple[int, ...] = ()  # in which sessions the infusion is paused for a while
    systolic_mmhg: int = 122
    surges_from: int = 0  # from which session on the pressure rises so far that an alarm asks for somebody
    prefers_touch: str = "no touch"
    music: str = "quiet piano"
    escort: str = "sister"
    intention: str = "to have some mornings that do not begin with dread"
    today: Literal["", "infusing", "recovering", "getting ready", "later"] = ""

    def arc(self, seed: int) -> Arc:
        """How this person's mood answers to treatment."""
        return Arc(
            seed=seed * 1000 + len(self.name) * 37 + self.age,
            baseline_points=float(self.baseline_points),
            reach_fraction=self.reach_fraction,
            fades_after_d=self.fades_after_d,
            item9_points=self.item9_points,
        )

    def body(self, seed: int, session: int = 0) -> Body:
        """How this person's body reacts, in this session."""
        surges = 0 < self.surges_from <= session
        return Body(
            seed=seed * 1000 + len(self.name) * 37 + self.age,
            systolic_mmhg=self.systolic_mmhg,
            systolic_rise_mmhg=44.0 if surges else 8 + 16 * probability(seed, self.name, "rise"),
            sedation_fraction=0.5 if probability(seed, self.name, "sedation") < DROWSY_FRACTION else 0.28,
            nausea_fraction=0.5 if self.nausea else 0.15,
            distress_fraction=0.1 + 0.25 * probability(seed, self.name, "distress"),
        )
