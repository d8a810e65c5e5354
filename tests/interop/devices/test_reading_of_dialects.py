"""What each family of monitors sends becomes readings, and what must not be believed is not."""

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest

from rekindle.interop.devices.origin import Origin
from rekindle.interop.devices.oru import read
from tests.interop.devices.spoken import (
    BEATS,
    CUFF,
    GE,
    MINDRAY,
    MMHG,
    NIHON_KOHDEN,
    NOW,
    PERCENT,
    PHILIPS,
    SENT,
    SPO2,
    header,
    heard,
    message,
    obx,
    reasons,
    values,
)


def test_a_message_of_the_profile_becomes_readings() -> None:
    batch = heard(MINDRAY)
    assert values(batch) == {
        "spo2_pct": 97,
        "pulse_per_min": 71,
        "systolic_mmhg": 128,
        "diastolic_mmhg": 79,
        "mean_mmhg": 95,
        "rr_per_min": 14,
        "temp_c": 36.8,
    }
    assert batch.quarantined == ()
    assert {one.device.identity for one in batch.accepted} == {"0A1B2C3D4E5F6071"}
    assert {one.measured_at for one in batch.accepted} == {datetime(2026, 11, 22, 15, tzinfo=UTC)}
    assert all(one.validity == "valid" and one.is_live for one in batch.accepted)


def test_one_code_from_two_modules_stays_two_readings() -> None:
    batch = heard(GE)
    breaths = [(one.sub_id, one.value) for one in batch.accepted if one.parameter == "rr_per_min"]
    assert breaths == [("1.5.2.1", 30), ("1.11.1.3", 18)]
    assert values(batch)["etco2_mmhg"] == 38
    assert batch.quarantined == ()  # the headings of the device's own tree are no rows
    assert batch.accepted[0].device.bed == "BED-4"
    assert batch.acknowledgements(kept=True)[0].split(b"\r")[1] == b"MSA|AA|001122334455"


def test_groups_keep_their_own_times() -> None:
    batch = heard(NIHON_KOHDEN, Origin("bay", zone=ZoneInfo("UTC")))
    at = {one.parameter: f"{one.measured_at:%H:%M:%S}" for one in batch.accepted}
    assert at["spo2_pct"] == "14:59:50"
    assert at["systolic_mmhg"] == "14:55:37"
    assert values(batch)["mean_mmhg"] == 95


def test_alarms_in_words_are_kept_and_are_no_readings() -> None:
    batch = heard(PHILIPS)
    assert values(batch) == {"spo2_pct": 86, "hr_per_min": 92, "rr_per_min": 16, "temp_c": None}
    assert [(one.kind, one.said) for one in batch.remarks] == [
        ("YellowAlarm", "**SpO2   86  <90"),
        ("SoftInop", "ECG lead off"),
    ]
    assert batch.quarantined == ()
    assert batch.text.codec == "iso8859-1"


def test_a_code_with_the_name_and_unit_of_another_is_quarantined() -> None:
    # interop.md 1.2: seen in a public simulator; without the rule it would be kept as a saturation of 35 %.
    wrong = heard(message(obx("150456^MDC_CO2_ET^MDC", "35", MMHG)))
    assert (wrong.accepted, reasons(wrong)) == ((), ["name_clash"])
    unit = heard(message(obx("150456^MDC_PULS_OXIM_SAT_O2^MDC", "35", MMHG)))
    assert (unit.accepted, reasons(unit)) == ((), ["unit_clash"])
    # the right name of a unit under a number that is not its own
    number = heard(message(obx("150344^MDC_TEMP^MDC", "98.6", "268160^MDC_DIM_FAHR^MDC")))
    assert (number.accepted, reasons(number)) == ((), ["unit_clash"])


