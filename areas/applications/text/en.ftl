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
applications-landing-verify = Verify a document
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
applications-home-night = Hello
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
applications-home-quick = Quick actions
applications-home-attention = You are needed
applications-home-working = Applications under way
applications-home-all = All applications
applications-home-documents = Documents at hand
applications-home-all-documents = All documents
applications-home-nearby = More in the cabinet
applications-home-guide = Find the right service
applications-home-guide-note = If you do not know its name
applications-home-profile = My profile
applications-home-profile-note = The data we put into applications
applications-home-journal = Journal
applications-home-journal-note = Who looked at your data and why
applications-home-verify = Verify a document
applications-home-verify-note = By code or QR, without signing in
applications-home-now = Important now
applications-home-now-at = updated at { $at }
applications-home-now-quiet = No failures and no urgent messages.
applications-home-status = How the services work
applications-home-fading = Will be removed soon
applications-home-favourites = Favourites
applications-home-favourites-change = Change
applications-home-frequent = Frequent services
applications-home-all-services = All services
applications-home-used = You applied on { $date }
applications-home-terms = { $price }. { $term }
applications-home-idle = No applications under way now
applications-home-empty = You have no applications yet
applications-home-drafts = Begun, but not sent
applications-home-empty-text = Choose a service: the form is filled in from your profile.
applications-home-empty-action = Choose a service
applications-attention-about = { $title }, No. { $number }
applications-attention-until = Until { $date } inclusive
applications-attention-payment = Pay the charge
applications-attention-pay = Pay
applications-attention-sign = Sign
applications-attention-visit = The agency expects you
applications-attention-visit-do = See when
applications-attention-read = Read
applications-attention-question = Answer the officer’s question
applications-attention-answer = Answer
applications-attention-profile = Fill in your profile
applications-attention-profile-why = We compare the data with the registers, and applications fill themselves in
applications-attention-profile-fill = Fill in
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
applications-choose-go-on = Go on
applications-choose-brings = A new application will begin with the answers of the link.
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
applications-form-unfile = Delete
applications-form-file-note = The file is uploaded when you press “Upload” or “Continue”.
applications-form-postcode = Postcode
applications-source-register = your profile, compared with the register “{ $register }” on { $at }
applications-source-case = your profile, changed by the agency at your application { $at }
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
applications-register-cabinet = Applications in this cabinet
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
applications-check-no-fee = There is nothing to pay.
applications-check-fee = To pay: { $fee }.
applications-check-fee-nothing = nothing
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
applications-now-refused = The service was refused
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
applications-decided = { $what }: { $name }, { $at }
applications-desk-decided = This case is decided already. Your decision was not written
applications-desk-changed = The case changed while you looked at it. Check it and try again
applications-desk-withdrawn = The applicant withdrew the application while you looked at the case. There is nothing left to decide
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
applications-field-first = Not granted before
applications-field-confirmed = Every child is confirmed
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
applications-admin-unattended = There are applications that nobody can examine
applications-admin-unattended-line = { $agency }, “{ $service }”: { $n ->
    [one] { $n } application
   *[other] { $n } applications
}
applications-admin-unattended-people = Appoint an officer
applications-admin-title = Services and applications
applications-admin-lead = The administrator sees services and numbers. No citizen’s personal data stand here.
applications-admin-only = This page is for the administrator
applications-admin-service = Service
applications-admin-agency = Office
applications-admin-open = Under way
applications-admin-completed = Completed
applications-admin-refused = Refused
applications-admin-all = All
applications-admin-revision = Revision

## Lists, drafts, templates
applications-list-search = Number or name of the service
applications-list-search-hint = For example, 2026-1118-004718 or “certificate”
applications-list-filter = Filter and order
applications-filter-state = State
applications-filter-service = Service
applications-filter-from = Sent not before
applications-filter-until = Sent not after
applications-filter-order = Order
applications-urgent = Urgent
applications-filter-urgent = Urgency
applications-urgent-yes = Urgent only
applications-filter-any = Any
applications-order-changed = Changed last first
applications-order-submitted = Sent last first
applications-list-apply = Apply
applications-list-show = Show
applications-list-reset = Show all
applications-list-recent = Ended lately
applications-list-found = What was found
applications-list-archive = Archive
applications-list-more-open = More applications in progress
applications-list-nothing = Nothing was found
applications-list-nothing-text = Check the number and the dates, or ask for less.
applications-list-journal = Journal of applications: print or download
applications-tab-current = Current
applications-tab-ended = Ended
applications-tab-archive = Archive
applications-tab-templates = Templates
applications-tab-trash = Bin
applications-ended-on = Ended { $at }
applications-card-comment = The office: { $words }
applications-card-unread = New message from the officer
applications-draft-amends = Change of an application: { $title }
applications-draft-extend = Keep longer
applications-late-thrown-title = The draft is in the bin
applications-late-thrown-text = It was removed on another device or in another tab. What you have just typed is kept with it: take the draft back and go on.
applications-late-thrown-autosave = The draft is in the bin: it was removed on another device or in another tab. What you type is kept with it.
applications-late-restore = Take the draft back and go on
applications-late-bin = Open the bin
applications-late-sent-title = The application has already been sent
applications-late-sent-text = Application No. { $number } was sent on another device or in another tab. What you typed later is not in it and is shown below: copy what you need. The application can be changed until the agency begins to examine it, or you can add a message.
applications-late-sent-autosave = Application No. { $number } has already been sent on another device or in another tab. What you type here will not be in it.
applications-late-typed = What you typed
applications-late-file = File
applications-late-open = Open the application
applications-trash-title = Bin
applications-trash-lead = Drafts that you remove lie here for { $days ->
        [one] { $days } day
       *[other] { $days } days
    }. They can be taken back with all answers and files.
