# Reminders of powers of attorney that end.
reminders = Reminders
reminders-lead = 14 days, 7 days and a day before a power of attorney ends we remind you of it: on the first page of the cabinet, in the scanner of its bearer and, if you like, by mail.
reminders-mail = Mail
reminders-none = No mail is sent yet.
reminders-to = Mail goes to { $address }.
reminders-unconfirmed = The address { $address } is not confirmed yet: type the code from the letter.
reminders-no-mail = This server has no mail, so reminders are seen here and in the scanner only. Whoever runs the server can set it up.
reminders-only = Only a director changes the address. You are a deputy.
reminders-address-hint = Leave it empty for no mail. Letters hold the names of staff and the days on which their powers of attorney end.
reminders-save = Save the address
reminders-code-hint = It is in the letter that we have just sent. It counts for three days.
reminders-confirm = Confirm the address
reminders-refused = Nothing was saved
reminders-sent = A letter was sent
reminders-sent-text = Type the code in it, and reminders will come. If there is no letter, look among the spam.
reminders-confirmed = The address is confirmed
reminders-confirmed-text = Reminders will come to it.
reminders-removed = No more mail
reminders-removed-text = Reminders are seen in the cabinet and in the scanner.
reminders-link = Reminders of the end
field-address = Address for mail
field-code = Code from the letter

mail-code-subject = Code for an address in Digital ID
mail-code-text = This address was given for reminders of { $organization }. To confirm it, type this code in the cabinet:
mail-code-link = Or open the page with the code filled in:
mail-code-foot = The code counts for three days. If you did not ask for this, do nothing: there will be no more letters.
mail-ending-subject = { $n ->
    [one] { $organization }: { $n } power of attorney ends
   *[other] { $organization }: { $n } powers of attorney end
}
mail-ending-text = Powers of attorney of { $organization } end soon. After the last day these people cannot check codes any more:
mail-ending-line = — { $name }: counts up to and including { $day }
mail-ending-more = { $n ->
    [one] — and { $n } more
   *[other] — and { $n } more
}
mail-ending-link = New ones are issued in the cabinet:
mail-ending-foot = This letter was sent by itself. To end them: cabinet, “Powers of attorney”, “Reminders of the end”.

scanpage-ending = { $days ->
    [0] This is the last day of your power of attorney
    [one] Your power of attorney ends in { $days } day
   *[other] Your power of attorney ends in { $days } days
}
scanpage-ending-text = { $organization }. Ask your director for a new one.