@pytest.mark.parametrize(
    ("row", "why"),
    [
        (obx("150999^MDC_NOTHING^MDC", "1", PERCENT), "unknown_code"),
        (obx("150456^MDC_PULS_OXIM_SAT_O2^LN", "97", PERCENT), "unknown_code"),
        (obx("150456^MDC_PULS_OXIM_SAT_O2", "97", PERCENT), "unknown_code"),
        (obx("150456^^MDC", "97", PERCENT), "name_clash"),
        (obx("150456^MDC_PULS_OXIM_SAT_O2^MDC", "97", ""), "unit_clash"),
        (obx("150456^MDC_PULS_OXIM_SAT_O2^MDC", "97", "^MDC_DIM_PERCENT^MDC"), "unit_clash"),
        (obx("150456^MDC_PULS_OXIM_SAT_O2^MDC", "97", PERCENT, sub="1.1.9.150301"), "place_clash"),
        (obx("150456^MDC_PULS_OXIM_SAT_O2^MDC", "97~96", PERCENT), "not_a_number"),
        (obx("150456^MDC_PULS_OXIM_SAT_O2^MDC", "9 7", PERCENT), "not_a_number"),
        (obx("150456^MDC_PULS_OXIM_SAT_O2^MDC", "٩٧", PERCENT), "not_a_number"),
        (obx("150456^MDC_PULS_OXIM_SAT_O2^MDC", "<80", PERCENT), "not_a_number"),
        (obx("150456^MDC_PULS_OXIM_SAT_O2^MDC", "101", PERCENT), "cannot_be"),
        (obx("150344^MDC_TEMP^MDC", "384.5", "268192^MDC_DIM_DEGC^MDC"), "cannot_be"),
        (obx("150456^MDC_PULS_OXIM_SAT_O2^MDC", "97", PERCENT, status=""), "unknown_status"),
        (obx("150456^MDC_PULS_OXIM_SAT_O2^MDC", "97", PERCENT, status="O"), "unknown_status"),
        (obx("150456^MDC_PULS_OXIM_SAT_O2^MDC", "97", PERCENT, flag="QQ"), "unknown_status"),
        (obx("150456^MDC_PULS_OXIM_SAT_O2^MDC", "97", PERCENT, flag="DEMO"), "not_a_person"),
        (obx("150456^MDC_PULS_OXIM_SAT_O2^MDC", "97", PERCENT, flag="N~TEST"), "not_a_person"),
        (obx("150456^MDC_PULS_OXIM_SAT_O2^MDC", "97", PERCENT, at="soon"), "time_unread"),
        (obx("151708^MDC_CONC_AWAY_CO2_ET^MDC", "38", MMHG), "unconfirmed_code"),
        (SPO2.replace("|NM|", "|ST|"), "not_a_number"),
    ],
)
def test_what_does_not_agree_is_kept_and_not_believed(row: str, why: str) -> None:
    batch = heard(message(row))
    assert (batch.accepted, reasons(batch)) == ((), [why])
    assert batch.quarantined[0].reason.endswith(".")
    # kept all the same, so it is accepted: a refusal would make the monitor send it for ever
    assert b"\rMSA|CA|71\r" in batch.acknowledgements(kept=True)[0]


@pytest.mark.parametrize(
    ("row", "validity"),
    [
        (obx("150456^MDC_PULS_OXIM_SAT_O2^MDC", "", PERCENT, status="X"), "absent"),
        (obx("150456^MDC_PULS_OXIM_SAT_O2^MDC", "", PERCENT), "absent"),
        (obx("150456^MDC_PULS_OXIM_SAT_O2^MDC", '""', PERCENT), "absent"),
        (obx("150456^MDC_PULS_OXIM_SAT_O2^MDC", "97", PERCENT, status="X"), "invalid"),
        (obx("150456^MDC_PULS_OXIM_SAT_O2^MDC", "97", PERCENT, status="D"), "invalid"),
        (obx("150456^MDC_PULS_OXIM_SAT_O2^MDC", "97", PERCENT, flag="?"), "invalid"),
        (obx("150456^MDC_PULS_OXIM_SAT_O2^MDC", "97", PERCENT, flag="<"), "invalid"),
        (obx("150456^MDC_PULS_OXIM_SAT_O2^MDC", "8388607", PERCENT), "absent"),
        (obx("150456^MDC_PULS_OXIM_SAT_O2^MDC", "-100", PERCENT, status="F"), "absent"),
        (obx("150456^MDC_PULS_OXIM_SAT_O2^MDC", "-1000", PERCENT, status="F"), "absent"),
        (obx("150456^MDC_PULS_OXIM_SAT_O2^MDC", "32767", PERCENT), "absent"),
        (obx("150456^MDC_PULS_OXIM_SAT_O2^MDC", "NaN", PERCENT), "absent"),
    ],
)
def test_no_value_is_an_event_and_not_nothing(row: str, validity: str) -> None:
    (one,) = heard(message(row)).accepted
    assert (one.value, one.validity) == (None, validity)


def test_a_value_the_monitor_doubts_says_so() -> None:
    (one,) = heard(message(obx("150456^MDC_PULS_OXIM_SAT_O2^MDC", "97", PERCENT, flag="QUES"))).accepted
    assert (one.value, one.validity) == (97, "questionable")


def test_units_come_to_the_one_the_parameter_is_kept_in() -> None:
    # NIST SP 811: 1 kPa is 7.50062 mmHg, so 16.0 kPa is 120.0099 mmHg; 98.6 °F is 37 °C by definition.
    rows = (
        obx("150301^MDC_PRESS_CUFF_SYS^MDC", "16.0", "265987^MDC_DIM_KILO_PASCAL^MDC"),
        obx("150344^MDC_TEMP^MDC", "98.6", "266560^MDC_DIM_FAHR^MDC"),
        obx("147842^MDC_ECG_HEART_RATE^MDC", "66", "{beats}/min^beats per minute^UCUM"),
        obx("151562^MDC_RESP_RATE^MDC", "12", "/min"),
    )
    found = values(heard(message(*rows)))
    assert found["systolic_mmhg"] == pytest.approx(120.0099, abs=1e-4)
    assert found["temp_c"] == pytest.approx(37.0)
    assert (found["hr_per_min"], found["rr_per_min"]) == (66, 12)
    # breaths are not beats
    assert reasons(heard(message(obx("151562^MDC_RESP_RATE^MDC", "12", BEATS)))) == ["unit_clash"]


