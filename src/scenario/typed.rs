//! Options of commands that stand for a key: settings that are told as they are typed, `--paths 4096`.

/// An option that sets a key.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Typed {
    /// `--paths`
    Paths,
    /// `--seed`
    Seed,
}

impl Typed {
    const ALL: [Self; 2] = [Self::Paths, Self::Seed];

    /// How it is typed.
    pub(super) const fn name(self) -> &'static str {
        match self {
            Self::Paths => "--paths",
            Self::Seed => "--seed",
        }
    }

    /// The key that it stands for.
    pub(super) const fn key(self) -> [&'static str; 2] {
        match self {
            Self::Paths => ["run", "paths"],
            Self::Seed => ["run", "seed"],
        }
    }

    /// The option with its value, as a setting beside those of `--set`.
    pub fn setting(self, value: u64) -> String {
        format!("{} {value}", self.name())
    }

    /// The option and the value of a setting that is one. No setting of a key is: it has an equals sign.
    pub(super) fn of(setting: &str) -> Option<(Self, &str)> {
        let (name, value) = setting.split_once(' ')?;
        let option = Self::ALL.into_iter().find(|option| option.name() == name)?;
        let digits = !value.is_empty() && value.bytes().all(|byte| byte.is_ascii_digit());
        digits.then_some((option, value))
    }

    /// Whether a source is what was typed behind such an option.
    pub(super) fn is_source(name: &str) -> bool {
        Self::ALL.iter().any(|option| option.name() == name)
    }
}
