//! What a form says.

use super::form::{built_in, bytes, questionnaires};
use std::path::Path;

#[test]
fn forms_for_the_converter() {
    let library = built_in();
    let all = questionnaires(&library);
    assert!(all.len() > 10, "{all:?}");
    for questionnaire in all {
        let bytes = bytes(&library, &questionnaire);
        assert!(bytes.len() > 10_000);
        if let Some(folder) = std::env::var_os("CAPGAP_FORMS") {
            std::fs::write(Path::new(&folder).join(format!("{questionnaire}.xlsx")), bytes).expect("the form can be written");
        }
    }
}
