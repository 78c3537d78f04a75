# The scanner at a door: groups, paper, the guest's language, self-scan.

scanpage-group = Count a group
scanpage-sheet-group = Count a group
scanpage-group-text = For a class or a tour: the scanner counts how many were confirmed. Refusals do not count.
scanpage-group-target = How many there should be
scanpage-group-target-hint = May be left empty
scanpage-group-begin = Begin to count
scanpage-group-counts = Only “Confirmed” counts. The number is kept on this device.
scanpage-group-again = Count anew
scanpage-group-end = End
scan-group-count = In the group: {"{"}n{"}"}
scan-group-of = In the group: {"{"}n{"}"} of {"{"}all{"}"}
scan-group-whole = The group is whole: {"{"}n{"}"} of {"{"}all{"}"}

outcome-paper = Paper document accepted
outcome-paper-taken = Noted: a paper document was accepted
outcome-paper-failed = Not noted: no network, or too much time has passed
shift-paper = Paper document

scanpage-reads-door = At the entrance
scanpage-reads-door-text = Counts a group, notes a paper document after a refusal, shows the answer in Russian, stands at an entrance without staff

kiosk = Self-scan at an entrance
kiosk-lead = A tablet or a phone stands at the entrance, and guests show it their codes themselves. No staff are needed.
kiosk-nobody = No power of attorney in force
kiosk-nobody-text = A self-scan is made in the name of an organization. Its director issues the power of attorney.
kiosk-refused = It could not be switched on
kiosk-organization = In whose name to check
kiosk-pin-hint = 4 to 8 digits
kiosk-does-camera = The front camera looks, and an answer goes by itself after a few seconds.
kiosk-does-identity = No identity is shown here: staff check it.
kiosk-does-lock = Until the PIN is typed, this device opens nothing but the scanner, also after a restart.
kiosk-does-not = The device’s own buttons are not in our hands. To keep people in the browser, pin the app: “App pinning” on Android, “Guided Access” on an iPad.
kiosk-begin = Switch on
kiosk-leave = Leave the self-scan
kiosk-leave-refused = It could not be left
kiosk-leave-do = Leave
kiosk-forgotten = Forgotten the PIN? Sign in on another device and end this session on the page “Account”.
kiosk-free = This device is not locked by a PIN.
kiosk-back = To the scanner
field-pin = PIN
field-pin_again = PIN once more
problem-shape-of-pin = 4 to 8 digits are needed
problem-other-pin = it is not the same PIN
problem-wrong-pin = it is not the right PIN
