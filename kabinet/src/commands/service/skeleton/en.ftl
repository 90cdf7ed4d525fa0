title = A new certificate
summary = One sentence about what the person gets and how long it takes.
search = the words people look for it with
who = A person whose data are confirmed
result = A certificate in electronic form
result-note = It comes into the documents, can be downloaded and checked by its QR code
agency = Migration Office
agency-short = Migration Office

need-passport = Passport
need-passport-note = We take the data from the profile

faq-validity = How long is the certificate valid?
faq-validity-answer = It has no end, but an institution may ask for a fresh one.

step-residence = The register checks the registered address
step-residence-note = The question goes by itself, the answer usually comes within a minute
step-review = An officer looks at what the register has not confirmed
step-review-note = If something is missing, you get a question
step-issue = The certificate appears in the documents
step-issue-note = We tell you

page-purpose = What the certificate is for
purpose = What do you need the certificate for
purpose-missing = Choose what you need the certificate for
purpose-work = For work
purpose-other = For something else
purpose_other = Write what for
purpose_other-missing = Write what you need the certificate for, for example for a visa
registration_address = Registered address
registration_address-missing = Write the address, for example г. Верхнереченск, ул. Речная, д. 12
