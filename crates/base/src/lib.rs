//! Pure words of the house: identifiers, time, randomness, money and the numbers that people carry.
//! No input or output happens here and nothing is asynchronous.

mod clock;
mod id;
mod random;
mod sensitive;

pub use clock::Clock;
pub use id::{
    AnswerId, ApplicationId, CitizenId, CodeId, DocumentId, DraftId, EntryId, FileId, JobId,
    MessageId, NoticeId, RegistrationId, SessionId, StaffId,
};
pub use random::Random;
pub use sensitive::Sensitive;
