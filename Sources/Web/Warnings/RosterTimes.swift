import Care
import WarningRules

extension Visit {
    /// A day as the head of a column: "Mon 2 Mar".
    func dayName(_ day: Day) -> String {
        let (_, month, number) = day.civil
        return say(
            Phrase("duty.day.\(day.weekday)", ["month": say(Phrase("warnings.month.\(month)")), "day": "\(number)"]))
    }

    /// A stretch in a sentence: "today 18:00 to tomorrow 08:00".
    func span(_ stretch: Stretch) -> String {
        let (from, until) = (stretch.from, stretch.until)
        guard from.day != lastDay(of: stretch) else {
            return say(Phrase("duty.span", ["from": when(from), "until": endText(of: stretch)]))
        }
        return say(Phrase("duty.span", ["from": when(from), "until": when(until)]))
    }

    /// The part of a stretch that falls on a day: "08:00–18:00", "from 18:00", "until 08:00", "all day".
    func times(of stretch: Stretch, on day: Day) -> String {
        let (begins, ends) = (stretch.from >= Moment(day), stretch.until <= Moment(day.adding(days: 1)))
        switch (begins, ends) {
        case (true, true):
            return say(Phrase("duty.span", ["from": stretch.from.clockText, "until": endText(of: stretch)]))
        case (true, false) where lastDay(of: stretch) == day.adding(days: 1):
            return say(Phrase("duty.overnight", ["from": stretch.from.clockText, "until": endText(of: stretch)]))
        case (true, false): return say(Phrase("duty.fromOn", ["from": stretch.from.clockText]))
        case (false, true): return say(Phrase("duty.untilOn", ["until": endText(of: stretch)]))
        case (false, false): return say(Phrase("duty.allDay"))
        }
    }

    /// What ends at midnight ends at 24:00 of the day before, not at 00:00 of a day on which nothing happens.
    private func endText(of stretch: Stretch) -> String {
        stretch.until.minuteOfDay == 0 ? "24:00" : stretch.until.clockText
    }

    func lastDay(of stretch: Stretch) -> Day { Moment(milliseconds: stretch.until.milliseconds - 1).day }
}
