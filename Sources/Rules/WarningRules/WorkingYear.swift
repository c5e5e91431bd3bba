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
