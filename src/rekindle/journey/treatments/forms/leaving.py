"""What is seen before somebody goes home, and who takes them."""

from collections.abc import Mapping
from typing import Any, ClassVar

from django import forms
from django.utils.translation import gettext_lazy as _

from rekindle.clinical.monitoring.recovery import ALDRETE, PADSS, RecoveryScale
from rekindle.journey.treatments.forms.day import MindSection, SectionForm
from rekindle.journey.treatments.forms.fields import stored, yes_no


class SeenForm(SectionForm):
    """What the nurse sees and does before the person goes home."""

    title = _("Seen and done")
    oriented_x3 = yes_no(_("Knows who, where and when"))
    conversing_as_usual = yes_no(_("Talks as usual"))
    gait_steady = yes_no(_("Walks steadily, heel to toe or ten steps"))
    drinks = yes_no(_("Drinks"))
    pain_acceptable = yes_no(_("Pain is acceptable to the person"))
    iv_removed = yes_no(_("IV cannula removed"))
    mood_worse = yes_no(_("Mood is worse than on arrival"))
    instructions_given = yes_no(_("Written instructions given"))
    after_hours_number_given = yes_no(_("After-hours number given"))
    crisis_lines_given = yes_no(_("988 given"))


class ScaleForm(forms.Form):
    """One recovery scale, five parts of nought to two."""

    def __init__(self, data: Any = None, *, scale: RecoveryScale, known: Mapping[str, Any] | None = None) -> None:
        super().__init__(data, prefix=scale.scale_id, initial=dict(known or {}))
        self.scale = scale
        for part in scale.parts:
            self.fields[part.key] = forms.TypedChoiceField(
                label=part.name,
                choices=[("2", part.two), ("1", part.one), ("0", part.none)],
                coerce=int,
                empty_value=None,
                required=False,
                widget=forms.RadioSelect,
            )

    def value(self) -> dict[str, int] | None:
        """The parts that were scored; nothing when none was."""
        said = {key: points for key, points in self.cleaned_data.items() if points is not None}
        return said or None


SCALES = (ALDRETE, PADSS)


class AgainForm(forms.Form):
    """The suicide questions asked again, when mood has become worse."""

    KEYS: ClassVar[tuple[str, ...]] = MindSection.SUICIDE

    def __init__(self, data: Any = None, *, known: Mapping[str, Any] | None = None) -> None:
        super().__init__(data, prefix="again", initial=dict(known or {}))
        for key in self.KEYS:
            self.fields[key] = yes_no(MindSection.base_fields[key].label or key)

    def value(self) -> dict[str, str] | None:
        """What was answered; nothing when it was not asked."""
        return {key: value for key, value in self.cleaned_data.items() if value} or None


class EscortForm(forms.Form):
    """The adult who takes the person home."""

    escort_name = forms.CharField(label=_("Name of the adult who is here"), max_length=200)
    escort_phone = forms.CharField(label=_("Telephone"), max_length=40, widget=forms.TextInput(attrs={"type": "tel"}))
    escort_relation = forms.CharField(label=_("Relation to the patient"), max_length=80)
    escort_is_adult = forms.BooleanField(label=_("They are an adult, and stay until the evening"), required=False)
    escort_signed_name = forms.CharField(
        label=_("They sign with their name"),
        max_length=200,
        help_text=_("I take this person home, I have the written instructions, and I know whom to call."),
    )


class ReasonForm(forms.Form):
    """One reason, written out."""

    reason = forms.CharField(label=_("Why"), max_length=255, widget=forms.Textarea(attrs={"rows": 2}))


class ImpressionForm(forms.Form):
    """What the clinician makes of the treatment."""

    impression = forms.CharField(
        label=_("Your impression"), widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("How the person took it, what helped, what to do differently next time."),
    )  # fmt: skip


class AddendumForm(forms.Form):
    """What is to be added to a signed note."""

    text = forms.CharField(label=_("To be added"), widget=forms.Textarea(attrs={"rows": 3}))


__all__ = [
    "SCALES",
    "AddendumForm",
    "AgainForm",
    "EscortForm",
    "ImpressionForm",
    "ReasonForm",
    "ScaleForm",
    "SeenForm",
    "stored",
]
