"""Age and size, pregnancy, the heart and its vessels, the brain."""

from typing import Final

from rekindle.clinical.screening.questions.shape import (
    Choice,
    ChoicePage,
    Question,
    SincePage,
    SpecialPage,
    Tick,
    TickPage,
    UnsurePage,
    _,
)

ABOUT: Final = _("About you")
HEART: Final = _("Heart and circulation")
BRAIN: Final = _("Brain and nerves")
_TOLD: Final = _("Tick all that a doctor has told you about, even long ago.")
_NOT_SURE: Final = _("I am not sure about one of these")

SIZE: Final = SpecialPage(
    "size",
    ABOUT,
    _("Your age, height and weight"),
    _("Fill in whichever units you know. We measure again before any treatment."),
    kind="body",
    facts=("age", "height_cm", "weight_kg"),
)
CHILDREN: Final = ChoicePage(
    "pregnancy",
    ABOUT,
    _("Pregnancy and breastfeeding"),
    _("We ask everyone, because this treatment is not given in either."),
    questions=(
        Question(
            "can_be_pregnant",
            _("Could you become pregnant?"),
            (Choice("yes", _("Yes")), Choice("no", _("No, or this does not apply to me"))),
            _(
                "Say yes if you have a uterus and have had a period in the past year, and have had no surgery that "
                "prevents pregnancy."
            ),
            "row",
        ),
        Question(
            "breastfeeding",
            _("Are you breastfeeding, or giving pumped milk?"),
            (Choice("yes", _("Yes")), Choice("no", _("No, or this does not apply to me"))),
            "",
            "row",
        ),
    ),
)
PREGNANT: Final = ChoicePage(
    "pregnant",
    ABOUT,
    "",
    questions=(
        Question(
            "pregnant",
            _("Are you pregnant, or is there any chance you might be?"),
            (Choice("no", _("No")), Choice("yes", _("Yes, I am pregnant")), Choice("unsure", _("There is a chance"))),
        ),
    ),
)
PRESSURE: Final = SpecialPage(
    "blood-pressure",
    HEART,
    _("Your blood pressure"),
    kind="pressure",
    facts=("htn", "bp_sys", "bp_dia"),
    questions=(
        Question(
            "htn",
            _("Have you been told that you have high blood pressure?"),
            (
                Choice("none", _("No")),
                Choice("controlled", _("Yes, and it is under control")),
                Choice("uncontrolled", _("Yes, and it is not under control")),
                Choice("unsure", _("I am not sure")),
            ),
        ),
    ),
)
ATTACK: Final = ChoicePage(
    "heart-attack",
    HEART,
    "",
    questions=(
        Question(
            "mi",
            _("Have you ever had a heart attack, a cardiac arrest, or a stent or bypass?"),
            (Choice("no", _("No")), Choice("yes", _("Yes")), Choice("unsure", _("I am not sure"))),
        ),
    ),
)
ATTACK_WHEN: Final = SincePage("heart-attack-when", HEART, _("How long ago was that?"), key="mi_days_ago")


def _heart(code: str, label: str) -> Tick:
    return Tick("cardiac_stable", label, member=code)


CONDITIONS: Final = TickPage(
    "heart",
    HEART,
    _("Do you have any of these heart conditions?"),
    _TOLD,
    ticks=(
        Tick(
            "cardiac_unstable",
            _("Something that is not under control now"),
            _(
                "Chest pain at rest or with little effort, heart failure that is not under control, "
                "a severely narrowed valve, or a dangerous heart rhythm"
            ),
        ),
        _heart("coronary_disease", _("Stable angina or narrowed heart arteries")),
        _heart("heart_failure", _("Heart failure that is under control")),
        _heart("atrial_fibrillation", _("Atrial fibrillation")),
        _heart("other_rhythm", _("Another heart rhythm problem")),
        _heart("pacemaker_icd", _("A pacemaker or implanted defibrillator")),
        _heart("cardiomyopathy", _("Heart muscle disease (cardiomyopathy)")),
        _heart("valve_disease", _("A mild or moderate valve problem")),
        _heart("pulmonary_hypertension", _("High pressure in the lung arteries")),
        _heart("long_qt", _("Long QT")),
    ),
)
_VESSELS: Final = (
    Tick("stroke", _("A stroke caused by a clot, or a mini-stroke (TIA)")),
    Tick("brain_bleed", _("Bleeding in or around the brain")),
    Tick(
        "aneurysm",
        _("An aneurysm or a dissection"),
        _("A bulge or tear in any artery: brain, chest, belly or legs. Even if it was repaired."),
    ),
    Tick("avm", _("An AVM"), _("A tangle of abnormal blood vessels")),
)
VESSELS: Final = TickPage(
    "vessels",
    HEART,
    _("Have you ever had any of these?"),
    _TOLD,
    ticks=_VESSELS,
    unsure_label=_NOT_SURE,
)
VESSELS_UNSURE: Final = UnsurePage(
    "vessels-not-sure",
    HEART,
    _("Which are you not sure about?"),
    _("A clinician will look at it with you. Tick all that apply."),
    of="vessels",
    candidates=_VESSELS,
)
STROKE_WHEN: Final = SincePage(
    "stroke-when", HEART, _("How long ago was the stroke or mini-stroke?"), key="stroke_days_ago"
)
_ICP: Final = Tick(
    "icp",
    _("Raised pressure in the head, a brain tumour, water on the brain or a shunt"),
    _("Also tick this for a serious head injury in the past 3 months."),
)
HEAD: Final = TickPage(
    "head",
    BRAIN,
    _("Do any of these apply to you?"),
    _TOLD,
    ticks=(
        _ICP,
        Tick("seizure", _("A seizure at any time, or epilepsy"), yes="past", no="never", opens=True),
        Tick("cognition", _("Dementia or another serious memory disorder")),
        Tick("tbi", _("A moderate or severe brain injury that still causes symptoms")),
    ),
    unsure_label=_("I am not sure about the first one"),
)
HEAD_UNSURE: Final = UnsurePage(
    "head-not-sure", BRAIN, _("Which are you not sure about?"), of="head", candidates=(_ICP,)
)
SEIZURE: Final = ChoicePage(
    "seizure",
    BRAIN,
    "",
    questions=(
        Question(
            "seizure",
            _("What kind of seizure was it?"),
            (
                Choice("childhood_febrile", _("Only with a fever, as a small child")),
                Choice("past", _("One or more, but I do not have epilepsy")),
                Choice("epilepsy", _("I have epilepsy")),
                Choice("never", _("None after all: I ticked it by mistake")),
            ),
        ),
    ),
)
SEIZURE_WHEN: Final = SincePage("seizure-when", BRAIN, _("When was the last seizure?"), key="seizure_days_ago")

PAGES: Final = (
    SIZE,
    CHILDREN,
    PREGNANT,
    PRESSURE,
    ATTACK,
    ATTACK_WHEN,
    CONDITIONS,
    VESSELS,
    VESSELS_UNSURE,
    STROKE_WHEN,
    HEAD,
    HEAD_UNSURE,
    SEIZURE,
    SEIZURE_WHEN,
)
