"""The commands as a person runs them, and a listener killed in the middle of a burst."""

import asyncio
import contextlib
import os
import random
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from rekindle.interop.devices.journal import lines
from rekindle.interop.devices.sender import NotTaken, Sender
from rekindle.web.commands import main
from tests.interop.devices.spoken import SPO2, header, message

SEED = int(os.environ.get("REKINDLE_MUTATION_SEED", "20261122"))
KILLS = int(os.environ.get("REKINDLE_KILLS", "5"))  # the nightly run asks for more
COMMAND = (sys.executable, "-m", "rekindle")


@contextlib.contextmanager
def listening(into: Path, *more: str) -> Iterator[tuple[subprocess.Popen[str], int]]:
    """A listener in a process of its own, and the port it chose."""
    words = (*COMMAND, "listen", "--port", "0", "--into", str(into), *more)
    process = subprocess.Popen(words, stdout=subprocess.PIPE, text=True)
    assert process.stdout is not None
    try:
        said = process.stdout.readline()
        assert "Listening on 127.0.0.1 port " in said
        yield process, int(said.split(" port ")[1].split(",")[0])
    finally:
        if process.poll() is None:
            process.kill()
        process.stdout.close()
        process.wait()


def test_a_simulated_treatment_is_heard_from_end_to_end(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    into = tmp_path / "readings.jsonl"
    with listening(into, "--dialect", "comen") as (process, port):
        words = ["simulate", "monitor", "--port", str(port), "--dialect", "comen", "--minutes", "45", "--speed", "1e6"]
        assert main([*words, "--every", "300"]) == 0
        assert "10 messages were acknowledged." in capsys.readouterr().out
        process.terminate()
        assert process.wait(10) == 0
    found = list(lines(into))
    assert len(found) == 10
    assert all(line["quarantined"] == [] for line in found)
    systolic = [one["value"] for line in found for one in line["readings"] if one["parameter"] == "systolic_mmhg"]
    # the virtual patient's pressure is up by about 16 at the end of the infusion
    assert max(systolic[6:]) - systolic[0] > 5


@pytest.mark.parametrize(
    ("words", "why"),
    [
        (["listen", "--port", "0", "--into", "x", "--host", "0.0.0.0"], "Off this machine readings travel encrypted"),
        (["listen", "--port", "0", "--into", "x", "--key", "k"], "together"),
        (["listen", "--port", "0", "--into", "x", "--zone", "Mars/Olympus"], "No time zone"),
        (["listen", "--port", "0", "--into", "/nowhere/at/all"], "It could not begin"),
        (["simulate", "monitor", "--port", "1"], "Nobody listens on port 1"),
        (["simulate", "monitor", "--port", "1", "--speed", "0"], "above 0"),
    ],
)
def test_what_cannot_be_is_refused_in_a_sentence(
    words: list[str], why: str, capsys: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert main(words) == 2
    assert why in capsys.readouterr().err


async def burst(port: int, name: str, acknowledged: list[str]) -> None:
    """Send as fast as answers come, until the other side is gone."""
    with contextlib.suppress(OSError, NotTaken, asyncio.IncompleteReadError):
        sender = await Sender.to(port)
        for number in range(100_000):
            control_id = f"{name}-{number}"
            answer = await sender.send(message(SPO2, head=header(control_id)))
            assert f"MSA|CA|{control_id}\r".encode() in answer
            acknowledged.append(control_id)


@pytest.mark.slow
def test_no_acknowledged_message_is_lost_when_the_listener_is_killed(tmp_path: Path) -> None:
    into, chance = tmp_path / "readings.jsonl", random.Random(SEED)
    acknowledged: list[str] = []
    for life in range(KILLS):
        with listening(into) as (process, port):
            before = len(acknowledged)
            end = threading.Timer(chance.uniform(0.15, 0.5), process.kill)
            end.start()

            async def all_at_once(port: int = port, life: int = life) -> None:
                await asyncio.gather(*(burst(port, f"{life}-{one}", acknowledged) for one in range(4)))

            asyncio.run(all_at_once())
            end.join()
            assert process.wait(5) == -9
        assert len(acknowledged) > before, "the burst never began"
    kept = [line["raw"].split("|")[9] for line in lines(into)]
    assert set(acknowledged) <= set(kept)
    assert len(kept) == len(set(kept))
