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
