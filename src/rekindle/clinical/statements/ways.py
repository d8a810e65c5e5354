"""How the ways of giving differ: shapes and times only, never an amount, each way with its standing and its risk."""

from typing import Final

from rekindle.clinical.pharmacology.route_words import ROUTES, RouteWords, Said
from rekindle.clinical.pharmacology.strand import Route as Way
from rekindle.clinical.statements.statement import EVERY_WAY, INFUSION, SPRAY, Route, Statement

ROUTE_OF_WAY: Final[dict[Way, tuple[Route, ...]]] = {
    "iv": INFUSION,
    "im": ("muscle",),
    "nasal": SPRAY,
    "sublingual": ("tongue",),
    "oral": ("swallowed",),
}


def _of_way(words: RouteWords) -> tuple[Statement, ...]:
    """What is said of one way: its path, its highest time, its fading, and how sure that is."""
    parts: tuple[tuple[str, Said], ...] = (
        ("path", words.path),
        ("highest", words.highest),
        ("fades", words.fades),
        ("how_sure", words.how_sure),
    )
    return tuple(
        Statement(
            statement_id=f"{words.route}_{part}",
            topic="routes",
            patient=said.patient,
            clinician=said.clinician,
            sources=said.sources,
            routes=ROUTE_OF_WAY[words.route],
        )
        for part, said in parts
    )


STATEMENTS: Final = (
    Statement(
        statement_id="ways_differ",
        topic="routes",
        patient="The same medicine comes and goes at a different pace when it is given in a different way. Here is how "
        "it goes with the ways that this clinic uses.",
        clinician="Rate and extent of absorption differ by route; only the routes this clinic gives are shown.",
        sources=("PEREZ-RUIXO-2021", "SIMONS-2022", "ASHRAF-2018"),
        routes=EVERY_WAY,
    ),
    Statement(
        statement_id="ways_estimate",
        topic="routes",
        patient="Each line is an estimate for a group of people. It is not a line for you. People differ a lot, and so "
        "may you.",
        clinician="Typical curves of population models; between-subject and residual spread is wide and not drawn.",
        sources=("OTTO-2021", "PEREZ-RUIXO-2021"),
        routes=EVERY_WAY,
    ),
    Statement(
        statement_id="ways_why",
        topic="routes",
        patient="What you swallow goes past the liver first. The liver breaks most of it down before the rest of the "
        "body gets it. What goes into a vein, a muscle or the lining of the nose skips that first trip.",
        clinician="First passage through gut wall and liver leaves 8 to 24 % of an oral dose; parenteral and mucosal "
        "uptake bypass it.",
        sources=("ASHRAF-2018", "FANTA-2015", "PEREZ-RUIXO-2021"),
        routes=EVERY_WAY,
    ),
    Statement(
        statement_id="ways_body",
        topic="routes",
        patient="Once it is in the blood, it spreads through the body, and the liver clears it bit by bit. That part "
        "is much the same each way.",
        clinician="Disposition after absorption does not depend on the route.",
        sources=("OTTO-2021", "SIMONS-2022"),
        routes=EVERY_WAY,
    ),
    Statement(
        statement_id="ways_no_amount",
        topic="routes",
        patient="Each line is drawn against its own highest point. So no line tells you how much is in the blood, and "
        "you cannot hold the height of one against another.",
        clinician="Every curve is percent of its own peak; amounts and concentrations are left out on purpose.",
        sources=("P",),
        routes=EVERY_WAY,
    ),
    Statement(
        statement_id="ways_not_help",
        topic="routes",
        patient="The shape says nothing about whether it helps. In one study of 53 people, the level in the blood did "
        "not go with how much better they felt.",
        clinician="Ketamine and norketamine levels were not associated with change in depression (n=53, p > 0.28).",
        sources=("NO-EXPOSURE-RESPONSE",),
        routes=EVERY_WAY,
    ),
    Statement(
        statement_id="ways_not_ready",
        topic="routes",
        kind="risk",
        patient="A low line does not mean that you can leave or drive. Staff check you before you go home, and you do "
        "not drive until the next day.",
        clinician="A modelled level is no discharge criterion; labelled observation and the driving rule stand.",
        sources=("L-SPR-US", "P"),
        routes=EVERY_WAY,
    ),
    Statement(
        statement_id="ways_never_alone",
        topic="home",
        kind="risk",
        patient="Never take ketamine on your own, and take nothing from this page as a guide to it. You could stop "
        "breathing well or pass out, with no one there to help.",
        clinician="FDA alerts of 2022 and 2023: respiratory depression and sedation at home, without monitoring.",
        sources=("FDA-2022", "FDA-2023"),
        routes=EVERY_WAY,
    ),
    Statement(
        statement_id="im_off_label",
        topic="routes",
        patient="An injection of ketamine into a muscle for depression is off-label too. That is legal, but it means "
        "that this use is not approved by the FDA.",
        clinician="The label covers anaesthesia, by vein or by muscle; every psychiatric use is off-label.",
        sources=("L-KET-US", "FDA-2023"),
        routes=("muscle",),
    ),
    Statement(
        statement_id="im_no_way_back",
        topic="routes",
        kind="risk",
        patient="A drip can be turned off at once. An injection cannot be taken back, so what it does has to pass. The "
        "risks are the same kinds as with a drip.",
        clinician="An intramuscular depot cannot be stopped; vigilance is that of an infusion.",
        sources=("ASA-2023", "M"),
        routes=("muscle",),
    ),
    Statement(
        statement_id="nasal_programme",
        topic="routes",
        kind="risk",
        patient="You use the spray here, under a safety programme and while staff watch. You stay for at least 2 hours "
        "each time.",
        clinician="REMS: dispensed to certified settings only, self-administered under observation, two hours or more.",
        sources=("REMS-FDA", "L-SPR-US"),
        routes=SPRAY,
    ),
    Statement(
        statement_id="made_by_pharmacies",
        topic="routes",
        kind="risk",
        patient="No ketamine that is swallowed or held in the mouth has been approved by the FDA for depression. It is "
        "off-label, and the FDA has warned of slow breathing and misuse.",
        clinician="FDA 2023: compounded oral ketamine has no approved psychiatric use; respiratory depression, abuse.",
        sources=("FDA-2023",),
        routes=("tongue", "swallowed"),
    ),
    *(statement for words in ROUTES.values() for statement in _of_way(words)),
)
