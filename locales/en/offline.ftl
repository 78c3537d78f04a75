# Checks without a network: the scanner ("scan-", "outcome-" go into the island), the shell,
# late alarms, and sign-out with checks that wait.

scan-offline-data = No connection. Checking signatures with data from {"{"}time{"}"}
scan-offline-nothing = No connection. Codes cannot be checked now.
scan-waiting = Waiting to be sent: {"{"}n{"}"}. They go by themselves once there is a connection.
scan-clock-ahead = This phone’s clock is {"{"}off{"}"} fast. Turn on network time in its settings.
scan-clock-behind = This phone’s clock is {"{"}off{"}"} slow. Turn on network time in its settings.
scan-clock-seconds = {"{"}n{"}"} s
scan-clock-minutes = {"{"}n{"}"} min

outcome-offline-data = data from {"{"}time{"}"}
outcome-offline-unsure = The phone was restarted without a connection and nothing confirms its clock: look whether the seconds run on the guest’s screen.
outcome-too-old-word = No connection
outcome-too-old-fact = The data is too old
outcome-too-old-why = Signatures must not be checked with it. Connect for a minute, or ask for an ordinary document.
outcome-online-only-word = Connection needed
outcome-online-only-fact = Only the server can confirm an identity
outcome-online-only-why = The guest has to allow it, and cannot be asked without a connection. Ask for a passport.

scanpage-offline-details = What the power of attorney allows will be shown once there is a connection. The scanner knows it all the same.

alarms-title = Alarms
alarms-lead = Checks made without a connection that were not confirmed afterwards. Nothing about guests is kept here.
alarms-none = No alarms
alarms-none-text = Everything checked without a connection was confirmed afterwards.
alarms-time = Check
alarms-staff = Staff
alarms-scenario = Question
alarms-problem = What was wrong
alarms-state = Decision
alarms-problem-authority = The power of attorney was not in force then, or did not cover this.
alarms-problem-code = The code is not ours or its key was revoked: it may be forged.
alarms-problem-time = The time of the check does not fit the code, or it was sent too late.
alarms-problem-status = The registry does not confirm it.
alarms-problem-used = The same code was shown once more: { $time }.
alarms-sent = sent { $time }
alarms-acknowledge = Taken note
alarms-acknowledge-label = Take note: { $time }, { $name }
alarms-acknowledged = { $name }, { $time }
alarms-cap-label = Hours the scanner works without a connection
alarms-cap-hint = From 0 to 72. With 0 nothing is checked without a connection. Open scanners learn a new number within five minutes.
alarms-cap-save = Save
alarms-csv = Download CSV
org-decide-alarms = { $count ->
    [one] { $count } offline check was not confirmed
   *[other] { $count } offline checks were not confirmed
}
org-decide-alarms-text = See who checked and what turned out to be wrong.
org-decide-alarms-button = Open the alarms
csv-problem = What was wrong
csv-sent = Sent
csv-acknowledged = Taken note
csv-problem-authority = power of attorney not in force
csv-problem-code = code not ours
csv-problem-time = time does not fit
csv-problem-status = registry does not confirm
csv-problem-used = code shown once more

unsent-sending = Sending checks…
unsent-sending-lead = There are offline checks on this phone. They are sent first, then you are signed out.
unsent-title = Checks not sent
unsent-lead = { $count ->
    [one] { $count } offline check on this phone waits to be sent. Signing out erases it.
   *[other] { $count } offline checks on this phone wait to be sent. Signing out erases them.
}
unsent-send = Open the scanner and send
unsent-anyway = Sign out and erase
