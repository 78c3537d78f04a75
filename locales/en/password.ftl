# The password once more, before what is hard to take back.
password-title = Confirm with your password
password-lead = This decision matters, so we make sure once more that you are you. Everything you typed is kept.
password-hint = The one you sign in with. We will not ask again for 10 minutes.
password-button = Confirm and go on
password-cancel = Cancel
password-refused = Nothing was done yet
problem-ask-password = type your password
problem-wrong-password = this is not your password
