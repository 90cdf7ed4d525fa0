//! `[[rules]]` of `form.toml`, and how old somebody must be.

use crate::fault::suggestion;
use crate::load_condition::{Asked, condition};
use crate::load_form::check_name;
use crate::toml_reader::Reader;
use crate::{Ages, Demand};

/// How old who was born on the day is: `at_least_years`, `under_years`.
pub(crate) fn ages(reader: &Reader<'_>, under: Option<i64>) -> Ages {
    let at_least = reader.integer("at_least_years", 1, 120);
    let under = reader.integer("under_years", 1, 120).or(under);
    if let Some((least, under)) = at_least.zip(under).filter(|(least, under)| least >= under) {
        let message = format!("nobody is at least {least} years old and younger than {under}");
        reader.fault(reader.line_of("at_least_years"), message);
    }
    Ages { at_least, under }
}

/// One of `[[rules]]`: it looks at the whole form, and says what it says beside one question.
pub(crate) fn rule(reader: Reader<'_>, name: String, asked: &Asked) -> Option<Demand> {
    check_name(&reader, "rule", &name, '-');
    let question = reader.need_text("question");
    if !question.is_empty() && !asked.knows(&question) {
        let hint = suggestion(&question, asked.names());
        let line = reader.line_of("question");
        reader.fault(line, format!("no question on a page is called \"{question}\"{hint}"));
    }
    if reader.node("refused_when").is_none() {
        reader.missing("refused_when");
    }
    let refused_when = condition(&reader, "refused_when", asked);
    reader.done();
    Some(Demand { name, question, refused_when: refused_when? })
}
