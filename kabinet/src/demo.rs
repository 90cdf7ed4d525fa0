//! `kabinet demo`: a living portal with citizens, staff and a pretend outside world, made from nothing in a few seconds.

use std::collections::HashMap;
use std::net::SocketAddr;
use std::path::{Path, PathBuf};

use anyhow::Context;
use base::Sensitive;
use sandbox::{Sandbox, SandboxConfig};
use tokio::net::TcpListener;
use web::{House, Role};

use crate::config::{Config, Registers, Support};
use crate::house::{Keys, build, told};
use crate::portal;

mod news;
mod past;

/// Everybody's password in a demo. It opens nothing else: `serve` refuses a demo's keys.
pub const PASSWORD: &str = "Berezka-2026-demo";

/// Options of `kabinet demo`.
#[derive(clap::Args)]
pub struct Options {
    /// Where database, files and keys live; made when missing.
    #[arg(long, default_value = "data/demo")]
    pub data: PathBuf,
    /// Where the portal listens.
    #[arg(long, default_value = "127.0.0.1:8080")]
    pub listen: SocketAddr,
    /// Where the pretend outside world listens.
    #[arg(long, default_value = "127.0.0.1:8090")]
    pub sandbox_listen: SocketAddr,
    /// `postgres://…` instead of the embedded database.
    #[arg(long)]
    pub database: Option<String>,
    /// A folder of services instead of those that the program carries with it.
    #[arg(long)]
    pub services: Option<PathBuf>,
}

/// Runs the demo until it is asked to stop.
pub async fn run(options: Options) -> anyhow::Result<()> {
    let Started { built, listener, outside, portal_url, sandbox_url } = start(&options).await?;
    let stop = portal::stop_signal()?;
    let worker = tokio::spawn(portal::work(portal::worker_of(&built), stop.clone()));
    crate::commands::say(&format!("kabinet ready {portal_url} sandbox {sandbox_url}"));
    portal::pages(&built, listener, stop).await?;
    worker.await?;
    built.house.db.close().await;
    outside.stop().await;
    Ok(())
}

/// A demo that has everything but its serving loops.
pub struct Started {
    /// House and tools.
    pub built: crate::house::Built,
    /// The portal's socket.
    pub listener: TcpListener,
    /// The pretend outside world.
    pub outside: Sandbox,
    /// `http://127.0.0.1:8080`.
    pub portal_url: String,
    /// `http://127.0.0.1:8090`.
    pub sandbox_url: String,
}

/// Makes what is missing and opens the sockets.
pub async fn start(options: &Options) -> anyhow::Result<Started> {
    std::fs::create_dir_all(&options.data).with_context(|| format!("making {}", options.data.display()))?;
    let listener = TcpListener::bind(options.listen)
        .await
        .with_context(|| format!("listening on {}", options.listen))?;
    let outside = Sandbox::start(SandboxConfig {
        listen: options.sandbox_listen,
        smtp_listen: SocketAddr::new(options.sandbox_listen.ip(), 0),
        people: people(),
    })
    .await
    .with_context(|| format!("starting the sandbox on {}", options.sandbox_listen))?;
    let portal_url = format!("http://{}", listener.local_addr()?);
    let sandbox_url = format!("http://{}", outside.http_address());
    let config = config(options, &portal_url, &sandbox_url, outside.smtp_address())?;
    let built = build(&config, Keys::Demo, Some(format!("{sandbox_url}/inbox"))).await?;
    populate(&built).await?;
    Ok(Started { built, listener, outside, portal_url, sandbox_url })
}

/// The configuration of a demo that lies in a folder, for commands that need no outside world.
pub fn config_of(data: &Path, database: Option<String>, portal: SocketAddr) -> anyhow::Result<Config> {
    let nowhere = SocketAddr::from(([127, 0, 0, 1], 0));
    let options =
        Options { data: data.to_owned(), listen: portal, sandbox_listen: nowhere, database, services: None };
    config(&options, &format!("http://{portal}"), &format!("http://{nowhere}"), nowhere)
}

