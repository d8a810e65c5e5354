"""What happens when a button is pressed: an act is done, or every reason why not comes back as a sentence."""

from collections.abc import Callable

from django.http import HttpResponse, HttpResponseRedirect

from rekindle.journey.ledger.refused import Refused

REFUSED = 409
NOT_VALID = 422  # a number that cannot be kept as it is typed, said beside its own field


def attempt(act: Callable[[], object]) -> tuple[str, ...]:
    """Do it; the reasons why it was refused are what comes back, and none means it was done."""
    try:
        act()
    except Refused as refused:
        return refused.sentences
    return ()


def see_other(url: str) -> HttpResponse:
    """After a success the browser asks for a page anew, so that reloading repeats nothing."""
    answer = HttpResponseRedirect(url)
    answer.status_code = 303
    return answer
