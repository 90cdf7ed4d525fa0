# The frame
ui-mark = Kabinet
ui-skip = Skip to content
ui-sections = Sections
ui-bottom = Main menu
ui-home = Home
ui-services = Services
ui-applications = Applications
ui-documents = Documents
ui-verify-short = Verify
ui-more = More
ui-sign-in = Sign in
ui-sign-out = Sign out
ui-person = Your menu
ui-profile = Profile
ui-security = Security
ui-journal = Who saw my data
ui-queue = Queue
ui-notices = { $n ->
    [0] Notices, none new
    [one] Notices, { $n } new
   *[other] Notices, { $n } new
}
ui-other-language = Перейти на русский
ui-other-language-name = Русский
ui-footer = About the cabinet
ui-help = Help
ui-accessibility = Accessibility
ui-status = Service status
ui-verify = Verify a document
ui-privacy = Personal data
ui-phone = 8 800 555-01-16
ui-phone-free = 8 800 555-01-16, free of charge
ui-scheme-dark = Dark theme
ui-scheme-light = Light theme
ui-sight = Low vision version
ui-sight-size = Size
ui-sight-letter = A
ui-sight-size-1 = large
ui-sight-size-2 = larger
ui-sight-size-3 = largest
ui-sight-colour = Colour
ui-sight-white = B/W
ui-sight-black = W/B
ui-sight-blue = Blue
ui-sight-plain = Standard version
ui-promise = One place for everything you do with the state
ui-promise-where = See who has your application
ui-promise-where-text = And when they promised an answer
ui-promise-who = See who looked at your data
ui-promise-who-text = Every look is recorded
ui-promise-code = We never ask for your text message code
ui-promise-code-text = Someone asks by phone? Hang up

# Components
ui-busy = Sending…
ui-copy = Copy
ui-copied = Copied
ui-error-prefix = Error:
ui-errors-title = { $n ->
    [one] { $n } answer to correct
   *[other] { $n } answers to correct
}
ui-password-show = Show
ui-password-hide = Hide
ui-password-show-name = Show password
ui-password-hide-name = Hide password
ui-password-shown = The password is visible
ui-password-hidden = The password is hidden
ui-day = Day
ui-month = Month
ui-year = Year
ui-count-left = Characters left:
ui-count-over = Characters too many:
ui-change = Change
ui-prefilled = Filled in for you, please check
ui-sources = Where these data come from
ui-found-mistake = Found a mistake?
ui-correct-profile = Correct the data in your profile
ui-moment-done = done
ui-moment-now = happening now
ui-moment-next = ahead
ui-pages = Pages
ui-newer = Newer
ui-older = Older
ui-compare-field = Field
ui-compare-stated = In the application
ui-compare-register = In the register
ui-compare-outcome = Outcome
ui-verdict-same = Same
ui-verdict-differs = Differs
ui-verdict-waits = Waiting
ui-verdict-none = Not compared
ui-trouble-now = What you can do now
ui-trouble-code = Code for support
ui-trouble-phone = Phone 8 800 555-01-16, free of charge.

# States of an application
ui-status-draft = Draft
ui-status-awaiting-payment = Awaiting payment
ui-status-awaiting-signature = Awaiting signature
ui-status-in-progress = In progress
ui-status-data-requested = Data requested
ui-status-approved = Approved
ui-status-refused = Refused
ui-status-completed = Completed
ui-status-withdrawn = Withdrawn

# Said by the script
ui-not-saved = Not saved. Check your connection: we will try again
