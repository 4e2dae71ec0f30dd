//! Tables as Parquet: columns without nesting, each row group one page a column, plain values packed by Snappy. The structures
//! of the format and their encoding are the crate `polars-parquet-format`'s; the full crate takes thirty times as long to build.

mod page;

use std::io::Write;

pub(super) use page::Values;
use polars_parquet_format::{
    ColumnChunk, ColumnMetaData, CompressionCodec, ConvertedType, DataPageHeader, Encoding,
    FieldRepetitionType, FileMetaData, KeyValue, PageHeader, PageType, RowGroup, SchemaElement,
    Type, thrift::protocol::TCompactOutputProtocol,
};
use rayon::prelude::*;

use super::{folder::Staged, hashed_file::HashedFile};

/// Begins and ends a file.
const MAGIC: &[u8] = b"PAR1";

/// What a column holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// Whole numbers.
    Whole,
    /// Numbers in double precision, or none.
    Number,
    /// Yes or no.
    YesNo,
    /// Words, or none.
    Words,
}

/// A file under writing.
pub(super) struct Parquet {
    file: HashedFile,
    columns: Vec<(String, Kind)>,
    groups: Vec<RowGroup>,
    rows: i64,
}

/// A page with its header in front.
struct Packed {
    bytes: Vec<u8>,
    /// Bytes of the page and its header before it was compressed.
    unpacked: i64,
}

impl Parquet {
    /// Begins a file with columns of these names and kinds.
    pub(super) fn create(
        staged: &Staged,
        name: &str,
        columns: Vec<(String, Kind)>,
    ) -> Result<Self, String> {
        let mut file = HashedFile::create(staged, name)?;
        file.write_all(MAGIC).map_err(|error| file.failure(&error))?;
        Ok(Self { file, columns, groups: Vec::new(), rows: 0 })
    }

    /// Adds rows, of each column in its order.
    pub(super) fn add(&mut self, columns: &[Values<'_>]) -> Result<(), String> {
        let rows = count(columns.first().map_or(0, Values::len));
        debug_assert_eq!(columns.len(), self.columns.len(), "every column has its values");
        let packed: Result<Vec<Packed>, String> = columns.par_iter().map(pack).collect();
        let mut chunks = Vec::new();
        for (place, page) in packed?.into_iter().enumerate() {
            let offset = self.file.bytes().cast_signed();
            self.file.write_all(&page.bytes).map_err(|error| self.file.failure(&error))?;
            let (name, kind) = &self.columns[place];
            let size = count(page.bytes.len());
            chunks.push(chunk(name, *kind, (offset, rows), (page.unpacked, size)));
        }
        let sum = |of: fn(&ColumnMetaData) -> i64| {
            chunks.iter().filter_map(|chunk| chunk.meta_data.as_ref()).map(of).sum::<i64>()
        };
        let (unpacked, size) =
            (sum(|c| c.total_uncompressed_size), sum(|c| c.total_compressed_size));
        let offset = chunks.first().map(|chunk| chunk.file_offset);
        self.groups.push(RowGroup::new(chunks, unpacked, rows, None, offset, size, None));
        self.rows += rows;
        Ok(())
    }

    /// Takes the file back.
    pub(super) fn discard(self) -> Result<(), String> {
        self.file.discard()
    }

    /// Ends the file with what it is about; its name and hash.
    pub(super) fn finish(mut self, about: Vec<(&str, String)>) -> Result<(String, String), String> {
        let about = about.into_iter().map(|(key, value)| KeyValue::new(key.to_owned(), value));
        let about: Vec<KeyValue> = about.collect();
        let by = format!("overbuild version {}", env!("CARGO_PKG_VERSION"));
        let schema = schema(&self.columns);
        let footer =
            FileMetaData::new(1, schema, self.rows, self.groups, about, by, None, None, None);
        let mut bytes = encoded(|protocol| footer.write_to_out_protocol(protocol))?;
        let length = u32::try_from(bytes.len()).map_err(|_| "error: too many row groups")?;
        bytes.extend(length.to_le_bytes());
        bytes.extend(MAGIC);
        self.file.write_all(&bytes).map_err(|error| self.file.failure(&error))?;
        Ok(self.file.finish())
    }
}

fn count(number: usize) -> i64 {
    i64::try_from(number).unwrap_or(i64::MAX)
}

/// A root and a leaf for each column.
fn schema(columns: &[(String, Kind)]) -> Vec<SchemaElement> {
    let count = i32::try_from(columns.len()).unwrap_or(i32::MAX);
    let root = SchemaElement::new(
        None,
        None,
        None,
        "table".to_owned(),
        count,
        None,
        None,
        None,
        None,
        None,
    );
    let leaf = |(name, kind): &(String, Kind)| {
        let may_lack = matches!(kind, Kind::Number | Kind::Words);
        let repetition =
            if may_lack { FieldRepetitionType::OPTIONAL } else { FieldRepetitionType::REQUIRED };
        let words = (*kind == Kind::Words).then_some(ConvertedType::UTF8);
        let name = name.clone();
        SchemaElement::new(
            physical(*kind),
            None,
            repetition,
            name,
            None,
            words,
            None,
            None,
            None,
            None,
        )
    };
    std::iter::once(root).chain(columns.iter().map(leaf)).collect()
}

const fn physical(kind: Kind) -> Type {
    match kind {
        Kind::Whole => Type::INT64,
        Kind::Number => Type::DOUBLE,
        Kind::YesNo => Type::BOOLEAN,
        Kind::Words => Type::BYTE_ARRAY,
    }
}

fn pack(values: &Values<'_>) -> Result<Packed, String> {
    let page = values.page();
    let small = |bytes: usize| i32::try_from(bytes).map_err(|_| "error: a page is too large");
    let body =
        snap::raw::Encoder::new().compress_vec(&page).map_err(|error| format!("error: {error}"))?;
    let about = DataPageHeader::new(
        small(values.len())?,
        Encoding::PLAIN,
        Encoding::RLE,
        Encoding::RLE,
        None,
    );
    let (unpacked, packed) = (small(page.len())?, small(body.len())?);
    let header =
        PageHeader::new(PageType::DATA_PAGE, unpacked, packed, None, about, None, None, None);
    let mut bytes = encoded(|protocol| header.write_to_out_protocol(protocol))?;
    let unpacked = count(bytes.len() + page.len());
    bytes.extend(body);
    Ok(Packed { bytes, unpacked })
}

/// Where a column of a row group stands, and how it is written.
fn chunk(
    name: &str,
    kind: Kind,
    (offset, rows): (i64, i64),
    (unpacked, size): (i64, i64),
) -> ColumnChunk {
    let encodings = vec![Encoding::PLAIN, Encoding::RLE];
    let about = ColumnMetaData::new(
        physical(kind),
        encodings,
        vec![name.to_owned()],
        CompressionCodec::SNAPPY,
        rows,
        unpacked,
        size,
        None,
        offset,
        None,
        None,
        None,
        None,
        None,
        None,
        None,
    );
    ColumnChunk::new(None, offset, about, None, None, None, None, None, None)
}

fn encoded(
    write: impl FnOnce(
        &mut TCompactOutputProtocol<&mut Vec<u8>>,
    ) -> polars_parquet_format::thrift::Result<usize>,
) -> Result<Vec<u8>, String> {
    let mut bytes = Vec::new();
    let written = write(&mut TCompactOutputProtocol::new(&mut bytes));
    written.map_err(|error| format!("error: {error}"))?;
    Ok(bytes)
}
