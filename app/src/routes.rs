//! Which page answers which address.

use leptos::prelude::*;
use leptos_meta::provide_meta_context;
use leptos_router::{
    SsrMode,
    components::{FlatRoutes, Route, Router},
    path,
};

use crate::{components::ErrorView, error::AppError, page::Page, pages::*};

/// The body of every page. Pages render in one piece, so that they are whole without
/// JavaScript and their status is known before the first byte.
#[component]
pub fn App() -> impl IntoView {
    provide_meta_context();
    let page = Page::current();
    if let Some(error) = page.failure {
        return view! { <ErrorView error /> }.into_any();
    }
    if page.asks_password {
        return view! { <PasswordPage /> }.into_any();
    }
    view! {
        <Router>
            <FlatRoutes fallback=|| view! { <ErrorView error=AppError::NotFound /> }>
                <Route path=path!("/") view=LandingPage ssr=SsrMode::Async />
                <Route path=path!("/sign-in") view=SignInPage ssr=SsrMode::Async />
                <Route path=path!("/sign-in/code") view=SignInCodePage ssr=SsrMode::Async />
                <Route path=path!("/q/:code") view=SignInQuestionPage ssr=SsrMode::Async />
                <Route path=path!("/Q/:code") view=SignInQuestionPage ssr=SsrMode::Async />
                <Route path=path!("/confirm") view=ConfirmPage ssr=SsrMode::Async />
                <Route path=path!("/register") view=RegisterPage ssr=SsrMode::Async />
                <Route path=path!("/register/:ticket") view=CodeTicketPage ssr=SsrMode::Async />
                <Route path=path!("/recover") view=RecoverPage ssr=SsrMode::Async />
                <Route path=path!("/recover/:ticket") view=CodeTicketPage ssr=SsrMode::Async />
                <Route path=path!("/account/phone") view=ChangePhonePage ssr=SsrMode::Async />
                <Route path=path!("/account/phone/:ticket") view=CodeTicketPage ssr=SsrMode::Async />
                <Route path=path!("/account/erase") view=EraseAccountPage ssr=SsrMode::Async />
                <Route path=path!("/registry/confirm") view=ConfirmAccountPage ssr=SsrMode::Async />
                <Route path=path!("/account") view=AccountPage ssr=SsrMode::Async />
                <Route path=path!("/id") view=IdPage ssr=SsrMode::Async />
                <Route path=path!("/id/show/:scenario") view=ShowPage ssr=SsrMode::Async />
                <Route path=path!("/id/offline") view=IdOfflinePage ssr=SsrMode::Async />
                <Route path=path!("/id/history") view=HistoryPage ssr=SsrMode::Async />
                <Route path=path!("/id/history/:check/complaint") view=ComplaintPage ssr=SsrMode::Async />
                <Route path=path!("/id/history/:check/complaint/withdraw") view=ComplaintPage ssr=SsrMode::Async />
                <Route path=path!("/id/family") view=FamilyOwnPage ssr=SsrMode::Async />
                <Route path=path!("/id/family/share") view=FamilyOwnPage ssr=SsrMode::Async />
                <Route path=path!("/id/family/share/end") view=FamilyOwnPage ssr=SsrMode::Async />
                <Route path=path!("/id/family/reissue") view=FamilyOwnPage ssr=SsrMode::Async />
                <Route path=path!("/c/:code") view=CertificatePage ssr=SsrMode::Async />
                <Route path=path!("/C/:code") view=CertificatePage ssr=SsrMode::Async />
                <Route path=path!("/c/:code/admit") view=CertificatePage ssr=SsrMode::Async />
                <Route path=path!("/family/:secret") view=SharedCertificatePage ssr=SsrMode::Async />
                <Route path=path!("/id/wallet") view=WalletPage ssr=SsrMode::Async />
                <Route path=path!("/id/wallet/:card") view=CardPage ssr=SsrMode::Async />
                <Route path=path!("/id/wallet/:card/remove") view=CardPage ssr=SsrMode::Async />
                <Route path=path!("/id/check") view=IdCheckPage ssr=SsrMode::Async />
                <Route path=path!("/id/new") view=EnrolPage ssr=SsrMode::Async />
                <Route path=path!("/id/new/consent") view=EnrolPage ssr=SsrMode::Async />
                <Route path=path!("/id/new/withdraw") view=EnrolPage ssr=SsrMode::Async />
                <Route path=path!("/id/new/way") view=EnrolPage ssr=SsrMode::Async />
                <Route path=path!("/id/new/photo") view=EnrolPage ssr=SsrMode::Async />
                <Route path=path!("/id/devices") view=DevicesPage ssr=SsrMode::Async />
                <Route path=path!("/id/settings") view=SettingsPage ssr=SsrMode::Async />
                <Route path=path!("/id/pin") view=PinPage ssr=SsrMode::Async />
                <Route path=path!("/b") view=BadgePage ssr=SsrMode::Async />
                <Route path=path!("/B") view=BadgePage ssr=SsrMode::Async />
                <Route path=path!("/v") view=CodePage ssr=SsrMode::Async />
                <Route path=path!("/V") view=CodePage ssr=SsrMode::Async />
                <Route path=path!("/org") view=OrganizationsPage ssr=SsrMode::Async />
                <Route path=path!("/org/:ogrn") view=OverviewPage ssr=SsrMode::Async />
                <Route path=path!("/org/:ogrn/staff") view=StaffPage ssr=SsrMode::Async />
                <Route path=path!("/org/:ogrn/staff/invite") view=InvitePage ssr=SsrMode::Async />
                <Route path=path!("/org/:ogrn/staff/link") view=InvitePage ssr=SsrMode::Async />
                <Route path=path!("/org/:ogrn/staff/withdraw") view=StaffPage ssr=SsrMode::Async />
                <Route path=path!("/org/:ogrn/staff/powers") view=ManyPowersPage ssr=SsrMode::Async />
                <Route path=path!("/org/:ogrn/staff/list") view=StaffListPage ssr=SsrMode::Async />
                <Route path=path!("/org/:ogrn/staff/batches/:batch") view=BatchPage ssr=SsrMode::Async />
                <Route path=path!("/org/:ogrn/staff/:person") view=MemberPage ssr=SsrMode::Async />
                <Route path=path!("/org/:ogrn/staff/:person/leave") view=MemberPage ssr=SsrMode::Async />
                <Route path=path!("/org/:ogrn/tills") view=TillsPage ssr=SsrMode::Async />
                <Route path=path!("/org/:ogrn/tills/:till/key") view=RenewTillPage ssr=SsrMode::Async />
                <Route path=path!("/org/:ogrn/tills/:till/revoke") view=RevokeTillPage ssr=SsrMode::Async />
                <Route path=path!("/org/:ogrn/branches") view=BranchesPage ssr=SsrMode::Async />
                <Route path=path!("/org/:ogrn/branches/:branch") view=BranchPage ssr=SsrMode::Async />
                <Route path=path!("/org/:ogrn/branches/:branch/close") view=BranchPage ssr=SsrMode::Async />
                <Route path=path!("/org/:ogrn/branches/:branch/phones") view=BranchPage ssr=SsrMode::Async />
                <Route path=path!("/org/:ogrn/branches/:branch/phones/:phone") view=RevokePhonePage ssr=SsrMode::Async />
                <Route path=path!("/phone/:secret") view=PhoneLinkPage ssr=SsrMode::Async />
                <Route path=path!("/org/:ogrn/powers") view=PowersPage ssr=SsrMode::Async />
                <Route path=path!("/org/:ogrn/powers/new") view=NewPowerPage ssr=SsrMode::Async />
                <Route path=path!("/org/:ogrn/powers/drafts") view=DraftsPage ssr=SsrMode::Async />
                <Route path=path!("/org/:ogrn/powers/drafts/:draft/discard") view=DraftsPage ssr=SsrMode::Async />
                <Route path=path!("/org/:ogrn/powers/import") view=ImportPage ssr=SsrMode::Async />
                <Route path=path!("/org/:ogrn/powers/:number") view=PowerPage ssr=SsrMode::Async />
                <Route path=path!("/org/:ogrn/powers/:number/revoke") view=PowerPage ssr=SsrMode::Async />
                <Route path=path!("/org/:ogrn/powers/:number/suspend") view=PowerPage ssr=SsrMode::Async />
                <Route path=path!("/org/:ogrn/powers/:number/resume") view=PowerPage ssr=SsrMode::Async />
                <Route path=path!("/org/:ogrn/checks") view=ChecksPage ssr=SsrMode::Async />
                <Route path=path!("/org/:ogrn/checks/export") view=ChecksPage ssr=SsrMode::Async />
                <Route path=path!("/verify") view=VerifyPage ssr=SsrMode::Async />
                <Route path=path!("/org/:ogrn/once") view=OncePage ssr=SsrMode::Async />
                <Route path=path!("/org/:ogrn/figures") view=FiguresPage ssr=SsrMode::Async />
                <Route path=path!("/org/:ogrn/papers") view=PapersPage ssr=SsrMode::Async />
                <Route path=path!("/org/:ogrn/papers/:kind") view=PaperPage ssr=SsrMode::Async />
                <Route path=path!("/org/:ogrn/directors") view=DirectorsPage ssr=SsrMode::Async />
                <Route path=path!("/org/:ogrn/directors/change") view=DirectorsPage ssr=SsrMode::Async />
                <Route path=path!("/org/:ogrn/reminders") view=RemindersPage ssr=SsrMode::Async />
                <Route path=path!("/org/:ogrn/reminders/confirm") view=RemindersPage ssr=SsrMode::Async />
                <Route path=path!("/guide") view=GuidePage ssr=SsrMode::Async />
                <Route path=path!("/org/:ogrn/alarms") view=AlarmsPage ssr=SsrMode::Async />
                <Route path=path!("/org/:ogrn/alarms/acknowledge") view=AlarmsPage ssr=SsrMode::Async />
                <Route path=path!("/org/:ogrn/alarms/resolve") view=AlarmsPage ssr=SsrMode::Async />
                <Route path=path!("/org/:ogrn/alarms/cap") view=AlarmsPage ssr=SsrMode::Async />
                <Route path=path!("/account/unsent") view=UnsentPage ssr=SsrMode::Async />
                <Route path=path!("/org/:ogrn/complaints") view=ComplaintsPage ssr=SsrMode::Async />
                <Route path=path!("/org/:ogrn/complaints/:check") view=ComplaintAboutPage ssr=SsrMode::Async />
                <Route path=path!("/scan") view=ScanPage ssr=SsrMode::Async />
                <Route path=path!("/scan/badge") view=ScanBadgePage ssr=SsrMode::Async />
                <Route path=path!("/scan/shift") view=ShiftPage ssr=SsrMode::Async />
                <Route path=path!("/scan/settings") view=ScanSettingsPage ssr=SsrMode::Async />
                <Route path=path!("/scan/self-test") view=SelfTestPage ssr=SsrMode::Async />
                <Route path=path!("/scan/kiosk") view=KioskPage ssr=SsrMode::Async />
                <Route path=path!("/scan/kiosk/leave") view=LeaveKioskPage ssr=SsrMode::Async />
                <Route path=path!("/scan/powers/:number/hand-over") view=HandOverPage ssr=SsrMode::Async />
                <Route path=path!("/scan/training") view=TrainingPage ssr=SsrMode::Async />
                <Route path=path!("/t") view=TrainingCodePage ssr=SsrMode::Async />
                <Route path=path!("/T") view=TrainingCodePage ssr=SsrMode::Async />
                <Route path=path!("/org/:ogrn/training") view=StaffTrainingPage ssr=SsrMode::Async />
                <Route path=path!("/scan/offline") view=ScanOfflinePage ssr=SsrMode::Async />
                <Route path=path!("/registry") view=RegistryPage ssr=SsrMode::Async />
                <Route path=path!("/registry/holders/:number") view=HolderPage ssr=SsrMode::Async />
                <Route path=path!("/registry/holders/:number/grant") view=GrantPage ssr=SsrMode::Async />
                <Route path=path!("/registry/holders/:number/statuses/:status") view=StatusPage ssr=SsrMode::Async />
                <Route path=path!("/registry/holders/:number/statuses/:status/end") view=StatusPage ssr=SsrMode::Async />
                <Route path=path!("/registry/holders/:number/statuses/:status/suspend") view=StatusPage ssr=SsrMode::Async />
                <Route path=path!("/registry/holders/:number/statuses/:status/resume") view=StatusPage ssr=SsrMode::Async />
                <Route path=path!("/registry/holders/:number/look") view=HolderPage ssr=SsrMode::Async />
                <Route path=path!("/registry/organizations") view=OrganizationsDeskPage ssr=SsrMode::Async />
                <Route path=path!("/registry/organizations/:ogrn") view=RegisteredOrganizationPage ssr=SsrMode::Async />
                <Route path=path!("/registry/organizations/:ogrn/block") view=RegisteredOrganizationPage ssr=SsrMode::Async />
                <Route path=path!("/registry/confirmations") view=ConfirmationsPage ssr=SsrMode::Async />
                <Route path=path!("/registry/confirmations/:confirmation") view=ConfirmationsPage ssr=SsrMode::Async />
                <Route path=path!("/org/:ogrn/confirmers") view=ConfirmersPage ssr=SsrMode::Async />
                <Route path=path!("/scan/confirm") view=ConfirmPersonPage ssr=SsrMode::Async />
                <Route path=path!("/registry/looks") view=LooksPage ssr=SsrMode::Async />
                <Route path=path!("/registry/retention") view=RetentionPage ssr=SsrMode::Async />
                <Route path=path!("/registry/keys") view=IssuerKeysPage ssr=SsrMode::Async />
                <Route path=path!("/registry/sources") view=SourcesPage ssr=SsrMode::Async />
                <Route path=path!("/registry/sources/:key/revoke") view=SourcesPage ssr=SsrMode::Async />
                <Route path=path!("/registry/import") view=ImportsPage ssr=SsrMode::Async />
                <Route path=path!("/registry/import/:import") view=ImportStatusesPage ssr=SsrMode::Async />
                <Route path=path!("/registry/waiting") view=WaitingPage ssr=SsrMode::Async />
                <Route path=path!("/registry/waiting/:request/decide") view=WaitingPage ssr=SsrMode::Async />
                <Route path=path!("/receipt") view=ReceiptPage ssr=SsrMode::Async />
                <Route path=path!("/receipt/:receipt") view=ReceiptPage ssr=SsrMode::Async />
                <Route path=path!("/registry/families") view=FamiliesPage ssr=SsrMode::Async />
                <Route path=path!("/registry/families/new") view=NewFamilyPage ssr=SsrMode::Async />
                <Route path=path!("/registry/families/:number") view=FamilyPage ssr=SsrMode::Async />
                <Route path=path!("/registry/families/:number/:what") view=FamilyPage ssr=SsrMode::Async />
                <Route path=path!("/registry/complaints") view=RegistryComplaintsPage ssr=SsrMode::Async />
                <Route path=path!("/registry/complaints/:check") view=RegistryComplaintPage ssr=SsrMode::Async />
                <Route path=path!("/registry/photos") view=RegistryPhotosPage ssr=SsrMode::Async />
                <Route path=path!("/registry/photos/:application") view=RegistryPhotoPage ssr=SsrMode::Async />
                <Route path=path!("/registry/photos/:application/chip") view=RegistryPhotoPage ssr=SsrMode::Async />
                <Route path=path!("/registry/documents") view=RegistryDocumentsPage ssr=SsrMode::Async />
                <Route path=path!("/invite/:secret") view=InvitationPage ssr=SsrMode::Async />
                <Route path=path!("/poa") view=PowerOfAttorneyPage ssr=SsrMode::Async />
                <Route path=path!("/poa/:number") view=PowerOfAttorneyPage ssr=SsrMode::Async />
            </FlatRoutes>
        </Router>
    }
    .into_any()
}
