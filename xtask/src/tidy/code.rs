//! Reading Rust just well enough: what is code, what is a string or a comment, where a function begins and ends.

/// The code of a file with strings and comments blanked out; lines stay where they are.
pub fn only_code(text: &str) -> String {
    let letters: Vec<char> = text.chars().collect();
    let mut code = String::with_capacity(text.len());
    let mut at = 0;
    while at < letters.len() {
        let end = blank_end(&letters, at);
        if end == at {
            code.push(letters[at]);
            at += 1;
        } else {
            code.extend(letters[at..end].iter().map(|letter| if *letter == '\n' { '\n' } else { ' ' }));
            at = end;
        }
    }
    code
}

/// Where the string, character or comment that begins at `at` ends; `at` itself when none begins there.
fn blank_end(letters: &[char], at: usize) -> usize {
    let rest = &letters[at..];
    let before = at.checked_sub(1).and_then(|at| letters.get(at)).copied().unwrap_or(' ');
    match rest {
        ['/', '/', ..] => at + rest.iter().position(|letter| *letter == '\n').unwrap_or(rest.len()),
        ['/', '*', ..] => at + comment_length(rest),
        ['"', ..] => at + quoted_length(rest),
        ['r', '"' | '#', ..] if !is_word(before) || before == 'b' => at + raw_length(rest),
        ['\'', '\\', ..] => {
            at + 3 + rest.iter().skip(3).position(|letter| *letter == '\'').map_or(0, |more| more + 1)
        }
        ['\'', _, '\'', ..] => at + 3,
        _ => at,
    }
}

fn is_word(letter: char) -> bool {
    letter.is_alphanumeric() || letter == '_'
}

fn comment_length(rest: &[char]) -> usize {
    let (mut depth, mut at) = (0, 0);
    while at < rest.len() {
        match &rest[at..] {
            ['/', '*', ..] => (depth, at) = (depth + 1, at + 2),
            ['*', '/', ..] => {
                (depth, at) = (depth - 1, at + 2);
                if depth == 0 {
                    return at;
                }
            }
            _ => at += 1,
        }
    }
    at
}

fn quoted_length(rest: &[char]) -> usize {
    let mut at = 1;
    while at < rest.len() {
        match rest[at] {
            '\\' => at += 2,
            '"' => return at + 1,
            _ => at += 1,
        }
    }
    rest.len()
}

/// The length of `r#"…"#`, or nothing for a raw identifier.
fn raw_length(rest: &[char]) -> usize {
    let hashes = rest[1..].iter().take_while(|letter| **letter == '#').count();
    if rest.get(1 + hashes) != Some(&'"') {
        return 0;
    }
    let end: Vec<char> = std::iter::once('"').chain(std::iter::repeat_n('#', hashes)).collect();
    let body = 2 + hashes;
    rest[body..]
        .windows(end.len())
        .position(|window| window == end)
        .map_or(rest.len(), |more| body + more + end.len())
}

/// A function: its name, the line of its `fn` (from 1) and how many lines it takes.
#[derive(Debug, PartialEq, Eq)]
pub struct Function {
    pub name: String,
    pub line: usize,
    pub lines: usize,
}

/// The functions in blanked code.
pub fn functions(code: &str) -> Vec<Function> {
    let mut found = Vec::new();
    let mut line = 1;
    let mut previous = ' ';
    for (at, letter) in code.char_indices() {
        if letter == '\n' {
            line += 1;
        }
        if !is_word(previous) && code[at..].starts_with("fn ") {
            let name: String =
                code[at + 3..].trim_start().chars().take_while(|letter| is_word(*letter)).collect();
            if let Some(lines) = body_lines(&code[at..]).filter(|_| !name.is_empty()) {
                found.push(Function { name, line, lines });
            }
        }
        previous = letter;
    }
    found
}

/// From `fn` to the closing brace; nothing for a declaration without a body.
fn body_lines(code: &str) -> Option<usize> {
    let (mut braces, mut inner, mut lines) = (0_i32, 0_i32, 1);
    for letter in code.chars() {
        match letter {
            '\n' => lines += 1,
            '(' | '[' => inner += 1,
            ')' | ']' => inner -= 1,
            ';' if braces == 0 && inner == 0 => return None,
            '{' => braces += 1,
            '}' => {
                braces -= 1;
                if braces == 0 && inner == 0 {
                    return Some(lines);
                }
            }
            _ => {}
        }
    }
    None
}

/// Everything between two double quotes of a Rust file or a template. In a template quotes stand inside quotes, so what
/// lies between two literals is given too.
pub fn literals(text: &str) -> impl Iterator<Item = &str> {
    text.lines().flat_map(|line| {
        let count = line.matches('"').count();
        line.split('"').skip(1).take(count.saturating_sub(1))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn strings_and_comments_are_not_code() {
        let text = "let a = \"fn x() {\\\"\"; // fn y() {\nlet b = r#\"}\"}\"#; /* { /* } */ */ let c = '{'; let d: &'a str;";
        let code = only_code(text);
        assert!(!code.contains("fn") && !code.contains('{') && !code.contains('}'), "{code}");
        assert!(code.contains("let c =") && code.contains("&'a str"), "{code}");
        assert_eq!(code.lines().count(), 2);
    }

    #[test]
    fn literals_are_found_inside_quotes_too() {
        let found: Vec<&str> = literals("<a title=\"{{ t.get(\"a-b\") }}\">\nget(\"c-d\")\n'\"'").collect();
        assert!(found.contains(&"a-b") && found.contains(&"c-d"), "{found:?}");
    }

    #[test]
    fn functions_are_measured() {
        let text = "trait A { fn a(&self) -> [u8; 2]; }\nfn b<const N: usize>() {\n    if x {\n    }\n}\nlet f: fn(u8);\n";
        let expected = Function { name: "b".into(), line: 2, lines: 4 };
        assert_eq!(functions(&only_code(text)), [expected]);
    }
}
