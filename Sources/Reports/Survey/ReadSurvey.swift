public import Access
import CampaignRules
public import Care
import ReportRules
import ScreeningRules
import Storage

/// Reads what a survey came to, question by question, with estimates of everybody whom its sample was drawn from.
/// Empty for a screening that is no survey, and for whoever sees only a part of the place.
public struct ReadSurvey: Query {
    public static let permission = Permission.readReports
    public static let opensIdentity = false

    public var campaign: ID<ReportedCampaign>

    public init(campaign: ID<ReportedCampaign>) {
        self.campaign = campaign
    }

    public struct Outcome: Codable, Sendable, Equatable {
        public let card: ReportCard
        /// Where the people live who were asked.
        public let region: Region
        /// How the sample was drawn: everybody, simple, byUnit, bySex, byAge; `nil` where nothing is told.
        public let method: String?
        public let licence: String?
        /// Whether the plan let people be enrolled where they were met: then they are no sample, and speak for
        /// themselves alone.
        public let hasWalkIns: Bool
        public let strata: [SurveyStratum]
        /// `nil` where nobody was asked what they know, and where that may not be told.
        public let awareness: SurveyAwareness?
        public let scales: [SurveyScale]
        public let items: [SurveyItem]
        /// When its drawing was given up; told to whoever the campaign belongs to.
        public let stoppedAt: Moment?
        /// When the platform tries again by itself; only where it has stopped.
        public let nextTry: Moment?
    }

    public func perform(in session: borrowing Session<Self>) throws -> Outcome {
        try session.survey(campaign)
    }
}

extension Session {
    func survey(_ campaign: ID<ReportedCampaign>) throws -> ReadSurvey.Outcome {
        let report = try drawnReport(campaign)
        let survey = try book(CampaignTemplates.self)[report.template]?.survey
        let stopped = try survey == nil ? nil : surveyStopped(campaign)
        let figures = try surveyFigures(campaign)
        let taken = figures.first { !$0.item.isQuestion }?.told ?? []
        var files: [String: Questionnaire] = [:]
        let items = try figures.filter(\.item.isQuestion).compactMap { figure -> ToldItem? in
            let (slug, version) = (figure.item.questionnaire, figure.item.version)
            let file = try files[slug] ?? questionnaire(slug, version: version)
            files[slug] = file
            guard let item = file.item(figure.item.id) else { throw ReportProblem.unknownScale }
            return ToldItem(file, item, figure.told, knowsFrom: survey?.knowsFrom)
        }.sorted { ($0.file.slug, $0.file.place(of: $0.item)) < ($1.file.slug, $1.file.place(of: $1.item)) }
        return ReadSurvey.Outcome(
            card: report.card, region: report.region, method: figures.first?.method,
            licence: figures.isEmpty ? nil : survey?.licence, hasWalkIns: try hasWalkIns(campaign),
            strata: taken.map {
                SurveyStratum(
                    strata: $0.strata, frame: $0.tellsFrame ? $0.frame : nil, drawn: $0.tellsDrawn ? $0.drawn : nil,
                    handedIn: $0.people)
            },
            // A rate of some of the questions is not the rate of all.
            awareness: items.count(where: \.isKnowledge) == files.values.reduce(0) { sum, file in
                sum + file.surveyed.count { file.isKnowledge($0, survey?.knowsFrom) }
            } ? items.awareness : nil,
            scales: files.values.sorted { $0.slug < $1.slug }.map(SurveyScale.init),
            items: items.map { $0.shown() }, stoppedAt: stopped,
            nextTry: stopped?.adding(hours: StartReports.hoursForDrawing))
    }

    private func hasWalkIns(_ campaign: ID<ReportedCampaign>) throws -> Bool {
        try row(
            """
            SELECT d.campaign FROM published_campaign_door d WHERE d.campaign = \(campaign) AND d.walk_ins
            \(unscoped: "how people were asked is part of what was found within the scope")
            """) != nil
    }

    private func surveyFigures(
        _ campaign: ID<ReportedCampaign>
    ) throws -> [(item: SurveyedItem, method: String, told: [ToldStratum])] {
        let rows = try rows(
            """
            SELECT f.questionnaire, f.version, f.item, f.strata, f.frame, f.drawn, f.cells, e.method
            FROM survey_figure f JOIN survey_edition e ON e.campaign = f.campaign
            WHERE f.campaign = \(campaign) AND \(scope, region: "e.region", unit: "e.house")
            ORDER BY f.questionnaire, f.version, f.item, f.position
            """)
        return try rows.reduce(into: []) { found, row in
            let item = SurveyedItem(
                questionnaire: try row("questionnaire"), version: try row("version"), id: try row("item"))
            if found.last?.item != item { found.append((item, try row("method"), [])) }
            found[found.count - 1].told.append(try ToldStratum(row))
        }
    }
}

extension ToldStratum {
    fileprivate init(_ row: Row) throws {
        self.init(
            strata: try row("strata", as: String.self).split(separator: " ").map(String.init),
            frame: try row("frame"), drawn: try row("drawn"), cells: Figure.read(try row("cells")))
    }
}

extension Questionnaire {
    fileprivate func place(of item: QuestionnaireItem) -> Int {
        items.firstIndex { $0.linkId == item.linkId } ?? items.count
    }
}

extension SurveyScale {
    fileprivate init(_ file: Questionnaire) {
        self.init(
            questionnaire: file.slug, version: file.version.description, titles: file.title.byLanguage,
            holder: file.licence.holder, terms: file.licence.terms.byLanguage, citation: file.licence.citation)
    }
}
