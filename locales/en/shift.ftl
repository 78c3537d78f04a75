shift = My shift
shift-back = To the scanner
shift-since = The last 12 hours, since { $time }. Time and answer only: nothing about guests is here.
shift-empty = No checks yet
shift-empty-text = Your checks of the shift will stand here: how many, and with which answer.
shift-all = { $n ->
    [one] { $shown } check
   *[other] { $shown } checks
}
shift-latest = The last twenty
shift-time = Time
shift-outcome = Answer
shift-begin = To the scanner
