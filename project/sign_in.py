"""Which of our forms allauth shows, and how often it lets one address or account act."""

ACCOUNT_FORMS = {
    "login": "proposals.sign_in_forms.SignInForm",
    "signup": "proposals.sign_in_forms.SignUpForm",
    "change_password": "proposals.sign_in_forms.ChangePasswordForm",
    "set_password": "proposals.sign_in_forms.SetPasswordForm",
    "reset_password": "proposals.sign_in_forms.ResetForm",
    "reset_password_from_key": "proposals.sign_in_forms.ResetPasswordForm",
    "reauthenticate": "proposals.sign_in_forms.ConfirmForm",
    "add_email": "proposals.sign_in_forms.EmailForm",
}
MFA_FORMS = {
    "authenticate": "proposals.sign_in_forms.CodeForm",
    "reauthenticate": "proposals.sign_in_forms.ConfirmCodeForm",
    "activate_totp": "proposals.sign_in_forms.ActivateForm",
}
ACCOUNT_RATE_LIMITS = {"login_failed": None, "reauthenticate": None, "change_password": None}
"""Guesses at passwords and codes are counted by `proposals.services.guesses`."""
