//! Kinds of bust, by section 4 of MODEL.md: the years in which each is in force.

use super::years::Years;

impl Years {
    pub(super) fn of_busts(&self, name: &str) -> Option<f64> {
        let yes = |flag: bool| f64::from(u8::from(flag));
        let ends = || self.busts().into_iter().flatten();
        let ends = || ends().reduce(|a, b| (a.0.min(b.0), a.1.max(b.1)));
        Some(match name {
            "bust_books_other_standard" => {
                let [loss, book] = ["write_down_other_standard", "book_value_other_standard"];
                yes(self.lost(loss, book, "spending", self.limits[2]).is_some())
            }
            "bust" => yes(ends().is_some()),
            "bust_begins" => ends().map_or(f64::INFINITY, |ends| ends.0),
            "bust_years" => ends().map_or(f64::INFINITY, |ends| ends.1 - ends.0 + 1.0),
            _ => {
                let names = ["spending", "price", "books", "credit"];
                let own = names.iter().position(|own| name[5..].starts_with(own))?;
                let ends = self.busts()[own];
                let begins = ends.map_or(f64::INFINITY, |ends| ends.0);
                if name.ends_with("_begins") { begins } else { yes(ends.is_some()) }
            }
        })
    }

    /// First and last year in which each kind of bust is in force.
    pub(super) fn busts(&self) -> [Option<(f64, f64)>; 4] {
        let [_, _, books, _] = self.limits;
        let has = |name: &str| self.tracks.contains_key(name);
        let books =
            has("book_value").then(|| self.lost("write_down", "book_value", "spending", books));
        let credit = has("lender_loss") && has("debt");
        let limit = self.limits[3];
        let credit = credit.then(|| self.lost("lender_loss", "debt", "borrowing", limit));
        [self.spending_bust(), self.price_bust(), books.flatten(), credit.flatten()]
    }

    fn marked(&self, rows: &[usize]) -> Option<(f64, f64)> {
        let (first, last) = (rows.iter().min()?, rows.iter().max()?);
        Some((self.year(*first), self.year(*last)))
    }

    fn spending_bust(&self) -> Option<(f64, f64)> {
        let (spent, limit) = (self.get("spending"), self.limits[0]);
        let mut rows = Vec::new();
        for peak in 1..spent.len() {
            let highest = spent[1..peak].iter().all(|earlier| *earlier < spent[peak]);
            let low = (1.0 - limit) * spent[peak];
            let until = spent[peak + 1..].iter().take(3).position(|later| *later <= low);
            let Some(until) = until.filter(|_| highest) else { continue };
            if spent[peak + 1..peak + 1 + until].iter().any(|later| *later > spent[peak]) {
                continue;
            }
            let mut reached = false;
            for row in peak + 1..spent.len() {
                reached |= spent[row] <= low;
                if reached && spent[row] > low {
                    break;
                }
                rows.push(row);
            }
        }
        self.marked(&rows)
    }

    fn price_bust(&self) -> Option<(f64, f64)> {
        let (margins, limit) = (self.get("relative_margin"), self.limits[1]);
        let below = |row: usize| {
            margins[row] < limit && margins[..row].iter().any(|earlier| *earlier >= limit)
        };
        let last = margins.len() - 1;
        let rows: Vec<usize> = (1..=last)
            .filter(|row| below(*row))
            .filter(|row| {
                (*row > 1 && below(row - 1)) || (*row < last && below(row + 1)) || last == 1
            })
            .collect();
        self.marked(&rows)
    }

    /// Three years whose losses pass a share of what could be lost.
    pub(super) fn lost(
        &self,
        loss: &str,
        stock: &str,
        added: &str,
        limit: f64,
    ) -> Option<(f64, f64)> {
        let [loss, stock, added] = [loss, stock, added].map(|track| self.get(track));
        let length = 3.min(loss.len() - 1);
        let mut rows = Vec::new();
        for first in 1..=loss.len() - length {
            let years = first..first + length;
            let could = stock[first - 1] + added[years.clone()].iter().sum::<f64>();
            let most = limit * could;
            if loss[years.clone()].iter().sum::<f64>() > most {
                let own: Vec<usize> = years.filter(|row| loss[*row] >= most / 3.0).collect();
                rows.extend(own);
            }
        }
        self.marked(&rows)
    }
}
