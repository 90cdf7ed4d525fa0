//! What every story of the whole house begins with.

use std::path::PathBuf;

use browser::{Portal, Start};
use db::testing::TestDb;
use sandbox::Visitor;

/// Everybody's password in a demo.
pub const PASSWORD: &str = "Berezka-2026-demo";

/// The demo heroine.
pub const MARIA: &str = "+79990000101";

/// A running demo, its folder and, on the server engine, its database: gone when dropped.
pub struct Stage {
    pub portal: Portal,
    pub rest: Rest,
}

/// What outlives the portal's process. Fields are dropped in order, so the portal lets go of the database first.
pub struct Rest {
    pub folder: tempfile::TempDir,
    pub database: Option<TestDb>,
}

impl Stage {
    /// A fresh demo on the engine under test.
    pub async fn new() -> anyhow::Result<Self> {
        let folder = tempfile::tempdir()?;
        let temporary = folder.path().join("tmp");
        std::fs::create_dir_all(&temporary)?;
        let database = TestDb::new(&[]).await;
        let on_server = database.url().starts_with("postgres");
        let start = Start {
            program: PathBuf::from(env!("CARGO_BIN_EXE_kabinet")),
            database: on_server.then(|| database.url().to_owned()),
            temporary: Some(temporary),
        };
        let portal = Portal::start(start, &folder.path().join("data")).await?;
        Ok(Self { portal, rest: Rest { folder, database: on_server.then_some(database) } })
    }

    /// The portal and what outlives it.
    pub fn apart(self) -> (Portal, Rest) {
        (self.portal, self.rest)
    }

    /// Put together again.
    pub fn of(portal: Portal, rest: Rest) -> Self {
        Self { portal, rest }
    }

    /// Somebody new in front of the portal.
    pub fn visitor(&self) -> anyhow::Result<Visitor> {
        Visitor::new(&self.portal.url)
    }

    /// A demo citizen, signed in.
    pub async fn citizen(&self, phone: &str) -> anyhow::Result<Visitor> {
        let mut citizen = self.visitor()?;
        self.sign_in(&mut citizen, "/sign-in", "login", phone, phone).await?;
        Ok(citizen)
    }

    /// The officer of the information centre, signed in.
    pub async fn officer(&self) -> anyhow::Result<Visitor> {
        let mut officer = self.visitor()?;
        self.staff_sign_in(&mut officer, "officer@centre.example").await?;
        Ok(officer)
    }

    /// Password, then the code of the app.
    pub async fn staff_sign_in(&self, who: &mut Visitor, email: &str) -> anyhow::Result<()> {
        who.open("/staff/sign-in").await?;
        who.press("Войти", &[("email", email), ("password", PASSWORD)]).await?;
        let code = self.portal.staff_code(email).await?;
        who.press("Войти", &[("code", &code)]).await?;
        anyhow::ensure!(!who.sheet.path.contains("sign-in"), "not signed in: {}", who.sheet.words());
        Ok(())
    }

    /// Password, then the code from the SMS.
    pub async fn sign_in(
        &self,
        who: &mut Visitor,
        page: &str,
        field: &str,
        login: &str,
        phone: &str,
    ) -> anyhow::Result<()> {
        who.open(page).await?;
        let seen = self.portal.messages(phone).await?;
        who.press("Войти", &[(field, login), ("password", PASSWORD)]).await?;
        let code = self.portal.code(phone, seen).await?;
        who.press("Войти", &[("code", &code)]).await?;
        anyhow::ensure!(!who.sheet.path.contains("sign-in"), "not signed in: {}", who.sheet.words());
        Ok(())
    }

    /// Fills in and sends «Справка об отсутствии судимости»; returns the application's address.
    pub async fn send_no_criminal_record(
        &self,
        citizen: &mut Visitor,
        phone: &str,
    ) -> anyhow::Result<String> {
        citizen.open("/services/no-criminal-record").await?;
        citizen.press("Заполнить заявление", &[]).await?;
        citizen.press("Продолжить", &[("purpose", "work")]).await?;
        citizen.press("Продолжить", &[("name_changed", "no")]).await?;
        citizen.press("Продолжить", &[("lived_elsewhere", "no")]).await?;
        citizen.press("Продолжить", &[("receiving", "cabinet")]).await?;
        self.confirm(citizen, phone).await
    }

    /// From check-your-answers to the application's page.
    pub async fn confirm(&self, citizen: &mut Visitor, phone: &str) -> anyhow::Result<String> {
        anyhow::ensure!(
            citizen.sheet.path.ends_with("/check"),
            "not the check page: {}",
            citizen.sheet.words()
        );
        let seen = self.portal.messages(phone).await?;
        citizen.press("Отправить заявление", &[("consent", "yes")]).await?;
        let code = self.portal.code(phone, seen).await?;
        citizen.press("Отправить заявление", &[("code", &code)]).await?;
        let path = citizen.sheet.path.clone();
        let address = path.strip_suffix("/received");
        address
            .map(ToOwned::to_owned)
            .ok_or_else(|| anyhow::anyhow!("not received: {}", citizen.sheet.words()))
    }

    /// Opens a page again and again, each time after something new has arrived for `phone`, until it shows `words`.
    pub async fn until(&self, who: &mut Visitor, path: &str, words: &str, phone: &str) -> anyhow::Result<()> {
        for _ in 0..20 {
            let seen = self.portal.messages(phone).await?;
            who.open(path).await?;
            if who.sheet.words().contains(words) {
                return Ok(());
            }
            self.portal.inbox(phone, seen).await?;
        }
        anyhow::bail!("«{words}» never came: {}", who.sheet.words())
    }

    /// Opens a page until its source contains `part`, for changes that nobody is told of; gives up after a minute.
    pub async fn until_there(&self, who: &mut Visitor, path: &str, part: &str) -> anyhow::Result<()> {
        let patience = std::time::Instant::now() + std::time::Duration::from_secs(60);
        while std::time::Instant::now() < patience {
            who.open(path).await?;
            if who.sheet.html.contains(part) {
                return Ok(());
            }
        }
        anyhow::bail!("{part} never came: {}", who.sheet.words())
    }
}
