"""Home use, money, and danger to life: what has to be said before anything else is sold."""

from typing import Final

from rekindle.clinical.statements.statement import BOTH, INFUSION, SPRAY, Statement

STATEMENTS: Final = (
    Statement(
        statement_id="no_home_use",
        topic="home",
        kind="risk",
        claims=(26,),
        patient="We do not offer ketamine to take at home, as a tablet or as a spray made by a pharmacy. The FDA has "
        "warned of slow breathing, misuse and bladder harm, and no one is there to help.",
        clinician="FDA alerts of 2022 and 2023 on compounded nasal and oral ketamine: respiratory depression, abuse, "
        "bladder, no approved psychiatric use.",
        sources=("FDA-2022", "FDA-2023"),
    ),
    Statement(
        statement_id="same_watchfulness",
        topic="routes",
        kind="risk",
        claims=(12,),
        patient="Infusions and the spray carry the same kinds of risk. We watch over both in the same way.",
        clinician="IV ketamine has no REMS but needs the same vigilance; the FDA has warned about use without "
        "monitoring.",
        sources=("ASA-2023", "FDA-2023"),
    ),
    Statement(
        statement_id="boxed_warning",
        topic="routes",
        kind="risk",
        claims=(30,),
        patient="The label of Spravato carries the strongest kind of warning. It names sleepiness, feeling detached, "
        "slow breathing and misuse. It also names thoughts of suicide in young people who take antidepressants.",
        clinician="Boxed warning: sedation, dissociation, respiratory depression, abuse and misuse, suicidal thoughts "
        "and behaviours in young adults on antidepressants.",
        sources=("L-SPR-US",),
        routes=SPRAY,
        crisis_lines=True,
    ),
    Statement(
        statement_id="cost_in_writing",
        topic="cost",
        patient="If you pay yourself, you get the expected cost in writing before the first treatment. You can ask "
        "for it before you decide anything.",
        clinician="Good faith estimate for the uninsured and self-paying; a question about cost counts as a request.",
        sources=("GFE",),
        routes=BOTH,
    ),
    Statement(
        statement_id="cost_dispute",
        topic="cost",
        patient="If the bill is 400 dollars or more above what was written, you can dispute it. That costs 25 dollars.",
        clinician="Patient-provider dispute when billed at least $400 above the estimate, per provider; fee $25.",
        sources=("GFE",),
        routes=BOTH,
    ),
    Statement(
        statement_id="cost_insurance",
        topic="cost",
        patient="Insurance may not pay for infusions, because this use is off-label. It may take more than one "
        "series, so ask what it could cost in a year.",
        clinician="Payment for an off-label infusion is not assured; the estimate covers recurring treatment for up "
        "to twelve months.",
        sources=("GFE", "M"),
        routes=INFUSION,
    ),
    Statement(
        statement_id="suicidal_thoughts",
        topic="crisis",
        kind="risk",
        claims=(13,),
        patient="Spravato has not been shown to prevent suicide. Neither the spray nor the infusion takes the place "
        "of hospital care when that is needed.",
        clinician="Label: not shown to prevent suicide or reduce ideation; does not replace hospitalisation.",
        sources=("L-SPR-US",),
        crisis_lines=True,
    ),
    Statement(
        statement_id="ideation_studies",
        topic="crisis",
        kind="benefit",
        beside="suicidal_thoughts",
        claims=(23,),
        patient="In studies with 167 people, ketamine eased thoughts of suicide in some of them for about a week. It "
        "is not a way to stay safe in a crisis.",
        clinician="Individual data, n=167: effect on ideation d 0.48 to 0.85 to one week; no evidence on suicide "
        "itself.",
        sources=("B14",),
        routes=INFUSION,
        crisis_lines=True,
    ),
    Statement(
        statement_id="immediate_danger",
        topic="crisis",
        claims=(23,),
        patient="If you are in danger now, do not wait for a clinic. Call or text 988, or call 911.",
        clinician="Nobody in immediate danger waits for a visit; the effect on ideation has been studied to about a "
        "week.",
        sources=("B14", "L-SPR-US"),
        crisis_lines=True,
    ),
)
