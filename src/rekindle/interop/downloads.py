"""What leaves the house as a file: a scale as a FHIR questionnaire, for another program or to fill in its words."""

from django.http import HttpResponse, JsonResponse
from django.views.decorators.http import require_safe

from rekindle.clinical.instruments import INSTRUMENTS
from rekindle.interop.fhir.questionnaire import questionnaire
from rekindle.journey.doors import Hidden, HouseRequest, staff


@require_safe
@staff("desk.see")
def scale(request: HouseRequest, instrument: str) -> HttpResponse:
    """One scale as a FHIR R4 Questionnaire; restricted items stand there by their numbers alone."""
    if instrument not in INSTRUMENTS:
        raise Hidden
    answer = JsonResponse(questionnaire(INSTRUMENTS[instrument]), json_dumps_params={"indent": 2})
    answer.headers["Content-Type"] = "application/fhir+json"
    answer.headers["Content-Disposition"] = f'attachment; filename="{instrument}.questionnaire.json"'
    return answer
