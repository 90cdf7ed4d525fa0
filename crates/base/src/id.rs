//! Identifiers: UUIDv7 newtypes, so that an application's id can never be passed for a citizen's.

macro_rules! ids {
    ($($(#[$doc:meta])* $name:ident),+ $(,)?) => {$(
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, serde::Serialize, serde::Deserialize)]
        #[serde(transparent)]
        pub struct $name(pub uuid::Uuid);

        impl $name {
            /// A new identifier that sorts by the time of its making (RFC 9562, UUIDv7).
            #[must_use]
            pub fn new(clock: &crate::Clock, random: &crate::Random) -> Self {
                Self(random.uuid(clock.now()))
            }

            /// The bare UUID, for a database value.
            #[must_use]
            pub fn uuid(self) -> uuid::Uuid {
                self.0
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                self.0.fmt(f)
            }
        }

        impl std::str::FromStr for $name {
            type Err = uuid::Error;
            fn from_str(text: &str) -> Result<Self, Self::Err> {
                text.parse().map(Self)
            }
        }
    )+};
}

ids! {
    /// A person with an account.
    CitizenId,
    /// A member of staff.
    StaffId,
    /// A registration that is not an account yet.
    RegistrationId,
    /// A server-side session.
    SessionId,
    /// A one-time confirmation code.
    CodeId,
    /// A form being filled in.
    DraftId,
    /// A submitted application.
    ApplicationId,
    /// One answer of a repeated block.
    AnswerId,
    /// A stored file.
    FileId,
    /// An issued document.
    DocumentId,
    /// A journal entry.
    EntryId,
    /// A job.
    JobId,
    /// A message that leaves the house.
    MessageId,
    /// A notice in the feed.
    NoticeId,
}
