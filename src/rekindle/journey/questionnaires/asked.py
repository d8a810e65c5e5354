"""How a clinic may ask each scale today: with which words, or by numbers only, and why."""

from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from rekindle.clinical.instruments import Instrument
from rekindle.clinical.instruments.askable import ASKABLE
from rekindle.clinical.instruments.brought import BroughtWording, Counted, read_brought
from rekindle.clinical.instruments.coding import Answer
from rekindle.clinical.instruments.modes import NOTHING, Held, Mode, Standing, standing
from rekindle.clinical.instruments.wording import wording_of
from rekindle.clinical.refusal import Refusal
from rekindle.journey.places.models import Clinic
from rekindle.journey.questionnaires.models import ClinicWording, SwitchedOn

LANGUAGE = "en"


@dataclass(frozen=True, slots=True)
class AskedAs:
    """One scale at one clinic on a day: its mode with the reason, and the words the clinic brought, if they count."""

    instrument: Instrument
    standing: Standing
    brought: BroughtWording | None
    wording_sha256: str

    @property
    def mode(self) -> Mode:
        return self.standing.mode

    @property
    def stem(self) -> str:
        """What stands above the questions."""
        if self.brought is not None:
            return self.brought.stem
        return self.instrument.stem if self.mode == "shipped_wording" else ""

    @property
    def notice(self) -> str:
        """Whose words these are, or whose copy to rate from."""
        if self.brought is not None:
            return self.brought.notice
        return self.instrument.licence.notice

    def label_of(self, key: str) -> str:
        """A question in words, or its number."""
        if self.brought is not None:
            return next(item.text for item in self.brought.items if item.key == key)
        number = [*self.instrument.by_key].index(key) + 1
        item = self.instrument.by_key[key]
        return item.text if self.mode == "shipped_wording" and item.text else _("Item %d") % number

    def options_of(self, key: str) -> tuple[tuple[Answer, str], ...]:
        """The answers to a question, in words where they may be shown; empty where an amount or a time is entered."""
        if self.brought is not None:
            words = next(item.options for item in self.brought.items if item.key == key)
            if words:
                return words
        item = self.instrument.by_key[key]
        if self.mode == "shipped_wording":
            return tuple(self.instrument.options_of(item))
        return tuple((answer, _plain(answer)) for answer in item.coding.answers)


def _plain(answer: Answer) -> str:
    if isinstance(answer, bool):
        return _("Yes") if answer else _("No")
    return str(answer).replace("_", " ").capitalize()


def codes_of(instrument: Instrument) -> dict[str, Counted]:
    """The answers that count with their points, by scored item, as wording brought from outside must offer them."""
    return {
        item.key: {answer: points for answer, points in item.coding.points.items() if isinstance(answer, int | str)}
        for item in instrument.items
    }


def wordings(clinic: Clinic) -> QuerySet[ClinicWording]:
    """The wording a clinic brought and has not withdrawn, in force or run out."""
    return ClinicWording.objects.filter(clinic=clinic, withdrawn_at__isnull=True).order_by("instrument")


def switches(clinic: Clinic) -> QuerySet[SwitchedOn]:
    """The scales a clinic switched on."""
    return SwitchedOn.objects.filter(clinic=clinic, off_at__isnull=True).order_by("instrument")


def asked_as(clinic: Clinic, instrument_id: str, *, on: date, to_patient: bool = False) -> AskedAs:
    """How this clinic asks a scale on a day; an unknown scale is a mistake in the program and raises.

    A patient sees the clinic's wording only where its licence says that patients may.
    """
    row = wordings(clinic).filter(instrument=instrument_id).first()
    return _judged(
        ASKABLE[instrument_id],
        None if row is not None and to_patient and not row.patient_facing else row,
        switches(clinic).filter(instrument=instrument_id).exists(),
        on,
    )


def all_asked(clinic: Clinic, *, on: date) -> list[AskedAs]:
    """Every scale as this clinic may ask it, in the order of the library."""
    brought = {row.instrument: row for row in wordings(clinic)}
    switched = set(switches(clinic).values_list("instrument", flat=True))
    return [_judged(one, brought.get(key), key in switched, on) for key, one in ASKABLE.items()]


def _judged(instrument: Instrument, row: ClinicWording | None, switched_on: bool, on: date) -> AskedAs:
    held = NOTHING
    if row is not None or switched_on:
        usable = row is not None and row.electronic
        held = Held(
            licence=row is not None,
            wording=usable,
            expires_on=row.expires_on if row else None,
            switched_on=switched_on,
        )
    now = standing(instrument, held, on)
    if now.mode == "clinic_wording" and row is not None:
        read, _refusals = read_brought(row.questionnaire, codes=codes_of(instrument))
        return AskedAs(instrument, now, read, row.sha256)
    shipped = wording_of(instrument.instrument_id) if now.mode == "shipped_wording" else None
    return AskedAs(instrument, now, None, shipped.verbatim_sha256 if shipped else "")


def why_not_asked(clinic: Clinic, instrument_id: str, *, on: date) -> tuple[Refusal, ...]:
    """Every reason a scale cannot be asked at this clinic today; empty means it can."""
    if instrument_id not in ASKABLE:
        return (Refusal("scale.unknown", _("There is no such scale here.")),)
    now = asked_as(clinic, instrument_id, on=on).standing
    return () if now.offered else (Refusal(f"scale.{instrument_id}.off", now.why),)
