"""The addresses of the building itself: front door, sign-in, privacy."""

from allauth.account import views as account
from allauth.mfa.base import views as mfa
from allauth.mfa.recovery_codes import views as codes
from allauth.mfa.totp import views as totp
from django.urls import URLPattern, path
from django.views.generic import RedirectView

from rekindle.interop import downloads
from rekindle.web import front_door, learning, sign_in, ways

# Names that the sign-in library looks up; nothing is behind them.
NOT_OFFERED = (
    "account_signup",
    "account_email",
    "account_email_verification_sent",
    "account_set_password",
    "account_reset_password",
    "account_confirm_login_code",
)

urlpatterns: list[URLPattern] = [
    path("", front_door.front_door, name="front_door"),
    path("learn/", learning.learn, name="learn"),
    path("learn/routes/", ways.learn_ways, name="learn_routes"),
    path("learn/routes/<slug:slug>/", ways.learn_ways, name="clinic_routes"),
    path("privacy/", front_door.privacy, name="privacy"),
    path("scales/<slug:instrument>/questionnaire.json", downloads.scale, name="scale_download"),
    path("sign-in/", account.login, name="account_login"),
    path("sign-in/code/", mfa.authenticate, name="mfa_authenticate"),
    path("sign-in/again/", account.reauthenticate, name="account_reauthenticate"),
    path("sign-in/again/code/", mfa.reauthenticate, name="mfa_reauthenticate"),
    path("sign-in/ended/", account.account_inactive, name="account_inactive"),
    path("sign-out/", sign_in.sign_out, name="account_logout"),
    path("account/", mfa.index, name="mfa_index"),
    path("account/password/", account.password_change, name="account_change_password"),
    path("account/second-factor/", totp.activate_totp, name="mfa_activate_totp"),
    path("account/second-factor/off/", RedirectView.as_view(pattern_name="mfa_index"), name="mfa_deactivate_totp"),
    path("account/recovery-codes/", codes.view_recovery_codes, name="mfa_view_recovery_codes"),
    path("account/recovery-codes/new/", codes.generate_recovery_codes, name="mfa_generate_recovery_codes"),
    *[path(f"not-offered/{name}/", sign_in.not_offered, name=name) for name in NOT_OFFERED],
]
