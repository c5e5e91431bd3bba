public import Access
public import Care
public import ScreeningRules

/// Shows one sheet of a paper to whoever keys it: their own answers and nobody else's. Where two have read a question
/// differently, both readings, in the order of the scale, and not whose is whose.
public struct ReadPaperEntry: Query {
    public static let permission = Permission.enterAnswers
    public static let opensIdentity = false

    public var sitting: ID<Sitting>
    /// The sheet's place in the sitting, from 1; the first where something differs if nothing is said.
    public var sheet: Int?

    public init(sitting: ID<Sitting>, sheet: Int? = nil) {
        self.sitting = sitting
        self.sheet = sheet
    }

    /// A question that was read in two ways.
    public struct Difference: Codable, Sendable, Equatable {
        public let item: String
        /// One of both may have read that nothing was ticked.
        public let readings: [String?]
    }

    public struct Outcome: Codable, Sendable {
        public let step: PaperEntry.Step
        /// The sheet's place, of `count`.
        public let sheet: Int
        public let count: Int
        /// Questions that were read differently, sheet by sheet; empty until both are done.
        public let differing: [Int]
        public let differences: [Difference]
        /// What the caller has keyed on this sheet.
        public let answers: Answers
        public let language: Language
        /// Whether what the caller has keyed on any sheet of this paper shows danger: it stands on every page after
        /// that, and in no address. What others have keyed is not told.
        public let isGrave: Bool
        public let region: Region
        /// Stands last, because it cannot be read back: see `OnlyShown`.
        public let scale: UsedScale
    }

    public func perform(in session: borrowing Session<Self>) throws -> Outcome {
        let entry = try session.paperEntry(sitting)
        let all = try session.sheets(of: entry)
        let step = entry.step(for: session.caller.id)
        let second = try session.secondAnswers(of: all)
        let differing = step == .differs ? all.differences(from: second) : []
        let place = sheet ?? (differing.firstIndex { !$0.isEmpty } ?? 0) + 1
        guard all.parts.indices.contains(place - 1) else { throw SittingProblem.noSuchSheet }
        let part = all.parts[place - 1]
        let other = Answers(second[part.sheet.id] ?? [:])
        let own = step == .first ? part.answers : step == .second ? other : Answers()
        return Outcome(
            step: step, sheet: place, count: all.parts.count, differing: differing.map(\.count),
            differences: differing.isEmpty ? [] : differing[place - 1].map { difference($0, part, other) },
            answers: own, language: part.sheet.language, isGrave: isGrave(entry, all, second, in: session),
            region: part.sheet.region, scale: UsedScale(part.scale))
    }

    private func isGrave(
        _ entry: PaperEntry, _ all: SittingSheets, _ second: [ID<Sheet>: [String: String]],
        in session: borrowing Session<Self>
    ) -> Bool {
        let person = session.caller.id
        return all.parts.contains { part in
            let first = entry.hasRead(person) ? part.answers : Answers()
            let other = entry.hasReadSecond(person) ? Answers(second[part.sheet.id] ?? [:]) : Answers()
            return !redFlags(in: first, of: part.scale).isEmpty || !redFlags(in: other, of: part.scale).isEmpty
        }
    }

    private func difference(_ item: String, _ part: SittingSheets.Part, _ other: Answers) -> Difference {
        let order = part.scale.item(item)?.options.map(\.code) ?? []
        let place = { (code: String?) in code.flatMap { order.firstIndex(of: $0) } ?? order.count }
        return Difference(item: item, readings: [part.answers[item], other[item]].sorted { place($0) < place($1) })
    }
}
