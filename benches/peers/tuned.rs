//! A loop tuned by hand for this one survey, in safe Rust with the standard library alone: what the work costs where nothing is
//! checked. `tuned w1|w2 SOURCE TARGET`, like the other peers.
//!
//! It knows the weights of `workload.py` by heart, believes that every row has the layout which `workload.py` writes (commas without
//! quotes; objects without spaces, with their keys in that order), and believes every cell. On anything else it stops or writes nonsense.
use std::fs::File;
use std::io::{Read, Write};
use std::sync::{Condvar, Mutex};

const QUESTIONS: usize = 100;
const DOMAINS: usize = 20;
const DIMENSIONS: usize = 5;
/// Weights as `workload.py` draws them.
const OF_DIMENSIONS: [u8; DIMENSIONS] = [2, 1, 1, 2, 2];
const OF_DOMAINS: [u8; DOMAINS] = [3, 1, 1, 1, 2, 1, 4, 2, 1, 2, 4, 1, 4, 4, 1, 3, 1, 4, 3, 2];
const OF_QUESTIONS: [u8; QUESTIONS] = [
    2, 4, 1, 1, 5, 3, 5, 1, 5, 2, 1, 4, 4, 1, 2, 5, 4, 1, 5, 1, 5, 1, 5, 5, 4, 2, 1, 5, 2, 3, 2, 5, 1, 5, 3, 1, 5, 5, 2, 3, 5, 1, 5, 1, 5,
    4, 5, 4, 3, 4, 3, 3, 2, 2, 2, 5, 3, 5, 4, 3, 3, 5, 1, 1, 5, 2, 3, 2, 4, 4, 1, 5, 5, 3, 3, 5, 4, 5, 4, 1, 3, 4, 1, 1, 3, 3, 4, 3, 1, 4,
    2, 5, 1, 4, 1, 3, 2, 2, 4, 4,
];
const GOAL: u8 = 3;
/// What is read at once. A row takes at most about 1.3 KB, and at most `ROOM` when it is written.
const BLOCK: usize = 256 << 10;
const ROOM: usize = 640;
/// No row has fewer bytes: 100 commas in the table, some 70 around the answers of an object.
const LEAST: usize = 64;
/// Codes of answers: 0 to 4 for levels.
const NOT_APPLICABLE: u8 = 5;
const UNKNOWN: u8 = 6;
const BLANK: u8 = 7;

/// The weighted mean of a domain, by its sum of levels (7 bits) and its sum of weights above it.
#[derive(Clone, Copy, Default)]
struct Mean {
    /// 1, or 0 where nothing counts.
    there: f64,
    value: f64,
    /// The figure in percent with a comma; in the last two bytes its band with a comma.
    text: [u8; 12],
    length: u8,
    band: [u8; 2],
    band_length: u8,
}

/// Everything that can be reckoned once.
struct Tables {
    /// By first byte of a cell.
    code: [u8; 256],
    /// By question and code: level × weight, weight << 7, unknown << 16, filled << 23, to be added up over a domain.
    sums: [[u32; 8]; QUESTIONS],
    /// By question and code, how far the answer is below the goal, times weight.
    gaps: [[u8; 8]; QUESTIONS],
    means: Vec<Mean>,
    pairs: [[u8; 2]; 100],
    names: [[u8; 8]; QUESTIONS],
}

