"""What ketamine is, what has been approved, and how it is thought to work."""

from typing import Final

from rekindle.clinical.statements.statement import INFUSION, SPRAY, Statement

STATEMENTS: Final = (
    Statement(
        statement_id="what_it_is",
        topic="what",
        patient="Ketamine is a medicine that was made to put people to sleep for surgery. In a smaller dose it is "
        "also given for depression.",
        clinician="Ketamine is labelled as an anaesthetic; 0.5 to 1 mg/kg over 40 to 60 minutes is the usual dose in "
        "depression.",
        sources=("L-KET-US", "ASKP3"),
        routes=INFUSION,
    ),
    Statement(
        statement_id="off_label",
        topic="what",
        claims=(17,),
        patient="Ketamine infusions for depression and other mental health problems are off-label. That is legal, but "
        "it means that this use is not approved by the FDA.",
        clinician="Racemic ketamine is off-label for every psychiatric indication; CANMAT ranks it third line for "
        "treatment-resistant depression.",
        sources=("CANMAT", "ASRA-C"),
        routes=INFUSION,
    ),
    Statement(
        statement_id="mechanism",
        topic="what",
        claims=(10,),
        patient="Ketamine is thought to work through glutamate, one of the brain's messengers. Just how it works is "
        "not settled.",
        clinician="NMDA antagonism with a glutamate surge and synaptic plasticity is the leading hypothesis, mostly "
        "from animals; new neurons in patients are not shown.",
        sources=("M",),
    ),
    Statement(
        statement_id="esketamine",
        topic="routes",
        claims=(14,),
        patient="Spravato is a nasal spray. It holds esketamine, one mirror-image half of ketamine.",
        clinician="Esketamine is the S-enantiomer of ketamine, not a derivative.",
        sources=("SEED0", "M"),
        routes=SPRAY,
    ),
    Statement(
        statement_id="spravato_use",
        topic="routes",
        claims=(15,),
        patient="Spravato is approved for depression that other treatments did not help. It is used alone or with an "
        "antidepressant. With one it is also approved for depression with acute thoughts of suicide.",
        clinician="Treatment-resistant depression with or without an oral antidepressant (monotherapy labelled since "
        "2025); major depression with acute suicidal ideation or behaviour with one.",
        sources=("L-SPR-US",),
        routes=SPRAY,
        crisis_lines=True,
    ),
    Statement(
        statement_id="series",
        topic="day",
        patient="A first series is often six infusions of about 40 minutes, spread over two to three weeks.",
        clinician="Six infusions in two to three weeks is the pattern of the open series (n=24) and of the trial "
        "against ECT; the single-infusion trials do not support it.",
        sources=("B04", "B05", "SEED1"),
        claims=(18,),
        routes=INFUSION,
    ),
    Statement(
        statement_id="place_in_care",
        topic="other_ways",
        claims=(17,),
        patient="One expert group in Canada calls ketamine infusions a third choice, to be thought of when other "
        "treatments have not helped.",
        clinician="CANMAT task force 2021: intravenous racemic ketamine is third line in treatment-resistant "
        "depression.",
        sources=("CANMAT",),
        routes=INFUSION,
    ),
    Statement(
        statement_id="other_ways",
        topic="other_ways",
        patient="There are other ways. They are other medicines, talking therapy and the approved spray. Magnetic "
        "treatment (TMS) and ECT are two more. To have no treatment now is also a choice. We talk about all of them "
        "before you decide.",
        clinician="Alternatives are named before consent: medicines, psychotherapy, TMS, ECT, esketamine, no "
        "treatment.",
        sources=("ASKP3", "CANMAT", "L-SPR-US"),
    ),
    Statement(
        statement_id="against_ect",
        topic="other_ways",
        kind="benefit",
        beside="fading_numbers",
        patient="Two larger studies set ketamine beside ECT. In one, 55 of 100 were much better with ketamine, and 41 "
        "of 100 with ECT. In the other, people were in hospital, and ECT did better. There 63 of 100 had few symptoms "
        "left, against 46 of 100.",
        clinician="ELEKT-D (n=365): QIDS response at 3 weeks 55.4 % against 41.2 %; KetECT (n=186, inpatients): MADRS "
        "remission 46 % against 63 %.",
        sources=("B05", "B06"),
        routes=INFUSION,
    ),
)