applications-trash-until = Goes on { $date }
applications-trash-empty = The bin is empty
applications-trash-empty-text = A draft that you remove, or whose time is over, comes here.
applications-trash-restore = Take back
applications-trash-erase = Remove for good
applications-templates-title = Templates
applications-templates-lead = Answers that you have kept under a name. A new application begins with them; what your profile knows is read anew.
applications-templates-empty = No templates yet
applications-templates-empty-text = Open an application that you have sent and choose “Keep as a template”.
applications-templates-empty-action = Ended applications
applications-templates-most = There are fifty templates already. Remove one, and a new one can be kept
applications-template-name = { $title }, { $date }
applications-template-used = Used { $at }
applications-template-made = Kept { $at }
applications-template-begin = Begin an application
applications-phrase-remove = Remove
applications-template-forget = Remove the template
applications-template-keep = Keep as a template
applications-template-label = Name of the template
applications-template-hint = It stands in the list under this name. Files and your profile are not part of it.
journal-application-draft_expiring = A draft will soon be too old

## Messages
applications-messages = Messages
applications-messages-term = { $days ->
        [one] An answer within { $days } working day
       *[other] An answer within { $days } working days
    }
applications-messages-empty = Here you can ask the officer about your application or add a file.
applications-message-words = Your message
applications-message-words-hint = The officer who works on the application answers
applications-message-files = Add files
applications-message-files-hint = PDF, JPEG or PNG, up to 10 MB each, not more than five
applications-upload-too-many = Too many files are coming at once. Wait until those that have begun are here
applications-message-too-many = You have sent too many messages within the last hour. Your text is kept on this page: send it in a few minutes
applications-letter-kept = These files are uploaded already
applications-letter-kept-hint = No need to choose them again: they go with the letter. Untick what you do not want to send.
applications-message-files-most = Add not more than { $max } files at a time
applications-message-missing = Write a message or add a file
applications-message-send = Send
applications-message-promise = We answer by { $date }.
applications-message-late = The promised day has passed. The officer sees it.
applications-message-read = Read { $at }.
applications-message-new = New
applications-message-portal = The portal decides this application by itself, without an officer. If something is wrong, call the number at the foot of the page.
journal-application-message_sent = Message to the officer
journal-application-message_replied = The officer has written

## The card of an application
applications-term-about = about { $date }
applications-term-forecast = Promised: by { $due }. By { $cases ->
        [one] { $cases } case
       *[other] { $cases } cases
    } of the office: nine of ten are ready by { $almost }.
applications-moved = Why the forecast has moved
applications-moved-register = A register did not answer for { $span }: the term stood still meanwhile.
applications-moved-person = Your answer was awaited for { $span }: the term stood still meanwhile.
applications-moved-long = It takes longer than nearly all { $cases } such cases before it, so there is no forecast. The promised day stands.
applications-span-minutes = { $n ->
        [one] { $n } minute
       *[other] { $n } minutes
    }
applications-span-hours = { $n ->
        [one] { $n } hour
       *[other] { $n } hours
    }
applications-span-days = { $n ->
        [one] { $n } day
       *[other] { $n } days
    }
applications-earlier = Earlier versions
applications-earlier-version = Version { $n } of { $at }
applications-amend = Change the application
applications-amend-note = Until an officer has begun to examine it, any answer can be changed. The earlier version is kept.
applications-amend-late = An officer has begun to examine it, or the application has changed. It cannot be changed: write to the officer on its page
applications-amend-late-title = The application cannot be changed any more
applications-amend-late-text = While you were changing the answers, an officer began to examine it. Your changes are kept in this draft: write to the officer about them on the page of the application.
applications-amend-late-write = Write to the officer
applications-check-changed = The answers were changed in another tab or on another device. Check them once more and confirm
applications-check-amend = You are changing an application that was sent already. Its number stays, the checks are made anew.
applications-check-amend-sign = You will have to sign the application again.
applications-check-fee-paid = { $sum } is paid already, nothing more is due.
applications-check-fee-more = You have paid { $paid }. With the new answers it is more: pay { $sum } after sending.
applications-check-fee-over = You have paid { $paid }. With the new answers it is { $sum } less: write to the agency on the page of the application for a refund.
applications-task-pay-more = Pay { $sum } more: { $paid } is paid
applications-told = Notices about this application
applications-told-lead = We always tell you in the cabinet. Of questions that need your answer we always write by SMS and e-mail too.
applications-told-email = Write about its course by e-mail
applications-told-sms = Write about its course by SMS
applications-told-save = Save
applications-result-download = Download the PDF
applications-result-print = The page can be printed from the menu of your browser, the document from its file.
applications-result-letter = Send the link by e-mail
applications-result-again = Get the document anew
applications-result-again-note = The answers are filled in: check them and confirm.
applications-result-retry = Correct and apply again
applications-letter-no-email = No e-mail belongs to the account. Add one in your profile
applications-letter-subject = { $title }: the document is in the cabinet
applications-letter-text =
    “{ $title }”, application No. { $number }: the document is ready. Sign in to open it:

    { $link }

    { $portal }
applications-archive-put = Put into the archive
applications-archive-take = Take out of the archive
applications-copy = Download a copy
applications-copy-note = The application as PDF, the receipt and all files in one archive
applications-copy-pdf = The application as PDF
applications-timeline-show = More
journal-application-amended = The application was changed
journal-application-subscription_changed = Notices about the application were changed
journal-application-letter_sent = The link to the document was sent by e-mail

