# Words that every face uses.
skip = Skip to content
account = Account
sign-in = Sign in
sign-out = Sign out
foot-how = How it works
language-ru = Русский
language-en = English

outcome-confirmed = Confirmed
outcome-not_confirmed = Not confirmed
outcome-awaiting_holder = Awaiting an answer
outcome-expired = Old code
outcome-already_used = Already used
outcome-forged = Forged
outcome-not_our_code = Another code
outcome-no_authority = No authority
outcome-offline = Offline

power-state-not_yet = not yet in force
power-state-suspended = suspended
power-state-active = in force
power-state-expiring = { $days ->
    [0] last day
    [one] ends in { $days } day
   *[other] ends in { $days } days
}
power-state-expired = expired
power-state-replaced = replaced
power-state-revoked = revoked

month-1 = January
month-2 = February
month-3 = March
month-4 = April
month-5 = May
month-6 = June
month-7 = July
month-8 = August
month-9 = September
month-10 = October
month-11 = November
month-12 = December

error-signed-out = Please sign in
error-signed-out-text = You are not signed in, or the session has ended. Sign in and go on from here.
error-not-confirmed = Account not confirmed
error-not-confirmed-text = Codes can be shown and checked once your identity is confirmed.
error-not-found = There is no such page
error-not-found-text = The address is mistyped, out of date, or not open to you. Check it, or start from the first page.
error-invalid = We could not read the request
error-invalid-text = The data came in an unexpected form. Go back, reload the page and try again.
error-conflict = It has changed
error-conflict-text = Something changed while you were filling in the form. Reload the page and see whether anything is left to do.
error-too-many = Too many attempts
error-too-many-text = { $minutes ->
    [one] Wait { $minutes } minute and try again.
   *[other] Wait { $minutes } minutes and try again.
}
error-foreign-origin = The request came from another site
error-foreign-origin-text = We did not carry it out, so that nobody can act in your name. Open the page here and try again.
error-too-large = The request is too large
error-too-large-text = The form does not take that much. Shorten the text and send it again.
error-method = Not the way to ask
error-method-text = This page does not take such a request. Start from the first page.
error-unavailable = The service does not answer
error-unavailable-text = The database or the network is out of reach. Nothing is lost: try again in a minute.
error-internal = Something of ours is broken
error-internal-text = We have noted what happened. Try again; if that does not help, tell us the request number.
error-network = No connection
error-network-text = Check your connection and try again.
error-request-id = Request number:
error-home = To the first page
error-again = Try again

problem-required = please fill this in
problem-too-long = too long, please shorten it
problem-shape = please check: it is not written like that
problem-control = a typing mistake: the control digits do not match
problem-date = there is no such day
problem-past = that day has passed
problem-reversed = the last day lies before the first
problem-too-far = longer than ten years
problem-choice = please choose from the list
problem-nobody-found = nobody with an account of that number
problem-account-not-confirmed = this person's account is not confirmed
problem-wrong-credentials = phone (SNILS) or password do not match
problem-already-done = this has been done already
problem-other-person = the earlier power of attorney is another person’s
problem-time = check the hours: there is no such time, or none at all
problem-count = a whole number from 1 to 100,000 is needed
problem-ambiguous = both a phone number and a СНИЛС are written like this: put +7 or hyphens
problem-already-invited = an invitation waits already
problem-file-kind = neither CSV nor XLSX, or damaged
problem-file-large = too much in one file
problem-heads = the columns needed are not there: see the template
problem-no-lines = nothing below the names of the columns
problem-too-many-lines = too many lines, split the list
problem-not-staff = not among the staff: invite first
problem-repeated = this person stands above already
problem-has-one = has such a power of attorney already
problem-enough-today = enough for today: up to 100 invitations a day, go on tomorrow
problem-full-name = surname and given name are needed

field-login = Phone or SNILS
field-password = Password

sign-in-title = Sign in — Digital ID
sign-in-title-error = Error: could not sign in — Digital ID
sign-in-heading = Sign in
sign-in-refused = Could not sign in
sign-in-login-hint = For example, +7 900 123-45-67 or 112-233-445 95
sign-in-button = Sign in
sign-in-forgot = Forgot the password?
sign-in-register = Create an account
demo-title = Demo: sign in with one click
demo-text = These people are invented. Open a citizen and a member of staff in two browsers or a private window: one shows the code, the other checks it.

confirm-heading = First confirm your identity
confirm-why = You are signed in, but we do not know yet that you are you. You can show your code and check others’ once that is confirmed.
confirm-step-1 = Take your passport and SNILS
confirm-step-1-text = A biometric foreign passport will do as well.
confirm-step-2 = Go to a registry operator
confirm-step-2-text = At a public services centre, or wherever you are helped with documents. Give the phone number you registered with: the operator compares your face and confirms the account on the spot.
confirm-step-3 = Sign in again
confirm-step-3-text = Everything will be open.
confirm-reason = Why it is needed
confirm-reason-text = A code proves a fact about one person. If nobody checked who has signed in, anyone who learnt your password could show your status.
confirm-meanwhile = You can always show a paper document: the code is your right, not a duty.

face-confirm = Confirm the account
face-confirm-text = To show and check codes.
face-id = My Digital ID
face-id-text = Show a code: over 18, a status, a benefit.
face-scan = Scanner
face-scan-text = Check a code, for an organization or for yourself.
face-org = Organization cabinet
face-org-text = Powers of attorney, staff, checks.
face-registry = Registry
face-registry-text = Holders and their statuses.

sessions = Where you are signed in
session-this = you are here
session-unknown = Unknown browser
session-seen = last seen: { $time } (Moscow)
session-end = End
session-end-label = End the session: { $device }
sessions-end-others = End all but this one
sessions-end-others-text = A device you do not know? End its session: all codes shown before stop counting, too.
language = Language
account-confirmed = Identity confirmed
account-basic = Identity not confirmed yet

csv-number = Number
csv-representative = Representative
csv-scenarios = Powers
csv-from = From
csv-until = Until
csv-state = State
csv-state-not_yet = not yet in force
csv-state-active = in force
csv-state-expiring = expiring
csv-state-expired = expired
csv-state-revoked = revoked
csv-time = Time (Moscow)
csv-staff = Staff
csv-scenario = Asked
csv-outcome = Outcome
csv-slip = Slip

pwa-id-name = Digital ID — my code
pwa-id-short = Digital ID
pwa-id-text = Prove one fact about yourself with a code that changes every 30 seconds.
pwa-id-history = Who checked me
pwa-scan-name = Digital ID — scanner
pwa-scan-short = ID scanner
pwa-scan-text = Check a code in seconds: yes or no, and nothing else.
pwa-scan-shortcut = Scan

weekday-1 = Monday
weekday-2 = Tuesday
weekday-3 = Wednesday
weekday-4 = Thursday
weekday-5 = Friday
weekday-6 = Saturday
weekday-7 = Sunday
weekday-short-1 = Mon
weekday-short-2 = Tue
weekday-short-3 = Wed
weekday-short-4 = Thu
weekday-short-5 = Fri
weekday-short-6 = Sat
weekday-short-7 = Sun
limits-hours = { $from } to { $until } Moscow time
limits-checks = { $n ->
    [one] at most { $shown } check a day
   *[other] at most { $shown } checks a day
}
limits-branch = only “{ $name }”
