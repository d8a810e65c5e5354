"""Many people's curves along one grid, compiled: a few exponentials a person, then one product and sum a point.

Only `compiled` loads this file, and only where Numba is installed.
"""

from math import exp, expm1
from typing import Final

import numpy as np
from numba import njit, prange

from rekindle.clinical.pharmacology.compiled_modes import taken_apart

LANES: Final = 16  # points of a stretch that are worked out side by side


@njit(parallel=True)
def curves(rates, group, into, doses, weights, times, runs, chunks, found, safe):
    """Fill found (read-outs x people x times); safe says who was answered. Doses: amounts, starts, durations."""
    people, size = rates.shape[0], rates.shape[1]
    for chunk in prange(chunks):
        exponents, work = np.empty(size), np.empty((4, size + 1, size))
        ways, seen = np.empty((2, size, size)), np.empty((weights.shape[1], size))
        changes, state = np.empty(2 * len(into)), np.empty((4, size))
        row = np.empty(((len(times) // LANES + 2), LANES))
        for person in range(chunk * people // chunks, (chunk + 1) * people // chunks):
            safe[person] = taken_apart(rates[person], group, exponents, ways[0], ways[1], work)
            if not safe[person]:
                continue
            _weighed(weights[person], ways[1], seen)
            count = _sorted_changes(doses[:, person], changes)
            given, marks = doses[:, person], changes[:count]
            _follow(exponents, ways[0], into, given, marks, seen, times, runs, state, row, found, person)


@njit
def _weighed(weights, back, seen):
    """The weights of the exponentials from those of the compartments."""
    for r in range(seen.shape[0]):
        for m in range(seen.shape[1]):
            whole = 0.0
            for i in range(seen.shape[1]):
                whole += weights[r, i] * back[i, m]
            seen[r, m] = whole


@njit
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


@njit
def _follow(exponents, ways_in, into, doses, changes, seen, times, runs, state, row, found, person):
    """One person's curve from change to change."""
    z, entering, fade, grown = state[0], state[1], state[2], state[3]
    z[:] = 0.0
    step, k = -1.0, 0
    while k < len(times) and times[k] < changes[0]:
        found[:, person, k] = 0.0
        k += 1
    for s in range(len(changes)):
        now = changes[s]
        _enter(now, ways_in, into, doses, z, entering)
        last = s + 1 == len(changes)
        end = len(times) if last else np.searchsorted(times, changes[s + 1])
        while k < end:
            if times[k] == now:
                _see(z, seen, found, person, k)
                k += 1
                continue
            step = _stepped(exponents, times[k] - now, step, fade, grown)
            count = 1
            if k > 0 and step == times[k] - times[k - 1]:
                count = min(runs[k], end - k)
            _fill(z, entering, fade, grown, seen, row, found, person, k, count)
            k += count
            now = times[k - 1]
        if not last:
            step = _stepped(exponents, changes[s + 1] - now, step, fade, grown)
            for m in range(len(z)):
                z[m] = z[m] * fade[m] + entering[m] * grown[m]


@njit
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


@njit
def _stepped(exponents, wanted, step, fade, grown):
    """The fading and the growth over a step; worked out anew only where the step is another."""
    if wanted != step:
        for m in range(len(exponents)):
            k = exponents[m]
            fade[m] = exp(k * wanted)
            grown[m] = expm1(k * wanted) / k if k != 0.0 else wanted
    return wanted


@njit
def _see(z, seen, found, person, k):
    for r in range(seen.shape[0]):
        whole = 0.0
        for m in range(len(z)):
            whole += seen[r, m] * z[m]
        found[r, person, k] = whole


@njit
def _fill(z, entering, fade, grown, seen, row, found, person, start, count):
    """A stretch of equal steps: the first points one by one doubled, then each from the point a row before."""
    rows = (count + LANES - 1) // LANES
    flat = row.reshape(-1)
    for m in range(len(z)):
        e, g, known = fade[m], entering[m] * grown[m], 1
        row[0, 0] = z[m] * e + g
        while known < LANES:
            for k in range(known):
                row[0, known + k] = row[0, k] * e + g
            e, g, known = e * e, e * g + g, 2 * known
        for r in range(1, rows):
            for lane in range(LANES):
                row[r, lane] = row[r - 1, lane] * e + g
        z[m] = flat[count - 1]
        for r in range(seen.shape[0]):
            out, weight = found[r, person, start : start + count], seen[r, m]
            if m == 0:
                for k in range(count):
                    out[k] = weight * flat[k]
            else:
                for k in range(count):
                    out[k] += weight * flat[k]