## The copy of an application, and the journal
applications-letter-number = Number of the application
applications-letter-agency = Office
applications-letter-sent = Sent
applications-letter-version = Version
applications-letter-files = Attached files
applications-letter-receipt = Receipt
applications-letter-receipt-text = The portal's signed word that it has taken this application. It is checked with the portal's key at /.well-known/jwks.json.
applications-letter-page = Page
applications-journal-title = Journal of applications
applications-journal-lead = Everything you have sent, narrowed as the list was. The page can be printed.
applications-journal-csv = Download the table
applications-journal-pdf = Download the PDF
applications-journal-made = Made { $at }
applications-journal-cut = The first 500 applications are shown. The table has all.
applications-head-ended = Day of the result
applications-head-expected = Expected by
applications-head-comment = Words of the office

## Readiness
applications-readiness-title = Is everything ready
applications-readiness-all = Everything that can come from your profile is there.
applications-readiness-some = { $missing ->
        [one] One answer is not in your profile: it will have to be typed.
       *[other] { $missing } answers are not in your profile: they will have to be typed.
    }
applications-readiness-profile = Your data
applications-readiness-known = Comes from your profile
applications-readiness-type = Not in your profile
applications-readiness-fill = Complete the profile
applications-readiness-papers = What is needed
applications-readiness-files = Files
applications-readiness-file = Required. { $formats }, up to { $limit }
applications-readiness-file-optional = If you have it. { $formats }, up to { $limit }
applications-readiness-steps = Step by step
applications-readiness-step-fill = Fill in the form: the draft saves itself
applications-readiness-step-send = Check your answers and confirm by a code from an SMS
applications-readiness-begin = Begin the application

## The office's end of the messages
applications-rail-messages = Messages
applications-unanswered-title = Waiting for an answer
applications-unanswered-lead = Applicants have written, and nobody has answered yet. The nearest promise first.
applications-unanswered-none = All messages are answered
applications-unanswered-none-text = A new message appears here.
applications-unanswered-count = { $n ->
        [one] { $n } message
       *[other] { $n } messages
    }
applications-unanswered-by = Answer by { $date }
applications-messages-case = To the case
applications-messages-open = Messages with the applicant
applications-messages-none = The applicant has not written yet.
applications-reply-words = Message to the applicant
applications-reply-hint = The applicant reads it in the cabinet; we tell them by SMS and e-mail
applications-changed-title = The applicant has changed the application
applications-changed-lead = The earlier version beside the one that is examined.
applications-changed-before = Before
applications-changed-now = Now

## Journal
journal-application-submitted = Application sent
journal-application-checked = A register answered
journal-application-waiting = A register does not answer, waiting
journal-application-in_review = The application is with an officer
journal-application-read_by_staff = An officer opened the case
journal-application-question_asked = An officer asked a question
journal-application-answered = The officer’s question is answered
journal-application-approved = The office approved the application
journal-application-refused = The service was refused
journal-application-profile_changed = The address in the profile was changed by the decision of the agency
applications-changed-registration_address = the registered address
applications-changed-actual_address = the address where you live
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

