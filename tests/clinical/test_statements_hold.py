"""No page makes a claim of its own; no text praises, testifies, or tells anyone to stop a medicine."""

import ast
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

SOURCE = Path(__file__).parents[2] / "src/rekindle"
CLINICAL = SOURCE / "clinical"
PUBLIC = (
    SOURCE / "web/templates/web/front_door.html",
    SOURCE / "web/templates/web/learn.html",
    SOURCE / "web/templates/web/ways.html",
    SOURCE / "web/templates/web/ways_choose.html",
    SOURCE / "web/templates/web/ways_chapter.html",
    SOURCE / "web/templates/web/ways_line.html",
    SOURCE / "web/templates/web/sources.html",
    SOURCE / "web/templates/web/notes.html",
    SOURCE / "journey/questionnaires/templates/questionnaires/clinic.html",
    SOURCE / "journey/questionnaires/templates/questionnaires/begin.html",
)
SENTENCE = re.compile(r"(?<=[.?!;])\s+")

TELLS_TO_STOP = re.compile(
    r"\b(stop|stops|stopping|quit|skip|cut (?:down|back|out)|come off|go off|discontinue|leave (?:out|off)|omit|taper|"
    r"give up|hold|pause)\b[^.;]{0,70}\b(medicines?|medications?|pills?|tablets?|antidepressants?|benzodiazepines?|"
    r"opioids?|lithium|lamotrigine|clozapine|naltrexone|stimulants?|MAOI|prescription|theophylline|dose)\b",
    re.IGNORECASE,
)
FORBIDS_IT = re.compile(
    r"\b(not|never|nobody|no one|nothing|without|no text)\b[^.;]{0,40}\b(stop|hold|held|change|skip|quit)",
    re.IGNORECASE,
)
PRAISE = re.compile(
    r"break-?through|transformati|life-?changing|\breset(s|ting)?\b|\breboot|miracle|\bcure[sd]?\b|safe and effective|"
    r"guarantee|game-?chang|revolutioni|lasting relief|cutting-edge|world-class|proven (?:highly )?effective",
    re.IGNORECASE,
)
TESTIMONIAL = re.compile(
    r"(changed|saved|gave me back) my life|new person|best (thing|decision) (I|that)|our patients (say|love)|"
    r"testimonials?\b|success stor|rated .* stars",
    re.IGNORECASE,
)
CLINICAL_WORD = re.compile(
    r"ketamine|spravato|depress|pressure|bladder|benefit|\brisk|\bdose|infusion|approved|effect|relie[fv]|heal|better",
    re.IGNORECASE,
)

# Sentences that the patterns find and that are no such thing, each with its reason.
NO_ADVICE_TO_STOP = {
    "Little change after the series: stop, and talk about other treatments (ECT, TMS, other medicines).": (
        "a clinician's decision to end the series, not a medicine at home"
    ),
    "Bad shakes, sweats or seeing things after stopping alcohol, sleeping pills or sedatives": "a sign of withdrawal",
    "A shown item answered 'skip' is unanswered, and so is 'n/a' of someone who does take such a medicine.": (
        "skip is the name of an answer"
    ),
    "Selegiline counts from the dose at which it stops being selective, from a patch, or at an unknown dose.": (
        "what the medicine does at a dose"
    ),
}
QUOTED_TO_BE_REFUSED = {"statements/unsaid.py": "the claims we do not make, and the words we do not use"}
NO_PRAISE = {
    "instruments/ebi.py": "the Emotional Breakthrough Inventory, by its published name",
    "statements/session.py": "its first line says that it does without testimonials",
}
NOT_ABOUT_TREATMENT = re.compile(r"people/|account/|mfa/|web/templates/(account|mfa)|sign.?in", re.IGNORECASE)
NOT_A_CLAIM = {
    "What ketamine treatment is, and is not": "the name of the page",
    "Read more: what ketamine treatment is, and is not": "the name of the page",
    "Ketamine therapy, said plainly": "the name of the page",
    "How the ways of giving ketamine differ": "the name of the page",
    "Ketamine infusion": "the head of a column",
    "Spravato spray": "the head of a column",
}
NO_CLINICAL_NUMBER = {
    "No account needed. It takes 15 to 20 minutes, and you can stop and come back.": "how long the form takes",
}


