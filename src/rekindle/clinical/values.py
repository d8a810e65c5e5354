"""Values a clinic's named clinician confirms or changes: what memory and policy set, the clinic answers for.

A label contraindication and a hard limit are never a movable value. A value without a stated band can be confirmed as
it stands and not moved. Until a named clinician has confirmed it, a value is an unconfirmed default.
"""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final, Literal

from rekindle.clinical.refusal import Refusal
from rekindle.clinical.sources import SOURCES, Flag

Amount = int | float
Setting = Amount | str
# Which treatment cannot begin while the value waits; screening waits for nobody, but says what is unconfirmed.
Need = Literal["screening", "iv_mood", "im_mood", "iv_pain", "spravato_trd", "spravato_mdsi", "outcomes"]


@dataclass(frozen=True, slots=True)
class Value:
    """One value of the clinical content with its unit, its source, and how far a clinic may move it.

    `lowest` and `highest` are the stated band, both belonging; `choices` where the value is a choice of words. Neither
    means that the value can be confirmed and not moved; `why_fixed` then says why.
    """

    key: str
    says: str
    default: Setting
    unit: str
    tag: Flag
    sources: tuple[str, ...]
    needed_by: frozenset[Need]
    lowest: Amount | None = None
    highest: Amount | None = None
    choices: tuple[str, ...] = ()
    why_fixed: str = ""

    def __post_init__(self) -> None:
        if not self.sources or not all(key in SOURCES for key in self.sources):
            raise ValueError(f"The value {self.key} cites {self.sources!r}, which no source file has.")
        if (self.lowest is None) != (self.highest is None):
            raise ValueError(f"The value {self.key} has half a band.")
        if self.why_not(self.default):
            raise ValueError(f"The default of {self.key}, {self.default!r}, is outside its own band.")

    @property
    def movable(self) -> bool:
        """Whether a clinic may set it to something else."""
        return self.lowest is not None or bool(self.choices)

    @property
    def waits(self) -> bool:
        """Whether a named clinician has to confirm it: it rests on memory or policy."""
        return self.tag in ("M", "P")

    def why_not(self, setting: Setting) -> tuple[Refusal, ...]:
        """Every reason a clinic may not set it so; empty means it may."""
        if setting == self.default and not isinstance(setting, bool):
            return ()
        if not self.movable:
            why = self.why_fixed or "No band is stated for it, so it can be confirmed as it stands and not moved."
            return (self._refuse("fixed", f"{self.says} stays at {self.in_words()}. {why}"),)
        if self.choices:
            if setting in self.choices:
                return ()
            return (self._refuse("choice", f"{self.says} is one of: {', '.join(self.choices)}."),)
        if isinstance(setting, str | bool):
            return (self._refuse("number", f"{self.says} is a number in {self.unit}."),)
        if not isinstance(self.lowest, int | float) or not isinstance(self.highest, int | float):
            raise TypeError(f"The value {self.key} has neither a band nor choices.")
        if self.lowest <= setting <= self.highest:
            return ()
        band = f"{self.lowest:g} to {self.highest:g} {self.unit}".strip()
        return (self._refuse("band", f"{self.says} may be set from {band}, not to {setting:g}."),)

    def in_words(self, setting: Setting | None = None) -> str:
        """The value, or another setting of it, with its unit as a clinician reads it."""
        shown = self.default if setting is None else setting
        return shown if isinstance(shown, str) else f"{shown:g} {self.unit}".strip()

    def band_in_words(self) -> str:
        """How far a clinic may move it, as a clinician reads it."""
        if self.choices:
            return ", ".join(self.choices)
        if self.lowest is None or self.highest is None:
            return "confirm only"
        return f"{self.lowest:g} to {self.highest:g} {self.unit}".strip()

    def as_offered(self) -> str:
        """Default, unit and band in one line: a confirmation counts only while what was confirmed is unchanged."""
        offered = {
            "default": self.default,
            "unit": self.unit,
            "band": [self.lowest, self.highest],
            "choices": list(self.choices),
        }
        return json.dumps(offered, sort_keys=True, ensure_ascii=False)

    def _refuse(self, code: str, sentence: str) -> Refusal:
        return Refusal(f"value.{self.key}.{code}", sentence, self.sources)


@dataclass(frozen=True, slots=True)
class ClinicValues:
    """What one clinic's named clinician has set, by key; everything else stands at its default."""

    settings: Mapping[str, Setting]

    def of(self, value: Value) -> Amount:
        """The number in force at this clinic; a setting outside the band is never in force."""
        setting = self.setting_of(value)
        if isinstance(setting, str):
            raise TypeError(f"The value {value.key} is a choice of words, not a number.")
        return setting

    def choice_of(self, value: Value) -> str:
        """The choice in force at this clinic."""
        setting = self.setting_of(value)
        if not isinstance(setting, str):
            raise TypeError(f"The value {value.key} is a number, not a choice of words.")
        return setting

    def setting_of(self, value: Value) -> Setting:
        """The setting in force, of either kind."""
        setting = self.settings.get(value.key, value.default)
        return value.default if value.why_not(setting) else setting


DEFAULTS: Final = ClinicValues(MappingProxyType({}))


def by_key(values: Iterable[Value]) -> Mapping[str, Value]:
    """Values by their keys; one fact has one home, so a key twice is a mistake in the program."""
    found: dict[str, Value] = {}
    for value in values:
        if value.key in found:
            raise ValueError(f"The value {value.key} is declared twice.")
        found[value.key] = value
    return MappingProxyType(found)
