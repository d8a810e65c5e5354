"""How fast many people's curves are, ours beside the solvers that others use, all in one run.

`.venv/bin/python -m benchmarks.pharmacology`, with `--write` for the page and its picture.
"""
