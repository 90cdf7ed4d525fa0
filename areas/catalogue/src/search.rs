//! Finding services by the words people use: any ending of a word, a slip of the finger, the other layout of the keyboard (CAT-01, HOME-01).

use std::sync::Arc;

use tantivy::collector::{Count, TopDocs};
use tantivy::directory::RamDirectory;
use tantivy::indexer::SingleSegmentIndexWriter;
use tantivy::query::{
    BooleanQuery, BoostQuery, ConstScoreQuery, DisjunctionMaxQuery, FuzzyTermQuery, Occur, Query, TermQuery,
};
use tantivy::schema::{Field, IndexRecordOption, Schema, TextFieldIndexing, TextOptions};
use tantivy::tokenizer::{Language, LowerCaser, SimpleTokenizer, Stemmer, TextAnalyzer, TokenizerManager};
use tantivy::{Searcher, TantivyDocument, Term};
use text::{Book, Lang, Words};

use crate::Service;

/// Words that say nothing about what is looked for.
const EMPTY: &str = "\
    из на по от до не за во со об ко ли же бы то мы вы он ее их вам вас нам для как что или мне \
    меня про при под над без где это мой моя мою мои его себе свой свою есть если куда чтобы через \
    можно надо нужно нужна нужен нужны хочу взять сделать получить оформить заказать подать услуга \
    услуги to of in on at my me is it or by an do we the for and get how want need with";

/// What a word is worth on each shelf: in the name or code, among everyday words, in the rest.
const WORTH: [f32; 3] = [100.0, 60.0, 20.0];
/// A word of which only the beginning was typed.
const BEGUN: f32 = 0.9;
/// A word with a slip of the finger.
const SLIPPED: f32 = 0.4;
/// Words of fewer letters are not guessed: too many others are one letter away.
const GUESSED: usize = 5;
/// Words of more letters are not guessed: nobody's are so long, and each guess costs by the letter.
const LONGEST: usize = 30;
/// Words beyond these are not looked for.
const WORDS: usize = 10;
/// Words of so many letters may have two slips.
const TWO_SLIPS: usize = 8;
/// What the index may take while it is built.
const BUILDING_BYTES: usize = 15_000_000;

/// A word of the catalogue with fewer letters is not taken for another one: «полис» is not «полиция».
const VOWELS_FLEE: usize = 7;
/// Services that are near are shown as long as they are at least so near as the nearest.
const NEAR: f32 = 0.5;
/// More would not be looked at.
const NEAREST: usize = 6;

/// What was found.
pub(crate) struct Found {
    /// Places in the list that the index was made of, the best first.
    pub(crate) places: Vec<usize>,
    /// How they were found.
    pub(crate) how: How,
}

/// How services were found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum How {
    /// Nothing was said about what is looked for: they are all services.
    All,
    /// Every word that was typed fits.
    Words,
    /// Every word fits when these are taken for the other layout's: what they were taken for.
    OtherLayout(String),
    /// Not all words fit; these fit best. There may be none.
    Nearest,
}

/// The words of all services, in memory.
pub(crate) struct Index {
    searcher: Searcher,
    shelves: [Shelf; 3],
    size: usize,
}

/// A field of whole words and one of their stems.
#[derive(Clone, Copy)]
struct Shelf {
    whole: Field,
    stems: Field,
}

impl Index {
    /// Puts every service's words on their shelves, once, when the catalogue is loaded.
    ///
    /// # Panics
    /// Never: an index in memory, of fields that it made itself, has nothing to fail on.
    #[expect(clippy::expect_used, reason = "nothing outside takes part")]
    pub(crate) fn of(services: &[Arc<Service>]) -> Self {
        let words: Vec<[String; 3]> =
            services.iter().map(|service| words_of(&service.code, &service.book)).collect();
        Self::of_words(&words).expect("an index in memory")
    }

