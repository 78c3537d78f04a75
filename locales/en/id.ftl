# The citizen portal: choice, showing, history, and what a plain camera opens.

## /id

id-title = What to show — Digital ID
id-heading = What do you want to show?
id-lead = Whoever checks sees the answer to this one question only.
id-free = Showing a code is your right, not your duty: you may present a document instead.
id-history-link = Who has checked you, and when
id-says-status = They see only: yes or no. No name, no other status.
id-says-identity = Your details are seen once, and only after you press “Allow”.
id-says-loyalty = The shop learns the number of your card and nothing else.
id-licence = Your Digital ID was made from a driving licence
id-licence-text = It can prove your age and nothing else. Statuses open once you confirm your identity with biometrics or a passport of the new type.
id-ended-on = This status ended on { $day }.

id-underage-title = Under 18 — Digital ID
id-underage-heading = Digital ID starts at 18
id-underage-lead = You can show statuses from your 18th birthday on. This page opens by itself, there is nothing to renew.
id-underage-why = Before that no status can be shown. That is the rule; nothing is wrong with your data.
id-underage-now = What to do now
id-underage-family = If yours is a large family, your mother or father can show the status.
id-underage-paper = Otherwise take a document with you: passport, student card, certificate.

id-paused-title = Digital ID is paused
id-paused-heading = Your Digital ID is paused
id-paused-lead = No codes are issued, and those shown before no longer count. Your data is safe.
id-paused-now = What to do now
id-paused-end = You can end the pause yourself, in the settings of the Digital ID.
id-paused-paper = Until then present an ordinary document: it must be accepted.

id-nothing = Nothing to show yet
id-nothing-text = You have no Digital ID. A code comes with the photo from the registry: whoever checks compares the face with it.
id-nothing-how = How to get one
id-nothing-biometrics = With biometrics. If a bank or a public service centre has taken yours, your consent is enough.
id-nothing-passport = With a ten-year passport of the new type: an operator compares your face with the photo in it.
id-nothing-licence = With a driving licence. It can prove your age and nothing else.
id-nothing-paper = A public service centre helps with all three. While you have no Digital ID, present an ordinary document.
id-nothing-scan = Check somebody else’s code

## Why the registry cannot say yes, and what to do: for the holder alone

reason-unknown = The registry has no such Digital ID.
reason-unknown-do = If it should, ask at a public service centre.
reason-epoch_ended = You cancelled this code earlier, together with other sessions.
reason-epoch_ended-do = Open the screen again for a new code.
reason-paused = Your Digital ID is paused.
reason-paused-do = You can end the pause in the settings of the Digital ID.
reason-underage = You have not reached this age yet.
reason-underage-do = Until your birthday, present a document.
reason-source_not_enough = A driving licence is not enough to show this.
reason-source_not_enough-do = Confirm your identity with biometrics or a passport, and it opens by itself.
reason-status_not_found = The registry has no such status for you.
reason-status_not_found-do = If it should, ask the authority that grants it.
reason-status_not_yet = This status has not begun yet.
reason-status_not_yet-do = It opens by itself on its first day.
reason-status_ended = This status has ended.
reason-status_ended-do = Whoever granted it sends the data: ask them to extend it.
reason-status_suspended = This status is on hold.
reason-status_suspended-do = The authority that granted it can say why.
reason-declined = You did not allow it, or did not answer in time.
reason-declined-do = If this was not you, end your other sessions under “Account”.
reason-not_offered = Nobody asks for this yet.
reason-not_offered-do = When somebody does, the code appears here.

## /id/show

show-title = { $scenario } — Digital ID
show-heading = Showing a code: { $scenario }
show-back = Back to the choice
show-now = Now showing:{" "}
show-change = , change
show-learns-status = Whoever checks sees only: { $scenario } — yes or no
show-learns-identity = Whoever checks sees nothing until you allow it
show-card = Code
show-photo = Your photo
show-code-label = Code to be checked, changes every 30 seconds
show-code-shown = The code is on the screen
show-enlarge = Show the code larger
show-still = The code renews itself. If it is gone, reload the page.
show-seconds = {"{"}n{"}"} s
show-until-new = until a new code
show-until-next = until the next code
show-bright = Turn the brightness up
show-settling = Renewing the code…

