# An organization's checks in figures.
figures-days = { $from } to { $until }, days in Moscow time.
figures-periods = Over what time
figures-period = { $n ->
    [one] { $shown } day
   *[other] { $shown } days
}
figures-checks = { $n ->
    [one] check
   *[other] checks
}
figures-confirmed = confirmed
figures-offline = without a network
figures-alarms-count = { $n ->
    [one] late alarm
   *[other] late alarms
}
figures-by-day = Checks by day
figures-days-label = Columns by day: { $total } checks in all, most on { $day }: { $most }
figures-key-yes = confirmed
figures-key-other = all others
figures-outcomes = How they ended
figures-scenarios = What was checked
figures-refusals = Why not confirmed
figures-refusals-none = Everything was confirmed in this time.
figures-table = The same figures as a table
figures-day = Day
figures-count = How many
figures-of-them = Confirmed
figures-what = What
figures-share = Share
figures-alarms-all = All alarms
figures-csv = Download all figures as CSV
csv-figure = Figure
csv-of-what = Of what
csv-checks = How many
csv-confirmed = Of them confirmed
