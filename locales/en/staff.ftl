# People of an organization: invitations, leaving.
invite = Invite
invite-title = Invite a member of staff
invite-text = They agree or decline themselves. Until they agree we show nothing of them, not even whether they exist here.
invite-refused = The invitation was not sent
invite-by-number = By СНИЛС or phone number
invite-by-number-text = If they have an account, they will see the invitation when they sign in. They have 14 days to answer.
invite-button = Invite
invite-by-link = By link
invite-by-link-text = Send it to the person or let them scan the code. It works once, within 72 hours, for whoever opens it first.
invite-note-hint = Whom this link is for. May be left empty; up to 60 characters, seen by directors and by whoever gets the printed page.
invite-link-button = Make a link
invite-made = The link is ready
invite-made-text = Send or print it now: we cannot show it again, as we do not keep it.
invite-made-how = Point your phone’s camera at the code, sign in to Digital ID and accept the invitation.
invite-code = Code with the link that invites
invite-address = Link
invite-back = To the staff
invite-another = Invite another one
invite-done = The invitation is kept
invite-done-text = If they have an account, they will see it when they sign in. Their name appears here once they agree.
invite-withdrawn = The invitation is withdrawn
invite-withdrawn-text = It cannot be accepted any more.

field-note = Note
field-sure = Confirmation

invitations-title = Invitations
invitations-text = Until a person agrees, only what you typed is shown. A “no” looks like no answer.
invitations-whom = Whom
invitations-made = When, Moscow
invitations-state = State
invitations-do = Decision
invitations-link = By link
invitations-link-note = By link: { $note }
invitations-withdraw = Withdraw
invitations-withdraw-label = Withdraw the invitation: { $whom }
invitation-state-waiting = waits until { $until }
invitation-state-accepted = accepted
invitation-state-withdrawn = withdrawn
invitation-state-expired = expired

invitation-own = Invitations for you
invitation-title = { $name } invites you to join its staff
invitation-until = You may answer until { $day }.
invitation-means = If you agree, its directors see your name and may issue a power of attorney to you, to check codes. They learn nothing else about you.
invitation-accept = Accept the invitation
invitation-decline = Decline
invitation-joined = You are a member of staff
invitation-joined-text = The directors see your name. You can check as soon as they issue a power of attorney.
invitation-declined = You have declined
invitation-declined-text = The organization is not told: to them the invitation stays unanswered.

link-until = Works until { $time }, Moscow time.
link-once = The link works once.
link-sign-in = Sign in and accept
link-sign-in-text = Sign in first; we will bring you back here.
link-confirm-text = You are signed in, but your identity is not confirmed yet. Confirm it and open this link again.
link-you = You are signed in as { $name }.
link-nothing = There is no such link
link-nothing-text = Perhaps it was not copied as a whole. Open it again, or ask the organization for a new one.
link-own = You have accepted this invitation
link-own-text = { $name } sees you among its staff. There is nothing else to do.
link-used = This link has been used
link-used-text = It was for one person. Ask for a new one: { $name }.
link-withdrawn = The invitation was withdrawn
link-withdrawn-text = The organization changed its mind, or made a mistake. If you still work together, ask for a new link: { $name }.
link-expired = The link has expired
link-expired-text = It worked for 72 hours. Ask for a new one: { $name }.

staff-nobody = No staff yet
staff-nobody-text = Invite somebody by СНИЛС, phone number or link. Once they agree, their name appears here and you can issue a power of attorney.
staff-no-power = none
staff-gone = has left
member-no-powers = No power of attorney yet.

leave-title = This person has left
leave-what = { $n ->
    [0] There is no power of attorney in force: we only note that the person has left.
    [one] { $shown } power of attorney will be revoked, at once and for good.
   *[other] { $shown } powers of attorney will be revoked, all at once and for good.
}
leave-text = The very next scan in the name of the organization is refused, and unanswered invitations are gone. Each revocation is signed and becomes part of the history.
leave-sure = Yes, { $name } does not work with us any more
leave-button = Revoke everything
leave-refused = Nothing was revoked
leave-done = All powers of attorney are revoked
leave-done-text = { $name } cannot check in the name of the organization any more.