    fn of_words(services: &[[String; 3]]) -> tantivy::Result<Self> {
        let mut schema = Schema::builder();
        let options = |tokenizer: &str| {
            let indexing = TextFieldIndexing::default().set_tokenizer(tokenizer).set_fieldnorms(false);
            TextOptions::default().set_indexing_options(indexing.set_index_option(IndexRecordOption::Basic))
        };
        let shelves = ["name", "daily", "rest"].map(|name| Shelf {
            whole: schema.add_text_field(&format!("{name}_whole"), options("whole")),
            stems: schema.add_text_field(&format!("{name}_stems"), options("stems")),
        });
        let tokenizers = TokenizerManager::new();
        tokenizers.register("whole", whole());
        tokenizers.register("stems", stems());
        // One segment, written in one go: a document's number is the service's place.
        let index = tantivy::Index::builder().schema(schema.build()).tokenizers(tokenizers);
        let mut writer: SingleSegmentIndexWriter<TantivyDocument> =
            index.single_segment_index_writer(RamDirectory::create(), BUILDING_BYTES)?;
        for service in services {
            let mut document = TantivyDocument::new();
            for (shelf, words) in shelves.iter().zip(service) {
                let words = plain(words);
                document.add_text(shelf.whole, &words);
                document.add_text(shelf.stems, &words);
            }
            writer.add_document(document)?;
        }
        let searcher = writer.finalize()?.reader()?.searcher();
        Ok(Self { searcher, shelves, size: services.len() })
    }

    /// The services that fit what was typed: every word of it; when there is none, the same keys on the other layout; when there is none
    /// either, the few that fit best.
    pub(crate) fn find(&self, typed: &str, most: usize) -> tantivy::Result<Found> {
        let told = told(typed);
        if told.is_empty() {
            return Ok(Found { places: (0..self.size.min(most)).collect(), how: How::All });
        }
        let places = self.every(&told, most)?;
        if !places.is_empty() {
            return Ok(Found { places, how: How::Words });
        }
        let other = text::other_layout(typed.trim());
        let turned = self::told(&other);
        let places = if turned.is_empty() { Vec::new() } else { self.every(&turned, most)? };
        if !places.is_empty() {
            return Ok(Found { places, how: How::OtherLayout(other) });
        }
        Ok(Found { places: self.nearest(&told, most.min(NEAREST))?, how: How::Nearest })
    }

    /// The services that have every word.
    fn every(&self, told: &[String], most: usize) -> tantivy::Result<Vec<usize>> {
        let every = told
            .iter()
            .map(|word| Ok((Occur::Must, self.word(word)?)))
            .collect::<tantivy::Result<Vec<(Occur, Box<dyn Query>)>>>()?;
        Ok(self.best(&BooleanQuery::new(every), most)?.into_iter().map(|(_, place)| place).collect())
    }

    /// The services that have some of the words; a word that few of them have says more.
    fn nearest(&self, told: &[String], most: usize) -> tantivy::Result<Vec<usize>> {
        let mut some: Vec<(Occur, Box<dyn Query>)> = Vec::new();
        for word in told {
            let query = self.word(word)?;
            let having = self.searcher.search(&query, &Count)?;
            #[expect(clippy::cast_precision_loss, reason = "a weight")]
            let rarity = ((self.size + 1) as f32 / (having + 1) as f32).ln();
            if having > 0 && rarity > 0.0 {
                some.push((Occur::Should, Box::new(BoostQuery::new(query, rarity))));
            }
        }
        if some.is_empty() {
            return Ok(Vec::new());
        }
        let best = self.best(&BooleanQuery::new(some), most)?;
        let least = best.first().map_or(0.0, |(score, _)| score * NEAR);
        Ok(best.into_iter().filter(|(score, _)| *score >= least).map(|(_, place)| place).collect())
    }

    fn best(&self, query: &dyn Query, most: usize) -> tantivy::Result<Vec<(f32, usize)>> {
        let best = TopDocs::with_limit(self.size.min(most).max(1)).order_by_score();
        let found = self.searcher.search(query, &best)?;
        Ok(found.into_iter().map(|(score, address)| (score, address.doc_id as usize)).collect())
    }

