//! Renders a letter without the portal: `cargo run -p pdf --example letter -- result.typ data.json out.pdf`.

use std::error::Error;

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Box<dyn Error>> {
    let paths: Vec<String> = std::env::args().skip(1).collect();
    let [template, data, out] = paths.as_slice() else {
        return Err("name three files: result.typ data.json out.pdf".into());
    };
    let data: serde_json::Value = serde_json::from_str(&std::fs::read_to_string(data)?)?;
    let text = |key: &str| data.get(key).and_then(|v| v.as_str()).map(str::to_owned);
    let document = pdf::Document {
        template: std::fs::read_to_string(template)?,
        title: text("title").unwrap_or_else(|| "Документ".to_owned()),
        lang: "ru",
        at: chrono::DateTime::UNIX_EPOCH,
        qr: text("verify_url"),
        data,
    };
    std::fs::write(out, pdf::Renderer::new(1).render(document).await?)?;
    Ok(())
}
