import Access
import Care
import Files
import HouseKit
import Imports
import Reports
import Storage

/// The report of a screening of the northern school that is over.
struct NorthernReport {
    let campaign: ID<ReportedCampaign>
    let norms: ID<ImportDraft>

    init(_ town: Town) async throws {
        let over = try await town.campaign("northern screening")
        campaign = ID(over.id)
        try await town.tamper(
            """
            UPDATE campaign SET state = 'closed', title_zh = \("\(Marker.north) 去年的普查"),
                title_en = \("\(Marker.north) last year"), opens_at = \(town.clock.now.adding(hours: -48)),
                closes_at = \(town.clock.now.adding(hours: -24)), sights = 'statistics-planner' WHERE id = \(campaign)
            """)
        try await town.tamper(
            """
            INSERT INTO campaign_site (campaign, unit, region)
            VALUES (\(campaign), \(TownPlaces.northSchool), \(TownPlaces.northTownship))
            """)
        try await town.answer(AnsweredClass(nil, [20, 15, 12, 10]), in: over.id, mark: "northern answer")
        try await town.performBySystem(StartReports())
        while try await town.number("SELECT COUNT(*) AS number FROM report_edition WHERE drawn_at IS NULL") > 0 {
            try await town.performBySystem(DrawReport(campaign: campaign))
        }
        let list = "scale,n,mean,sd,population,source,region,validFrom\ngad-7,0,5,4,\(Marker.north) 学生,x,"
            + "\(TownPlaces.north),2020-01-01\n"
        norms = try await town.perform(
            PreviewImport<NormImport>(file: UploadedFile(name: "norms.csv", bytes: Array(list.utf8))),
            as: .northAdministrator
        ).id
        try await town.tamper(
            """
            INSERT INTO norm (name, questionnaire, part, region, valid_from, people, mean, deviation, shares,
                population, source, brought_by, brought_in, brought_at)
            VALUES ('a norm', 'gad-7', 'total', \(TownPlaces.north), '2020-01-01', 400, 5000, 4000, '', 'A population',
                'A published source', 'somebody', 'a list', 0)
            """)
    }

    var words: [String] { [campaign.rawValue] }

    func queries(_ town: Town) -> [String: QueryExample] {
        let (administrator, input) = (town.caller(.northAdministrator), ["campaign": campaign.rawValue])
        return [
            "ListNorms": QueryExample(
                shows: "A published source", rightPerson: administrator, input: [:], isPublic: true),
            "ReadNormImport": QueryExample(
                shows: "\(Marker.north) 学生", rightPerson: administrator, input: ["draft": norms.rawValue]),
            "ReadNormImportForm": QueryExample(
                shows: "deviation", rightPerson: administrator, input: [:], isPublic: true),
            "ReadNormImportRest": QueryExample(
                shows: "\(Marker.north) 学生", rightPerson: administrator, input: ["draft": norms.rawValue]),
            "ListReportExports": QueryExample(
                shows: "\(Marker.north) 去年的普查", rightPerson: administrator, input: input),
            "ListReports": QueryExample(shows: campaign.rawValue, rightPerson: administrator, input: [:]),
            "ReadAdvisory": QueryExample(
                shows: "\(Marker.north) 去年的普查", rightPerson: administrator, input: input),
            "ReadDrawing": QueryExample(shows: "\(Marker.north) 去年的普查", rightPerson: administrator, input: input),
            "ReadReport": QueryExample(shows: "\(Marker.north) 去年的普查", rightPerson: administrator, input: input),
            "ReadSurvey": QueryExample(
                shows: "\(Marker.north) 去年的普查", rightPerson: administrator, input: input),
            "VerifyReport": QueryExample(shows: #""differing":0"#, rightPerson: .system("test"), input: input),
        ]
    }

    var commands: [String: CommandExample] {
        let report = ["campaign": campaign.rawValue]
        let list = ["draft": norms.rawValue]
        return [
            "CarryOutNormImport": .refused(list).adding("step", 0),
            "ConfirmNormImport": .refused(list),
            "DiscardNormImport": .refused(list),
            "PreviewNormImport": .own("keeps a list for the caller alone; see NormTests for rows of other places"),
            "ResumeNormImport": .refused(list),
            "StopNormImport": .refused(list).adding("reason", "busy"),
            "ApproveAdvisory": .refused(report).adding("version", 1),
            "PrintAdvisory": .refused(report).adding("reason", "curiosity"),
            "ReturnAdvisory": .refused(report).adding("version", 1).adding("reason", "unclear"),
            "WriteAdvisory": .refused(report).adding("advice", "An advice"),
            "DrawReport": .refused(report),
            "DrawSurvey": .refused(report),
            "NoteDrawingStopped": .refused(report), "NoteSurveyStopped": .refused(report),
            "ResumeDrawing": .refused(report),
            "ExportSurvey": .refused(report).adding("part", "results").adding("format", "csv")
                .adding("reason", "curiosity"),
            "ExportReport": .refused(report).adding("format", "csv").adding("reason", "curiosity"),
            "StartReports": .refused([:]),
        ]
    }
}
