"""A file that forgets nothing: one line of JSON a payload, on the disk before anybody is told it was kept.

It stands in for the room that will keep readings. A payload that comes again is known by its fingerprint and written
once. A line torn by a power cut was never acknowledged; it is closed off when the file is opened again and left.
"""

import asyncio
import json
import os
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any, Final

from rekindle.interop.devices.dialects import TABLE_VERSION
from rekindle.interop.devices.oru import Batch
from rekindle.interop.devices.reading import Quarantined, Reading, Remark

_MODE: Final = 0o600  # what a monitor says may name a patient


class Journal:
    """An open file of payloads and their readings; many writers share one sync of the disk."""

    def __init__(self, path: Path) -> None:
        fresh = not path.exists()
        self._file = os.open(path, os.O_RDWR | os.O_CREAT | os.O_APPEND, _MODE)
        self._kept = {str(line["key"]) for line in lines(path)}
        self._length = os.fstat(self._file).st_size
        self._torn = self._length > 0 and os.pread(self._file, 1, self._length - 1) != b"\n"
        self._waiting: list[tuple[str, bytes, asyncio.Future[bool]]] = []
        self._under_way: dict[str, asyncio.Future[bool]] = {}
        self._writing: asyncio.Task[None] | None = None
        self._broken = False
        self._thread = ThreadPoolExecutor(max_workers=1, thread_name_prefix="journal")
        if fresh:
            _sync_folder(path.parent)

    async def keep(self, batch: Batch) -> bool:
        """Write one payload, and say whether it is on the disk; one that is there already is not written again."""
        if batch.key in self._kept:
            return True
        future = self._under_way.get(batch.key)
        if future is None:
            future = asyncio.get_running_loop().create_future()
            self._under_way[batch.key] = future
            self._waiting.append((batch.key, line_of(batch), future))
            if self._writing is None or self._writing.done():
                self._writing = asyncio.create_task(self._write())
        return await asyncio.shield(future)

    async def close(self) -> None:
        """Finish what waits, and close the file."""
        if self._writing is not None:
            await self._writing
        self._thread.shutdown()
        os.close(self._file)

    async def _write(self) -> None:
        while self._waiting:
            part, self._waiting = self._waiting, []
            data = b"".join(line for _, line, _ in part)
            kept = await asyncio.get_running_loop().run_in_executor(self._thread, self._append, data)
            for key, _, future in part:
                if kept:
                    self._kept.add(key)
                self._under_way.pop(key, None)
                if not future.done():
                    future.set_result(kept)

    def _append(self, data: bytes) -> bool:
        """Append and sync; a disk that is full keeps nothing, and one that cannot sync is not believed again."""
        if self._broken:
            return False
        whole = (b"\n" if self._torn else b"") + data
        try:
            written = 0
            while written < len(whole):
                written += os.write(self._file, whole[written:])
        except OSError:
            self._torn = True
            return False
        try:
            os.fdatasync(self._file)
        except OSError:
            self._broken = True
            return False
        self._torn = False
        return True


def lines(path: Path) -> Iterator[dict[str, Any]]:
    """Every whole line of a journal; a torn one is passed over."""
    if not path.exists():
        return
    with path.open("rb") as file:
        for raw in file:
            try:
                line = json.loads(raw)
            except ValueError:
                continue
            if isinstance(line, dict) and "key" in line:
                yield line


def line_of(batch: Batch) -> bytes:
    """One payload as a line: its bytes, what was read, what was not believed and why."""
    said = {
        "key": batch.key,
        "source": batch.origin.name,
        "received_at": batch.received_at.isoformat(),
        "table_version": TABLE_VERSION,
        "raw": batch.raw.decode("latin-1"),
        "readings": [reading_line(one) for one in batch.accepted],
        "quarantined": [_quarantined_line(one) for one in batch.quarantined],
        "remarks": [_remark_line(one) for one in batch.remarks],
        "refused": [each.refused for each in batch.reads if each.refused],
        "warnings": list(batch.warnings),
    }
    return json.dumps(said, separators=(",", ":")).encode() + b"\n"


def reading_line(one: Reading) -> dict[str, Any]:
    """One reading with everything it carries."""
    return {
        "parameter": one.parameter,
        "value": one.value,
        "unit": one.unit,
        "validity": one.validity,
        "measured_at": one.measured_at.isoformat(),
        "placed_at": one.placed_at.isoformat(),
        "age_s": round(one.age_s, 3),
        "live": one.is_live,
        "time_from": one.time_from,
        "clock": one.clock,
        "skew_s": round(one.skew_s, 3),
        "device": one.device.identity,
        "bed": one.device.bed,
        "sub_id": one.sub_id,
        "method": one.method,
        "said": one.said,
        "operation": one.operation,
        "same_as": one.same_as,
    }


def _quarantined_line(one: Quarantined) -> dict[str, Any]:
    return {"code": one.code, "reason": one.reason, "row": one.row[:500], "operation": one.operation}


def _remark_line(one: Remark) -> dict[str, Any]:
    return {"kind": one.kind, "said": one.said, "device": one.device.identity}


def _sync_folder(folder: Path) -> None:
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
