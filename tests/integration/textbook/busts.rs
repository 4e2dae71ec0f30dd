//! Kinds of bust, by section 4 of MODEL.md: the years in which each is in force.

use super::years::Years;

impl Years {
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
