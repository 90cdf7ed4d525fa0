//! Pure words of the house: identifiers, time, randomness, money and the numbers that people carry.
//! No input or output happens here and nothing is asynchronous.

mod address;
mod clock;
mod date;
mod email;
mod hidden;
mod id;
mod mark;
mod money;
mod name;
mod number;
mod phone;
mod random;
mod sensitive;

pub use address::{Address, AddressRefusal};
pub use clock::Clock;
pub use date::{DateBox, DateRefusal, age_on, date_from_boxes, date_from_line, date_in_digits};
pub use email::{Email, EmailRefusal};
pub use id::{
    AnswerId, ApplicationId, CitizenId, CodeId, DocumentId, DraftId, EntryId, FileId, JobId, MessageId,
    NoticeId, RegistrationId, SessionId, StaffId,
};
pub use mark::{CivilCertificate, MarkRefusal, Plate, Vin};
pub use money::{Money, MoneyRefusal};
pub use name::{NamePart, NameRefusal, PersonName};
pub use number::{Inn, NumberRefusal, Ogrn, Oms, Passport, Postcode, Snils};
pub use phone::{Phone, PhoneRefusal};
pub use random::Random;
pub use sensitive::Sensitive;
