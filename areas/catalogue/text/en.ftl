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
catalogue-empty-title = No such service
catalogue-empty-text = Try another word, for example “certificate” or “address”, or look at all services.
catalogue-show-all = Show all services
catalogue-card-need = You need
catalogue-card-price = Price
catalogue-card-term = Term

# Price, term, level
catalogue-free = Free
catalogue-at-once = At once, usually within a minute
catalogue-days = { $n ->
    [one] Up to { $n } working day
   *[other] Up to { $n } working days
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
catalogue-filter-apply = Show
catalogue-taken-for = It looks as if “{ $typed }” was typed with the other keyboard layout.
catalogue-in-person = A visit in person is needed
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
