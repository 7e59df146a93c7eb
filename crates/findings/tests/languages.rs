//! Reports in the languages beside English: what is found in them, as lines that a reader of the diff understands, and that sides are
//! treated alike there too. The readings are kept (`languages/readings.txt`), so that no network is needed.
//!
//! After a change of a text the readings that are missing are made, after one of the weights all of them, and the pictures looked at:
//!
//!     SAYSO_KEEP_READINGS=missing INSTA_UPDATE=always cargo test -p sayso-findings --test languages
//!     SAYSO_KEEP_READINGS=1 INSTA_UPDATE=always cargo test -p sayso-findings --test languages

use std::collections::BTreeMap;
use std::fmt::Write;
use std::path::{Path, PathBuf};

use sayso_case::{Findings, Outcome, PartialDate, ReadAs, Report, Speaker, SpeakerKind};
use sayso_findings::read_with;
use sayso_language::Packs;
use sayso_reader::{Reader, Reading, words};

#[path = "support/kept.rs"]
mod kept;

const RUSSIAN: &str = "При обстреле Торвена погибли двое\n\n\
    ТОРВЕН, 14 марта. Два человека погибли и ещё пятеро получили ранения при обстреле Торвена, сообщили в четверг в Министерстве обороны \
    Варнии. По данным кревского военного ведомства, варнийские подразделения открыли огонь первыми.\n\n\
    «Наши солдаты не стреляли», — заявил официальный представитель Министерства обороны Варнии полковник Далмир Эстрин. Он обвинил Креву \
    в нарушении перемирия. В Креве обвинения отвергли.\n\n\
    С начала года в районе зафиксировано не менее 140 обстрелов, без крова остались 1,2 тыс. человек. От комментариев в областной \
    администрации отказались.\n";

const UKRAINIAN: &str = "Унаслідок обстрілу Торвена загинули двоє людей\n\n\
    ТОРВЕН, 14 березня. Двоє людей загинули і ще п’ятеро дістали поранення через обстріл Торвена, повідомили в четвер у Міністерстві \
    оборони Варнії. За даними кревського військового відомства, варнійські підрозділи відкрили вогонь першими.\n\n\
    «Наші солдати не стріляли», — заявив речник Міністерства оборони Варнії полковник Далмир Естрін. Він звинуватив Креву в порушенні \
    перемир’я. У Креві звинувачення відкинули.\n\n\
    Від початку року в районі зафіксовано щонайменше 140 обстрілів, без даху над головою лишилися 1,2 тис. людей. Від коментарів в \
    обласній адміністрації відмовилися.\n";

/// For names in their cases and whose people are counted.
const CASES: [(&str, &str); 2] = [
    (
        "ru",
        "Двое варнийских солдат погибли у Торвена\n\n\
        ТОРВЕН, 2 мая. Двое варнийских солдат и четверо военнослужащих Северной коалиции погибли в бою у Торвена, сообщили в пресс-службе \
        Министерства обороны Варнии. Потери варнийской стороны составили семь человек ранеными, заявил полковник Глеб Дроэль.\n\n\
        По словам капитана Тима Весселя, уничтожены три грузовика противника. По сообщениям очевидцев, у моста погибли девять хуторян. \
        Миссия отметила 11 нарушений режима прекращения огня.\n\n\
        «Раненых вывозят, а их девятнадцать», — рассказала представительница МВД Варнии Марта Линд. В ведомстве добавили, что сложили оружие \
        шестеро бойцов отряда «Рысь». «Дорога открыта», — подчеркнула представительница.\n",
    ),
    (
        "uk",
        "Двоє варнійських солдатів загинули біля Торвена\n\n\
        ТОРВЕН, 2 травня. Двоє варнійських солдатів і четверо військовослужбовців Північної коаліції загинули в бою біля Торвена, повідомили \
        в пресслужбі Міністерства оборони Варнії. Втрати варнійської сторони становлять сім осіб пораненими, заявив полковник Гліб Дроель.\n\n\
        За словами капітана Тима Весселя, знищено три вантажівки противника. За словами сусідів, біля мосту загинули дев’ять хуторян. Місія \
        відзначила 11 порушень режиму тиші.\n\n\
        «Поранених вивозять, а їх дев’ятнадцять», — розповіла речниця МВС Варнії Марта Лінд. У відомстві додали, що склали зброю шестеро \
        бійців загону «Рись». «Дорогу відкрито», — підкреслила речниця.\n",
    ),
];

