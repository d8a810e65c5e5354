"""Answer sheets made up for every questionnaire, as its own form would let them be filled in."""

from typing import Any

from hypothesis import strategies as st

from rekindle.clinical.instruments import INSTRUMENTS, Instrument, Item

Sheet = dict[str, Any]


def answers(item: Item) -> st.SearchStrategy[Any]:
    """Any one answer the form prints for this item."""
    coding = item.coding
    if coding.kind == "clock":
        return st.builds(lambda hour, minute: f"{hour:02}:{minute:02}", st.integers(0, 23), st.integers(0, 59))
    if coding.kind == "amount":
        return st.integers(coding.low, coding.high)
    return st.sampled_from(list(coding.answers))


def whole(instrument: Instrument) -> st.SearchStrategy[Sheet]:
    """A sheet with every item answered."""
    return st.fixed_dictionaries({item.key: answers(item) for item in instrument.items})


def torn(instrument: Instrument) -> st.SearchStrategy[Sheet]:
    """A sheet with some items answered."""
    return st.fixed_dictionaries({}, optional={item.key: answers(item) for item in instrument.items})


def any_whole() -> st.SearchStrategy[tuple[str, Sheet]]:
    """One of the questionnaires with every item answered."""
    return st.sampled_from(list(INSTRUMENTS.values())).flatmap(
        lambda instrument: st.tuples(st.just(instrument.instrument_id), whole(instrument))
    )
