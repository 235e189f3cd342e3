//! Times in minutes: their mean, their median and the time within which nine of ten lie.

/// The seconds between two times, of all records: exact, at 8 bytes a record.
#[derive(Clone, Debug, Default)]
pub struct Seconds(Vec<i64>);

/// Times summed up.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Minutes {
    /// The arithmetic mean.
    pub mean: f64,
    /// The middle one, or the mean of the two in the middle.
    pub median: f64,
    /// The least time that at least nine of ten do not exceed (nearest rank).
    pub p90: f64,
}

impl Seconds {
    /// Adds a time.
    pub(super) fn add(&mut self, seconds: i64) {
        self.0.push(seconds);
    }

    /// The times summed up; none without any.
    #[expect(clippy::cast_precision_loss, reason = "times are below 2⁵³ seconds")]
    pub(super) fn minutes(mut self) -> Option<Minutes> {
        let all = &mut self.0;
        all.sort_unstable();
        let count = all.len();
        let last = count.checked_sub(1)?;
        let sum: i128 = all.iter().copied().map(i128::from).sum();
        let minutes = |seconds: i64| seconds as f64 / 60.0;
        let (low, high) = (all[last / 2], all[count / 2]);
        // The rank is 9/10 of the count, rounded up, and counts from 1.
        let rank = (count * 9).div_ceil(10);
        Some(Minutes {
            mean: sum as f64 / count as f64 / 60.0,
            median: f64::midpoint(minutes(low), minutes(high)),
            p90: minutes(all[rank - 1]),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(minutes: &[i64]) -> Option<[f64; 3]> {
        let seconds = Seconds(minutes.iter().map(|minutes| minutes * 60).collect());
        seconds.minutes().map(|found| [found.mean, found.median, found.p90])
    }

    #[test]
    fn the_ninth_of_ten_is_the_p90_and_nothing_has_none() {
        assert_eq!(of(&[]), None);
        assert_eq!(of(&[7]), Some([7.0, 7.0, 7.0]));
        assert_eq!(of(&[10, 1]), Some([5.5, 5.5, 10.0]));
        assert_eq!(of(&[10, 9, 8, 7, 6, 5, 4, 3, 2, 1]), Some([5.5, 5.5, 9.0]));
        assert_eq!(of(&[11, 10, 9, 8, 7, 6, 5, 4, 3, 2, 1]), Some([6.0, 6.0, 10.0]));
        assert_eq!(of(&[-5, 5]), Some([0.0, 0.0, 5.0]));
    }
}
