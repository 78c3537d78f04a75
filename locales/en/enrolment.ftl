# Getting a Digital ID, its settings, and the operator's queue of photos.

## /id/new

enrol-title = Getting a Digital ID
enrol-held-title = You now have a Digital ID
enrol-paused-title = Your Digital ID is paused
enrol-steps = Steps
enrol-step-consent = Consent
enrol-step-way = Way
enrol-step-photo = Photo
enrol-step-desk = Check
enrol-refused = Not yet
enrol-back = Back to the choice
enrol-held-text = Choose what to confirm and show the code. Whoever checks sees only yes or no.
enrol-held-button = Show a code

enrol-not-not-confirmed = Confirm your account first.
enrol-not-not-confirmed-do = Bring your passport to a public service centre: it is done once.
enrol-not-not-citizen = A Digital ID is for citizens of Russia.
enrol-not-not-citizen-do = If you are one by now and the registry says otherwise, bring your passport to a public service centre: the entry will be put right.
enrol-not-underage = A Digital ID can be had from the age of 18.
enrol-not-underage-do = On your birthday this page opens by itself, there is nothing to do.
enrol-not-unrecorded = We do not know your day of birth and citizenship.
enrol-not-unrecorded-do = They were not written down when your account was confirmed. Bring your passport to a public service centre: it takes two minutes.

consent-lead = Read what you agree to. You may change your mind on any day.
consent-title = Consent
consent-version = Version { $version }
consent-agree = I agree to everything above
consent-button = Give consent
field-agreed = Consent
problem-document-taken = another Digital ID was made from this document

way-lead = How do we know that you are you? The way decides what you can show.
way-biometrics = By biometrics
way-foreign_passport = By a foreign passport of the new type
way-driving_licence = By a driving licence
way-shows-all = You can show age, statuses and document
way-shows-age = You can show your age only
field-way = Way

way-biometrics-standard = Your biometrics were taken at a bank or a public service centre and are confirmed.
way-biometrics-simplified = Your biometrics were handed over by a bank and are confirmed.
way-biometrics-until = They count until { $day }.
way-biometrics-button = Choose biometrics
way-biometrics-do = They can be taken or confirmed at a bank or a public service centre. Choose another way meanwhile.
way-biometrics-not-connected = This installation has no way to the biometric registry. Choose another way.
way-biometrics-no-answer = The biometric registry does not answer now. Come back later or choose another way.
problem-evidence-missing = the registry has no biometrics of yours
problem-evidence-unconfirmed = there are biometrics, but you have not confirmed them
problem-evidence-ended = it has ended
problem-evidence-too-long = nothing counts so long: check the year
problem-evidence-other-birth = the passport has another day of birth than your account
problem-evidence-other-country = this is another country's passport

way-passport-where = Open the page with the photo. At its foot there are two lines of letters, digits and “<”:
field-mrz_first = First line
field-mrz_second = Second line
way-passport-first-hint = 44 characters, begins with P
way-passport-second-hint = 44 characters, begins with the number of the passport
way-passport-honest = A web page cannot read the chip of a passport. The lines help to get the number right; an operator compares your face with the photo in the passport.
way-passport-button = Choose the passport
problem-mrz-length = a line has 44 characters
problem-mrz-character = only Latin letters, digits and “<” stand here
problem-mrz-kind = this is no passport: its line begins with P
problem-mrz-name = no name was found
problem-mrz-number = a slip in the number: characters 1 to 10
problem-mrz-birth = a slip in the day of birth: characters 14 to 20
problem-mrz-until = a slip in the last day: characters 22 to 28
problem-mrz-optional = a slip near the end: characters 29 to 43
problem-mrz-whole = a slip: the last character does not match
problem-mrz-day = there is no such day: check the dates

field-licence = Series and number
way-licence-hint = 10 characters, line 5 on the front
field-licence_until = Valid until
way-licence-until-hint = Line 4b on the front
way-licence-button = Choose the licence

enrol-returned = Another photo is needed
enrol-photo-lead = The photo stands beside the code: people recognise you by it.
enrol-photo-own = Take a new photo
enrol-photo-face = The whole face, straight at the camera
enrol-photo-light = Light from the front, no dark glasses
enrol-photo-alone = Nobody else in the picture
field-portrait = Your photo
enrol-portrait-hint = A shot or a file, JPEG, PNG or WebP, up to { $most } MB
field-document = Photo of the document
enrol-document-foreign_passport = The page of the passport with the photo
enrol-document-foreign_passport-hint = All of it, no glare: the lines at its foot must be readable
enrol-document-driving_licence = The front of the licence
enrol-document-driving_licence-hint = All of it, no glare: number and face must be seen
enrol-preview = The picture that you have chosen
enrol-photo-kept = The pictures are kept encrypted, and you and the operator see them. We erase the place where they were taken and whatever else is in the file. The picture of the document is deleted right after the check.
enrol-photo-button = Send to be checked
enrol-photo-registry = Take the photo of the biometric registry
enrol-photo-registry-alt = Your photo in the biometric registry
enrol-photo-registry-text = It is confirmed already: no new one is needed.
enrol-photo-registry-button = Take this photo
enrol-other-way = Choose another way
problem-photo-not-picture = this is no picture, or the file is damaged: JPEG, PNG or WebP is needed
problem-photo-file-large = the file is larger than 8 MB: make the picture smaller
problem-photo-too-large = the picture is too large: 40 megapixels at most
problem-photo-too-small = too small: come closer or use the camera of a phone
problem-photo-too-dark = too dark: turn your face to the light
problem-photo-too-bright = too bright: step away from the strong light
problem-photo-blurred = not sharp: wipe the camera and hold the phone still

