# Benefits that are given once a day: the scanner ("outcome-" goes into the island), the cabinet, the
# holder's history, papers.

outcome-twice = Already used today — at {"{"}time{"}"}
outcome-twice-why = The status is valid. Staff decide whether to give it again.
outcome-return = Nothing was given — undo
outcome-return-done = Undone: the guest can come again today
outcome-return-failed = Not undone: no connection, or more than 10 minutes ago
outcome-offline-once = “Once a day” cannot be checked without a network.

once-return-label = Nothing was given — undo: check at { $time }
once-returned = Undone
once-returned-text = This guest can come again today. A director sees the note in the list of checks.
once-shift-again = Again on the same day
once-mark-again = again on that day: used at { $time }
once-mark-returned = nothing given, undone at { $time }
once-again-count = { $n ->
        [one] { $shown } of them again on the same day
       *[other] { $shown } of them again on the same day
    }
figures-again = Again on the same day
csv-again = Again: used at
csv-returned = Undone

once = Once a day
once-lead = Free entry or a discounted lunch, for one person once a day. When they come again with a fresh code, the scanner says: “Confirmed. Already used today — at 11:40”.
once-refused = Could not be saved
once-done = Saved
once-done-text = It counts from the next check on. Days are Moscow days.
once-scope-off = No limit
once-scope-organization = Once a day in the whole organization
once-scope-branch = Once a day in each branch
once-branch-text = A branch is known by the phone that is enrolled to it. A check with another phone counts for the whole organization.
once-no-branches = There are no branches yet, so both count the same way.
once-save = Save
once-only = A director decides this. A deputy sees what holds.
once-head-what = Status
once-head-where = How often
once-since = since { $time }
once-learns = Who learns what
once-learns-staff = Staff: that this status was used today already, and when. It is no refusal: the house decides.
once-learns-you = The organization: the same. Not who it was. Today’s visit cannot be linked to yesterday’s: each day leaves another trace.
once-learns-visitor = The visitor: sees that the check counted as the use of that day.
once-learns-server = The server: it knows who was checked, and makes the trace itself. The trace is removed after a few days.
once-learns-certificate = The certificate of a large family (its code on paper or on its screen) is not counted: it does not tell who of the family has come. Staff note how many came in by it.

once-history-counted = Counted as the use of that day: whoever checks you here again today is told that you were here.
once-history-again = Again on the same day: staff were told that you were here at { $time } already. They were not told who you are.
once-history-returned = It counted as the use of that day and was undone at { $time }: you were given nothing.

guide-question-6 = “Already used today”
guide-answer-6 = Some places give a benefit once a day. If you come again, staff learn that you were here today already, and when. They do not learn who you are, or whether you were here on other days.

paper-regulation-once = The service is given once a day by the status:
paper-once-organization = once a day in the Institution
paper-once-branch = once a day in each branch
paper-regulation-once-how = At another check on the same day (Moscow time) the scanner tells the employee that the status is confirmed and that it was used today already, with the time. The citizen’s identity is not disclosed, and visits of different days are not linked. If the service was not given, the employee notes that within 10 minutes. The certificate of a large family, shown instead of a code, is not counted.

retention-of-benefit-uses = Traces of “Once a day”
retention-why-benefit-uses = Four days: they tell a second visit of a day, and a check without a network may arrive three days later (law 152-FZ, art. 5 part 7). There is no person in them, only a trace under the server’s key.