impl Tables {
    fn new() -> Box<Self> {
        let mut all = Box::new(Self {
            code: [NOT_APPLICABLE; 256],
            sums: [[0; 8]; QUESTIONS],
            gaps: [[0; 8]; QUESTIONS],
            means: vec![Mean { length: 1, band_length: 1, text: [b','; 12], band: [b','; 2], ..Mean::default() }; 1 << 12],
            pairs: std::array::from_fn(|number| [b'0' + number as u8 / 10, b'0' + number as u8 % 10]),
            names: [[b'|'; 8]; QUESTIONS],
        });
        for level in 0..5 {
            all.code[usize::from(b'0' + level)] = level;
        }
        all.code[usize::from(b'd')] = UNKNOWN;
        all.code[usize::from(b',')] = BLANK;
        all.code[usize::from(b'\n')] = BLANK;
        for (at, weight) in OF_QUESTIONS.into_iter().enumerate() {
            let number = at as u8 + 1;
            all.names[at][..4].copy_from_slice(&[b'q', b'0' + number / 100, b'0' + number / 10 % 10, b'0' + number % 10]);
            for code in 0..BLANK {
                let level = [Some(0), Some(1), Some(2), Some(3), Some(4), None, Some(0)][usize::from(code)];
                let counted = level.map_or(0, |level| u32::from(weight) * u32::from(level) | u32::from(weight) << 7);
                all.sums[at][usize::from(code)] = counted | u32::from(code == UNKNOWN) << 16 | 1 << 23;
                all.gaps[at][usize::from(code)] = level.map_or(0, |level: u8| GOAL.saturating_sub(level) * weight);
            }
        }
        for weights in 1..=25 {
            for levels in 0..=4 * weights {
                let value = levels as f64 / 4.0 / weights as f64;
                let mean = &mut all.means[weights << 7 | levels];
                let text = format!("{:.4},", 100.0 * value);
                mean.text[..text.len()].copy_from_slice(text.as_bytes());
                mean.length = text.len() as u8;
                mean.band[0] = b'1' + [0.2, 0.4, 0.6, 0.8].iter().filter(|bound| value >= **bound).count() as u8;
                (mean.there, mean.value, mean.band_length) = (1.0, value, 2);
            }
        }
        all
    }
}

/// What is written of a block; rows lie one after another.
struct Out {
    bytes: Vec<u8>,
    at: usize,
}

impl Out {
    fn put<const N: usize>(&mut self, bytes: &[u8; N], kept: usize) {
        self.bytes[self.at..self.at + N].copy_from_slice(bytes);
        self.at += kept;
    }

    fn put_all(&mut self, bytes: &[u8]) {
        self.bytes[self.at..self.at + bytes.len()].copy_from_slice(bytes);
        self.at += bytes.len();
    }

    /// A mean in percent with four digits and a comma; the comma alone where nothing counts.
    fn percent(&mut self, sum: f64, weights: f64, pairs: &[[u8; 2]; 100]) -> (f64, f64) {
        if weights == 0.0 {
            self.put(b",", 1);
            return (0.0, 0.0);
        }
        let value = sum / weights;
        let scaled = 100.0 * value * 10_000.0;
        let number = (scaled + 0.5) as u32 as usize;
        if (scaled + 0.5 - number as f64) < 1e-6 || number as f64 + 0.5 - scaled < 1e-6 {
            // Too near to a tie for a product that was rounded itself.
            self.put_all(format!("{:.4},", 100.0 * value).as_bytes());
            return (value, 1.0);
        }
        let (whole, part) = (number / 10_000, number % 10_000);
        if whole >= 100 {
            self.put(b"100", 3);
        } else {
            let [tens, ones] = pairs[whole];
            let shift = usize::from(whole < 10);
            self.put(&if shift == 0 { [tens, ones] } else { [ones, 0] }, 2 - shift);
        }
        let ([a, b], [c, d]) = (pairs[part / 100], pairs[part % 100]);
        self.put(&[b'.', a, b, c, d, b','], 6);
        (value, 1.0)
    }
}

