//! Who may do what in an organization's cabinet: a table of roles and acts.

/// What somebody is in an organization.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum DirectorRole {
    /// Speaks for it in everything.
    Director,
    /// Lets people in and stops them at once; what cannot be taken back, or loosens what was
    /// tightened, is left to a director.
    Deputy,
}

/// Something that is done in a cabinet.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Act {
    /// To read everything in it.
    Look,
    /// To prepare a power of attorney, which gives no authority.
    Draft,
    /// To issue a power of attorney.
    Issue,
    /// To take one that was made elsewhere.
    Import,
    /// To put a newer one in the place of one that counts, which ends it.
    Replace,
    /// To suspend one: it only stops, and a director can let it count again.
    Suspend,
    /// To let a suspended one count again.
    Resume,
    /// To revoke one, for good.
    Revoke,
    /// To take note of a late alarm.
    TakeNote,
    /// To say the last word on what the abuse watch has raised.
    ResolveAlert,
    /// To set how long scanners may go on without a network.
    SetOfflineCap,
    /// To answer a holder's complaint.
    AnswerComplaint,
    /// To write what goes into the organization's papers.
    WritePapers,
    /// To say where reminders are sent.
    SetReminders,
    /// To invite somebody to become staff, and to take that back: it gives no authority yet.
    Invite,
    /// To say who is a director or a deputy.
    Appoint,
    /// To add a branch, or to say what one is called and where it is.
    ArrangeBranches,
    /// To close one, for good: its phones count no more.
    CloseBranch,
    /// To enrol a phone to a branch.
    EnrolDevice,
    /// To revoke one that is lost.
    RevokeDevice,
    /// To say whether a power of attorney counts only after the training.
    DemandTraining,
    /// To say who of the staff confirms accounts.
    NameConfirmers,
    /// To add a till, to give it another key, and to revoke it.
    ArrangeTills,
    /// To say for what a benefit is given once a day: whoever comes again is then told apart.
    SetOnce,
}

impl DirectorRole {
    /// Every role.
    pub const ALL: [Self; 2] = [Self::Director, Self::Deputy];

    /// The stable name used in tables and text keys.
    pub fn key(self) -> &'static str {
        match self {
            Self::Director => "director",
            Self::Deputy => "deputy",
        }
    }

    /// The role of that [`key`](Self::key).
    pub fn from_key(key: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|role| role.key() == key)
    }

    /// Whether the table lets this role do it.
    pub fn may(self, act: Act) -> bool {
        match self {
            Self::Director => true,
            Self::Deputy => act.is_deputys(),
        }
    }
}

impl Act {
    /// Every act.
    pub const ALL: [Self; 24] = [
        Self::Look,
        Self::Draft,
        Self::Issue,
        Self::Import,
        Self::Replace,
        Self::Suspend,
        Self::Resume,
        Self::Revoke,
        Self::TakeNote,
        Self::ResolveAlert,
        Self::SetOfflineCap,
        Self::AnswerComplaint,
        Self::WritePapers,
        Self::SetReminders,
        Self::Invite,
        Self::Appoint,
        Self::ArrangeBranches,
        Self::CloseBranch,
        Self::EnrolDevice,
        Self::RevokeDevice,
        Self::DemandTraining,
        Self::NameConfirmers,
        Self::ArrangeTills,
        Self::SetOnce,
    ];

    /// The deputy's column of the table. No act is left to a default: a new one is decided here.
    fn is_deputys(self) -> bool {
        match self {
            Self::Look
            | Self::Draft
            | Self::Issue
            | Self::Import
            | Self::Suspend
            | Self::TakeNote
            | Self::AnswerComplaint
            | Self::WritePapers
            | Self::Invite
            | Self::ArrangeBranches
            | Self::EnrolDevice
            | Self::RevokeDevice => true,
            Self::Replace
            | Self::Resume
            | Self::Revoke
            | Self::ResolveAlert
            | Self::SetOfflineCap
            | Self::SetReminders
            | Self::Appoint
            | Self::CloseBranch
            | Self::DemandTraining
            | Self::NameConfirmers
            | Self::ArrangeTills
            | Self::SetOnce => false,
        }
    }

    /// Whether it asks for the password again: what gives or takes authority. Suspending does
    /// not: whoever has to stop somebody at once is not to look for a password.
    pub fn asks_for_password(self) -> bool {
        match self {
            Self::Issue
            | Self::Import
            | Self::Replace
            | Self::Resume
            | Self::Revoke
            | Self::Appoint
            | Self::CloseBranch
            | Self::EnrolDevice
            | Self::DemandTraining
            | Self::NameConfirmers
            | Self::ArrangeTills
            | Self::SetOnce => true,
            Self::Look
            | Self::Draft
            | Self::Suspend
            | Self::TakeNote
            | Self::ResolveAlert
            | Self::SetOfflineCap
            | Self::AnswerComplaint
            | Self::WritePapers
            | Self::SetReminders
            | Self::Invite
            | Self::ArrangeBranches
            | Self::RevokeDevice => false,
        }
    }
}

/// Whether the organization keeps a director when these are the roles of all who stay: without
/// one nobody could ever revoke anything, or name another.
pub fn is_led(roles: impl IntoIterator<Item = DirectorRole>) -> bool {
    roles.into_iter().any(|role| role == DirectorRole::Director)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The whole table, as a person reads it: act, director, deputy, password.
    const TABLE: [(Act, bool, bool, bool); 24] = [
        (Act::Look, true, true, false),
        (Act::Draft, true, true, false),
        (Act::Issue, true, true, true),
        (Act::Import, true, true, true),
        (Act::Replace, true, false, true),
        (Act::Suspend, true, true, false),
        (Act::Resume, true, false, true),
        (Act::Revoke, true, false, true),
        (Act::TakeNote, true, true, false),
        (Act::ResolveAlert, true, false, false),
        (Act::SetOfflineCap, true, false, false),
        (Act::AnswerComplaint, true, true, false),
        (Act::WritePapers, true, true, false),
        (Act::SetReminders, true, false, false),
        (Act::Invite, true, true, false),
        (Act::Appoint, true, false, true),
        (Act::ArrangeBranches, true, true, false),
        (Act::CloseBranch, true, false, true),
        (Act::EnrolDevice, true, true, true),
        (Act::RevokeDevice, true, true, false),
        (Act::DemandTraining, true, false, true),
        (Act::NameConfirmers, true, false, true),
        (Act::ArrangeTills, true, false, true),
        (Act::SetOnce, true, false, true),
    ];

    #[test]
    fn every_role_and_act_is_in_the_table() {
        assert_eq!(TABLE.map(|(act, ..)| act), Act::ALL);
        for (act, director, deputy, password) in TABLE {
            assert_eq!(DirectorRole::Director.may(act), director, "{act:?}");
            assert_eq!(DirectorRole::Deputy.may(act), deputy, "{act:?}");
            assert_eq!(act.asks_for_password(), password, "{act:?}");
        }
    }

    #[test]
    fn roles_are_found_by_their_names() {
        for role in DirectorRole::ALL {
            assert_eq!(DirectorRole::from_key(role.key()), Some(role));
        }
        assert_eq!(DirectorRole::from_key("owner"), None);
    }

    #[test]
    fn deputies_alone_lead_nothing() {
        use DirectorRole::{Deputy, Director};
        assert!(is_led([Director]));
        assert!(is_led([Deputy, Director]));
        assert!(!is_led([Deputy, Deputy]));
        assert!(!is_led([]));
    }
}