## Steps that wait for the person
applications-state-payment = Waiting for payment
applications-state-signature = Waiting for signature
applications-state-visit = Waiting for a visit
applications-now-payment = We wait for the payment
applications-now-signature = We wait for your signature
applications-now-visit = We wait for you at the office
applications-note-payment = Pay the charge: the application goes on by itself as soon as the register confirms the payment.
applications-note-signature = Sign the application: the agency does not examine it before.
applications-note-visit-booked = Come at the time you have chosen: the term stands still while we wait for you.
applications-note-visit = Choose a day and come: the term stands still while we wait for you.
applications-task-until = Do it by { $date } at the latest: after that the application is closed
applications-term-task = The term stands still while we wait for you
applications-task-basis = Basis: { $basis }
applications-task-pay = Pay { $sum }
applications-task-charge = Charge number { $number }
applications-task-pay-do = Go to payment
applications-task-pay-checked = Checking the payment of { $sum }
applications-task-pay-checked-text = The register of payments was asked about charge { $number }. The answer usually comes in less than a minute. If you have paid, there is no need to pay again.
applications-task-pay-checked-note = As soon as the register confirms the payment, the application goes on by itself.
applications-fee-withdraw = The fee of { $sum } is paid already. It is not returned with the withdrawal, and a new application has to be paid for again. The money can be returned at your request: write to the office and name payment { $number }.
applications-fee-ended = The fee of { $sum } that was paid is not returned by itself and does not count for a new application. The money can be returned at your request: write to the office and name payment { $number }.
applications-task-pay-ask = Paid, check again
applications-task-sign = Sign the application
applications-task-sign-do = Read and sign
applications-ending-issued-title = Approved: the document is issued
applications-next-end = The application ends: the document is issued already
applications-task-visit = Choose when to come
applications-task-visit-do = Choose a day
applications-task-visit-booked = We expect you on { $when }
applications-task-visit-change = Choose another time
applications-proofs = Payment and signature
applications-proof-sum = Paid
applications-proof-payment = Payment number
applications-proof-charge = Charge number
applications-proof-on = Day of payment
applications-proof-signed = Signed
applications-proof-digest = Fingerprint of what was signed
applications-register-charges = State charges
applications-sign-title = Sign the application
applications-sign-lead = “{ $title }”, No. { $number }. To: { $agency }.
applications-sign-back = To the application
applications-sign-what = What you sign
applications-sign-digest = The signature covers the answers above and the files that belong to them. Their SHA-256 fingerprint:
applications-sign-read = I have checked the data and sign the application
applications-sign-missing = Tick that you have checked the data and sign
applications-sign-do = Sign
applications-sign-not = Not now
applications-visit-title = When will you come
applications-visit-do = Book
applications-visit-missing = Choose a day and a time
applications-visit-taken = This time is taken or has passed. Choose another one
applications-visit-days = Other days
applications-visit-later = Show later days
applications-visit-soonest = Back to the soonest days
applications-visit-none = There is no free time now. Look again tomorrow: places become free
applications-visit-change-text = If you choose another time, this one becomes free.
applications-visits-title = Visits
applications-visits-short = Visits
applications-visits-lead = Who comes about the agency's applications. Mark who has come: the application goes on by itself.
applications-visits-none = Nobody is expected
applications-visits-none-text = Visits of the next two weeks will appear here.
applications-visits-due = Today and before
applications-visits-later = Later
applications-visits-later-note = Can be marked on the day of the visit
applications-visits-when = When
applications-visits-number = Application
applications-visits-outcome = Mark
applications-visits-come = Came
applications-visits-missed = Did not come
applications-silence = If the agency does not answer by { $date }: { $words }
applications-check-closing = Applications close on { $date }: send yours by the end of that day.
applications-check-closed = Applications closed on { $date }. This draft cannot be sent any more.
applications-check-fee-basis = To pay: { $fee }, { $basis }. You pay after sending.
journal-application-payment_due = A charge was made
journal-application-paid = The payment has come
journal-application-signature_due = The application waits for a signature
journal-application-signed = The application is signed
journal-application-visit_due = A visit to the office is needed
journal-application-visit_booked = A time for the visit was chosen
journal-application-visited = The visit took place
journal-application-visit_missed = The visit did not take place
journal-application-task_expired = The time for a step has passed
applications-rail-queue = Queue
applications-rail-find = Find
applications-rail-opinions = Experts
applications-rail-templates = Templates
applications-rail-load = Load
applications-rail-rules = Rules
applications-queue-next = Next case
applications-queue-parts = Parts of the queue
applications-queue-count-asked = Waiting for the applicant
applications-queue-count-most = over { $most }
applications-queue-closed = Closed
applications-queue-filter = Filter
applications-queue-nothing = No such cases
applications-queue-nothing-text = No case fits this filter.
applications-queue-number = Number
applications-queue-term = Term
applications-queue-holder = With
applications-queue-nobody = nobody yet
applications-queue-second = second officer
applications-queue-tick = Select
applications-queue-tick-one = Select case { $number }
applications-queue-first = To the top
applications-queue-older = More
applications-queue-export = Download the table
applications-stage-all = All
applications-stage-overdue = Overdue
applications-stage-open = In work
applications-stage-asked = Waiting for the applicant
applications-whose-all = All cases
applications-whose-mine = Mine
applications-whose-nobody = Nobody's
applications-whose-others = My colleagues'
applications-filter-whose = Whose cases
applications-filter-colleague = Officer
applications-filter-label = Label
applications-filter-unit = Unit
applications-filter-show = Show
applications-filter-clear = Clear the filter
applications-views-title = My views
applications-views-name = Name of the view
applications-views-hint = Keep this filter to open it with one press. No applicants' names.
applications-views-save = Save the view
applications-views-remove = Remove the view “{ $name }”
applications-views-name-missing = Name the view, for example “Urgent certificates”
applications-views-full = There are twenty views already. Remove one you do not need and save this one
applications-find-title = Find a case
applications-find-lead = By the number of the case, SNILS, passport or phone. There is no search by name.
applications-find-what = Number
applications-find-hint = For example 2026-1118-004718, 112-233-445 95, 45 10 624718 or +7 921 000-00-42
applications-find-missing = Enter a number
applications-find-reason = Why you are looking
applications-find-submit = Find
applications-find-found = Found: { $n }
applications-find-seen = The applicant sees in their journal that you looked for their cases, and why
applications-find-nobody = Nothing found
applications-find-nobody-text = Your agency has no case by this number. Check the digits.
applications-batch-title = Several cases at once
applications-batch-text = Select cases of one service. The reason goes into every applicant's journal.
applications-batch-open = Open the selected
applications-batch-reason = Choose why you open the cases and try again
applications-batch-nothing = Select at least one case
applications-batch-services = Only cases of one service can be decided together. Filter the queue by service
applications-batch-empty = No opened cases here. Go back to the queue and select some.
applications-batch-seen = Every applicant sees that you have opened their case
applications-batch-applicant = Applicant
applications-batch-each = The decision and the words go into every selected case separately.
applications-batch-approve = Approve the selected
applications-batch-refuse = Refuse the selected
applications-batch-decided = Decided already
applications-batch-asked = Waits for the applicant
applications-batch-differs = Differs: decide alone
applications-batch-waits = A register is silent: decide alone
applications-batch-own = You have prepared the decision: a colleague confirms it
applications-batch-marked = The pre-check has marked something: decide it alone
applications-batch-proposed = Prepared: { $verdict }
applications-batch-ticked = Ticked cases
applications-batch-two-text = Two officers decide about this service. Where there is no decision yet you propose one; where a colleague has prepared the same one, it takes effect. The other cases stay as they are.
applications-batch-told-two = Decided: { $decided }. Waiting for a second officer: { $proposed }. Left to decide one by one: { $left }.
applications-batch-told = Decided: { $decided }. Left to decide alone: { $left }.
applications-export-number = Number
applications-export-service = Service
applications-export-state = State
applications-export-due = Due
applications-export-urgent = Urgent
applications-export-holder = With
applications-export-unit = Unit
applications-export-labels = Labels
applications-holder-mine = With you
applications-holder-other = With { $name }
applications-holder-nobody = Nobody has taken it
applications-holder-take = Take the case
applications-holder-return = Give back
applications-holder-more = Pass on, labels
applications-pass-title = Pass on to a colleague
applications-pass-to = To whom
applications-pass-note = Note
applications-pass-note-hint = Only officers of your agency see it
applications-pass-submit = Pass on
applications-pass-missing = Choose a colleague who works on this service
applications-labels-title = Labels
applications-labels-new = New label
applications-labels-hint = A word for order in the office. Nothing about the person.
applications-labels-put = Put on
applications-labels-off = Take off “{ $label }”
applications-labels-missing = Write the label
applications-labels-person = Everybody in the agency sees a label, so it may not hold the applicant's name, a phone number, an e-mail or the number of a document. Write a word about the case: “urgent”, “waiting for the archive”
applications-labels-full = The case has eight labels already. Take one off
applications-colleagues-title = Colleagues and experts
applications-colleagues-none = No notes and no opinions.
applications-opinion-ask = Ask for an opinion
applications-opinion-lead = The expert sees this case only and answers your question. The applicant sees who has read their data.
applications-opinion-expert = Whom to ask
applications-opinion-expert-missing = Choose an expert
applications-opinion-question = Question to the expert
applications-opinion-question-missing = Write what to answer
applications-opinion-send = Send the request
applications-opinion-of = Opinion asked of { $name }, { $at }
applications-opinion-waits = Waiting for the opinion
applications-opinion-given = Opinion
applications-opinion-title = A request for your opinion
applications-opinion-opening = An agency asks for your opinion on one case. When you open it, the applicant sees that in their journal.
applications-opinion-answer = Your opinion
applications-opinion-answer-missing = Write your opinion
applications-opinion-submit = Send the opinion
applications-opinions-title = Requests for opinions
applications-opinions-lead = Cases on which you were asked as an expert.
applications-opinions-none = You have not been asked
applications-opinions-none-text = Requests of colleagues and of other agencies appear here.
applications-reason-opinion = An expert's opinion at the agency's request
applications-request-lead = Tick the questions that need a new answer and write what to correct. The applicant sees only these, and the term stands still.
applications-request-about = What to correct
applications-request-empty = No answer
applications-request-many = Ask about several answers
applications-request-ready = Ready words
applications-request-submit = Send the request
applications-ready-title = Ready words:
applications-check-decision = Check the decision
applications-check-back = Back to the case
applications-check-approve = Approve the application?
applications-check-refuse = Refuse the application?
applications-check-differs = Look at them once more before you approve.
applications-check-no-words = No words for the applicant.
applications-check-letter = Read the letter
applications-check-letter-note = This is how the letter would look today, still without seal and code.
applications-check-after = The applicant sees the decision at once. It cannot be taken back here.
applications-check-change = Change
applications-check-busy = Saving…
applications-second-will = A second officer confirms it
applications-second-will-text = Until a colleague confirms, nothing takes effect and the applicant sees nothing.
applications-second-confirms = You confirm your colleague's decision
applications-second-confirms-text = The words and what is said in the letter are those that your colleague prepared. Once you confirm, it takes effect.
applications-second-differs = The decision differs from the one prepared
applications-second-differs-text = The words or the letter are others, and your colleague has not seen them. It takes effect when your colleague confirms it.
applications-second-returns = The decision is opposed to the one prepared
applications-second-returns-text = The case goes back to your colleague, nothing takes effect.
applications-second-proposed = Decision prepared by { $name }: { $verdict }
applications-second-own = You have prepared this decision already. Another officer must confirm it
applications-second-own-text = Another officer confirms it. To take it back choose the other decision.
applications-second-yours = Confirm it with the same decision, or choose the other one: then the case goes back to your colleague.
applications-phrases-none = No templates yet.
applications-phrase-new = New template
applications-phrase-change = Change the template
applications-phrase-edit = Change
applications-phrase-kind = What for
applications-phrase-kind-decision = Decision
applications-phrase-kind-question = Question to the applicant
applications-phrase-kind-missing = Choose what it is for
applications-phrase-title = Name
applications-phrase-title-missing = Name the template
applications-phrase-body = Words
applications-phrase-body-missing = Write the words
applications-phrase-save = Save the template
applications-phrase-field-number = number of the application
applications-phrase-field-service = service
applications-phrase-field-submitted = day of submission
applications-phrase-field-agency = agency
applications-phrase-field-unknown = There is no field { $field }. There are { $known }
journal-application-taken = An officer has taken the case
journal-application-returned = The case is back in the agency's queue
journal-application-passed_on = The case was passed on to another officer
journal-application-found_by_staff = An officer looked for your cases
journal-application-labelled = A label was put on the case
journal-application-unlabelled = A label was taken off the case
journal-application-opinion_asked = The agency has asked an expert
journal-application-opinion_given = The expert has given an opinion
journal-application-second_awaited = A second officer checks the decision
journal-application-second_returned = The case is back with the first officer
journal-template-saved = A template of answers was saved
journal-template-removed = A template of answers was removed
journal-queue-exported = The queue was downloaded as a table

