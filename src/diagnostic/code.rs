//! The codes of all findings. A code never changes its meaning and is never used again.

/// How grave a finding is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// Good to know; shown on request.
    Note,
    /// Doubtful; nothing stops.
    Warning,
    /// Wrong; what it is about cannot be used.
    Error,
}

macro_rules! codes {
    ($($(#[$doc:meta])* $name:ident = $label:literal $severity:ident;)*) => {
        /// The kind of a finding.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Code { $($(#[$doc])* $name,)* }

        impl Code {
            /// All codes, in the order of their labels.
            pub const ALL: &'static [Self] = &[$(Self::$name,)*];

            /// The label that readers see, such as `C102`.
            #[must_use]
            pub fn label(self) -> &'static str {
                match self { $(Self::$name => $label,)* }
            }

            /// How grave it is.
            #[must_use]
            pub fn severity(self) -> Severity {
                match self { $(Self::$name => Severity::$severity,)* }
            }

            /// The code with this label, upper or lower case.
            #[must_use]
            pub fn from_label(label: &str) -> Option<Self> {
                Self::ALL.iter().copied().find(|code| code.label().eq_ignore_ascii_case(label))
            }
        }
    };
}

codes! {
    /// The text is not TOML.
    Syntax = "C101" Error;
    /// A key that this record does not have.
    UnknownKey = "C102" Error;
    /// A key that this record must have.
    MissingKey = "C103" Error;
    /// A value of another type than the key takes.
    WrongType = "C104" Error;
    /// A word that is not one of those allowed.
    NotOneOf = "C105" Error;
    /// A number outside its range.
    OutOfRange = "C106" Error;
    /// Two records with one id.
    DuplicateId = "C107" Error;
    /// A date that is none.
    BadDate = "C108" Error;
    /// The file is not UTF-8.
    NotUtf8 = "C109" Error;
    /// The file is larger than can be read whole.
    TooLarge = "C110" Error;
    /// The file is neither definitions nor answers.
    UnknownFile = "C111" Error;
    /// A question id without quotes, which TOML takes apart at the dots.
    UnquotedId = "C112" Error;
    /// The file cannot be read.
    CannotRead = "C113" Error;
    /// An id with other characters than ids have.
    BadId = "C114" Error;
    /// A text that must not be empty.
    EmptyText = "C115" Error;
    /// The text is not JSON.
    NotJson = "C116" Error;
    /// The file is no workbook although its name says so.
    NotWorkbook = "C117" Error;
    /// A workbook that asks for a password.
    PasswordProtected = "C118" Error;
    /// A workbook with macros.
    WorkbookMacros = "C119" Error;
    /// A packed file that would unpack to more than is read.
    UnpacksTooLarge = "C120" Error;
    /// A table without a column that it must have.
    ColumnMissing = "C121" Error;
    /// A table with a column that nobody knows.
    ColumnUnknown = "C122" Warning;
    /// A workbook without a sheet that it should have.
    SheetMissing = "C123" Warning;
    /// A row that cannot be told to belong to a question or a record.
    RowUnknown = "C124" Error;
    /// A table whose rows cannot be told apart: a quote that is not closed, or rows of different length.
    NotTable = "C125" Error;
    /// A cell that holds the error of a formula.
    CellError = "C126" Error;
    /// An export with labels in place of the names that the form gave.
    ExportLabels = "C131" Error;
    /// An export without the documents that its answers cite.
    RegisterMissing = "C132" Warning;
    /// A file that was changed while it was read.
    ChangedWhileRead = "C141" Error;
    /// A file without a submission where one was expected.
    HoldsNothing = "C142" Error;
    /// A part of a submission that was handed in as if it were the whole.
    PartAlone = "C143" Error;
    /// A mistake of the program itself, met on one submission.
    ProgramMistake = "C144" Error;
    /// Shared figures that were made with other definitions, without the answers to score again.
    FiguresOnOthers = "C145" Error;
    /// A stream that cannot be read to its end.
    StreamBroken = "C151" Error;
    /// A column of somebody else's table that a mapping says nothing of.
    ColumnUnmapped = "C152" Error;
    /// A reference to something that is not defined.
    UnknownId = "C201" Error;
    /// A node that is its own ancestor.
    TreeCycle = "C202" Error;
    /// Capabilities that require each other.
    PrerequisiteCycle = "C203" Error;
    /// Questions that wait for each other.
    ConditionCycle = "C204" Error;
    /// A weight that is zero or negative, or weights that sum to 0.
    BadWeight = "C205" Error;
    /// Level descriptors that are not 1…L.
    LevelsIncomplete = "C206" Error;
    /// A capability that no framework needs.
    NotNeeded = "C207" Warning;
    /// A capability that no question measures.
    NotAsked = "C208" Warning;
    /// A fact at a level that the scale does not have.
    FactLevel = "C209" Error;
    /// A fact that is asked only where its level has already been passed.
    FactAskedTooLate = "C210" Error;
    /// A condition that no answer can meet.
    ConditionNeverHolds = "C211" Error;
    /// A question of a bank that no view shows.
    NeverShown = "C212" Warning;
    /// An intervention that raises nothing.
    RaisesNothing = "C213" Error;
    /// An intervention that can never start.
    NeverStarts = "C214" Error;
    /// An action that no capability shows.
    ActionNotShown = "C215" Error;
    /// An element without an essential need.
    NoEssential = "C216" Error;
    /// An element or phase with too many essential needs.
    TooManyEssential = "C217" Error;
    /// An element with fewer than two needs.
    TooFewNeeds = "C218" Error;
    /// Two elements that rest on the same needs.
    SameNeeds = "C219" Error;
    /// A capability with a large share of a lens.
    LargeShare = "C220" Warning;
    /// A head of an instrument that nothing covers.
    HeadNotCovered = "C221" Warning;
    /// A crosswalk entry that names no known head.
    UnknownHead = "C222" Error;
    /// A word that leaves open what has to be shown.
    VagueWord = "C223" Warning;
    /// A criterion that occurs twice.
    RepeatedCriterion = "C224" Warning;
    /// Two level questions on one capability.
    TwoLevelQuestions = "C225" Error;
    /// A level question that measures more than one capability.
    LevelMeasuresMany = "C226" Error;
    /// An option value outside [0, 1].
    OptionValue = "C227" Error;
    /// Goalposts that are the same.
    SameGoalposts = "C228" Error;
    /// Goalposts of 0 or less under a logarithm.
    LogarithmGoalposts = "C229" Error;
    /// A list of options that is empty.
    NoOptions = "C230" Error;
    /// `otherwise = "exclude"` where the condition's question scores.
    ExcludeOnScoring = "C231" Error;
    /// A fact without a level.
    FactIsContext = "C232" Note;
    /// A level on a question whose capability has no level question.
    LevelWithoutLevelQuestion = "C233" Error;
    /// A worked test with another result.
    TestFailed = "C234" Error;
    /// A cap where no cap can be.
    CapMisplaced = "C235" Error;
    /// A source that nobody has checked.
    Unverified = "C236" Note;
    /// A core capability without facts at the levels that matter.
    CoreFacts = "C237" Warning;
    /// Bands that are not in rising order.
    BandOrder = "C238" Error;
    /// A node with nothing under it.
    EmptyNode = "C239" Error;
    /// A core capability that no intervention raises.
    NoIntervention = "C240" Warning;
    /// A prerequisite on the capability itself or at a level that the scale does not have.
    BadPrerequisite = "C241" Error;
    /// A raise that does not rise, or leaves the scale.
    BadRaise = "C242" Error;
    /// A text overlay for something that is not there.
    OverlayTarget = "C243" Warning;
    /// A need that stands twice under one node.
    NeedTwice = "C244" Error;
    /// A question that counts nowhere.
    QuestionCountsNowhere = "C245" Warning;
    /// A definition of the same id that replaces a shipped one.
    Replaces = "C246" Note;
    /// A level question with `at`, which belongs to facts.
    LevelQuestionWithAt = "C247" Error;
    /// Interventions with costs in different currencies.
    MixedCurrencies = "C248" Error;
    /// A need on a question of free text.
    NeedOnText = "C249" Error;
    /// More options than a checklist can have.
    TooManyOptions = "C250" Error;
    /// A view that says in two ways what it asks.
    OneSelector = "C251" Error;
    /// A weight or a level on a question that measures nothing.
    WeightWithoutMeasure = "C252" Error;
    /// A renaming that leads to nothing.
    HistoryTarget = "C253" Error;
    /// Renamings that lead in a circle, or of an id that is still in use.
    HistoryCircle = "C254" Error;
    /// A purpose code or a target of the Sustainable Development Goals that cannot be one.
    BadTag = "C255" Error;
    /// A capability that no chain of interventions brings to the level that every catalogue should reach.
    OutOfReach = "C256" Warning;
    /// A core capability that reaches that level by one way only.
    OneWayOnly = "C257" Warning;
    /// An intervention that is never worth choosing.
    Dominated = "C258" Warning;
    /// An answer to a question that does not exist; it is kept.
    AnswerWithoutQuestion = "C301" Warning;
    /// A value of another kind than the question takes.
    AnswerKind = "C302" Error;
    /// A value outside what the question takes.
    AnswerRange = "C303" Error;
    /// "Not applicable" where the question does not allow it.
    NotApplicableForbidden = "C304" Error;
    /// "Not applicable" without a reason.
    NotApplicableReason = "C305" Error;
    /// Evidence that is cited but not in the register.
    EvidenceNotListed = "C306" Error;
    /// Evidence in the register that no answer cites.
    EvidenceNotCited = "C307" Warning;
    /// A claimed level that passes a prerequisite.
    ClaimPassesPrerequisite = "C308" Warning;
    /// Answers that contradict each other.
    Contradiction = "C309" Warning;
    /// Definitions other than those the answers were made with.
    FingerprintDiffers = "C310" Warning;
    /// An answer to a question that other answers rule out.
    AnswerNotAsked = "C311" Warning;
    /// An answer to a question that this questionnaire does not ask.
    AnswerOutsideView = "C312" Note;
    /// An answer with a value and a state that has none, or with neither.
    ValueAndState = "C313" Error;
    /// A code of a State that is not three capital letters.
    StateCode = "C314" Error;
    /// An approval or review without office and date.
    ClearanceMissing = "C315" Error;
    /// An office that is not listed.
    OfficeNotListed = "C316" Error;
    /// Evidence dated after the assessment.
    EvidenceAfterAssessment = "C317" Warning;
    /// What offices say differently and nobody has settled.
    UnsettledConflict = "C318" Error;
    /// A day that lies in the future.
    FutureDate = "C319" Warning;
    /// An answer to a question that was taken out of the definitions; it is kept.
    QuestionRemoved = "C320" Note;
    /// An answer under an id that the question had before.
    QuestionRenamed = "C321" Note;
    /// Answers that changed after they were reviewed or approved.
    ClearanceLapsed = "C322" Warning;
    /// Evidence that is more than five years older than the assessment.
    EvidenceOld = "C323" Note;
    /// Two answers to one question.
    AnsweredTwice = "C324" Error;
    /// A carried-over answer that nobody has confirmed.
    ToConfirm = "C325" Note;
    /// An evidence file that is missing or no longer the one that was entered.
    EvidenceFileChanged = "C326" Warning;
    /// A part of another submission than the one it is merged into.
    PartOfAnother = "C327" Error;
    /// A conflict that is none: fewer than two sides, or about two things.
    ConflictIncomplete = "C328" Error;
    /// A shared assessment made with other definitions than those read now.
    SharedOnOthers = "C329" Warning;
    /// An item of a kept plan that ends before it starts.
    PlanMonths = "C330" Error;
    /// A kept plan made with other definitions than those read now.
    PlanOnOthers = "C331" Warning;
    /// An item of a kept plan that is under way or done in a month that is yet to come.
    PlanNotYet = "C332" Warning;
    /// Characters that the fonts of a file or a picture do not have.
    WithoutFont = "C401" Warning;
}
