"""Which version of the clinical content is in force: rules, limits, scales, medicine tables and their words.

Change CONTENT_VERSION whenever a clinician would want to know: a rule, a limit, a medicine class, a grade or a
sentence a patient reads. A test compares the generated clinical pages with the fingerprint below and fails when the
pages moved and this file did not; another asks the changelog what moved. Each stored decision keeps the version that
made it.
"""

from typing import Final

CONTENT_VERSION: Final = "2026.11.3"

# The SHA-256 of the generated clinical pages that this version stands for (see tools/reference/content.py).
CLINICAL_PAGES_SHA256: Final = "7fc8203300667f5d02d9186135f5909bed3ea90d748a77829963c4f5e2406f15"
