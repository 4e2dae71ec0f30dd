//! Sizes of charts: all are 1080 pixels high, so that letters are equally large on a slide.

/// Width and height of a picture.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Size {
    /// 16:9, a whole slide: 1920 by 1080.
    #[default]
    Wide,
    /// 4:3: 1440 by 1080.
    Standard,
    /// 1080 by 1080.
    Square,
    /// Half of a 16:9 slide: 960 by 1080.
    Half,
}

impl Size {
    /// All sizes with their names.
    pub const ALL: [(&'static str, Self); 4] = [
        ("16:9", Self::Wide),
        ("4:3", Self::Standard),
        ("square", Self::Square),
        ("half", Self::Half),
    ];

    /// Width and height, pixels.
    pub const fn pixels(self) -> (u32, u32) {
        match self {
            Self::Wide => (1920, 1080),
            Self::Standard => (1440, 1080),
            Self::Square => (1080, 1080),
            Self::Half => (960, 1080),
        }
    }
}
