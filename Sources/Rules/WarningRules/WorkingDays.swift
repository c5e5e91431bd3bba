public import Care

extension WorkingCalendar {
    /// The moment at which a number of working days is over.
    ///
    /// A working day is as much working time as lies between opening and closing; only working time counts, and
    /// what ends at closing time ends at that closing, not at the next opening. Hence:
    /// - begun in working time, one working day ends at the same minute of the next working day;
    /// - begun at opening, before it, after closing or on a day off, it ends when the next working day closes.
    ///
    /// This is the early reading of "one working day": an alert of Friday, 22:00 is due when Monday closes, not on
    /// Tuesday morning. Counting three days at once or one day three times gives the same moment. [D]
    ///
    /// - Parameter workingDays: 1 and more; nothing and less is over at once.
    public func moment(after start: Moment, workingDays: Int) -> Moment {
        guard workingDays > 0 else { return start }
        var day = start.day
        var from = max(minutes(opens), start.milliseconds - Moment(day).milliseconds)
        var left = Int64(workingDays) * (minutes(closes) - minutes(opens))
        // Ends, because some weekday is a working day and the holidays of a file are finite.
        while true {
            if isWorkingDay(day), from < minutes(closes) {
                let worked = minutes(closes) - from
                if left <= worked { return Moment(milliseconds: Moment(day).milliseconds + from + left) }
                left -= worked
            }
            day = day.adding(days: 1)
            from = minutes(opens)
        }
    }

    private func minutes(_ count: Int) -> Int64 { Int64(count) * 60_000 }
}
