"""A sign-in code is good for the half minute around it, and once."""

from allauth.mfa.adapter import get_adapter
from allauth.mfa.base.forms import AuthenticateForm
from django.core.cache import cache

REMEMBERED_S = 120  # longer than a code can be valid with one step of tolerance on either side


class CodeForm(AuthenticateForm):  # type: ignore[misc]  # allauth carries no types
    """Refuses a code that this person has used already, for as long as it would still be valid."""

    def clean_code(self) -> str:
        code = str(super().clean_code())
        if not cache.add(f"rekindle.code-used.{self.user.pk}.{code.strip()}", True, timeout=REMEMBERED_S):
            raise get_adapter().validation_error("incorrect_code")
        return code
