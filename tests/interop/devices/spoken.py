"""Messages in the manner of real monitors, written for these tests from the descriptions in interop.md 1.1 to 1.4."""

from datetime import UTC, datetime, timedelta, timezone

from rekindle.interop.devices.origin import Origin
from rekindle.interop.devices.oru import Batch, read

NOW = datetime(2026, 11, 22, 15, 0, 2, tzinfo=UTC)
SENT = "20261122150000"
PLAIN = Origin("room 1")

MMHG = "266016^MDC_DIM_MMHG^MDC"
BEATS = "264864^MDC_DIM_BEAT_PER_MIN^MDC"
BREATHS = "264928^MDC_DIM_RESP_PER_MIN^MDC"
PERCENT = "262688^MDC_DIM_PERCENT^MDC"
CELSIUS = "268192^MDC_DIM_DEGC^MDC"


def header(control_id: str = "71", accept: str = "AL", application: str = "NE", kind: str = "ORU^R01^ORU_R01") -> str:
    sender = "BED_MONITOR^0A1B2C3D4E5F6071^EUI-64"
    return f"MSH|^~\\&|{sender}||||{SENT}||{kind}|{control_id}|P|2.6|||{accept}|{application}||UNICODE UTF-8"


def obx(
    code: str, value: str, unit: str, *, sub: str = "1.3.1", flag: str = "", status: str = "R", at: str = SENT
) -> str:
    return f"OBX|1|NM|{code}|{sub}|{value}|{unit}||{flag}|||{status}|||{at}"


def message(*rows: str, head: str | None = None, end: str = "\r") -> bytes:
    return end.join((head or header(), "PID|||said-by-the-monitor", f"OBR|1||||||{SENT}", *rows, "")).encode()


def heard(raw: bytes, origin: Origin = PLAIN) -> Batch:
    return read(raw, origin=origin, received_at=NOW)


def values(batch: Batch) -> dict[str, float | None]:
    return {one.parameter: one.value for one in batch.accepted}


def reasons(batch: Batch) -> list[str]:
    return [one.code for one in batch.quarantined]


SPO2 = obx("150456^MDC_PULS_OXIM_SAT_O2^MDC", "97", PERCENT, sub="1.3.1.150456")
PULSE = obx("149530^MDC_PULS_OXIM_PULS_RATE^MDC", "71", BEATS, sub="1.3.1.149530")
CUFF = (
    obx("150301^MDC_PRESS_CUFF_SYS^MDC", "128", MMHG, sub="1.1.9.150301"),
    obx("150302^MDC_PRESS_CUFF_DIA^MDC", "79", MMHG, sub="1.1.9.150302"),
    obx("150303^MDC_PRESS_CUFF_MEAN^MDC", "95", MMHG, sub="1.1.9.150303"),
)
BREATHING = obx("151578^MDC_TTHOR_RESP_RATE^MDC", "14", BREATHS, sub="1.7.1.151578")
HEAT = obx("150344^MDC_TEMP^MDC", "36.8", CELSIUS, sub="1.2.1.150344")
MINDRAY = message(SPO2, PULSE, *CUFF, BREATHING, HEAT)

GE = "\r".join(
    (
        f"MSH|^~\\&|B1X5_GE^0011223344556677^EUI-64||||{SENT}||ORU^R01^ORU_R01|001122334455|P|2.6|||NE|AL|||||IHE_PCD_001",
        "PID|||^^^^PI",
        "PV1||I|^^BED-4",
        f"OBR|1|001122334455|001122334455|182777000^monitoring of patient^SCT|||{SENT}",
        "OBX|1||69965^MDC_DEV_MON_PHYSIO_MULTI_PARAM_MDS^MDC|1.0.0.0|||||||X",
        "OBX|2||69902^MDC_DEV_METER_TEMP_VMD^MDC|1.5.0.0|||||||X",
        f"OBX|3|NM|147842^MDC_ECG_HEART_RATE^MDC|1.5.1.1|68|{BEATS}|||||R|||||||0011223344556677^B1X5_GE",
        f"OBX|4|NM|151562^MDC_RESP_RATE^MDC|1.5.2.1|30|{BREATHS}|||||R|||||||0011223344556677^B1X5_GE",
        f"OBX|5|NM|151562^MDC_RESP_RATE^MDC|1.11.1.3|18|{BREATHS}|||||R|||||||0011223344556677^B1X5_GE",
        f"OBX|6|NM|151712^MDC_CONC_AWAY_CO2_EXP^MDC|1.11.1.1|38|{MMHG}|||||R|||||||0011223344556677^B1X5_GE",
        "",
    )
).encode()

NIHON_KOHDEN = "\r".join(
    (
        f"MSH|^~\\&|NIHON KOHDEN|NIHON KOHDEN|APP|HERE|{SENT}||ORU^R01^ORU_R01|2026112242|P|2.4|||NE|AL||ASCII||ASCII",
        "PV1||I|^^BED-001^192.0.2.7:1",
        "ORC|RE",
        "OBR|1|||VITAL|||20261122145950||||||||||||||||||A",
        "OBX|1|NM|007001^VITAL PR(spo2)|1|74|/min|||||F|||20261122145950|||",
        "OBX|2|NM|007000^VITAL SpO2|1|98|%|||||F|||20261122145950|||",
        "OBR|2|||NIBP|||20261122145537||||||||||||||||||A",
        "OBX|1|NM|009000^NIBP SYS|1|131|mmHg|||||F|||20261122145537|||",
        "OBX|2|NM|009001^NIBP DIAS|1|78|mmHg|||||F|||20261122145537|||",
        "OBX|3|NM|009002^NIBP MEAN|1|95|mmHg|||||F|||20261122145537|||",
        "",
    )
).encode()

PHILIPS = "\r".join(
    (
        f"MSH|^~\\&|||||{SENT}||ORU^R01|HP1|P|2.3||||||8859/1",
        "PV1||I|^^3^&0&0",
        f"OBR||||Monitor|||{SENT}",
        "OBX||NM|0002-4bb8^SpO2^MDIL|0|86|0004-0220^%^MDIL|90-100||||F",
        "OBX||NM|0002-4182^HR^MDIL|0|92|0004-0aa0^bpm^MDIL|50-120||||F",
        "OBX||NM|0002-500a^RR^MDIL|0|16|0004-0ae0^rpm^MDIL|8-30||||F",
        'OBX||NM|0002-4b60^Tcore^MDIL|0|""|0004-17a0^°C^MDIL|||||F',
        "OBX||ST|0402-f8f5^sMode^MDIL|0|MONITORING||||||F||SETTING",
        "OBX||TX|2^YellowAlarm^MDIL-ALERT||**SpO2   86  <90||||||F",
        "OBX||TX|6^SoftInop^MDIL-ALERT||ECG lead off||||||F",
        "",
    )
).encode("latin-1")

LOCAL = timezone(timedelta(hours=-5))
ONE_HOUR = timedelta(hours=1)
