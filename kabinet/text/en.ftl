# More
pages-more-title = More
pages-more-anonymous = Sign in to see your applications, documents and notices. You can verify a document and read the answers without signing in.
pages-more-sign-in = Sign in
pages-more-register = Register
pages-more-you = About you
pages-more-profile = Profile
pages-more-profile-note = Name, papers, addresses, account level
pages-more-security = Security
pages-more-security-note = Where the cabinet is open, e-mail and phone
pages-more-notifications = Notifications
pages-more-notifications-note = { $n ->
    [0] Nothing new
   *[other] { $n } new
}
pages-more-journal = Journal
pages-more-journal-note = Who looked at your data, and why
pages-more-data = My data
pages-more-data-note = Take them away in an archive or delete the account
pages-more-portal = Cabinet
pages-more-verify = Verify a document
pages-more-verify-note = By code or file, without signing in
pages-more-help = Help
pages-more-help-note = Answers and a phone number
pages-more-status = State of services
pages-more-status-note = What works right now
pages-more-privacy = Personal data
pages-more-privacy-note = What we keep and who sees it
pages-more-look = Language and look
pages-more-sight = Version for weak sight
pages-more-sight-note = Large text and strong colours
pages-more-plain = Ordinary version
pages-more-plain-note = The version for weak sight is on
pages-more-language = Русский
pages-more-language-note = The cabinet is in English now
pages-more-sign-out = Sign out

# Help
pages-help-title = Help
pages-help-lead = Short answers to what people ask most. Choose a question to open its answer.
pages-help-demo = This is a trial portal
pages-help-demo-text = Letters and texts with codes do not leave it: they arrive in a shared inbox.
pages-help-demo-link = Open the inbox
pages-help-call = Ask us
pages-help-call-text = If the page showed an error code, tell us: it lets us find what happened.
pages-help-secret = Never tell anybody a code from a text
pages-help-secret-text = We never ask for your password or a code. If somebody asks by phone, hang up.
pages-help-accessibility-note = Large text, keyboard, screen readers

pages-help-entry = Registering and signing in
pages-help-register = How do I register?
pages-help-register-answer = You need an e-mail address, a mobile phone and a password. We send a letter with a link and a text with a code: open the link or type the code, and the cabinet opens. Confirm the other one later. The link works for a day, the code for ten minutes.
pages-help-register-link = Register
pages-help-code = Why does the code not come?
pages-help-code-answer = Wait a minute and check that the number is right. The letter may be in the spam folder. On the page where you type the code you can ask for a new one: only the newest works. A code can be typed five times at most, then you need a new one. If no texts arrive at all, ask your operator whether short messages are blocked.
pages-help-blocked = Why is signing in closed for 15 minutes?
pages-help-blocked-answer = Five tries in a row failed, so the cabinet protects itself against guessing. Wait 15 minutes and sign in again. Open sessions, applications and drafts stay as they are.
pages-help-blocked-link = Go to sign-in
pages-help-level = How do I raise my account level?
pages-help-level-answer = Right after registration the account is simplified. Confirm your e-mail and phone, fill in the profile and send it for checking: the registers compare the data, usually within a minute, and the account becomes standard. If something does not match, we show which field to correct. Every service page says which level it needs.
pages-help-level-link = Open the profile

pages-help-applications = Applications
pages-help-where = Where is my application?
pages-help-where-answer = In “Applications”. Open the one you need: the top of the page says what is happening, who holds it, by which day it was promised and whether anything is needed from you. We notify you of every change.
pages-help-where-link = My applications
pages-help-question = An officer asked a question. What do I do?
pages-help-question-answer = Open the application and answer on its page: in words, with a file or with a corrected answer, as the officer asks. There is no need to fill in the application again. While the question waits for you, the term stands still; after your answer it runs on.
pages-help-question-link = Go to applications
pages-help-waiting = Why does a register take so long?
pages-help-waiting-answer = Registers are run by other agencies, and sometimes they cannot be reached. Your data are saved: we ask again ourselves and tell you when the answer comes. There is no need to send anything twice.
pages-help-waiting-link = What works now

pages-help-documents = Documents
pages-help-mine = Where is the document I was issued?
pages-help-mine-answer = In “Documents”. It is a PDF file with an electronic seal: download it and send it to whoever asked for it. Each time it is opened we check that the file has not changed.
pages-help-mine-link = My documents
pages-help-verify = How do I verify a document?
pages-help-verify-answer = Point a camera at the QR code of the document, type the twelve letters and digits below it or upload the PDF file. You need not sign in. You see the title, the number, the date, who issued it and whether it is valid. The page shows nothing about the person.
pages-help-verify-link = Verify a document

