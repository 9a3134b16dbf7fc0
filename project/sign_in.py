"""Which of our forms allauth shows, and how often it lets one address or account act."""

ACCOUNT_FORMS = {
    "login": "proposals.forms.sign_in.SignInForm",
    "signup": "proposals.forms.sign_in.SignUpForm",
    "change_password": "proposals.forms.sign_in.ChangePasswordForm",
    "set_password": "proposals.forms.sign_in.SetPasswordForm",
    "reset_password": "proposals.forms.sign_in.ResetForm",
    "reset_password_from_key": "proposals.forms.sign_in.ResetPasswordForm",
    "reauthenticate": "proposals.forms.sign_in.ConfirmForm",
    "add_email": "proposals.forms.sign_in.EmailForm",
}
MFA_FORMS = {
    "authenticate": "proposals.forms.sign_in.CodeForm",
    "reauthenticate": "proposals.forms.sign_in.ConfirmCodeForm",
    "activate_totp": "proposals.forms.sign_in.ActivateForm",
}
ACCOUNT_RATE_LIMITS = {"login_failed": None, "reauthenticate": None, "change_password": None}
"""Guesses at passwords and codes are counted by `proposals.services.guesses`."""