/// Whose brother or widow it was that spoke: never the one whose brother it is.
const KIN: [(&str, &str); 2] = [
    (
        "ru",
        "Пожар в Торвене потушен\n\n\
        ТОРВЕН, 2 мая. Брат Кастора Нильсена рассказал, что дом сгорел за час. «Мы ничего не спасли», — сказала сестра Далмира Эстрина. \
        Кастор Нильсен в доме не был. Вдова Анна Линд заявила, что ворота были заперты.\n",
    ),
    (
        "uk",
        "Пожежу в Торвені погашено\n\n\
        ТОРВЕН, 2 травня. Брат Кастора Нільсена розповів, що хата згоріла за годину. «Ми нічого не врятували», — сказала сестра Далмира \
        Естріна. Кастор Нільсен у хаті не був.\n",
    ),
];

/// Bodies by a word put together of their names' beginnings, and bodies of a kind that none of those before is.
const SHORTENED: [(&str, &str); 2] = [
    (
        "ru",
        "Бои у Торвена\n\n\
        ТОРВЕН, 2 мая. Генеральный штаб Варнии сообщил, что погибли трое солдат. Бой шёл всю ночь. В Генштабе добавили, что мост цел. МЧС \
        сообщило, что горит склад. По данным Минздрава, ранены девять человек.\n",
    ),
    (
        "uk",
        "Бої біля Торвена\n\n\
        ТОРВЕН, 2 травня. Генеральний штаб Варнії повідомив, що загинули троє солдатів. Бій тривав усю ніч. У Генштабі додали, що міст \
        цілий. За даними Мінздоров’я, поранено дев’ять осіб.\n",
    ),
];

/// Who was killed, and who only did it, was threatened, or is whose mother.
const DEAD: [(&str, &str, &[&str]); 2] = [
    (
        "ru",
        "Происшествия за сутки\n\n\
        ТОРВЕН, 2 мая. Павла Орлова убил Глеб Пух, сообщила полиция города. Мать Кастора Нильсена погибла при обстреле. Далмир Эстрин \
        пригрозил убить Тима Весселя. В больнице умер журналист Лев Дроэль, ранение получил Игорь Майский.\n",
        &["Глеб Пух", "Кастора Нильсена", "Тима Весселя"],
    ),
    (
        "uk",
        "Події за добу\n\n\
        ТОРВЕН, 2 травня. Павла Орленка вбив Гліб Пух, повідомила поліція міста. Мати Кастора Нільсена загинула під час обстрілу. Далмир \
        Естрін пригрозив убити Тима Весселя.\n",
        &["Гліб Пух", "Кастора Нільсена", "Тима Весселя"],
    ),
];

/// Words of what is said, and who says it.
type Mouths = &'static [(&'static str, &'static str)];

