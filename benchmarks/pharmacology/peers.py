"""The peers in a virtual environment of their own, beside ours, made when it is first needed."""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[2]
HOME = ROOT / ".venv-peers"
NEEDED = ("numpy", "scipy", "jax", "diffrax", "libroadrunner")


def python() -> Path:
    """The peers' Python, with all that installs by itself and, where it builds, opentiva."""
    if not (HOME / "ready").exists():
        print("Making .venv-peers and installing the peers. It takes a minute.", file=sys.stderr)
        subprocess.run([sys.executable, "-m", "venv", HOME], check=True)
        _pip(*NEEDED, check=True)
        # opentiva ships C code of an older Python; made anew from its own source it builds.
        _pip("cython", "setuptools", "wheel", check=True)
        _pip("--no-build-isolation", "opentiva", check=False)
        (HOME / "ready").touch()
    return HOME / "bin" / "python"


def _pip(*words: str, check: bool) -> None:
    subprocess.run([HOME / "bin" / "python", "-m", "pip", "install", "--quiet", *words], check=check)


def asked(module: str, *words: str) -> Any:
    """What one peer's script hands over, or None where it could not run."""
    print(f"  {module} {' '.join(words[1:])}", file=sys.stderr)
    told = subprocess.run(
        [python(), "-m", f"benchmarks.pharmacology.{module}", *words],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    if told.returncode:
        print(told.stderr.strip().splitlines()[-1:], file=sys.stderr)
        return None
    return json.loads(told.stdout)
