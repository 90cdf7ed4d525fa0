//! Where a case stands in its agency's order, as one text that every index of the queue ends with: the state, whether it can wait, the
//! day its term ends. So every part of the queue is a stretch of an index, and what is late goes before what is urgent.

use std::ops::Range;

use chrono::NaiveDate;

/// Cases from a place to before another, read in the order of their places.
pub(crate) type Stretch = Range<String>;

/// The place of a case: open ones first, then those that wait for the applicant, then closed ones.
pub(crate) fn place(state: &str, is_urgent: bool, due_on: &str) -> String {
    let digit = match state {
        "open" => '0',
        "asked" => '1',
        _ => '2',
    };
    format!("{digit}{}{due_on}", haste(is_urgent))
}

/// Whether the case that stands there cannot wait.
pub(crate) fn is_urgent(place: &str) -> bool {
    place.as_bytes().get(1) == Some(&b'0')
}

fn haste(is_urgent: bool) -> char {
    if is_urgent { '0' } else { '1' }
}

/// Open cases whose term ends from one day to before another, those that cannot wait first.
pub(crate) fn ending(from: Option<NaiveDate>, before: Option<NaiveDate>) -> Vec<Stretch> {
    let of = |is_urgent: bool| {
        let begin = format!("0{}", haste(is_urgent));
        // The next letter after the haste ends its cases.
        let end = format!("0{}", if is_urgent { '1' } else { '2' });
        let from = from.map_or_else(|| begin.clone(), |day| format!("{begin}{day}"));
        from..before.map_or(end, |day| format!("{begin}{day}"))
    };
    vec![of(true), of(false)]
}

/// All open cases: what is late, what cannot wait, the rest; each by the end of its term.
pub(crate) fn open(today: NaiveDate) -> Vec<Stretch> {
    let mut all = ending(None, Some(today));
    all.extend(ending(Some(today), None));
    all
}

/// Cases that wait for their applicant, those that cannot wait first.
pub(crate) fn asked() -> Vec<Stretch> {
    vec!["10".to_owned().."12".to_owned()]
}

/// Of these cases those that cannot wait.
pub(crate) fn urgent(stretches: Vec<Stretch>) -> Vec<Stretch> {
    let only = |one: Stretch| {
        // The first that can wait stands after the last that cannot.
        let end = format!("{}{}", &one.start[..1], haste(false));
        is_urgent(&one.start).then(|| one.start..one.end.min(end))
    };
    stretches.into_iter().filter_map(only).collect()
}

/// The same cases in as few stretches as they make when the order of reading does not matter.
pub(crate) fn joined(stretches: &[Stretch]) -> Vec<Stretch> {
    let mut sorted = stretches.to_vec();
    sorted.sort_by(|one, other| one.start.cmp(&other.start));
    let mut all: Vec<Stretch> = Vec::new();
    for one in sorted {
        match all.last_mut() {
            Some(last) if last.end == one.start => last.end = one.end,
            _ => all.push(one),
        }
    }
    all
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn late_goes_before_urgent_and_urgent_before_the_rest() {
        let today: NaiveDate = "2026-11-23".parse().unwrap();
        let order = open(today);
        let stretch = |place: &str| order.iter().position(|one| one.contains(&place.to_owned())).unwrap();
        let late_urgent = place("open", true, "2026-11-20");
        let late = place("open", false, "2026-11-10");
        let urgent = place("open", true, "2026-12-30");
        let usual = place("open", false, "2026-11-23");
        let found: Vec<usize> = [&late_urgent, &late, &urgent, &usual].map(|place| stretch(place)).into();
        assert_eq!(found, [0, 1, 2, 3]);
        assert!(is_urgent(&urgent) && !is_urgent(&usual));
        assert_eq!(joined(&order), ["00".to_owned().."02".to_owned()]);
        assert_eq!(joined(&super::urgent(order)), ["00".to_owned().."01".to_owned()]);
        assert_eq!(super::urgent(asked()), ["10".to_owned().."11".to_owned()]);
    }
}