/// Who says that some died, in his first case: words of the dictionary, names that never change, and what stands in it already.
const FIRST_CASE: [(&str, &str, Mouths); 16] = [
    ("ru", "Сводка\n\nПо данным военкомата Шаврена, погибли трое.\n", &[("погибли", "военкомат Шаврена")]),
    ("ru", "Сводка\n\nВ мэрии сообщили, что погибли трое.\n", &[("погибли", "мэрия")]),
    ("ru", "Сводка\n\nПо словам Петра Зайца, погибли трое.\n", &[("погибли", "Петр Заяц")]),
    ("ru", "Сводка\n\nПо словам Игоря Ремня, погибли трое.\n", &[("погибли", "Игорь Ремень")]),
    ("ru", "Сводка\n\nПо словам Луки Белого, погибли трое.\n", &[("погибли", "Лука Белый")]),
    ("ru", "Сводка\n\nПо словам Анны-Марии Торрен, погибли трое.\n", &[("погибли", "Анна-Мария Торрен")]),
    ("ru", "Сводка\n\nПо словам Луи Перро, погибли трое.\n", &[("погибли", "Луи Перро")]),
    ("ru", "Сводка\n\nПо данным портала «Волна», погибли трое.\n", &[("погибли", "Волна")]),
    ("uk", "Зведення\n\nЗа даними загону, загинули троє.\n", &[("загинули", "загін")]),
    ("uk", "Зведення\n\nУ райлікарні сказали, що загинули троє.\n", &[("загинули", "райлікарня")]),
    ("uk", "Зведення\n\nВодії кажуть, що загинули троє.\n", &[("загинули", "Водії")]),
    ("uk", "Зведення\n\nЗа словами лікарів, загинули троє.\n", &[("загинули", "лікарі")]),
    ("uk", "Зведення\n\nЗа словами Петра Зайця, загинули троє.\n", &[("загинули", "Петро Заєць")]),
    ("uk", "Зведення\n\nЗа словами Гіві Кікнадзе, загинули троє.\n", &[("загинули", "Гіві Кікнадзе")]),
    ("uk", "Зведення\n\nЗа даними видання «Сосна», загинули троє.\n", &[("загинули", "Сосна")]),
    ("uk", "Зведення\n\nЗа даними «Сосни», загинули троє.\n", &[("загинули", "Сосна")]),
];

