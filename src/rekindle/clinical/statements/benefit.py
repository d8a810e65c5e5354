"""What treatment may do for a person, how sure that is, and how long it lasts."""

from typing import Final

from rekindle.clinical.statements.statement import INFUSION, SPRAY, Statement

STATEMENTS: Final = (
    Statement(
        statement_id="in_short",
        topic="benefit",
        kind="benefit",
        beside="side_effects",
        claims=(1, 6),
        patient="It helps about half of the people with depression that other treatments did not help. It does not "
        "help everyone. It has risks, and what it gives often fades.",
        clinician="Pooled real-world response 45 % (n=2,665); community series 53.6 % (n=537); relapse is common.",
        sources=("B01", "B02", "B05"),
        routes=INFUSION,
    ),
    Statement(
        statement_id="response_rate",
        topic="benefit",
        kind="benefit",
        beside="side_effects",
        claims=(1,),
        patient="Roughly half of the people with depression that other treatments did not help are clearly better "
        "after a series. About 3 in 10 have few symptoms left.",
        clinician="Pooled real-world response 45 % and remission 30 % (n=2,665); community PHQ-9 53.6 % and 28.9 % "
        "(n=537); the often quoted 70 % comes from an open series of 24.",
        sources=("B01", "B02", "B05", "B04"),
        routes=INFUSION,
    ),
    Statement(
        statement_id="clinics_differ",
        topic="benefit",
        kind="benefit",
        beside="fading",
        patient="Clinics differ. In three reports from everyday care, 26 to 54 of 100 people were clearly better. Few "
        "symptoms were left in 15 to 29 of 100.",
        clinician="PHQ-9 response 26 % (VA, n=215), 50 % (private, n=424), 53.6 % (community, n=537); remission 15, "
        "20 and 28.9 %; other people, other moments.",
        sources=("B27", "B03", "B02"),
        routes=INFUSION,
    ),
    Statement(
        statement_id="onset",
        topic="benefit",
        kind="benefit",
        beside="fading",
        claims=(2,),
        patient="If it works, a change is usually noticed within hours to days of the first sessions.",
        clinician="Change is measured from 2 hours and on day 1; early change predicts the later response.",
        sources=("B04", "NTX-W"),
    ),
    Statement(
        statement_id="words_for_response",
        topic="benefit",
        claims=(3,),
        patient="We call it a large improvement when your score falls by half, and some improvement when it falls by "
        "a quarter. Remission means that few symptoms are left.",
        clinician="Response is a fall of 50 % or more, partial 25-49 %, remission a cut-off of the scale (PHQ-9 below "
        "5).",
        sources=("B02", "M"),
    ),
    Statement(
        statement_id="stopping",
        topic="benefit",
        claims=(4,),
        patient="If little has changed after six sessions, we talk about ending the series and about other "
        "treatments. We do not sell more sessions by default.",
        clinician="Response at 4 hours foretells the final response (94 % sensitive, 71 % specific, n=24); late "
        "responders exist, but those who leave are not counted.",
        sources=("B04", "B03"),
    ),
    Statement(
        statement_id="fading",
        topic="benefit",
        kind="risk",
        claims=(6,),
        patient="The benefit often fades within weeks. More treatments may be needed to keep it.",
        clinician="Median relapse 18 days after six infusions (n=24); about 60 % keep their response at 8 weeks; 70 % "
        "of remitters relapse within a year.",
        sources=("B04", "B02", "B06"),
        routes=INFUSION,
    ),
    Statement(
        statement_id="fading_numbers",
        topic="benefit",
        kind="risk",
        claims=(6,),
        patient="Of people who were clearly better, about 6 in 10 still were after 8 weeks. In a hospital study, 7 in "
        "10 of those with few symptoms left were ill again within a year.",
        clinician="Community series (n=537): response held by about 80 % at 4 and 60 % at 8 weeks; KetECT (n=186): 70 "
        "% of ketamine remitters relapsed within 12 months, 63 % after ECT.",
        sources=("B02", "B06"),
        routes=INFUSION,
    ),
    Statement(
        statement_id="staying_on_the_spray",
        topic="benefit",
        kind="benefit",
        beside="boxed_warning",
        patient="One study looked at people who were well on the spray. Of those who stayed on it, about 1 in 4 "
        "became ill again. Of those who changed to a dummy spray, it was about half.",
        clinician="SUSTAIN-1 (n=297): relapse 26.7 against 45.3 % in stable remitters (n=176), 25.8 against 57.6 % in "
        "stable responders (n=121).",
        sources=("B08",),
        routes=SPRAY,
    ),
    Statement(
        statement_id="integration",
        topic="benefit",
        claims=(31,),
        patient="It may help to talk it through afterwards and to look after sleep, food and movement. That is not "
        "proven.",
        clinician="Integration and lifestyle are plausible; no adequate randomised trial was read.",
        sources=("M",),
    ),
    Statement(
        statement_id="long_term",
        topic="dependence",
        kind="risk",
        claims=(6, 29),
        patient="Not much is known about what years of treatment do to the body and the mind.",
        clinician="Long-term data on repeated racemic ketamine are few; better cognition and function are not "
        "established.",
        sources=("APA-2017", "M"),
    ),
)
