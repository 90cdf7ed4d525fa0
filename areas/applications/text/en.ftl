applications-yes = Yes
applications-no = No
applications-too-long = Shorten the text: no more than { $max } characters
applications-not-answered = Not given
applications-page-error-title = Error: { $title }
applications-number = No. { $number }

## Home
applications-landing-title = Public services in one cabinet
applications-landing-lead = Apply, follow the decision and get a document with an electronic seal.
applications-landing-register = Register
applications-landing-sign-in = Sign in
applications-landing-find = Find a service
applications-landing-verify = Check a document
applications-landing-verify-text = By the code or QR on the document. No sign-in needed.
applications-landing-services = What people come for most
applications-landing-how = How it works
applications-landing-how-1 = Fill in your profile once
applications-landing-how-1-note = We compare it with the registers, nobody has to bring a passport
applications-landing-how-2 = Choose a service and check the application
applications-landing-how-2-note = The form is filled in from your profile, the draft saves itself
applications-landing-how-3 = Confirm and follow the decision
applications-landing-how-3-note = You see who has the case and when to expect an answer. The sealed document comes here
applications-landing-begin = Open your cabinet
applications-landing-begin-text = You need an e-mail and a phone. It takes two minutes.
applications-home-title = Home
applications-home-morning = Good morning
applications-home-day = Good afternoon
applications-home-evening = Good evening
applications-home-night = Good night
applications-home-summary = { $waiting ->
        [0] { $working ->
            [0] Nothing needs doing now.
            [one] { $working } application goes on without you.
           *[other] { $working } applications go on without you.
        }
        [one] { $waiting } matter waits for you.
       *[other] { $waiting } matters wait for you.
    }
applications-home-search = Service, document or code
applications-home-find = Find
applications-home-quick = Frequent services
applications-home-attention = You are needed
applications-home-working = Applications under way
applications-home-all = All applications
applications-home-documents = Documents at hand
applications-home-all-documents = All documents
applications-home-nearby = More in the cabinet
applications-home-profile = My profile
applications-home-profile-note = The data we put into applications
applications-home-journal = Journal
applications-home-journal-note = Who looked at your data and why
applications-home-verify = Verify a document
applications-home-verify-note = By code or QR, without signing in
applications-home-idle = No applications under way now
applications-home-empty = You have no applications yet
applications-home-empty-text = Choose a service: the form is filled in from your profile.
applications-home-empty-action = Choose a service
applications-attention-question = Answer the officer’s question
applications-attention-answer = Answer
applications-attention-password = Your password is more than { $days ->
        [one] { $days } day
       *[other] { $days } days
    } old
applications-attention-password-why = We advise to change it, in case somebody has learned the old one.
applications-attention-password-change = Change the password
applications-document-valid = Valid until { $date }
applications-document-issued = Issued on { $date }

## Beginning
applications-level-title = This service needs another account level
applications-level-lead = “{ $title }” is available at the level “{ $needed }”. Yours is “{ $present }” now.
applications-level-how = Fill in your profile: we compare it with the registers, and the level goes up by itself. If that is not enough, prove your identity in the way that suits you.
applications-level-action = Raise the level
applications-level-back = Back to the service
applications-level-simplified = simplified
applications-level-standard = standard
applications-level-confirmed = confirmed
applications-choose-title = You already have a draft
applications-choose-lead = “{ $title }”: go on with what you began, or fill in a new application.
applications-choose-new = Begin a new application

## Form
applications-draft-saved = Draft saved { $at }
applications-draft-saved-today = Draft saved at { $at }
applications-draft-kept = The draft is kept until { $date }; you can go on with it on any device.
applications-draft-until = Kept until { $date }
applications-draft-progress = { $all ->
        [one] { $done } of { $all } step filled in
       *[other] { $done } of { $all } steps filled in
    }