/// Who says what, by words of what is said: two in one sentence, somebody's lawyer, somebody who is only told it, "он" and "она" by what they
/// did and of whom it was said, a body called by the gender of its noun, an office in another case.
const SPOKE: [(&str, &str, Mouths); 17] = [
    (
        "ru",
        "Сводка\n\nМинистр обороны Глеб Дроэль заявил, что мост цел. Министр здравоохранения Анна Линд сообщила о раненых. По словам министра \
        обороны, погибли трое, а по словам министра здравоохранения — пятеро.\n",
        &[("погибли трое", "Глеб Дроэль"), ("пятеро", "Анна Линд")],
    ),
    (
        "ru",
        "Сводка\n\nПо данным полиции, погибли трое, по данным больницы — пятеро.\n",
        &[("погибли трое", "полиция"), ("пятеро", "больница")],
    ),
    (
        "uk",
        "Зведення\n\nЗа даними поліції, загинули троє, за даними лікарні — п’ятеро.\n",
        &[("загинули троє", "поліція"), ("п’ятеро", "лікарня")],
    ),
    (
        "ru",
        "Суд в Торвене\n\nПресс-секретарь Олега Крюкова Анна Белова заявила, что мост цел. Адвокат Петра Зорина Лев Май сообщил, что его \
        подзащитного не били. Помощник министра Глеба Дроэля добавил, что суда не будет.\n",
        &[("мост цел", "Анна Белова"), ("не били", "Лев Май"), ("суда не будет", "Помощник министра Глеба Дроэля")],
    ),
    (
        "ru",
        "Пожар в Торвене\n\nИвану Долу сообщила сестра, что дом сгорел. Мэру Торвена Петру Зорину доложили, что погибли двое. Хосе Мартин \
        добавил, что мост цел.\n",
        &[("дом сгорел", "сестра"), ("погибли двое", "-"), ("мост цел", "Хосе Мартин")],
    ),
    (
        "uk",
        "Пожежа в Торвені\n\nІванові Долу повідомила сестра, що хата згоріла. Лізі Карм запропоновано посаду. Меру Торвена Петрові Зоріну \
        доповіли, що загинули двоє.\n",
        &[("хата згоріла", "сестра"), ("загинули двоє", "-")],
    ),
    (
        "ru",
        "Суд в Торвене\n\nПолковник Лев Май заявил, что дорога закрыта. Прокурор Вера Дым обвинила генерала Антона Грома. Он назвал обвинения \
        ложью.\n",
        &[("обвинения ложью", "Антон Гром")],
    ),
    (
        "ru",
        "Встреча в Торвене\n\nВера Дым рассказала о суде. Антон Гром встретился с журналистами. Она добавила, что остаётся.\n",
        &[("остаётся", "Вера Дым")],
    ),
    (
        "ru",
        "Пленные\n\nАнна Линд сообщила о встрече. Комитет матерей добивается списка пленных. По его подсчётам, их сорок.\n",
        &[("их сорок", "Комитет матерей")],
    ),
    (
        "uk",
        "Вибори\n\nПавло Орленко говорив про дорогу. Міська поліція затримала трьох. За її даними, вони озброєні.\n",
        &[("вони озброєні", "Міська поліція")],
    ),
    (
        "ru",
        "Новости\n\nМэр Денис Шубин сказал министру обороны Сергею Ковалю, что убежища закрыты. Наблюдателям отказали в доступе.\n",
        &[("убежища закрыты", "Денис Шубин")],
    ),
    (
        "ru",
        "Новости\n\nАдъютант Риваса капитан Нуньес сказал, что генерал в отпуске.\n",
        &[("генерал в отпуске", "Нуньес")],
    ),
    (
        "ru",
        "Новости\n\n— Она вышла за водой, — вспоминает её соседка Тамара Гриб. — Я ей кричу: Вера, ложись!\n\n— Это неправда. Мы не \
        отказались ни от одного человека.\n",
        &[("Она вышла за водой", "Тамара Гриб")],
    ),
    (
        "ru",
        "Новости\n\nГущин жив, вопреки сообщениям прессы. Министр комментировать приговор отказался.\n",
        &[("отказался", "Министр")],
    ),
    ("ru", "Новости\n\nСовет принял резолюцию о мосте: одиннадцать держав поддержали.\n", &[]),
    ("ru", "Новости\n\nСписок погибших: Лев Май, Игорь Майский\n", &[]),
    (
        "ru",
        "Новости\n\nШубин обвинение отверг, Соколов пока молчит. Рябов вину признал, Панов отрицает.\n",
        &[("обвинение", "Шубин"), ("молчит", "Соколов")],
    ),
];

/// Named dead and hurt behind what befell them, and whose murderers or sons others are.
const BEFELL: [(&str, &str, &[&str]); 3] = [
    (
        "ru",
        "Происшествия за сутки\n\nПогиб Павел Орлов. При обстреле убит капитан Лев Май. Анна Линд была ранена. Погиб сын Игоря Майского. \
        Убийцы Олега Крюкова задержаны. Едва не погиб Глеб Дроэль. Не погиб Антон Гром.\n",
        &["Анна Линд wounded", "Лев Май killed", "Павел Орлов killed"],
    ),
    (
        "uk",
        "Події за добу\n\nЗагинув Павло Орленко. Убито капітана Лева Мая. Поранено Віру Дим. Загинув син Ігоря Майського. Убивць Олега \
        Крюкова затримано. Ледь не загинув Гліб Дроель.\n",
        &["Віру Дим wounded", "Лева Мая killed", "Павло Орленко killed"],
    ),
    (
        "ru",
        "Происшествия за сутки\n\nСреди погибших — торговец Самир Ютан и его дочь. Семье погибшего сержанта Тимура Джалата помогли. Снайпер убил журналиста \
        Роберта Ханзена.\n",
        &["Роберта Ханзена killed", "Самир Ютан killed", "Тимура Джалата killed"],
    ),
];

