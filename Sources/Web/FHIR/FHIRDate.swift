import Care

/// FHIR's `dateTime`: a year, a month, a day, or a moment with its distance from Greenwich.
enum FHIRDate {
    static func isDateTime(_ text: String) -> Bool {
        let shape = /(\d{4})(?:-(\d\d)(?:-(\d\d)(?:T(\d\d):(\d\d):(\d\d)(?:\.\d{1,9})?(Z|[+-]\d\d:\d\d))?)?)?/
            .asciiOnlyDigits()
        guard let found = text.wholeMatch(of: shape) else { return false }
        let (_, year, month, day, hour, minute, second, zone) = found.output
        guard year != "0000", fits(month, 1...12), fits(hour, 0...23), fits(minute, 0...59), fits(second, 0...59)
        else { return false }
        let ahead = zone == "Z" ? nil : zone
        guard fits(ahead?.dropFirst().prefix(2), 0...14), fits(ahead?.suffix(2), 0...59) else { return false }
        // A day that the calendar does not have is refused by the type of the house.
        return day == nil || Day(String(text.prefix(10))) != nil
    }

    private static func fits(_ digits: Substring?, _ range: ClosedRange<Int>) -> Bool {
        digits.map { Int($0).map(range.contains) ?? false } ?? true
    }
}
