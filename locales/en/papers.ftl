# Papers of an organization: regulation, order, memo, poster, notice; and the page that makes them.
papers = Papers
papers-lead = Ready documents with your organization’s data: read them, add what is yours, print them or download a PDF.
papers-advice = These are models, not legal advice. Check the acts they refer to: they come from the regulation of a library, and we made up none. Where we know of no act, there is an empty line.
papers-list = What there is
papers-open = Open
papers-open-label = Open: { $paper }
papers-pdf = Download PDF
papers-pdf-label = Download PDF: { $paper }
papers-regulation = Regulation
papers-regulation-text = The rules of your house: what a code proves, how it is checked, who answers for what.
papers-order = Order
papers-order-text = Puts the regulation into force and names your staff with their powers of attorney.
papers-memo = Memo for staff
papers-memo-text = The steps of a check, what to do at each outcome, and what to keep silent about.
papers-poster = Poster
papers-poster-text = An A4 sheet for the entrance: its code leads visitors to the guide.
papers-notice = Notice to visitors
papers-notice-text = What you learn, what you do not, and where to turn. For the wall and the website.
papers-form = What to put into them
papers-form-text = An empty field stays an empty line on paper, to be filled in with a pen. Other directors see what you enter.
papers-saved = Saved
papers-saved-text = All papers have the new data already.
papers-refused = Not saved
papers-save = Save
papers-print-hint = To print, choose “Print” in the browser’s menu: only the paper gets printed.
papers-back = All papers
papers-guide = The guide to which the poster’s code leads
field-acts = Legal references
papers-acts-hint = One act a line. Add those of your region or ministry yourself.
field-order_number = Number of the order
field-order_day = Date of the order
field-place = Town
field-post = Position of the head
field-head = Who signs
papers-head-hint = As in the signature: V. A. Beregov
field-responsible = Responsible for it
papers-responsible-hint = Who trains staff and answers visitors: position, name, phone

paper-inn = INN
paper-code-label = QR code with the address of the guide
paper-approved = APPROVED
paper-by-order = (order of { $day } No. { $number })
paper-usual-post = Director
paper-usual-acts =
    Federal Law No. 156-FZ of 24.06.2025 “On the creation of a multifunctional information exchange service and on amendments to certain legislative acts of the Russian Federation”
    Letter of the Ministry of Digital Development, Communications and Mass Media of the Russian Federation No. МШ-П13-89899 of 16.09.2025 “On the use of the Digital ID service on the MAX digital platform”

paper-regulation = REGULATION
paper-regulation-about = on the use of the Digital ID service to prove the status of citizens. { $whole }
paper-regulation-1 = General
paper-regulation-1-1 = This Regulation sets out how the Digital ID service (the Service) is used, how its codes are checked by staff of { $name } (the Institution), and the rights and duties of both sides.
paper-regulation-1-2 = The Regulation is based on:
paper-regulation-1-3 = The Regulation serves to make services easier to reach and more convenient for visitors.
paper-regulation-1-4 = Using the Service is equal to presenting the document in question at the Institution, except where federal law requires a document on paper.
paper-regulation-1-5 = The Regulation applies to all citizens who use the Service, to staff of the Institution who check codes, and to those responsible.
paper-regulation-1-6 = At the Institution the Service proves:
paper-regulation-2 = Terms
paper-regulation-2-1 = Citizen: a visitor who turns to the Institution for its services.
paper-regulation-2-2 = Service: a way to prove one fact about a citizen by a code that changes every 30 seconds, without passing any other information about the citizen to the verifier.
paper-regulation-2-3 = Scanner: a program on a staff member’s phone that reads the code and shows the outcome of the check.
paper-regulation-2-4 = Power of attorney: a machine-readable power of attorney (МЧД) by which the Institution authorizes a staff member to check codes in its name.
paper-regulation-3 = Using the Service
paper-regulation-3-1 =
    To prove a status, a citizen:
    opens Digital ID on their phone;
    chooses what to prove;
    shows staff the screen with the photo and the code.
paper-regulation-3-2 = A citizen may choose freely between the Service and a document on paper.
paper-regulation-3-3 = Not using the Service can be no reason to refuse a service of the Institution.
paper-regulation-4 = Checking
paper-regulation-4-1 = Checks are made by staff with a power of attorney in force, and only of what it covers.
paper-regulation-4-2 =
    To check, a staff member:
    opens the scanner and chooses the Institution;
    scans the code from the citizen’s screen and compares the face with the photo;
    reads the outcome and the two words that both screens show.
paper-regulation-4-3 = When the outcome is “Confirmed”, staff must accept the status as due evidence.
paper-regulation-4-4 = If the check fails or the status is not confirmed, staff may ask for a document on paper. Staff do not ask for the reason: only the citizen sees it.
paper-regulation-4-5 = If a code has been used, is old or forged, staff ask for a fresh code or a document on paper.
paper-regulation-4-6 = Without a network the scanner shows that the signature is right, and the age of its data. The person responsible decides; the check is sent once there is a network.
paper-regulation-4-7 = Identity (photo, name, date of birth, document) is shown only if the citizen allows it on their phone, at each check. Recording what is shown is forbidden.
paper-regulation-5 = Rights and duties
paper-regulation-5-1 =
    The Institution must:
    tell citizens and staff that the Service may be used;
    train staff to check;
    put no obstacles in the way of using the Service.
