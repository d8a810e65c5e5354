"""Pages read the clock themselves: here it is always a Tuesday morning in New York."""

from collections.abc import Iterator
from datetime import datetime

import pytest
import time_machine


@pytest.fixture(autouse=True)
def tuesday_morning(now: datetime) -> Iterator[None]:
    """The clock of the house stands at `now` when a test begins, and runs."""
    with time_machine.travel(now, tick=True):
        yield
