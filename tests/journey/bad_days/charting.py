"""A nurse and the clock at one chair, in a process of its own that can be killed."""

import os
import sys
from datetime import timedelta

STEP = timedelta(seconds=7)
# Through every standing of several conditions: pending, active, held, acknowledged, latched, and quiet again.
ROUND: tuple[dict[str, int], ...] = (
    {}, {"spo2_pct": 88}, {"spo2_pct": 88}, {"spo2_pct": 88}, {}, {"systolic_mmhg": 165}, {"systolic_mmhg": 186},
    {"systolic_mmhg": 186, "spo2_pct": 83}, {"spo2_pct": 83}, {}, {"hr_per_min": 128}, {}, {"moaas": 3},
    {"nausea_0_10": 6},
)  # fmt: skip


def main(database: str, key: int) -> None:
    """Chart, let time act and acknowledge on this database until killed; each step is said once it is kept."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "rekindle.web.settings")
    from django.conf import settings

    settings.DATABASES["default"]["NAME"] = database
    import django

    django.setup()
    from rekindle.journey.ledger.refused import Refused
    from rekindle.journey.treatments import actions
    from rekindle.journey.treatments.models import Treatment, VitalSigns
    from tests.journey.treatments.builders_treatments import CALM

    row = Treatment.objects.select_related("nurse").get(pk=key)
    assert row.began_at is not None
    number = VitalSigns.objects.filter(treatment=row, phase="during").count()
    while True:
        number += 1
        at = row.began_at + number * STEP
        values = CALM | ROUND[number % len(ROUND)] | {"pain_0_10": number % 9}  # the same set again is one press
        actions.chart_vitals(treatment=row, values=values, by=row.nurse, at=at)
        sys.stdout.write(f"kept {number}\n")
        sys.stdout.flush()
        actions.tick_due(at=at + timedelta(seconds=3))
        if number % 4 == 0:
            try:
                actions.acknowledge(treatment=row, by=row.nurse, at=at + timedelta(seconds=4))
            except Refused:
                continue  # nothing asked


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]))
