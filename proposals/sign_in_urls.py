"""The addresses of the door and of what keeps an account safe. The names with an underline are allauth's."""

from allauth.account import views as account
from allauth.mfa.base import views as second
from allauth.mfa.recovery_codes import views as codes
from allauth.mfa.totp import views as totp
from django.urls import path, re_path

from proposals.views import accounts, invitations, unsent

urlpatterns = [
    path("sign-in/", unsent.within_page(accounts.sign_in), name="sign-in"),
    path("sign-in/", unsent.within_page(accounts.sign_in), name="account_login"),
    path("sign-in/code/", unsent.within_page(second.authenticate), name="mfa_authenticate"),
    path("sign-in/here/", unsent.within_page(unsent.here), name="sign-in-here"),
    path("sign-in/closed/", account.account_inactive, name="account_inactive"),
    path("sign-in/password/", account.password_reset, name="account_reset_password"),
    path("sign-in/password/sent/", account.password_reset_done, name="account_reset_password_done"),
    path("sign-in/password/done/", account.password_reset_from_key_done, name="account_reset_password_from_key_done"),
    re_path(
        r"^sign-in/password/(?P<uidb36>[0-9A-Za-z]+)-(?P<key>.+)/$",
        account.password_reset_from_key,
        name="account_reset_password_from_key",
    ),
    path("sign-out/", account.logout, name="sign-out"),
    path("sign-out/", account.logout, name="account_logout"),
    path("sign-up/", accounts.sign_up, name="sign-up"),
    path("sign-up/", accounts.sign_up, name="account_signup"),
    path("first-account/", accounts.make_first, name="first-account"),
    path("invitations/", invitations.index, name="invitations"),
    path("invitations/<slug:slug>/withdraw/", invitations.withdraw, name="invitation-withdraw"),
    path("invitation/<str:secret>/", invitations.show, name="invitation"),
    path("account/password/", account.password_change, name="account-password"),
    path("account/password/", account.password_change, name="account_change_password"),
    path("account/password/first/", account.password_set, name="account_set_password"),
    path("account/confirm/", account.reauthenticate, name="account_reauthenticate"),
    path("account/confirm/code/", second.reauthenticate, name="mfa_reauthenticate"),
    path("account/unsent/", unsent.key, name="unsent-key"),
    path("account/unsent/words/", unsent.keep, name="unsent-words"),
    path("account/emails/", accounts.emails, name="account_email"),
    path("account/emails/sent/", account.email_verification_sent, name="account_email_verification_sent"),
    re_path(r"^account/emails/(?P<key>[-:\w]+)/$", account.confirm_email, name="account_confirm_email"),
    path("account/second-factor/", second.index, name="mfa_index"),
    path("account/second-factor/app/", totp.activate_totp, name="mfa_activate_totp"),
    path("account/second-factor/app/remove/", totp.deactivate_totp, name="mfa_deactivate_totp"),
    path("account/second-factor/codes/", codes.view_recovery_codes, name="mfa_view_recovery_codes"),
    path("account/second-factor/codes/new/", codes.generate_recovery_codes, name="mfa_generate_recovery_codes"),
    path("account/second-factor/codes/file/", codes.download_recovery_codes, name="mfa_download_recovery_codes"),
]
