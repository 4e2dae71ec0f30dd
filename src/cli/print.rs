//! Printing that survives a reader who leaves.

use std::io::{self, ErrorKind, Write};

use super::exit::Failure;

/// Prints to standard output.
pub(super) fn out(text: &str) -> Result<(), Failure> {
    let mut stream = io::stdout().lock();
    stream.write_all(text.as_bytes()).and_then(|()| stream.flush()).map_err(|error| {
        match error.kind() {
            ErrorKind::BrokenPipe => Failure::Pipe,
            _ => Failure::Failed(format!("cannot write the output: {error}")),
        }
    })
}

/// Prints a line to standard error; there is nobody to tell if that fails.
pub(super) fn err(text: &str) {
    drop(writeln!(io::stderr().lock(), "{}", text.trim_end()));
}