pages-help-data = My data
pages-help-who = Who sees my data?
pages-help-who-answer = You, and the officer of the agency that decides your application. To open a case an officer has to name a reason. Who looked, when and why is written in the journal, and that record cannot be changed.
pages-help-who-link = Open the journal
pages-help-wrong = There is a mistake in my profile. How do I correct it?
pages-help-wrong-answer = Open the profile, correct the data and send them for checking. Until the registers answer, the data confirmed before stay in force.
pages-help-wrong-link = Correct the profile
pages-help-stranger = I think somebody else entered my cabinet
pages-help-stranger-answer = Open “Security”: it shows on which devices the cabinet is open. End the sessions you do not know; all of them can be ended at once. Then call us.
pages-help-stranger-link = Check the sessions

# Accessibility
pages-accessibility-title = Accessibility
pages-accessibility-lead = The cabinet should serve people who see poorly, people who work without a mouse and people who listen to the page.
pages-accessibility-off = There is a version for weak sight
pages-accessibility-off-text = Three sizes of text and three pairs of colours. The cabinet remembers your choice in this browser.
pages-accessibility-switch = Switch on
pages-accessibility-on = The version for weak sight is on
pages-accessibility-on-text = Change the size of text and the colours in the bar at the top of the page.
pages-accessibility-kept = What we keep to
pages-accessibility-standard = We build the cabinet by the international guidelines WCAG 2.2, level AA.
pages-accessibility-kept-contrast = Text is easy to see
pages-accessibility-kept-contrast-text = The contrast of text is at least 4.5 : 1. A state is always named in words, never by colour alone.
pages-accessibility-kept-narrow = Everything fits a small screen
pages-accessibility-kept-narrow-text = A phone offers the same as a computer. You need not move the page sideways.
pages-accessibility-kept-words = Fields and mistakes are named in words
pages-accessibility-kept-words-text = Every field has a label. Mistakes are listed above the form, and each leads to its field.
pages-accessibility-kept-script = Works without scripts
pages-accessibility-kept-script-text = Scripts only add comfort. Everything that matters is done with plain links and forms.
pages-accessibility-kept-motion = Nothing blinks or moves by itself
pages-accessibility-kept-motion-text = If your device asks for no motion, there is none here.
pages-accessibility-keys = By keyboard
pages-accessibility-keys-tab = Tab
pages-accessibility-keys-tab-text = Forward through links, fields and buttons. With Shift, backwards. A frame shows where you are.
pages-accessibility-keys-enter = Enter and space
pages-accessibility-keys-enter-text = Enter opens a link and presses a button; space ticks a box and opens an answer.
pages-accessibility-keys-skip = “Skip to content”
pages-accessibility-keys-skip-text = The first link of every page: press Tab and Enter to pass over the menu.
pages-accessibility-limits = What we do not know yet
pages-accessibility-limits-text = A program checks the pages, but it does not notice everything. There have been no trials yet with people who use screen readers, so what you tell us matters all the more.
pages-accessibility-complain = Is something in your way? Tell us
pages-accessibility-complain-text = Say on which page and what did not work, and which program or device you use.

