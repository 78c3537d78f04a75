# The texts of consents, by version. A consent that was given is one to these words: they are not
# edited, a next version is added (domain::enrolment::CONSENT_VERSION).

consent-1-1 = I allow the Digital ID service to take my name, day of birth, citizenship, kind and number of my document and my statuses from the registry, and to keep them together with my photo for as long as I have a Digital ID.
consent-1-2 = I allow an operator of the registry to compare my photo with the one in my document or in the biometric registry.
consent-1-3 = When I act, the service shows a code. Whoever checks it learns the answer to one question only: yes or no. They see my name, day of birth, document number and photo once, and only after I have allowed it on my own screen.
consent-1-4 = The service keeps who has checked me, when, and what they saw. I am the one who sees this list.
consent-1-5 = I may withdraw this consent on any day in the settings. Then the Digital ID stops and codes that were shown end. Refusing changes nothing else: a document may be shown instead of a code.

consent-photo-1-1 = I allow my photo from the registry to be shown to a member of an organization’s staff who checks my code under a power of attorney and gets the answer “Confirmed”. Individuals are not shown it.
consent-photo-1-2 = The photo is on the scanner’s screen for 15 seconds, to be compared with my face. Neither the service nor the scanner stores it, and the organization gets no copy. My list of checks says when the photo was shown.
consent-photo-1-3 = I may withdraw this consent on any day in the settings. From the next check on the photo is not shown; refusing changes nothing else.
