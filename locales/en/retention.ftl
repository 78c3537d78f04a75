# Retention periods.
retention-link = Retention
retention-title = Retention periods
retention-lead = Here is what has done its work. It is removed when its period is over: every hour, a little at a time. The periods are set when the server starts.
retention-head-what = What
retention-head-days = Period
retention-head-count = Kept
retention-head-due = Due
retention-head-removed = Removed
retention-head-day = Day
retention-days = { $n ->
        [one] { $shown } day
       *[other] { $shown } days
    }
retention-of-checks = Checks, the organizations’ copies
retention-why-checks = Limitation of actions is three years (article 196 of the Civil Code): a check can be disputed that long. There is nothing about the person in it.
retention-of-holder-checks = Checks, the holders’ copies
retention-why-holder-checks = The same for the holder, who can show the receipt for three years (article 196 of the Civil Code).
retention-of-family-visits = Who let a family in
retention-why-family-visits = Like checks: three years (article 196 of the Civil Code).
retention-of-late-alarms = Alarms about checks without a network
retention-why-late-alarms = Three years from when a director has seen it (article 196 of the Civil Code). Those not seen stay.
retention-of-complaints = Complaints “I did not show this”
retention-why-complaints = Five years after the answer: what citizens write is kept so long (list of Rosarkhiv, order 236 of 20.12.2019, item 154). Without an answer they stay.
retention-of-consents = Withdrawn consents
retention-why-consents = Three years after they were withdrawn (the same list, item 441): it must be possible to show that there was one.
retention-of-applications = Applications of which nothing has become
retention-why-applications = Half a year: their purpose does not want them longer (law 152-FZ, article 5, part 7). Photos go with them.
retention-of-shares = Links to a family’s code that have ended
retention-why-shares = A month, for the family to see who opened them (law 152-FZ, article 5, part 7).
retention-of-unclaimed = People from lists, without an account
retention-why-unclaimed = Three years after their last status (law 152-FZ, article 5, part 7). Name, СНИЛС and day of birth are erased; statuses stay under a number: the log stands on them.
retention-of-imports = Lists that were uploaded
retention-why-imports = Three years: who uploaded when, how much was entered. Their rows are not in it.
retention-of-import-problems = Mistakes in rows of lists
retention-why-import-problems = Three months, for the source to correct them. No value of a row is in it.
retention-stays = What stays
retention-stays-text = This has no period; it stays without the person when they erase their account.
retention-stays-log = The logs
retention-stays-log-why = Each entry holds the next: without one the proof is broken. The program writes no names of people into them.
retention-stays-statuses = Statuses
retention-stays-statuses-why = The log tells of each of them, and the proof compares them.
retention-stays-powers = Powers of attorney and their documents
retention-stays-powers-why = The organization keeps them, and they are compared with the log.
retention-stays-families = The bank of large families
retention-stays-families-why = It is a register: statuses follow from it.
retention-removals = What was removed
retention-none = Nothing yet: no period is over.
