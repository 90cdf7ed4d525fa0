//! Rows of tables that people open in a spreadsheet.

use text::Lang;

use crate::WebResult;

/// A row of a table (RFC 4180). Spreadsheets of a Russian system want a semicolon between cells. A cell that would be taken for a formula
/// is made plain text by a quote before it (OWASP CSV injection).
///
/// # Errors
/// Only unexpected ones.
pub fn csv_line(lang: Lang, cells: &[String]) -> WebResult<Vec<u8>> {
    let delimiter = if lang == Lang::Ru { b';' } else { b',' };
    let mut writer = csv::WriterBuilder::new()
        .delimiter(delimiter)
        .terminator(csv::Terminator::CRLF)
        .from_writer(Vec::new());
    writer.write_record(cells.iter().map(|cell| harmless(cell)))?;
    Ok(writer.into_inner().map_err(csv::IntoInnerError::into_error)?)
}

/// No-break spaces, which pages are full of, are plain ones here: people search in tables.
fn harmless(cell: &str) -> String {
    let cell = cell.replace(['\u{a0}', '\u{202f}'], " ");
    if cell.starts_with(['=', '+', '-', '@', '\t', '\r']) { format!("'{cell}") } else { cell }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cell_is_never_a_formula() {
        let cells = ["=1+1", "+7999", "a;b", "say \"hi\"", "-"].map(str::to_owned);
        let line = String::from_utf8(csv_line(Lang::Ru, &cells).unwrap()).unwrap();
        assert_eq!(line, "'=1+1;'+7999;\"a;b\";\"say \"\"hi\"\"\";'-\r\n");
        let english = String::from_utf8(csv_line(Lang::En, &cells[2..3]).unwrap()).unwrap();
        assert_eq!(english, "a;b\r\n");
    }
}
