import Access
import CampaignRules
import Care
import InterviewRules
import Storage
import WarningRules

/// A pupil on the roster of the caller's school, of whom a tag may be written down.
struct TaggedPupil {
    let member: String
    let region: Region
    let keeper: String
    let unitNames: [String: String]?
    /// Years completed for certain.
    let age: Int
}

/// All SQL of tags that more than one use case needs.
extension Session {
    /// - Throws: `Refusal.notFound` for everybody who is no pupil of the caller's school today.
    func taggedPupil(_ member: String) throws -> TaggedPupil {
        let row = try row(
            """
            SELECT m.region, m.house, m.born_month, u.name_zh, u.name_en
            FROM published_member m LEFT JOIN published_unit u ON u.code = m.unit
            WHERE m.id = \(member) AND m.kind = 'pupil' AND m.left_at IS NULL AND m.house IS NOT NULL
                AND \(scope, region: "m.region", house: "m.house")
            """)
        guard let row else { throw Refusal.notFound }
        let hasUnit = try row("name_zh", as: String?.self) != nil
        let pupil = TaggedPupil(
            member: member, region: try row("region"), keeper: try row("house"),
            unitNames: hasUnit ? try row.both("name_zh", "name_en") : nil,
            age: BirthMonth(try row("born_month"))?.age(on: today) ?? 0)
        about("member \(member)", region: pupil.region)
        return pupil
    }

    func tagPolicy(in region: Region) throws -> CareTagPolicy {
        try book(CareTagPolicies.self).edition(for: region, on: today)
    }

    /// What holds today of pupils whom the caller keeps, by member, what ends first before the rest.
    func careTags(of members: [String]) throws -> [String: [CareTag]] {
        guard !members.isEmpty else { return [:] }
        let found = try rows(
            """
            SELECT t.id, t.member, t.region, t.content, t.until_day, w.display_name
            FROM care_tag t JOIN published_member m ON m.id = t.member AND m.house = t.keeper AND m.left_at IS NULL
            LEFT JOIN published_account w ON w.id = t.noted_by
            WHERE t.member IN \(list: members) AND t.until_day >= \(today)
                AND \(scope, region: "t.region", house: "t.keeper")
            """
        ).map { (member: try $0("member", as: String.self), tag: try careTag($0)) }
        return Dictionary(grouping: found, by: \.member).mapValues { lines in
            lines.map(\.tag).sorted { ($0.until, $0.code) < ($1.until, $1.code) }
        }
    }

    /// One as it stands in a row. A tag that the list does not name any more is told by its code.
    func careTag(_ row: Row) throws -> CareTag {
        let (id, until): (ID<CareTag>, Day) = (try row("id"), try row("until_day"))
        let content = try openAll(row("content"), for: CareTagContent.sealing(of: id), as: CareTagContent.self)
        let policy = try tagPolicy(in: row("region"))
        let names = policy.kind(content.code)?.names
        return CareTag(
            id: id, code: content.code, names: names ?? ["zh-Hans": content.code, "en": content.code],
            basis: content.basis, suppliedBy: content.suppliedBy, since: content.since, until: until,
            words: content.words, notedBy: try row("display_name") ?? "",
            endsSoon: until <= today.adding(days: policy.soonDays))
    }
}
