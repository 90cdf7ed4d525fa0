use super::*;

fn example() -> Document {
    Document {
        template: include_str!("../examples/letter.typ").to_owned(),
        data: serde_json::from_str(include_str!("../examples/letter.json")).unwrap(),
        title: "Справка об отсутствии судимости".to_owned(),
        lang: "ru",
        at: chrono::DateTime::from_timestamp(1_796_200_000, 0).unwrap(),
        qr: Some("https://cabinet.example/verify/7K2M-9QXA-4HPD".to_owned()),
    }
}

async fn refused(template: &str) -> String {
    let document = Document { template: template.to_owned(), ..example() };
    Renderer::new(1).render(document).await.unwrap_err().to_string()
}

#[tokio::test]
async fn the_example_letter_becomes_a_pdf() {
    let bytes = Renderer::new(1).render(example()).await.unwrap();
    assert!(bytes.starts_with(b"%PDF-1.7"));
    assert!(bytes.len() < 200_000, "{} bytes", bytes.len());
    let again = Renderer::new(1).render(example()).await.unwrap();
    assert_eq!(bytes, again, "the same document gives the same bytes");
}

#[tokio::test]
async fn a_missing_key_is_named_with_file_and_line() {
    let told = refused("#let data = json(\"data.json\")\n\n#data.surname\n").await;
    assert!(told.starts_with("result.typ:3: "), "{told}");
    assert!(told.contains("surname"), "{told}");
}

#[tokio::test]
async fn a_syntax_error_is_named_with_its_line() {
    let told = refused("#let a = (\n").await;
    assert!(told.starts_with("result.typ:1: "), "{told}");
}

#[tokio::test]
async fn a_template_reaches_no_file_and_no_package() {
    for asks in
        ["#read(\"/etc/passwd\")", "#include \"../secret.typ\"", "#import \"@preview/cetz:0.3.0\": canvas"]
    {
        let told = refused(asks).await;
        assert!(told.starts_with("result.typ:1: "), "{told}");
    }
}

#[tokio::test]
async fn what_a_person_typed_is_never_run() {
    let mut document = example();
    document.data["full_name"] = "#panic(\"run\") *bold* $x$ \\ \" </svg>".into();
    Renderer::new(1).render(document).await.unwrap();
}

#[test]
fn a_sign_that_the_typeface_lacks_is_written_in_another_way() {
    for (typed, shown) in [
        ("Справка для ООО «Заря», 12 м² по 1 500 ₽", "Справка для ООО «Заря», 12 м² по 1 500 ₽"),
        ("Ⅳ квартал", "IV квартал"),
        ("Звезда ★", "Звезда [U+2605]"),
        ("Спасибо 👍🏽", "Спасибо [U+1F44D]"),
        ("❤\u{fe0f}", "[U+2764]"),
        ("2026\u{2011}1124", "2026\u{2011}1124"),
        ("\u{202e}3gpj", "3gpj"),
    ] {
        assert_eq!(printable::text(typed), shown, "{typed}");
    }
}

/// covers DOC-05, APP-24: no sign, however rare, keeps a paper from being made
#[tokio::test]
async fn a_letter_is_made_whatever_was_typed() {
    for typed in [
        "😀 ❤ ★ ✓ ≠ ∞ π",
        "Ⅳ ① 3′ 5″",
        "مرحبا 中文 საქართველო",
        "Oʻgʻli",
        "👨\u{200d}👩\u{200d}👧",
        "\u{0}\u{7}\u{ad}\u{2060}",
    ] {
        let mut document = example();
        document.data["full_name"] = typed.into();
        document.title = format!("Справка {typed}");
        let made = Renderer::new(1).render(document).await;
        assert!(made.is_ok(), "{typed}: {made:?}");
    }
}

#[tokio::test]
async fn a_word_longer_than_the_line_stays_on_the_paper() {
    let mut document = example();
    document.data["full_name"] = format!("https://maps.example/{}", "x".repeat(600)).into();
    let long = Renderer::new(1).render(document).await.unwrap();
    assert!(long.starts_with(b"%PDF"));
}
