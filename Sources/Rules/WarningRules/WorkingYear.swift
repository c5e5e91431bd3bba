import Care

/// One year's exceptions, as the State Council announces them each autumn.
struct WorkingYear: Decodable {
    let holidays: [Day]
    let workingDays: [Day]

    private enum Keys: String, CodingKey, CaseIterable {
        case holidays, workingDays
    }

    init(from decoder: any Decoder) throws {
        try decoder.refuseKeys(besides: Keys.allCases.map(\.rawValue))
        let container = try decoder.container(keyedBy: Keys.self)
        holidays = try container.decode([Day].self, forKey: .holidays)
        workingDays = try container.decode([Day].self, forKey: .workingDays)
    }
}

/// A time on the wall clock, written `09:00`, from `00:00` to `24:00`.
struct ClockTime: Decodable {
    let minute: Int

    init(from decoder: any Decoder) throws {
        let text = try decoder.singleValueContainer().decode(String.self)
        let parts = text.split(separator: ":", omittingEmptySubsequences: false)
        guard text.utf8.count == 5, parts.count == 2, let hour = Int(parts[0]), let minute = Int(parts[1]),
            (0...59).contains(minute), (0...1_440).contains(hour * 60 + minute)
        else { throw decoder.fault("a time is written 09:00") }
        self.minute = hour * 60 + minute
    }
}
