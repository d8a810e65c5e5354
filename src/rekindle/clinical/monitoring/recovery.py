"""Two recovery scores, their parts described in our own words: is the body back, and can the person go home."""

from collections.abc import Mapping
from dataclasses import dataclass

from rekindle.clinical.instruments import aldrete, padss


@dataclass(frozen=True)
class Part:
    """One part of a recovery score with what earns 2, 1 and 0."""

    key: str
    name: str
    two: str
    one: str
    none: str


@dataclass(frozen=True)
class RecoveryScale:
    """Five parts of 0 to 2, and the total from which a person may leave."""

    scale_id: str
    name: str
    parts: tuple[Part, ...]
    enough: int
    sources: tuple[str, ...]


ALDRETE = RecoveryScale(
    "aldrete",
    "Modified Aldrete",
    (
        Part("activity", "Moves", "all four limbs when asked", "two limbs", "none"),
        Part("respiration", "Breathes", "deeply and coughs", "shallowly or with effort", "not without help"),
        Part("circulation", "Pressure", "within 20 % of before", "20 to 49 % away", "50 % or more away"),
        Part("consciousness", "Awake", "fully", "wakes when called", "does not answer"),
        Part(
            "saturation",
            "Oxygen",
            "above 92 % on room air",
            "needs oxygen to stay above 90 %",
            "below 90 % with oxygen",
        ),
    ),
    aldrete.FIT,
    ("ALD",),
)
PADSS = RecoveryScale(
    "padss",
    "Post-anaesthetic discharge (PADSS)",
    (
        Part("vitals", "Vital signs", "within 20 % of before", "20 to 40 % away", "more than 40 % away"),
        Part("gait", "Walking", "steady, not dizzy", "with help", "cannot"),
        Part("nausea", "Nausea", "little or none", "moderate, helped by medicine", "severe or going on"),
        Part("pain", "Pain", "little or none", "moderate", "severe"),
        Part("bleeding", "Bleeding at the line", "little or none", "moderate", "severe"),
    ),
    padss.FIT,
    ("PADS",),
)
SCALES: dict[str, RecoveryScale] = {scale.scale_id: scale for scale in (ALDRETE, PADSS)}


def total(scale: RecoveryScale, answers: Mapping[str, int | None]) -> int | None:
    """The sum of the five parts; no total unless all five were scored.

    Source: ALD, PADS
    """
    keys = {part.key for part in scale.parts}
    if not set(answers) <= keys:
        raise ValueError(f"{scale.name} has no part called {sorted(set(answers) - keys)}")
    scored = [answers.get(part.key) for part in scale.parts]
    known = [points for points in scored if points is not None]
    if any(points not in (0, 1, 2) for points in known):
        raise ValueError(f"a part of {scale.name} is scored 0, 1 or 2, not {known}")
    return sum(known) if len(known) == len(scale.parts) else None
