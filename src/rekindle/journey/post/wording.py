"""Every sentence this house sends by mail: read by anyone who sees the screen, so it holds no clinical word."""

import re
from dataclasses import dataclass
from urllib.parse import urlsplit

from django.utils.translation import gettext
from django.utils.translation import gettext_noop as _

# A message may lie open on a shared screen. These words, whole or as the beginning of a word, never stand in one.
CLINICAL_WORDS = (
    "ketamine", "esketamine", "spravato", "depress", "suicid", "self-harm", "anxi", "mental", "psych", "mood",
    "treat", "therap", "infus", "inject", "drip", "medic", "drug", "dose", "dosing", "pill", "prescri", "clinic",
    "patient", "doctor", "nurse", "hospital", "health", "diagnos", "symptom", "illness", "disease", "disorder",
    "screening", "questionnaire", "crisis", "emergency", "phq", "gad-7", "score", "chart", "vital", "blood",
    "urine", "laborator", "ecg", "consent", "maintenance", "induction", "session", "prepar", "relapse", "harm",
    "physician", "wellness", "counsel", "intake", "referral", "trauma", "ptsd", "bipolar", "alcohol", "substance",
    "addict", "pregnan", "dosage",
)  # fmt: skip
_CLINICAL = re.compile(r"\b(?:" + "|".join(map(re.escape, CLINICAL_WORDS)) + ")", re.IGNORECASE)

LONGEST_WORD = 24  # a longer part of a link is random letters

# Names are shown as they are: a person or a clinic may be called anything.
NAME_SLOTS = frozenset({"name", "clinic"})


@dataclass(frozen=True, slots=True)
class Wording:
    """One kind of message: its subject, its body and the slots that must be filled."""

    subject: str
    body: str
    slots: tuple[str, ...]


CATALOGUE: dict[str, Wording] = {
    "sign_in_link": Wording(
        _("Your link from {clinic}"),
        _(
            "Hello {name},\n\n"
            "here is your link to your own page at {clinic}. It works once, within a day:\n\n{link}\n\n"
            "If you did not ask for it, you need do nothing.\n"
        ),
        ("name", "link"),
    ),
    "resume_link": Wording(
        _("Carry on where you left off"),
        _("Hello,\n\nyou can carry on where you left off, on any device:\n\n{link}\n\n{clinic}\n"),
        ("link",),
    ),
    "staff_invitation": Wording(
        _("You are invited to join {clinic}"),
        _(
            "Hello {name},\n\n"
            "you are invited to join {clinic}. Choose your password here within seven days:\n\n{link}\n\n"
            "You will also need an app on your phone that shows sign-in codes.\n"
        ),
        ("name", "link"),
    ),
    "appointment_booked": Wording(
        _("Your appointment at {clinic}"),
        _("Hello {name},\n\nyour appointment is booked for {when}.\n\nYour own page: {link}\n\n{clinic}\n"),
        ("name", "when", "link"),
    ),
    "appointment_moved": Wording(
        _("Your appointment has a new time"),
        _("Hello {name},\n\nyour appointment is now on {when}.\n\nYour own page: {link}\n\n{clinic}\n"),
        ("name", "when", "link"),
    ),
    "appointment_cancelled": Wording(
        _("Your appointment was cancelled"),
        _("Hello {name},\n\nyour appointment on {when} was cancelled.\n\nYour own page: {link}\n\n{clinic}\n"),
        ("name", "when", "link"),
    ),
    "please_call_us": Wording(
        _("Please call {clinic}"),
        _("Hello {name},\n\nplease call us on {phone} when it suits you.\n\n{clinic}\n"),
        ("name", "phone"),
    ),
    "next_step": Wording(
        _("Something new on your page"),
        _("Hello {name},\n\nthere is something new for you on your own page:\n\n{link}\n\n{clinic}\n"),
        ("name", "link"),
    ),
    "check_in_due": Wording(
        _("A few minutes for {clinic}"),
        _("Hello {name},\n\nwe would like to know how you are. It takes a few minutes:\n\n{link}\n\n{clinic}\n"),
        ("name", "link"),
    ),
    "on_call_page": Wording(
        _("Someone needs you now"),
        _(
            "Hello {name},\n\n"
            "someone needs you now. Open this task, say that you have it, and act by {when}:\n\n{link}\n\n"
            "{clinic}\n"
        ),
        ("name", "when", "link"),
    ),
    "on_call_test": Wording(
        _("Test: are you reachable for {clinic}?"),
        _("Hello {name},\n\nthis is a test. Read this code to the colleague who asked for it: {code}\n\n{clinic}\n"),
        ("name", "code"),
    ),
    "task_escalated": Wording(
        _("A task is waiting for you"),
        _("Hello {name},\n\na task is overdue and is now yours to answer for:\n\n{link}\n\n{clinic}\n"),
        ("name", "link"),
    ),
    "task_given": Wording(
        _("A task was handed to you"),
        _("Hello {name},\n\na colleague handed you a task:\n\n{link}\n\n{clinic}\n"),
        ("name", "link"),
    ),
}


def clinical_words(text: str) -> tuple[str, ...]:
    """The clinical words that stand in a text, in order."""
    return tuple(found.group(0).lower() for found in _CLINICAL.finditer(text))


def _readable(value: str) -> str:
    """What a person can read of a slot: not the host name, which is ours, nor the random part of a link."""
    if "://" not in value:
        return value
    return "/".join(part for part in urlsplit(value).path.split("/") if len(part) <= LONGEST_WORD)


def worded(kind: str, *, clinic: str, **slots: str) -> tuple[str, str]:
    """The subject and body of one message; a missing, unknown or clinical slot is a programmer's mistake."""
    if kind not in CATALOGUE:
        raise ValueError(f"{kind!r} is not in the wording catalogue: {', '.join(sorted(CATALOGUE))}.")
    wording = CATALOGUE[kind]
    if set(slots) != set(wording.slots):
        raise ValueError(f"A {kind} message needs exactly the slots {wording.slots}, not {tuple(sorted(slots))}.")
    for slot, value in slots.items():
        if slot not in NAME_SLOTS and (words := clinical_words(_readable(value))):
            raise ValueError(f"The slot {slot!r} of a {kind} message holds a clinical word: {', '.join(words)}.")
    filled = {slot: " ".join(value.split()) for slot, value in slots.items()} | {"clinic": " ".join(clinic.split())}
    return gettext(wording.subject).format(**filled)[:200], gettext(wording.body).format(**filled)