    /// A word on its best shelf: its stem, its beginning, or, when the catalogue does not know it, a word that is a slip away.
    fn word(&self, word: &str) -> tantivy::Result<Box<dyn Query>> {
        let stem = tokens(&mut stems(), word).pop().unwrap_or_else(|| word.to_owned());
        let letters = word.chars().count();
        let is_known = self.is_known(word, &stem)?;
        let slips = if letters >= TWO_SLIPS { 2 } else { 1 };
        let mut ways: Vec<Box<dyn Query>> = Vec::new();
        for (shelf, worth) in self.shelves.iter().zip(WORTH) {
            let mut add =
                |query: Box<dyn Query>, worth: f32| ways.push(Box::new(ConstScoreQuery::new(query, worth)));
            let term = Term::from_field_text(shelf.stems, &stem);
            let begun = Term::from_field_text(shelf.whole, word);
            add(Box::new(TermQuery::new(term.clone(), IndexRecordOption::Basic)), worth);
            add(Box::new(FuzzyTermQuery::new_prefix(begun.clone(), 0, true)), worth * BEGUN);
            // «ребёнок» and «ребёнка» have different stems.
            if (if is_known { VOWELS_FLEE } else { GUESSED }..=LONGEST).contains(&letters) {
                add(Box::new(FuzzyTermQuery::new(term, 1, true)), worth * SLIPPED);
            }
            if !is_known && (GUESSED..=LONGEST).contains(&letters) {
                add(Box::new(FuzzyTermQuery::new(begun, slips, true)), worth * SLIPPED);
            }
        }
        Ok(Box::new(DisjunctionMaxQuery::new(ways)))
    }

    /// Whether a service has the word, in any ending or only its beginning.
    fn is_known(&self, word: &str, stem: &str) -> tantivy::Result<bool> {
        for segment in self.searcher.segment_readers() {
            for shelf in self.shelves {
                let stems = segment.inverted_index(shelf.stems)?;
                if stems.doc_freq(&Term::from_field_text(shelf.stems, stem))? > 0 {
                    return Ok(true);
                }
                let whole = segment.inverted_index(shelf.whole)?;
                let mut from = whole.terms().range().ge(word).into_stream()?;
                if from.advance() && from.key().starts_with(word.as_bytes()) {
                    return Ok(true);
                }
            }
        }
        Ok(false)
    }
}

/// The words a service is found by, the best shelf first: its name and code, everyday words, the rest.
fn words_of(code: &str, book: &Arc<Book>) -> [String; 3] {
    let of_both = |key| of_both(book, key);
    [
        format!("{code} {}", of_both("title")),
        of_both("search"),
        format!("{} {} {}", of_both("summary"), of_both("result"), of_both("agency")),
    ]
}

/// The words of a key in both languages: people look for things in either.
fn of_both(book: &Arc<Book>, key: &str) -> String {
    let languages = [Lang::Ru, Lang::En].map(|lang| Words::new(book.clone(), lang));
    languages.iter().filter(|words| words.has(key)).map(|words| words.get(key)).collect::<Vec<_>>().join(" ")
}

/// Nobody types the dots of ё.
fn plain(text: &str) -> String {
    text.replace('ё', "е").replace('Ё', "Е")
}

/// Words in small letters; a hyphen and anything that is no letter or digit parts them.
fn whole() -> TextAnalyzer {
    TextAnalyzer::builder(SimpleTokenizer::default()).filter(LowerCaser).build()
}

/// The same without endings: «судимости» and «судимость» are one.
fn stems() -> TextAnalyzer {
    let plain = TextAnalyzer::builder(SimpleTokenizer::default()).filter(LowerCaser);
    plain.filter(Stemmer::new(Language::Russian)).filter(Stemmer::new(Language::English)).build()
}

fn tokens(analyzer: &mut TextAnalyzer, text: &str) -> Vec<String> {
    let mut words = Vec::new();
    analyzer.token_stream(text).process(&mut |token| words.push(token.text.clone()));
    words
}

