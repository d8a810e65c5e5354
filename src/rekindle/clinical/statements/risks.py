"""Unwanted effects with their numbers: how often, out of how many, and in whom they were counted."""

from typing import Final

from rekindle.clinical.statements.statement import INFUSION, SPRAY, Statement

STATEMENTS: Final = (
    Statement(
        statement_id="side_effects",
        topic="effects",
        kind="risk",
        claims=(7,),
        patient="Feeling detached and sleepy is common during treatment. Blood pressure rises, at times sharply.",
        clinician="Dissociation in 41.0 % and sedation in 34.7 % of watched esketamine sessions; severe hypertension "
        "in 0.98 % of 2,342 infusions.",
        sources=("A01", "YALE-BP"),
    ),
    Statement(
        statement_id="detached_and_sleepy",
        topic="effects",
        kind="risk",
        claims=(7,),
        patient="The nasal spray Spravato has been counted best, in more than 1 million watched sessions. In 41 of "
        "100 sessions people felt detached. In 35 of 100 they were sleepy.",
        clinician="Esketamine REMS, 58 months: dissociation 41.0 %, sedation 34.7 % of 1,486,213 sessions in 58,483 "
        "patients.",
        sources=("A01",),
        routes=SPRAY,
    ),
    Statement(
        statement_id="first_week",
        topic="effects",
        kind="risk",
        patient="In the first week with the spray about 1 in 5 people felt dizzy and 1 in 7 felt sick. For 1 in 8 the "
        "room seemed to spin. Later weeks were easier. This was counted in 928 people.",
        clinician="Esketamine, n=928, week 1: dizziness 20.6, dissociation 16.7, nausea 14.0, vertigo 12.1, raised "
        "pressure 4.3, sedation 3.8 %; falling later.",
        sources=("AE-LONG",),
        routes=SPRAY,
    ),
    Statement(
        statement_id="trial_effects",
        topic="effects",
        kind="risk",
        patient="In the trials of the spray, about 29 of 100 people felt dizzy and 28 felt sick. About 20 had a "
        "headache, 13 felt anxious and 9 vomited.",
        clinician="Esketamine with an antidepressant, trials in treatment-resistant depression: dizziness 29, nausea "
        "28, vertigo 23, headache 20, dysgeusia 19, numbness 18, anxiety 13, lethargy 11, vomiting 9, feeling drunk 5 "
        "%.",
        sources=("M",),
        routes=SPRAY,
    ),
    Statement(
        statement_id="infusion_effects",
        topic="effects",
        kind="risk",
        patient="With infusions the most common effects are headache, feeling dizzy or detached, blurred sight and a "
        "rise in blood pressure. Of the effects on mood, feeling anxious is the most common.",
        clinician="Systematic review of racemic ketamine in depression: headache, dizziness, dissociation, raised "
        "pressure and blurred vision most often; anxiety the commonest psychiatric effect. No pooled percentages.",
        sources=("SHORT",),
        routes=INFUSION,
    ),
    Statement(
        statement_id="serious_harm",
        topic="effects",
        kind="risk",
        patient="Serious harm was reported in fewer than 1 of 1,000 watched sessions with the spray. We know of no "
        "count of that size for infusions.",
        clinician="Esketamine REMS: serious adverse events in less than 0.1 % of 1,486,213 sessions; no registry of "
        "that size was found for infusions.",
        sources=("A01",),
    ),
    Statement(
        statement_id="passing_out",
        topic="effects",
        kind="risk",
        patient="Breathing can slow down, and a person can pass out. In studies of the spray, 3 or 4 of 1,000 people "
        "passed out. This is why trained staff watch your breathing.",
        clinician="Loss of consciousness 0.3-0.4 % in the esketamine label; respiratory depression was added to the "
        "REMS risks.",
        sources=("L-SPR-US", "REMS-FDA"),
    ),
    Statement(
        statement_id="waking_confused",
        topic="effects",
        kind="risk",
        patient="At the higher doses used for surgery, about 12 of 100 people wake confused or frightened.",
        clinician="Emergence reactions in about 12 % at anaesthetic dose, per label; lower doses were not counted.",
        sources=("L-KET-US",),
        routes=INFUSION,
    ),
    Statement(
        statement_id="losing_touch",
        topic="effects",
        kind="risk",
        patient="Rarely, ketamine brings on false beliefs, voices, or a mood that is far too high. How often is not "
        "known.",
        clinician="Psychosis, mania and hypomania are uncommon; the rate is uncertain; the series ends and a "
        "psychiatrist sees the person.",
        sources=("M",),
    ),
    Statement(
        statement_id="feeling_worse",
        topic="effects",
        kind="risk",
        patient="Some people feel worse afterwards. In everyday care 8 of 100 had a lower mood after a series, and 6 "
        "of 100 had more thoughts of suicide.",
        clinician="Community series (n=537): worse mood 8.4 %, worse suicidal ideation 6.0 % after induction.",
        sources=("B02",),
        routes=INFUSION,
        crisis_lines=True,
    ),
    Statement(
        statement_id="liver",
        topic="effects",
        kind="risk",
        patient="Ketamine can harm the liver. Blood tests look for that.",
        clinician="The label warns of raised liver enzymes; baseline and periodic tests.",
        sources=("L-KET-US",),
    ),
    Statement(
        statement_id="pressure_rise",
        topic="pressure",
        kind="risk",
        patient="Blood pressure goes up during an infusion. In 138 people the top number rose by 16 and the bottom "
        "number by 11 on average. It was highest after about 40 minutes.",
        clinician="Yale series: systolic +16.0 (SD 11.2), diastolic +11.0 (8.5) mmHg, peak at 40 minutes; n=138, "
        "2,342 infusions.",
        sources=("YALE-BP",),
        routes=INFUSION,
    ),
    Statement(
        statement_id="pressure_severe",
        topic="pressure",
        kind="risk",
        patient="In that group about 1 in 8 people had a severe rise at least once. It came in about 1 of 100 "
        "infusions, most often early in the series or in older people.",
        clinician="Severe hypertension in 17 of 138 patients (12.5 %) and 23 of 2,342 infusions (0.98 %), 43 % of "
        "them in the first three sessions; odds ratio 1.04 per year of age.",
        sources=("YALE-BP",),
        routes=INFUSION,
    ),
    Statement(
        statement_id="pressure_spray",
        topic="pressure",
        kind="risk",
        claims=(16,),
        patient="With the spray, blood pressure is highest after about 40 minutes and can stay up for about 4 hours. "
        "In the first 4 weeks, 8 to 19 of 100 people had a large rise.",
        clinician="Esketamine label: peak at 40 minutes, lasting about 4 hours; systolic +40 or diastolic +25 mmHg in "
        "8-19 % against 1-4 % in the first four weeks.",
        sources=("L-SPR-US", "L-JNJ-CV"),
        routes=SPRAY,
    ),
    Statement(
        statement_id="pressure_settles",
        topic="pressure",
        patient="In one small study of infusions, blood pressure was back to where it began 90 minutes after the "
        "start.",
        clinician="Szarmach 2020 (n=49): pressure and pulse back to baseline by 90 minutes; higher peaks with SSRIs.",
        sources=("GDANSK-BP",),
        routes=INFUSION,
    ),
    Statement(
        statement_id="bladder",
        topic="bladder",
        kind="risk",
        claims=(8,),
        patient="Ketamine can inflame the bladder, also at treatment doses. We ask about it at every visit.",
        clinician="Cystitis has been reported at therapeutic dose; the Spravato label carries a bladder warning.",
        sources=("KIC", "L-SPR-US", "L-JNJ-UR"),
    ),
    Statement(
        statement_id="bladder_numbers",
        topic="bladder",
        kind="risk",
        claims=(8,),
        patient="In one year with the spray, 17 of 100 people had trouble with urine or kidneys, mostly mild. Among "
        "people who often use ketamine on their own, more than 1 in 4 get a sick bladder.",
        clinician="SUSTAIN-2: urinary or renal events in 136 of 802 (17 %), mostly mild to moderate, resolved within "
        "two weeks; over 25 % of regular recreational users; one case report at therapeutic dose.",
        sources=("SUST2", "L-JNJ-UR", "KIC"),
    ),
    Statement(
        statement_id="bladder_signs",
        topic="bladder",
        kind="risk",
        patient="Tell us about pain, burning, blood in the urine, or having to go more often. Do not just wait for it "
        "to pass.",
        clinician="New urinary symptoms are screened at each visit: urinalysis, and urology when they persist.",
        sources=("L-JNJ-UR", "KIC"),
    ),
    Statement(
        statement_id="dependence",
        topic="dependence",
        kind="risk",
        claims=(27,),
        patient="Ketamine can be misused, and some people come to crave it. So the doses stay with us, and we ask you "
        "to tell us if you feel drawn to it.",
        clinician="Abuse and misuse are boxed warnings of esketamine; an active substance use disorder is an "
        "exclusion, not an indication.",
        sources=("L-SPR-US", "ASRA-C", "P"),
    ),
)
