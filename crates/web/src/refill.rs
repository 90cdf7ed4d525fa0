//! Fills a form of a drawn page in with what was posted: the pages are the house's own, so their tags are plain and their values quoted.

/// The hidden fields that keep what was posted: which answers the person had seen.
const SEEN: &str = "version";

/// The page `html` of the address `path` with its form that posts to `action` filled in, and `note` at the beginning of that form; `None`
/// when the page has no such form.
pub(crate) fn filled(
    html: &str,
    (path, action): (&str, &str),
    fields: &[(String, String)],
    note: &str,
) -> Option<String> {
    let form = forms(html)
        .filter(|form| form.action.as_deref().filter(|to| !to.is_empty()).unwrap_or(path) == action)
        // Several forms may lead to one address: the one that has most of the fields was it.
        .max_by_key(|form| (form.fits(html, fields), std::cmp::Reverse(form.start)))?;
    let mut page = String::with_capacity(html.len() + note.len());
    let folded =
        html[..form.start].rfind("<details").filter(|fold| !html[*fold..form.start].contains("</details"));
    match folded.and_then(|fold| Tag::at(html, fold)) {
        // What has come back must be seen.
        Some(fold) => {
            page.push_str(&html[..fold.end - fold.text.len()]);
            page.push_str(&fold.with("open", Some("")));
            page.push_str(&html[fold.end..form.start]);
        }
        None => page.push_str(&html[..form.start]),
    }
    page.push_str(note);
    fill(&html[form.start..form.end], fields, &mut page);
    page.push_str(&html[form.end..]);
    Some(page)
}

/// A form of a page: what stands between its tags.
struct Form {
    action: Option<String>,
    start: usize,
    end: usize,
}

impl Form {
    fn fits(&self, html: &str, fields: &[(String, String)]) -> usize {
        let inside = &html[self.start..self.end];
        fields.iter().filter(|(name, _)| inside.contains(&format!("name=\"{}\"", escaped(name)))).count()
    }
}

fn forms(html: &str) -> impl Iterator<Item = Form> + '_ {
    let mut at = 0;
    std::iter::from_fn(move || {
        let begins = at + html[at..].find("<form")?;
        let tag = Tag::at(html, begins)?;
        let end = tag.end + html[tag.end..].find("</form")?;
        at = end;
        Some(Form { action: tag.value("action"), start: tag.end, end })
    })
}

fn fill(inside: &str, fields: &[(String, String)], page: &mut String) {
    let mut left: Vec<Option<&(String, String)>> = fields.iter().map(Some).collect();
    let mut take = |name: &str| {
        let place = left.iter().position(|one| one.is_some_and(|(found, _)| found == name))?;
        left[place].take().map(|(_, value)| value.as_str())
    };
    let has = |name: &str, value: &str| fields.iter().any(|(n, v)| n == name && v == value);
    let (mut at, mut select) = (0, None);
    while let Some(begins) = inside[at..].find('<').map(|place| at + place) {
        let Some(tag) = Tag::at(inside, begins) else { break };
        page.push_str(&inside[at..begins]);
        at = tag.end;
        let name = tag.value("name").unwrap_or_default();
        let kind = tag.value("type").unwrap_or_default();
        match (tag.name, kind.as_str()) {
            ("input", "password" | "file" | "submit" | "button") => page.push_str(tag.text),
            ("input", "checkbox" | "radio") => {
                let value = tag.value("value").unwrap_or_else(|| "on".to_owned());
                page.push_str(&tag.with("checked", has(&name, &value).then_some("")));
            }
            ("input", "hidden") if name != SEEN => page.push_str(tag.text),
            ("input", _) => match take(&name) {
                Some(value) => page.push_str(&tag.with("value", Some(value))),
                None => page.push_str(tag.text),
            },
            ("textarea", _) => {
                page.push_str(tag.text);
                let ends = inside[at..].find("</textarea").map_or(inside.len(), |place| at + place);
                match take(&name) {
                    // The line break behind the tag is not a part of the text.
                    Some(value) => page.push_str(&format!("\n{}", escaped(value))),
                    None => page.push_str(&inside[at..ends]),
                }
                at = ends;
            }
            ("select", _) => {
                select = fields.iter().any(|(found, _)| *found == name).then_some(name);
                page.push_str(tag.text);
            }
            ("option", _) => match &select {
                Some(name) => {
                    let ends = inside[at..].find('<').map_or(inside.len(), |place| at + place);
                    let value = tag.value("value").unwrap_or_else(|| plain(inside[at..ends].trim()));
                    page.push_str(&tag.with("selected", has(name, &value).then_some("")));
                }
                None => page.push_str(tag.text),
            },
            _ => page.push_str(tag.text),
        }
    }
    page.push_str(&inside[at..]);
}

/// An opening or closing tag as it stands in a page.
struct Tag<'h> {
    name: &'h str,
    text: &'h str,
    /// The place behind it.
    end: usize,
}

impl<'h> Tag<'h> {
    /// The tag that begins here; its end is looked for outside of quoted values.
    fn at(html: &'h str, begins: usize) -> Option<Self> {
        let rest = &html[begins..];
        let mut quoted = false;
        let length = rest.find(|letter| {
            quoted ^= letter == '"';
            letter == '>' && !quoted
        })? + 1;
        let text = &rest[..length];
        let name =
            text[1..].split(|letter: char| letter.is_whitespace() || letter == '>').next().unwrap_or("");
        Some(Self { name, text, end: begins + length })
    }

