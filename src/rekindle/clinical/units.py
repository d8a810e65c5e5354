"""The units a clinician reads and writes, as types, and the only conversions between them.

A weight in pounds is not a weight in kilograms, and the type checker knows it. Nothing here rounds: rounding
belongs to whoever prints or programmes a pump.

Source: NIST-811 (pound, inch, millimetre of mercury), P (a month counted as thirty days when a patient remembers
months).
"""

from typing import Final, NewType

Kilograms = NewType("Kilograms", float)
Pounds = NewType("Pounds", float)
Centimetres = NewType("Centimetres", float)
Inches = NewType("Inches", float)
KilogramsPerSquareMetre = NewType("KilogramsPerSquareMetre", float)

Milligrams = NewType("Milligrams", float)
Micrograms = NewType("Micrograms", float)
MilligramsPerKilogram = NewType("MilligramsPerKilogram", float)
MilligramsPerMillilitre = NewType("MilligramsPerMillilitre", float)
MicrogramsPerKilogramPerMinute = NewType("MicrogramsPerKilogramPerMinute", float)
Millilitres = NewType("Millilitres", float)
MillilitresPerHour = NewType("MillilitresPerHour", float)

Seconds = NewType("Seconds", float)
Minutes = NewType("Minutes", float)
Hours = NewType("Hours", float)
Days = NewType("Days", int)

MillimetresOfMercury = NewType("MillimetresOfMercury", int)
Kilopascals = NewType("Kilopascals", float)
Percent = NewType("Percent", float)
DegreesCelsius = NewType("DegreesCelsius", float)
DegreesFahrenheit = NewType("DegreesFahrenheit", float)

KG_PER_LB: Final = 0.45359237
CM_PER_INCH: Final = 2.54
INCHES_PER_FOOT: Final = 12
PA_PER_MMHG: Final = 133.3224
DAYS_PER_WEEK: Final = 7
DAYS_PER_MONTH_AS_REMEMBERED: Final = 30
DAYS_PER_YEAR_AS_REMEMBERED: Final = 365


def kg_from_lb(weight_lb: Pounds) -> Kilograms:
    """A weight read in pounds, in kilograms."""
    return Kilograms(weight_lb * KG_PER_LB)


def lb_from_kg(weight_kg: Kilograms) -> Pounds:
    """A weight kept in kilograms, in pounds for the patient who thinks in them."""
    return Pounds(weight_kg / KG_PER_LB)


def cm_from_inches(height_in: Inches) -> Centimetres:
    """A height read in inches, in centimetres."""
    return Centimetres(height_in * CM_PER_INCH)


def inches_from_cm(height_cm: Centimetres) -> Inches:
    """A height kept in centimetres, in inches."""
    return Inches(height_cm / CM_PER_INCH)


def inches_from_feet_and_inches(feet: int, height_in: Inches) -> Inches:
    """Five foot six is sixty-six inches."""
    return Inches(feet * INCHES_PER_FOOT + height_in)


def cm_from_feet_and_inches(feet: int, height_in: Inches) -> Centimetres:
    """A height said in feet and inches, in centimetres."""
    return cm_from_inches(inches_from_feet_and_inches(feet, height_in))


def bmi_from(weight_kg: Kilograms, height_cm: Centimetres) -> KilogramsPerSquareMetre:
    """Body mass index: weight over height in metres squared.

    Rounded to nine decimals, so that exactly 30 is 30 and not 29.999999999999996.
    """
    return KilogramsPerSquareMetre(round(weight_kg * 10_000 / (height_cm * height_cm), 9))


def days_from_weeks(weeks: int) -> Days:
    """Whole weeks in days."""
    return Days(weeks * DAYS_PER_WEEK)


def days_from_months(months: int) -> Days:
    """Months as a patient remembers them, each counted as thirty days."""
    return Days(months * DAYS_PER_MONTH_AS_REMEMBERED)


def days_from_years(years: int) -> Days:
    """Years as a patient remembers them, each counted as 365 days."""
    return Days(years * DAYS_PER_YEAR_AS_REMEMBERED)


def minutes_from_hours(elapsed_h: Hours) -> Minutes:
    """Hours in minutes."""
    return Minutes(elapsed_h * 60)


def hours_from_minutes(elapsed_min: Minutes) -> Hours:
    """Minutes in hours."""
    return Hours(elapsed_min / 60)


def minutes_from_seconds(elapsed_s: Seconds) -> Minutes:
    """Seconds in minutes."""
    return Minutes(elapsed_s / 60)


def seconds_from_minutes(elapsed_min: Minutes) -> Seconds:
    """Minutes in seconds."""
    return Seconds(elapsed_min * 60)


def micrograms_from_mg(dose_mg: Milligrams) -> Micrograms:
    """Milligrams in micrograms."""
    return Micrograms(dose_mg * 1000)


def mg_from_micrograms(dose_mcg: Micrograms) -> Milligrams:
    """Micrograms in milligrams."""
    return Milligrams(dose_mcg / 1000)


def celsius_from_fahrenheit(temperature_f: DegreesFahrenheit) -> DegreesCelsius:
    """A temperature read in Fahrenheit, in Celsius."""
    return DegreesCelsius((temperature_f - 32) * 5 / 9)


def fahrenheit_from_celsius(temperature_c: DegreesCelsius) -> DegreesFahrenheit:
    """A temperature kept in Celsius, in Fahrenheit."""
    return DegreesFahrenheit(temperature_c * 9 / 5 + 32)


def mmhg_from_kpa(pressure_kpa: Kilopascals) -> float:
    """A pressure read in kilopascals, in millimetres of mercury; a fraction stays a fraction."""
    return pressure_kpa * 1000 / PA_PER_MMHG


def kpa_from_mmhg(pressure_mmhg: float) -> Kilopascals:
    """A pressure read in millimetres of mercury, in kilopascals."""
    return Kilopascals(pressure_mmhg * PA_PER_MMHG / 1000)
