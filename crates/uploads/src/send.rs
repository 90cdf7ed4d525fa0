//! Gives a kept file back, and unpacks a kept picture.

use axum::response::{IntoResponse, Response};
use http::header::{CACHE_CONTROL, CONTENT_DISPOSITION, CONTENT_TYPE};
use image::DynamicImage;
use tokio::sync::Semaphore;
use vault::SubjectKey;
use web::{House, WebResult};

use crate::content;
use crate::receive::Upload;

/// Sends a file as something to be saved: the browser never runs or draws what somebody uploaded.
///
/// # Errors
/// Only unexpected ones: the file is gone, or does not open with this key.
pub async fn as_attachment(house: &House, key: &SubjectKey, file: &Upload) -> WebResult<Response> {
    let bytes = house.files.read(key, file.file, file.size).await?;
    let kind = match file.kind.as_str() {
        "pdf" => "application/pdf",
        "jpeg" => "image/jpeg",
        "png" => "image/png",
        _ => "application/octet-stream",
    };
    let headers = [
        (CONTENT_TYPE, kind.to_owned()),
        (CONTENT_DISPOSITION, format!("attachment; filename*=UTF-8''{}", encoded(&file.name))),
        (CACHE_CONTROL, "no-store".to_owned()),
    ];
    Ok((headers, bytes).into_response())
}

/// A file name as RFC 8187 wants it.
fn encoded(name: &str) -> String {
    let plain = |byte: &u8| byte.is_ascii_alphanumeric() || b"-._~".contains(byte);
    name.as_bytes()
        .iter()
        .map(|byte| if plain(byte) { char::from(*byte).to_string() } else { format!("%{byte:02X}") })
        .collect()
}

/// Unpacks a kept picture within the limits, one at a time in `decoding`'s places; `None` when it is none or does not unpack.
///
/// # Errors
/// Only unexpected ones: the file is gone, or does not open with this key.
pub async fn picture(
    house: &House,
    key: &SubjectKey,
    file: &Upload,
    decoding: &Semaphore,
) -> WebResult<Option<DynamicImage>> {
    if file.kind == "pdf" {
        return Ok(None);
    }
    let _turn = decoding.acquire().await?;
    let bytes = house.files.read(key, file.file, file.size).await?;
    let kind = file.kind.clone();
    Ok(tokio::task::spawn_blocking(move || content::unpack(&bytes, &kind)).await?.ok())
}

#[cfg(test)]
mod tests {
    use super::encoded;

    #[test]
    fn a_russian_file_name_travels_in_a_header() {
        assert_eq!(encoded("брак 1.pdf"), "%D0%B1%D1%80%D0%B0%D0%BA%201.pdf");
    }
}
