# The catalogue: search and cards
catalogue-title = Services
catalogue-lead = Find a service, see what you need and apply
catalogue-search-label = What do you need?
catalogue-search-hint = A name, a code or your own words: “proof of address”, “visa”
catalogue-search-button = Search
catalogue-kinds = Kinds of services
catalogue-kind-all = All
catalogue-kind-certificates = Certificates
catalogue-kind-documents = Documents
catalogue-kind-housing = Housing
catalogue-kind-family = Family
catalogue-kind-social = Payments and benefits
catalogue-kind-transport = Transport
catalogue-kind-taxes = Taxes
catalogue-kind-appeals = Citizens’ appeals
catalogue-kind-health = Health
catalogue-kind-education = Education
catalogue-kind-work = Work
catalogue-kind-business = Business
catalogue-page-before = Previous
catalogue-page-after = More services
catalogue-page-shown = Showing { $from }–{ $to }
catalogue-found = { $n ->
    [one] { $n } service
   *[other] { $n } services
}
catalogue-found-for = { $n ->
    [one] { $n } service for “{ $query }”
   *[other] { $n } services for “{ $query }”
}
catalogue-nearest = No exact match. Closest to “{ $query }”
catalogue-nearest-note = Not every word of your search occurs in a service. See whether one of these fits.
catalogue-empty-title = No such service
catalogue-empty-text = Try another word, for example “certificate” or “address”, or look at all services.
catalogue-show-all = Show all services
catalogue-card-need = You need
catalogue-card-price = Price
catalogue-card-term = Term

# Price, term, level
catalogue-free = Free
catalogue-silence = If the agency does not answer in time: { $words }
catalogue-fee-line = { $sum }: { $why }
catalogue-price-counted = As counted
catalogue-price-up-to = up to { $most }
catalogue-at-once = At once, usually within a minute
catalogue-days = { $n ->
    [one] Up to { $n } working day
   *[other] Up to { $n } working days
}
catalogue-days-calendar = { $n ->
    [one] Up to { $n } day
   *[other] Up to { $n } days
}
catalogue-term-until = If you apply today, we promise it by { $date }
catalogue-term-at-once-note = The system decides by the register's answer
catalogue-valid-months = { $n ->
    [one] Valid for { $n } month
   *[other] Valid for { $n } months
}
catalogue-level-simplified = Simplified
catalogue-level-standard = Standard
catalogue-level-confirmed = Confirmed

# A service's page
catalogue-breadcrumbs = You are here
catalogue-online = Fully online
catalogue-code = Code { $code }
catalogue-what-you-get = What you get
catalogue-who = Who can get it
catalogue-needs = What you need
catalogue-needs-nothing = No documents are needed
catalogue-how = How it goes
catalogue-how-fill = You answer questions
catalogue-how-fill-note = { $n ->
    [one] { $n } short page. What we know we fill in ourselves; answers are kept
   *[other] { $n } short pages. What we know we fill in ourselves; answers are kept
}
catalogue-how-confirm = You confirm with a code from an SMS
catalogue-how-confirm-note = You get the application's number and a receipt at once
catalogue-how-profile-new = The address in your profile changes by itself
catalogue-how-profile-gone = The registered address leaves your profile
catalogue-how-profile-note = The earlier one stays in the history of the profile and can be put back
catalogue-faq = Frequent questions
catalogue-agency = Who provides the service
catalogue-start-heading = Apply
catalogue-fact-term = Term
catalogue-fact-price = Price
catalogue-fact-level = Account level
catalogue-level-yours = Yours is this or higher
catalogue-start = Fill in the application
catalogue-start-sign-in = Sign in and apply
catalogue-start-sign-in-note = After signing in you come back here
catalogue-start-register = Register
catalogue-start-level-title = Another account level is needed
catalogue-start-level-text = The service needs the level “{ $needed }”, and yours is “{ $own }”. Fill in your profile: we compare it with the registers and raise the level, usually within a minute.
catalogue-start-level-text-confirmed = The service needs the level “{ $needed }”, and yours is “{ $own }”. Prove your identity: through a bank, by pictures of documents, or at a service centre with your passport.
catalogue-start-level-button = Fill in your profile
catalogue-start-level-help = Prove your identity
catalogue-start-ready = Check whether everything is ready
catalogue-start-note = Answers save themselves; you can go on with any device

# Answers
catalogue-yes = Yes
catalogue-no = No