@cache
def texts_of(file: Path) -> tuple[str, ...]:
    """Every string of a module, or every visible piece of a template, on one line each."""
    written = file.read_text()
    if file.suffix == ".py":
        found = [
            n.value for n in ast.walk(ast.parse(written)) if isinstance(n, ast.Constant) and isinstance(n.value, str)
        ]
    else:
        plain = re.sub(r"\{#.*?#\}|\{%\s*(?:blocktranslate|endblocktranslate)[^%]*%\}", " ", written, flags=re.DOTALL)
        found = re.findall(r"\{% translate (?:\"([^\"]*)\"|'([^']*)')", plain)
        found = [a or b for a, b in found] + re.sub(
            r"\{%.*?%\}|\{\{.*?\}\}|<[^>]*>", "\n", plain, flags=re.DOTALL
        ).split("\n")
    return tuple(text for each in found if (text := re.sub(r"\s+", " ", each).strip()))


def library() -> list[Path]:
    return sorted(CLINICAL.rglob("*.py"))


def templates() -> list[Path]:
    return sorted(file for file in SOURCE.rglob("*.html") if "look" not in file.parts and file.name != "look.html")


def offending(pattern: re.Pattern[str], files: list[Path]) -> Iterator[tuple[str, str]]:
    for file in files:
        for text in texts_of(file):
            yield from ((str(file.relative_to(SOURCE)), each) for each in SENTENCE.split(text) if pattern.search(each))


@pytest.mark.slow
def test_no_text_tells_anyone_to_stop_a_medicine() -> None:
    found = [
        (file, said)
        for file, said in offending(TELLS_TO_STOP, [*library(), *templates()])
        if not FORBIDS_IT.search(said) and said not in NO_ADVICE_TO_STOP
    ]
    assert found == []


def test_the_pattern_would_find_such_advice() -> None:
    for advice in ("Stop your lithium the day before.", "Skip the morning dose.", "Cut down on your sleeping pills."):
        assert TELLS_TO_STOP.search(advice) and not FORBIDS_IT.search(advice)
    assert FORBIDS_IT.search("We ask one thing: do not stop or change any medicine on your own.")


def _resets_an_alarm(file: str, said: str) -> bool:
    """An alarm is reset: the word of the alarm standard, and no promise for a brain."""
    rest = re.sub(r"\breset(s|ting)?\b", "", said, flags=re.IGNORECASE)
    return file.removeprefix("clinical/").startswith("monitoring/alarms/") and not PRAISE.search(rest)


def test_nothing_praises_and_nobody_testifies() -> None:
    files = [*library(), *templates()]
    found = [
        (file, said)
        for pattern in (PRAISE, TESTIMONIAL)
        for file, said in offending(pattern, files)
        if file.removeprefix("clinical/") not in {*QUOTED_TO_BE_REFUSED, *NO_PRAISE}
        and not NOT_ABOUT_TREATMENT.search(file)
        and not _resets_an_alarm(file, said)
    ]
    assert found == []
    assert PRAISE.search("A breakthrough that resets the brain.") and TESTIMONIAL.search("It changed my life.")


@pytest.mark.parametrize("page", PUBLIC, ids=lambda page: page.name)
def test_a_public_template_makes_no_claim_of_its_own(page: Path) -> None:
    own = [
        text
        for text in texts_of(page)
        if (CLINICAL_WORD.search(text) and text not in NOT_A_CLAIM)
        or (re.search(r"\d|%", re.sub(r"\b(988|911)\b", "", text)) and text not in NO_CLINICAL_NUMBER)
    ]
    assert own == [], "say it in clinical/statements, with a source"


def test_the_python_of_the_public_pages_holds_no_clinical_number() -> None:
    allowed = {
        "About 35 short pages, 15 to 20 minutes. You can stop and come back.",  # how long the form takes
        "A free talk of 30 minutes",  # how long the talk is
    }
    modules = (SOURCE / "journey/questionnaires/honest.py", SOURCE / "web/learning.py", SOURCE / "web/ways.py")
    found = [
        text for module in modules for text in texts_of(module) if re.search(r"\d|%", text) and text not in allowed
    ]
    assert found == []
