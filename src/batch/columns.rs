//! `scores` with columns of somebody's own choice, under their own names.

mod weighed;

use self::weighed::{Weighed, largest, weigh};
use super::long::letter;
use super::seen::Seen;
use super::table::{Cells, Column, Kind, Table};
use crate::diagnostic::{Code, Diagnostic};
use crate::library::Library;
use crate::model::{NeedOf, Place, QuestionKind};
use crate::read::{CellsIn, ChosenColumn, HeadOf, Holds, NodeFigure};
use crate::score::{CellState, NodeState, RatingOutcome, band};
use crate::text::nearest;

/// A table whose columns were chosen.
#[derive(Debug)]
pub struct Chosen {
    columns: Vec<Column>,
    made: Vec<Made>,
    /// Capabilities and questions that hang on nodes alone, by position among the leaves, with the names that gaps are told by.
    names: Vec<String>,
}

/// A column whose names were looked up.
#[derive(Debug)]
enum Made {
    Head(HeadOf),
    Node { framework: usize, node: usize, figure: NodeFigure, times: f64, digits: u8, empty_where_missing: bool },
    Cells { among: Vec<u32>, test: CellTest, share: bool, digits: u8 },
    Gaps { needs: Vec<Weighed>, most: usize, separator: String },
}

#[derive(Debug, Clone)]
enum CellTest {
    State(CellsIn),
    /// The questions that have the option, and how an answer says it.
    Option(Vec<(u32, OptionAt)>),
}

/// How an answer says that an option is chosen.
#[derive(Debug, Clone, Copy)]
enum OptionAt {
    /// By this number.
    Number(f64),
    /// By this bit.
    Bit(u64),
}

impl Chosen {
    /// Looks up what columns name; tells everything that leads nowhere, with the nearest name.
    #[must_use]
    pub fn new(library: &Library, chosen: &[ChosenColumn], findings: &mut Vec<Diagnostic>) -> Self {
        let mut table = Self { columns: Vec::new(), made: Vec::new(), names: Vec::new() };
        for column in chosen {
            if table.columns.iter().any(|before| before.name == column.name.id) {
                let finding = Diagnostic::new(Code::DuplicateId, column.name.place).with("id", column.name.id.as_str());
                findings.push(finding.with("what", "column"));
            }
            let Some(made) = make(library, column, findings) else { continue };
            let kind = match &made {
                Made::Head(HeadOf::Row) | Made::Cells { share: false, .. } => Kind::Count,
                Made::Head(HeadOf::AssessedOn) => Kind::Day,
                Made::Node { figure: NodeFigure::Rating | NodeFigure::Band, .. } | Made::Head(_) | Made::Gaps { .. } => Kind::Text,
                Made::Node { .. } | Made::Cells { .. } => Kind::Figure,
            };
            table.columns.push(Column::new(column.name.id.as_str(), kind));
            table.made.push(made);
        }
        table.name_leaves(library);
        table
    }

    /// Gaps are told by the ids of capabilities, and of questions that hang on a node alone. Those come in the order in which
    /// the frameworks first need them, as the scorer has them too.
    fn name_leaves(&mut self, library: &Library) {
        self.names = library.capabilities.iter().map(|capability| capability.id.to_string()).collect();
        let mut alone: Vec<&crate::model::QuestionId> = Vec::new();
        for need in library.frameworks.iter().flat_map(|framework| &framework.nodes).flat_map(|node| &node.needs) {
            if let NeedOf::Question(id) = &need.of
                && library.question(id).is_some()
                && !alone.contains(&id)
            {
                alone.push(id);
            }
        }
        self.names.extend(alone.iter().map(ToString::to_string));
        let capabilities = library.capabilities.len();
        for made in &mut self.made {
            let Made::Gaps { needs, .. } = made else { continue };
            for need in needs {
                need.leaf = match &need.of {
                    NeedOf::Capability(id) => library.capability(id),
                    NeedOf::Question(id) => alone.iter().position(|known| *known == id).map(|at| at + capabilities),
                }
                .unwrap_or(usize::MAX);
            }
        }
    }
}