/// Numbers as they are written: low, high, words.
const NUMBERS: [(&str, &str, &[&str]); 4] = [
    (
        "ru",
        "Итоги года\n\nУбежище нашли 1 млн 200 тысяч человек. Повреждены 15 – 20 домов. На площадь пришли тысячи полторы беженцев. Число погибших \
        выросло с 18 до 20 человек. Ни один солдат оружия не сложил.\n",
        &["1200000–1200000", "15–20", "1500–1500", "20–20", "0–0"],
    ),
    (
        "uk",
        "Підсумки року\n\nПрихисток знайшли чотириста двадцять осіб, а з чотирьохсот двадцяти солдатів поранено шістьох. На площу вийшло тисячі \
        зо три людей. Жоден солдат зброї не склав. У полоні не більш як 90 бранців.\n",
        &["420–420", "3000–3000", "0–0", "…–90"],
    ),
    (
        "ru",
        "Сводка\n\nПогибли 8 из 212 пассажиров. Погибли не трое, а четверо. Пропали без вести пятеро: рыбаки и водитель. Обстрелов — 14, \
        погибших — 3. Раненым выплатят по 500 тысяч. Полицейский Тимофей Ларин, раненный при перестрелке, скончался. Ночью в больнице умерли ещё девятеро раненых.\n\nУбито: 7\nБез вести: \
        19\nСбито дронов: 6\n",
        &[
            "8–8 people killed",
            "212–212 people other",
            "4–4 people killed",
            "5–5 people missing",
            "14–14 other other",
            "3–3 people killed",
            "500000–500000 other other",
            "1–1 people killed",
            "9–9 people killed",
            "7–7 people killed",
            "19–19 people missing",
            "6–6 weapons destroyed",
        ],
    ),
    (
        "ru",
        "Сводка\n\nМать погибшего сержанта обвинила командование. Мужчина убил отца. Водитель автобуса, 44-летний Семён Дуб, не пострадал. \
        Неправда, что погибли десять солдат. Пожарные спасли семью из пяти человек. Стороны передали одна другой тела троих солдат.\n",
        &["5–5 people", "3–3 people"],
    ),
];

/// Two sides in Russian, each word in its forms: {A} and {B} are the names, {Ag} the second case, {Aa} the fourth, {Ap} the sixth, {a}
/// and {am} their adjectives. No two names of a pair have one length.
const SIDES: [[[&str; 6]; 2]; 2] = [
    [
        ["Варния", "Варнии", "Варнию", "Варнии", "варнийская", "варнийских"],
        ["Белогрошия", "Белогрошии", "Белогрошию", "Белогрошии", "белогрошийская", "белогрошийских"],
    ],
    [
        ["Крева", "Кревы", "Креву", "Креве", "кревская", "кревских"],
        ["Остревина", "Остревины", "Остревину", "Остревине", "остревинская", "остревинских"],
    ],
];

const MIRRORED: &str = "{A} обвиняет {Ba} в обстреле приграничного города\n\n\
    {b} артиллерия в воскресенье обстреляла город Леск, погибли шесть мирных жителей, ещё одиннадцать получили ранения, сообщили в \
    Министерстве обороны {Ag}. «{B} открыла огонь первой», — заявил журналистам полковник Даро Венн.\n\n\
    {B} отрицает обвинения. По данным Министерства обороны {Bg}, трое {bm} солдат убиты снайперами {Ag}. С марта погибли более 40 {am} и 25 \
    {bm} военнослужащих.\n";

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/languages")
}

fn mirrored(a: &[&str; 6], b: &[&str; 6]) -> String {
    let keys = ["", "g", "a", "p"];
    let mut text = MIRRORED.to_owned();
    for (letter, small, forms) in [("A", "a", a), ("B", "b", b)] {
        for (key, form) in keys.iter().zip(forms) {
            text = text.replace(&format!("{{{letter}{key}}}"), form);
        }
        text = text.replace(&format!("{{{small}}}"), forms[4]).replace(&format!("{{{small}m}}"), forms[5]);
    }
    text
}

