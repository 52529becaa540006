//! Maturity scales.

use super::{Place, ScaleId};
use serde::Serialize;

/// A maturity scale: levels 0…L.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Scale {
    /// Id.
    pub id: ScaleId,
    /// Name for readers.
    pub title: String,
    /// The levels, from 0 upwards; at least two.
    pub levels: Vec<ScaleLevel>,
    /// Up to which level evidence of each status supports a level answer.
    pub supports: Supports,
    /// Where it is defined.
    #[serde(skip)]
    pub place: Place,
}

impl Scale {
    /// The highest level, L. At least 1.
    #[must_use]
    pub fn top(&self) -> u8 {
        u8::try_from(self.levels.len().saturating_sub(1)).unwrap_or(u8::MAX).max(1)
    }
}

/// One level of a scale.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ScaleLevel {
    /// Short name, such as "Established".
    pub name: String,
    /// The test that a level of this number has to meet, whatever the capability.
    pub test: String,
}

/// The level up to which a status of evidence supports a level answer. Each from 0 to L.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct Supports {
    /// For evidence that is adopted.
    pub adopted: u8,
    /// For evidence that something is in operation.
    pub in_operation: u8,
    /// For evidence that something was exercised.
    pub exercised: u8,
}

impl Supports {
    /// The rule of the method (2, 3 and 4) for a scale that ends at `top`; its last status always reaches the top.
    #[must_use]
    pub fn standard(top: u8) -> Self {
        Self { adopted: 2.min(top), in_operation: 3.min(top), exercised: top }
    }
}
