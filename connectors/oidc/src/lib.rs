//! Those who say who a person is by OpenID Connect (Core 1.0), the portal being the relying party: a partner bank (REG-11), an outside
//! identity provider (LOGIN-03).

use std::time::Duration;

use accounts::provider::{Answered, Door, Failure, Person, Provider};
use base::Random;
use openidconnect::core::{
    CoreAuthenticationFlow, CoreClient, CoreGenderClaim, CoreJwsSigningAlgorithm, CoreProviderMetadata,
};
use openidconnect::{
    AccessTokenHash, AdditionalClaims, AuthorizationCode, ClientId, ClientSecret, CsrfToken, HttpRequest,
    HttpResponse, IssuerUrl, Nonce, OAuth2TokenResponse, PkceCodeChallenge, PkceCodeVerifier, RedirectUrl,
    Scope, TokenResponse, UserInfoClaims,
};
use reqwest::{Client, redirect};
use serde::{Deserialize, Serialize};
use text::Lang;

/// Longest wait for a connection.
const CONNECT_SECONDS: u64 = 3;
/// Longest whole question.
const WHOLE_SECONDS: u64 = 10;
/// The largest answer that is read.
const ANSWER_BYTES: usize = 256 * 1024;

/// A provider as the configuration names it.
#[derive(Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Partner {
    /// Small letters, for addresses.
    pub code: String,
    /// Name in Russian.
    pub name_ru: String,
    /// Name in English.
    pub name_en: String,
    /// Its issuer; `/.well-known/openid-configuration` stands under it.
    pub issuer: String,
    /// How the provider calls the portal.
    pub client_id: String,
    /// The portal's password at the provider.
    pub client_secret: String,
    /// What is asked for besides `openid`.
    #[serde(default = "scopes")]
    pub scopes: Vec<String>,
    /// The values of `acr` by which the provider says that it has seen two factors (OpenID Connect Core, 2).
    #[serde(default)]
    pub two_factors: Vec<String>,
}

fn scopes() -> Vec<String> {
    ["profile", "birthdate", "identity"].map(str::to_owned).into()
}

impl std::fmt::Debug for Partner {
    /// Everything but the secret.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Partner")
            .field("code", &self.code)
            .field("issuer", &self.issuer)
            .finish_non_exhaustive()
    }
}

/// Why a provider cannot be used.
#[derive(Debug, thiserror::Error)]
pub enum ConnectorError {
    /// The code would not fit into an address.
    #[error("a provider's code is small letters, digits and hyphens, not {0}")]
    Code(String),
    /// The HTTP client.
    #[error(transparent)]
    Client(#[from] reqwest::Error),
}

/// A provider that speaks OpenID Connect.
#[derive(Clone, Debug)]
pub struct OidcProvider {
    partner: Partner,
    client: Client,
    random: Random,
}

impl OidcProvider {
    /// Opens no connection yet.
    ///
    /// # Errors
    /// A code that is none, and a client that cannot be made.
    pub fn new(partner: Partner, random: Random) -> Result<Self, ConnectorError> {
        let fits = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-';
        if partner.code.is_empty() || !partner.code.bytes().all(fits) {
            return Err(ConnectorError::Code(partner.code));
        }
        let client = Client::builder()
            .connect_timeout(Duration::from_secs(CONNECT_SECONDS))
            .timeout(Duration::from_secs(WHOLE_SECONDS))
            .redirect(redirect::Policy::none())
            .no_proxy()
            .build()?;
        Ok(Self { partner, client, random })
    }

    /// What the provider says of itself now, its keys among it.
    async fn metadata(&self) -> Result<CoreProviderMetadata, Failure> {
        let issuer = IssuerUrl::new(self.partner.issuer.clone()).map_err(|error| down(&error))?;
        let http = |request| send(self.client.clone(), request);
        CoreProviderMetadata::discover_async(issuer, &http).await.map_err(|error| down(&error))
    }

    fn credentials(&self) -> (ClientId, Option<ClientSecret>) {
        let secret = ClientSecret::new(self.partner.client_secret.clone());
        (ClientId::new(self.partner.client_id.clone()), Some(secret))
    }
}

#[async_trait::async_trait]
impl Provider for OidcProvider {
    fn code(&self) -> &str {
        &self.partner.code
    }

    fn name(&self, lang: Lang) -> &str {
        if lang == Lang::Ru { &self.partner.name_ru } else { &self.partner.name_en }
    }

    async fn door(&self, back: &str, state: &str) -> Result<Door, Failure> {
        let (id, secret) = self.credentials();
        let client = CoreClient::from_provider_metadata(self.metadata().await?, id, secret)
            .set_redirect_uri(RedirectUrl::new(back.to_owned()).map_err(|error| down(&error))?);
        let verifier = hex::encode(self.random.bytes::<32>());
        let nonce = hex::encode(self.random.bytes::<16>());
        let challenge =
            PkceCodeChallenge::from_code_verifier_sha256(&PkceCodeVerifier::new(verifier.clone()));
        let (given_state, given_nonce) = (state.to_owned(), nonce.clone());
        let (url, _, _) = client
            .authorize_url(
                CoreAuthenticationFlow::AuthorizationCode,
                move || CsrfToken::new(given_state),
                move || Nonce::new(given_nonce),
            )
            .add_scopes(self.partner.scopes.iter().map(|scope| Scope::new(scope.clone())))
            .set_pkce_challenge(challenge)
            .url();
        Ok(Door { url: url.into(), nonce, verifier })
    }