fn texts() -> Vec<String> {
    let mirrored = SIDES.iter().map(|[a, b]| mirrored(a, b));
    let given = [RUSSIAN, UKRAINIAN].into_iter().chain(CASES.map(|(_, text)| text));
    given
        .chain(KIN.map(|(_, text)| text))
        .chain(SHORTENED.map(|(_, text)| text))
        .chain(DEAD.map(|(_, text, _)| text))
        .chain(SPOKE.map(|(_, text, _)| text))
        .chain(FIRST_CASE.map(|(_, text, _)| text))
        .chain(BEFELL.map(|(_, text, _)| text))
        .chain(NUMBERS.map(|(_, text, _)| text))
        .map(str::to_owned)
        .chain(mirrored)
        .collect()
}

/// The kept readings; made anew where that is asked for.
fn readings() -> BTreeMap<String, Reading> {
    let path = folder().join("readings.txt");
    if let Some(which) = std::env::var_os("SAYSO_KEEP_READINGS") {
        let kept = if which == "missing" { std::fs::read_to_string(&path).unwrap_or_default() } else { String::new() };
        let kept: BTreeMap<String, Reading> = kept::all(&kept).into_iter().collect();
        let weights = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../models/reader-multilingual.onnx");
        let reader = Reader::load(&weights).expect("the weights are part of the repository");
        let reading = |text: &String| kept.get(text).cloned().unwrap_or_else(|| reader.read(text));
        let lines: String = texts().iter().map(|text| kept::written(text, &reading(text))).collect();
        std::fs::write(&path, lines).expect("the readings can be written");
    }
    kept::all(&std::fs::read_to_string(path).unwrap_or_default()).into_iter().collect()
}

fn reading(text: &str) -> Reading {
    readings().remove(text).unwrap_or_else(|| panic!("no reading is kept (head of this file) of: {text}"))
}

fn found(language: &str, text: &str, reading: &Reading) -> Findings {
    let report = Report {
        language: Some(language.to_owned()),
        read_as: ReadAs::Language(language.to_owned()),
        published: PartialDate::day(2031, 3, 14),
        publisher: Some("Телеграф".to_owned()),
        ..Report::of_words(text)
    };
    read_with(&report, reading, Packs::load().expect("the tables are whole"))
}

fn name(speaker: &Speaker) -> &str {
    speaker.name.as_deref().unwrap_or(if speaker.kind == SpeakerKind::Narrator { "the report" } else { "-" })
}

/// What was found, a line a finding.
fn picture(text: &str, found: &Findings) -> String {
    let mut out = String::new();
    let number = |n: Option<u64>| n.map_or("…".to_owned(), |n| n.to_string());
    for s in &found.statements {
        let said = (name(&s.speaker), s.manner.as_str(), s.polarity.as_str(), s.form.as_str());
        writeln!(out, "{} | {} {} {} | {}", said.0, said.1, said.2, said.3, s.span.of(text)).expect("a text takes all");
    }
    for f in &found.figures {
        let side = f.side.as_ref().map_or("-", |side| side.value.as_str());
        let role = f.role.map_or("-", |role| role.as_str());
        let when = f.when.as_ref().map_or("-".to_owned(), |when| when.moment.to_string());
        let (low, high) = (number(f.low), number(f.high));
        let told = (f.unit.as_str(), f.outcome.as_str(), name(&f.speaker), f.span.of(text));
        writeln!(out, "{low}–{high} {} {} {role} of {side} on {when} by {} | {}", told.0, told.1, told.2, told.3)
            .expect("a text takes all");
    }
    for e in &found.events {
        writeln!(out, "{} {} | {}", e.event_type.as_str(), e.mode.as_str(), e.span.of(text)).expect("a text takes all");
    }
    for t in &found.times {
        writeln!(out, "{} | {}", t.value.as_deref().unwrap_or("-"), t.span.of(text)).expect("a text takes all");
    }
    let mut names: BTreeMap<(&str, &str, Option<&str>), Vec<&str>> = BTreeMap::new();
    for m in &found.mentions {
        let side = m.side.as_ref().map(|side| side.value.as_str());
        names.entry((m.kind.as_str(), &m.name, side)).or_default().push(m.span.of(text));
    }
    for ((kind, name, side), forms) in names {
        let side = side.map_or(String::new(), |side| format!(" of {side}"));
        writeln!(out, "{kind} {name}{side}: {}", forms.join(", ")).expect("a text takes all");
    }
    out
}