# Filling in: what is known, disputed, chosen from what is known
applications-source-asked = the register “{ $register }”, answered { $at }
applications-source-document = your document No { $number }, issued { $at }
applications-answer-counted = Counted from your answers
applications-answer-disputed = What we know: { $known }. The officer will see both answers
applications-form-dispute = This is wrong
applications-form-agree = Take back what is known
applications-form-disputed = What we know: { $known }. Write what is right. The officer will see both answers and compare them.
applications-form-linked = Filled in by a link. Check it and change it if needed.
applications-form-silent = The register has not answered yet. Write it yourself: we will compare the answer later, when the register works.
applications-form-mine = Your documents in the cabinet
applications-form-mine-hint = Tick those that are needed, and we will attach copies
applications-form-mine-note = No { $number }, issued { $date }
applications-case-document = document No { $number }
applications-case-profile = profile
applications-eligibility-title = Let us see whether the service is for you
applications-eligibility-lead = A few questions before you begin, so that you do not fill in an application for nothing.
applications-stopped-title = This service is not for you
applications-stopped-note = No application was begun, nothing was sent.
applications-stopped-again = Answer otherwise
applications-stopped-services = All services
applications-link-lead = You were given a link that has filled in some of the answers. We do not know who has made it: check the answers. Nothing begins before you press the button.
applications-link-answers = Filled in by the link
applications-link-nothing = The link fills in nothing, but you can begin with it
applications-link-start = Begin with these answers
applications-link-about = About the service
applications-rules-title = Routing rules
applications-rules-lead = Where a new case goes. The rules look at the service and at answers that are no personal data.
applications-rules-none = No rules
applications-rules-none-text = Every new case goes into the common queue.
applications-rule-title = New rule
applications-rule-begin = Write a rule
applications-rule-name = Name of the rule
applications-rule-name-missing = Name the rule
applications-rule-when = When the application says
applications-rule-when-text = Within a question any ticked answer fits, between questions all are needed. With nothing ticked the rule means every case of the service.
applications-rule-region = { $address }: region
applications-rule-no-questions = This form asks for no choice and no number.
applications-rule-where = Where it goes
applications-rule-nobody = Nobody in person
applications-rule-nowhere = Name a unit, an officer or a label
applications-rule-number = Enter a whole number, for example 3
applications-rule-turned = “From” is above “to”: no case would ever fit
applications-rule-least = From
applications-rule-most = To
applications-rule-from = from { $n }
applications-rule-to = to { $n }
applications-rule-or = or
applications-rule-always = every case of the service
applications-rule-try = Try on past cases
applications-rule-save = Keep the rule
applications-rule-tried = The rule would have meant { $fit } of the last { $all } cases
applications-rule-tried-text = The program counted: nobody has read the cases. If this is right, keep the rule.
applications-load-title = Load and terms
applications-load-lead = Numbers and terms stand here, no personal data.
applications-load-nobody = Nobody has taken
applications-load-officers = Officers
applications-load-first = Nearest term
applications-load-oldest = First in the queue
journal-application-routed = The case was routed by a rule of the agency
journal-rule-saved = A routing rule was kept
journal-rule-removed = A routing rule was removed
journal-rule-tried = A routing rule was tried on past cases
applications-uploads-title = History of uploads
applications-uploads-lead = What you have added and when, and what the check said. You have added it yourself, from your account.
applications-uploads-none = There were no files yet
applications-uploads-none-text = Every file that you add will stand here
applications-uploads-kept = Checked and accepted
applications-uploads-surplus = Not accepted: there is no room for more files here
applications-uploads-removed = You have deleted it
applications-uploads-refused = Not accepted
applications-uploads-line = { $size }{ $at }. { $result }
applications-uploads-link = History of uploads
applications-register-vehicles = Vehicles
applications-register-benefits = Entitlement to benefits
applications-register-births = Records of birth
applications-register-child-places = Places in kindergartens
applications-register-clinic-attachment = Patients of clinics
applications-register-driving-licences = Driving licences
applications-register-education-documents = Education documents
applications-register-fines = Traffic fines
applications-register-health-insurance = Health insurance
applications-register-homes = Homes and the rights to them
applications-register-incomes = Incomes
applications-register-insurance-accounts = Insurance accounts
applications-register-licences = Licences
applications-register-marriages = Records of marriage
applications-register-motor-insurance = Motor insurance
applications-register-pension-payments = Pensions and payments
applications-register-product-certificates = Certificates of products
applications-register-property-objects = Property register: objects
applications-register-property-rights = Rights to property
applications-register-reports = Business reports
applications-register-subsidies = Housing subsidies
applications-register-taxpayers = Taxpayers
applications-register-traders = Sole traders
applications-register-vehicle-limits = Prohibitions on vehicles
applications-register-weapons = Weapons and permits
applications-register-withheld-taxes = Income tax withheld
applications-register-work-periods = Periods of work
applications-offering-hidden = Not published
applications-offering-suspended = Suspended
applications-offering-closed = Closed
applications-offering-published = Published
applications-offering-page = The service's page
applications-offering-catalogue = Catalogue
applications-offering-publish = The service stands in the catalogue
applications-offering-schedule = When applications are taken
applications-offering-schedule-text = An empty date means no limit. Applications that were sent go on, drafts are kept.
applications-offering-opens = First day
applications-offering-closes = Last day
applications-offering-suspension = Suspension
applications-offering-suspend = Suspend
applications-offering-suspend-text = Everybody reads these words on the service's page and in the draft.
applications-offering-words-ru = Why, in Russian
applications-offering-words-en = Why, in English
applications-offering-until = Until which day, inclusive
applications-offering-save = Save
applications-offering-date = There is no such date. Enter day, month and year in digits or leave the boxes empty
applications-offering-turned = The last day is before the first
applications-offering-past = This day has passed
applications-offering-words = Write why the service is suspended
applications-admin-state = State
applications-closed-title = The application cannot be sent now
applications-closed-kept = The draft is kept. Send it when applications are taken again.
journal-service-standing_changed = It was changed whether a service is offered
applications-closed-service = The service's page
applications-closed-draft = Open the draft