paper-regulation-5-2 =
    Staff must:
    accept proof by the Service;
    follow the procedure of checking;
    not disclose the course and results of checks.
paper-regulation-5-3 =
    Citizens may:
    prove their status by the Service;
    refuse the Service and show a document on paper;
    see who checked them and when, and complain about a check.
paper-regulation-6 = Final
paper-regulation-6-1 = The Regulation comes into force when it is approved and stays in force until it is replaced.
paper-regulation-6-2 = Changes are made by order of the head of the Institution.

paper-order = ORDER
paper-order-dated = of { $day } No. { $number }, { $place }
paper-order-about = On the use of the Digital ID service
paper-order-why = To make services easier to reach and more convenient for visitors, on the basis of:
paper-order-i = I ORDER:
paper-order-1 = 1. To approve the Regulation on the use of the Digital ID service to prove the status of citizens (attached).
paper-order-2 = 2. To entrust checking to the staff who hold machine-readable powers of attorney:
paper-order-3 = 3. These staff to follow the procedure of checking and not to disclose the course and results of checks.
paper-order-4 = 4. To make responsible for introducing the service and training staff: { $who }
paper-order-5 = 5. To put up the notice to visitors and the poster with the guide.
paper-order-6 = 6. I keep control of the execution of this order to myself.
paper-order-nobody = (no powers of attorney have been issued yet)
paper-order-read = The order has been read by:
paper-order-name = Staff member
paper-order-scenarios = What they check
paper-order-power = Power of attorney
paper-order-until = Until
paper-order-signed = Signature
paper-order-day = Date

paper-memo = MEMO FOR STAFF
paper-memo-about = How to check a Digital ID code
paper-memo-steps = Four steps
paper-memo-step-1 = Open the scanner. At the top it says { $name }. If it is another organization, press and choose the right one.
paper-memo-step-2 = Ask for the code and choose what you check. Point the camera at the photo with the code.
paper-memo-step-3 = Look at the face and at the photo on the guest’s screen: is it the same person?
paper-memo-step-4 = Read the outcome. The two words below must match the guest’s screen: a drawn screen cannot know them.
paper-memo-outcomes = What an outcome means
paper-memo-outcome = Outcome
paper-memo-do = What to do
paper-memo-outcome-confirmed = Accept it: this is due evidence. No paper is needed.
paper-memo-outcome-not_confirmed = You may ask for a document on paper. Do not ask why: only the guest sees the reason.
paper-memo-outcome-awaiting_holder = The guest decides on their phone whether to show who they are. Wait a minute. Refusing is their right.
paper-memo-outcome-expired = The code is more than a minute old. Ask for a fresh one: a screenshot will not do.
paper-memo-outcome-already_used = This code has been checked before. Ask for a fresh one, shown while you look.
paper-memo-outcome-forged = Do not accept it. Ask for a document on paper and tell your director.
paper-memo-outcome-not_our_code = This is some other code. Ask to open Digital ID.
paper-memo-outcome-no_authority = Choose another organization, or ask your director for a power of attorney.
paper-memo-outcome-offline = The signature is right, but the data may be out of date. Follow the rule of your house.
paper-memo-duties = Your duties
paper-memo-silence = Do not disclose the course and results of checks — not to colleagues, not to friends, not online.
paper-memo-duty-1 = Do not record or photograph the guest’s screen.
paper-memo-duty-2 = Do not urge: a code or a document on paper is the guest’s choice.
paper-memo-duty-3 = Do not check what the service does not require.
paper-memo-duty-4 = Do not hand your phone with the scanner open to others. If you lose it, tell your director at once.
paper-memo-read = I have read this memo

paper-poster = Poster
paper-poster-title = Show a code instead of a paper
paper-poster-text = Here you can prove your status with your phone. We learn “yes” or “no”, nothing else:
paper-poster-code = Point your phone’s camera here: a one-minute guide
paper-poster-paper = A document on paper will do as well. You choose.

paper-notice = NOTICE TO VISITORS
paper-notice-what = { $whole } accepts proof by the Digital ID service. With a code on your phone you can prove:
paper-notice-choice = It is your choice: documents on paper count as before. Not using the service changes nothing for you.
paper-notice-sees = What staff see
paper-notice-sees-1 = the one fact that you chose: “yes” or “no”
paper-notice-sees-2 = the time of the check
paper-notice-sees-3 = two words, the same on both screens
paper-notice-not = What they do not see
paper-notice-not-1 = your name, date of birth, address or document number, unless you allow to show who you are
paper-notice-not-2 = your other statuses
paper-notice-not-3 = the reason if a status is not confirmed: only you see it
paper-notice-rights = Your rights
paper-notice-rights-text = You can check staff before you show a code: they have a badge with the organization and the power of attorney. Every check is listed in your Digital ID, with a receipt.
paper-notice-complain = If you did not show anything: open Digital ID, “Who checked you”, and press “I did not show this”.
paper-notice-responsible = Questions go to: { $who }
paper-notice-acts = Legal basis
paper-notice-guide = How to use it, step by step:
