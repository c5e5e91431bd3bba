import Care
import WarningRules

/// Beyond this the moment itself ("tomorrow 12:00") says more than a count of hours. The same as in `duty.js`.
private let hoursCounted = 12

extension Visit {
    /// A moment as people say it: "today 10:05".
    func when(_ moment: Moment) -> String {
        let time = moment.clockText
        switch moment.day.daysSince1970 - now.day.daysSince1970 {
        case -1: return say(Phrase("warnings.when.yesterday", ["time": time]))
        case 0: return say(Phrase("warnings.when.today", ["time": time]))
        case 1: return say(Phrase("warnings.when.tomorrow", ["time": time]))
        case 2...6: return say(Phrase("warnings.when.weekday.\(moment.day.weekday)", ["time": time]))
        default: return date(moment)
        }
    }

    /// The full date, with the time.
    func date(_ moment: Moment) -> String {
        let (year, month, day) = moment.day.civil
        let name = say(Phrase("warnings.month.\(month)"))
        return say(
            Phrase("warnings.when.date", ["year": "\(year)", "month": name, "day": "\(day)", "time": moment.clockText]))
    }

    /// The full date of a day.
    func date(_ day: Day) -> String {
        let (year, month, number) = day.civil
        let name = say(Phrase("warnings.month.\(month)"))
        return say(Phrase("warnings.when.day", ["year": "\(year)", "month": name, "day": "\(number)"]))
    }

    /// From three days on, minutes: nobody counts hours any more.
    private static let daysCounted = 3 * 24 * 60

    func timeLeft(until due: Moment) -> String {
        let left = TimeLeft(until: due, at: now)
        let (hours, minutes) = ("\(left.minutes / 60)", "\(left.minutes % 60)")
        switch (left.isOver, left.minutes) {
        case (true, ..<60): return say(Phrase("warnings.late.minutes", ["n": minutes]))
        case (true, ..<Self.daysCounted): return say(Phrase("warnings.late.hours", ["h": hours, "m": minutes]))
        case (true, _): return say(Phrase("warnings.late.days", ["d": "\(left.minutes / (24 * 60))"]))
        case (false, ..<60): return say(Phrase("warnings.left.minutes", ["n": minutes]))
        case (false, ..<(hoursCounted * 60)): return say(Phrase("warnings.left.hours", ["h": hours, "m": minutes]))
        default: return when(due)
        }
    }

    /// A stretch of time, in minutes below an hour.
    func length(minutes: Int) -> String {
        minutes < 60
            ? say(Phrase("warnings.left.minutes", ["n": "\(minutes)"]))
            : say(Phrase("warnings.left.hours", ["h": "\(minutes / 60)", "m": "\(minutes % 60)"]))
    }
}

extension Moment {
    /// For the `datetime` attribute, in China's civil time.
    var machineText: String { "\(day)T\(clockText)+08:00" }
}

/// The parts of a page that tick: the script reads the words from `main`, and the moments from each clock.
enum Ticking {
    static func attributes(_ visit: Visit) -> HTML {
        """
         data-live="/duty/live" data-now="\(visit.now.milliseconds)"
         data-left-minutes="\(say: "warnings.left.minutes", ["n": "{n}"])"
         data-left-hours="\(say: "warnings.left.hours", ["h": "{h}", "m": "{m}"])"
         data-late-minutes="\(say: "warnings.late.minutes", ["n": "{n}"])"
         data-late-hours="\(say: "warnings.late.hours", ["h": "{h}", "m": "{m}"])"
        """
    }

    static func time(until due: Moment, _ visit: Visit) -> HTML {
        """
        <time class="left" datetime="\(due.machineText)"
        data-due="\(due.milliseconds)">\(visit.timeLeft(until: due))</time>
        """
    }

    /// How much of the time is left, in hundredths.
    static func bar(from start: Moment, until due: Moment, _ visit: Visit) -> HTML {
        let (left, whole) = (due.milliseconds - visit.now.milliseconds, due.milliseconds - start.milliseconds)
        let share = whole > 0 ? min(100, max(0, 100 * left / whole)) : 0
        return """
            <progress class="progress time" data-from="\(start.milliseconds)" value="\(share)" max="100"
            aria-hidden="true"></progress>
            """
    }

    /// What takes the place of private content after the sign-in has gone idle.
    static func signAgain(_ visit: Visit, back: String) -> HTML {
        """
        <div class="note warn" data-sign-again hidden><p>\(say: "warnings.signAgain")</p><p>
        <a class="btn small" href="/sign-in?back=\(back)">\(say: "warnings.signAgainDo")</a></p></div>
        """
    }
}
