# What can be asked: names, and the law behind each.
scenario-age18 = Over 18
scenario-age21 = Over 21
scenario-age14 = Over 14
scenario-identity = Identity
scenario-loyalty = Loyalty card
scenario-status-large_family = Large family
scenario-status-student = Student
scenario-status-pensioner = Pensioner
scenario-status-disability = Disability
scenario-status-svo_participant = SVO participant
scenario-status-svo_family = Family of an SVO participant
scenario-status-veteran = Veteran

law-age18 = Coming of age: article 21 of the Civil Code; sale from 18: article 16 of law 171-FZ of 22.11.1995.
law-age21 = Where a rule of the organization or a law of the region wants 21.
law-age14 = Passport from 14: decree of the President 232 of 13.03.1997.
law-identity = Only with consent to each request: article 9 of law 152-FZ of 27.07.2006.
law-loyalty = The customer’s contract with the organization.
law-status-large_family = Decree of the President 63 of 23.01.2024 on support of large families.
law-status-student = Articles 33 and 34 of law 273-FZ of 29.12.2012 on education.
law-status-pensioner = Law 400-FZ of 28.12.2013 on insurance pensions.
law-status-disability = Law 181-FZ of 24.11.1995 on social protection of people with disabilities.
law-status-svo_participant = Law 5-FZ of 12.01.1995 on veterans.
law-status-svo_family = Laws 76-FZ of 27.05.1998 on the standing of servicemen and 5-FZ of 12.01.1995 on veterans.
law-status-veteran = Law 5-FZ of 12.01.1995 on veterans.

catalogue-laws = By which law
id-says-age = They see only: yes or no. No date of birth, no name.
show-learns-age = Whoever checks sees only: { $scenario } — yes or no
id-young-now = What you can show now
id-young-says = Only an age that you have reached: yes or no.
