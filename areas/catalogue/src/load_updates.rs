//! `[[updates]]` in `service.toml`: what a granted application changes in the profile.

use web::Proofing;

use crate::fault::suggestion;
use crate::load_form::LoadedForm;
use crate::load_when::{Sight, when};
use crate::service::PROFILE;
use crate::toml_reader::Reader;
use crate::update::{CHANGEABLE, NewValue, Update};
use crate::{Item, Kind, Question};

/// The lines and where they stand.
pub(crate) fn updates(
    reader: &Reader<'_>,
    form: Option<&LoadedForm>,
    level: Proofing,
    sight: &Sight,
) -> (Vec<Update>, Vec<usize>) {
    let (mut updates, mut lines): (Vec<Update>, Vec<usize>) = (Vec::new(), Vec::new());
    for table in reader.tables("updates") {
        let line = table.line;
        if level == Proofing::Simplified {
            let message = "a profile is changed only for people whose data are confirmed: say level = \"standard\" or \"confirmed\"";
            reader.fault(line, message);
        }
        let Some(update) = update(table, form, sight) else { continue };
        let is_first = |earlier: &Update| earlier.field == update.field && earlier.when.is_none();
        if updates.iter().any(is_first) {
            reader.fault(
                line,
                format!("never reached: a line before it changes \"profile.{}\" for everybody", update.field),
            );
        }
        updates.push(update);
        lines.push(line);
    }
    (updates, lines)
}

fn update(reader: Reader<'_>, form: Option<&LoadedForm>, sight: &Sight) -> Option<Update> {
    let field = field(&reader);
    let (from, clear) = (reader.text("from"), reader.boolean("clear"));
    let when = when(&reader, sight);
    reader.check_done();
    let value = match (from, clear) {
        (Some(from), None) => {
            check_answer(&reader, &from, form);
            NewValue::Answer(from)
        }
        (None, Some(true)) => NewValue::Nothing,
        _ => {
            let message = "say what stands in the profile afterwards: \"from\" with a question, or \"clear = true\" for nothing";
            reader.fault(reader.line, message);
            return None;
        }
    };
    Some(Update { field: field?, value, when })
}

/// The name after `profile.` of something that an agency may change.
fn field(reader: &Reader<'_>) -> Option<String> {
    let source = reader.need_text("field");
    let line = reader.line_of("field");
    let name = source.strip_prefix("profile.").unwrap_or(&source);
    if source.starts_with("profile.") && CHANGEABLE.contains(&name) {
        return Some(name.to_owned());
    }
    if source.starts_with("profile.") && PROFILE.iter().any(|(known, _)| *known == name) {
        let message =
            format!("\"{source}\" is confirmed by a register or by a code; a service changes only addresses");
        reader.fault(line, message);
    } else if !source.is_empty() {
        let names: Vec<String> = CHANGEABLE.iter().map(|known| format!("profile.{known}")).collect();
        let hint = suggestion(&source, names.iter().map(String::as_str));
        reader.fault(line, format!("a service cannot change \"{source}\"{hint}"));
    }
    None
}

/// The question is asked once in the form, and its answer is an address.
fn check_answer(reader: &Reader<'_>, from: &str, form: Option<&LoadedForm>) {
    let Some(loaded) = form else { return };
    let line = reader.line_of("from");
    let items: Vec<&Item> = loaded.form.pages.iter().flat_map(|page| &page.items).collect();
    match items.iter().find(|item| item.name() == from) {
        Some(Item::Question(Question { kind: Kind::Address { .. }, .. })) => {}
        Some(Item::Question(_)) => {
            reader.fault(line, format!("\"{from}\" must be a question of kind address"))
        }
        Some(Item::Block(_)) => reader.fault(line, format!("\"{from}\" is a block: it has many answers")),
        None if items.iter().any(|item| item.questions().iter().any(|inside| inside.name == from)) => {
            reader.fault(line, format!("\"{from}\" is asked inside a block: it has many answers"));
        }
        None => {
            let hint = suggestion(from, items.iter().map(|item| item.name()));
            reader.fault(line, format!("no question is called \"{from}\"{hint}"));
        }
    }
}