fn config(options: &Options, portal: &str, sandbox: &str, smtp: SocketAddr) -> anyhow::Result<Config> {
    let data = &options.data;
    Ok(Config {
        public_url: portal.parse()?,
        portal_name: "Кабинет".to_owned(),
        portal_name_en: Some("Kabinet".to_owned()),
        time_zone: "Europe/Moscow".to_owned(),
        listen: options.listen,
        trusted_proxies: 0,
        database: options.database.clone().unwrap_or_else(|| embedded(data)),
        files: data.join("files"),
        root_key: data.join("root.key"),
        services: options.services.clone(),
        support: Support {
            phone: Some("8 800 000-00-00".to_owned()),
            email: Some("support@kabinet.example".to_owned()),
        },
        security: web::Reports::default(),
        policy: policy::Config::default(),
        limits: web::Allowances::default(),
        outside: delivery::OutsideConfig {
            smtp: delivery::SmtpConfig {
                host: smtp.ip().to_string(),
                port: smtp.port(),
                starttls: delivery::Starttls::None,
                from: "Кабинет <noreply@kabinet.example>".to_owned(),
                user: None,
                password: None,
                authority: None,
            },
            sms: delivery::SmsConfig { url: format!("{sandbox}/sms"), token: None },
            push: delivery::PushConfig::default(),
        },
        registers: Registers { url: format!("{sandbox}/registers").parse()? },
        banks: vec![oidc::Partner {
            code: "river".to_owned(),
            name_ru: "Речной банк".to_owned(),
            name_en: "River Bank".to_owned(),
            issuer: format!("{sandbox}/bank"),
            client_id: sandbox::OIDC_CLIENT.to_owned(),
            client_secret: sandbox::BANK_SECRET.to_owned(),
            scopes: ["profile", "birthdate", "identity"].map(str::to_owned).into(),
            two_factors: Vec::new(),
        }],
        identity_providers: vec![oidc::Partner {
            code: "entrance".to_owned(),
            name_ru: "Единый вход".to_owned(),
            name_en: "Common entrance".to_owned(),
            issuer: format!("{sandbox}/entrance"),
            client_id: sandbox::OIDC_CLIENT.to_owned(),
            client_secret: sandbox::ENTRANCE_SECRET.to_owned(),
            scopes: ["profile", "birthdate", "identity", "email", "phone"].map(str::to_owned).into(),
            two_factors: vec![sandbox::TWO_FACTORS.to_owned()],
        }],
    })
}

/// The address of a demo's embedded database.
pub fn embedded(data: &Path) -> String {
    format!("sqlite://{}", data.join("kabinet.db").display())
}

/// The people of the pretend outside world, as it introduces them on its first page.
fn people() -> Vec<sandbox::Login> {
    let citizens =
        sandbox::people().into_iter().filter(|person| person.account).map(|person| sandbox::Login {
            name: person.full_name(),
            login: person.phone,
            password: PASSWORD.to_owned(),
            place: "/sign-in".to_owned(),
            app: None,
        });
    let staff = members().into_iter().map(|member| sandbox::Login {
        name: format!("{} {}", member.surname, member.name),
        app: Some(app_of(&member.email)),
        login: member.email,
        password: PASSWORD.to_owned(),
        place: "/staff/sign-in".to_owned(),
    });
    citizens.chain(staff).collect()
}

/// Makes the citizens and the staff, once.
async fn populate(built: &crate::house::Built) -> anyhow::Result<()> {
    let house = &built.house;
    let people = sandbox::people();
    let Some(first) = people.first() else { return Ok(()) };
    if accounts::find(house, &house.db, &first.phone).await.map_err(told)?.is_some() {
        return Ok(());
    }
    // The first citizen comes last, in one transaction with the staff: an interrupted start is taken up again.
    for person in people.iter().skip(1).filter(|person| person.account) {
        if accounts::find(house, &house.db, &person.phone).await.map_err(told)?.is_none() {
            let tx = house.db.begin().await?;
            citizen(house, &tx, person).await?;
            tx.commit().await?;
        }
    }
    let past = past::Past::of(built).await?;
    let tx = house.db.begin().await?;
    let mut officers = HashMap::new();
    for member in members() {
        let (app, is_editor) = (app_of(&member.email), member.role == Role::Editor);
        let office = (member.role == Role::Officer).then(|| member.agency.clone());
        let id = staff::create(house, &tx, member).await.map_err(told)?;
        officers.extend(office.map(|agency| (agency, id)));
        if is_editor {
            news::announce(house, &tx, id).await?;
        }
        let holder = factors::Holder::Staff(id);
        factors::totp::adopt(house, &tx, holder, "Коды сотрудников", app).await.map_err(told)?;
    }
    past.tell(&built.tools, &tx, &officers).await?;
    citizen(house, &tx, first).await?;
    tx.commit().await?;
    Ok(())
}

async fn citizen(house: &House, tx: &db::Tx, person: &sandbox::Person) -> anyhow::Result<()> {
    let account = accounts::NewAccount {
        email: Sensitive::new(person.email.clone()),
        phone: Sensitive::new(person.phone.clone()),
        password: Sensitive::new(PASSWORD.to_owned()),
    };
    let citizen = accounts::create(house, tx, account).await.map_err(told)?;
    let query = profile::IdentityQuery {
        surname: person.surname.clone(),
        name: person.name.clone(),
        patronymic: person.patronymic.clone(),
        birth_date: person.birth_date,
        snils: person.snils.clone(),
        inn: person.inn.clone(),
        passport: person.passport.clone(),
    };
    let extra = serde_json::json!({
        "sex": person.sex,
        "passport_issued_on": person.passport_issued_on,
        "passport_issuer": person.passport_issuer,
        "passport_issuer_code": person.passport_issuer_code,
        "registration_address": person.registration_address(),
        "actual_address": person.registration_address(),
    });
    profile::create_confirmed(house, tx, citizen, query, extra).await.map_err(told)?;
    if person.proven {
        accounts::set_proofing(house, tx, citizen, web::Proofing::Confirmed).await.map_err(told)?;
    }
    Ok(())
}