# Why an answer does not fit; { $label } is the short name of the question
catalogue-answer-missing = Answer “{ $label }”
catalogue-answer-unreadable = “{ $label }”: answer again, the earlier answer does not fit any more
catalogue-answer-long = { $max ->
    [one] “{ $label }”: shorten the answer to { $max } character
   *[other] “{ $label }”: shorten the answer to { $max } characters
}
catalogue-answer-letters = “{ $label }”: remove invisible characters, write the answer anew
catalogue-answer-name = “{ $label }”: write letters; a hyphen and a space are fine, for example Петрова-Водкина
catalogue-answer-name-latin = “{ $label }”: write it in Cyrillic letters
catalogue-answer-digits = “{ $label }”: write digits only
catalogue-answer-count = “{ $label }”: it has { $count } digits, and this has { $typed }. Check the number
catalogue-answer-counts = “{ $label }”: it has { $count } or { $other } digits, and this has { $typed }. Check the number
catalogue-answer-snils-count = A SNILS has 11 digits, and this has { $typed }. Check it, for example 112-233-445 95
catalogue-answer-snils-control = The SNILS has a mistake: its control digits do not fit. Check every digit
catalogue-answer-inn-count = A person's INN has 12 digits, and this has { $typed }. Check the number
catalogue-answer-inn-control = The INN has a mistake: its control digits do not fit. Check every digit
catalogue-answer-inn-organisation = This is an organisation's INN. Write your own, it has 12 digits
catalogue-answer-passport-count = A passport's series and number have 10 digits together, and this has { $typed }. For example, 45 10 624718
catalogue-answer-passport-impossible = There is no passport with this series and number. Check every digit
catalogue-answer-phone = “{ $label }”: write the number with its code, for example +7 921 123-45-67
catalogue-answer-email = “{ $label }”: write an e-mail address, for example orlova@example.ru
catalogue-answer-money = “{ $label }”: write the sum in digits, for example 1500 or 1500.40
catalogue-answer-number = “{ $label }”: write a whole number
catalogue-answer-number-low = “{ $label }”: the number must be at least { $min }
catalogue-answer-number-high = “{ $label }”: the number must be at most { $max }
catalogue-answer-option = “{ $label }”: choose one of the answers
catalogue-answer-address = “{ $label }”: write the whole address with town, street and house
catalogue-answer-address-house = “{ $label }”: add the number of the house
catalogue-answer-postcode = “{ $label }”: a postcode has 6 digits, for example 601150
catalogue-answer-date-incomplete = { $part ->
    [day] “{ $label }”: add the day
    [month] “{ $label }”: add the month
   *[year] “{ $label }”: add the year
}
catalogue-answer-date-digits = { $part ->
    [day] “{ $label }”: write the day in digits
    [month] “{ $label }”: write the month in digits
   *[year] “{ $label }”: write the year in four digits
}
catalogue-answer-date-wrong = { $part ->
    [day] “{ $label }”: this month has no such day
    [month] “{ $label }”: the month must be from 1 to 12
   *[year] “{ $label }”: check the year, it has four digits
}
catalogue-answer-date-year = “{ $label }”: the year must not be later than { $year }
catalogue-answer-date-future = “{ $label }”: the date must not be later than today
catalogue-answer-files-many = { $max ->
    [one] “{ $label }”: keep { $max } file
   *[other] “{ $label }”: keep at most { $max } files
}
catalogue-answer-file-large = “{ $label }”: the file is larger than { $megabytes } MB, add another one
catalogue-answer-block-few = { $min ->
    [one] “{ $label }”: at least { $min } entry is needed
   *[other] “{ $label }”: at least { $min } entries are needed
}
catalogue-answer-block-many = { $max ->
    [one] “{ $label }”: keep { $max } entry
   *[other] “{ $label }”: keep at most { $max } entries
}

# How one must sign in
catalogue-fact-sign-in = How to sign in
catalogue-sign-in-two = In two steps
catalogue-sign-in-key = With a fingerprint, face or key
catalogue-start-step-title = One more confirmation is needed
catalogue-start-step-two = The service shows personal data, so it opens after signing in with two steps. You took one: confirm that it is you.
catalogue-start-step-key = The service opens only after the safest way of signing in: a fingerprint, face or key. Nobody can lure that out of you on a forged site.
catalogue-start-step-button = Confirm that it is me