/// Scores one submission, whose codes are asked for in the order of the questions, and writes what follows its head.
#[inline(always)]
fn score<const GATED: bool>(mut code: impl FnMut(usize) -> usize, tables: &Tables, out: &mut Out) {
    let mut means = [0_u16; DOMAINS];
    let mut counts = 0;
    // Which questions have which gap, in two halves of fifty.
    let mut by_gap = [[0_u64; 2]; 16];
    for half in 0..2 {
        for within in 0..10 {
            let domain = half * 10 + within;
            let first = domain * 5;
            let codes: [usize; 5] = std::array::from_fn(|at| code(first + at));
            let sum = |at: usize| tables.sums[first + at][codes[at] & 7];
            let open = u32::from(!GATED || codes[0] != 0).wrapping_neg();
            let whole = sum(0) + sum(1) + sum(2) + ((sum(3) + sum(4)) & (open | 0xffff_0000));
            means[domain] = whole as u16;
            counts += whole >> 16;
            if GATED {
                for at in 0..5 {
                    let gap = tables.gaps[first + at][codes[at] & 7] & if at > 2 { open as u8 } else { 0xff };
                    by_gap[usize::from(gap & 15)][half] |= 1 << (within * 5 + at);
                }
            }
        }
    }
    let mean = |domain: usize| &tables.means[usize::from(means[domain] & 0xfff)];
    let (mut dimensions, mut sums, mut weights) = ([(0.0, 0.0); DIMENSIONS], 0.0, 0.0);
    for (dimension, whole) in dimensions.iter_mut().enumerate() {
        for domain in dimension * 4..dimension * 4 + 4 {
            let weight = f64::from(OF_DOMAINS[domain]) * mean(domain).there;
            whole.0 += mean(domain).value * weight;
            whole.1 += weight;
        }
        if whole.1 > 0.0 {
            let weight = f64::from(OF_DIMENSIONS[dimension]);
            sums += whole.0 / whole.1 * weight;
            weights += weight;
        }
    }
    out.percent(sums, weights, &tables.pairs);
    for (sum, weights) in dimensions {
        out.percent(sum, weights, &tables.pairs);
    }
    for domain in 0..DOMAINS {
        out.put(&mean(domain).text, usize::from(mean(domain).length));
    }
    let (unknown, filled) = ((counts & 127) as usize, (counts >> 7) as usize);
    let [tens, ones] = tables.pairs[filled % 100];
    out.put(&[b'0' + (filled / 100) as u8, b'.', tens, ones, b','], 5);
    match unknown {
        0..10 => out.put(&[b'0' + unknown as u8], 1),
        10..100 => out.put(&tables.pairs[unknown], 2),
        _ => out.put(b"100", 3),
    }
    if GATED {
        out.put(b",", 1);
        for domain in 0..DOMAINS {
            out.put(&mean(domain).band, usize::from(mean(domain).band_length));
        }
        let mut left = 10;
        'all: for gap in (1..16).rev() {
            for half in 0..2 {
                let mut these = by_gap[gap][half];
                while these != 0 {
                    out.put(&tables.names[(half * 50 + these.trailing_zeros() as usize) % QUESTIONS], 5);
                    these &= these - 1;
                    left -= 1;
                    if left == 0 {
                        break 'all;
                    }
                }
            }
        }
        // The last line between names gives way to the end of the row.
        out.at -= usize::from(left < 10);
    }
    out.put(b"\n", 1);
}

/// All rows of a block of the table.
fn table<const GATED: bool>(block: &[u8], tables: &Tables, out: &mut Out) {
    let mut at = 0;
    while at < block.len() {
        let start = at;
        for _ in 0..3 {
            while block[at] != b',' {
                at += 1;
            }
            at += 1;
        }
        out.put_all(&block[start..at]);
        let next = |_| {
            let byte = block[at];
            // One byte for a separator alone, two for a digit, three for a word, told by the upper half of the first byte.
            at += 1 + usize::from(byte >> 4 & 1) + usize::from(byte >> 5 & 2);
            usize::from(tables.code[usize::from(byte)])
        };
        score::<GATED>(next, tables, out);
    }
}

