import Access
import Care
import ScreeningRules
import Storage

extension Session {
    /// Looks for red flags in the answers so far, finished or not, and announces the gravest if it is graver than
    /// any before (rulebook E.4.1). What was seen once is never unseen, also when answers change.
    /// - Parameters:
    ///   - sheet: asked for only when there is a flag, because most sheets have none.
    ///   - moments: when a question was answered, where that was before now.
    /// - Returns: whether the rank rose by this.
    func judge(
        _ answers: Answers, on sheet: @autoclosure () throws -> Sheet, _ questionnaire: Questionnaire,
        at moments: [String: Moment] = [:]
    ) throws -> Bool {
        let flags = redFlags(in: answers, of: questionnaire)
        guard let worst = flags.max(by: { $0.rank < $1.rank }) else { return false }
        let sheet = try sheet()
        guard worst.rank > sheet.worstRank else { return false }
        let rose = try run(
            """
            UPDATE sheet SET worst_rank = \(worst.rank) WHERE id = \(sheet.id) AND worst_rank < \(worst.rank)
            \(unscoped: "the sheet was opened by its key")
            """) == 1
        guard rose else { return false }
        let place = questionnaire.items.firstIndex { $0.linkId == worst.linkId } ?? 0
        announce(
            RedFlagSeen(
                sheet: sheet.id.rawValue, region: sheet.region, unit: sheet.unit, rank: worst.rank,
                questionnaire: sheet.questionnaire, version: sheet.version, number: place + 1, item: worst.linkId,
                option: worst.optionCode, ageGroup: sheet.ageGroup?.rawValue ?? Sheet.ageUnknown,
                raisedBy: sheet.createdBy, answeredAt: moments[worst.linkId]))
        return true
    }
}