applications-phrases-title = Templates of answers
applications-phrases-lead = Ready words for decisions and questions. Everybody of the agency uses them.
applications-batch-values = Words for the letter are needed: decide alone
applications-request-differs = differs from the register

# Quick actions on the home page
applications-pins-title = Quick actions
applications-pins-back = Home
applications-pins-change = Change the quick actions
applications-pins-lead = Tick what to keep at hand on the home page: six actions at most.
applications-pins-which = What to show
applications-pins-many = { $max ->
    [one] Keep { $max } action
   *[other] Keep { $max } actions at most
}
applications-pins-order = Order on the home page
applications-pins-up = Up
applications-pins-down = Down
applications-pins-save = Save
applications-pins-usual = Bring the usual ones back
applications-pins-services = Services you like are marked with the star on their page: they stand on the home page below.
applications-pins-services-link = Choose services
applications-pin-create = Create a document
applications-pin-create-hint = Choose a service and apply
applications-pin-track = Track the status
applications-pin-track-hint = What happens to your applications
applications-pin-download = Download a file
applications-pin-download-hint = Sealed documents that are ready
applications-pin-pay = Pay a fee
applications-pin-pay-hint = Applications that wait for a payment
applications-pin-answer = Answer an officer
applications-pin-answer-hint = Applications you were asked about
applications-pin-guide = Find a service
applications-pin-guide-hint = Questions that lead to the right one
applications-pin-templates = My templates
applications-pin-templates-hint = Answers to begin a new application with
applications-pin-notices = Notices
applications-pin-notices-hint = Every message about your matters
applications-pin-looked = Who looked at my data
applications-pin-looked-hint = The journal: who, when and why
applications-pin-profile = My profile
applications-pin-profile-hint = The data we put into applications
applications-pin-verify = Verify a document
applications-pin-verify-hint = By its code or QR

