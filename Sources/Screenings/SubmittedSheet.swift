import Access
import Care
import ScreeningRules
import Storage

extension Session where Case == SubmitSheet {
    /// - Returns: `nil` when the request is known already.
    func insert(_ new: SubmitSheet, _ scale: Questionnaire, _ scored: Scored) throws -> ID<Sheet>? {
        let id = newID(Sheet.self)
        let region = try place(new.region)
        let quality = AnswerQuality(of: new.answers, to: scale, seconds: new.seconds ?? 0)
        let (score, seconds) = (scored.score, new.seconds)
        let inserted = try run(
            """
            INSERT INTO sheet
                (id, questionnaire, version, language, age_group, mode, notice, region, region_chosen, created_by,
                request, started_at, expires_at, finished_at, worst_rank, manner, licence,
                sex, age, education, border_sets, entered, not_valid, missing,
                total, band, prorated, raw, positive_by, assumed, alternative, alternative_version, t_score,
                seconds, too_fast, straight_line, inconsistent)
            VALUES (\(id), \(scale.slug), \(scale.version.description), \(new.language), \(new.ageGroup), 'program',
                \(Sheet.notice), \(try scope.admit(region)), TRUE, \(caller.id), \(ownRequest(new)), \(now), \(now),
                \(now), 0, \(new.manner ?? .own), \(scale.licence.name),
                \(new.sex), \(new.age), \(new.education), \(sets(new)), \(new.entered), \(scored.notValid),
                \(scored.leftOut), \(score?.total), \(score?.band.code), \(score?.prorated), \(score?.raw),
                \(score.map { CodeList.write($0.positiveBy) }),
                \(score.map { CodeList.write($0.assumed.map(\.rawValue)) }), \(score?.alternative?.id),
                \(score?.alternative?.version), \(score?.tScore),
                \(seconds), \(seconds.map { _ in quality.tooFast }), \(quality.straightLine), \(quality.inconsistent))
            ON CONFLICT (request) DO NOTHING
            """)
        guard inserted == 1 else { return nil }
        about("sheet \(id)", region: region)
        return id
    }

    func justMade(_ id: ID<Sheet>) throws -> Sheet {
        let row = try row(
            "SELECT \(Sheet.columns) FROM sheet s WHERE s.id = \(id) \(unscoped: "the sheet that was made just now")")
        guard let row else { throw ScreeningError.noSheet }
        return try Sheet(row)
    }

    func known(_ again: SubmitSheet) throws -> OwnSheet {
        let row = try row(
            """
            SELECT \(OwnSheet.columns) FROM sheet s WHERE s.request = \(ownRequest(again))
                AND s.questionnaire = \(again.questionnaire) AND s.language = \(again.language)
                AND s.age_group = \(again.ageGroup) AND s.region = \(again.region)
                AND s.entered IS NOT DISTINCT FROM CAST(\(again.entered) AS BIGINT)
                AND s.sex IS NOT DISTINCT FROM CAST(\(again.sex) AS TEXT)
                AND s.age IS NOT DISTINCT FROM CAST(\(again.age) AS BIGINT)
                AND s.education IS NOT DISTINCT FROM CAST(\(again.education) AS TEXT)
                AND COALESCE(s.border_sets, '') = \(sets(again))
            \(unscoped: "the request names the caller's own sheet")
            """)
        guard let sheet = try row.map(OwnSheet.init), try answers(of: sheet.id) == again.answers else {
            throw ScreeningError.requestTaken
        }
        about("sheet \(sheet.id)", region: again.region)
        return sheet
    }

    private func sets(_ new: SubmitSheet) -> String { CodeList.write(Set(new.borderSets ?? []).sorted()) }

    func ownRequest(_ new: SubmitSheet) -> String { "\(caller.id?.rawValue ?? "") \(new.request)" }
}

extension Licence {
    /// On whose permission the sheet was answered, short.
    var name: String { spdx ?? holder }
}
