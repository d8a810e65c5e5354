"""What may be said in public about treatment, in our own words; a public page says nothing else.

Source: B01, B02, A01, L-SPR-US
"""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from rekindle.clinical.statements import benefit, risks, safety, session, ways, what_it_is, who
from rekindle.clinical.statements.statement import BOTH, CRISIS_LINE, Kind, Route, Statement, Topic

__all__ = ["BOTH", "CRISIS_LINE", "STATEMENT", "STATEMENTS", "Kind", "Route", "Statement", "Topic"]

STATEMENTS: Final[tuple[Statement, ...]] = (
    *what_it_is.STATEMENTS,
    *benefit.STATEMENTS,
    *session.STATEMENTS,
    *risks.STATEMENTS,
    *who.STATEMENTS,
    *safety.STATEMENTS,
    *ways.STATEMENTS,
)
STATEMENT: Final[Mapping[str, Statement]] = MappingProxyType({each.statement_id: each for each in STATEMENTS})