enrol-waiting = Your application is being checked
enrol-waiting-text = An operator compares the pictures. You may close this page: the answer will stand here.
enrol-way = Way
enrol-sent = Sent
enrol-look = See whether there is an answer
enrol-withdraw = Withdraw consent
enrol-withdraw-text = Changed your mind? Withdraw your consent: the application and the pictures are deleted.

id-nothing-get = Get a Digital ID
id-nothing-go-on = Go on with the application
id-nothing-waits = The application is being checked
id-nothing-why = Who can have one

## /id/settings

settings-link = Settings of the Digital ID
settings-title = Settings of the Digital ID
settings-refused = Nothing has changed yet
settings-use = Use
settings-state-active = in use
settings-state-paused = paused
settings-made = Made
settings-pause-text = A pause ends every code that was shown and issues no new ones: the very next online check refuses them. Your data stay. Useful when a phone is lost.
settings-pause = Pause it
settings-resume-text = Codes are issued again. Those of before the pause do not come back. We ask for your password.
settings-resume = End the pause
settings-consent-first = The consent was withdrawn. To end the pause, give it again first.
settings-consent-again = Give consent again
settings-consent = Consent
settings-consent-given = Version { $version }, given { $time } (Moscow time)
settings-consent-none = There is no consent now: no codes are issued.
settings-withdraw-text = Without consent the Digital ID is paused and codes that were shown end at once. Photo and document stay until you delete the Digital ID.
settings-withdraw = Withdraw consent
settings-delete-title = Delete the Digital ID
settings-delete-text = Codes end at once. We ask for your password.
settings-delete-gone = Your photo, the number of your document and the application are deleted.
settings-delete-stays = Past checks and receipts stay: you and those who checked need them. Statuses are kept by the authorities and stay in the registry as well.
settings-delete-again = You can get a Digital ID again on any day, from the beginning.
settings-delete-sure = Yes, delete my Digital ID
settings-delete = Delete
settings-done-paused = The Digital ID is paused
settings-done-paused-text = Codes that were shown do not count any more.
settings-done-resumed = The Digital ID is in use again
settings-done-resumed-text = Open the showing: the code will be a new one.
settings-done-withdrawn = The consent was withdrawn
settings-done-withdrawn-text = The Digital ID is paused, codes that were shown do not count any more.
settings-done-deleted = The Digital ID is deleted
settings-done-deleted-text = We have your photo and document no more.

## /registry/photos

photos = Photos
photos-lead = Compare the face with the document. Whoever waits longest comes first. Your own application is not here: another operator decides it.
photos-none = Nobody waits
photos-none-text = When somebody sends a photo, it appears here.
photos-who = Who
photos-way = Way
photos-since = Waits since
photos-document = Document
photos-until = Valid until
photos-latin = Name in Latin letters
photos-portrait = Photo of the person
photos-page = Photo of the document
photos-biometrics = Photo in the biometric registry
photos-of-registry = The photo is the biometric registry's own, there is nothing to compare it with. Check name and term.
photos-decision = Decision
photos-check-biometrics = One and the same person? Is the whole face seen?
photos-check-foreign_passport = One and the same person? Are number, name and term on the page those of the application? Is it a passport with a chip, for 10 years? The chip cannot be read from here: when in doubt, return it and ask the person to come with the passport.
photos-check-driving_licence = One and the same person? Are number, name and term on the licence those of the application?
photos-accept = Accept
photos-return = Return
field-return_reason = Why do you return it
photos-return-hint = The person reads this. Say what to mend.
photos-refused = The decision was not taken
photos-done-accepted = Accepted
photos-done-accepted-text = The person has a Digital ID now. The picture of the document is deleted.
photos-done-returned = Returned
photos-done-returned-text = The person sees the reason and sends another photo. These pictures are deleted.
photos-decided = { $name }, { $time }.
photos-is-accepted = Accepted already
photos-is-returned = Returned already
photos-is-gone = The application is gone
photos-is-gone-text = The person has taken it back or begun anew.