applications-corrections-title = Correct your application
applications-corrections-lead = { $n ->
    [one] The officer has marked { $n } answer. Correct it and send it: nothing else needs to change.
   *[other] The officer has marked { $n } answers. Correct them and send them together: nothing else needs to change.
  }
applications-ended = A document is no longer valid
applications-ended-until = was valid until { $date }
applications-ended-annulled = was annulled by the agency
applications-ended-attached = “{ $title }” No. { $number } { $state }. Remove it and attach a valid one
applications-ended-asked = “{ $title }” No. { $number } { $state }. Answer this question yourself or get the document again

applications-answers-title = Answer the officer
applications-answers-lead = { $n ->
    [one] The officer needs one more answer. The rest of the application stays as it is.
   *[other] The officer needs { $n } more answers. Send them together: the rest of the application stays as it is.
  }
applications-answers-do = Answer the officer
applications-answers-send = { $n ->
    [one] Send the answer
   *[other] Send the answers
  }
applications-answers-note = Once this is sent, the clock runs again.
applications-corrections-back = Back to the application
applications-corrections-do = Correct and send
applications-corrections-term = The clock stands still until you answer.
applications-corrections-send = Send the corrections
applications-corrections-later = Come back later
applications-corrections-note = Once they are sent, the clock runs again and the officer sees the new answers beside the old ones.
applications-corrections-also = The new answer makes this one necessary: nothing can be sent without it.
applications-case-changed = Corrected by the applicant
applications-case-changed-was = Earlier answer
applications-case-changed-is = New answer
applications-case-changed-none = none
applications-corrections-rest = The rest of the application
applications-corrections-rest-note = These answers stay as you sent them.
applications-questions-answered = What you have answered already
applications-timeline-past = { $n ->
    [one] Earlier: { $n } more event
   *[other] Earlier: { $n } more events
  }
applications-message-write = Write to the officer
applications-message-new-say = An officer has sent you a message
applications-statement-title = Your application
applications-result-more = Need another document?
applications-reissue = Get it again
applications-reissue-note = The same document marked “Issued again”, with a verification code of its own. Its facts and its term stay as they were: if you need them as of today, order a new one. The earlier document stays valid.
applications-ending-copy = { $title }: issued again on { $date }
applications-reissue-asked = The document is being issued again. It will appear here and under Documents.
applications-reissue-made = The document was issued again a short time ago. You can ask for another one in a day, and copy the file as often as you like.
applications-reissue-expired = The document is no longer valid and its facts may have changed. Order a new one: your answers are already filled in.
journal-application-reissue_asked = You asked for the document to be issued again
journal-application-reissued = The document was issued again
applications-rail-today = Today
applications-today-title = Today
applications-today-mine = Your cases: the term is over or ends soon
applications-today-nobody = Taken by nobody, and the term ends soon
applications-today-messages = Messages to be answered
applications-today-visits = Visitors today
applications-today-opinions = Opinions you are asked for
applications-today-all = Show all
applications-today-done = Nothing is urgent today
applications-today-done-text = Cases whose term ends, messages, visits and requests for opinions will appear here.
applications-reminder-subject = Terms of cases: { $late } late, { $soon } ending
applications-reminder-officer =
    Hello,

    These are cases that you have taken: their term is over, or ends today or on the next working day.

    { $lines }

    Your list of the day: { $link }
applications-reminder-supervisor =
    Hello,

    These are the late cases of your agency, and those that end soon and nobody has taken.

    { $lines }

    Load and terms: { $link }
applications-reminder-more = and more cases: { $n }
applications-precheck-title = Pre-check
applications-precheck-none-yet = The program has not looked at this case yet. You can decide without it.
applications-precheck-clear = The program has marked nothing
applications-precheck-clear-text = That does not mean that everything is right: look at the data yourself.
applications-precheck-marked =
    { $n ->
        [one] { $n } place is marked
       *[other] { $n } places are marked
    }
applications-precheck-mark = marked
applications-precheck-whole = The whole application
applications-precheck-stale = Answers have changed since. The program will look again.
applications-precheck-by = Looked at by a program: { $who }
applications-precheck-about = What this check can do and what it cannot
applications-precheck-decides-nothing = The check decides nothing: it does not change the application, does not write to the applicant and refuses nothing. The decision is always yours.
applications-precheck-can = It finds
applications-precheck-cannot = It does not see
applications-precheck-rules = the portal's rules
applications-precheck-can-registers = answers that differ from the registers
applications-precheck-can-letters = words with Russian and Latin letters mixed
applications-precheck-can-short = explanations that say almost nothing
applications-precheck-can-files = files that are the same and pictures that can hardly be read
applications-precheck-can-repeated = other applications of the same person for this service
applications-precheck-cannot-truth = whether what no register knows is true
applications-precheck-cannot-pictures = what pictures show and documents say
applications-precheck-cannot-law = whether the person is entitled to the service
applications-precheck-mark-differs = The application says “{ $stated }”, the register says “{ $register }”
applications-precheck-mark-open = The same person waits for a decision on a like application, No. { $number }
applications-precheck-mark-refused = A like application, No. { $number }, was refused lately: check whether the cause is mended
applications-precheck-mark-letters = The word “{ $word }” mixes Russian and Latin letters: no register will find it
applications-precheck-mark-short = The answer is too short to explain anything
applications-precheck-mark-same-file = The file “{ $file }” is the same as “{ $first }”
applications-precheck-mark-small-file = The picture “{ $file }” is very small: it may be unreadable
journal-application-prechecked = A program has pre-checked the application. An officer decides
journal-terms-reminded = An officer was reminded of terms