fn make(library: &Library, column: &ChosenColumn, findings: &mut Vec<Diagnostic>) -> Option<Made> {
    if let Holds::Head(head) = column.holds {
        return Some(Made::Head(head));
    }
    let place = match &column.framework {
        Some(wanted) => {
            let Some(framework) = library.framework(&wanted.id) else {
                let all = library.frameworks.iter().map(|framework| framework.id.as_str());
                findings.push(unknown("framework", wanted.id.as_str(), wanted.place, all));
                return None;
            };
            let nodes = &library.frameworks[framework].nodes;
            let node = match &column.node {
                None => 0,
                Some(wanted) => match nodes.iter().position(|node| node.id == wanted.id) {
                    Some(node) => node,
                    None => {
                        findings.push(unknown("node", wanted.id.as_str(), wanted.place, nodes.iter().map(|node| node.id.as_str())));
                        return None;
                    }
                },
            };
            Some((framework, node))
        }
        None => None,
    };
    Some(match (column.holds, place) {
        (Holds::Head(head), _) => Made::Head(head),
        (Holds::Node(figure), Some((framework, node))) => {
            let ChosenColumn { times, digits, empty_where_missing, .. } = *column;
            Made::Node { framework, node, figure, times, digits, empty_where_missing }
        }
        (Holds::Cells(cells), place) => {
            let among = questions(library, place);
            let test = match &column.option {
                Some(option) if cells == CellsIn::Chosen => {
                    let of = among.iter().filter_map(|question| Some((*question, option_of(library, *question, &option.id)?)));
                    let of: Vec<(u32, OptionAt)> = of.collect();
                    if of.is_empty() {
                        findings.push(unknown("option", &option.id, option.place, options(library, &among).into_iter()));
                    }
                    CellTest::Option(of)
                }
                _ => CellTest::State(cells),
            };
            Made::Cells { among, test, share: column.share, digits: column.digits }
        }
        (Holds::LargestGaps, Some((framework, node))) => {
            let mut needs = Vec::new();
            weigh(&library.frameworks[framework], node, 1.0, &mut needs);
            Made::Gaps { needs, most: usize::from(column.most), separator: column.separator.clone() }
        }
        // A framework is missing, which was told when the file was read.
        (Holds::Node(_) | Holds::LargestGaps, None) => return None,
    })
}

fn unknown<'n>(what: &'static str, id: &str, place: Place, names: impl Iterator<Item = &'n str>) -> Diagnostic {
    Diagnostic::new(Code::UnknownId, place).with("id", id).with("what", what).nearest(nearest(id, names))
}

/// The questions that count under a node, or all of the library; by position.
fn questions(library: &Library, place: Option<(usize, usize)>) -> Vec<u32> {
    let mut needs = Vec::new();
    if let Some((framework, node)) = place {
        weigh(&library.frameworks[framework], node, 1.0, &mut needs);
    }
    let counts = |position: usize| {
        let question = &library.questions[position];
        place.is_none()
            || needs.iter().any(|need| match &need.of {
                NeedOf::Capability(id) => question.measures.iter().any(|measure| measure.capability.id == *id),
                NeedOf::Question(id) => question.id == *id,
            })
    };
    (0..library.questions.len()).filter(|position| counts(*position)).filter_map(|position| u32::try_from(position).ok()).collect()
}

fn option_of(library: &Library, question: u32, option: &str) -> Option<OptionAt> {
    let number = |position: usize| u32::try_from(position).ok().map(|position| OptionAt::Number(f64::from(position)));
    match &library.questions[question as usize].kind {
        QuestionKind::Choice { options } => options.iter().position(|known| known.id.as_str() == option).and_then(number),
        QuestionKind::Checklist { options } => {
            let position = options.iter().position(|known| known.id.as_str() == option)?;
            (position < 64).then(|| OptionAt::Bit(1 << position))
        }
        QuestionKind::YesNo { .. } => ["no", "partly", "yes"].iter().position(|known| *known == option).and_then(number),
        QuestionKind::Level { top, .. } => {
            option.parse::<u8>().ok().filter(|level| level <= top).map(|level| OptionAt::Number(f64::from(level)))
        }
        QuestionKind::Number { .. } | QuestionKind::Text => None,
    }
}

fn options<'l>(library: &'l Library, among: &[u32]) -> Vec<&'l str> {
    let of = among.iter().flat_map(|question| match &library.questions[*question as usize].kind {
        QuestionKind::Choice { options } => options.iter().map(|option| option.id.as_str()).collect(),
        QuestionKind::Checklist { options } => options.iter().map(|option| option.id.as_str()).collect(),
        QuestionKind::YesNo { .. } => vec!["no", "partly", "yes"],
        _ => Vec::new(),
    });
    of.collect()
}

