# The PIN before a code is shown.

pin-title = Type your PIN
pin-lead = The code comes after the PIN.
pin-spent = The PIN was wrong five times in a row. Now the account’s password is needed; after it the PIN works again.
pin-tries = { $n ->
    [one] { $n } try is left
   *[other] { $n } tries are left
}
pin-refused = The code is not shown yet
pin-open = Show the code
pin-close = Lock now
pin-new = Turn a PIN on
pin-change = Change the PIN
pin-remove = Turn the PIN off
pin-new-lead = Choose a PIN that nobody guesses: not the year of your birth, and not 1234.
pin-forgotten = If you forget the PIN, the account’s password opens the code.
pin-save = Save the PIN
pin-offline = With a PIN the phone holds no codes ahead: without a network none can be shown.
pin-setting = PIN before showing
pin-setting-on = on
pin-setting-off = off
pin-setting-text = Whoever takes your phone cannot show your code: we ask for the PIN first. We ask again after 5 minutes without a showing. To turn it on, change it or turn it off takes the password.
settings-done-pin = The PIN is on
settings-done-pin-text = It is needed before every showing now. Codes given out before do not count any more.
settings-done-no-pin = The PIN is off
settings-done-no-pin-text = The code is shown at once.
problem-weak-pin = that PIN is the first anybody would try — please choose another
