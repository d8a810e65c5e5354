"""The peer diffrax: vmapped over the people and compiled by JAX in double precision."""

import os
import sys
import time
from typing import Any

THREADS = int(sys.argv[2])
os.sched_setaffinity(0, sorted(os.sched_getaffinity(0))[:THREADS])
os.environ["XLA_FLAGS"] = f"--xla_force_host_platform_device_count={THREADS}"  # JAX's way to use several cores

import diffrax  # noqa: E402 - the cores are set first
import jax  # noqa: E402
import jax.numpy as jnp  # noqa: E402
import numpy as np  # noqa: E402

from benchmarks.pharmacology.measuring import Result, best_of, error, hand_over, loosest  # noqa: E402

jax.config.update("jax_enable_x64", True)
SAMPLE = 50
NAMES = ("k10", "k12", "k13", "k21", "k31", "ke0", "to_ng_per_ml", "rates_mg_per_min")


def solver_of(task: Any, solver: Any) -> Any:
    """A function of one person's numbers and a tolerance, giving both read-outs on the grid."""
    times, starts, ends = (jnp.asarray(task[name]) for name in ("times_min", "starts_min", "ends_min"))
    changes = jnp.asarray(sorted({*task["starts_min"], *task["ends_min"]}))[1:]

    def flow(t: Any, y: Any, p: Any) -> Any:
        rate = jnp.sum(jnp.where((starts <= t) & (t < ends), p["rates_mg_per_min"], 0.0))
        c, n, d, s = y
        central = rate - (p["k10"] + p["k12"] + p["k13"]) * c + p["k21"] * n + p["k31"] * d
        return (central, p["k12"] * c - p["k21"] * n, p["k13"] * c - p["k31"] * d, p["ke0"] * (c - s))

    def one(p: Any, tolerance: Any) -> Any:
        steps = diffrax.ClipStepSizeController(diffrax.PIDController(rtol=tolerance, atol=tolerance), jump_ts=changes)
        saved = diffrax.SaveAt(ts=times, fn=lambda _t, y, _p: jnp.stack((y[0], y[3])))
        zero = (jnp.zeros(()),) * 4
        end = times[-1]
        term = diffrax.ODETerm(flow)
        found = diffrax.diffeqsolve(term, solver, 0.0, end, 0.1, zero, p, saveat=saved, stepsize_controller=steps)
        return found.ys.T * p["to_ng_per_ml"]

    return jax.vmap(one, in_axes=(0, None))


def timed(task: Any, solver: Any, block: int) -> Result:
    """All people in blocks of this many, after compiling once."""
    people = {name: jnp.asarray(task[name]) for name in NAMES}
    count = len(task["k10"])
    several = jax.jit(solver_of(task, solver))
    few = {name: values[:SAMPLE] for name, values in people.items()}
    wanted = task["wanted"][:, :SAMPLE]
    tolerance, _ = loosest(lambda t: np.moveaxis(np.asarray(several(few, t)), 1, 0), wanted)
    shape = (THREADS, count // block // THREADS, block)
    blocks = {name: values.reshape(*shape, *values.shape[1:]) for name, values in people.items()}
    mapped = jax.pmap(lambda b: jax.lax.map(lambda each: solver_of(task, solver)(each, tolerance), b))
    started = time.perf_counter()
    ready = mapped.lower(blocks).compile()
    compile_s = time.perf_counter() - started
    found = np.moveaxis(np.asarray(ready(blocks)).reshape(count, 2, -1), 1, 0)
    seen = error(found[:, : task["wanted"].shape[1]], task["wanted"])
    seconds = best_of(4, lambda: ready(blocks).block_until_ready())
    name = f"diffrax {diffrax.__version__} {type(solver).__name__}"
    return Result(name, THREADS, seconds, count, seen, compile_s, tolerance, f"vmapped in blocks of {block:,}")


def main() -> None:
    """The fastest of two solvers and two sizes of block."""
    task = dict(np.load(sys.argv[1]))
    ways = [(solver, block) for solver in (diffrax.Tsit5(), diffrax.Dopri8()) for block in (500, 5_000)]
    hand_over([min((timed(task, *way) for way in ways), key=lambda each: each.seconds)])


main()