applications-draft-busy = The draft is being saved in several tabs at once. Wait a little and try again: your answers are in place.
applications-draft-remove = Delete the draft
applications-form-step = Step { $step } of { $all }
applications-form-steps = Steps of the application
applications-form-back = Back
applications-form-continue = Continue
applications-form-exit = Save and leave
applications-form-optional = optional
applications-form-remove-entry = Remove: { $title }
applications-form-upload = Upload
applications-form-unfile = Delete the file { $name }
applications-form-file-note = The file is uploaded when you press “Upload” or “Continue”.
applications-form-postcode = Postcode
applications-source-register = your profile, compared with the register “{ $register }” on { $at }
applications-source-centre = your profile, confirmed by papers at a service centre { $at }
applications-source-profile = your profile, written on { $at }
applications-register-identity = Population, passports, taxes
applications-register-population = Population
applications-register-passport = Passports
applications-register-passports = Passports
applications-register-tax = Taxes
applications-register-convictions = Convictions
applications-register-residence = Registered addresses
applications-register-family = Families
applications-register-other = A public register
applications-answer-confirmed = From your profile, compared with a register on { $at }
applications-answer-typed = From your profile, written on { $at }
applications-conflict = This answer was changed in another tab: “{ $other }”. If yours is right, press “Continue” once more
applications-conflict-plain = This answer was changed in another tab. If yours is right, press “Continue” once more
applications-conflict-autosave = This answer was changed in another tab. Press “Continue” to choose one of them
applications-file-too-many = The file “{ $name }” was not added: only { $max } fit here. Delete one first

## Checking and sending
applications-check-step = Check and send
applications-check-title = Check your answers and send
applications-check-lead = This is still a draft. The office sees the application only after you send it.
applications-check-gaps = Some answers are missing
applications-check-next = What happens after you send it
applications-check-next-number = You get a number and a receipt at once
applications-check-term = We promise an answer by { $date }: { $days ->
        [one] { $days } working day
       *[other] { $days } working days
    }
applications-check-term-now = The document appears at once, usually within seconds
applications-check-consent = I allow my data to be checked in the registers for this service
applications-consent-missing = Tick that you allow the check: without it the office cannot answer
applications-check-submit = Send the application
applications-check-code-note = We shall ask for a code from an SMS.
applications-check-no-fee = There is no fee.
applications-check-fee = The fee is { $fee }.
applications-confirm-title = Confirm sending
applications-confirm-lead = We have sent a code to { $phone }. It is valid for 10 minutes.
applications-confirm-field = Six-digit code
applications-confirm-submit = Send the application
applications-confirm-again = Send the code again
applications-confirm-wait = You can ask for a new code in { $seconds } s.
applications-confirm-draft = This is still a draft: the application is sent when you enter the code.
applications-code-sms = { $code } is the code for sending the application “{ $title }”. Tell nobody.
applications-no-phone = No phone number belongs to this account. Add one in your profile, and the application can be sent
applications-received-title = The application is sent
applications-received-number = Application number
applications-received-at = Received { $at }
applications-received-next = What happens next
applications-received-term = We promise an answer by { $date }. We write by SMS and e-mail when something changes.
applications-received-now = The document appears under “Documents” in a few seconds.
applications-received-follow = Follow the application
applications-received-receipt = Download the receipt
applications-received-home = Home

## Applications
applications-list-title = Applications
applications-list-open = Under way
applications-list-closed = Finished
applications-list-drafts = Drafts
applications-list-empty = No applications yet
applications-list-empty-text = The applications you send and their course will be here.
applications-list-find = Find a service
applications-state-draft = Draft
applications-state-processing = In progress
applications-state-asked = More data requested
applications-state-approved = Approved
applications-state-refused = Refused
applications-state-completed = Completed
applications-state-withdrawn = Withdrawn
applications-sent-on = of { $date }
applications-changed-on = Changed { $at }
applications-expected = Expected by { $date }
applications-card-step = Step { $step } of { $all }
applications-now-waiting = Waiting for a register
applications-now-processing = The application is in progress
applications-now-asked = The officer waits for your answer
applications-now-approved = Making the document
applications-now-refused = The office refused
applications-now-completed = The document is ready
applications-now-withdrawn = You have withdrawn the application

