//! Words that people make passwords of: names, cities, clubs, what one says in anger. A password is told apart by what is left of it when
//! such words are taken away, in whatever spelling: with Latin letters, on the other layout of the keyboard (`ghbdtn` is «привет»),
//! with digits in the place of letters.

use std::collections::HashSet;
use std::sync::LazyLock;

const WORDS: &str = include_str!("usual_words.txt");
/// Shorter ones are in everything.
const SHORTEST: usize = 3;
/// So many letters besides usual words make no secret.
const LEFT_OVER: usize = 3;

/// How Russian letters are written with Latin ones: those that every table writes alike, and three tables of the others.
const ALIKE: [(char, &str); 20] = [
    ('а', "a"),
    ('б', "b"),
    ('в', "v"),
    ('г', "g"),
    ('д', "d"),
    ('е', "e"),
    ('з', "z"),
    ('и', "i"),
    ('к', "k"),
    ('л', "l"),
    ('м', "m"),
    ('н', "n"),
    ('о', "o"),
    ('п', "p"),
    ('р', "r"),
    ('с', "s"),
    ('т', "t"),
    ('у', "u"),
    ('ф', "f"),
    ('э', "e"),
];
const OTHERS: [[(char, &str); 10]; 3] = [
    [
        ('ж', "zh"),
        ('й', "y"),
        ('х', "kh"),
        ('ц', "ts"),
        ('ч', "ch"),
        ('ш', "sh"),
        ('щ', "shch"),
        ('ы', "y"),
        ('ю', "yu"),
        ('я', "ya"),
    ],
    [
        ('ж', "j"),
        ('й', "j"),
        ('х', "h"),
        ('ц', "c"),
        ('ч', "ch"),
        ('ш', "sh"),
        ('щ', "sch"),
        ('ы', "y"),
        ('ю', "ju"),
        ('я', "ja"),
    ],
    [
        ('ж', "zh"),
        ('й', "i"),
        ('х', "h"),
        ('ц', "ts"),
        ('ч', "ch"),
        ('ш', "sh"),
        ('щ', "sch"),
        ('ы', "i"),
        ('ю', "iu"),
        ('я', "ia"),
    ],
];

/// Digits and signs that are written for letters, Latin and Russian.
const FOR_LATIN: [(char, char); 9] = [
    ('0', 'o'),
    ('1', 'i'),
    ('3', 'e'),
    ('4', 'a'),
    ('5', 's'),
    ('7', 't'),
    ('@', 'a'),
    ('$', 's'),
    ('!', 'i'),
];
const FOR_RUSSIAN: [(char, char); 6] =
    [('0', 'о'), ('3', 'з'), ('4', 'ч'), ('6', 'б'), ('@', 'а'), ('1', 'и')];

/// Every spelling of every word.
static SPELLINGS: LazyLock<Spellings> = LazyLock::new(|| {
    let lines = WORDS.lines().filter(|line| !line.starts_with('#'));
    let mut words = HashSet::new();
    for word in lines.flat_map(str::split_whitespace) {
        words.extend(spellings(&word.replace('ё', "е")));
    }
    words.retain(|word| word.chars().count() >= SHORTEST);
    let longest = words.iter().map(|word| word.chars().count()).max().unwrap_or(0);
    Spellings { words, longest }
});

struct Spellings {
    words: HashSet<String>,
    longest: usize,
}

fn spellings(word: &str) -> Vec<String> {
    let mut all = vec![word.to_owned(), text::other_layout(word)];
    if word.is_ascii() {
        return all;
    }
    for others in OTHERS {
        let table = || ALIKE.into_iter().chain(others);
        // The soft and the hard sign are written by nobody.
        let latin =
            word.chars().filter_map(|letter| table().find(|known| known.0 == letter)).map(|known| known.1);
        all.push(latin.collect());
    }
    all
}

/// Whether next to nothing is left of a password when usual words are taken away. It comes in small letters.
pub(crate) fn is_made_of_usual_words(lower: &str) -> bool {
    let plain = lower.replace('ё', "е");
    let read = |table: &[(char, char)]| -> String {
        let letter = |sign: char| table.iter().find(|known| known.0 == sign).map_or(sign, |known| known.1);
        plain.chars().map(letter).collect()
    };
    [read(&[]), read(&FOR_LATIN), read(&FOR_RUSSIAN)].iter().any(|text| {
        let (left, found) = left_over(text);
        found && left <= LEFT_OVER
    })
}

/// The fewest letters that no usual word covers, and whether there is any word at all.
fn left_over(text: &str) -> (usize, bool) {
    let letters: Vec<char> = text.chars().collect();
    let known = &*SPELLINGS;
    // For every beginning of the text: letters left over, and whether a word is in it.
    let mut best = vec![(usize::MAX, false); letters.len() + 1];
    best[0] = (0, false);
    for at in 0..letters.len() {
        let (left, found) = best[at];
        let alone = (left + usize::from(letters[at].is_alphabetic()), found);
        if alone.0 < best[at + 1].0 {
            best[at + 1] = alone;
        }
        for end in at + SHORTEST..=letters.len().min(at + known.longest) {
            let piece: String = letters[at..end].iter().collect();
            if left <= best[end].0 && known.words.contains(&piece) {
                best[end] = (left, true);
            }
        }
    }
    best.last().copied().unwrap_or((0, false))
}

#[cfg(test)]
mod tests {
    use super::{SPELLINGS, is_made_of_usual_words};

    /// covers REG-04
    #[test]
    fn usual_words_are_known_in_every_spelling() {
        assert!(SPELLINGS.words.len() > 5000, "{}", SPELLINGS.words.len());
        for password in [
            "спартак-чемпион-7!",
            "москва_1985_лето!",
            "настюша+вова=любовь1",
            "ghbdtn-vjcrdf-1!",
            "gfhjkm2024!!",
            "zhanna-moskva-77!",
            "ljubov-navsegda-1",
            "katyusha_katerina9",
            "m0skva-sp@rtak-99",
            "зфыыцщкв-7-зфыыцщкв",
            "p@ssw0rd-dragon-1",
            "сука-блядь-2024!",
        ] {
            assert!(is_made_of_usual_words(password), "{password}");
        }
    }

    #[test]
    fn a_word_among_others_is_no_fault() {
        for password in
            ["гроза-7-над-рекой", "vgz4!kmrop-2w", "котик-любит-сыр-9", "туман-5-над-озером", "4471-!!-9921"]
        {
            assert!(!is_made_of_usual_words(password), "{password}");
        }
    }
}
