"""Nothing is uncited, and a source has one home."""

import pytest

from rekindle.clinical.refusal import Refusal
from rekindle.clinical.screening import thresholds
from rekindle.clinical.screening.catalogue import RULES
from rekindle.clinical.screening.medicines.interactions import INTERACTIONS
from rekindle.clinical.screening.triage import RESPONSES
from rekindle.clinical.sources import SOURCES, Source, gathered, source
from rekindle.clinical.sources.screening import SOURCES as OF_SCREENING
from rekindle.clinical.threshold import Threshold

LIMITS = [limit for limit in vars(thresholds).values() if isinstance(limit, Threshold)]
PLAUSIBLE = [limit for limits in thresholds.PLAUSIBLE.values() for limit in limits]


def test_every_rule_interaction_and_response_cites_sources_that_exist() -> None:
    cited = [*RULES, *INTERACTIONS, *RESPONSES.values()]
    assert [each for each in cited if not each.sources or not set(each.sources) <= set(SOURCES)] == []


def test_every_limit_carries_the_flag_of_its_source() -> None:
    assert [limit for limit in [*LIMITS, *PLAUSIBLE] if source(limit.source).flag != limit.tag] == []


def test_every_source_of_screening_is_used() -> None:
    cited = {key for each in [*RULES, *INTERACTIONS, *RESPONSES.values()] for key in each.sources}
    cited |= {limit.source for limit in [*LIMITS, *PLAUSIBLE]}
    by_docstring = {"ASHTON", "NIST-811"}
    assert {each.key for each in OF_SCREENING} - cited - by_docstring == set()


def test_a_source_written_down_twice_is_refused() -> None:
    one = Source("TWICE", "A paper.", "", "M")
    with pytest.raises(ValueError, match="TWICE is written down twice"):
        gathered([(one,), (one,)])


def test_an_unknown_key_says_where_to_add_it() -> None:
    with pytest.raises(KeyError, match="No source is called 'NOBODY'"):
        source("NOBODY")


@pytest.mark.parametrize(("key", "citation", "flag"), [("", "A paper.", "V"), ("K", "", "V"), ("K", "A paper.", "X")])
def test_a_source_without_its_parts_cannot_exist(key: str, citation: str, flag: str) -> None:
    with pytest.raises(ValueError, match=r"source|Source"):
        Source(key, citation, "", flag)


@pytest.mark.parametrize(
    ("direction", "below", "at", "above"),
    [("<", True, False, False), ("<=", True, True, False), (">", False, False, True), (">=", False, True, True)],
)
def test_a_threshold_bites_on_its_side(direction: str, below: bool, at: bool, above: bool) -> None:
    limit = Threshold(10, "mg", direction, "P", "P")
    assert (limit.crossed_by(9.99), limit.crossed_by(10), limit.crossed_by(10.01)) == (below, at, above)


def test_a_threshold_says_itself_in_words() -> None:
    assert Threshold(160, "mmHg", ">=", "P", "P").in_words() == "at least 160 mmHg"


@pytest.mark.parametrize(("direction", "key"), [("=", "P"), (">=", "NOBODY")])
def test_a_threshold_without_direction_or_source_cannot_exist(direction: str, key: str) -> None:
    with pytest.raises(ValueError, match="threshold"):
        Threshold(1, "mg", direction, key, "P")


def test_a_refusal_is_a_full_sentence_with_sources() -> None:
    assert str(Refusal("AGE", "The patient is seventeen.", ("P",))) == "The patient is seventeen."


@pytest.mark.parametrize(
    ("code", "sentence", "keys"), [("", "A sentence.", ()), ("X", "no stop", ()), ("X", "A sentence.", ("NOBODY",))]
)
def test_a_refusal_that_teaches_nothing_cannot_exist(code: str, sentence: str, keys: tuple[str, ...]) -> None:
    with pytest.raises(ValueError, match=r"refusal|Refusal"):
        Refusal(code, sentence, keys)