def test_rows_against_the_standard_need_a_source_set_to_their_dialect() -> None:
    row = obx("150031^MDC_PRESS_CUFF_SYS^MDC", "142", MMHG, sub="1.1.9.150301", status="F")
    assert reasons(heard(message(row))) == ["other_dialect"]
    assert values(heard(message(row), Origin("ward", dialect="aquaris"))) == {"systolic_mmhg": 142}
    comen = obx("150017^MDC_PRESS_BLD_NONINV_SYS^MDC", "128", MMHG, status="F")
    assert reasons(heard(message(comen), Origin("ward", dialect="aquaris"))) == ["other_dialect"]
    assert values(heard(message(comen), Origin("ward", dialect="comen"))) == {"systolic_mmhg": 128}


def test_a_remembered_code_is_believed_once_confirmed_for_its_source() -> None:
    row = obx("151708^MDC_CONC_AWAY_CO2_ET^MDC", "38", MMHG)
    assert values(heard(message(row), Origin("room", confirmed=frozenset({"151708"})))) == {"etco2_mmhg": 38}


def test_a_systolic_not_above_its_diastolic_takes_both_out() -> None:
    rows = (CUFF[0].replace("|128|", "|79|"), CUFF[1].replace("|79|", "|128|"), CUFF[2], SPO2)
    batch = heard(message(*rows))
    assert values(batch) == {"spo2_pct": 97}
    assert reasons(batch) == ["pressure_order"] * 3  # and no mean lies between the two


def test_a_mean_outside_its_pressures_is_set_aside_alone() -> None:
    batch = heard(message(CUFF[0], CUFF[1], CUFF[2].replace("|95|", "|129|")))
    assert values(batch) == {"systolic_mmhg": 128, "diastolic_mmhg": 79}
    assert reasons(batch) == ["pressure_order"]


def test_one_place_with_two_values_for_one_moment_is_not_believed() -> None:
    batch = heard(
        message(SPO2, SPO2.replace("|97|", "|88|"), SPO2.replace("150456|97", "150456|97").replace("1.3.1", "1.3.2"))
    )
    assert reasons(batch) == ["two_values", "two_values"]
    assert [(one.sub_id, one.value) for one in batch.accepted] == [("1.3.2.150456", 97)]
    assert reasons(heard(message(SPO2, SPO2))) == []


def test_a_time_that_slipped_out_of_its_field_is_not_replaced_by_another() -> None:
    slipped = SPO2.replace(f"|||{SENT}", f"||{SENT}|")
    assert reasons(heard(message(slipped))) == ["time_unread"]
    assert reasons(heard(message(SPO2.replace(SENT, SENT[:12])))) == ["time_unread"]


def test_training_messages_are_kept_and_not_believed() -> None:
    batch = heard(message(SPO2, head=header().replace("|P|2.6", "|T|2.6")))
    assert (batch.accepted, reasons(batch)) == ((), ["not_production"])


def test_two_messages_in_one_envelope_stay_two() -> None:
    first, second = message(SPO2, head=header("1")), message(SPO2.replace("|97|", "|88|"), head=header("2"))
    batch = heard(first + b"\r\n" + second.replace(b"0A1B2C3D4E5F6071", b"0A1B2C3D4E5F6072"))
    assert [(one.device.identity[-1], one.value) for one in batch.accepted] == [("1", 97), ("2", 88)]
    assert [answer.split(b"\rMSA|")[1] for answer in batch.acknowledgements(kept=True)] == [b"CA|1\r", b"CA|2\r"]
    assert len({one.operation for one in batch.accepted}) == 2


@pytest.mark.parametrize("end", ["\r", "\n", "\r\n", "\r\r"])
def test_every_manner_of_ending_a_line_reads_the_same(end: str) -> None:
    batch = heard(message(SPO2, *CUFF, end=end))
    assert batch.accepted != ()
    assert values(batch) == values(heard(message(SPO2, *CUFF)))


def test_the_same_bytes_have_the_same_key_and_another_body_another() -> None:
    again, other = heard(GE), heard(GE.replace(b"|68|", b"|69|"))
    assert heard(GE).key == again.key != other.key  # the control id is the same in all three
    assert [one.operation for one in again.accepted] == [one.operation for one in heard(GE).accepted]
    assert heard(GE, Origin("another room")).key != again.key


def test_a_replay_by_a_gateway_is_known_by_its_readings() -> None:
    one = heard(message(SPO2, head=header("1"))).accepted[0]
    two = read(message(SPO2, head=header("2")), origin=Origin("room 1"), received_at=NOW.replace(minute=5)).accepted[0]
    assert one.operation != two.operation
    assert one.same_as == two.same_as
    other = heard(message(SPO2.replace(SENT, "20261122150001"))).accepted[0]
    assert other.same_as != one.same_as
