public import Access
public import Care
import Storage

/// Records how the tree has changed: places renamed, merged, split and moved, from a day on.
///
/// What ended keeps its code and its data. Whoever has a post in the successor of a merger or a move reaches the
/// predecessor's rows from now on; of a split place nobody below its parent gains anything.
public struct RecordRegionChanges: Command {
    public static let permission = Permission.operate
    public static let unattended = true

    public var changes: [ListedChange]
    /// Only says what would happen.
    public var isTrial: Bool

    public init(changes: [ListedChange], isTrial: Bool = false) {
        self.changes = changes
        self.isTrial = isTrial
    }

    public struct Outcome: Codable, Sendable, Equatable {
        public let recorded: Int
        public let unchanged: Int
        /// What cannot be recorded, by the number of the change in the list.
        public let problems: [Int: RegionListProblem]
    }

    public func perform(in session: borrowing Session<Self>) throws -> Outcome {
        var (recorded, unchanged) = (0, 0)
        var problems: [Int: RegionListProblem] = [:]
        var before = Told()
        for (number, change) in changes.enumerated() {
            if try session.isRecorded(change) {
                unchanged += 1
            } else if let problem = try session.problem(with: change, after: before) {
                problems[number] = problem
            } else {
                if !isTrial { try session.record(change) }
                before.note(change)
                recorded += 1
            }
        }
        if recorded > 0, !isTrial { session.touch(RegionsContents.places) }
        return Outcome(recorded: recorded, unchanged: unchanged, problems: problems)
    }
}

/// What changes earlier in the list have made and ended, so that a trial answers as the real run will.
private struct Told {
    var made: Set<Region> = []
    var ended: Set<Region> = []
    var followers: [Region: Set<Region>] = [:]

    mutating func note(_ change: ListedChange) {
        made.formUnion(change.successors)
        guard change.kind != .renamed else { return }
        ended.insert(change.predecessor)
        followers[change.predecessor, default: []].formUnion(change.successors)
    }
}

/// One change of the tree, as a list says it.
public struct ListedChange: Codable, Sendable, Equatable {
    public let day: Day
    public let kind: RegionChange.Kind
    public let predecessor: Region
    /// One place; several after a split; the place itself when it was only renamed.
    public let successors: [Region]
    /// What the successor is called; needed where the tree does not know it yet, and for a new name.
    public let name: String
    public let nameEn: String
    public let source: String

    public init(
        day: Day, kind: RegionChange.Kind, predecessor: Region, successors: [Region], name: String,
        nameEn: String = "", source: String
    ) {
        self.day = day
        self.kind = kind
        self.predecessor = predecessor
        self.successors = kind == .renamed ? [predecessor] : successors
        self.name = name
        self.nameEn = nameEn
        self.source = source
    }
}

extension Session where Case == RecordRegionChanges {
    fileprivate func isRecorded(_ change: ListedChange) throws -> Bool {
        let found = try rows(
            """
            SELECT successor FROM region_change WHERE predecessor = \(change.predecessor) AND day = \(change.day)
                AND kind = \(change.kind) AND successor IN \(list: change.successors)
            \(unscoped: "the operator keeps the tree of places")
            """)
        return !change.successors.isEmpty && found.count == Set(change.successors).count
    }

    fileprivate func problem(with change: ListedChange, after before: Told) throws -> RegionListProblem? {
        // A place that has not ended yet would be without its duty from today on.
        guard change.day <= today else { return .dayToCome }
        let ended = try row(
            """
            SELECT ended_on FROM region WHERE code = \(change.predecessor)
            \(unscoped: "the operator keeps the tree of places")
            """)
        guard ended != nil || before.made.contains(change.predecessor) else { return .unknownPlace }
        if change.kind == .renamed { return change.name.isEmpty ? .emptyName : nil }
        if before.ended.contains(change.predecessor) { return .endedAlready }
        guard try ended?("ended_on", as: Day?.self) == nil else { return .endedAlready }
        guard !change.successors.isEmpty else { return .noSuccessor }
        if change.successors.contains(change.predecessor) { return .ownSuccessor }
        if change.kind != .split, change.successors.count > 1 { return .oneSuccessor }
        if change.kind == .split, Set(change.successors).count < 2 { return .splitIntoOne }
        if try comesBack(change, after: before) { return .comesBack }
        let there = try regionsThere(change.successors).union(before.made)
        for new in change.successors where !there.contains(new) {
            if change.name.isEmpty || change.successors.count > 1 { return .unknownSuccessor }
            if let parent = new.parent, try regionsThere([parent]).isEmpty, !before.made.contains(parent) {
                return .parentMissing
            }
        }
        return nil
    }

