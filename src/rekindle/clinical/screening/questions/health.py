"""Bladder, organs, eyes, breathing, medicines, and the practical side."""

from typing import Final

from rekindle.clinical.screening.questions.shape import (
    YES_NO,
    Choice,
    ChoicePage,
    Question,
    SpecialPage,
    Tick,
    TickPage,
    UnsurePage,
    _,
)

SECTION: Final = _("Your general health")
MEDICINE_SECTION: Final = _("Your medicines")
PRACTICAL: Final = _("The practical side")
_MISTAKE: Final = _("None after all: I ticked it by mistake")

BLADDER: Final = ChoicePage(
    "bladder",
    SECTION,
    _("Your bladder"),
    questions=(
        Question(
            "ic",
            _(
                "Have you been diagnosed with interstitial cystitis, painful bladder syndrome, or "
                "bladder damage from ketamine?"
            ),
            (Choice("no", _("No")), Choice("past", _("In the past")), Choice("current", _("Yes, now"))),
            "",
            "row",
        ),
        Question(
            "urinary_now",
            _("Do you now have burning, blood in your urine, pain low in the belly, or need to go very often?"),
            YES_NO,
            "",
            "row",
        ),
    ),
)
_LIVER: Final = Tick(
    "liver", _("Liver disease"), _("Hepatitis, fatty liver, cirrhosis"), yes="mild", no="none", opens=True
)
_THYROID: Final = Tick("thyroid", _("An overactive thyroid"), yes="treated", no="none", opens=True)
ORGANS: Final = TickPage(
    "organs",
    SECTION,
    _("Has a doctor told you that you have any of these?"),
    _("Tick all that apply."),
    ticks=(
        _LIVER,
        Tick("kidney_severe", _("Severe kidney disease, or dialysis"), _("eGFR below 30")),
        _THYROID,
        Tick("pheo", _("A pheochromocytoma or paraganglioma that has not been removed"), _("A rare gland tumour")),
        Tick("porphyria", _("Porphyria")),
    ),
    unsure_label=_("I am not sure about liver or thyroid"),
)
ORGANS_UNSURE: Final = UnsurePage(
    "organs-not-sure",
    SECTION,
    _("Which are you not sure about?"),
    _("Tick all that apply."),
    of="organs",
    candidates=(_LIVER, _THYROID),
)
LIVER: Final = ChoicePage(
    "liver",
    SECTION,
    "",
    questions=(
        Question(
            "liver",
            _("How serious is your liver disease?"),
            (
                Choice("mild", _("Mild"), _("For example fatty liver, or hepatitis with nearly normal blood tests")),
                Choice("moderate", _("Moderate"), _("Blood tests clearly raised, or cirrhosis without complications")),
                Choice("severe", _("Severe"), _("Yellow skin, fluid in the belly, or on a transplant list")),
                Choice("unsure", _("I am not sure")),
                Choice("none", _MISTAKE),
            ),
        ),
    ),
)
THYROID: Final = ChoicePage(
    "thyroid",
    SECTION,
    "",
    questions=(
        Question(
            "thyroid",
            _("Is your overactive thyroid treated?"),
            (
                Choice("treated", _("Yes, it is treated")),
                Choice("untreated_hyper", _("No, it is not treated")),
                Choice("unsure", _("I am not sure")),
                Choice("none", _MISTAKE),
            ),
        ),
    ),
)
OTHERS: Final = TickPage(
    "eyes-and-breathing",
    SECTION,
    _("And any of these?"),
    _("Tick all that apply. It helps us to look after you if you are sedated."),
    ticks=(
        Tick(
            "eye",
            _("Glaucoma, or eye surgery or an eye injury in the past 3 months"),
            yes="glaucoma_controlled",
            no="none",
            opens=True,
        ),
        Tick("osa", _("Sleep apnoea"), yes="untreated", opens=True),
        Tick("lung_severe", _("Oxygen at home, or a severe lung disease such as COPD")),
        Tick("gastroparesis", _("A stomach that empties slowly, bad heartburn, or vomiting often")),
        Tick("anesthesia_problem", _("A serious problem with anaesthesia or sedation, in you or a close relative")),
    ),
)
EYES: Final = ChoicePage(
    "eyes",
    SECTION,
    "",
    questions=(
        Question(
            "eye",
            _("Which of these is it?"),
            (
                Choice("recent_surgery", _("Eye surgery or an eye injury in the past 3 months")),
                Choice(
                    "glaucoma_uncontrolled", _("Glaucoma that is not under control, or I do not know whether it is")
                ),
                Choice("glaucoma_controlled", _("Glaucoma that is under control")),
                Choice("none", _MISTAKE),
            ),
            _("If more than one applies, choose the first that does."),
        ),
    ),
)
SLEEP: Final = ChoicePage(
    "sleep-apnoea",
    SECTION,
    "",
    questions=(
        Question(
            "osa",
            _("Do you use your device or other treatment for sleep apnoea every night?"),
            (
                Choice("treated", _("Yes")),
                Choice("untreated", _("No, or not every night")),
                Choice("no", _MISTAKE),
            ),
        ),
    ),
)
MEDICINES: Final = SpecialPage(
    "medicines",
    MEDICINE_SECTION,
    _("Which medicines do you take?"),
    _("Pills, patches, shots, things you buy yourself, and cannabis too. If you do not know a dose, leave it empty."),
    kind="medicines",
    facts=("meds",),
)
GLP1: Final = ChoicePage(
    "stomach-medicine",
    MEDICINE_SECTION,
    "",
    questions=(
        Question(
            "glp1_risk",
            _("About the medicine you take for diabetes or weight (a GLP-1 medicine)"),
            (
                Choice("stable", _("The dose has been the same for 2 months, and my stomach is fine")),
                Choice(
                    "escalating_or_gi",
                    _("The dose went up in the past 4 to 8 weeks, or I have nausea, vomiting or bloating"),
                ),
            ),
        ),
    ),
)
PEOPLE: Final = ChoicePage(
    "people",
    PRACTICAL,
    _("The people around you"),
    questions=(
        Question(
            "decides_for_self",
            _("Do you make your own medical decisions?"),
            (Choice("yes", _("Yes")), Choice("no", _("No, I have a legal guardian"))),
            "",
            "row",
        ),
        Question(
            "ride",
            _(
                "Can a responsible adult take you home after each treatment, and will you not drive "
                "until you have slept?"
            ),
            (Choice("yes", _("Yes")), Choice("no", _("No")), Choice("unsure", _("Not arranged yet"))),
            "",
            "row",
        ),
        Question(
            "mh_clinician",
            _("Is there a psychiatrist, therapist or family doctor who looks after you?"),
            YES_NO,
            "",
            "row",
        ),
    ),
)

PAGES: Final = (
    BLADDER,
    ORGANS,
    ORGANS_UNSURE,
    LIVER,
    THYROID,
    OTHERS,
    EYES,
    SLEEP,
    MEDICINES,
    GLP1,
    PEOPLE,
)
