import Care
import WarningRules
import Warnings

/// The clocks of an alert: those that run, with what is left, and those that were stopped in time or not.
struct AlertClockList {
    let alert: ReadAlert.Outcome

    func html(_ visit: Visit) -> HTML {
        let lines = AlertClock.allCases.compactMap { running($0, visit) ?? done($0, visit) }
        return """
            <section class="card" aria-labelledby="clocks"><h2 id="clocks">\(say: "warnings.clocks.title")</h2>
            \(if: lines.isEmpty, "<p>\(say: "warnings.noClock")</p>")
            \(if: !lines.isEmpty, "<ul class=\"clocks\">\(each: lines)</ul>")</section>
            """
    }

    /// After a rise two clocks may run for the same thing: the earlier one counts.
    private func running(_ clock: AlertClock, _ visit: Visit) -> HTML? {
        guard let line = alert.clocks.first(where: { $0.clock == clock }) else { return nil }
        let isLate = TimeLeft(until: line.due, at: visit.now).isOver
        return """
            <li class="clock\(if: isLate, " late")">
            <span>\(say: clock.phrase)</span>\(Ticking.time(until: line.due, visit))
            <span class="sub">\(say: "warnings.clocks.by", ["time": visit.when(line.due)])</span>
            \(Ticking.bar(from: line.start, until: line.due, visit))</li>
            """
    }

    private func done(_ clock: AlertClock, _ visit: Visit) -> HTML? {
        guard let taken = minutesTaken(by: clock) else { return nil }
        return """
            <li class="clock done"><span>\(say: clock.phrase)</span>
            <span class="left">✓ \(say: "warnings.clocks.took", ["time": visit.length(minutes: taken)])</span></li>
            """
    }

    /// From the moment when the alert got its rank to what stopped the clock. Clarifying has no time of its own in
    /// every ladder, and where it has one the contact that stops it is told already.
    private func minutesTaken(by clock: AlertClock) -> Int? {
        guard let start = alert.entries.last(where: { $0.kind == .raised || $0.kind == .rose })?.at else { return nil }
        let stop = alert.entries.first { entry in
            guard entry.at >= start else { return false }
            switch clock {
            case .acknowledge: return entry.kind == .acknowledged
            case .firstContact: return entry.kind == .contacted && entry.contactOutcome?.stops.contains(clock) == true
            case .clarify: return false
            }
        }
        return stop.map { $0.at.seconds(since: start) / 60 }
    }
}

extension ReadAlert.Entry {
    /// How a recorded contact ended.
    var contactOutcome: ContactOutcome? { detail.flatMap(ContactOutcome.init(rawValue:)) }
}
