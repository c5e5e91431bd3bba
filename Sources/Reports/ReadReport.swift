public import Access
public import Care
import Storage

/// Reads the report of a campaign for one place: how many took part, what it came to, how that compares with the
/// last time, and the same for each part of the place.
public struct ReadReport: Query {
    public static let permission = Permission.readReports
    public static let opensIdentity = false
    public static let partsPerPage = 50

    public var campaign: ID<ReportedCampaign>
    /// A place of the report; the widest in reach when nothing is said.
    public var place: String?
    /// By which measure the parts are told.
    public var measure: String?
    /// Of the parts, from 1.
    public var page: Int?

    public init(
        campaign: ID<ReportedCampaign>, place: String? = nil, measure: String? = nil, page: Int? = nil
    ) {
        self.campaign = campaign
        self.place = place
        self.measure = measure
        self.page = page
    }

    public struct Outcome: Codable, Sendable, Equatable {
        public let card: ReportCard
        public let place: ReportPlace
        /// From the widest in reach to the one above.
        public let path: [ReportPlace]
        /// `nil` where fewer than ten have.
        public let handedIn: Int?
        /// `nil` where it may not be told.
        public let missing: Int?
        public let tables: [ReportTable]
        /// By which measure the parts are told; `nil` where there are none.
        public let partsBy: Measure?
        /// By which measures they can be.
        public let partMeasures: [Measure]
        /// What the columns of the parts are, as in the table of the measure.
        public let partLines: [ReportLine]
        public let parts: [ReportPart]
        public let hasMore: Bool
        /// When the campaign was that this one is compared with; `nil` where there is none.
        public let comparedWith: Moment?
    }

    public func perform(in session: borrowing Session<Self>) throws -> Outcome {
        try session.report(self, perPage: Self.partsPerPage)
    }
}

extension Session {
    func report(_ asked: ReadReport, perPage: Int) throws -> ReadReport.Outcome {
        let report = try drawnReport(asked.campaign)
        let line = try placeLine(asked.place, of: report)
        let figures = try figures(of: line.place.id, report)
        let before = try figuresBefore(of: line.place.id, report)
        let norms = try norms(for: line.place, figures, of: report)
        let tables = try figures.filter { $0.measure.isTable }.map { try table($0, figures, before, norms) }
        let measures = try partMeasures(of: line.place.id, report)
        let chosen = measures.first { $0.code == asked.measure } ?? measures.first { $0.kind == .bands }
            ?? measures.first
        let (parts, hasMore) = try chosen.map {
            try self.parts(of: line.place.id, by: $0, report, page: asked.page ?? 1, perPage: perPage)
        } ?? ([], false)
        let depth = parts.first?.cells.count ?? 0
        return ReadReport.Outcome(
            card: report.card, place: line.place, path: try path(above: line.above, report),
            handedIn: figures.first { $0.measure.kind == .handedIn }?.people,
            missing: figures.first { $0.measure.kind == .missing }?.people, tables: tables, partsBy: chosen,
            partMeasures: measures, partLines: try chosen.map { try lines(of: $0, depth: depth) } ?? [], parts: parts,
            hasMore: hasMore, comparedWith: before.closesAt)
    }
}

extension Measure {
    /// Whether it is a table of its own; who took part stands above the tables, and marked sheets beside the bands.
    var isTable: Bool { [.flags, .bands, .subscale].contains(kind) }
    /// Whether it is told with the bands of a place only, and not of all its parts.
    var isBesideBands: Bool { [.marked, .marks, .notValid].contains(kind) }
}
