//! Pages, one file each, grouped by face.

mod account;
mod confirm;
mod erase;
mod id;
mod invitation;
mod landing;
mod org;
mod password;
mod phone_link;
mod public;
mod register;
mod registry;
mod scan;
mod sign_in;
mod sign_in_code;
mod sign_in_question;
mod unsent;

pub use account::AccountPage;
pub use confirm::ConfirmPage;
pub use erase::EraseAccountPage;
pub(crate) use id::Relatives;
pub use id::{
    CardPage, ComplaintPage, DevicesPage, EnrolPage, FamilyOwnPage, HistoryPage, IdCheckPage,
    IdOfflinePage, IdPage, PinPage, SettingsPage, ShowPage, WalletPage,
};
pub use invitation::InvitationPage;
pub use landing::LandingPage;
pub use org::{
    AlarmsPage, BatchPage, BranchPage, BranchesPage, ChecksPage, ComplaintAboutPage,
    ComplaintsPage, ConfirmersPage, DirectorsPage, DraftsPage, FiguresPage, ImportPage, InvitePage,
    ManyPowersPage, MemberPage, NewPowerPage, OncePage, OrganizationsPage, OverviewPage, PaperPage,
    PapersPage, PowerPage, PowersPage, RemindersPage, RenewTillPage, RevokePhonePage,
    RevokeTillPage, StaffListPage, StaffPage, StaffTrainingPage, TillsPage,
};
pub use password::PasswordPage;
pub use phone_link::PhoneLinkPage;
pub use public::{
    BadgePage, CertificatePage, CodePage, GuidePage, PowerOfAttorneyPage, ReceiptPage,
    SharedCertificatePage, TrainingCodePage, VerifyPage,
};
pub use register::{ChangePhonePage, CodeTicketPage, RecoverPage, RegisterPage};
pub use registry::{
    ConfirmAccountPage, ConfirmationsPage, FamiliesPage, FamilyPage, GrantPage, HolderPage,
    ImportStatusesPage, ImportsPage, IssuerKeysPage, LooksPage, NewFamilyPage,
    OrganizationsDeskPage, RegisteredOrganizationPage, RegistryComplaintPage,
    RegistryComplaintsPage, RegistryDocumentsPage, RegistryPage, RegistryPhotoPage,
    RegistryPhotosPage, RetentionPage, SourcesPage, StatusPage, WaitingPage,
};
pub(crate) use scan::paper_name;
pub use scan::{
    ConfirmPersonPage, HandOverPage, KioskPage, LeaveKioskPage, ScanBadgePage, ScanOfflinePage,
    ScanPage, ScanSettingsPage, SelfTestPage, ShiftPage, TrainingPage,
};
pub use sign_in::SignInPage;
pub use sign_in_code::SignInCodePage;
pub use sign_in_question::SignInQuestionPage;
pub use unsent::UnsentPage;