    /// Where an attribute stands: its beginning, with the space before it, and its end.
    fn place(&self, attribute: &str) -> Option<(usize, usize)> {
        let mut quoted = false;
        let mut starts = self.text.char_indices().filter(|(_, letter)| {
            quoted ^= *letter == '"';
            letter.is_whitespace() && !quoted
        });
        starts.find_map(|(start, space)| {
            let rest = &self.text[start + space.len_utf8()..];
            let rest = rest.strip_prefix(attribute)?;
            let from = self.text.len() - rest.len();
            if let Some(value) = rest.strip_prefix("=\"") {
                return Some((start, from + 2 + value.find('"')? + 1));
            }
            rest.starts_with(|next: char| next.is_whitespace() || next == '>' || next == '/')
                .then_some((start, from))
        })
    }

    fn value(&self, attribute: &str) -> Option<String> {
        let (start, end) = self.place(attribute)?;
        let (_, value) = self.text[start..end].split_once("=\"")?;
        Some(plain(value.trim_end_matches('"')))
    }

    /// The tag with an attribute set, or without it.
    fn with(&self, attribute: &str, value: Option<&str>) -> String {
        let (start, end) = self.place(attribute).unwrap_or_else(|| {
            let close = self.text.trim_end_matches('>').trim_end_matches('/').trim_end().len();
            (close, close)
        });
        let set = match value {
            Some("") if attribute != "value" => format!(" {attribute}"),
            Some(value) => format!(" {attribute}=\"{}\"", escaped(value)),
            None => String::new(),
        };
        format!("{}{set}{}", &self.text[..start], &self.text[end..])
    }
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('>', "&gt;")
        .replace('"', "&quot;")
        .replace('\'', "&#39;")
}

/// What an escaped value says; the names, addresses and values of forms have no other marks.
fn plain(text: &str) -> String {
    let named = [
        ("&lt;", "<"),
        ("&gt;", ">"),
        ("&quot;", "\""),
        ("&#60;", "<"),
        ("&#62;", ">"),
        ("&#34;", "\""),
        ("&#39;", "'"),
    ];
    let text = named.iter().fold(text.to_owned(), |text, (mark, letter)| text.replace(mark, letter));
    text.replace("&#38;", "&").replace("&amp;", "&")
}

#[cfg(test)]
mod tests {
    use super::*;

    const PAGE: &str = r#"<form action="/sign-out"><input type="hidden" name="csrf" value="new"></form>
<form id="a" method="post" action="/x/1"><input type="hidden" name="csrf" value="new"><input type="hidden" name="version" value="9">
<input name="who" value="" title="a > b"><input type="password" name="word"><textarea name="text" rows="4">old</textarea>
<input type="radio" name="why" value="age" checked><input type="radio" name="why" value="name">
<select name="lang"><option value="ru" selected>Р</option><option value="en">А</option></select></form><p>after</p>"#;

    fn typed(pairs: &[(&str, &str)]) -> Vec<(String, String)> {
        pairs.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect()
    }

    #[test]
    fn a_form_comes_back_as_it_was_typed_under_the_new_token() {
        let fields = typed(&[
            ("csrf", "old"),
            ("version", "3"),
            ("who", "\"<Анна>\""),
            ("word", "secret"),
            ("text", "</textarea><script>"),
            ("why", "name"),
            ("lang", "en"),
        ]);
        let page = filled(PAGE, ("/x/1", "/x/1"), &fields, "<p>note</p>").expect("the form");
        assert!(
            page.contains("action=\"/x/1\"><p>note</p><input type=\"hidden\" name=\"csrf\" value=\"new\">"),
            "{page}"
        );
        assert!(page.contains("name=\"version\" value=\"3\""), "{page}");
        assert!(page.contains("value=\"&quot;&lt;Анна&gt;&quot;\" title=\"a > b\""), "{page}");
        assert!(page.contains(">\n&lt;/textarea&gt;&lt;script&gt;</textarea>"), "{page}");
        assert!(
            page.contains("value=\"age\"><input type=\"radio\" name=\"why\" value=\"name\" checked>"),
            "{page}"
        );
        assert!(page.contains("value=\"ru\">Р</option><option value=\"en\" selected>"), "{page}");
        assert!(!page.contains("secret") && page.ends_with("<p>after</p>"), "{page}");
    }

    #[test]
    fn a_folded_form_is_unfolded() {
        let folded =
            "<details><summary>Write</summary><form action=\"/x\"><input name=\"a\"></form></details>";
        let page = filled(folded, ("/", "/x"), &typed(&[("a", "b")]), "").expect("the form");
        assert!(
            page.starts_with("<details open><summary>") && page.contains("<input name=\"a\" value=\"b\">"),
            "{page}"
        );
    }

    #[test]
    fn a_page_without_the_form_is_left_alone() {
        assert!(filled(PAGE, ("/x/1", "/y"), &typed(&[("text", "a")]), "").is_none());
    }
}
