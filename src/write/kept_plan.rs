//! Kept plans: whole, or put into the text of an earlier one.

use super::edit::{NotToml, child, put_record, remove_record, set};
use super::records::Keys;
use crate::model::{KeptItem, KeptPlan};
use toml_edit::{DocumentMut, InlineTable, Item, Value, value};

/// The text of a plan file. `text` is the file as it was, whose comments, order and layout stay; empty where there was none.
///
/// # Errors
/// Where the text is not TOML.
pub fn kept_plan(text: &str, state: &str, plan: &KeptPlan, gone: &[String]) -> Result<String, NotToml> {
    let mut document: DocumentMut = text.parse().map_err(|_| NotToml)?;
    let root = document.as_table_mut();
    if !root.contains_key("format") {
        root.insert("format", value(1));
    }
    if let Some(head) = child(root, "plan") {
        for (key, value) in head_keys(state, plan) {
            if head.get(key).and_then(Item::as_value).is_none_or(|was| was.to_string().trim() != value.to_string().trim()) {
                set(head, key, value);
            }
        }
        if plan.budget.is_none() {
            head.remove("budget");
        }
    }
    for id in gone {
        remove_record(root, "item", id);
    }
    for item in &plan.items {
        put_record(root, "item", item.intervention.id.as_str(), &item_keys(item));
    }
    Ok(document.to_string())
}

fn head_keys(state: &str, plan: &KeptPlan) -> Keys {
    let mut prints = InlineTable::new();
    for (name, print) in &plan.fingerprints {
        prints.insert(name.as_str(), print.id.as_str().into());
    }
    let mut keys: Keys = vec![("state", state.into()), ("code", plan.code.as_str().into()), ("currency", plan.currency.as_str().into())];
    keys.push(("start", plan.start.to_string().into()));
    keys.extend(plan.budget.map(|budget| ("budget", number(budget))));
    keys.push(("targets", plan.targets.as_str().into()));
    keys.push(("threats", plan.threats.as_str().into()));
    keys.push(("fingerprints", prints.into()));
    keys
}

fn item_keys(item: &KeptItem) -> Keys {
    let mut keys: Keys = vec![
        ("id", item.intervention.id.as_str().into()),
        ("status", item.status.word().into()),
        ("owner", item.owner.as_str().into()),
        ("funder", item.funder.as_str().into()),
    ];
    keys.extend(item.start.map(|start| ("start", start.to_string().into())));
    keys.extend(item.end.map(|end| ("end", end.to_string().into())));
    keys.extend(item.cost.map(|cost| ("cost", number(cost))));
    keys.extend(item.promised.map(|points| ("promised", number(points))));
    keys
}

/// A number as a person would write it: whole ones without a point.
fn number(number: f64) -> Value {
    // proof: amounts stay far below 2^53, and what has a fraction is written with it
    #[allow(clippy::cast_possible_truncation)]
    if number.fract() == 0.0 { (number as i64).into() } else { number.into() }
}