impl Table for Chosen {
    fn name(&self) -> &'static str {
        "scores"
    }

    fn columns(&self) -> &[Column] {
        &self.columns
    }

    fn needs_framework(&self, position: usize) -> bool {
        self.made.iter().any(|made| matches!(made, Made::Node { framework, .. } if *framework == position))
    }

    fn needs_everything(&self) -> bool {
        self.made.iter().any(Made::needs_ratings)
    }

    fn rows(&self, seen: &Seen<'_>, cells: &mut dyn Cells) {
        for made in &self.made {
            match made {
                Made::Head(head) => head_cell(*head, seen, cells),
                Made::Node { framework, node, figure, times, digits, empty_where_missing } => {
                    let place = (*framework, *node);
                    node_cell(place, *figure, (*times, *digits), *empty_where_missing, seen, cells);
                }
                Made::Cells { among, test, share, digits } => {
                    let count = counted(among, test, seen);
                    if *share && !among.is_empty() {
                        // proof: a library has far fewer questions than a double counts exactly
                        #[allow(clippy::cast_precision_loss)]
                        cells.rounded(count as f64 / among.len() as f64, *digits);
                    } else {
                        cells.count(count);
                    }
                }
                Made::Gaps { needs, most, separator } => {
                    let leaves = largest(needs, *most, &seen.assessment.leaves);
                    cells.texts(&mut leaves.filter_map(|leaf| self.names.get(leaf)).map(String::as_str), separator);
                }
            }
        }
        cells.end_row();
    }
}

fn head_cell(of: HeadOf, seen: &Seen<'_>, cells: &mut dyn Cells) {
    let head = &seen.head;
    match of {
        HeadOf::Input => cells.text(head.input),
        HeadOf::Row if head.row == 0 => cells.empty(),
        HeadOf::Row => cells.count(head.row),
        HeadOf::Id => cells.text(head.id),
        HeadOf::State => cells.text(head.state),
        HeadOf::Code => cells.text(head.code),
        HeadOf::AssessedOn => cells.text(head.assessed_on),
        HeadOf::Questionnaire => cells.text(head.questionnaire),
    }
}

fn node_cell(
    (framework, node): (usize, usize),
    figure: NodeFigure,
    (times, digits): (f64, u8),
    empty_where_missing: bool,
    seen: &Seen<'_>,
    cells: &mut dyn Cells,
) {
    let score = seen.assessment.frameworks.get(framework).and_then(|nodes| nodes.get(node));
    let Some(score) = score.filter(|score| match score.state {
        NodeState::Scored => true,
        NodeState::Missing => !empty_where_missing,
        NodeState::NotApplicable | NodeState::NotAsked => false,
    }) else {
        return cells.empty();
    };
    let value = match figure {
        NodeFigure::Evidenced => Some(score.readings.evidenced),
        NodeFigure::Claimed => Some(score.readings.claimed),
        NodeFigure::Potential => Some(score.readings.potential),
        NodeFigure::Coverage => score.coverage,
        NodeFigure::PercentToTarget => score.to_target[1].map(|readings| readings.claimed * 100.0),
        NodeFigure::Rating => {
            return match score.rating {
                RatingOutcome::Rated { claimed, .. } => cells.text(letter(claimed)),
                _ => cells.empty(),
            };
        }
        NodeFigure::Band => return cells.text(band(&seen.library.frameworks[framework].nodes[node], score)),
    };
    match value {
        Some(value) => cells.rounded(value * times, digits),
        None => cells.empty(),
    }
}

fn counted(among: &[u32], test: &CellTest, seen: &Seen<'_>) -> u64 {
    let cells = &seen.sheet.cells;
    let count = match test {
        CellTest::Option(positions) => {
            let chosen = positions.iter().filter(|(question, position)| {
                let cell = &cells[*question as usize];
                let is = match position {
                    // Positions are whole numbers.
                    OptionAt::Number(number) => (cell.number - number).abs() < 0.5,
                    OptionAt::Bit(bit) => cell.chosen & bit != 0,
                };
                is && cell.state == CellState::Answered
            });
            chosen.count()
        }
        CellTest::State(CellsIn::Filled) => among.iter().filter(|at| cells[**at as usize].state != CellState::Unanswered).count(),
        CellTest::State(wanted) => {
            let wanted = match wanted {
                CellsIn::Unknown => CellState::Unknown,
                CellsIn::Withheld => CellState::Withheld,
                CellsIn::NotApplicable => CellState::NotApplicable,
                CellsIn::Unanswered => CellState::Unanswered,
                CellsIn::Answered | CellsIn::Filled | CellsIn::Chosen => CellState::Answered,
            };
            among.iter().filter(|at| cells[**at as usize].state == wanted).count()
        }
    };
    count as u64
}

impl Made {
    /// Whether it holds what only a whole assessment has, and not the figures of nodes alone.
    fn needs_ratings(&self) -> bool {
        matches!(self, Self::Node { figure: NodeFigure::Rating | NodeFigure::PercentToTarget, .. })
    }
}