    /// Whether what follows the successors is in the end the place that would end: then nobody would be left to answer.
    private func comesBack(_ change: ListedChange, after before: Told) throws -> Bool {
        var seen: Set<Region> = []
        var next = Set(change.successors)
        while !next.isEmpty {
            if next.contains(change.predecessor) { return true }
            seen.formUnion(next)
            let recorded = try rows(
                """
                SELECT successor FROM region_change WHERE predecessor IN \(list: next.sorted()) AND kind <> 'renamed'
                \(unscoped: "the operator keeps the tree of places")
                """
            ).map { try $0("successor", as: Region.self) }
            next = next.reduce(into: Set(recorded)) { $0.formUnion(before.followers[$1] ?? []) }.subtracting(seen)
        }
        return false
    }

    fileprivate func record(_ change: ListedChange) throws {
        if change.kind == .renamed {
            try rename(change)
        } else {
            try makeSuccessors(of: change)
            try run(
                """
                UPDATE region SET ended_on = \(change.day) WHERE code = \(change.predecessor)
                \(unscoped: "the operator keeps the tree of places")
                """)
        }
        for successor in change.successors {
            try run(
                """
                INSERT INTO region_change (day, kind, predecessor, successor, source)
                VALUES (\(change.day), \(change.kind), \(change.predecessor), \(successor), \(change.source))
                ON CONFLICT (predecessor, successor, day) DO NOTHING
                \(unscoped: "the operator keeps the tree of places")
                """)
            if change.kind.isInherited { try inherit(from: change.predecessor, to: successor) }
        }
        about("region \(change.predecessor) \(change.kind.rawValue)", region: change.predecessor)
    }

    private func rename(_ change: ListedChange) throws {
        let row = try row(
            """
            SELECT name_zh, name_en, urban_class FROM region WHERE code = \(change.predecessor)
            \(unscoped: "the operator keeps the tree of places")
            """)
        guard let row else { return }
        let known = KnownRegion(name: try row("name_zh"), nameEn: try row("name_en"), urbanClass: nil)
        try keepFormerName(of: change.predecessor, known, until: change.day.adding(days: -1), source: change.source)
        try run(
            """
            UPDATE region SET name_zh = \(change.name), name_en = \(change.nameEn) WHERE code = \(change.predecessor)
            \(unscoped: "the operator keeps the tree of places")
            """)
    }

    private func makeSuccessors(of change: ListedChange) throws {
        for new in change.successors {
            try run(
                """
                INSERT INTO region (code, level, parent, name_zh, name_en, started_on)
                VALUES (\(new), \(new.level.rawValue), \(new.parent), \(change.name), \(change.nameEn), \(change.day))
                ON CONFLICT (code) DO NOTHING \(unscoped: "the operator keeps the tree of places")
                """)
        }
    }

    /// Whatever came before the predecessor comes before everything that follows the successor.
    private func inherit(from predecessor: Region, to successor: Region) throws {
        try run(
            """
            INSERT INTO region_succession (predecessor, successor)
            SELECT a.code, b.code FROM region a CROSS JOIN region b
            WHERE (a.code = \(predecessor)
                    OR a.code IN (SELECT s.predecessor FROM region_succession s WHERE s.successor = \(predecessor)))
                AND (b.code = \(successor)
                    OR b.code IN (SELECT s.successor FROM region_succession s WHERE s.predecessor = \(successor)))
                AND a.code <> b.code
            ON CONFLICT (predecessor, successor) DO NOTHING \(unscoped: "the operator keeps the tree of places")
            """)
    }
}
