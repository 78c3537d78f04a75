//! The adapters behind the ports, put together: the same for `serve` and for tests of the whole.

use std::{path::PathBuf, sync::Arc};

use app::ports::{Ports, Texts};
use chip::CountryCertificates;
use domain::retention::Periods;

use crate::{
    accounts::StoredAccounts,
    badges::BadgeDesk,
    batches::{BatchDesk, BatchRunner},
    biometrics::BiometricRegistry,
    branches::BranchDesk,
    certificates::CertificateDesk,
    checks::CheckDesk,
    clock::Clock,
    complaints::ComplaintDesk,
    confirmations::ConfirmationDesk,
    documents::DocumentDesk,
    drafts::DraftDesk,
    enrolment::EnrolmentDesk,
    exports::ExportDesk,
    families::FamilyDesk,
    figures::FigureDesk,
    holder_devices::HolderDeviceDesk,
    id_settings::StoredIdSettings,
    imports::{FolderWatch, ImportDesk, ImportRunner},
    invitations::InvitationDesk,
    issuer::Issuer,
    issuer_keys::KeyShelf,
    kiosks::KioskDesk,
    leadership::LeadershipDesk,
    mail::Bell,
    once::OnceDesk,
    organizations::StoredOrganizations,
    papers::PaperDesk,
    phone_sign_ins::PhoneSignInDesk,
    photo_desk::StoredPhotoDesk,
    powers::PowerStore,
    presentations::{Prefetch, PresentationDesk},
    receipts::ReceiptDesk,
    registration::{CodeSender, RegistrationDesk},
    registry::{RegistryDesk, StatusDesk},
    reminders::{ReminderDesk, Writing},
    retention::RetentionDesk,
    show_pins::PinDesk,
    signals::Signals,
    signatory::Signatory,
    sources::SourceDesk,
    store::Database,
    texts::FluentTexts,
    tills::TillDesk,
    training::TrainingDesk,
    wallet::WalletDesk,
    watch::WatchDesk,
};

/// What the adapters stand on.
pub struct Adapters {
    /// Where everything is kept.
    pub database: Database,
    /// The server's clock.
    pub clock: Arc<dyn Clock>,
    /// Its keys.
    pub issuer: Arc<Issuer>,
    /// How its parts tell each other.
    pub signals: Arc<dyn Signals>,
    /// What signs documents.
    pub signatory: Arc<Signatory>,
    /// How far ahead phones hold codes.
    pub prefetch: Prefetch,
    /// Wakes who sends letters, if anybody does.
    pub bell: Option<Bell>,
    /// How codes reach phones, if they do.
    pub code_sender: Option<CodeSender>,
    /// The way to the biometric registry.
    pub biometrics: Arc<dyn BiometricRegistry>,
    /// Whether the demo people may sign in by a click.
    pub demo: bool,
    /// How the registry desk is set.
    pub desk: DeskRules,
}

/// How the registry desk of an installation is set.
#[derive(Clone, Debug)]
pub struct DeskRules {
    /// Whether the end of a status by hand needs a second pair of eyes.
    pub four_eyes: bool,
    /// Where uploaded lists of statuses lie until they are entered.
    pub imports: PathBuf,
    /// How long what is kept.
    pub periods: Periods,
    /// By which certificates chips of passports are verified.
    pub countries: Arc<CountryCertificates>,
}

