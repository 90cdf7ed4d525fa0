title = Certificate of registered residence
summary = Confirms the address where you are registered. Schools, clinics, banks and benefit offices ask for it.
search = registration, residence, address, proof of address, school, kindergarten, clinic, benefit
who = Anyone with an account of standard level who is registered at a place of residence.
result = An electronic certificate with the agency's seal
result-note = A signed PDF. It usually appears in your documents within a minute. Anyone can check it by its QR code.
agency = Migration Office
agency-short = Migration Office

need-passport = Passport
need-passport-note = We take the data from your profile
need-registration = Registered address
need-registration-note = We take it from your profile and compare it with the register

faq-validity = How long is the certificate valid?
faq-validity-answer = It has no term: it tells the address on the day of issue. Organisations often ask for one that is not older than 30 days.
faq-address = What if the address in the certificate is wrong?
faq-address-answer = The certificate repeats the record of the register. If the record is wrong, turn to the Migration Office; once it is corrected, order the certificate again.
faq-old-address = Can I get a certificate about a former address?
faq-old-address-answer = This certificate is about today's address. Ask the Migration Office or the archive about former addresses.

step-residence = The register of residence confirms the address
step-residence-note = The question goes out by itself; the answer usually takes a minute
step-issue = The certificate appears in your documents
step-issue-note = We write to your phone and mailbox as soon as it is ready
reason-residence = The register has not found your registered residence. Check the name, the date of birth and the SNILS in your profile. If all is right, turn to the Migration Office with your passport: they will correct the record.

page-purpose = What you need the certificate for
page-purpose-short = Purpose
page-address = The address in the certificate
page-address-short = Address

purpose = What do you need the certificate for?
purpose-short = Purpose
purpose-hint = The purpose is written in the certificate
purpose-missing = Choose what you need the certificate for
purpose-school = For a school or kindergarten
purpose-clinic = For a clinic
purpose-benefits = For a benefit or allowance
purpose-bank = For a bank
purpose-work = For work
purpose-other = For something else
purpose_other = For what exactly?
purpose_other-short = Purpose in words
purpose_other-hint = For example, to inherit
purpose_other-missing = Write what you need the certificate for
organisation = Where you will present the certificate
organisation-hint = Name of the organisation if you know it. For example, Kindergarten No. 7

registration_address = Registered address
registration_address-hint = We compare it with the register. The certificate gives the register's address
registration_address-missing = Write your registered address
show_since = Should the certificate say since when you are registered?
show_since-short = Day of registration
show_since-hint = Benefit offices ask for this date
show_since-yes = Yes, include it
show_since-no = No, not needed
show_since-missing = Say whether to include the day of registration
