//! German units of keys.

pub(super) const ALL: &[(&str, &str)] = &[
    ("cells", "Zellen"),
    ("{money} a year", "{money} pro Jahr"),
    ("{money} per {unit}", "{money} je {unit}"),
    ("{money} per {site}", "{money} je {site}"),
    ("{money} per {site} and year", "{money} je {site} und Jahr"),
    ("{site} a year", "{site} pro Jahr"),
    ("{site} per {unit}", "{site} je {unit}"),
    ("TWh per {site} and year", "TWh je {site} und Jahr"),
    ("{symbol} per kWh", "{symbol} pro kWh"),
    ("{symbol}{value} per kWh", "{value} {symbol} pro kWh"),
    ("a year", "pro Jahr"),
    ("% a year", "% pro Jahr"),
    ("% per root year", "% je Wurzel eines Jahres"),
    ("1/year", "pro Jahr"),
    ("steps", "Schritte"),
    ("{value} (default)", "{value} (Voreinstellung)"),
    ("paths", "Pfade"),
    ("unit of the metric", "Einheit der Kennzahl"),
    ("unit of the number", "Einheit der Zahl"),
    ("unit of the data", "Einheit der Daten"),
];
