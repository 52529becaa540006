//! Pixels as a small PNG: drawings have few colours, so that one byte a pixel is enough.

use png::{BitDepth, ColorType, Compression, Encoder, Filter, PixelDimensions, Unit};
use std::collections::{BTreeMap, BTreeSet};
use tiny_skia::Pixmap;

/// The most colours of a palette.
const MOST_COLOURS: usize = 256;

/// The pixels in PNG, with so many of them in a metre; nothing where that cannot be written.
///
/// Edges of letters blend two colours in many steps; where there are too many for a palette, steps are joined until they fit.
pub(super) fn encode(pixels: &Pixmap, density: f64) -> Option<Vec<u8>> {
    let colours = || pixels.pixels().iter().map(|pixel| [pixel.red(), pixel.green(), pixel.blue()]);
    let mut different = BTreeSet::new();
    let mut last = None;
    for colour in colours() {
        // Most pixels are like the one before them.
        if last != Some(colour) {
            last = Some(colour);
            different.insert(colour);
        }
    }
    let joined = |bits: u32| -> BTreeMap<[u8; 3], u8> { different.iter().map(|colour| (coarse(*colour, bits), 0)).collect() };
    let mut bits = 0;
    let mut counted = joined(bits);
    while counted.len() > MOST_COLOURS {
        bits += 1;
        counted = joined(bits);
    }
    let mut palette = Vec::new();
    for (at, (colour, index)) in counted.iter_mut().enumerate() {
        *index = u8::try_from(at).unwrap_or(u8::MAX);
        palette.extend(*colour);
    }
    let index = |colour: [u8; 3]| counted.get(&coarse(colour, bits)).copied().unwrap_or(0);
    let mut last = ([0; 3], index([0; 3]));
    let mut indices = Vec::with_capacity(pixels.pixels().len());
    for colour in colours() {
        if colour != last.0 {
            last = (colour, index(colour));
        }
        indices.push(last.1);
    }
    let mut file = Vec::new();
    let mut encoder = Encoder::new(&mut file, pixels.width(), pixels.height());
    encoder.set_color(ColorType::Indexed);
    encoder.set_depth(BitDepth::Eight);
    encoder.set_palette(palette);
    encoder.set_compression(Compression::Balanced);
    encoder.set_filter(Filter::NoFilter);
    // proof: densities are those of printing, a few thousand pixels in a metre
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
    let in_metre = density.round().clamp(1.0, 1e6) as u32;
    encoder.set_pixel_dims(Some(PixelDimensions { xppu: in_metre, yppu: in_metre, unit: Unit::Meter }));
    let mut writer = encoder.write_header().ok()?;
    writer.write_image_data(&indices).ok()?;
    writer.finish().ok()?;
    Some(file)
}

/// A colour without its last bits; white and black stay what they are.
fn coarse(colour: [u8; 3], bits: u32) -> [u8; 3] {
    let joined = |part: u8| {
        let kept = part >> bits;
        let most = u8::MAX >> bits;
        // proof: the quotient of a part by the largest part, times 255, stays within a byte
        u8::try_from(u32::from(kept) * 255 / u32::from(most.max(1))).unwrap_or(u8::MAX)
    };
    if bits == 0 { colour } else { colour.map(joined) }
}
