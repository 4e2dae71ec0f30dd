//! The running sums against loops over cohorts.

use super::*;

/// A book of cohorts one by one, as a textbook keeps it.
struct Textbook(Vec<(f64, usize, f64)>);

impl Textbook {
    fn carrying(&self, now: usize, life: usize) -> f64 {
        // Half a step is gone at the end of the step of installation.
        let left = |start: usize| {
            ((start + life) as f64 - now as f64 + 0.5).max(0.0).min(life as f64) / life as f64
        };
        self.0.iter().map(|(cost, start, kept)| cost * kept * left(*start)).sum()
    }
}

#[test]
fn a_shorter_life_spreads_what_is_left_over_what_is_left() {
    let mut book = Book::new(Lag::new(&fill(8.0), 1.0), usize::MAX - 1);
    let whole = [fill(1.0); 1 + STANDARDS];
    book.step(0, &fill(80.0), &whole);
    book.step(1, &fill(40.0), &whole);
    // After two steps: 65 with six steps and a half left, 37.5 with seven and a half. The life falls to five.
    book.shorten(2, &Lag::new(&fill(5.0), 1.0), &fill(1.0));
    let mut left = Vec::new();
    for now in 2..8 {
        book.step(now, &fill(0.0), &whole);
        left.push((book.unimpaired(0) * 1e6).round() / 1e6);
    }
    // 65 in three steps and a half, 37.5 in four and a half.
    assert_eq!(left, [75.595_238, 48.690_476, 21.785_714, 4.166_667, 0.0, 0.0]);
}

/// Lives of whole steps and of parts of one, on all paths or on some while others keep their life: nothing is left in the
/// end, and nothing is depreciated that is not there.
#[test]
fn shortened_books_end() {
    let mut some = fill(0.0);
    some[1] = 1.0;
    for (old, new) in [(8.0, 5.0), (8.4, 5.0), (8.0, 5.3), (8.4, 5.7), (3.6, 1.0), (4.0, 6.0)] {
        for date in 0..12 {
            for event in [some, fill(1.0)] {
                shortened_book_ends((old, new), date, &event);
            }
        }
    }
}

fn shortened_book_ends((old, new): (f64, f64), date: usize, event: &Column) {
    let mut book = Book::new(Lag::new(&fill(old), 1.0), usize::MAX - 1);
    for now in 0..30 {
        if now == date {
            book.shorten(now, &Lag::new(&fill(new), 1.0), event);
        }
        let cost = if now < 10 { 10.0 } else { 0.0 };
        book.step(now, &fill(cost), &[fill(1.0); 1 + STANDARDS]);
        let least = (0..2).map(|i| book.unimpaired(i)).fold(f64::INFINITY, f64::min);
        assert!(least > -1e-9, "{old} {new} {date} {now}: {least}");
    }
    for i in 0..2 {
        let left = [book.unimpaired(i), book.rates[0][i], book.plain_depreciation()[i]];
        assert!(left.iter().all(|left| left.abs() < 1e-9), "{old} {new} {date}: {left:?}");
    }
}

/// What would have ended before the step of the shortening is written off in it, whatever part of a step the
/// new life has.
#[test]
fn what_is_too_old_is_written_off_at_once() {
    let mut book = Book::new(Lag::new(&fill(8.0), 1.0), usize::MAX - 1);
    book.step(0, &fill(80.0), &[fill(1.0); 1 + STANDARDS]);
    for now in 1..5 {
        book.step(now, &fill(0.0), &[fill(1.0); 1 + STANDARDS]);
    }
    book.shorten(5, &Lag::new(&fill(2.4), 1.0), &fill(1.0));
    book.step(5, &fill(0.0), &[fill(1.0); 1 + STANDARDS]);
    assert!(book.unimpaired(0).abs() < 1e-9, "{}", book.unimpaired(0));
}

#[test]
fn running_sums_equal_a_loop_over_cohorts() {
    let life = 8;
    let mut book = Book::new(Lag::new(&fill(8.0), 1.0), 60);
    let mut impaired = Impaired::NONE;
    let mut textbook = Textbook(Vec::new());
    for now in 0..60_usize {
        let cost = 10.0 + (now * 7 % 5) as f64;
        book.step(
            now,
            &fill(cost),
            &entries(&[impaired.clone(), Impaired::NONE], &[fill(1.0); STANDARDS]),
        );
        textbook.0.push((cost, now, 1.0));
        if now % 4 == 3 {
            let share = if now == 31 { 1.0 - 1e-9 } else { 0.3 };
            impaired.write_down(0, share);
            textbook.0.iter_mut().for_each(|cohort| cohort.2 *= 1.0 - share);
        }
        if now % 12 == 9 {
            impaired.reverse(0, 0.6);
            textbook.0.iter_mut().for_each(|cohort| cohort.2 += 0.6 * (1.0 - cohort.2));
        }
        impaired.renormalise(0, std::slice::from_mut(&mut book));
        let (found, expected) =
            (book.carrying_amount(0, 0, &impaired), textbook.carrying(now + 1, life));
        assert!((found - expected).abs() < 1e-9, "step {now}: {found} {expected}");
    }
}
