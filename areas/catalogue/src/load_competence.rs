//! `[[agencies]]` in `service.toml`: for which answers another agency than the service's own is competent.

use crate::Competence;
use crate::load_form::check_name;
use crate::load_when::{Sight, when};
use crate::toml_reader::Reader;

/// The lines and where they stand; none when one agency has all cases.
pub(crate) fn competences(reader: &Reader<'_>, sight: &Sight) -> (Vec<Competence>, Vec<usize>) {
    let tables = reader.tables("agencies");
    let lines: Vec<usize> = tables.iter().map(|table| table.line).collect();
    let found: Vec<Option<Competence>> = tables.into_iter().map(|table| competence(table, sight)).collect();
    found.into_iter().zip(lines).filter_map(|(found, line)| Some((found?, line))).unzip()
}

fn competence(reader: Reader<'_>, sight: &Sight) -> Option<Competence> {
    let agency = reader.need_text("agency");
    check_name(&reader, "agency", &agency, '-');
    if reader.node("when").is_none() {
        reader.missing("when");
    }
    let when = when(&reader, sight);
    reader.done();
    Some(Competence { agency, when: when? })
}
