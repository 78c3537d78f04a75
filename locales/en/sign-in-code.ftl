# Sign-in by a code that a signed-in phone reads.

sign-in-code-ask = Sign in with your phone
sign-in-code-again = Show a new code
sign-in-code-open = Sign in with your phone
sign-in-code-allowed = The phone has confirmed
sign-in-code-refused = The phone has refused
sign-in-code-over = The code is over
sign-in-code-label = Code to sign in
sign-in-code-step-1 = Open Digital ID on your phone: you are signed in there.
sign-in-code-step-2 = Point the phone’s camera or the Digital ID scanner at the code.
sign-in-code-step-3 = Confirm on the phone, and this page goes on by itself.
sign-in-code-minutes = { $n ->
    [one] The code is good for { $n } minute, once, and in this browser only.
   *[other] The code is good for { $n } minutes, once, and in this browser only.
}
sign-in-code-address = The code as an address
sign-in-code-allowed-text = One more step.
sign-in-code-enter = Go on
sign-in-code-refused-text = The sign-in on this device was not confirmed. If that was a slip, show a new code.
sign-in-code-over-text = Two minutes have passed, or the code was used, or belongs to another browser.
sign-in-code-back = Sign in with a password

sign-in-question-open = Sign in on another device?
sign-in-question-allowed = Sign-in confirmed
sign-in-question-refused = Sign-in refused
sign-in-question-lead = A browser asks to be signed in as you.
sign-in-question-device = Where
sign-in-question-unknown = An unknown browser
sign-in-question-time = When
sign-in-question-network = Network
sign-in-question-who = Who signs in
sign-in-question-warning = Confirm only if the code is before you now, on a screen of yours. A code that was sent, shown in a video call or stuck up in a street is a trick.
sign-in-question-allow = It is me, sign in
sign-in-question-refuse = It is not me
sign-in-question-can = You can end it at any time on the page “{ $where }”.
sign-in-question-allowed-text = That device goes on by itself. You can end that session on the account page.
sign-in-question-refused-text = That browser was given nothing. There is nothing more to do.
