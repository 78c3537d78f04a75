# The training of staff: guests of practice, the scanner's real screens.
training = Training
training-lead = Seven guests, three minutes: so that the first real one does not catch you unprepared.
training-back = Back to the scanner
training-begin = Begin
training-again = Do it once more
training-to-scanner = To the scanner
training-passed = Training passed
training-passed-text = Passed on { $day }. There is no need to do it again.
training-step-1 = A guest shows a code
training-step-1-text = You scan it with one tap.
training-step-2 = The scanner answers
training-step-2-text = The screen is exactly that of your work.
training-step-3 = You decide what to do
training-step-3-text = We say whether it was right, and why. What went wrong is asked again.
training-private = Codes of the training prove nothing and go nowhere: neither into the list of checks nor into the figures. Nobody sees your mistakes, only that you have passed.

training-organization = Practice Library
training-progress = Guest { $number } of { $of }
training-late = That step is done already. We go on from here.
training-leave = Stop
training-shows = A guest shows a code
training-payment = Payment
training-face = Photo of the guest
training-code = The guest’s practice code
training-scan = Scan

training-question = What do you do?
training-answer-serve = Serve the guest
training-answer-ask_fresh = Ask for a fresh code
training-answer-ask_ours = Ask them to open Digital ID
training-answer-ask_paper = Ask for the paper document
training-answer-refuse = Refuse
training-answer-choose_organization = Choose another organization

training-right = Right
training-wrong = Not this time
training-you = Your answer: “{ $answer }”.
training-next = Next guest
training-next-wrong = Go on — you will meet this guest again
training-finish = Finish

training-against-serve = You cannot serve them: the screen did not say “Confirmed”.
training-against-ask_fresh = A fresh code would say the same.
training-against-ask_ours = They have Digital ID open already.
training-against-ask_paper = No paper is needed for this.
training-against-refuse = It is too early to refuse: there is another way for them.
training-against-choose_organization = Your powers are in order: they are not the reason.

training-why-good = A green screen and “Confirmed” are enough. Compare the face with the photo and the words on both screens, and serve the guest.
training-why-not_confirmed = The registry did not confirm, and only the guest can see why. The status may not have reached the registry yet, so ask for the paper document. Do not ask for the reason.
training-why-expired = The code is older than half a minute: mostly a screenshot. Ask them to open Digital ID in front of you; a fresh code appears by itself.
training-why-used = This code was taken elsewhere: it may have been forwarded. Ask for a fresh one in front of you; it changes every 30 seconds.
training-why-forged = The signature is not ours: this code was drawn by somebody. Nobody is served on it. The guest may have been cheated as well, so refuse politely or ask for the paper document.
training-why-foreign = This is a payment code and no Digital ID. Nothing was paid or opened. Tell the guest which app to open.
training-why-no_authority = Your power of attorney does not let you ask this, so the code was not checked. It is not the guest’s fault: choose an organization that may, or check as an individual.

training-public = This is a practice code
training-public-text = Staff learn with such codes how to check a Digital ID. It proves nothing: if it is shown in place of a real one, ask for Digital ID to be opened.

training-staff = Training of staff
training-staff-lead = Three minutes in the scanner with practice codes: a good one, an old one, a forged one, a foreign one — and a question without authority.
training-rule = When a power of attorney takes effect
training-free = At once, from its first day.
training-demanded = After the training — since { $day }, also for what was issued before.
training-rule-text = To whoever has not passed it the scanner says “Training first: 3 minutes” and opens it. Having passed, they can check at that very minute.
training-demand = Ask for the training
training-demand-end = Do not ask for it any more
training-only = The director decides this. You are a deputy.
training-refused = The rule has not changed
training-demanded-done = The training is required
training-demanded-done-text = Whoever has not passed it cannot check until they have.
training-free-done = The training is not required
training-free-done-text = Powers of attorney count from their first day.
training-people = Who has passed
training-who = Who has passed
training-counted = { $passed } of { $all } have passed.
training-name = Member of staff
training-when = Training
training-on = passed on { $day }
training-not-yet = not passed
field-demanded = Rule

scanpage-training = Training: 3 minutes
scanpage-trained = Training passed on { $day }
scanpage-untrained = Training first: 3 minutes
scanpage-untrained-text = Your power of attorney takes effect as soon as you have passed: { $organizations }.
