//! German units of keys.

pub(super) const ALL: &[(&str, &str)] = &[
    ("cells", "Zellen"),
    ("{0} a year", "{0} pro Jahr"),
    ("{0} per {1}", "{0} je {1}"),
    ("{0} per {2}", "{0} je {2}"),
    ("{0} per {2} and year", "{0} je {2} und Jahr"),
    ("{2} a year", "{2} pro Jahr"),
    ("{2} per {1}", "{2} je {1}"),
    ("TWh per {2} and year", "TWh je {2} und Jahr"),
    ("{3} per kWh", "{3} pro kWh"),
    ("a year", "pro Jahr"),
    ("% a year", "% pro Jahr"),
    ("% per root year", "% je Wurzel eines Jahres"),
    ("1/year", "pro Jahr"),
    ("steps", "Schritte"),
    ("{0} (default)", "{0} (Voreinstellung)"),
    ("paths", "Pfade"),
    ("unit of the metric", "Einheit der Kennzahl"),
    ("unit of the number", "Einheit der Zahl"),
    ("unit of the data", "Einheit der Daten"),
];
