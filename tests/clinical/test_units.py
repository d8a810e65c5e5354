"""Units convert there and back, and by whichever road."""

from math import isclose

from hypothesis import given
from hypothesis import strategies as st

from rekindle.clinical import units as u

amounts = st.floats(0.01, 1000)


def test_a_pound_and_an_inch_are_what_the_treaty_says() -> None:
    # NIST SP 811, appendix B.8: 1 lb = 0.453 592 37 kg exactly, 1 in = 2.54 cm exactly.
    assert u.kg_from_lb(u.Pounds(100)) == 45.359237
    assert u.cm_from_inches(u.Inches(10)) == 25.4


def test_five_foot_six_is_sixty_six_inches() -> None:
    assert u.inches_from_feet_and_inches(5, u.Inches(6)) == 66
    assert isclose(u.cm_from_feet_and_inches(5, u.Inches(6)), 167.64)


def test_remembered_months_count_as_thirty_days() -> None:
    assert (u.days_from_weeks(2), u.days_from_months(2), u.days_from_years(1)) == (14, 60, 365)


def test_body_mass_index_of_a_round_person_is_round() -> None:
    # 120 kg at 2.00 m is 120 / 4 = 30; 86.7 kg at 1.70 m is 86.7 / 2.89 = 30.
    assert u.bmi_from(u.Kilograms(120), u.Centimetres(200)) == 30
    assert u.bmi_from(u.Kilograms(86.7), u.Centimetres(170)) == 30


def test_body_heat_reads_the_same_on_both_scales() -> None:
    assert u.celsius_from_fahrenheit(u.DegreesFahrenheit(212)) == 100
    assert isclose(u.fahrenheit_from_celsius(u.DegreesCelsius(37)), 98.6)


def test_a_pressure_reads_the_same_on_both_scales() -> None:
    # NIST SP 811, appendix B.8: one conventional millimetre of mercury is 133.3224 Pa, so 1 kPa is 7.500 62 mmHg.
    assert isclose(u.mmhg_from_kpa(u.Kilopascals(1)), 7.50062, abs_tol=5e-6)
    assert isclose(u.kpa_from_mmhg(120), 15.998688)


@given(amounts)
def test_there_and_back_is_where_one_started(amount_kg: float) -> None:
    assert isclose(u.kg_from_lb(u.lb_from_kg(u.Kilograms(amount_kg))), amount_kg)
    assert isclose(u.cm_from_inches(u.inches_from_cm(u.Centimetres(amount_kg))), amount_kg)
    assert isclose(u.mmhg_from_kpa(u.kpa_from_mmhg(amount_kg)), amount_kg)
    assert isclose(u.mg_from_micrograms(u.micrograms_from_mg(u.Milligrams(amount_kg))), amount_kg)
    assert isclose(u.minutes_from_hours(u.hours_from_minutes(u.Minutes(amount_kg))), amount_kg)
    assert isclose(u.minutes_from_seconds(u.seconds_from_minutes(u.Minutes(amount_kg))), amount_kg)
    assert isclose(
        u.celsius_from_fahrenheit(u.fahrenheit_from_celsius(u.DegreesCelsius(amount_kg))), amount_kg, abs_tol=1e-9
    )


@given(st.integers(0, 8), amounts)
def test_feet_by_way_of_inches_is_feet_straight_to_centimetres(feet: int, height_in: float) -> None:
    by_inches = u.cm_from_inches(u.inches_from_feet_and_inches(feet, u.Inches(height_in)))
    assert isclose(u.cm_from_feet_and_inches(feet, u.Inches(height_in)), by_inches)
