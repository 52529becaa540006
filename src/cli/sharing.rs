//! What is shared with whom, and under which marking: flags that several commands take.

use super::args::Globals;
use super::output;
use super::session::Scored;
use super::{Environment, Exit};
use crate::disk::{self, LARGEST_FILE};
use crate::library::Library;
use crate::model::{AudienceProfile, Marking, Submission};
use crate::read;
use crate::report::{Baseline, Redacted, Subject};
use crate::say;
use crate::text::{decode, nearest};
use crate::words::Words;
use clap::{Arg, ArgAction, ArgMatches};
use std::path::Path;

/// The flags.
pub(super) fn arguments(words: &Words) -> [Arg; 3] {
    let markings = Marking::ALL.map(|(label, _)| label);
    [
        Arg::new("audience").long("audience").value_name("ID").help(say!(words, "share-cli-audience")),
        Arg::new("marking").long("marking").value_name("MARKING").value_parser(markings).help(say!(words, "share-cli-marking")),
        Arg::new("loosen-marking").long("loosen-marking").action(ArgAction::SetTrue).help(say!(words, "share-cli-loosen")),
    ]
}

/// What a report is made from where an audience or another marking is named.
#[derive(Debug, Default)]
pub(super) struct Shared {
    redacted: Option<Redacted>,
    earlier: Option<Redacted>,
    marked: Option<Submission>,
}

impl Shared {
    /// Makes ready what the flags ask for; says how the command ends where that cannot be.
    pub(super) fn of(
        environment: &mut Environment<'_>,
        words: &Words,
        globals: &Globals,
        matches: &ArgMatches,
        scored: &Scored,
        baseline: Option<&Scored>,
    ) -> Result<Self, Exit> {
        let marking = marking(environment, words, matches, &scored.submission, baseline.map(|earlier| &earlier.submission))?;
        let Some(profile) = audience(environment, words, matches, &scored.library)? else {
            let marked = (marking != scored.submission.marking).then(|| Submission { marking, ..scored.submission.clone() });
            return Ok(Self { marked, ..Self::default() });
        };
        if marking > profile.strictest && !globals.quiet {
            let (found, most) = (marking.label(), profile.strictest.label());
            output::tell(environment, &say!(words, "share-marking-too-strict", marking = found, title = &profile.title, most = most));
        }
        let redacted = Redacted::of(scored.subject(words), profile, marking);
        let earlier = baseline.map(|earlier| Redacted::of(earlier.subject(words), profile, marking));
        Ok(Self { redacted: Some(redacted), earlier, marked: None })
    }

    /// The subject as it may be told.
    pub(super) fn subject<'s>(&'s self, full: Subject<'s>) -> Subject<'s> {
        if let Some(redacted) = &self.redacted {
            let baseline = self.earlier.as_ref();
            let baseline = baseline.map(|earlier| Baseline { submission: &earlier.submission, assessment: &earlier.assessment });
            return Subject { baseline, ..redacted.subject(full) };
        }
        Subject { submission: self.marked.as_ref().unwrap_or(full.submission), ..full }
    }

    /// The audience that it is made ready for.
    pub(super) fn audience(&self) -> Option<&crate::report::Audience> {
        self.redacted.as_ref().map(|redacted| &redacted.audience)
    }
}

/// Whether a file that can be read is a shared assessment.
pub(super) fn is_shared_file(path: &Path) -> bool {
    let text = disk::read_bytes(path, LARGEST_FILE).ok().and_then(|bytes| decode(&bytes).ok());
    text.is_some_and(|text| read::looks_shared(&text))
}

/// The profile of the audience that the arguments name.
fn audience<'l>(
    environment: &mut Environment<'_>,
    words: &Words,
    matches: &ArgMatches,
    library: &'l Library,
) -> Result<Option<&'l AudienceProfile>, Exit> {
    let Some(id) = matches.get_one::<String>("audience") else { return Ok(None) };
    if let Some(profile) = library.audience(id) {
        return Ok(Some(profile));
    }
    let all: Vec<&str> = library.audiences.iter().map(|profile| profile.id.as_str()).collect();
    let list = all.join(", ");
    let text = match nearest(id, all.iter().copied()) {
        Some(near) => say!(words, "share-no-audience-near", id = id, near = near, all = list),
        None if all.is_empty() => say!(words, "share-no-audiences", id = id),
        None => say!(words, "share-no-audience", id = id, all = list),
    };
    output::tell(environment, &text);
    Err(Exit::Usage)
}

/// The marking of what is written: that of the answers, or of what they are held against where that is stricter. Another one may
/// be stricter freely, and looser only on demand.
fn marking(
    environment: &mut Environment<'_>,
    words: &Words,
    matches: &ArgMatches,
    submission: &Submission,
    earlier: Option<&Submission>,
) -> Result<Marking, Exit> {
    let own = earlier.map_or(submission.marking, |earlier| submission.marking.max(earlier.marking));
    let asked = matches.get_one::<String>("marking").and_then(|asked| Marking::ALL.iter().find(|(label, _)| label == asked));
    match asked.map(|(_, marking)| *marking) {
        Some(asked) if asked < own && !matches.get_flag("loosen-marking") => {
            output::tell(environment, &say!(words, "share-loosens", own = own.label(), asked = asked.label()));
            Err(Exit::Usage)
        }
        Some(asked) => Ok(asked),
        None => Ok(own),
    }
}