#[test]
fn a_russian_report() {
    insta::assert_snapshot!("russian", picture(RUSSIAN, &found("ru", RUSSIAN, &reading(RUSSIAN))));
}

#[test]
fn a_ukrainian_report() {
    insta::assert_snapshot!("ukrainian", picture(UKRAINIAN, &found("uk", UKRAINIAN, &reading(UKRAINIAN))));
}

/// Names in their cases, whose those counted are, and who of them is nobody's: [`CASES`].
#[test]
fn names_are_shown_in_their_basic_form_and_cases_tell_whose_people_are_counted() {
    for (language, text) in CASES {
        insta::assert_snapshot!(format!("cases_{language}"), picture(text, &found(language, text, &reading(text))));
    }
}

#[test]
fn a_brother_is_not_him_whose_brother_he_is() {
    for (language, text) in KIN {
        let found = found(language, text, &reading(text));
        let said: Vec<(&str, SpeakerKind)> =
            found.statements.iter().map(|s| (name(&s.speaker), s.speaker.kind)).collect();
        assert!(said.len() >= 2, "{}", picture(text, &found));
        for (who, kind) in &said {
            let kin = who.to_lowercase().starts_with("брат") || who.to_lowercase().starts_with("сестра");
            assert!(kin == (*kind == SpeakerKind::Unnamed), "{kind:?} {}", picture(text, &found));
            assert!(kin || who.starts_with("Анна"), "{}", picture(text, &found));
        }
    }
}

#[test]
fn a_shortened_name_is_its_own_and_no_other_bodys() {
    for (language, text) in SHORTENED {
        let found = found(language, text, &reading(text));
        let staff: Vec<&str> = found.statements.iter().take(2).map(|s| name(&s.speaker)).collect();
        assert!(staff.len() == 2 && staff[0] == staff[1], "{}", picture(text, &found));
        let others: Vec<&str> = found.statements.iter().skip(2).map(|s| name(&s.speaker)).collect();
        assert!(!others.is_empty() && !others.contains(&staff[0]), "{}", picture(text, &found));
    }
}

#[test]
fn no_living_man_is_among_the_dead() {
    for (language, text, living) in DEAD {
        let found = found(language, text, &reading(text));
        let victims = found.victims.iter().map(|v| v.span.of(text));
        let figures = found.figures.iter().filter(|f| f.outcome == Outcome::Killed).map(|f| f.span.of(text));
        for dead in victims.chain(figures) {
            assert!(!living.iter().any(|man| dead.contains(man) && !dead.starts_with("Мат")), "{dead} of {living:?}");
        }
    }
    let (language, text, _) = DEAD[0];
    let found = found(language, text, &reading(text));
    assert!(!found.victims.is_empty() || !found.figures.is_empty(), "{}", picture(text, &found));
}