# Narrowing the search
catalogue-filters = Narrow down
catalogue-filter-online = No visit: everything in the cabinet
catalogue-filter-soon = Applications close within 30 days
catalogue-filter-region = Region
catalogue-filter-everywhere = Any
catalogue-filter-unknown = No service is found by { $words }
catalogue-filter-unknown-text = The services are shown without it. Check the link or choose a condition on this page.
catalogue-filter-unknown-clear = Take it out
catalogue-filter-apply = Show
catalogue-taken-for = It looks as if “{ $typed }” was typed with the other keyboard layout.
catalogue-card-closed = Not open for applications now
catalogue-in-person = Personal presence
catalogue-card-until = Apply by
catalogue-until = Applications are open until { $date }
catalogue-closed = Applications closed on { $date }
catalogue-closed-title = Closed at present

# Favourites
catalogue-favourites = Favourites
catalogue-keep = Add to favourites
catalogue-kept = In your favourites. Remove
catalogue-saved-search = Saved search
catalogue-search-keep = Save this search
catalogue-search-kept = This search is saved. Remove
catalogue-forget = Remove
catalogue-quoted = “{ $words }”
catalogue-archive = Favourite services and saved searches
catalogue-held-favourites = Favourite services and saved searches

# Fields of questions that are answered in several of them
catalogue-part-vehicle-plate = Plate number
catalogue-part-vehicle-plate-hint = As on the plate, for example М214ОР33
catalogue-part-vehicle-vin = VIN
catalogue-part-vehicle-vin-hint = 17 letters and digits from the registration certificate. If you know the plate, you need not write it
catalogue-part-vehicle-make = Make and model
catalogue-part-vehicle-make-hint = For example, Lada Vesta
catalogue-part-organisation-name = Name
catalogue-part-organisation-name-hint = As in its papers, for example ООО «Заря»
catalogue-part-organisation-inn = INN
catalogue-part-organisation-inn-hint = 10 digits of an organisation, 12 of a sole trader
catalogue-part-organisation-ogrn = OGRN or OGRNIP
catalogue-part-organisation-ogrn-hint = 13 digits of an organisation, 15 of a sole trader. If you do not know it, leave it out
catalogue-part-child-name = Surname, name and patronymic of the child
catalogue-part-child-name-hint = In Cyrillic letters, as on the birth certificate
catalogue-part-child-birth-date = Date of birth
catalogue-part-child-certificate = Series and number of the birth certificate
catalogue-part-child-certificate-hint = For example, II-МЮ 123456
catalogue-part-period-from = From which day
catalogue-part-period-to = To which day
catalogue-part-region = Region
catalogue-part-region-choose = Choose a region
catalogue-part-postcode = Postcode
catalogue-known-other = It is not among these, I will write it below

# Answers as people read them
catalogue-shown-vin = VIN{"\u00A0"}{ $vin }
catalogue-shown-inn = INN { $number }
catalogue-shown-ogrn = OGRN { $number }
catalogue-shown-born = born { $date }
catalogue-shown-certificate = certificate { $number }
catalogue-shown-period = from { $from } to { $to }

# Units; $n is how many
catalogue-unit-day = { $n ->
    [one] { $n } day
   *[other] { $n } days
}
catalogue-unit-day-sign = days
catalogue-unit-hectare = { $n ->
    [one] { $n } hectare
   *[other] { $n } hectares
}
catalogue-unit-hectare-sign = hectares
catalogue-unit-hour = { $n ->
    [one] { $n } hour
   *[other] { $n } hours
}
catalogue-unit-hour-sign = hours
catalogue-unit-hp = { $n } hp
catalogue-unit-hp-sign = hp
catalogue-unit-kg = { $n } kg
catalogue-unit-kg-sign = kg
catalogue-unit-km = { $n } km
catalogue-unit-km-sign = km
catalogue-unit-kw = { $n } kW
catalogue-unit-kw-sign = kW
catalogue-unit-litre = { $n ->
    [one] { $n } litre
   *[other] { $n } litres
}
catalogue-unit-litre-sign = litres
catalogue-unit-m = { $n } m
catalogue-unit-m-sign = m
catalogue-unit-m2 = { $n } m²
catalogue-unit-m2-sign = m²
catalogue-unit-month = { $n ->
    [one] { $n } month
   *[other] { $n } months
}
catalogue-unit-month-sign = months
catalogue-unit-percent = { $n }%
catalogue-unit-percent-sign = %
catalogue-unit-person = { $n ->
    [one] { $n } person
   *[other] { $n } people
}
catalogue-unit-person-sign = people
catalogue-unit-piece = { $n ->
    [one] { $n } piece
   *[other] { $n } pieces
}
catalogue-unit-piece-sign = pieces
catalogue-unit-room = { $n ->
    [one] { $n } room
   *[other] { $n } rooms
}
catalogue-unit-room-sign = rooms
catalogue-unit-year = { $n ->
    [one] { $n } year
   *[other] { $n } years
}
catalogue-unit-year-sign = years

