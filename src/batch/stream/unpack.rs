//! Packed streams: gzip and Zstandard, told by how they begin.

use flate2::read::MultiGzDecoder;
use ruzstd::decoding::errors::{FrameDecoderError, ReadFrameHeaderError};
use ruzstd::decoding::{BlockDecodingStrategy, FrameDecoder};
use std::io::{self, Cursor, Read};

/// Bytes from somewhere.
pub(super) type Bytes<'r> = Box<dyn Read + Send + 'r>;

/// The bytes of a stream as they were before they were packed, and whether they were.
pub(super) fn unpacked(mut reader: Bytes<'_>) -> io::Result<(Bytes<'_>, bool)> {
    let mut start = [0; 4];
    let mut length = 0;
    while length < start.len() {
        match reader.read(&mut start[length..]) {
            Ok(0) => break,
            Ok(read) => length += read,
            Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
            Err(error) => return Err(error),
        }
    }
    let whole: Bytes<'_> = Box::new(Cursor::new(start[..length].to_vec()).chain(reader));
    Ok(match &start[..length] {
        [0x1f, 0x8b, ..] => (Box::new(MultiGzDecoder::new(whole)), true),
        [0x28, 0xb5, 0x2f, 0xfd] => (Box::new(Frames::new(whole)), true),
        _ => (whole, false),
    })
}

/// Frames of Zstandard one behind the other, as several writers make them.
struct Frames<'r> {
    source: Bytes<'r>,
    frame: FrameDecoder,
    /// Whether a frame has begun and is not over.
    within: bool,
}

/// Windows beyond this are of a file that would fill the memory.
const LARGEST_WINDOW: u64 = 8 * 1024 * 1024;

fn invalid(error: impl ToString) -> io::Error {
    io::Error::new(io::ErrorKind::InvalidData, error.to_string())
}

impl<'r> Frames<'r> {
    fn new(source: Bytes<'r>) -> Self {
        let mut frame = FrameDecoder::new();
        frame.set_max_window_size(LARGEST_WINDOW);
        Self { source, frame, within: false }
    }

    /// Begins the next frame; false where there is none.
    fn begin(&mut self) -> io::Result<bool> {
        loop {
            let mut first = [0; 1];
            if self.source.read(&mut first)? == 0 {
                return Ok(false);
            }
            match self.frame.init((&first[..]).chain(&mut self.source)) {
                Ok(()) => return Ok(true),
                Err(FrameDecoderError::ReadFrameHeaderError(ReadFrameHeaderError::SkipFrame { length, .. })) => {
                    io::copy(&mut self.source.by_ref().take(u64::from(length)), &mut io::sink())?;
                }
                Err(error) => return Err(invalid(error)),
            }
        }
    }
}

impl Read for Frames<'_> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        while !buffer.is_empty() {
            if !self.within {
                if !self.begin()? {
                    break;
                }
                self.within = true;
            }
            while self.frame.can_collect() == 0 && !self.frame.is_finished() {
                self.frame.decode_blocks(&mut self.source, BlockDecodingStrategy::UptoBlocks(1)).map_err(invalid)?;
            }
            let read = self.frame.read(buffer)?;
            if read > 0 {
                return Ok(read);
            }
            let written = self.frame.get_checksum_from_data();
            if written.is_some() && written != self.frame.get_calculated_checksum() {
                return Err(invalid("checksum"));
            }
            self.within = false;
        }
        Ok(0)
    }
}
