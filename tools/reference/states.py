"""Pages that draw which state may follow which."""

from rekindle.clinical.treatment.states import MACHINES, Machine


def pages() -> dict[str, str]:
    """One diagram for each record that has states."""
    return {"states.md": "\n".join(["# States", "", *(line for machine in MACHINES for line in _drawn(machine))])}


def _name(state: str) -> str:
    return state.replace("-", "_")


def _drawn(machine: Machine) -> list[str]:
    lines = [
        f"## {machine.record.capitalize()}",
        "",
        f"Words: {machine.standard}.",
        "",
        "```mermaid",
        "stateDiagram-v2",
    ]
    lines += [f"    [*] --> {_name(machine.first)}"]
    for state, following in machine.transitions.items():
        lines += [f"    {_name(state)} --> {_name(after)}" for after in sorted(following)]
    lines += [f"    {_name(state)} --> [*]" for state in sorted(machine.final)]
    lines += ["```", "", "| state | means | may become |", "|---|---|---|"]
    for state, meaning in machine.meanings.items():
        after = ", ".join(sorted(machine.transitions[state])) or "–"
        lines.append(f"| {state} | {meaning} | {after} |")
    return [*lines, ""]