impl Adapters {
    /// The use-cases.
    ///
    /// # Errors
    /// The texts cannot be read.
    pub fn ports(&self) -> anyhow::Result<Ports> {
        let (database, clock) = (|| self.database.clone(), || self.clock.clone());
        let (issuer, signals) = (|| self.issuer.clone(), || self.signals.clone());
        let checks = Arc::new(CheckDesk::new(database(), clock(), issuer(), signals()));
        let shown = PresentationDesk::new(database(), clock(), issuer(), signals());
        let powers = PowerStore::new(database(), clock())
            .with_documents(self.signatory.clone())
            .with_signals(signals());
        let accounts = StoredAccounts::new(database(), clock(), self.demo);
        let origin = self.issuer.origin().clone();
        let texts: Arc<dyn Texts> = Arc::new(FluentTexts::load()?);
        let writing = Writing {
            texts: texts.clone(),
            origin: origin.clone(),
        };
        let imports = ImportDesk::new(database(), clock()).with_four_eyes(self.desk.four_eyes);
        let imports = Arc::new(imports);
        Ok(Ports {
            show_pins: Arc::new(PinDesk::new(
                database(),
                clock(),
                signals(),
                accounts.clone(),
            )),
            accounts: Arc::new(accounts),
            presentations: Arc::new(shown.prefetching(self.prefetch)),
            badges: Arc::new(BadgeDesk::new(database(), clock(), issuer(), signals())),
            batches: Arc::new(BatchDesk::new(database(), clock(), texts.clone())),
            branches: Arc::new(BranchDesk::new(
                database(),
                clock(),
                origin.clone(),
                signals(),
            )),
            certificates: Arc::new(CertificateDesk::new(database(), clock(), issuer())),
            families: Arc::new(FamilyDesk::new(database(), clock(), issuer())),
            wallet: Arc::new(WalletDesk::new(database(), clock(), issuer())),
            watch: Arc::new(WatchDesk::new(database(), clock())),
            enrolment: Arc::new(EnrolmentDesk::new(
                database(),
                clock(),
                issuer(),
                signals(),
                self.biometrics.clone(),
            )),
            holder_devices: Arc::new(HolderDeviceDesk::new(
                database(),
                clock(),
                origin.clone(),
                signals(),
            )),
            id_settings: Arc::new(StoredIdSettings::new(database(), clock(), signals())),
            phone_sign_ins: Arc::new(PhoneSignInDesk::new(
                database(),
                clock(),
                signals(),
                origin.clone(),
                self.demo,
            )),
            photo_desk: Arc::new(
                StoredPhotoDesk::new(database(), clock(), issuer())
                    .with_countries(self.desk.countries.clone()),
            ),
            exports: Arc::new(ExportDesk::new(database(), clock(), self.signatory.clone())),
            figures: Arc::new(FigureDesk::new(database(), clock())),
            late: checks.clone(),
            checks,
            complaints: Arc::new(ComplaintDesk::new(database(), clock())),
            confirmations: Arc::new(ConfirmationDesk::new(database(), clock(), signals())),
            documents: Arc::new(DocumentDesk::new(database(), clock())),
            drafts: Arc::new(DraftDesk::new(database(), clock())),
            sources: Arc::new(SourceDesk::new(database(), clock(), imports.clone())),
            imports,
            invitations: Arc::new(InvitationDesk::new(database(), clock(), origin.clone())),
            kiosks: Arc::new(KioskDesk::new(database(), clock())),
            once: Arc::new(OnceDesk::new(database(), clock())),
            leadership: Arc::new(LeadershipDesk::new(database(), clock())),
            organizations: Arc::new(StoredOrganizations::new(database(), clock(), signals())),
            papers: Arc::new(PaperDesk::new(database(), clock(), origin.clone())),
            powers: Arc::new(powers),
            receipts: Arc::new(ReceiptDesk::new(database(), issuer())),
            registration: Arc::new(RegistrationDesk::new(
                database(),
                clock(),
                texts.clone(),
                self.code_sender.clone(),
                self.demo,
            )),
            registry: Arc::new(RegistryDesk::new(database(), clock())),
            issuer_keys: Arc::new(KeyShelf::new(database(), clock())),
            retention: Arc::new(RetentionDesk::new(
                database(),
                clock(),
                self.desk.periods.clone(),
            )),
            statuses: Arc::new(StatusDesk::new(
                database(),
                clock(),
                signals(),
                self.desk.four_eyes,
            )),
            reminders: Arc::new(ReminderDesk::new(
                database(),
                clock(),
                writing,
                self.bell.clone(),
            )),
            tills: Arc::new(TillDesk::new(database(), clock(), self.demo)),
            training: Arc::new(TrainingDesk::new(database(), clock(), origin, signals())),
            texts,
        })
    }

    /// What enters lists of statuses; `texts` has what people call their kinds.
    pub fn import_runner(&self, texts: &dyn Texts) -> ImportRunner {
        let (database, clock) = (self.database.clone(), self.clock.clone());
        ImportRunner::new(database, clock, texts, self.desk.imports.clone())
    }

    /// What watches `folder` for lists.
    pub fn folder_watch(&self, texts: Arc<dyn Texts>, folder: PathBuf) -> FolderWatch {
        let (database, clock) = (self.database.clone(), self.clock.clone());
        FolderWatch::new(database, clock, texts, folder, self.desk.imports.clone())
    }

    /// What issues the powers of attorney of batches.
    pub fn batch_runner(&self) -> BatchRunner {
        BatchRunner::new(
            self.database.clone(),
            self.clock.clone(),
            self.signatory.clone(),
            self.signals.clone(),
        )
    }
}