## One application
applications-follow-all = All applications
applications-follow-now = Now, step { $step } of { $all }
applications-note-processing = There is nothing you need to do. We write by SMS and e-mail when the state changes.
applications-note-asked = Answer the question below: the term stands still until you do.
applications-note-approved = There is nothing you need to do. The document will appear here and under “Documents”.
applications-note-refused = The reason and what you can do are written below.
applications-note-completed = The document is under “Documents”; you can download and show it.
applications-note-withdrawn = The office no longer examines this application.
applications-fact-holder = The application is with
applications-fact-term = Result expected
applications-fact-decided = Ended by
applications-fact-ended = When
applications-fact-next = What next
applications-holder-you = you
applications-holder-check = The data are compared automatically
applications-holder-portal = the Cabinet
applications-term-stands = The term stands until you answer
applications-term-stands-note = It goes on after your answer
applications-term-until = by { $date }
applications-term-note = This is the promised term
applications-term-now = Right after the check
applications-next-result = The document appears here
applications-next-completed = Open the document: you can download and show it
applications-next-refused = Correct what the reason names and apply again
applications-next-withdrawn = You can send a new application
applications-next-note = We shall write to you
applications-waiting-title = Waiting for the register “{ $register }”: { $at }
applications-waiting-text = { $tries ->
        [one] Asked { $tries } time, next at { $next }. You need not do anything: we ask again ourselves, the application is not lost.
       *[other] Asked { $tries } times, next at { $next }. You need not do anything: we ask again ourselves, the application is not lost.
    }
applications-waiting-plain = We ask again ourselves. You need not do anything, the application is not lost.
applications-ending-title = Result
applications-ending-completed-title = Your document
applications-ending-completed-open = Open the document
applications-ending-refused-title = The application is refused
applications-ending-refused-remedy = Correct what the reason names and apply again: the form is filled in for you. If you do not agree with the decision, turn to the office.
applications-ending-withdrawn-title = The application is withdrawn
applications-ending-withdrawn-text = You can send the same application on any day.
applications-ending-again = Apply for the same again
applications-questions = The officer’s questions
applications-question-by = { $name }, officer, { $at }
applications-question-send = Answer
applications-question-answered = Answered { $at }
applications-question-open = Waiting for an answer
applications-timeline = Course of the application
applications-timeline-checked = The register “{ $register }” answered
applications-by-you = You
applications-by-applicant = Applicant
applications-by-portal = The Cabinet, automatically
applications-by-officer = { $name }, officer
applications-by-somebody = A member of staff
applications-files = Files
applications-answers = What you sent
applications-receipt = Receipt
applications-receipt-text = Proves that the application was received { $at }, even if the office loses it.
applications-receipt-download = Download the receipt
applications-receipt-statement = Download the statement itself
applications-withdraw = Withdraw the application
applications-withdraw-title = Withdraw the application?
applications-withdraw-text = The office stops examining “{ $title }”, No. { $number }. It cannot be brought back, but you can send a new one.
applications-withdraw-do = Withdraw
applications-withdraw-not = Do not withdraw
applications-changed-meanwhile = The application changed while you were on the page. Open it again

## Desk
applications-queue-title = My queue
applications-queue-empty = The queue is empty
applications-queue-empty-text = New cases appear here by themselves.
applications-queue-choose = Choose a case from the queue
applications-queue-count-overdue = Overdue
applications-queue-count-today = To decide today
applications-queue-count-all = In the queue
applications-queue-choose-text = The applicant’s name and data are seen only in an opened case: the citizen learns who opened it and why.
applications-queue-overdue = { $days ->
        [one] overdue by { $days } day
       *[other] overdue by { $days } days
    }
applications-queue-today = decision today
applications-queue-tomorrow = by tomorrow
applications-queue-until = by { $date }
applications-queue-stopped = term stands
applications-opening-title = Open the case
applications-opening-lead = To see personal data, give the reason. The applicant sees it in their journal.
applications-opening-reason = Why you open it
applications-opening-reason-missing = Choose the reason
applications-opening-note = Explanation
applications-opening-submit = Open the case
applications-reason-decision = Examination of the application
applications-reason-answer = Check of the applicant’s answer
applications-reason-call = The applicant turned to us
applications-reason-check = Quality control
applications-reason-file = Download of a file of the case
applications-case-submitted = Sent { $at }
applications-case-parts = Parts of the case
applications-case-compare = Comparison
applications-case-statement = Statement
applications-case-files = Files
applications-case-questions = Questions
applications-case-timeline = Course
applications-case-differs = { $differs ->
        [one] { $differs } line differs from the registers
       *[other] { $differs } lines differ from the registers
    }
applications-case-same = { $same ->
        [one] { $same } line agrees.
       *[other] { $same } lines agree.
    }