    async fn person(&self, back: &str, door: &Door, answered: &Answered) -> Result<Person, Failure> {
        if answered.issuer.as_deref().is_some_and(|issuer| issuer != self.partner.issuer) {
            return Err(Failure::Unfit("another issuer has sent the person".to_owned()));
        }
        let (id, secret) = self.credentials();
        let client = CoreClient::from_provider_metadata(self.metadata().await?, id, secret)
            .set_redirect_uri(RedirectUrl::new(back.to_owned()).map_err(|error| down(&error))?);
        let http = |request| send(self.client.clone(), request);
        let tokens = client
            .exchange_code(AuthorizationCode::new(answered.code.clone()))
            .map_err(|error| unfit(&error))?
            .set_pkce_verifier(PkceCodeVerifier::new(door.verifier.clone()))
            .request_async(&http)
            .await
            .map_err(|error| unfit(&error))?;
        let token = tokens.id_token().ok_or_else(|| Failure::Unfit("there is no ID token".to_owned()))?;
        let judge = client.id_token_verifier().set_allowed_algs([CoreJwsSigningAlgorithm::EcdsaP256Sha256]);
        let claims = token.claims(&judge, &Nonce::new(door.nonce.clone())).map_err(|error| unfit(&error))?;
        if let Some(expected) = claims.access_token_hash() {
            let algorithm = token.signing_alg().map_err(|error| unfit(&error))?;
            let key = token.signing_key(&judge).map_err(|error| unfit(&error))?;
            let found = AccessTokenHash::from_token(tokens.access_token(), algorithm, key);
            if found.map_err(|error| unfit(&error))? != *expected {
                return Err(Failure::Unfit("the access token belongs to another ID token".to_owned()));
            }
        }
        let known: UserInfoClaims<Identity, CoreGenderClaim> = client
            .user_info(tokens.access_token().clone(), Some(claims.subject().clone()))
            .map_err(|error| unfit(&error))?
            .request_async(&http)
            .await
            .map_err(|error| unfit(&error))?;
        let acr = claims.auth_context_ref().map(|acr| acr.as_str());
        let two_factors = acr.is_some_and(|acr| self.partner.two_factors.iter().any(|strong| strong == acr));
        Ok(Person { two_factors, ..person_of(&known) })
    }
}

/// What providers add to the standard claims.
#[derive(Debug, Default, Deserialize, Serialize)]
struct Identity {
    /// Somebody there has seen the person with a passport.
    #[serde(default)]
    identified: bool,
    /// Series and number.
    #[serde(default)]
    passport: String,
    #[serde(default)]
    snils: String,
    #[serde(default)]
    inn: String,
}

impl AdditionalClaims for Identity {}

fn person_of(claims: &UserInfoClaims<Identity, CoreGenderClaim>) -> Person {
    macro_rules! name {
        ($part:ident) => {
            claims.$part().and_then(|name| name.get(None)).map(|name| name.to_string()).unwrap_or_default()
        };
    }
    let more = claims.additional_claims();
    let digits = |text: &str| text.chars().filter(char::is_ascii_digit).collect();
    let email = claims.email().filter(|_| claims.email_verified() == Some(true));
    let phone = claims.phone_number().filter(|_| claims.phone_number_verified() == Some(true));
    Person {
        subject: claims.subject().as_str().to_owned(),
        surname: name!(family_name),
        name: name!(given_name),
        patronymic: name!(middle_name),
        birth_date: claims.birthdate().and_then(|date| date.parse().ok()),
        passport: digits(&more.passport),
        snils: digits(&more.snils),
        inn: digits(&more.inn),
        email: email.map(|email| email.as_str().to_owned()).unwrap_or_default(),
        phone: phone.map(|phone| phone.as_str().to_owned()).unwrap_or_default(),
        identified: more.identified,
        two_factors: false,
    }
}

/// One question over HTTP; the answer is at most [`ANSWER_BYTES`] long.
async fn send(client: Client, request: HttpRequest) -> Result<HttpResponse, Lost> {
    let request = reqwest::Request::try_from(request).map_err(|_| Lost("the question cannot be asked"))?;
    let mut answer = client
        .execute(request)
        .await
        .map_err(|error| Lost(if error.is_timeout() { "no answer in time" } else { "no connection" }))?;
    let mut built = http::Response::builder().status(answer.status());
    for (name, value) in answer.headers() {
        built = built.header(name, value);
    }
    let mut body = Vec::new();
    while let Some(chunk) = answer.chunk().await.map_err(|_| Lost("the connection broke"))? {
        if body.len() + chunk.len() > ANSWER_BYTES {
            return Err(Lost("the answer is too long"));
        }
        body.extend_from_slice(&chunk);
    }
    built.body(body).map_err(|_| Lost("the answer is none"))
}

/// What went wrong on the way, without the address and without what was asked.
#[derive(Debug, thiserror::Error)]
#[error("{0}")]
struct Lost(&'static str);

fn down(error: &dyn std::error::Error) -> Failure {
    Failure::Down(error.to_string())
}

fn unfit(error: &dyn std::error::Error) -> Failure {
    Failure::Unfit(error.to_string())
}