#[test]
fn what_is_said_stands_in_the_right_mouth() {
    for (language, text, wanted) in SPOKE.into_iter().chain(FIRST_CASE) {
        let found = found(language, text, &reading(text));
        for (words, who) in wanted {
            let said: Vec<&str> =
                found.statements.iter().filter(|s| s.span.of(text).contains(words)).map(|s| name(&s.speaker)).collect();
            assert_eq!(said, [*who], "{words}\n{}", picture(text, &found));
        }
    }
}

#[test]
fn whom_it_befell_may_stand_behind() {
    for (language, text, wanted) in BEFELL {
        let found = found(language, text, &reading(text));
        let mut told: Vec<String> =
            found.victims.iter().map(|v| format!("{} {}", v.span.of(text), v.outcome.as_str())).collect();
        told.sort();
        assert_eq!(told, wanted, "{}", picture(text, &found));
    }
}

#[test]
fn numbers_are_read_as_they_are_written() {
    for (language, text, wanted) in NUMBERS {
        let found = found(language, text, &reading(text));
        let picture = picture(text, &found);
        for number in wanted {
            assert!(picture.lines().any(|line| line.starts_with(&format!("{number} "))), "{number}\n{picture}");
        }
        let counted = picture.lines().filter(|line| line.contains('–') && line.contains(" of ")).count();
        assert!(counted <= wanted.len() + 2, "{counted}\n{picture}");
    }
}

/// With the reader's tags held fixed, other names in the same places change nothing but names.
#[test]
fn sides_are_treated_alike() {
    for [a, b] in &SIDES {
        let (text, mirror) = (mirrored(a, b), mirrored(b, a));
        let reading = reading(&text);
        let spans = words(&mirror);
        assert_eq!(spans.len(), reading.words.len(), "names of one pair have as many words");
        let mut other = reading.clone();
        other.words.iter_mut().zip(spans).for_each(|(word, span)| word.span = span);
        let (here, there) = (found("ru", &text, &reading), found("ru", &mirror, &other));
        assert!(here.statements.len() > 2 && here.figures.len() > 4, "{}", picture(&text, &here));
        // Names are carried back: each form of the one for that of the other.
        let back = |picture: String| {
            let mut out = picture;
            for (k, (x, y)) in a.iter().zip(b).enumerate().filter(|(k, (x, _))| !a[..*k].contains(x)) {
                out = out.replace(x, &format!("<{k}>")).replace(y, x).replace(&format!("<{k}>"), y);
            }
            let mut lines: Vec<&str> = out.lines().collect();
            lines.sort_unstable();
            lines.join("\n")
        };
        let sorted = |picture: String| {
            let mut lines: Vec<&str> = picture.lines().collect();
            lines.sort_unstable();
            lines.join("\n")
        };
        assert_eq!(back(picture(&mirror, &there)), sorted(picture(&text, &here)));
    }
}

/// Odd text is read as any other: nothing panics, and spans lie in the text.
#[test]
fn any_text_may_come() {
    for odd in [
        "",
        "—",
        "«",
        "ё",
        "№ 5",
        "1,2 тыс.",
        "Погибли",
        "«Нет», — сказал",
        "й\u{306}й\u{301}ї’ʼ",
        "По данным",
        "14 марта 99999 г.",
    ] {
        for language in ["ru", "uk"] {
            let spans = words(odd);
            let sentences = std::iter::once(0..spans.len()).filter(|s| !s.is_empty()).collect();
            let words = spans
                .iter()
                .enumerate()
                .map(|(head, &span)| sayso_reader::Word {
                    span,
                    upos: sayso_reader::Upos::X,
                    head,
                    deprel: sayso_reader::Deprel::Dep,
                })
                .collect();
            let reading = Reading { words, sentences, ..Reading::default() };
            let found = found(language, odd, &reading);
            let spans = found.figures.iter().map(|f| f.span).chain(found.mentions.iter().map(|m| m.span));
            assert!(
                spans.chain(found.times.iter().map(|t| t.span)).all(|s| odd.get(s.start..s.end).is_some()),
                "{odd}"
            );
        }
    }
}
