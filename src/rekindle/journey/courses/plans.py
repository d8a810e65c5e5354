"""The shape of a plan that somebody wants to look at: nothing of it is kept, and a kept link shows it again."""

from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import Any, Final

from django import forms
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from rekindle.clinical.pharmacology.possible import MOST_DEVICES
from rekindle.clinical.treatment import what_if
from rekindle.clinical.treatment.what_if import WAYS, Pause, Plan

WAY_WORDS: Final[Mapping[str, str | Promise]] = {
    "iv_racemic": _("Racemic ketamine, into a vein"),
    "im_racemic": _("Racemic ketamine, into a muscle"),
    "nasal_esketamine": _("Esketamine, nasal spray"),
    "sublingual_racemic": _("Racemic ketamine, under the tongue"),
    "oral_racemic": _("Racemic ketamine, swallowed"),
    "iv_esketamine": _("Esketamine, into a vein"),
}
if WAY_WORDS.keys() != WAYS.keys():
    raise AssertionError("every way of the library has its words here, and no other")
PAUSES: Final = (1, 2)
NO_NUMBER: Final = _("Write the number alone, such as 35 or 0.5; the unit stands beside the field.")
TOO_LONG: Final = _("This number is too long to be meant; look at it again.")


class Figure(forms.DecimalField):
    """A number as it was typed; what is no number is kept in the field and answered with a sentence."""

    wanted = True  # none of them is optional: which are needed hangs on the way, and the library says it

    def __init__(self, label: Any) -> None:
        super().__init__(
            label=label,
            required=False,
            max_digits=10,
            decimal_places=4,
            widget=forms.TextInput(attrs={"inputmode": "decimal", "autocomplete": "off", "data-kind": "number"}),
            error_messages={
                "invalid": NO_NUMBER,
                **dict.fromkeys(("max_digits", "max_decimal_places", "max_whole_digits"), TOO_LONG),
            },
        )

    def to_python(self, value: Any) -> Any:
        return super().to_python(value.strip().replace(",", ".") if isinstance(value, str) else value)


class PlanForm(forms.Form):
    """One plan: the drug and its way, a weight, a dose said once, and what the pump does."""

    way = forms.ChoiceField(label=_("Drug and route"), choices=list(WAY_WORDS.items()))
    weight_kg = Figure(_("Weight"))
    dose_mg = Figure(_("Dose"))
    mg_per_kg = Figure(_("Or for weight"))
    devices = forms.TypedChoiceField(
        label=_("Devices"),
        help_text=_("Only for the nasal spray: 28 mg each, five minutes apart."),
        required=False,
        coerce=int,
        empty_value=None,
        choices=[("", _("None")), *((number, str(number)) for number in range(1, MOST_DEVICES + 1))],
    )
    minutes = Figure(_("Infused over"))
    pause1_at_min = Figure(_("Pause 1 begins"))
    pause1_for_min = Figure(_("Pause 1 lasts"))
    pause2_at_min = Figure(_("Pause 2 begins"))
    pause2_for_min = Figure(_("Pause 2 lasts"))

    def clean(self) -> dict[str, Any]:
        """Ask the library for every fault; a field that holds no number has been answered for already."""
        said = super().clean() or self.cleaned_data
        if "way" in said:
            for fault in what_if.why_not(self.plan()):
                if fault.field not in self.errors:
                    self.add_error(fault.field, fault.sentence)
        return said

    def plan(self) -> Plan:
        """What was typed as the library reads it; what is no number is not there."""
        said = self.cleaned_data
        pauses = [Pause(said.get(f"pause{n}_at_min"), said.get(f"pause{n}_for_min")) for n in PAUSES]
        return Plan(
            way=said["way"],
            weight_kg=said.get("weight_kg"),
            dose_mg=said.get("dose_mg"),
            mg_per_kg=said.get("mg_per_kg"),
            devices=said.get("devices"),
            minutes=said.get("minutes"),
            pauses=tuple(pauses),
        )

    def typed(self) -> dict[str, str]:
        """Everything as it stands in the fields, to begin another plan with."""
        return {name: str(self[name].value() or "") for name in self.fields}

    def pauses(self) -> Iterator[tuple[forms.BoundField, forms.BoundField]]:
        """The fields of each pause side by side."""
        for number in PAUSES:
            yield self[f"pause{number}_at_min"], self[f"pause{number}_for_min"]

    @property
    def has_pause(self) -> bool:
        """Whether anything of a pause is filled in, so that its fields stand open."""
        return any(self[field.name].value() for pair in self.pauses() for field in pair)


def plain(x: Decimal | None) -> str:
    """A number as it is typed into a field, without noughts that say nothing."""
    return "" if x is None else f"{x.normalize():f}"
