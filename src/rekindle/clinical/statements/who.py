"""Who it may be for, who it is not for, and what is known of other conditions."""

from typing import Final

from rekindle.clinical.statements.statement import INFUSION, Statement

STATEMENTS: Final = (
    Statement(
        statement_id="not_for",
        topic="who",
        kind="risk",
        patient="We do not give it to people under 18, in pregnancy or while breastfeeding. We do not give it after "
        "an allergy to it, with an aneurysm, or after a bleed in the brain. We do not give it while blood pressure is "
        "out of control, with psychosis or mania now, with severe liver disease or with a painful bladder. We do not "
        "give it while alcohol or drugs are a problem.",
        clinician="The absolute rules of screening; label contraindications of esketamine (vascular disease, "
        "bleeding, allergy) have no override.",
        sources=("L-SPR-US", "ASRA-C", "SEED0"),
    ),
    Statement(
        statement_id="heart_and_seizures",
        topic="who",
        claims=(11,),
        patient="Heart disease or a seizure in the past does not rule it out by itself. A clinician looks first.",
        clinician="Poorly controlled disease excludes; a history is sent to review.",
        sources=("ASRA-C", "M"),
    ),
    Statement(
        statement_id="keep_taking",
        topic="who",
        patient="Some medicines do not go well with ketamine. A clinician plans that with your prescriber. We ask one "
        "thing: do not stop or change any medicine on your own.",
        clinician="A medicine never leads to not now; it leads to a clinician.",
        sources=("P",),
    ),
    Statement(
        statement_id="past_ketamine",
        topic="who",
        claims=(21,),
        patient="To have had ketamine as a medicine does not rule you out. If you have used it in another way, we "
        "would like to talk about that with you.",
        clinician="Medical and non-medical use are asked and judged apart.",
        sources=("P",),
    ),
    Statement(
        statement_id="other_conditions",
        topic="conditions",
        claims=(5,),
        patient="For post-traumatic stress, obsessive-compulsive disorder and anxiety, studies are small and mixed. "
        "For burnout and grief we first look for an illness that can be treated.",
        clinician="PTSD pooled g 0.27, not significant after correction; one veterans' trial negative; OCD 4 of 8 "
        "against 0 of 7, and 0 of 10 in an open series; no controlled evidence was found for burnout or grief.",
        sources=("PTSD-MA", "B09", "B10", "OCD-R", "OCD-B"),
        routes=INFUSION,
    ),
    Statement(
        statement_id="trauma_numbers",
        topic="conditions",
        claims=(5,),
        patient="For post-traumatic stress, six trials with 221 people found a small gain at best. The largest, with "
        "158 veterans, found none.",
        clinician="PTSD meta-analysis: g 0.27 (0.03-0.51), bias-corrected 0.20 (-0.08 to 0.48); veterans, n=158: no "
        "group-by-time effect on PTSD; one trial of 30 was positive (67 against 20 %).",
        sources=("PTSD-MA", "B10", "B09"),
        routes=INFUSION,
    ),
    Statement(
        statement_id="anxiety",
        topic="conditions",
        claims=(28,),
        patient="For anxiety only small studies exist, one of them with 18 people. And feeling anxious is itself "
        "common during treatment.",
        clinician="Social anxiety, n=18: response 33.3 % against 0 %, rating by the person not separated; anxiety is "
        "the commonest acute psychiatric effect.",
        sources=("B15", "SHORT"),
        routes=INFUSION,
    ),
    Statement(
        statement_id="pain",
        topic="conditions",
        claims=(25,),
        patient="For long-lasting pain, there is fair evidence in one illness, complex regional pain syndrome, for up "
        "to 12 weeks. For other kinds of pain it is weak.",
        clinician="ASRA consensus: moderate evidence for CRPS to 12 weeks; weak or none elsewhere.",
        sources=("ASRA-C",),
        routes=INFUSION,
    ),
)
