//! Ctrl-C while a plan or a portfolio is made: the first gives the best so far, the second ends the program at once.
//!
//! Each case runs in a process of its own, because a signal is for a process as a whole. The program itself raises the signal when it writes
//! the first line of how far it has come, so that nothing has to be waited for.
#![cfg(unix)]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)] // a test fails by panicking

use capgap::cli::{Environment, run};
use capgap::model::Date;
use std::ffi::OsString;
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::process::Command;

/// Names the case that a child is to run.
const CASE: &str = "CAPGAP_TEST_INTERRUPTS";
/// Where it is to write.
const TARGET: &str = "CAPGAP_TEST_TARGET";
/// Looks at nothing but the signals that it raises with what is written to it first.
struct Interrupting {
    signals: u32,
    written: Vec<u8>,
}

impl Write for Interrupting {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        while self.signals > 0 {
            self.signals -= 1;
            signal_hook::low_level::raise(signal_hook::consts::SIGINT)?;
        }
        self.written.extend(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

fn arguments(case: &str, target: &str) -> Vec<OsString> {
    let rest: &[&str] = match case {
        "plan" => &["plan", "examples/marevoa-2026.toml", "--budget", "300k,500k", "--draws", "100000", "-f", "json"],
        _ => &[
            "portfolio",
            "examples/marevoa-2026.toml",
            "examples/castellune-2026.toml",
            "--budget",
            "600k,900k",
            "--rounds",
            "10000",
            "-f",
            "json",
        ],
    };
    ["capgap"].iter().chain(rest).chain(&["-o", target]).map(OsString::from).collect()
}

/// Not a case by itself: what the others run in a process of its own.
#[test]
fn child() {
    let Ok(case) = std::env::var(CASE) else { return };
    let (command, signals) = case.split_once(' ').unwrap();
    let mut errors = Interrupting { signals: signals.parse().unwrap(), written: Vec::new() };
    let exit = run(&mut Environment {
        arguments: arguments(command, &std::env::var(TARGET).unwrap()),
        input: &mut io::empty(),
        output: &mut io::sink(),
        errors: &mut errors,
        columns: None,
        progress: Some(100),
        colour: false,
        colour_errors: false,
        terminal: None,
        interactive: false,
        today: Date { year: 2026, month: 6, day: 1 },
    });
    // The harness has its own standard error; only this goes through it untouched.
    eprintln!("{}", String::from_utf8_lossy(&errors.written));
    std::process::exit(i32::from(exit.code()));
}

fn interrupted(command: &str, signals: u32) -> (Option<i32>, String, PathBuf) {
    let target = std::env::temp_dir().join(format!("capgap-interrupted-{}-{command}-{signals}.json", std::process::id()));
    let _ = std::fs::remove_file(&target);
    let output = Command::new(std::env::current_exe().unwrap())
        .args(["--exact", "child", "--nocapture"])
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .env(CASE, format!("{command} {signals}"))
        .env(TARGET, &target)
        .output()
        .unwrap();
    (output.status.code(), String::from_utf8_lossy(&output.stderr).into_owned(), target)
}

fn taken(path: &Path) -> serde_json::Value {
    let value = serde_json::from_slice(&std::fs::read(path).unwrap()).unwrap();
    std::fs::remove_file(path).unwrap();
    value
}

#[test]
fn a_plan_that_is_interrupted_is_the_best_so_far() {
    let (exit, errors, target) = interrupted("plan", 1);
    assert_eq!(exit, Some(130), "{errors}");
    assert!(errors.contains("Interrupted: what was written holds the best plan so far."), "{errors}");
    let plan = taken(&target);
    assert_eq!(plan["stopped"], "interrupted");
    assert!(!plan["items"].as_array().unwrap().is_empty(), "{plan:#}");
    assert!(plan["draws"]["draws"].as_u64().is_none_or(|made| made < 100_000), "{:#}", plan["draws"]);
}

#[test]
fn a_portfolio_that_is_interrupted_is_the_best_so_far() {
    let (exit, errors, target) = interrupted("portfolio", 1);
    assert_eq!(exit, Some(130), "{errors}");
    assert!(errors.contains("Interrupted: what was written holds the best portfolio so far."), "{errors}");
    let portfolio = taken(&target);
    assert_eq!(portfolio["stopped"], "interrupted");
    assert!(!portfolio["deliveries"].as_array().unwrap().is_empty(), "{portfolio:#}");
    assert!(portfolio["cost"]["middle"].as_f64().unwrap() <= 600_000.0);
}

#[test]
fn a_second_interrupt_ends_the_program_at_once() {
    for command in ["plan", "portfolio"] {
        let (exit, errors, target) = interrupted(command, 2);
        assert_eq!(exit, Some(130), "{errors}");
        assert!(!target.exists(), "nothing is written");
        assert!(!errors.contains("Interrupted:"), "{errors}");
    }
}
