"""What may be said in public about treatment, in our own words: a sentence for patients, one for staff, and sources."""

from dataclasses import dataclass
from typing import Literal

Topic = Literal["benefit", "how", "risks", "rules", "conditions", "routes", "crisis"]


@dataclass(frozen=True)
class Statement:
    """One thing a public page may say, numbered after the claim it puts right."""

    statement_id: str
    claim: int
    topic: Topic
    patient: str
    clinician: str
    sources: tuple[str, ...]
    crisis_lines: bool = False


STATEMENTS: tuple[Statement, ...] = (
    Statement(
        "response_rate",
        1,
        "benefit",
        "Roughly half of people with depression that other treatments did not help have a meaningful "
        "improvement after a series. About 3 in 10 have few symptoms left.",
        "Pooled real-world response 45 % and remission 30 % (n=2,665); community PHQ-9 53.6 % and 28.9 % (n=537).",
        ("B01", "B02", "B05"),
    ),
    Statement(
        "onset",
        2,
        "benefit",
        "If it works, a change is usually noticed within hours to days of the first sessions.",
        "Change is measured from 2 hours and on day 1; early change predicts the later response.",
        ("B04", "NTX-W"),
    ),
    Statement(
        "words_for_response",
        3,
        "benefit",
        "We call it a large improvement when your score falls by half, some improvement when it falls by a "
        "quarter, and remission when few symptoms are left.",
        "Response is a fall of 50 % or more, partial 25-49 %, remission a cut-off of the scale (PHQ-9 below 5).",
        ("B02", "M"),
    ),
    Statement(
        "stopping",
        4,
        "benefit",
        "If there is little change after six sessions we talk about stopping and about other treatments. We "
        "do not sell more sessions by default.",
        "Early response predicts final response; late responders exist, but those who leave are not counted.",
        ("B04", "B03"),
    ),
    Statement(
        "other_conditions",
        5,
        "conditions",
        "For post-traumatic stress, obsessive-compulsive disorder and anxiety the evidence is limited and "
        "mixed. For burnout and grief we first look for an illness that can be treated.",
        "PTSD pooled g 0.27, not significant after correction; one veterans' trial negative; OCD 4 of 8 "
        "against 0 of 7, and 0 of 10 in an open series; no controlled evidence was found for burnout or "
        "grief.",
        ("PTSD-MA", "B09", "B10", "OCD-R", "OCD-B"),
    ),
    Statement(
        "fading",
        6,
        "benefit",
        "The benefit often fades within weeks, and further treatments may be needed to keep it.",
        "Median relapse 18 days after six infusions; about 60 % keep their response at 8 weeks; 70 % of "
        "remitters relapse within a year.",
        ("B04", "B02", "B06"),
    ),
    Statement(
        "side_effects",
        7,
        "risks",
        "Feeling detached and sleepy is common during treatment: about 4 in 10 and 1 in 3 supervised "
        "sessions. Blood pressure rises, sometimes sharply.",
        "Dissociation 41.0 %, sedation 34.7 % of 1.49 million esketamine sessions; severe hypertension in "
        "0.98 % of infusions.",
        ("A01", "YALE-BP"),
    ),
    Statement(
        "bladder",
        8,
        "risks",
        "Ketamine can inflame the bladder, also at treatment doses. We ask about it at every visit.",
        "Cystitis has been reported at therapeutic dose; the Spravato label carries a bladder warning.",
        ("KIC", "L-SPR-US", "L-JNJ-UR"),
    ),
    Statement(
        "mechanism",
        10,
        "how",
        "Ketamine is thought to work through glutamate, one of the brain's messengers. How exactly is not settled.",
        "NMDA antagonism with a glutamate surge and synaptic plasticity is the leading hypothesis, mostly "
        "from animals.",
        ("M",),
    ),
    Statement(
        "heart_and_seizures",
        11,
        "rules",
        "Heart disease or a seizure in the past does not rule treatment out by itself. A clinician looks first.",
        "Poorly controlled disease excludes; we send the history to review.",
        ("ASRA-C", "M"),
    ),
    Statement(
        "same_watchfulness",
        12,
        "routes",
        "Infusions and the nasal spray carry the same kind of risk, and we watch over both in the same way.",
        "IV ketamine has no REMS but needs the same vigilance; the FDA has warned about use without monitoring.",
        ("ASA-2023", "FDA-2023"),
    ),
    Statement(
        "suicidal_thoughts",
        13,
        "crisis",
        "Spravato has not been shown to prevent suicide, and neither spray nor infusion replaces hospital "
        "care when that is needed.",
        "Label: not shown to prevent suicide or reduce ideation; does not replace hospitalisation.",
        ("L-SPR-US",),
        crisis_lines=True,
    ),
    Statement(
        "esketamine",
        14,
        "routes",
        "Spravato is esketamine, one mirror-image half of ketamine.",
        "Esketamine is the S-enantiomer, not a derivative.",
        ("SEED0", "M"),
    ),
    Statement(
        "spravato_use",
        15,
        "routes",
        "Spravato is approved alone or with an antidepressant for depression that other treatments did not "
        "help, and with one for depression with acute suicidal thoughts.",
        "TRD monotherapy is labelled since 2025.",
        ("L-SPR-US",),
        crisis_lines=True,
    ),
    Statement(
        "the_day",
        16,
        "rules",
        "Plan half a day. You stay at least an hour after the infusion, go home with an adult you name, and "
        "do not drive until the next day, after a restful sleep.",
        "Discharge by criteria; pressure back to baseline by 90 minutes in one IV series, up to 4 hours with "
        "esketamine.",
        ("L-JNJ-CV", "GDANSK-BP", "L-SPR-US", "P"),
    ),
    Statement(
        "off_label",
        17,
        "rules",
        "Ketamine infusions for depression and other mental health conditions are off-label: legal, but not "
        "approved by the FDA for this use.",
        "Off-label for every psychiatric indication; CANMAT third line for TRD; weak or no evidence in fibromyalgia.",
        ("CANMAT", "ASRA-C"),
    ),
    Statement(
        "past_ketamine",
        21,
        "rules",
        "Having had ketamine as a medicine does not exclude you. Using it otherwise is something to talk "
        "about with us.",
        "Medical and non-medical use are asked and judged apart.",
        ("P",),
    ),
    Statement(
        "thinking",
        22,
        "risks",
        "Thinking and reactions are impaired on the day.",
        "Acute impairment of attention, judgement and reaction is labelled; heavy long use harms memory.",
        ("L-SPR-US", "M"),
    ),
    Statement(
        "immediate_danger",
        23,
        "crisis",
        "If you are in danger now, do not wait for a clinic. Call or text 988, or call 911.",
        "The effect on ideation has been studied to about a week (d 0.48 to 0.85).",
        ("B14", "L-SPR-US"),
        crisis_lines=True,
    ),
    Statement(
        "pain",
        25,
        "conditions",
        "For long-lasting pain the evidence is moderate for complex regional pain syndrome, up to 12 weeks, "
        "and weak elsewhere.",
        "ASRA consensus: moderate for CRPS to 12 weeks; weak or none elsewhere.",
        ("ASRA-C",),
    ),
    Statement(
        "no_home_use",
        26,
        "routes",
        "We do not offer ketamine to take at home, by mouth or as a compounded spray. The FDA has warned "
        "about slowed breathing, misuse and bladder damage.",
        "FDA alerts of 2022 and 2023 on compounded nasal and oral ketamine.",
        ("FDA-2022", "FDA-2023"),
    ),
    Statement(
        "anxiety",
        28,
        "conditions",
        "For anxiety the evidence is small, and anxiety is itself a common effect during treatment.",
        "Social anxiety, n=18: response 33.3 % against 0 %; anxiety is the commonest acute psychiatric effect.",
        ("B15", "SHORT"),
    ),
    Statement(
        "integration",
        31,
        "how",
        "Talking it through afterwards and looking after sleep, food and movement may help. It is not proven.",
        "Plausible; no adequate randomised trial was read.",
        ("M",),
    ),
)

STATEMENT: dict[str, Statement] = {statement.statement_id: statement for statement in STATEMENTS}
CRISIS_LINE = "If you are thinking of harming yourself, call or text 988. In danger now, call 911."
