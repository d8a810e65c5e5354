"""Many people's curves along one grid, compiled: a few exponentials a person, then one product and sum a point.

Only `compiled` loads this file, and only where Numba is installed.
"""

from math import exp, expm1
from typing import Final

import numpy as np
from numba import njit, prange

from rekindle.clinical.pharmacology.compiled_modes import compiled, taken_apart

LANES: Final = 16  # points of a stretch that are worked out side by side


@njit(parallel=True, error_model="numpy", fastmath={"contract"})
def curves(rates, group, into, doses, weights, times, runs, chunks, found, safe):
    """Fill found (read-outs x people x times); safe says who was answered. Doses: amounts, starts, durations."""
    people, size, outs = rates.shape[0], rates.shape[1], weights.shape[1]
    for chunk in prange(chunks):
        exponents, work, ways = np.empty(size), np.empty((4, size + 1, size)), np.empty((2, size, size))
        changes, state, steps = np.empty(2 * len(into)), np.empty((2, size)), np.empty((2, size, LANES))
        series = np.empty((size, len(times) + LANES))
        for person in range(chunk * people // chunks, (chunk + 1) * people // chunks):
            safe[person] = taken_apart(rates[person], group, exponents, ways[0], ways[1], work)
            if safe[person]:
                given = doses[:, person]
                marks = changes[: _sorted_changes(given, changes)]
                _follow(exponents, ways[0], into, given, marks, times, runs, state, steps, series)
                for r in range(outs):
                    _see(weights[person, r], ways[1], series, found[r, person])


@compiled
def _sorted_changes(doses, changes):
    """Every minute at which an input begins or ends, in order and once; how many there are."""
    count = 0
    for each in range(doses.shape[1]):
        for side in range(2):
            at = doses[1, each] + (doses[2, each] if side else 0.0)
            place = count
            while place > 0 and changes[place - 1] > at:
                place -= 1
            if place > 0 and changes[place - 1] == at:
                continue
            for k in range(count, place, -1):
                changes[k] = changes[k - 1]
            changes[place] = at
            count += 1
    return count


@compiled
def _follow(exponents, ways_in, into, doses, changes, times, runs, state, steps, series):
    """Every exponential of one person at every time, from change to change."""
    z, entering, step = state[0], state[1], -1.0
    z[:] = 0.0
    k = np.searchsorted(times, changes[0])
    series[:, :k] = 0.0
    for s in range(len(changes)):
        now, last = changes[s], s + 1 == len(changes)
        _enter(now, ways_in, into, doses, z, entering)
        end = len(times) if last else k + np.searchsorted(times[k:], changes[s + 1])
        while k < end:
            if times[k] == now:
                series[:, k] = z
                k += 1
                continue
            step = _stepped(exponents, times[k] - now, step, steps)
            count = min(runs[k], end - k) if k > 0 and step == times[k] - times[k - 1] else 1
            _fill(z, entering, steps, series, k, count)
            k += count
            now = times[k - 1]
        if not last:
            step = _stepped(exponents, changes[s + 1] - now, step, steps)
            for m in range(len(z)):
                z[m] = z[m] * steps[0, m, 0] + entering[m] * steps[1, m, 0]


@compiled
def _enter(now, ways_in, into, doses, z, entering):
    """Add the boluses of this minute, and set what runs from this minute on."""
    entering[:] = 0.0
    for each in range(len(into)):
        amount, start, duration = doses[0, each], doses[1, each], doses[2, each]
        if duration > 0.0 and start <= now and now < start + duration:
            for m in range(len(z)):
                entering[m] += ways_in[m, into[each]] * (amount / duration)
        elif duration == 0.0 and start == now:
            for m in range(len(z)):
                z[m] += ways_in[m, into[each]] * amount


@compiled
def _stepped(exponents, wanted, step, steps):
    """The fading and the growth over one step and over two, three, to a row; anew only where the step is another."""
    if wanted != step:
        for m in range(len(exponents)):
            k, fade, grown = exponents[m], steps[0, m], steps[1, m]
            fade[0] = exp(k * wanted)
            grown[0] = expm1(k * wanted) / k if k != 0.0 else wanted
            known = 1
            while known < LANES:
                e, g = fade[known - 1], grown[known - 1]
                for lane in range(known):
                    fade[known + lane] = fade[lane] * e
                    grown[known + lane] = grown[lane] * e + g
                known *= 2
    return wanted


@compiled
def _fill(z, entering, steps, series, start, count):
    """A stretch of equal steps: a first row from the state, then each row from the one before."""
    for m in range(len(z)):
        fade, grown = steps[0, m], steps[1, m]
        here = series[m, start : start + LANES]  # may reach past the stretch: what stands there is written again
        for lane in range(LANES):
            here[lane] = z[m] * fade[lane] + entering[m] * grown[lane]
        e, g = fade[LANES - 1], entering[m] * grown[LANES - 1]
        for row in range(LANES, count, LANES):
            before, here = here, series[m, start + row : start + row + LANES]
            for lane in range(LANES):
                here[lane] = before[lane] * e + g
        z[m] = series[m, start + count - 1]


@compiled
def _see(weights, back, series, out):
    """A weighted sum of the compartments from the exponentials, at every time."""
    for m in range(series.shape[0]):
        weight, line = 0.0, series[m]
        for i in range(len(weights)):
            weight += weights[i] * back[i, m]
        if m == 0:
            for k in range(len(out)):
                out[k] = weight * line[k]
        else:
            for k in range(len(out)):
                out[k] += weight * line[k]
