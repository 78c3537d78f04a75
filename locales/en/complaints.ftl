# The complaint “I did not show this”: citizen, organization, operator.

complaint-link = I did not show this
complaint-link-label = I did not show this: the check of { $time }
complaint-yours-link = Your complaint
complaint-answer-link = Read the answer
complaint-yours-label = Your complaint about the check of { $time }
complaint-state-open = waits for an answer
complaint-state-answered = answered
complaint-state-withdrawn = withdrawn

complaint-title = I did not show this
complaint-what = What happens next
complaint-what-text = If it was not you, somebody may have shown your code. A complaint does not undo the check, but it will be looked into.
complaint-sees-organization = The organization sees that there is a complaint about the check: its time, the member of staff, what was asked and what they saw. Neither your name nor your words. A director answers, and the answer appears here.
complaint-sees-individual = Whoever checked does not learn of the complaint. The operator answers, and the answer appears here.
complaint-sees-operator = The operator of the registry sees everything: your name, the check, your words and the answer.
complaint-words-hint = You need not write anything. Up to 500 characters: where you were, who could have had your phone.
complaint-send = Complain
complaint-cancel = Do not complain
complaint-refused = The complaint was not sent
field-words = What happened

complaint-yours = Your complaint of { $time } (Moscow time)
complaint-your-words = Your words — only the operator sees them
complaint-open-organization = The organization and the operator see the complaint. The organization’s answer will appear here.
complaint-open-individual = The operator sees the complaint. The answer will appear here.
complaint-withdrawn-text = You have withdrawn the complaint. There is no second one about the same check.
complaint-answer-organization = The organization’s answer, { $time } (Moscow time)
complaint-answer-operator = The operator’s answer, { $time } (Moscow time)
complaint-withdraw-text = You remember showing it yourself? A complaint can be withdrawn until it is answered.
complaint-withdraw = Withdraw the complaint

complaints = Complaints
complaints-lead = A guest says that they did not show this code. Who they are and what they wrote is not here: only the operator of the registry knows.
complaints-none = No complaints
complaints-none-text = If somebody says of one of your checks “I did not show this”, it appears here.
complaints-state = Complaint
complaints-open-label = Open the complaint: { $time }
complaint-about = Complaint about the check of { $time }
complaint-about-text = Find out from the member of staff whose code it was, and answer: the guest and the operator read it.
complaint-answer = Answer
complaint-answer-title = Answer and close
complaint-answer-hint = Read by whoever complained and by the operator. Up to 500 characters.
complaint-answer-send = Answer
complaint-answer-refused = The answer was not sent
field-answer = Answer

org-decide-complaints = { $n ->
    [one] { $shown } complaint waits for an answer
   *[other] { $shown } complaints wait for an answer
}
org-decide-complaints-text = A guest says that they did not show a code which your staff checked.
org-decide-complaints-button = Answer

registry-complaints-lead = Holders say that they did not show these codes. Organizations answer for their checks; for those of private persons you do.
registry-complaints-none-text = When a holder says of a check “I did not show this”, it appears here.
complaints-all = All
complaints-filter-open = Waiting
complaints-filter-answered = Answered
complaints-filter-withdrawn = Withdrawn
complaints-time = When, Moscow time
complaints-organization = Who checked
complaints-said = The holder’s words
complaints-outcome = Outcome of the check
complaints-no-words = no words
complaints-holder = Holder

csv-complaint = Complaint (Moscow time)
csv-holder = Number of the holder
csv-words = The holder’s words
csv-organization = Organization
csv-answer = Answer

history-who = Who checked
history-who-any = Everybody
history-outcome = What they saw
history-outcome-any = Any outcome
history-power = Power of attorney
