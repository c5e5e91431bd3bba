import Care

/// When a message is tried, and when no more.
///
/// Growing pauses: a gateway that restarts is back within minutes, one whose bill was not paid within a day. After
/// that a person has to look [D].
enum DeliveryPlan {
    static let pauseMinutes = [1, 5, 15, 60, 240, 720]
    static var lastAttempt: Int { pauseMinutes.count + 1 }

    /// - Parameter attempts: how often it was tried.
    /// - Returns: `nil` when it is given up.
    static func next(after attempts: Int, at now: Moment) -> Moment? {
        guard attempts >= 1, attempts <= pauseMinutes.count else { return nil }
        return now.adding(minutes: pauseMinutes[attempts - 1])
    }
}

/// When a telephone may ring: from eight in the morning until nine in the evening, in China [D]. Nobody is woken by a
/// reminder.
enum SendingHours {
    static let from = 8 * 60
    static let until = 21 * 60

    /// The moment itself, or the next morning.
    static func next(at now: Moment) -> Moment {
        if now.minuteOfDay < from { return Moment(now.day, minute: from) }
        return now.minuteOfDay < until ? now : Moment(now.day.adding(days: 1), minute: from)
    }
}
