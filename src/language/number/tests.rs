use super::*;

#[test]
fn halves_go_away_from_zero_wherever_they_stand() {
    for share in [0.0185, 0.0425, 0.0115, 0.0965] {
        assert_eq!(tenths(share), percent(share));
    }
    assert_eq!([to_decimals(4.25, 1), to_decimals(-0.125, 2)], ["4.3", "-0.13"]);
    assert_eq!(plain(12.25), "12.3");
    // Standard errors, too: 0.125 is above half of nothing as much as below.
    let errors = [(0.001_25, Unit::Share), (0.25, Unit::Years), (12.5, Unit::Money)];
    assert_eq!(errors.map(|(own, unit)| error(own, unit)), ["0.13", "0.3", "13"]);
    assert_eq!(error(0.45, Unit::Money), "0.5");
}

#[test]
fn shares_beyond_the_whole_have_their_thousands_apart() {
    assert_eq!([percent(12.09), percent(-43.567), percent(9.99)], ["1,209 %", "−4,357 %", "999 %"]);
    assert_eq!([tenths(12.09), points(12.09)], ["1,209.0 %", "1,209"]);
    assert_eq!(share_format(12.09), "#,##0\u{a0}%");
}

#[test]
fn a_share_is_rounded_once() {
    for hits in 1..2000 {
        let share = f64::from(hits) / 2000.0;
        assert_eq!(percent(rounding::figures(share, 3, Unit::Share)), percent(share), "{share}");
    }
}

#[test]
fn numbers_read_well() {
    let cases = [
        (1_234_567.0, "1,234,567"),
        (999.6, "1,000"),
        (-12.34, "−12.3"),
        (0.0, "0"),
        (1.5, "1.50"),
        (0.25, "0.250"),
        (9.999_999_9, "10.0"),
        (0.999_999_9, "1.00"),
        (99.96, "100"),
        (-0.00001, "-1.00e-5"),
    ];
    for (number, text) in cases {
        assert_eq!(plain(number), text);
    }
    assert_eq!(
        (percent(0.1234), percent(0.056), percent(-0.5)),
        ("12 %".into(), "5.6 %".into(), "−50 %".into())
    );
    assert_eq!(value(f64::INFINITY, Unit::Year), "never");
    assert_eq!(value(f64::INFINITY, Unit::Rate), "undefined");
}

/// 46.45 is 46, and neither 46.5 nor what is made of that; what is not all is not 100 %.
#[test]
fn shares_are_rounded_once() {
    let said = |value, error| percent_of(Estimate { value, error: Some(error) });
    assert_eq!(said(0.46451, 0.0035), "46 %");
    assert_eq!(said(0.046_45, 0.0005), "4.6 %");
    assert_eq!(said(0.999_96, 0.0001), "over 99.9 %");
    assert_eq!(said(0.5438, 0.03), "54 %");
    assert_eq!((said(1.0, 0.0), said(0.754, 0.06)), ("100 %".into(), "75 %".into()));
}

/// On the screen, in columns, beside bars and in cells the same share is never all here and nearly all there.
#[test]
fn what_is_not_all_is_nowhere_told_to_be_all() {
    for share in [0.999_51, 0.999_76, 0.999_999] {
        let estimate = Estimate { value: share, error: Some(0.0002) };
        assert_eq!([percent(share), percent_of(estimate), tenths(share)], ["over 99.9 %"; 3]);
        assert_eq!(share_format(share), "\">99.9\u{a0}%\"");
    }
    for share in [0.000_49, 0.000_000_1] {
        let estimate = Estimate { value: share, error: None };
        assert_eq!([percent(share), percent_of(estimate), tenths(share)], ["under 0.1 %"; 3]);
        assert_eq!(share_format(share), "\"<0.1\u{a0}%\"");
    }
    assert_eq!([tenths(0.0), tenths(1.0), tenths(0.978)], ["0.0 %", "100.0 %", "97.8 %"]);
    let formats = [0.0, 0.043, 0.57, 0.978, 1.0].map(share_format);
    assert_eq!(
        formats.map(|own| own.replace('\u{a0}', " ")),
        ["0 %", "0.0 %", "0 %", "0.0 %", "0 %"]
    );
    assert_eq!([short("under 0.1 %"), short("über 99,9 %")], ["<0.1 %", ">99,9 %"]);
}

#[test]
fn marks_read_well() {
    let marks = [0.0, 0.5, 1.0];
    assert_eq!(marks.map(|mark| tick(mark, &marks, Unit::Ratio)), ["0.0", "0.5", "1.0"]);
    assert_eq!(tick(-1500.0, &[-1500.0, 0.0], Unit::Money), "−1,500");
    assert_eq!(tick(0.25, &[0.25, 0.5], Unit::Share), "25 %");
    assert_eq!(
        (percent(0.997), percent(0.0001), percent(0.0)),
        ("99.7 %".into(), "under 0.1 %".into(), "0 %".into())
    );
    assert_eq!(
        (percent(0.725), percent(0.0345), percent(-0.125)),
        ("73 %".into(), "3.5 %".into(), "−13 %".into())
    );
    assert_eq!(
        (percent(0.9996), percent(0.98515), percent(0.9902), percent(1.0)),
        ("over 99.9 %".into(), "98.5 %".into(), "99 %".into(), "100 %".into())
    );
}