# Why an answer of several fields does not fit
catalogue-answer-part-missing = “{ $label }”: write the day, the month and the year
catalogue-answer-region = “{ $label }”: choose a region from the list
catalogue-answer-vehicle-which = “{ $label }”: write the plate number or the VIN
catalogue-answer-vehicle-make = “{ $label }”: write the make and the model, for example Lada Vesta
catalogue-answer-plate = Something is missing in the plate number, or there is too much. Write it with the code of the region, for example М214ОР33
catalogue-answer-plate-letter = Plates never have the letter “{ $sign }”. They have А, В, Е, К, М, Н, О, Р, С, Т, У, Х
catalogue-answer-vin-count = A VIN has 17 letters and digits, and this has { $typed }. Check it against the registration certificate
catalogue-answer-vin-letter = A VIN never has the sign “{ $sign }”: it has Latin letters without I, O and Q, and digits. Perhaps it is 1 or 0
catalogue-answer-organisation-name = “{ $label }”: write the name of the organisation as in its papers
catalogue-answer-organisation-inn = “{ $label }”: write the INN, 10 digits of an organisation or 12 of a sole trader
catalogue-answer-organisation-inn-count = An organisation's INN has 10 digits, a sole trader's 12, and this has { $typed }. Check the number
catalogue-answer-ogrn-count = An OGRN has 13 digits, an OGRNIP 15, and this has { $typed }. Check the number
catalogue-answer-ogrn-control = The OGRN has a mistake: its control digit does not fit. Check every digit
catalogue-answer-ogrn-holder = The INN and the OGRN do not go together: one is an organisation's, the other a sole trader's. Check both
catalogue-answer-child-name = “{ $label }”: write the surname, name and patronymic of the child
catalogue-answer-child-age = { $years ->
    [one] “{ $label }”: the service is for children younger than { $years } year. Check the date of birth
   *[other] “{ $label }”: the service is for children younger than { $years } years. Check the date of birth
}
catalogue-answer-child-young = { $years ->
    [one] “{ $label }”: the child must be { $years } year old already. Check the date of birth
   *[other] “{ $label }”: the child must be { $years } years old already. Check the date of birth
}
catalogue-answer-age-young = { $years ->
    [one] “{ $label }”: the age must be { $years } year at least. Check the date
   *[other] “{ $label }”: the age must be { $years } years at least. Check the date
}
catalogue-answer-age-old = { $years ->
    [one] “{ $label }”: the age must be less than { $years } year. Check the date
   *[other] “{ $label }”: the age must be less than { $years } years. Check the date
}
catalogue-answer-rule = “{ $label }”: this answer does not go together with the others. Check them
catalogue-answer-certificate = “{ $label }”: write the series and number of the certificate, for example II-МЮ 123456
catalogue-answer-certificate-letter = “{ $label }”: the series of a certificate never has the sign “{ $sign }”. Write it as on the paper, for example II-МЮ 123456
catalogue-answer-certificate-count = “{ $label }”: the number of a certificate has 6 digits, and this has { $typed }. For example, II-МЮ 123456
catalogue-answer-period-order = “{ $label }”: the last day is before the first. Exchange the dates
catalogue-answer-period-long = { $max ->
    [one] “{ $label }”: the period must be at most { $max } day
   *[other] “{ $label }”: the period must be at most { $max } days
}
catalogue-standing-hidden = The agency takes no applications for this service at present. Drafts that were begun are kept.
catalogue-standing-until = It will be open again after { $date }.
catalogue-standing-opens = It opens on { $date }.

