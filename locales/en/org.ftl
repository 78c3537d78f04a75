# The organization cabinet.
organization-ogrn = OGRN
organization-ogrnip = OGRNIP
title-error = Error: { $title }

org-choose = Your organizations
org-choose-text = Which cabinet would you like to open?
org-none = You have no organizations
org-none-text = A cabinet is open to those who head an organization. If that is you, ask a registry operator to enter you as its director.

org-rail = Organization cabinet
org-switch = , choose another organization
org-waiting = need a decision:
org-part-overview = Overview
org-part-staff = Staff
org-part-powers = Powers of attorney
org-part-powers-short = Powers
org-part-checks = Checks
org-part-figures = Figures
org-part-papers = Papers
org-more = More

org-nobody = Nobody can check yet
org-nobody-text = For a member of staff to scan codes in the organization’s name, issue them a power of attorney: all you need is their phone number or SNILS. It takes a minute.
org-nobody-button = Issue the first one

org-decide = Needs your decision
org-decide-nothing = Nothing to decide right now.
org-decide-nobody = Nobody can check right now
org-decide-nobody-text = No power of attorney is in force. Issue a new one and the scanner will work at once.
org-decide-ends = { $days ->
    [0] { $name }: the power of attorney ends today
    [one] { $name }: the power of attorney ends in { $days } day
   *[other] { $name }: the power of attorney ends in { $days } days
}
org-decide-ends-text = After { $day } there will be no checking without a new one: { $powers }.
org-decide-renew = Issue a new one
org-decide-renew-label = Issue a new power of attorney: { $name }

org-numbers = Today, { $day }
org-number-today = { $n ->
    [one] check today
   *[other] checks today
}
org-number-confirmed = of them confirmed
org-number-month = { $n ->
    [one] check in 30 days
   *[other] checks in 30 days
}
org-number-staff = { $n ->
    [one] person can check
   *[other] people can check
}
org-latest = Latest checks
org-latest-all = All checks

staff-search = Name
staff-filter = Who can check
staff-filter-all = All
staff-filter-yes = Can check
staff-filter-no = Cannot
staff-count = { $n ->
    [one] { $shown } person
   *[other] { $shown } people
}
staff-name = Member of staff
staff-scenarios = Can check today
staff-powers = Powers of attorney
staff-checks = Checks in 30 days
staff-nothing = nothing
staff-from = from { $day }
staff-until = until { $day }
staff-power-label = { $name }: power of attorney
staff-more = and { $shown } earlier

powers-issue = Issue a power of attorney
powers-search = Name or number
powers-filter = State of the power of attorney
powers-filter-all = All
powers-filter-active = In force
powers-filter-expiring = Ending soon
powers-filter-not_yet = Not yet in force
powers-filter-suspended = Suspended
powers-filter-expired = Expired
powers-filter-replaced = Replaced
powers-filter-revoked = Revoked
powers-count = { $n ->
    [one] { $shown } power of attorney
   *[other] { $shown } powers of attorney
}
powers-csv = Download all as CSV
powers-whom = To whom
powers-scenarios = What to check
powers-term = Validity
powers-state = State
powers-number = No. { $number }
powers-term-days = { $from } – { $until }

field-person = To whom: SNILS or phone
field-scenario = What may be checked
field-from = In force from
field-until = Until
field-reason = Reason
field-suspend_reason = Why you suspend it
field-resume_reason = Why it may count again
field-weekday = Days of the week
field-hours_from = From which hour
field-hours_until = Until which hour
field-checks_a_day = Checks a day, at most
field-replaces = The earlier power of attorney

