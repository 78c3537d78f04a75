# A power of attorney for several people, in plain words, handed over.
power-others = Further representatives
power-others-hint = Up to four people in the same power of attorney: it has one number, each of them checks alone. Revoking it ends it for all. If somebody leaves, it ends for them only.
power-other-person = Representative { $number }
power-more = Plain words and handing over
power-text-hint = What else you entrust, in your own words. It becomes part of the document and gives the scanner nothing: that reads only what is ticked above.
power-plain_text = Powers in plain words
power-plain-note = They give the scanner nothing.
power-may-hand-over = Allow it to be handed over
power-may-hand-over-hint = The representative can hand it over to one person: no more than they hold, and no further. It ends together with this one.
power-delegation = Handing over
power-delegation-yes = allowed, once
power-delegation-given = handed over to { $name }
power-parent = Handed over under
power-with = In the same power of attorney
power-with-note = Revoking it ends it for all.
field-others = Further representatives
field-plain_text = Powers in plain words
field-may_hand_over = Handing over

hand-over = Hand it over
hand-over-lead = The power of attorney of { $organization }: let another person check in your place. You keep yours.
hand-over-scenario-hint = No more than you may yourself.
hand-over-until = Until { $day } at the latest, when yours ends.
hand-over-limits = The same limits: { $limits }. You share the checks a day.
hand-over-button = Hand over
hand-over-refused = It was not handed over
hand-over-done = It was handed over
hand-over-done-text = The scanner is open to that person already. When yours ends, so does theirs.
hand-over-taken = It is handed over already. You can hand it to somebody else when that one has ended or a director has revoked it.
hand-over-not-now = Your power of attorney does not count at the moment, so it cannot be handed over.
hand-over-given = To whom it was handed over
hand-over-none = To nobody
hand-over-none-text = You can hand it to one person. They cannot hand it on.
hand-over-document = What is handed over has no XML document: the format asks for the ИНН of whoever hands it over, and for a signature of their own. It can be checked by its number.
scanpage-hand-over = Hand it over
poa-handed-over = Issued by handing over
poa-people = Representatives
poa-people-count = { $n ->
    [one] { $shown } person
   *[other] { $shown } people
}