# Announcements
catalogue-announcements-title = Announcements
catalogue-announcements-lead = What has changed, which last day comes near, what will not work. People see it on the home page, on the page of the service and on the status page.
catalogue-announcements-none = There are no announcements yet.
catalogue-announcements-now = Good to know now
catalogue-announcement-portal = The portal
catalogue-announcement-law = Change of law
catalogue-announcement-law-hint = What is different, and from which day
catalogue-announcement-deadline = Last day
catalogue-announcement-deadline-hint = The last day to apply, to pay, to report
catalogue-announcement-message = Message
catalogue-announcement-message-hint = News of an agency or of the portal
catalogue-announcement-works = Planned maintenance
catalogue-announcement-works-hint = It is known beforehand what will not work, and when
catalogue-announcement-outage = Does not work
catalogue-announcement-outage-hint = Something has failed now
catalogue-announcement-when = From { $from } until { $until }
catalogue-announcement-until = Until { $until }
catalogue-announcement-service = Go to the service
catalogue-announcement-status = State of the portal
catalogue-announcement-state-shown = Shown
catalogue-announcement-state-planned = Planned
catalogue-announcement-state-over = Over
catalogue-announcement-new = New announcement
catalogue-announcement-edit = Change an announcement
catalogue-announcement-topic = What it is
catalogue-announcement-topic-missing = Choose what the announcement is
catalogue-announcement-target = What it is about
catalogue-announcement-target-choose = Choose
catalogue-announcement-target-missing = Choose the portal, an agency or a service
catalogue-announcement-title-ru = Title in Russian
catalogue-announcement-title-en = Title in English
catalogue-announcement-title-ru-missing = Write a title in Russian, at most 120 characters
catalogue-announcement-title-en-missing = Write a title in English, at most 120 characters
catalogue-announcement-text-ru = Text in Russian
catalogue-announcement-text-en = Text in English
catalogue-announcement-text-hint = What has happened, whom it concerns, what to do. Part paragraphs by new lines
catalogue-announcement-text-ru-missing = Write the text in Russian, at most 4000 characters
catalogue-announcement-text-en-missing = Write the text in English, at most 4000 characters
catalogue-announcement-from = From which day
catalogue-announcement-from-hint = People are told of works two weeks before they begin
catalogue-announcement-to = Until which day
catalogue-announcement-time = Time, hours and minutes
catalogue-announcement-moment-missing = Write the day and the time, for example 2 12 2026 and 09:30
catalogue-announcement-order = The end must come after the beginning
catalogue-announcement-submit = Publish
catalogue-announcement-end = End it now
catalogue-announcement-end-text = The announcement disappears from the home page and from services. Its own address stays.
journal-announcement-published = An announcement was published
journal-announcement-changed = An announcement was changed
journal-announcement-ended = An announcement was ended early

# The guide
catalogue-guide-title = Find the right service
catalogue-guide-lead = Answer two or three questions, and we open the service that you need.
catalogue-guide-we = The portal
catalogue-guide-you = You
catalogue-guide-again = Answer otherwise
catalogue-guide-found = This fits
catalogue-guide-all = Show everything for this search
catalogue-guide-own = Nothing fits? Say it in your own words
catalogue-guide-open = Find a service by questions
catalogue-guide-open-note = When you do not know what it is called

# Life events
catalogue-events = What has happened
catalogue-event-child = A child is born
catalogue-event-school = Kindergarten and study
catalogue-event-move = A move
catalogue-event-wedding = Wedding and divorce
catalogue-event-work = A new job
catalogue-event-business = A business of one's own
catalogue-event-car = A car
catalogue-event-illness = Health
catalogue-event-loss = Lost documents
catalogue-event-retirement = Retirement
catalogue-event-hardship = Short of money
catalogue-event-abroad = A journey abroad

# Queries
catalogue-asked = You looked for
catalogue-asked-clear = Forget my queries
catalogue-popular = Often looked for
catalogue-held-queries = Your last queries in the catalogue
catalogue-place-section = A section of the cabinet
catalogue-place-applications = My applications
catalogue-place-applications-names = my requests, application status, track status, my services, event feed, status card
catalogue-place-documents = My documents
catalogue-place-documents-names = results of services, ready documents, download file, certificates
catalogue-place-drafts = Drafts
catalogue-place-drafts-names = unfinished applications, continue filling in
catalogue-place-notifications = Notifications
catalogue-place-notifications-names = messages, notices, news, notification settings
catalogue-place-profile = Profile
catalogue-place-profile-names = my profile, personal data, my address, my phone, my e-mail, passport data
catalogue-place-journal = Who looked at my data
catalogue-place-journal-names = activity log, history of actions, access log
catalogue-place-security = Security
catalogue-place-security-names = change password, sign-in, devices, two-factor, second factor, sign-in settings
catalogue-place-data = My data
catalogue-place-data-names = download my data, delete account, data archive
catalogue-place-verify = Check a document
catalogue-place-verify-names = authenticity of a document, document code
catalogue-place-number = Application No. { $number }
catalogue-place-number-note = Look among your applications
catalogue-place-code = Document with the code { $number }
catalogue-place-code-note = Check whether it is genuine
catalogue-places = Sections and numbers
