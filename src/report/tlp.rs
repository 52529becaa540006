//! The colours of the Traffic Light Protocol 2.0, as FIRST gives them.

/// The label of a marking, without the national classification that may stand behind it.
pub(super) fn label(marking: &str) -> &str {
    marking.split_once("; ").map_or(marking, |(label, _)| label)
}

/// Red, green and blue, 0 to 255 each, of the letters of a marking, which stand on black; white where the marking is none of the protocol's.
pub(super) fn letters(marking: &str) -> [u8; 3] {
    match label(marking) {
        "TLP:RED" => [0xff, 0x2b, 0x2b],
        "TLP:AMBER" | "TLP:AMBER+STRICT" => [0xff, 0xc0, 0x00],
        "TLP:GREEN" => [0x33, 0xff, 0x00],
        _ => [0xff, 0xff, 0xff],
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Marking;

    #[test]
    fn every_label_has_its_colour() {
        let colours: Vec<_> = Marking::ALL.iter().map(|(label, _)| letters(label)).collect();
        assert_eq!(colours, [[255, 255, 255], [51, 255, 0], [255, 192, 0], [255, 192, 0], [255, 43, 43]]);
    }
}