# Personal data
pages-privacy-title = Personal data
pages-privacy-lead = What the cabinet keeps about you, how it is protected, who can see it and how you find out.
pages-privacy-journal-link = See who has seen your data
pages-privacy-journal-note = The journal: who, when and why
pages-privacy-kept = What we keep
pages-privacy-kept-profile = Profile
pages-privacy-kept-profile-text = Name, date of birth, numbers of papers and addresses. You give them, the registers confirm them.
pages-privacy-kept-contacts = E-mail, phone and password
pages-privacy-kept-contacts-text = For signing in and for notices. We do not keep the password itself, only a fingerprint from which it cannot be recovered.
pages-privacy-kept-applications = Applications
pages-privacy-kept-applications-text = Your answers, attached files, the officer’s questions, answers of registers and the decision.
pages-privacy-kept-documents = Documents and notices
pages-privacy-kept-documents-text = Certificates and extracts issued to you and everything we told you.
pages-privacy-sealed = How it is protected
pages-privacy-sealed-text = Everything personal lies in the database encrypted, and every person has a key of their own. Files are encrypted in the same way. The main key is kept apart from the database, so names and numbers cannot be read from a stolen copy of it.
pages-privacy-sealed-limits = What a case cannot move without is not encrypted: its number, the service, its state and its terms.
pages-privacy-seer = Who sees it
pages-privacy-seer-you = You
pages-privacy-seer-you-text = After signing in with a password and a code.
pages-privacy-seer-officer = An officer of the agency
pages-privacy-seer-officer-text = Only a case that the officer’s agency decides, or about which it was asked for an opinion, and only after naming a reason. You see the reason and the agency in the journal.
pages-privacy-seer-registers = State registers
pages-privacy-seer-registers-text = They get what has to be compared for your profile or application.
pages-privacy-seer-admin = The administrator of the portal
pages-privacy-seer-admin-text = Watches how services run. Does not see personal data.
pages-privacy-seer-others = Everybody else
pages-privacy-seer-others-text = Nothing. Whoever verifies your document by its code sees the title, the number and the term, but not you.
pages-privacy-journal = The journal
pages-privacy-journal-text = Every look and every change is on record: who, when and why. The records are bound to each other, so that none can be changed or removed unnoticed. For any of them you can download a proof and check it with an independent program.
pages-privacy-term = How long we keep it
pages-privacy-term-registration = A registration not confirmed
pages-privacy-term-registration-value = One day
pages-privacy-term-draft = A draft of an application
pages-privacy-term-draft-value = 30 days after it was last saved
pages-privacy-term-message = The text of letters and texts
pages-privacy-term-message-value = Until the message is delivered
pages-privacy-term-checked = A file being verified
pages-privacy-term-checked-value = Not kept
pages-privacy-term-journal = Applications, documents and the journal
pages-privacy-term-journal-value = As long as the account exists. “My data” says what stays after it is deleted
pages-privacy-browser = What stays in your browser
pages-privacy-browser-text = Small files called cookies: they remember that you are signed in, the language and the look. There are no counters of others and no advertising; pages load nothing from other sites.
pages-privacy-session = If you do nothing, you are signed out after { $minutes ->
    [one] { $minutes } minute
   *[other] { $minutes } minutes
}, and in any case after { $hours ->
    [one] { $hours } hour
   *[other] { $hours } hours
}.
pages-privacy-rights = Correct and delete
pages-privacy-rights-text = You can correct your data in the profile: the registers compare them again. A draft can be deleted on its page. In “My data” you can take all your data away and delete the whole account.
pages-privacy-rights-link = Ask about your data
pages-privacy-rights-data = Open “My data”

# State of services
pages-status-title = State of services
pages-status-checked = Checked at { $at }, when this page was opened
pages-status-whole-works = The cabinet works
pages-status-whole-works-text = You can sign in, apply and receive documents.
pages-status-whole-slow = The cabinet works, but something is slower
pages-status-whole-slow-text = Applications are accepted, what was sent is kept. Below you see which part is slow.
pages-status-whole-down = The cabinet does not work now
pages-status-whole-down-text = The database does not answer. Everything you sent before is kept. Try again in a few minutes.
pages-status-parts = Part by part
pages-status-database = Pages and database
pages-status-database-works-text = Profile, applications and documents open.
pages-status-database-down-text = The database does not answer, so pages with your data do not open.
pages-status-queue = Work on what was sent
pages-status-queue-works-text = Everything that is due is done at once.
pages-status-queue-slow-text = The queue is behind: the oldest task has waited since { $since }. Nothing is lost and you need not do anything.
pages-status-queue-unknown-text = It cannot be known while the database does not answer.
pages-status-outside = Registers, mail and texts
pages-status-outside-works-text = No request is without an answer.
pages-status-outside-slow-text = { $n ->
    [one] { $n } request waits for another try: the first brought no answer. We ask again ourselves.
   *[other] { $n } requests wait for another try: the first brought no answer. We ask again ourselves.
}
pages-status-outside-unknown-text = It cannot be known while the database does not answer.
pages-status-badge-works = Works
pages-status-badge-quiet = No failures seen
pages-status-badge-slow = Slower
pages-status-badge-down = No answer
pages-status-badge-unknown = Unknown
pages-status-planned = Planned maintenance
pages-status-planned-none = No maintenance is planned.
pages-status-again = Check again
