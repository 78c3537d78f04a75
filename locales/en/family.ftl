# The bank of large families and the family certificate.
families = Large families
families-lead = The bank of large families: who belongs to a family, and until which day its status lasts.
families-search = Number of a family, or a surname
families-none = No families yet
families-none-text = Write the first one down: parents, children, and the day from which the status lasts.
families-not-found = No such family
families-not-found-text = Check the number, or type a surname only.
family-new = New family
family-new-lead = Fill in a row for everyone in the family and leave the others empty. More members can be added later.
family-register = Write the family down
family-refused = The family was not written down
family-number = Family No. { $number }
family-parent-row = Parent { $n }
family-child-row = Child { $n }
family-until-hint = May be left empty: then only the children’s ages decide
family-studies-hint = If the child studies full-time
family-snils-hint = If there is an account: an adult can then show the certificate
family-no-account = No account: cannot show the certificate
family-not-today = Not in the family today
family-done = Saved
family-done-text = The statuses of the members have changed with the family, for the very next check.
family-facts = About the status
family-state = Status
family-from = Established
family-lasts = Valid until
family-members = Members of the family
family-role = Who
family-role-parent = Parent
family-role-child = Child
family-last-day = Last day in the family
family-dates = Dates
family-correct = Change
family-save = Save
family-changes = Changes
family-join = Add to the family
family-joined-hint = First day in the family: birth, adoption
family-term = Change the term
family-decide = Suspend or end
family-reason-hint = Seen by operators and by the family
family-suspend = Suspend
family-resume = Resume
family-end = End the status
family-standing-established = Established
family-standing-not_yet = Not in force yet
family-standing-suspended = Suspended
family-standing-ended = Ended
family-standing-too_few_children = Fewer children than needed
family-event-registered = Status established
family-event-joined = Joined
family-event-corrected = Dates changed
family-event-term = Term changed
family-event-suspended = Suspended
family-event-resumed = Resumed
family-event-ended = Ended
family-children =
    { $n ->
        [one] { $shown } child
       *[other] { $shown } children
    }

field-in-row = { $label } (row { $row })
field-region = Region
field-whole_name = Surname, given name, patronymic
field-birth = Date of birth
field-studies = Studies full-time until
field-studies_until = Studies full-time until
field-snils = SNILS
field-joined = In the family since
field-left = Last day in the family
field-children = Children
field-label = For whom
field-hours = For how long
field-came = How many came in
problem-too-few-children = by the rule of the region the family has fewer than three children
problem-other-family = this person belongs to another family

# The family's page
family-link = Large family certificate
family-title = My family
family-back = Digital ID
family-none = You are in no large family here
family-none-text = The certificate is for adult members of the family. If the status is established and the family is missing here, ask the office that established it.
certificate = Large family certificate
certificate-since = Code issued { $time } (Moscow)
certificate-code-label = QR code of the large family certificate
certificate-how = Show the code: any phone camera reads it. A stranger sees only the term and the region.
certificate-pdf = Download for printing (PDF)
certificate-not-now = The certificate is not in force today, so there is no code here.
certificate-key-revoked = The code cannot be trusted any more
certificate-key-revoked-text = The key that signed it was revoked. Issue a new code at the end of this page and replace printed ones.
certificate-looks = Who has looked
certificate-opens =
    { $n ->
        [one] Opened once.
       *[other] Opened { $shown } times.
    }
certificate-last = Last { $time } (Moscow).
certificate-never = Nobody has opened the code yet.
certificate-came =
    { $n ->
        [one] { $shown } person came in
       *[other] { $shown } people came in
    }
certificate-compared-line = compared with a document
certificate-reissue = New code
certificate-reissue-text = If a printed one is lost or the code got into wrong hands. The old code and all links stop at once; printed ones have to be replaced.
certificate-reissue-button = Issue a new code
certificate-reissued = New code issued
certificate-reissued-text = The old one counts no more: whoever opens it sees that it was replaced.
certificate-ended = Link closed
certificate-ended-text = It shows nothing any more.
shares = Entrust it to somebody
shares-text = To a grandmother who takes the children to a museum, say: by the link she can show the code until its time is over.
share-label-hint = Seen by whoever opens the link
share-hours-1 = 1 hour
share-hours-12 = 12 hours
share-hours-24 = A day
share-hours-168 = 7 days
share-hours-720 = 30 days
share-make = Make a link
share-end = Close
share-until = until { $time } (Moscow)
share-refused = No link was made
share-made = The link is ready
share-made-text = For: { $label }. Valid until { $time } (Moscow). Send it now: it will not be shown here again.
shared-text = You were entrusted with the code of a family. For: { $label }. Until { $time } (Moscow).
shared-document = Whoever checks may ask for a document.
shared-ended = The link does not work any more
shared-ended-text = Its time is over, or the family has closed it. Ask for a new one.

# What whoever has read the code sees
certificate-genuine = Status established
certificate-genuine-text = The certificate is genuine, and the family is a large one.
certificate-suspended = Status suspended
certificate-suspended-text = The certificate is genuine but not in force today.
certificate-not-yet = Status not in force yet
certificate-not-yet-text = The certificate is genuine, but its term has not begun.
certificate-over = Status ended
certificate-over-text = The certificate is genuine but not in force any more.
certificate-replaced = Code replaced
certificate-replaced-text = The family has issued a new code, and this one counts no more. Ask for the new one.
certificate-no-family = Family not found
certificate-no-family-text = There is no such family in the bank of large families.
certificate-forged = Forged
certificate-forged-text = It looks like a family certificate but was not signed by us.
certificate-key = The code cannot be trusted any more
certificate-key-text = The key that signed it was revoked. The family has to issue a new code.
certificate-damaged = The code cannot be read
certificate-damaged-text = A part of it is missing, or it is another code. Scan it again.
certificate-paper = This code confirms nothing. You may ask for a paper document.
certificate-anyone = Who belongs to the family is seen only by staff with a power of attorney.
certificate-sign-in = Sign in to see more
certificate-individual = Names are seen only by staff of organizations with a power of attorney.
certificate-parents =
    { $n ->
        [one] { $shown } parent
       *[other] { $shown } parents
    }
certificate-in-whose-name = On behalf of which organization?
certificate-no-authority = The members are not shown
certificate-on-behalf = Checked on behalf of { $name }
certificate-may =
    { $n ->
        [one] { $shown } person may come in
       *[other] Up to { $shown } people may come in
    }
certificate-compared = Compared with a document
certificate-how-many = How many came in?
certificate-silence = Only the number is recorded. Do not tell whom you checked or when.
certificate-noted = Recorded
certificate-not-noted = Not recorded

# On paper
certificate-paper-from = Status established { $day }.
certificate-paper-until = Valid until: { $day }
certificate-paper-how = Whether it is in force today is shown by the code: point a phone’s camera at it. A stranger sees the term and the region, staff with a power of attorney the members. If the code was replaced, this print is void.