power-new = New power of attorney
power-new-text = The person can check as soon as the first day begins.
power-new-refused = The power of attorney was not issued
power-new-cancel = Cancel
power-like = Modelled on the earlier one: { $name }
power-like-text = Powers and validity are filled in. Please enter the SNILS or phone again: we do not show them here.
power-person-hint = The person needs a confirmed account already
power-scenario-hint = The scanner offers nothing else, and the server answers nothing else
power-identity-hint = Photo, name, date of birth and document, each time only if the guest agrees. Give it to those whom the law requires to ask.
power-from-hint = from 00:00 Moscow time on that day
power-until-hint = that day included
power-limits = Limit days, hours or the number of checks
power-limits-text = Outside of these the scanner does not work: the server answers that the check is not covered.
power-weekday-hint = None ticked: any day
power-hours-hint = Moscow time; empty: day and night
power-hours_until-hint = a shift over midnight is fine: 22:00 to 06:00
power-checks_a_day-hint = Empty: as many as needed
power-replaces = Replace it by the new one
power-replaces-hint = The earlier one stops counting on the first day of the new one

power = Power of attorney
power-title = Power of attorney: { $name }
power-whom = To whom
power-organization = From
power-scenarios = What may be checked
power-term = In force
power-term-days = from { $from } to { $until } inclusive
power-number = Number
power-issue = Issued
power-moment = { $day } at { $time } Moscow time, { $by }
power-revocation = Revoked
power-reason = Reason
power-checks = Made under it
power-public = Open to everyone
power-public-hint = At this address anyone can check its state. The name of the person is not there.
power-issued = Power of attorney issued
power-issued-text = The person can check already: let them open the scanner.
power-issued-later = The person can check from { $day }.
power-revoked = Power of attorney revoked
power-revoked-text = The very next scan under it will be refused.
power-revoke = Revoke
power-revoke-text = It takes effect at the very next scan. It cannot be undone; you can only issue a new one.
power-revoke-button = Revoke the power of attorney
power-revoke-refused = The power of attorney was not revoked
power-limits-short = Limits
power-suspend = Suspend
power-suspend-text = Nobody may check under it while you look into the matter: it works at the very next scan. You can let it count again on any day.
power-suspend-button = Suspend the power of attorney
power-suspend-refused = The power of attorney was not suspended
power-suspended = The power of attorney is suspended
power-suspended-text = Nobody may check under it until you let it count again.
power-resume = Let it count again
power-resume-text = The member of staff may check again, as long as its days last.
power-resume-button = End the suspension
power-resume-refused = The suspension was not ended
power-resumed = The power of attorney counts again
power-resumed-text = The member of staff may check: let them open the scanner.
power-again = Issue another like it
power-replaced = Replacement
power-replaced-from = from { $day } another one counts
power-history = History
power-history-text = The entries are linked by hashes: none can be changed or removed unnoticed.
power-event-issued = Issued
power-event-suspended = Suspended
power-event-resumed = Counts again
power-event-replaced = Replaced by a newer one
power-event-revoked = Revoked
power-event-watch = Unusual checks: { $rule }. Decide whether it may count again.
power-event-by-nobody = automatically
power-revocation-record = Record of the revocation
power-reason-hint = You and the other directors of the organization see it. Up to 500 characters.

checks-nothing-kept = There is nothing about guests here: no names, no numbers, no photos.
checks-none = No checks yet
checks-none-text = A member of staff with a power of attorney opens the scanner on a phone, chooses the organization and points the camera at a code. The first check appears here at once.
checks-none-button = Open the scanner
checks-time = Moscow time
checks-staff = Member of staff
checks-staff-any = All
checks-scenario = What was checked
checks-outcome = Outcome
checks-outcome-any = Any
checks-receipt = Receipt
checks-show = Show
checks-unread = Code not read
checks-slip = Slip { $slip }
list-before = Previous
list-after = Next
checks-count = { $n ->
    [one] { $shown } check
   *[other] { $shown } checks
}

list-search = Search
list-all = Show all
list-nothing = Nothing found
list-nothing-text = Nothing fits these conditions. Change them, or show everything.
list-narrowed = Shown only: { $what } — { $count }.
list-narrowed-of = Shown only: { $what } — { $shown } of { $all }.
list-quoted = “{ $text }”
list-csv = Download CSV
list-pages = Pages of the list
list-range = { $from }–{ $to } of { $total }