show-taken-at = Checked at {"{"}time{"}"}
show-taken-learns = Only the verifier sees the answer. The next code appears by itself.
show-taken-late = The check was made without a network: it has no words to compare.
show-words-label = The verifier’s screen has the same words
show-individual = A private person
show-check-organization = {"{"}name{"}"}, {"{"}time{"}"}
show-check-individual = A private person checked the code, {"{"}time{"}"}
show-check-words = Words of the check: {"{"}first{"}"} — {"{"}second{"}"}
show-check-more = More in the history

show-offline = No connection
show-offline-text = No new code has come, and an old one must not be shown. Move to a window or turn mobile data on — the code appears by itself.
show-offline-since = The last code went out at {"{"}time{"}"}
show-offline-paper = You can present an ordinary document: it must be accepted.
show-held = No connection. The code works: this phone holds codes until {"{"}time{"}"}.
show-held-heading = Showing a code without a connection
show-held-others = Other codes on this phone
show-retry = Try now

show-hidden = The code is hidden
show-hidden-text = While you are on another tab, neither code nor photo can be seen.
show-again = Show the code
show-signed-out = The session has ended
show-signed-out-text = You signed out, or it has been long. Sign in, and the code comes back.
show-sign-in = Sign in
show-gone = This can no longer be shown
show-gone-text = Something has changed in the registry: a status may have ended. The reason stands on the page of choices.
show-choose = To the choice

show-larger = Larger
show-smaller = Usual size
show-smaller-label = Back to the usual size
show-large-label = The code alone
show-large-seconds = s until a new code
show-digits = Digits
show-digits-new = New ones
show-code = Code
show-digits-count = the digits count
show-digits-say = Say them, or show them to the member of staff
show-digits-careful = They work for organizations only. Never read them out over the phone.
show-digits-failed = No digits came. Check your connection and press again.
show-digits-wait = Too often. Show the code, or wait a minute.

show-ask-title = Somebody asks who you are
show-ask-authority = OGRN {"{"}ogrn{"}"}, power of attorney No. {"{"}power{"}"}
show-ask-fields = The member of staff will see once, for a minute:
show-field-photo = your photo
show-field-name = your full name
show-field-birth = your date of birth
show-field-document = the number of your document
show-ask-time = Waiting {"{"}n{"}"} s more. Without your answer nothing is shown.
show-ask-left = Time left
show-ask-refuse = Refuse
show-ask-allow = Allow
show-ask-free = A refusal has no consequences: they may ask for a paper document.
show-ask-allowed = You allowed it: the member of staff sees your details for one minute.
show-ask-refused = You refused: nothing was seen.
show-ask-over = This has been answered already, or the time is over.
show-ask-failed = Your answer did not arrive. Check your connection and press again.

## /id/history

history-title = Who has checked you — Digital ID
history-back = To the choice
history-heading = Who has checked you
history-lead = Only you can see this. Verifiers’ lists do not have your name.
history-at = { $time } (Moscow time)
history-individual = A private person
history-asked = Asked: { $scenario }
history-saw-confirmed = Saw: “Confirmed”.
history-saw-not_confirmed = Saw: “Not confirmed”, without the reason.
history-saw-awaiting_holder = Saw: “Waiting for an answer”.
history-saw-expired = Saw: “Code too old”.
history-saw-already_used = Saw: “Already used”.
history-saw-forged = Saw: “Forged”.
history-saw-not_our_code = Saw: “Another code”.
history-saw-no_authority = Saw nothing: they had no authority.
history-saw-offline = Saw: “No network” — the signature is good, the data is not fresh.
history-words = Words: { $first } — { $second }
history-empty = Nobody has checked you yet
history-empty-text = When somebody checks your code, this page says who it was, what they asked and what they saw.
history-empty-button = Show a code

## /v

code-title = This is a Digital ID code
code-heading = Your camera has found a Digital ID code
code-lead = A plain camera does not check it: anyone could draw a page like this. From here nobody can tell whether the code is good.
code-check = You are checking
code-check-text = Open the scanner and point it at the screen again. The answer takes two seconds, and there is nothing to install.
code-check-button = Open the scanner
code-own = It is your code
code-own-text = All is well: this page has learnt nothing about you. Do not send pictures of a code around: in a minute they are worth nothing, but better not make it a habit.
code-own-button = My code
code-address = The code stands in the address after “#”: it was not sent to the server and is in no log. This browser’s history keeps the address, but the code in it is already over.