/// All lines of a block of objects.
fn lines<const GATED: bool>(block: &[u8], tables: &Tables, out: &mut Out) {
    let mut at = 0;
    while at < block.len() {
        for (before, end) in [(r#"{"submission_id":""#, b'"'), (r#"","country":""#, b'"'), (r#"","year":"#, b',')] {
            at += before.len();
            let start = at;
            while block[at] != end {
                at += 1;
            }
            out.put_all(&block[start..at]);
            out.put(b",", 1);
        }
        at += r#","answers":{"#.len();
        let mut codes = [BLANK; 128];
        // `"q001":"4",` and so on: eleven bytes, or twelve with a word.
        let mut end = block[at];
        while end != b'}' {
            let answer: &[u8; 12] = block[at..].first_chunk().unwrap();
            let digit = |at: usize| usize::from(answer[at] & 15);
            let question = digit(2) * 100 + digit(3) * 10 + digit(4) - 1;
            codes[question & 127] = tables.code[usize::from(answer[8])];
            let word = usize::from(answer[8] >> 6 & 1);
            end = answer[10 + word];
            at += 11 + word;
        }
        // Past the end of the answers (which a last answer has passed already), of the object and of the line.
        at += if block[at - 1] == b'{' { 3 } else { 2 };
        score::<GATED>(|at| usize::from(codes[at]), tables, out);
    }
}

/// The source, read in blocks of whole lines.
struct Source {
    file: File,
    /// The beginning of a line whose end has not been read.
    rest: Vec<u8>,
    blocks: usize,
}

impl Source {
    /// Puts the next block into `block` and tells its number and its length, which is 0 at the end.
    fn next(&mut self, block: &mut Vec<u8>) -> (usize, usize) {
        let mut length = self.rest.len();
        block.resize(BLOCK.max(length + BLOCK / 2), 0);
        block[..length].copy_from_slice(&self.rest);
        self.rest.clear();
        while length < block.len() {
            match self.file.read(&mut block[length..]).unwrap() {
                0 => break,
                more => length += more,
            }
        }
        if length == block.len() {
            let whole = block.iter().rposition(|byte| *byte == b'\n').unwrap() + 1;
            self.rest.extend_from_slice(&block[whole..]);
            length = whole;
        } else if length > 0 && block[length - 1] != b'\n' {
            block[length] = b'\n';
            length += 1;
        }
        self.blocks += 1;
        (self.blocks - 1, length)
    }
}

type Rows = fn(&[u8], &Tables, &mut Out);

/// Takes blocks until there are no more, and writes each when it is its turn.
fn work(rows: Rows, skips: bool, tables: &Tables, source: &Mutex<Source>, target: &Mutex<(File, usize)>, turn: &Condvar) {
    let mut block = Vec::new();
    let mut out = Out { bytes: Vec::new(), at: 0 };
    loop {
        let (number, length) = source.lock().unwrap().next(&mut block);
        if length == 0 {
            return;
        }
        let start = if number == 0 && skips { block.iter().position(|byte| *byte == b'\n').unwrap() + 1 } else { 0 };
        let given = &block[start..length];
        let room = (given.len() / LEAST + 2) * ROOM;
        if out.bytes.len() < room {
            out.bytes.resize(room, 0);
        }
        out.at = 0;
        rows(given, tables, &mut out);
        let mut place = turn.wait_while(target.lock().unwrap(), |(_, written)| *written != number).unwrap();
        place.0.write_all(&out.bytes[..out.at]).unwrap();
        place.1 += 1;
        turn.notify_all();
    }
}

fn main() {
    let given: Vec<String> = std::env::args().collect();
    let [_, workload, from, to] = &given[..] else { panic!("tuned w1|w2 SOURCE TARGET") };
    let (gated, is_table) = (workload == "w2", from.ends_with(".csv"));
    let rows: Rows = match (is_table, gated) {
        (true, false) => table::<false>,
        (true, true) => table::<true>,
        (false, false) => lines::<false>,
        (false, true) => lines::<true>,
    };
    let mut heading = String::from("submission_id,country,year,overall");
    heading.extend((1..=DIMENSIONS).map(|number| format!(",dim{number}")));
    heading.extend((1..=DOMAINS).map(|number| format!(",dom{number:02}")));
    heading += ",coverage,dont_know";
    if gated {
        heading.extend((1..=DOMAINS).map(|number| format!(",dom{number:02}_level")));
        heading += ",gaps";
    }
    let mut file = File::create(to).unwrap();
    writeln!(file, "{heading}").unwrap();
    let tables = Tables::new();
    let source = Mutex::new(Source { file: File::open(from).unwrap(), rest: Vec::new(), blocks: 0 });
    let (target, turn) = (Mutex::new((file, 0)), Condvar::new());
    let one = || work(rows, is_table, &tables, &source, &target, &turn);
    std::thread::scope(|scope| {
        for _ in 1..std::thread::available_parallelism().map_or(1, usize::from) {
            scope.spawn(one);
        }
        one();
    });
}
