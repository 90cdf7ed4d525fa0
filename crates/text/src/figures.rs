//! Dates, times, money and sizes as people write them in the language of the page.

use chrono::{DateTime, Datelike, NaiveDate, NaiveDateTime, TimeZone as _, Timelike, Utc};

use crate::{Book, Lang, Words};

const MONTHS_RU: [&str; 12] = [
    "января",
    "февраля",
    "марта",
    "апреля",
    "мая",
    "июня",
    "июля",
    "августа",
    "сентября",
    "октября",
    "ноября",
    "декабря",
];
const MONTHS_EN: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

impl Book {
    /// The civil date of a moment where the portal is.
    #[must_use]
    pub fn day_of(&self, at: DateTime<Utc>) -> NaiveDate {
        at.with_timezone(&self.zone).date_naive()
    }
}

impl Words {
    /// The civil date of a moment where the portal is.
    #[must_use]
    pub fn day_of(&self, at: DateTime<Utc>) -> NaiveDate {
        self.book.day_of(at)
    }

    /// The moment at which the clocks show this where the portal is: of an hour that comes twice the first, of one that is left out the
    /// same hour in UTC.
    #[must_use]
    pub fn moment_of(&self, clock: NaiveDateTime) -> DateTime<Utc> {
        let found = self.book.zone.from_local_datetime(&clock).earliest();
        found.map_or_else(|| clock.and_utc(), |at| at.with_timezone(&Utc))
    }

    /// The hour of the day where the portal is, 0 to 23.
    #[must_use]
    pub fn hour_of(&self, at: DateTime<Utc>) -> u32 {
        at.with_timezone(&self.book.zone).hour()
    }

    /// «2 декабря», with the year when it is not the year of `now`.
    #[must_use]
    pub fn date_near(&self, date: NaiveDate, now: DateTime<Utc>) -> String {
        if date.year() == self.day_of(now).year() {
            let month = self.month(date);
            format!("{}\u{a0}{month}", date.day())
        } else {
            self.date(date)
        }
    }

    /// «2 декабря 2026», in documents.
    #[must_use]
    pub fn date(&self, date: NaiveDate) -> String {
        format!("{}\u{a0}{}\u{a0}{}", date.day(), self.month(date), date.year())
    }

    /// «14:02» where the portal is.
    #[must_use]
    pub fn time(&self, at: DateTime<Utc>) -> String {
        at.with_timezone(&self.book.zone).format("%H:%M").to_string()
    }

    /// «2 декабря, 14:02».
    #[must_use]
    pub fn moment(&self, at: DateTime<Utc>, now: DateTime<Utc>) -> String {
        format!("{}, {}", self.date_near(self.day_of(at), now), self.time(at))
    }

    /// «вторник, 24 ноября»: the weekday and the day.
    #[must_use]
    pub fn weekday_date(&self, at: DateTime<Utc>) -> String {
        const RU: [&str; 7] =
            ["Понедельник", "Вторник", "Среда", "Четверг", "Пятница", "Суббота", "Воскресенье"];
        const EN: [&str; 7] = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];
        let day = self.day_of(at);
        let index = day.weekday().num_days_from_monday() as usize;
        let name = match self.lang {
            Lang::Ru => RU[index],
            Lang::En => EN[index],
        };
        format!("{name}, {}", self.date_near(day, at))
    }

    /// «1 500 ₽», or «1 500,40 ₽» when there are kopecks.
    #[must_use]
    pub fn money(&self, kopecks: i64) -> String {
        let (whole, part) = (kopecks.abs() / 100, kopecks.abs() % 100);
        let sign = if kopecks < 0 { "−" } else { "" };
        let separator = match self.lang {
            Lang::Ru => ',',
            Lang::En => '.',
        };
        let tail = if part == 0 { String::new() } else { format!("{separator}{part:02}") };
        format!("{sign}{}{tail}\u{a0}₽", grouped(whole))
    }

    /// «148 КБ».
    #[must_use]
    pub fn size(&self, bytes: u64) -> String {
        let units = match self.lang {
            Lang::Ru => ["байт", "КБ", "МБ"],
            Lang::En => ["bytes", "KB", "MB"],
        };
        let tenth = |amount: u64, unit: u64| {
            let tenths = amount * 10 / unit;
            let separator = if self.lang == Lang::Ru { ',' } else { '.' };
            if tenths.is_multiple_of(10) {
                format!("{}", tenths / 10)
            } else {
                format!("{}{separator}{}", tenths / 10, tenths % 10)
            }
        };
        match bytes {
            0..1024 => format!("{bytes}\u{a0}{}", units[0]),
            1024..1_048_576 => format!("{}\u{a0}{}", bytes.div_ceil(1024), units[1]),
            _ => format!("{}\u{a0}{}", tenth(bytes, 1_048_576), units[2]),
        }
    }

    fn month(&self, date: NaiveDate) -> &'static str {
        let index = date.month0() as usize;
        match self.lang {
            Lang::Ru => MONTHS_RU[index],
            Lang::En => MONTHS_EN[index],
        }
    }
}

fn grouped(number: i64) -> String {
    let digits = number.to_string();
    let mut result = String::new();
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && (digits.len() - index).is_multiple_of(3) {
            result.push('\u{a0}');
        }
        result.push(digit);
    }
    result
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::Book;

    fn words(lang: Lang) -> Words {
        Words::new(Arc::new(Book::new(Vec::new()).unwrap()), lang)
    }

    #[test]
    fn figures_are_written_as_people_write_them() {
        let t = words(Lang::Ru);
        let now = DateTime::from_timestamp(1_795_510_800, 0).unwrap();
        let day = NaiveDate::from_ymd_opt(2026, 12, 2).unwrap();
        assert_eq!(t.date_near(day, now), "2\u{a0}декабря");
        assert_eq!(t.date(day), "2\u{a0}декабря\u{a0}2026");
        assert_eq!(t.moment(now, now), "24\u{a0}ноября, 12:00");
        assert_eq!(t.money(150_000), "1\u{a0}500\u{a0}₽");
        assert_eq!(t.money(894_640), "8\u{a0}946,40\u{a0}₽");
        assert_eq!(t.size(1_258_291), "1,1\u{a0}МБ");
        assert_eq!(words(Lang::En).weekday_date(now), "Tuesday, 24\u{a0}November");
    }

    #[test]
    fn days_and_hours_are_those_of_the_place_where_the_portal_is() {
        let evening = DateTime::from_timestamp(1_795_510_800 + 8 * 3600, 0).unwrap();
        let moscow = words(Lang::Ru);
        assert_eq!((moscow.time(evening), moscow.hour_of(evening)), ("20:00".to_owned(), 20));
        let book = Book::new(Vec::new()).unwrap().in_zone("Asia/Vladivostok").unwrap();
        let vladivostok = Words::new(Arc::new(book), Lang::Ru);
        assert_eq!(vladivostok.moment(evening, evening), "25\u{a0}ноября, 03:00");
        assert_eq!(vladivostok.day_of(evening), NaiveDate::from_ymd_opt(2026, 11, 25).unwrap());
        let unknown = Book::new(Vec::new()).unwrap().in_zone("Europe/Nowhere").unwrap_err();
        assert_eq!(
            unknown.to_string(),
            "Europe/Nowhere is no time zone; a name of the IANA database is needed, like Europe/Moscow"
        );
    }
}
