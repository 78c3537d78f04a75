//! Pages, one file each, grouped by face.

mod account;
mod confirm;
mod id;
mod invitation;
mod landing;
mod org;
mod password;
mod public;
mod registry;
mod scan;
mod sign_in;
mod unsent;

pub use account::AccountPage;
pub use confirm::ConfirmPage;
pub use id::{ComplaintPage, HistoryPage, IdCheckPage, IdOfflinePage, IdPage, ShowPage};
pub use invitation::InvitationPage;
pub use landing::LandingPage;
pub use org::{
    AlarmsPage, BatchPage, ChecksPage, ComplaintAboutPage, ComplaintsPage, DirectorsPage,
    FiguresPage, ImportPage, InvitePage, ManyPowersPage, MemberPage, NewPowerPage,
    OrganizationsPage, OverviewPage, PaperPage, PapersPage, PowerPage, PowersPage, RemindersPage,
    StaffListPage, StaffPage,
};
pub use password::PasswordPage;
pub use public::{BadgePage, CodePage, GuidePage, PowerOfAttorneyPage, ReceiptPage, VerifyPage};
pub use registry::{
    GrantPage, HolderPage, ImportStatusesPage, ImportsPage, LooksPage, RegistryComplaintPage,
    RegistryComplaintsPage, RegistryDocumentsPage, RegistryPage, StatusPage, WaitingPage,
};
pub use scan::{ScanBadgePage, ScanOfflinePage, ScanPage};
pub use sign_in::SignInPage;
pub use unsent::UnsentPage;
