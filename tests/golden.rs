//! Whole reports, compared byte for byte with files that were read before they were accepted.
//!
//! `CAPGAP_BLESS=1 cargo test --test golden` writes them anew; read the difference before committing it.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)] // a test fails by panicking

#[path = "common/golden.rs"]
mod golden;

use golden::run;

/// Name of the golden file and the arguments that make it.
const REPORTS: &[(&str, &[&str])] = &[
    ("atlantis-2026-80.txt", &["report", "examples/atlantis-2026.toml", "--width", "80"]),
    ("atlantis-2026-120.txt", &["report", "examples/atlantis-2026.toml", "--width", "120"]),
    ("atlantis-2028-progress.txt", &["report", "examples/atlantis-2028.toml", "--baseline", "examples/atlantis-2026.toml"]),
    ("castellune-2026-80.txt", &["report", "examples/castellune-2026.toml", "-q"]),
    ("marevoa-2026-plain.txt", &["report", "examples/marevoa-2026.toml", "--plain", "-q"]),
    ("compare-atlantis-80.txt", &["compare", "examples/atlantis-2026.toml", "examples/atlantis-2028.toml", "--width", "80", "-q"]),
    (
        "compare-three-120.txt",
        &["compare", "examples/marevoa-2026.toml", "examples/castellune-2026.toml", "examples/atlantis-2026.toml", "--width", "120", "-q"],
    ),
    (
        "compare-harland-plain.txt",
        &[
            "compare",
            "tests/fixtures/compare/harland-2026.toml",
            "tests/fixtures/compare/harland-2028.toml",
            "-d",
            "tests/fixtures/small/harbour.toml",
            "--without-built-in",
            "-q",
            "--plain",
        ],
    ),
    (
        "compare-harland.csv",
        &[
            "compare",
            "tests/fixtures/compare/harland-2026.toml",
            "tests/fixtures/compare/harland-2028.toml",
            "-d",
            "tests/fixtures/small/harbour.toml",
            "--without-built-in",
            "-q",
            "-f",
            "csv",
        ],
    ),
    (
        "compare-harland.json",
        &[
            "compare",
            "tests/fixtures/compare/harland-2026.toml",
            "tests/fixtures/compare/harland-2028.toml",
            "-d",
            "tests/fixtures/small/harbour.toml",
            "--without-built-in",
            "-q",
            "-f",
            "json",
        ],
    ),
    (
        "compare-harbours-anonymous.txt",
        &[
            "compare",
            "tests/fixtures/compare/quayle-2027.toml",
            "tests/fixtures/compare/harland-2030.toml",
            "tests/fixtures/compare/harland-2028.toml",
            "tests/fixtures/compare/harland-2026.toml",
            "-d",
            "tests/fixtures/small/harbour.toml",
            "--without-built-in",
            "-q",
            "--anonymous",
        ],
    ),
    ("marevoa-2026.csv", &["score", "examples/marevoa-2026.toml", "-f", "csv", "-q"]),
    ("explain-norm-g.txt", &["explain", "examples/atlantis-2026.toml", "norm-g"]),
    ("explain-phase.txt", &["explain", "examples/marevoa-2026.toml", "ransomware-essential-service/prevent"]),
    ("explain-capability.txt", &["explain", "examples/castellune-2026.toml", "provider-cooperation"]),
    ("show-national-csirt.txt", &["show", "national-csirt"]),
    ("list-crosswalk.txt", &["list", "crosswalk"]),
    ("castellune-2026-brief-80.txt", &["report", "examples/castellune-2026.toml", "--depth", "brief", "-q"]),
    ("marevoa-2026-brief-120.txt", &["report", "examples/marevoa-2026.toml", "--depth", "brief", "-q", "--width", "120"]),
    (
        "foreign-index-annex.txt",
        &[
            "report",
            "examples/foreign-index/answers/gorvan.toml",
            "-d",
            "examples/foreign-index/human-development-index.toml",
            "--without-built-in",
            "--depth",
            "annex",
        ],
    ),
    (
        "marevoa-2026-plan.md",
        &["plan", "examples/marevoa-2026.toml", "--budget", "200k,400k", "--start", "2027-01", "--draws", "8", "-f", "markdown"],
    ),
    (
        "portfolio-coast.txt",
        &[
            "portfolio",
            "tests/fixtures/portfolio/answers",
            "--without-built-in",
            "-d",
            "tests/fixtures/portfolio/coast.toml",
            "--budget",
            "200k,225k",
            "--floor",
            "60",
        ],
    ),
    (
        "marevoa-2026-activities.xml",
        &[
            "plan",
            "examples/marevoa-2026.toml",
            "--budget",
            "150k",
            "--start",
            "2027-09",
            "--draws",
            "0",
            "-q",
            "-f",
            "iati",
            "--reporting-org",
            "XM-TEST-1",
            "--reporting-org-name",
            "Ministry of Digital Affairs",
            "--reporting-org-type",
            "10",
            "--recipient",
            "XA",
        ],
    ),
    ("castellune-2026-public.txt", &["report", "examples/castellune-2026.toml", "--audience", "public", "-q"]),
    ("show-audience-partner.txt", &["show", "audience:partner"]),
    (
        "harbour.assessment.json",
        &[
            "share",
            "tests/fixtures/small/answers.toml",
            "--without-built-in",
            "-d",
            "tests/fixtures/small/harbour.toml",
            "-d",
            "frameworks/profiles/audiences.toml",
            "--audience",
            "partner",
            "-q",
        ],
    ),
    (
        "form-harbour.txt",
        &[
            "new",
            "harbour-questions",
            "-d",
            "tests/fixtures/seeds/harbour.toml",
            "--without-built-in",
            "-f",
            "text",
            "--state",
            "Portmark",
            "--office",
            "Harbour office=harbour-law,harbour-resilience",
            "--marking",
            "TLP:GREEN",
        ],
    ),
    (
        "foreign-index.txt",
        &[
            "report",
            "examples/foreign-index/answers/gorvan.toml",
            "-d",
            "examples/foreign-index/human-development-index.toml",
            "--without-built-in",
        ],
    ),
];

#[test]
fn reports_are_as_they_were_accepted() {
    golden::are_as_accepted(REPORTS);
}

#[test]
fn the_same_input_gives_the_same_bytes() {
    for arguments in [&["score", "examples/castellune-2026.toml", "-q"][..], &["report", "examples/atlantis-2028.toml", "-q"]] {
        assert_eq!(run(arguments), run(arguments));
    }
}
