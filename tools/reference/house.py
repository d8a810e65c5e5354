"""Pages about the house itself: roles, commands, settings."""

import argparse
import re
from pathlib import Path

import django

SETTINGS = {
    "REKINDLE_HOME": ("`var`", "the folder that holds the database, the signing key and outgoing mail"),
    "DATABASE_URL": ("unset: SQLite in the home folder", "`postgresql://user:password@host/name` for PostgreSQL"),
    "REKINDLE_SECRET_KEY": ("made once and kept in the home folder", "the signing key for sessions and links"),
    "REKINDLE_BIND": ("`127.0.0.1`", "the address the server listens on; set by `serve` and `demo`"),
    "REKINDLE_BASE_URL": ("`http://127.0.0.1:8000`", "the address people type; `https://…` switches on secure cookies"),
    "REKINDLE_ALLOWED_HOSTS": ("none beside this machine", "further host names, separated by commas"),
    "REKINDLE_MAIL": ("`file`", "how messages leave: `file`, `console` or `smtp`"),
    "REKINDLE_MAIL_FROM": ("`clinic@localhost`", "the sender of messages"),
    "REKINDLE_SMTP_HOST": ("`localhost`", "the mail server"),
    "REKINDLE_SMTP_PORT": ("`25`", "its port"),
    "REKINDLE_SMTP_USER": ("empty", "the account there"),
    "REKINDLE_SMTP_PASSWORD": ("empty", "its password"),
    "REKINDLE_SMTP_TLS": ("off", "`1` to demand TLS"),
    "REKINDLE_ABANDONED_AFTER_H": ("`24`", "hours without an answer after which a form counts as abandoned"),
    "REKINDLE_ERASED_AFTER_D": ("`30`", "days after which an abandoned form's answers and contact are erased"),
    "REKINDLE_DEMO_HOME": ("`var/demo`", "the folder of the demo clinic"),
}


def pages() -> dict[str, str]:
    """Roles, commands and settings."""
    django.setup()
    return {"roles.md": _roles(), "commands.md": _commands(), "settings.md": _settings()}


def _roles() -> str:
    from rekindle.journey.people.roles import PATIENT_PURPOSE, PERMISSIONS, ROLES

    lines = ["# Roles", "", "Who may do what. Access is role by clinic: nobody sees another clinic's people.", ""]
    for role in ROLES.values():
        lines += [f"**{role.name}.** {role.purpose}", ""]
    lines += [f"**Patient.** {PATIENT_PURPOSE}", ""]
    lines += ["| May | " + " | ".join(role.name for role in ROLES.values()) + " |"]
    lines += ["|---" * (len(ROLES) + 1) + "|"]
    for permission, words in PERMISSIONS.items():
        marks = " | ".join("yes" if permission in role.permissions else "–" for role in ROLES.values())
        lines.append(f"| {words} | {marks} |")
    return "\n".join(lines)


def _commands() -> str:
    from rekindle.web.commands import DESCRIPTIONS, parser

    lines = ["# Commands", "", "`./run setup` leaves the command in `.venv/bin/rekindle`.", ""]
    lines += ["| command | what it does |", "|---|---|"]
    lines += [f"| `rekindle {verb} FILE` | {words} ({_schemas(verb)}) |" for verb, words in _replayed().items()]
    lines += [f"| `rekindle {verb}` | {words} |" for verb, words in DESCRIPTIONS.items()]
    verbs = next(action for action in parser()._actions if isinstance(action, argparse._SubParsersAction)).choices
    for verb, one in verbs.items():
        usage = re.sub(r"\s+", " ", one.format_usage().removeprefix("usage: ")).strip()
        lines += ["", f"## rekindle {verb}", "", f"`{usage}`"]
    return "\n".join(lines)


def _replayed() -> dict[str, str]:
    """Each replayed verb with what the help says of it; `-` in the place of FILE reads standard input."""
    from rekindle.__main__ import HELP
    from rekindle.replay import VERBS

    said = {verb: re.search(rf"^  {verb} FILE +(.+)$", HELP, re.MULTILINE) for verb in VERBS}
    if not all(said.values()):
        raise ValueError(f"The help does not describe {[verb for verb, found in said.items() if found is None]}.")
    return {verb: found[1] + _options(verb) for verb, found in said.items() if found is not None}


def _options(verb: str) -> str:
    """What else than JSON this verb writes."""
    from rekindle.replay import FORMS

    return "".join(f"; `{option}`" for option in FORMS.get(verb, {}))


def _schemas(verb: str) -> str:
    return f"[in]({verb}-input.schema.json), [out]({verb}-output.schema.json)"


def _settings() -> str:
    code = Path("src/rekindle/web/settings.py").read_text() + Path("src/rekindle/web/commands/serving.py").read_text()
    used = set(re.findall(r"[\"'](REKINDLE_[A-Z_]+|DATABASE_URL)[\"']", code)) - {"REKINDLE_TEST_DATABASE"}
    if used != set(SETTINGS):
        raise ValueError(f"tools/reference/house.py does not describe {used ^ set(SETTINGS)}.")
    lines = ["# Settings", "", "All come from the environment; each has a default that is safe on one machine.", ""]
    lines += ["| setting | default | what it is |", "|---|---|---|"]
    return "\n".join([*lines, *(f"| `{name}` | {default} | {words} |" for name, (default, words) in SETTINGS.items())])