applications-case-no-differences = No differences
applications-case-nothing = Nothing to compare
applications-case-nothing-text = The register told what the application does not ask about. Its answer is below.
applications-case-not-stated = not asked
applications-case-sources = The lines that agree were compared with: { $sources }
applications-case-no-answers = The registers have not answered yet
applications-case-field = Field
applications-case-stated = In the statement
applications-case-register = In the register
applications-case-outcome = Outcome
applications-outcome-same = Agrees
applications-outcome-differs = Differs
applications-outcome-note = Register’s note
applications-case-no-files = No files
applications-case-no-questions = No questions asked
applications-case-ask = Request data
applications-case-about = What to ask about
applications-case-about-choose = Choose
applications-case-question = Question to the applicant
applications-case-question-hint = The applicant sees these words and answers only the chosen question. The term stands still until then.
applications-case-ask-submit = Send the question
applications-case-decide = Decision
applications-case-words = Words for the applicant
applications-case-words-hint = For a refusal: the reason and what to correct
applications-case-approve = Approve
applications-case-refuse = Refuse
applications-case-seen = The applicant sees that you opened the case
applications-question-about-missing = Choose what to ask about
applications-question-words-missing = Write the question
applications-decision-missing = Choose a decision
applications-decision-words-missing = Write the reason of the refusal and what can be corrected
applications-decided-approved = Approved: { $name }, { $at }
applications-decided-refused = Refused: { $name }, { $at }
applications-desk-decided = This case is decided already. Your decision was not written
applications-desk-changed = The case changed while you looked at it. Check it and try again
applications-desk-waiting = The register does not answer: { $at }
applications-field-clear = No convictions
applications-field-found = Records found
applications-field-records = Register’s records
applications-field-registered = Registered
applications-field-address = Registered address
applications-field-postcode = Postcode
applications-field-since = Since
applications-field-kind = Kind of registration
applications-field-count = How many people
applications-field-members = Family
applications-field-surname = Surname
applications-field-name = Name
applications-field-patronymic = Patronymic
applications-field-birth-date = Birth date
applications-field-snils = SNILS
applications-field-record-number = Record number
applications-field-recorded-on = Day of the record
applications-field-office = Where recorded
applications-field-birth-place = Place of birth
applications-field-mother = Mother
applications-field-father = Father
applications-field-children = Children
applications-field-surname-before = Surname before marriage
applications-field-surname-after = Surname after marriage
applications-field-paid = Paid
applications-field-number = Number
applications-field-amount = Amount
applications-field-on = When
applications-field-year = Year
applications-field-income = Income
applications-field-withheld = Tax withheld
applications-field-place = Place
applications-field-fine = Fine
applications-field-due = Due
applications-field-subsidy = Subsidy a month
applications-field-family-income = Family’s income a month
applications-field-standard-cost = Cost by the norms
applications-field-clear-to-apply = Nothing forbids it
applications-field-withdrawn-on = Earlier licence withdrawn
applications-field-in-order = All in order
applications-field-weapons = Weapons
applications-admin-title = Services and applications
applications-admin-lead = The administrator sees services and numbers. No citizen’s personal data stand here.
applications-admin-only = This page is for the administrator
applications-admin-service = Service
applications-admin-services = Services
applications-admin-agency = Office
applications-admin-open = Under way
applications-admin-completed = Completed
applications-admin-refused = Refused
applications-admin-all = All
applications-admin-revision = Revision

## Journal
journal-application-submitted = Application sent
journal-application-checked = A register answered
journal-application-waiting = A register does not answer, waiting
journal-application-in_review = The application is with an officer
journal-application-read_by_staff = An officer opened the case
journal-application-question_asked = An officer asked a question
journal-application-answered = The officer’s question is answered
journal-application-approved = The office approved the application
journal-application-refused = The office refused
journal-application-completed = The document is ready
journal-application-withdrawn = Application withdrawn
applications-case-erased = The applicant has deleted the account
applications-case-erased-text = The account was deleted on { $at }. This is the agency's record: answers and decision are kept until { $until }, the attached files are destroyed.
applications-archive = applications and drafts: answers, decisions, agencies' questions, attached files
applications-held-drafts = Drafts
applications-held-files = Files attached to applications
applications-held-sent = Applications you sent: answers, decisions, questions
applications-held-sent-why = The agency answers for the decisions it made. The record lies encrypted, apart from the account, and is opened only with a stated reason.
applications-matter-note = Still being decided. If you delete the account, the application is withdrawn and there will be no document. If you need the document, wait for the decision.
applications-head-number = Number
applications-head-service = Service
applications-head-state = State
applications-head-submitted = Sent
applications-head-changed = Changed
