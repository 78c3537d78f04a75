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

many = Issue to several
many-title = Powers of attorney for several people
many-text = The same powers and days; to each a power of attorney of their own, with its number and signature.
many-refused = No power of attorney was issued
many-everyone = { $n ->
    [0] Everyone without a power of attorney: nobody now
    [one] Everyone without a power of attorney: { $shown } person
   *[other] Everyone without a power of attorney: { $shown } people
}
many-everyone-hint = One that counts, or will
many-has = has one until { $day }
many-button = Issue to those chosen
field-everyone = All at once
field-member = Or choose people

list-file = Upload a list
list-file-title = Powers of attorney after a list
list-file-text = Upload a table: we check each line and show what is wrong. Nothing is issued before you decide.
list-file-refused = The list was not read
list-file-hint = CSV or XLSX, up to { $most } lines and 2 MB
list-file-button = Upload and check
field-file = File
list-format = What the table has in it
list-format-text = The first line has the names of the columns, in any order; others do no harm. Of an XLSX workbook the first sheet is read.
list-template = Download a template, CSV
list-column-person = A member of staff who has accepted an invitation. There may be two columns: SNILS and Phone.
list-column-scenarios = With commas or semicolons between them: { $all }.
list-column-from = For example 2026-03-01. Empty: from today.
list-column-until = The last day, included.
batch-column-person = SNILS or phone
batch-column-scenarios = Powers
batch-column-from = Valid from
batch-column-until = Valid until

batches-title = What you have uploaded and issued before
batches-what = List
batches-when = When, Moscow
batches-state = State
batch-lines = { $n ->
    [one] { $shown } line
   *[other] { $shown } lines
}
batch-file = A file without a name
batch-chosen = People who were chosen
batch-state-draft = waits for your decision
batch-state-running = being issued
batch-state-done = done
batch-state-cancelled = cancelled
batch-draft-all = Nothing is wrong
batch-draft-all-text = Lines: { $good }. Nothing is issued yet; decide how to.
batch-draft-some = Something is wrong in some lines
batch-draft-some-text = Good: { $good }, wrong: { $bad }. Nothing is issued yet. The wrong ones come first in the table.
batch-draft-none = There is nothing to issue
batch-draft-none-text = Something is wrong in every line: { $bad }. Mend the file and upload it again.
batch-decide-all = “All or nothing” issues none if even one line has gone bad meanwhile.
batch-decide-some = “All or nothing” needs a list without faults: mend it and upload it again. Or issue after the good lines only.
batch-start-whole = { $n ->
    [one] All or nothing: { $shown } power of attorney
   *[other] All or nothing: { $shown } powers of attorney
}
batch-start-good = { $n ->
    [one] Only the good ones: { $shown } power of attorney
   *[other] Only the good ones: { $shown } powers of attorney
}
batch-cancel = Issue none
batch-progress = Issued or ready: { $done } of { $all }
batch-progress-text = This page loads again by itself. You may close it: issuing goes on at the server, also after a restart.
batch-done = Done
batch-done-text = Powers of attorney issued: { $issued }. Not issued: { $left }; the reason stands in the line.
batch-cancelled = The list is given up
batch-cancelled-text = Nothing was issued after it.
batch-stopped = Nothing was issued
batch-stopped-text = While the documents were made, a line has gone bad, and you wanted all or nothing. See the reason in the table and upload the list again.
batch-line = Line
batch-person = To whom
batch-outcome = What came of it
batch-lines-caption = Lines of the list
batch-issued = Power of attorney issued
batch-good = nothing wrong
