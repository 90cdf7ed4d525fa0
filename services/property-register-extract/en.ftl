title = Extract of the property register
summary = Tells about a flat, house or plot: area, value, who owns it, mortgage, seizure and prohibitions. People order it before they buy and for a bank.
search = property register, land register, cadastral number, cadastral value, flat, house, land, mortgage, encumbrance, owner, extract, check a flat
who = Anyone with an account of standard level. The object need not be yours: names of other owners are hidden.
result = An electronic extract with the seal of the property register
result-note = A signed PDF that stays in your documents. Anyone can check it by its QR code.
agency = Property Register
agency-short = Property Register

need-object = Cadastral number or address of the object
need-object-note = Up to five objects in one application
need-fee = The fee of 300 ₽
need-fee-note = You pay after sending: the link to the payment is in the application

faq-someone-else = Can I learn who owns somebody else's flat?
faq-someone-else-answer = The extract says how many owners there are, their shares and any prohibitions. The register does not reveal another owner's name; ask the owner for an extract.
faq-cadastral = Where do I find the cadastral number?
faq-cadastral-answer = In the contract, the title deed or a former extract. If you do not have it at hand, give the address.
faq-fee = What do several objects cost?
faq-fee-answer = There is one fee for an application with up to five objects. You are asked to pay only after the register has found an object.
faq-validity = How long is the extract valid?
faq-validity-answer = It tells about the day of issue; the record may change the next day. The extract gives a term of one month, but get a new one on the very day of a deal.

step-objects = The property register finds the objects
step-objects-note = The question goes out by itself; the answer usually takes a minute
step-payment = You pay the fee
step-payment-note = The charge comes into the application at once, the register of payments confirms it
step-issue = The extract appears in your documents
step-issue-note = We write to your phone and mailbox as soon as it is ready
reason-objects = The register has found none of these objects. Check the cadastral number in the contract or a former extract, and write house, building and flat in the address. Then apply again: no fee was charged for this application.
reason-payment = The fee was not paid in time and the application is closed. Apply again: your answers are kept, and there will be a new charge.

page-objects = Which objects the extract is about
page-objects-short = Objects
page-objects-lead = A flat, room, house, plot, garage or parking place
objects = Objects
objects-one = Object { $n }
objects-add = Add an object
found_by = How shall we find the object?
found_by-short = Search
found_by-missing = Choose how to find the object
found_by-cadastral = By its cadastral number
found_by-cadastral-hint = The surest way
found_by-address = By its address
cadastral = Cadastral number
cadastral-hint = Digits with colons. For example, 33:22:0011204:518
cadastral-missing = Write the cadastral number, for example 33:22:0011204:518
object_address = Address of the object
object_address-hint = Town, street, house, building, flat. No postcode is needed
object_address-missing = Write the address of the object

page-content = What the extract should show
page-content-short = Content
content = What should the extract show?
content-short = Content
content-missing = Choose what the extract should show
content-main = What it is and whose it is now
content-main-hint = Area, value, owners, shares, mortgage and prohibitions
content-history = Former owners too
content-history-hint = When and how often it changed hands
history_since = Former owners since which day
history_since-short = History since
history_since-hint = For example, 1 1 2015. Leave it empty for the whole history

