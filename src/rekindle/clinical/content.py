"""Which version of the clinical content is in force: rules, limits, medicine tables and their words.

Change CONTENT_VERSION whenever a clinician would want to know: a rule, a limit, a medicine class, a grade or a
sentence a patient reads. A test compares the generated rule pages with the fingerprint below and fails when the
pages moved and this file did not. Each stored decision keeps the version that made it.
"""

from typing import Final

CONTENT_VERSION: Final = "2026.11.1"

# The SHA-256 of the generated rule pages that this version stands for (see tools/reference/screening.py).
RULE_PAGES_SHA256: Final = "1f52579e1ec3e90fc159d354fe1b1c50232a2cd4d90d74b75422d178569d6c62"
