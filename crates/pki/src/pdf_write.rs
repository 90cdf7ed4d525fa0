//! Writing PDF objects and cross-reference sections (ISO 32000-1, 7.3 and 7.5). Everything is bytes and offsets of bytes.

use lopdf::{Dictionary, Object, ObjectId};

/// New or replaced objects behind the end of a file.
pub struct Update {
    pub bytes: Vec<u8>,
    written: Vec<(ObjectId, usize)>,
}

/// What the new cross-reference section says of the whole file.
pub struct Trailer {
    /// Offset of the previous section.
    pub previous: usize,
    /// Whether the file's sections are streams: a reader expects one kind throughout.
    pub stream: bool,
    /// One more than the highest object number, the section's own not counted.
    pub size: u32,
    /// `/Root`, `/Info`, `/ID`.
    pub keys: Dictionary,
}

impl Update {
    /// Begins behind the whole file, which stays as it is.
    pub fn behind(pdf: &[u8]) -> Self {
        let mut bytes = pdf.to_vec();
        if bytes.last().is_some_and(|b| !matches!(b, b'\n' | b'\r')) {
            bytes.push(b'\n');
        }
        Self { bytes, written: Vec::new() }
    }

    /// Opens an object; its body is the caller's.
    pub fn begin(&mut self, id: ObjectId) {
        self.written.push((id, self.bytes.len()));
        self.bytes.extend_from_slice(format!("{} {} obj\n", id.0, id.1).as_bytes());
    }

    /// Closes the object.
    pub fn end(&mut self) {
        self.bytes.extend_from_slice(b"\nendobj\n");
    }

    /// A whole object.
    pub fn object(&mut self, id: ObjectId, value: &Object) {
        self.begin(id);
        object(&mut self.bytes, value);
        self.end();
    }

    /// Adds the cross-reference section and the end of the file.
    pub fn finish(mut self, trailer: &Trailer) -> Vec<u8> {
        self.written.sort_unstable();
        let start = self.bytes.len();
        if trailer.stream {
            self.section_stream(trailer)
        } else {
            self.section_table(trailer)
        }
        self.bytes.extend_from_slice(format!("startxref\n{start}\n%%EOF\n").as_bytes());
        self.bytes
    }

    fn section_table(&mut self, trailer: &Trailer) {
        self.bytes.extend_from_slice(b"xref\n");
        for run in runs(&self.written) {
            self.bytes.extend_from_slice(format!("{} {}\n", run[0].0.0, run.len()).as_bytes());
            for ((_, generation), offset) in run {
                self.bytes.extend_from_slice(format!("{offset:010} {generation:05} n \n").as_bytes());
            }
        }
        let mut keys = trailer.keys.clone();
        keys.set("Size", i64::from(trailer.size));
        keys.set("Prev", signed(trailer.previous));
        self.bytes.extend_from_slice(b"trailer\n");
        dictionary(&mut self.bytes, &keys);
        self.bytes.push(b'\n');
    }

    fn section_stream(&mut self, trailer: &Trailer) {
        let own = (trailer.size, 0);
        self.written.push((own, self.bytes.len()));
        let mut index = Vec::new();
        let mut rows = Vec::new();
        for run in runs(&self.written) {
            index.extend([i64::from(run[0].0.0), signed(run.len())].map(Object::Integer));
            for ((_, generation), offset) in run {
                rows.push(1);
                rows.extend_from_slice(&u64::try_from(*offset).unwrap_or(u64::MAX).to_be_bytes());
                rows.extend_from_slice(&generation.to_be_bytes());
            }
        }
        let mut keys = trailer.keys.clone();
        keys.set("Type", Object::Name(b"XRef".to_vec()));
        keys.set("Size", i64::from(trailer.size) + 1);
        keys.set("Prev", signed(trailer.previous));
        keys.set("W", vec![1.into(), 8.into(), Object::Integer(2)]);
        keys.set("Index", Object::Array(index));
        self.bytes.extend_from_slice(format!("{} {} obj\n", own.0, own.1).as_bytes());
        stream(&mut self.bytes, &keys, &rows);
        self.end();
    }
}

/// Neighbouring object numbers make one subsection.
fn runs(sorted: &[(ObjectId, usize)]) -> impl Iterator<Item = &[(ObjectId, usize)]> {
    sorted.chunk_by(|a, b| a.0.0 + 1 == b.0.0)
}

fn signed(number: usize) -> i64 {
    i64::try_from(number).unwrap_or(i64::MAX)
}

/// A stream object without filters.
pub fn stream(out: &mut Vec<u8>, keys: &Dictionary, content: &[u8]) {
    let mut keys = keys.clone();
    keys.set("Length", signed(content.len()));
    dictionary(out, &keys);
    out.extend_from_slice(b"\nstream\n");
    out.extend_from_slice(content);
    out.extend_from_slice(b"\nendstream");
}

/// Text as PDF keeps it for people: UTF-16, big-endian, with its mark (ISO 32000-1, 7.9.2.2).
pub fn text(words: &str) -> Object {
    let mut bytes = vec![0xfe, 0xff];
    bytes.extend(words.encode_utf16().flat_map(u16::to_be_bytes));
    Object::String(bytes, lopdf::StringFormat::Hexadecimal)
}

/// One object in its direct form.
pub fn object(out: &mut Vec<u8>, value: &Object) {
    match value {
        Object::Null => out.extend_from_slice(b"null"),
        Object::Boolean(yes) => out.extend_from_slice(if *yes { b"true" } else { b"false" }),
        Object::Integer(n) => out.extend_from_slice(n.to_string().as_bytes()),
        Object::Real(n) => out.extend_from_slice(n.to_string().as_bytes()),
        Object::Name(name) => write_name(out, name),
        Object::String(bytes, _) => {
            out.push(b'<');
            out.extend_from_slice(hex::encode_upper(bytes).as_bytes());
            out.push(b'>');
        }
        Object::Array(items) => {
            out.push(b'[');
            for (i, item) in items.iter().enumerate() {
                if i > 0 {
                    out.push(b' ');
                }
                object(out, item);
            }
            out.push(b']');
        }
        Object::Dictionary(keys) => dictionary(out, keys),
        Object::Stream(body) => stream(out, &body.dict, &body.content),
        Object::Reference((number, generation)) => {
            out.extend_from_slice(format!("{number} {generation} R").as_bytes());
        }
    }
}

fn dictionary(out: &mut Vec<u8>, keys: &Dictionary) {
    out.extend_from_slice(b"<<");
    for (name, value) in keys {
        write_name(out, name);
        out.push(b' ');
        object(out, value);
        out.push(b'\n');
    }
    out.extend_from_slice(b">>");
}

/// A name; what is not a plain letter, digit or one of `-_.+` is written as `#` and two digits.
fn write_name(out: &mut Vec<u8>, name: &[u8]) {
    out.push(b'/');
    for byte in name {
        if byte.is_ascii_alphanumeric() || b"-_.+".contains(byte) {
            out.push(*byte);
        } else {
            out.extend_from_slice(format!("#{byte:02X}").as_bytes());
        }
    }
}
