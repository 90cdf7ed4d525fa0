//! Builds the house from its configuration: database, keys, journal, words, ways out.

use std::sync::Arc;

use accounts::provider::{Provider, Providers};
use anyhow::Context;
use applications::Tools;
use base::{Clock, Random};
use catalogue::Catalogue;
use db::Db;
use documents::Press;
use registers::HttpRegisters;
use vault::{RootKey, Vault};
use web::{Forgery, House, Limits, Settings};

use crate::config::Config;

/// The house, and what belongs to single areas.
pub struct Built {
    /// The house.
    pub house: House,
    /// What applications need.
    pub tools: Tools,
    /// The registers.
    pub registers: Arc<HttpRegisters>,
    /// What the proof of identity needs.
    pub proofing: proofing::Tools,
    /// Who opens cabinets besides the portal itself.
    pub providers: Providers,
}

/// How the root key may be treated.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Keys {
    /// A demo: made when missing, marked as a demo's.
    Demo,
    /// Production: must be there or is made, must not be a demo's.
    Real,
}

/// Opens everything; brings the schema up to date first.
pub async fn build(config: &Config, keys: Keys, demo_inbox: Option<String>) -> anyhow::Result<Built> {
    let (clock, random) = (Clock::system(), Random::system());
    let db = Db::connect(&config.database).await.context("opening the database")?;
    db.migrate(&crate::areas::migrations()).await.context("bringing the schema up to date")?;
    let root = RootKey::File { path: config.root_key.clone(), create: true, demo: keys == Keys::Demo };
    let vault = Vault::open(&db, &root, clock.clone(), random.clone()).await.context("opening the keys")?;
    anyhow::ensure!(
        keys == Keys::Demo || !vault.is_demo(),
        "these keys were made by `kabinet demo`: everybody could have read them. Give a new root_key and an empty database"
    );
    let jobs = jobs::Jobs::new(clock.clone(), random.clone());
    let announced = notifications::announced;
    let journal =
        journal::Journal::open(&db, vault.clone(), jobs.clone(), clock.clone(), random.clone(), announced)
            .await
            .context("opening the journal")?;
    let tx = db.begin().await?;
    let secret = vault.secret(&tx, "forgery", || random.bytes::<32>().to_vec()).await?;
    tx.commit().await?;
    let house = House {
        limits: Limits::new(config.limits, &clock, &random),
        files: vault::Files::folder(&config.files).context("opening the file store")?,
        delivery: delivery::outside(&config.outside).context("setting up mail and SMS")?,
        book: Arc::new(
            text::Book::new(crate::areas::words())?.in_zone(&config.time_zone).context("time_zone")?,
        ),
        unread: Arc::new(notifications::Bell),
        changes: web::Changes::default(),
        forgery: Forgery::new(secret.expose()),
        settings: Arc::new(settings(config, demo_inbox)?),
        db,
        vault,
        journal,
        jobs,
        clock,
        random,
    };
    accounts::record_policy(&house).await.map_err(told)?;
    accounts::password::ensure_pepper(&house.db, &house.vault, &house.random).await?;
    let tools = tools(config, &house).await?;
    let proofing = proofing_tools(config, tools.1.clone(), &house.random)?;
    let providers = Providers(Arc::new(partners(&config.identity_providers, &house.random)?));
    Ok(Built { house, tools: tools.0, registers: tools.1, proofing, providers })
}

fn proofing_tools(
    config: &Config,
    registers: Arc<HttpRegisters>,
    random: &Random,
) -> anyhow::Result<proofing::Tools> {
    let banks = partners(&config.banks, random)?;
    Ok(proofing::Tools { registers, banks, matcher: Arc::new(proofing::Gradients) })
}

/// Those of the configuration who say who a person is.
fn partners(partners: &[oidc::Partner], random: &Random) -> anyhow::Result<Vec<Arc<dyn Provider>>> {
    let mut made: Vec<Arc<dyn Provider>> = Vec::new();
    for partner in partners {
        let provider = oidc::OidcProvider::new(partner.clone(), random.clone())
            .with_context(|| format!("the provider {}", partner.code))?;
        made.push(Arc::new(provider));
    }
    Ok(made)
}

async fn tools(config: &Config, house: &House) -> anyhow::Result<(Tools, Arc<HttpRegisters>)> {
    let catalogue = match &config.services {
        Some(folder) => Catalogue::load(folder).map_err(|faults| {
            let lines: Vec<String> = faults.iter().map(ToString::to_string).collect();
            anyhow::anyhow!("the services in {} have faults:\n{}", folder.display(), lines.join("\n"))
        })?,
        None => Catalogue::shipped(),
    };
    catalogue.keep_revisions(house).await.map_err(told)?;
    let registers = Arc::new(HttpRegisters::new(config.registers.url.clone())?);
    let press = Press::open(house).await.map_err(told)?;
    Ok((
        Tools { catalogue, press, registers: registers.clone(), precheck: Arc::new(applications::Rules) },
        registers,
    ))
}

/// A problem of the web room, told to an operator.
pub fn told(problem: web::Problem) -> anyhow::Error {
    match problem {
        web::Problem::Broken(error) => anyhow::anyhow!("{error}"),
        other => anyhow::anyhow!("{}", other.word()),
    }
}

fn settings(config: &Config, demo_inbox: Option<String>) -> anyhow::Result<Settings> {
    let policy = policy::Policies::from_config(&config.policy).context("the rules of accounts")?;
    if let Some(unfit) = config.security.unfit() {
        anyhow::bail!(
            "[security]: {unfit} is no address for reports: contacts begin with mailto:, tel: or https:, the policy with https:"
        );
    }
    Ok(Settings {
        public_url: config.public_url.clone(),
        portal_name: text::Named { ru: config.portal_name.clone(), en: config.portal_name_en.clone() },
        policy: Arc::new(policy),
        demo_inbox,
        trusted_proxies: config.trusted_proxies,
        reports: config.security.clone(),
        support: Arc::new(ui::Support {
            phone: config.support.phone.clone(),
            email: config.support.email.clone(),
        }),
    })
}
