"""The keys of the verb `alarms`, in and out."""

from typing import Final, get_args

from rekindle.clinical.monitoring.alarms.event import Kind, Phase, Shown
from rekindle.clinical.monitoring.alarms.physiological import SYMPTOMS
from rekindle.clinical.monitoring.alarms.rule import SIGNAL_OF, Nature, Priority
from rekindle.clinical.monitoring.alarms.technical import FAULTS
from rekindle.clinical.monitoring.alarms.waits import RULES
from rekindle.replay.shape import Key, Shape

CONDITIONS: Final = tuple(rule.name for rule in RULES)
BASELINE: Final = Shape(
    (
        Key("hr_per_min", "number", "Resting heart rate before the treatment"),
        Key("systolic_mmhg", "number", "Resting systolic pressure before the treatment"),
        Key("spo2_pct", "number", "Oxygen saturation before the treatment; kept, no rule asks for it yet"),
    )
)
STEP: Final = Shape(
    (
        Key("step", "integer", "Which step of the condition, counted from the mildest", required=True),
        Key("limit", "number", "Its limit; where it clears moves with it unless that is given too"),
        Key("clears_at", "number", "The value at which it is inside again"),
        Key("delay_s", "number", "How long the limit is passed before the alarm"),
        Key("clears_for_s", "number", "How long the value must be inside"),
    )
)
POLICY: Final = Shape(
    tuple(
        Key(name, "list", "Steps set otherwise", each=Key("", "object", "", required=True, inside=STEP))
        for name in CONDITIONS
    )
)
EVENT: Final = Shape(
    (
        Key("at_s", "number", "When it happened, in seconds; time passes by events alone", required=True),
        Key("kind", "code", "What happened", get_args(Kind), required=True),
        Key("parameter", "code", "The sign that was read, or that is expected", tuple(SIGNAL_OF)),
        Key("value", "number", "What was read; null is a reading without a value"),
        Key("valid", "boolean", "False where the monitor itself marks the value invalid"),
        Key("age_s", "number", "How old the value was when it arrived"),
        Key("source", "text", "The monitor that spoke or is joined; 'hand' is a person's entry and no monitor"),
        Key("screen", "text", "The screen that began or stopped listening, or that is expected"),
        Key("symptom", "code", "What was reported", SYMPTOMS),
        Key("fault", "code", "What is wrong with the means", FAULTS),
        Key("present", "boolean", "False where the symptom or the fault is over"),
        Key("every_s", "number", "The pace at which a sign is taken; without one it is watched all the while"),
        Key("ends_s", "number", "The second at which the infusion is planned to end"),
        Key("condition", "code", "The condition that is meant; every one where it is not given", CONDITIONS),
        Key("step", "integer", "The step whose limit is changed; 0 or none with `off` is all of them"),
        Key("limit", "number", "The limit instead, for this treatment"),
        Key("off", "boolean", "The step is switched off, or the sign no longer expected; needs a reason"),
        Key("until_s", "number", "When the change of a limit ends; the end of the treatment where it is not given"),
        Key("pause_s", "number", "How long the sound is paused; never longer than the policy allows"),
        Key("by", "text", "Who did it"),
        Key("lead", "boolean", "Whether that is the nurse in charge or the prescriber"),
        Key("reason", "text", "Why"),
    )
)
TRANSITION: Final = Shape(
    (
        Key("at_s", "number", "When it changed", required=True),
        Key("condition", "text", "Which alarm; `audio_pause` is the sound itself", required=True),
        Key("phase", "code", "What became of it", get_args(Phase), required=True),
        Key("state", "code", "Where it stands now", get_args(Shown), required=True),
        Key("priority", "code", "How loud it is", get_args(Priority), required=True),
        Key("kind", "code", "Of the person, or of the means", get_args(Nature), required=True),
        Key("level", "integer", "The level of the ladder of actions; 0 asks for none", required=True),
        Key("acknowledged", "boolean", "Whether somebody has acknowledged it", required=True),
        Key("reason", "text", "Why, in one sentence", required=True),
    )
)
INPUT: Final = Shape(
    (
        Key("policy", "object", "Steps of the alarm policy set otherwise, by condition", inside=POLICY),
        Key("baseline", "object", "The person's own values before the treatment", inside=BASELINE),
        Key(
            "events",
            "list",
            "What happened, in any order",
            required=True,
            each=Key("", "object", "", required=True, inside=EVENT),
        ),
    )
)
OUTPUT: Final = Shape(
    (
        Key("content_version", "text", "The clinical content that judged", required=True),
        Key(
            "transitions",
            "list",
            "Every change of every alarm, in order",
            required=True,
            each=Key("", "object", "", required=True, inside=TRANSITION),
        ),
        Key(
            "refusals",
            "list",
            "What did not count, and why",
            required=True,
            each=Key("", "text", "", required=True),
        ),
    )
)
