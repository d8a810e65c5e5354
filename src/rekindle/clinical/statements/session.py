"""What a session can feel like, the pleasant and the hard, without a single testimonial."""

from typing import Final

from rekindle.clinical.statements.statement import INFUSION, SPRAY, Statement

STATEMENTS: Final = (
    Statement(
        statement_id="session_differs",
        topic="session",
        patient="No two people feel the same, and one session can differ from the next.",
        clinician="Acute effects vary between people and between sessions of one person.",
        sources=("SHORT", "M"),
    ),
    Statement(
        statement_id="session_far_away",
        topic="session",
        kind="risk",
        patient="Many people feel light, far away or apart from their body. Sounds, colours and time may seem "
        "strange. Some see pictures with their eyes closed.",
        clinician="Dissociation with changes of body image, sight, sound and time is the usual acute effect.",
        sources=("SHORT", "L-SPR-US", "M"),
    ),
    Statement(
        statement_id="session_mixed",
        topic="session",
        kind="risk",
        patient="Some find this calm. Some find it frightening, sad or lonely. Some feel hardly anything.",
        clinician="The affect of the acute state ranges from ease to panic; anxiety is the commonest acute "
        "psychiatric effect.",
        sources=("SHORT", "M"),
    ),
    Statement(
        statement_id="session_hard",
        topic="session",
        kind="risk",
        patient="You may feel sick, cry, or find it hard to move or to speak. Someone from the team is with you, and "
        "you can ask to end the session at any time.",
        clinician="Nausea, distress and transient difficulty in moving and speaking occur; an observer stays, and a "
        "request to stop is honoured.",
        sources=("SHORT", "ASA-2023", "P"),
    ),
    Statement(
        statement_id="session_time",
        topic="session",
        patient="It begins within minutes. Most of it has gone within 2 hours of the start.",
        clinician="Dissociation begins at 5 to 40 minutes and has resolved by 1.5 to 2 hours in the esketamine "
        "records.",
        sources=("A01", "L-SPR-US"),
    ),
    Statement(
        statement_id="session_no_measure",
        topic="session",
        patient="A strong session is no sign that it works, and a quiet one is no sign that it fails.",
        clinician="Dissociation has not been shown to be a dependable marker of the antidepressant effect.",
        sources=("M",),
    ),
    Statement(
        statement_id="session_after",
        topic="session",
        kind="risk",
        patient="You may be tired and unsteady for the rest of the day. Thinking can be slow until the next day.",
        clinician="Residual sedation and impaired attention last for the day; the label bars driving until the next "
        "day.",
        sources=("L-SPR-US",),
    ),
    Statement(
        statement_id="thinking",
        topic="session",
        kind="risk",
        claims=(22,),
        patient="Thinking and reactions are impaired on the day. Heavy use over a long time can harm memory.",
        clinician="Acute impairment of attention, judgement and reaction is labelled; heavy long use harms memory.",
        sources=("L-SPR-US", "M"),
    ),
    Statement(
        statement_id="the_day",
        topic="day",
        claims=(16,),
        patient="Plan half a day. You stay at least an hour after the infusion and go home with an adult you name. "
        "You do not drive until the next day, after a restful sleep.",
        clinician="Discharge by criteria; pressure back to baseline by 90 minutes in one IV series (n=49), up to 4 "
        "hours with esketamine.",
        sources=("L-JNJ-CV", "GDANSK-BP", "L-SPR-US", "P"),
        routes=INFUSION,
    ),
    Statement(
        statement_id="the_day_spray",
        topic="day",
        claims=(16,),
        patient="After the spray you stay for at least 2 hours, and longer if you still feel unwell. You do not drive "
        "until the next day, after a restful sleep.",
        clinician="REMS: at least two hours of monitoring and until resolved; no driving until the next day.",
        sources=("REMS-FDA", "L-SPR-US"),
        routes=SPRAY,
    ),
)
