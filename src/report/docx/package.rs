//! The parts of a file in their archive.

use std::io::{Cursor, Write};
use zip::result::ZipResult;
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipWriter};

/// A part: its name in the archive and its content.
pub(super) struct Part {
    pub(super) name: String,
    pub(super) content: Vec<u8>,
}

impl Part {
    pub(super) fn xml(name: &str, content: &str) -> Self {
        let declaration = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";
        Self { name: name.to_owned(), content: [declaration, content].concat().into_bytes() }
    }
}

/// The archive of the parts in this order, with one date for all of them.
pub(super) fn pack(parts: &[Part]) -> Vec<u8> {
    // proof: memory takes all that is written; the names are short and different, and what is large is announced as large
    #[allow(clippy::expect_used)]
    let packed = packed(parts).expect("memory");
    packed
}

fn packed(parts: &[Part]) -> ZipResult<Vec<u8>> {
    let options = SimpleFileOptions::default().last_modified_time(DateTime::default()).unix_permissions(0o644);
    let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
    for part in parts {
        // A picture is packed already.
        let method = if part.name.ends_with(".png") { CompressionMethod::Stored } else { CompressionMethod::Deflated };
        let large = u32::try_from(part.content.len()).is_err();
        archive.start_file(part.name.as_str(), options.compression_method(method).large_file(large))?;
        archive.write_all(&part.content)?;
    }
    Ok(archive.finish()?.into_inner())
}
