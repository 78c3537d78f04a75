# The registry's photo on the screen of whoever checks: the consent, and what is said of it.

settings-photo = Photo for whoever checks
settings-photo-on = shown
settings-photo-off = not shown
settings-photo-text = After “Confirmed”, a member of an organization’s staff sees your photo from the registry for 15 seconds and compares it with you. A borrowed phone or a video call does not help anybody to pass for you then.
settings-photo-careful = We do not store the photo and take it off the screen. But a screen can be photographed: nobody can prevent that.
settings-photo-needs = The consent to the Digital ID comes first.
settings-photo-title = Consent to show the photo
settings-photo-agree = I allow my photo to be shown
settings-photo-give = Show my photo
settings-photo-withdraw-text = You may withdraw it at any minute: the very next check shows the answer alone.
settings-photo-withdraw = Show it no more
settings-done-photo = Your photo will be shown
settings-done-photo-text = Organizations see it after “Confirmed”, for 15 seconds.
settings-done-no-photo = Your photo is shown no more
settings-done-no-photo-text = The very next check shows the answer alone.
settings-consents = All your consents
settings-consents-digital_id = Digital ID
settings-consents-photo = Photo for whoever checks
settings-consents-ended = withdrawn { $time } (Moscow time)
show-learns-photo = { $learns }; an organization also your photo, for 15 seconds
history-photo = The organization was shown your photo, for 15 seconds.
outcome-portrait = Compare the face with the photo. It goes after 15 seconds. Do not photograph the screen.
outcome-portrait-failed = The photo did not come. The answer is right without it.