/// The secret of a demo officer's authenticator app, which the sandbox plays. As secret as everybody's password in a demo.
fn app_of(email: &str) -> [u8; 20] {
    let mut secret = *b"kabinet-demo-officer";
    for (place, byte) in email.bytes().enumerate() {
        let place = place % secret.len();
        secret[place] = secret[place].rotate_left(3) ^ byte;
    }
    secret
}

/// Everybody who works in the demo: address, the phone's last three digits, name, surname, agency, role.
const MEMBERS: [(&str, &str, &str, &str, &str, Role); 31] = [
    ("officer@centre.example", "101", "Анна", "Ковалёва", "information-centre", Role::Officer),
    ("colleague@centre.example", "118", "Борис", "Лунин", "information-centre", Role::Officer),
    ("head@centre.example", "115", "Нина", "Орехова", "information-centre", Role::Supervisor),
    ("officer@families.example", "102", "Олег", "Симонов", "housing-office", Role::Officer),
    ("officer@registry.example", "109", "Ирина", "Власова", "registry-office", Role::Officer),
    ("officer@migration.example", "110", "Денис", "Жуков", "migration-office", Role::Officer),
    ("officer@taxes.example", "111", "Ольга", "Титова", "tax-office", Role::Officer),
    ("officer@social.example", "112", "Галина", "Рыбакова", "social-office", Role::Officer),
    ("officer@licences.example", "113", "Павел", "Носов", "licensing-office", Role::Officer),
    ("officer@traffic.example", "114", "Егор", "Быков", "traffic-police", Role::Officer),
    ("officer@reception.example", "116", "Вера", "Лапина", "citizens-reception", Role::Officer),
    ("officer@education.example", "119", "Юлия", "Сомова", "education-office", Role::Officer),
    ("officer@archive.example", "120", "Фёдор", "Зимин", "archive", Role::Officer),
    ("officer@pensions.example", "121", "Лидия", "Громова", "pension-fund", Role::Officer),
    ("officer@property.example", "122", "Марк", "Дьяков", "property-register", Role::Officer),
    ("officer@insurance.example", "123", "Римма", "Фокина", "health-insurance-fund", Role::Officer),
    ("officer@inspection.example", "124", "Артур", "Седов", "inspection-centre", Role::Officer),
    ("officer@clinic.example", "125", "Инна", "Мирова", "clinic", Role::Officer),
    ("officer@mfc.example", "126", "Олеся", "Попова", "service-centre", Role::Officer),
    ("officer@motor.example", "127", "Глеб", "Ясенев", "motor-insurers", Role::Officer),
    ("officer@certificates.example", "128", "Нелли", "Орешина", "certification-centre", Role::Officer),
    ("second@licences.example", "129", "Софья", "Ланская", "licensing-office", Role::Officer),
    ("head@licences.example", "130", "Аркадий", "Белкин", "licensing-office", Role::Supervisor),
    ("proofing@kabinet.example", "103", "Вера", "Лаптева", "portal", Role::ProofingOfficer),
    ("operator@centre.example", "104", "Тамара", "Ершова", "information-centre", Role::CentreOperator),
    ("second@centre.example", "108", "Роман", "Котов", "information-centre", Role::CentreOperator),
    ("support@kabinet.example", "105", "Пётр", "Гусев", "portal", Role::Support),
    ("second@kabinet.example", "106", "Зоя", "Мельник", "portal", Role::Support),
    ("editor@kabinet.example", "117", "Алла", "Серова", "portal", Role::Editor),
    ("auditor@kabinet.example", "107", "Лев", "Савин", "portal", Role::Auditor),
    ("admin@kabinet.example", "100", "Нина", "Белова", "portal", Role::Administrator),
];

fn members() -> Vec<staff::NewStaff> {
    let member =
        |(email, phone, name, surname, agency, role): (&str, &str, &str, &str, &str, Role)| staff::NewStaff {
            email: email.to_owned(),
            phone: format!("+79000000{phone}"),
            password: Sensitive::new(PASSWORD.to_owned()),
            name: name.to_owned(),
            surname: surname.to_owned(),
            agency: agency.to_owned(),
            role,
        };
    MEMBERS.into_iter().map(member).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// covers PRIV-09 APP-17: where a service wants two officers, the demo has them, and somebody to supervise.
    #[test]
    fn two_officers_stand_where_a_service_wants_two() {
        let wants = |service: &catalogue::Service| {
            service
                .steps
                .iter()
                .any(|step| matches!(step, catalogue::Step::Review { two_officers: true, .. }))
        };
        let members = members();
        let mut services = 0;
        for service in catalogue::Catalogue::shipped().all().iter().filter(|service| wants(service)) {
            let count = |role: Role| {
                members.iter().filter(|one| one.agency == service.agency && one.role == role).count()
            };
            assert!(count(Role::Officer) >= 2 && count(Role::Supervisor) >= 1, "{}", service.code);
            services += 1;
        }
        assert!(services > 0, "a service by which deciding by two can be seen");
    }
}
