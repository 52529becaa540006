//! Forms for ODK and KoboToolbox: what is written, and what of their exports is read back.
//!
//! `CAPGAP_FORMS=FOLDER cargo test --test xlsform forms_for_the_converter` leaves the forms of everything shipped in a folder, for
//! `.ci/xlsform`. `CAPGAP_BLESS=1 cargo test --test xlsform` writes the golden files anew; read each before it is kept.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)] // a test fails by panicking

mod common;

mod xlsform {
    mod engine;
    pub(crate) mod exports;
    pub(crate) mod expression;
    pub(crate) mod filled;
    pub(crate) mod form;
    pub(crate) mod read;
    pub(crate) mod written;
}
