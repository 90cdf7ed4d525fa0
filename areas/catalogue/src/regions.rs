//! The regions of an address: code, Russian name, English name. An installation elsewhere has its own list.

use text::Lang;

/// The two largest cities first, the others by their codes.
pub(crate) const REGIONS: &[(&str, &str, &str)] = &[
    ("77", "Москва", "Moscow"),
    ("78", "Санкт-Петербург", "Saint Petersburg"),
    ("01", "Республика Адыгея", "Republic of Adygea"),
    ("02", "Республика Башкортостан", "Republic of Bashkortostan"),
    ("03", "Республика Бурятия", "Republic of Buryatia"),
    ("04", "Республика Алтай", "Altai Republic"),
    ("05", "Республика Дагестан", "Republic of Dagestan"),
    ("06", "Республика Ингушетия", "Republic of Ingushetia"),
    ("07", "Кабардино-Балкарская Республика", "Kabardino-Balkarian Republic"),
    ("08", "Республика Калмыкия", "Republic of Kalmykia"),
    ("09", "Карачаево-Черкесская Республика", "Karachay-Cherkess Republic"),
    ("10", "Республика Карелия", "Republic of Karelia"),
    ("11", "Республика Коми", "Komi Republic"),
    ("12", "Республика Марий Эл", "Mari El Republic"),
    ("13", "Республика Мордовия", "Republic of Mordovia"),
    ("14", "Республика Саха (Якутия)", "Sakha Republic (Yakutia)"),
    ("15", "Республика Северная Осетия – Алания", "Republic of North Ossetia–Alania"),
    ("16", "Республика Татарстан", "Republic of Tatarstan"),
    ("17", "Республика Тыва", "Tuva Republic"),
    ("18", "Удмуртская Республика", "Udmurt Republic"),
    ("19", "Республика Хакасия", "Republic of Khakassia"),
    ("20", "Чеченская Республика", "Chechen Republic"),
    ("21", "Чувашская Республика", "Chuvash Republic"),
    ("22", "Алтайский край", "Altai Territory"),
    ("23", "Краснодарский край", "Krasnodar Territory"),
    ("24", "Красноярский край", "Krasnoyarsk Territory"),
    ("25", "Приморский край", "Primorye Territory"),
    ("26", "Ставропольский край", "Stavropol Territory"),
    ("27", "Хабаровский край", "Khabarovsk Territory"),
    ("28", "Амурская область", "Amur Region"),
    ("29", "Архангельская область", "Arkhangelsk Region"),
    ("30", "Астраханская область", "Astrakhan Region"),
    ("31", "Белгородская область", "Belgorod Region"),
    ("32", "Брянская область", "Bryansk Region"),
    ("33", "Владимирская область", "Vladimir Region"),
    ("34", "Волгоградская область", "Volgograd Region"),
    ("35", "Вологодская область", "Vologda Region"),
    ("36", "Воронежская область", "Voronezh Region"),
    ("37", "Ивановская область", "Ivanovo Region"),
    ("38", "Иркутская область", "Irkutsk Region"),
    ("39", "Калининградская область", "Kaliningrad Region"),
    ("40", "Калужская область", "Kaluga Region"),
    ("41", "Камчатский край", "Kamchatka Territory"),
    ("42", "Кемеровская область", "Kemerovo Region"),
    ("43", "Кировская область", "Kirov Region"),
    ("44", "Костромская область", "Kostroma Region"),
    ("45", "Курганская область", "Kurgan Region"),
    ("46", "Курская область", "Kursk Region"),
    ("47", "Ленинградская область", "Leningrad Region"),
    ("48", "Липецкая область", "Lipetsk Region"),
    ("49", "Магаданская область", "Magadan Region"),
    ("50", "Московская область", "Moscow Region"),
    ("51", "Мурманская область", "Murmansk Region"),
    ("52", "Нижегородская область", "Nizhny Novgorod Region"),
    ("53", "Новгородская область", "Novgorod Region"),
    ("54", "Новосибирская область", "Novosibirsk Region"),
    ("55", "Омская область", "Omsk Region"),
    ("56", "Оренбургская область", "Orenburg Region"),
    ("57", "Орловская область", "Oryol Region"),
    ("58", "Пензенская область", "Penza Region"),
    ("59", "Пермский край", "Perm Territory"),
    ("60", "Псковская область", "Pskov Region"),
    ("61", "Ростовская область", "Rostov Region"),
    ("62", "Рязанская область", "Ryazan Region"),
    ("63", "Самарская область", "Samara Region"),
    ("64", "Саратовская область", "Saratov Region"),
    ("65", "Сахалинская область", "Sakhalin Region"),
    ("66", "Свердловская область", "Sverdlovsk Region"),
    ("67", "Смоленская область", "Smolensk Region"),
    ("68", "Тамбовская область", "Tambov Region"),
    ("69", "Тверская область", "Tver Region"),
    ("70", "Томская область", "Tomsk Region"),
    ("71", "Тульская область", "Tula Region"),
    ("72", "Тюменская область", "Tyumen Region"),
    ("73", "Ульяновская область", "Ulyanovsk Region"),
    ("74", "Челябинская область", "Chelyabinsk Region"),
    ("75", "Забайкальский край", "Trans-Baikal Territory"),
    ("76", "Ярославская область", "Yaroslavl Region"),
    ("79", "Еврейская автономная область", "Jewish Autonomous Region"),
    ("83", "Ненецкий автономный округ", "Nenets Autonomous Area"),
    ("86", "Ханты-Мансийский автономный округ – Югра", "Khanty-Mansi Autonomous Area"),
    ("87", "Чукотский автономный округ", "Chukotka Autonomous Area"),
    ("89", "Ямало-Ненецкий автономный округ", "Yamalo-Nenets Autonomous Area"),
];

pub(crate) fn is_region(code: &str) -> bool {
    REGIONS.iter().any(|(known, ..)| *known == code)
}

/// The name of a region; nothing for a code that is none.
#[must_use]
pub fn region_name(code: &str, lang: Lang) -> Option<&'static str> {
    let (_, ru, en) = REGIONS.iter().find(|(known, ..)| *known == code)?;
    Some(if lang == Lang::Ru { ru } else { en })
}

/// The codes of all regions in the order of the list.
pub fn region_codes() -> impl Iterator<Item = &'static str> {
    REGIONS.iter().map(|(code, ..)| *code)
}
