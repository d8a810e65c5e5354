"""When a treatment asks for somebody: the policy, the machine that follows it, and how its state is kept."""

from rekindle.clinical.monitoring.alarms.event import Event, Transition
from rekindle.clinical.monitoring.alarms.keeping import from_json, to_json
from rekindle.clinical.monitoring.alarms.machine import begin, due, replay, step
from rekindle.clinical.monitoring.alarms.policy import Policy, in_force, policy
from rekindle.clinical.monitoring.alarms.state import State

__all__ = [
    "Event",
    "Policy",
    "State",
    "Transition",
    "begin",
    "due",
    "from_json",
    "in_force",
    "policy",
    "replay",
    "step",
    "to_json",
]
