/// Who took part in a stratum of a sample, or in several that every table of a survey takes together.
public struct StratumTurnout: Hashable, Sendable {
    public let strata: [String]
    /// How many there are to draw from.
    public let frame: Int
    /// How many of them were drawn and are on the list still.
    public let drawn: Int
    public let handedIn: Int

    public init(strata: [String], frame: Int, drawn: Int, handedIn: Int) {
        self.strata = strata
        self.frame = frame
        self.drawn = drawn
        self.handedIn = handedIn
    }

    private init(_ parts: [StratumTurnout]) {
        strata = parts.flatMap(\.strata).sorted()
        frame = parts.reduce(0) { $0 + $1.frame }
        drawn = parts.reduce(0) { $0 + $1.drawn }
        handedIn = parts.reduce(0) { $0 + $1.handedIn }
    }

    private var missing: Int { drawn - handedIn }
    private var notDrawn: Int { frame - drawn }

    /// Whether it may be told beside others. A draw in proportion follows from the frame, so that each frame also tells
    /// how many were drawn, and how many of those are missing: all three have to be ten or more.
    fileprivate var standsBesideOthers: Bool {
        handedIn >= SmallNumbers.house && missing >= SmallNumbers.cell && notDrawn >= SmallNumbers.cell
    }

    /// The same, as it stands alone: whoever was asked is not told where fewer than ten of them are missing, and the
    /// frame not where fewer than ten more could have been asked.
    fileprivate var alone: StratumTurnout {
        let tellsDrawn = missing >= SmallNumbers.cell
        let tellsFrame = tellsDrawn
            ? notDrawn == 0 || notDrawn >= SmallNumbers.cell : frame - handedIn >= SmallNumbers.cell
        return StratumTurnout(
            strata: strata, frame: tellsFrame ? frame : handedIn, drawn: tellsDrawn ? drawn : handedIn,
            handedIn: handedIn)
    }

    /// Strata as all tables of a survey tell them, so that nobody learns from one table which part of another's line
    /// stands where. Those that are too small stand together, with the smallest of the others where they need it
    /// (rulebook H.9).
    public static func told(_ strata: [StratumTurnout]) -> [StratumTurnout] {
        var apart = strata.filter(\.standsBesideOthers).sorted {
            ($0.handedIn, $0.strata.joined()) > ($1.handedIn, $1.strata.joined())
        }
        var together = strata.filter { !$0.standsBesideOthers }
        while !together.isEmpty, !StratumTurnout(together).standsBesideOthers {
            guard let next = apart.popLast() else { return asOne(strata) }
            together.append(next)
        }
        let rest = together.isEmpty ? [] : [StratumTurnout(together)]
        guard apart.count + rest.count > 1 else { return asOne(strata) }
        return apart.sorted { $0.strata.joined() < $1.strata.joined() } + rest
    }

    /// All strata in one line.
    public static func asOne(_ strata: [StratumTurnout]) -> [StratumTurnout] { [StratumTurnout(strata).alone] }
}

extension [CountedStratum] {
    /// The counts of a question, in the strata that every table of the survey tells.
    public func taken(as told: [StratumTurnout]) -> [CountedStratum] {
        told.map { turnout in
            let parts = filter { turnout.strata.contains($0.id) }
            let width = parts.map(\.cells.count).max() ?? 0
            return CountedStratum(
                id: turnout.strata.joined(separator: " "), frame: turnout.frame, drawn: turnout.drawn,
                cells: (0..<width).map { cell in parts.reduce(0) { $0 + $1.cells[cell] } },
                marked: parts.reduce(0) { $0 + $1.marked })
        }
    }
}