/// Whether words have every word that was typed, in any ending.
pub(crate) fn says(words: &str, typed: &str) -> bool {
    let stems = |text: &str| tokens(&mut stems(), &plain(text));
    let told = told(typed);
    let known = stems(words);
    !told.is_empty() && told.iter().all(|word| stems(word).iter().all(|stem| known.contains(stem)))
}

/// The words that say something about what is looked for.
fn told(typed: &str) -> Vec<String> {
    let mut words = tokens(&mut whole(), &plain(typed));
    words.retain(|word| {
        !EMPTY.split(' ').any(|empty| empty == word)
            && (word.chars().nth(1).is_some() || word.chars().all(char::is_numeric))
    });
    words.truncate(WORDS);
    words
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Catalogue;

    fn found(query: &str) -> Vec<String> {
        let services = Catalogue::shipped().all();
        let found = Index::of(&services).find(query, usize::MAX).unwrap();
        found.places.into_iter().map(|place| services[place].code.clone()).collect()
    }

    fn first(query: &str) -> Option<String> {
        found(query).into_iter().next()
    }

    /// covers CAT-01, HOME-01
    #[test]
    fn people_find_services_by_name_code_and_everyday_words_in_any_case() {
        for query in [
            "судимость",
            "Справка о несудимости",
            "отсутствие судимости",
            "no-criminal-record",
            "для визы",
            "ОПЕКА",
            "police",
        ] {
            assert_eq!(first(query).as_deref(), Some("no-criminal-record"), "{query}");
        }
        for query in ["прописка", "прописке", "место жительства", "поликлиника", "proof of address"]
        {
            assert!(found(query).contains(&"residence-certificate".to_owned()), "{query}");
        }
        assert_eq!(first("состав семьи").as_deref(), Some("family-composition"));
        assert_eq!(found("рыболовный"), Vec::<String>::new());
    }

    /// covers CAT-01, CAT-08, HOME-01: what people type when they want something leads to it
    #[test]
    fn everyday_wishes_lead_to_their_service() {
        for (wish, service) in [
            ("загран", "foreign-passport"),
            ("загранпаспорт ребёнку", "foreign-passport"),
            ("pfuhfy", "foreign-passport"),
            ("права", "driving-licence"),
            ("потерял права", "driving-licence"),
            ("водительское удостоверение", "driving-licence"),
            ("driving licence", "driving-licence"),
            ("пособие на ребёнка", "child-benefit"),
            ("справка о судимости", "no-criminal-record"),
            ("потеряла паспорт", "passport-renewal"),
            ("lost passport", "passport-renewal"),
            ("паспорт в 14 лет", "first-passport"),
            ("садик", "kindergarten-queue"),
            ("купил машину", "vehicle-registration"),
            ("смена владельца", "vehicle-registration"),
            ("прописать ребёнка", "residence-registration"),
            ("выписаться", "deregistration"),
            ("штраф с камеры", "fine-appeal"),
            ("открыть ИП", "business-registration"),
            ("вернуть налог", "tax-declaration"),
            ("архив", "archive-request"),
            ("полис", "oms-policy"),
            ("ОСАГО", "osago-policy"),
            ("техосмотр", "vehicle-inspection"),
            ("запись на ТО", "vehicle-inspection"),
            ("запись к врачу", "doctor-appointment"),
            ("МФЦ", "centre-appointment"),
            ("приём в налоговой", "agency-appointment"),
            ("Платёж налогов и сборов", "tax-payment"),
            ("заплатить налог", "tax-payment"),
            ("пенсионные выплаты", "pension-granting"),
            ("перевести пенсию", "pension-granting"),
            ("смена данных владельца", "vehicle-registration"),
            ("сертификат", "product-certificate"),
            ("сдать отчётность", "business-report"),
            ("забыл ИНН", "inn-extract"),
        ] {
            assert_eq!(first(wish).as_deref(), Some(service), "{wish}: {:?}", found(wish));
        }
    }

    /// covers HOME-01: a slip of the finger, a word that is not finished, the other layout of the keyboard
    #[test]
    fn slips_unfinished_words_and_the_other_layout_are_forgiven() {
        for query in ["судимсть", "судимотсь", "судим", "суди", "несудимостъ", "crimnal record"]
        {
            assert_eq!(first(query).as_deref(), Some("no-criminal-record"), "{query}");
        }
        let index = Index::of(&Catalogue::shipped().all());
        let found = index.find("celbvjcnm", usize::MAX).unwrap();
        assert_eq!(found.how, How::OtherLayout("судимость".to_owned()));
        assert_eq!(Catalogue::shipped().all()[found.places[0]].code, "no-criminal-record");
        assert_eq!(index.find("судимость", usize::MAX).unwrap().how, How::Words);
    }

    #[test]
    fn a_query_of_empty_words_finds_everything_and_says_so() {
        let services = Catalogue::shipped().all();
        let all = services.len();
        assert_eq!(Index::of(&services).find("как получить", 3).unwrap().how, How::All);
        assert_eq!(found(" как получить ").len(), all);
        assert_eq!(found("?!").len(), all);
        assert_eq!(found("").len(), all);
    }

    #[test]
    fn a_name_counts_more_than_everyday_words_and_those_more_than_the_rest() {
        let service = |name: &str, daily: &str, rest: &str| [name, daily, rest].map(ToOwned::to_owned);
        let services = [
            service("карта", "полис", "врач"),
            service("полис", "карта", "врач"),
            service("пропуск", "карта", "полис"),
            service("пропуск", "", "полисы страховые"),
        ];
        let index = Index::of_words(&services).unwrap();
        assert_eq!(index.find("полиса", 9).unwrap().places, [1, 0, 2, 3]);
        assert_eq!(index.find("полис", 2).unwrap().places, [1, 0]);
    }

    /// covers CAT-01, CAT-02
    #[test]
    fn a_short_word_counts_and_a_known_word_is_not_taken_for_another() {
        let services = ["открытие ИП", "ипотека", "медицинский полис", "справка из полиции", "паспорт"];
        let index = Index::of_words(&services.map(|name| [name, "", ""].map(ToOwned::to_owned))).unwrap();
        assert_eq!(index.find("ип", 9).unwrap().places, [0, 1]);
        assert_eq!(index.find("стать ИП", 9).unwrap().places, [0, 1]);
        assert_eq!(index.find("полис", 9).unwrap().places, [2]);
        assert_eq!(index.find("паспартт", 9).unwrap().places, [4]);
    }

    /// covers CAT-01, HOME-01: one word too many does not hide what is there
    #[test]
    fn when_no_service_has_all_words_the_nearest_are_named() {
        let services = ["замена паспорта", "выдача паспорта", "справка о доходах", "справка о составе семьи"];
        let index = Index::of_words(&services.map(|name| [name, "", ""].map(ToOwned::to_owned))).unwrap();
        let near = |typed: &str| {
            let found = index.find(typed, 9).unwrap();
            assert_eq!(found.how, How::Nearest, "{typed}");
            found.places
        };
        assert_eq!(near("потерял паспорт"), [0, 1]);
        assert_eq!(near("справка о доходах для посольства"), [2]);
        assert_eq!(near("рыболовный билет"), Vec::<usize>::new());
    }

    #[test]
    fn words_beyond_the_tenth_are_not_looked_for() {
        let index = Index::of_words(&[["паспорт", "", ""].map(ToOwned::to_owned)]).unwrap();
        let how = |words: usize| index.find(&format!("{}рыба", "паспорт ".repeat(words)), 5).unwrap().how;
        assert_eq!(how(9), How::Nearest);
        assert_eq!(how(10), How::Words);
    }

    proptest::proptest! {
        #[test]
        fn whatever_is_typed_is_answered(typed in ".{0,40}") {
            static INDEX: std::sync::LazyLock<Index> =
                std::sync::LazyLock::new(|| Index::of_words(&[["паспорт", "", ""].map(ToOwned::to_owned)]).unwrap());
            proptest::prop_assert!(INDEX.find(&typed, 5).unwrap().places.len() <= 1);
        }
    }
}
