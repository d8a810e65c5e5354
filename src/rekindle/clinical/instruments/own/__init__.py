"""Short forms in our own words where no validated scale may be shipped; never banded as if they were one.

What must be true before going home is asked in `treatment.discharge`, and is not asked a second time here.
"""

from collections.abc import Callable, Mapping
from functools import partial
from types import MappingProxyType
from typing import Final

from rekindle.clinical.instruments.own import activation, bladder, dissociation, pain, responsiveness, session_note
from rekindle.clinical.instruments.own.form import Answer, OwnFinding, OwnForm, OwnItem, what_rating_follows
from rekindle.clinical.instruments.own.targets import TARGETS

__all__ = ["OWN_FORMS", "Answer", "OwnFinding", "OwnForm", "OwnItem", "what_follows"]

_FOLLOWS: Final[Mapping[str, Callable[[Mapping[str, Answer]], tuple[OwnFinding, ...]]]] = {
    pain.PAIN.form_id: pain.what_follows,
    dissociation.DISSOCIATION.form_id: dissociation.what_follows,
    responsiveness.RESPONSIVENESS.form_id: responsiveness.what_follows,
    bladder.BLADDER.form_id: bladder.what_follows,
    activation.ACTIVATION.form_id: activation.what_follows,
    session_note.SESSION_NOTE.form_id: session_note.what_follows,
    **{form.form_id: partial(what_rating_follows, form) for form in TARGETS},
}
OWN_FORMS: Final[Mapping[str, OwnForm]] = MappingProxyType(
    {
        form.form_id: form
        for form in (
            *(pain.PAIN, dissociation.DISSOCIATION, responsiveness.RESPONSIVENESS, bladder.BLADDER),
            *(activation.ACTIVATION, *TARGETS, session_note.SESSION_NOTE),
        )
    }
)


def what_follows(form_id: str, answers: Mapping[str, Answer]) -> tuple[OwnFinding, ...]:
    """What a filled form asks of the clinic; an unknown form is a mistake in the program and raises."""
    if form_id not in _FOLLOWS:
        raise ValueError(f"no form of ours is called {form_id!r}; there are {sorted(_FOLLOWS)}")
    return _FOLLOWS[form_id](answers)
