//! `[[agencies]]` and `urgent` in `service.toml`: for which answers another agency than the service's own is competent, and which cannot wait.

use crate::load_form::check_name;
use crate::load_when::{Sight, under, when};
use crate::toml_reader::Reader;
use crate::{Competence, Condition, Form, Step, reach};

/// The lines and where they stand; none when one agency has all cases.
pub(crate) fn competences(reader: &Reader<'_>, sight: &Sight) -> (Vec<Competence>, Vec<usize>) {
    let tables = reader.tables("agencies");
    let lines: Vec<usize> = tables.iter().map(|table| table.line).collect();
    let found: Vec<Option<Competence>> = tables.into_iter().map(|table| competence(table, sight)).collect();
    found.into_iter().zip(lines).filter_map(|(found, line)| Some((found?, line))).unzip()
}

/// `urgent`: for which answers a case cannot wait; only where an officer decides, and only for answers that somebody can give.
pub(crate) fn urgent(
    reader: &Reader<'_>,
    sight: &Sight,
    (form, steps): (&Form, &[Step]),
) -> Option<Condition> {
    let when = under(reader, "urgent", sight)?;
    let line = reader.line_of("urgent");
    if !steps.iter().any(|step| matches!(step, Step::Review { .. })) {
        reader.fault(line, "nobody sees it first: no step is of kind \"review\"");
    }
    for message in reach::never(form, &when) {
        reader.fault(line, message);
    }
    Some(when)
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
