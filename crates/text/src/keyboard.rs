//! The two layouts of one keyboard.

const RUSSIAN: &str = "йцукенгшщзхъфывапролджэячсмитьбюё";
const LATIN: &str = "qwertyuiop[]asdfghjkl;'zxcvbnm,.`";

/// What the same keys write when the other layout is switched on: `gfcgjhn` is «паспорт», «зфыызщке» is `passport`.
/// Small letters; whatever stands on both layouts alike stays as it is.
#[must_use]
pub fn other_layout(typed: &str) -> String {
    let change = |letter: char| {
        let pairs = || RUSSIAN.chars().zip(LATIN.chars());
        let to_russian = || pairs().find(|(_, latin)| *latin == letter).map(|(russian, _)| russian);
        let to_latin = || pairs().find(|(russian, _)| *russian == letter).map(|(_, latin)| latin);
        to_russian().or_else(to_latin).unwrap_or(letter)
    };
    typed.to_lowercase().chars().map(change).collect()
}

#[cfg(test)]
mod tests {
    use super::other_layout;

    #[test]
    fn the_same_keys_write_in_the_other_alphabet() {
        assert_eq!(other_layout("gfcgjhn"), "паспорт");
        assert_eq!(other_layout("Зфыызщке"), "passport");
        assert_eq!(other_layout("cghfdrf j lj[jlt 2026"), "справка о доходе 2026");
        assert_eq!(other_layout(&other_layout("съешь ещё")), "съешь ещё");
    }
}