# Links with answers, and trying a service before it is published
applications-links-title = Links to services
applications-links-services = A link with answers
applications-links-lead = Choose a service and answer for the person what the agency knows. The agency’s key signs the link: nobody can change the answers in it, and the person sees who has filled them in.
applications-links-form = Answer only what you know. The person’s own data come from their profile, and they answer the rest. Whoever has the link can read it.
applications-links-good = How long the link is good
applications-links-days = { $n ->
    [one] { $n } day
   *[other] { $n } days
}
applications-links-make = Sign the link
applications-links-nothing = Answer at least one question: an empty link is no more than the page of the service
applications-links-ready = The link is ready
applications-links-until = It is good until { $date } inclusive. Send it, or print the code.
applications-links-qr = QR code with the link
applications-links-long = The link is too long for a QR code. Send it as text.
applications-link-signed = The agency has filled in some answers: { $agency }. Check them. Nothing begins before you press the button.
applications-link-checked = The agency’s signature is right
applications-link-until = The link is good until { $date } inclusive
applications-link-by = Filled in by the agency: { $agency }
applications-form-linked-by = Filled in by the agency: { $agency }. Check it and change it if needed.
applications-unfit-title = This link does not fit
applications-unfit-changed = The signature of the link is wrong: it was changed, or not copied whole. Ask for the link again.
applications-unfit-expired = The link was good until { $date }. Ask for a new one.
applications-unfit-what = Nothing was begun and nothing was sent. You can fill in the application without the link, too.
applications-unfit-service = Open the service
applications-trial-title = Trying before publishing
applications-trial-lead = With such a link one can go through the whole service though it is not in the catalogue. No application is made: instead of being sent it shows its way and the documents.
applications-trial-choose = Service and revision
applications-trial-empty = Choose a service
applications-trial-which = Choose which service to try
applications-trial-new = New revision of { $date }: { $title }
applications-trial-make = Make a link to try it
applications-trial-line = Revision { $revision }. The link is good until { $until }
applications-trial-end = Close the link
applications-trial-mark = Trying a service
applications-trial-revision = Revision { $revision }
applications-trial-banner = This only tries the service: nothing is sent and nobody decides anything.
applications-trial-until = The link is good until { $until }.
applications-trial-start = Go through the service
applications-trial-submit = Show what would happen
applications-draft-trial = Trying a service: { $title }
applications-tried-title = How the application would go
applications-tried-lead = No application was made.
applications-tried-way = When every register confirms
applications-tried-failed = When this does not confirm: { $step }
applications-tried-issued = The application ends with a document
applications-tried-letter = See the specimen: { $title }
applications-tried-again = Change the answers
applications-tried-end = Finish and throw away
journal-service-link_signed = A link with answers was signed
journal-service-trial_made = A link to try a service was made
journal-service-trial_ended = A link to try a service was closed
applications-check-term-calendar = We promise an answer by { $date }: { $days ->
        [one] { $days } day
       *[other] { $days } days
    }
applications-desk-typed = You have written this, and it was not sent:

applications-forward-link = Pass on to another agency
applications-forward-title = Pass on to another agency
applications-forward-lead = The case leaves your queue. The term stays the same, and the applicant learns who answers now and why.
applications-forward-to = Who should answer?
applications-forward-missing = Choose an agency
applications-forward-words = Why the case goes to them
applications-forward-words-hint = The applicant reads these words. For example: “The housing office is in charge of courtyards”
applications-forward-words-missing = Tell the applicant why the case goes to another agency
applications-forward-submit = Pass the case on
applications-forward-stay = Keep it
applications-timeline-forwarded = Passed on: { $agency } answers now
journal-application-forwarded = The application was passed on to another agency

applications-list-changed = The list of applications was updated at
applications-check-carried = Files of the earlier application were copied
applications-check-carried-text = { $files }. These are copies. Check that nothing in them is out of date, and replace them if it is.
applications-case-precheck = Marks
applications-watermark = Application No. { $number } · { $officer } · { $date }, { $time }
applications-scan-page = Page { $n }
applications-scan-note = The picture is marked with what it is for, who opened it and when. The look is written in the applicant’s journal.
applications-scan-back = Back to the case
applications-scan-broken = The file does not open
applications-scan-broken-text = It cannot be shown with the mark. Ask the applicant for another one: a picture, or a PDF without a password.
applications-applicant = How to reach the applicant
applications-applicant-source = From the applicant’s profile
applications-applicant-phone = Phone
applications-applicant-email = E-mail
applications-applicant-registration_address = Registered address
applications-letter-applicant = Applicant
applications-received-place = Place in the portal’s journal: No. { $place }
applications-received-place-proof = Proof of the place
applications-received-place-soon = The place in the portal’s journal will appear here in a few seconds.
applications-confirm-by-password = Confirm by password instead of the code
applications-confirm-password = The password of your account
applications-check-fee-free = There is nothing to pay: { $basis }.
applications-term-register = While the register is silent the term stands still: the day moves by as many working days as we have waited.
applications-letter-corrections = Corrected after it was sent
